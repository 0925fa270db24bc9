"""The theme chart of a slide: native, with the numbers of the page."""

from __future__ import annotations

from collections import Counter

import pytest
from pptx.oxml.ns import qn

from dashboard.brief import Brief
from dashboard.exports.data.facts import facts
from dashboard.exports.slides import deck
from dashboard.language import LANGUAGES, Language
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.selection import Selection
from tests.briefs import brief_of
from tests.exports.slides.read import shape_of, slide_of


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chosen", [Filter(), Filter(cities=frozenset({"guangzhou"}))], ids=["all", "a city"])
def test_the_chart_has_the_pages_numbers(real: Dossier, chosen: Filter, language: Language) -> None:
    brief = brief_of(real, chosen, language=language)
    found = Counter((row["theme"], row["voice"]) for row in brief.shown.mention_rows)
    said = [theme for theme in brief.themes if any(found[theme.id, v.id] for v in brief.lexicon.voices)]
    assert said
    name = brief.style.say("page.themes")
    chart = shape_of(slide_of(deck.deck(brief).data, name, "chart"), "chart").chart
    plot = chart.plots[0]
    sums = [sum(found[theme.id, voice.id] for voice in brief.lexicon.voices) for theme in said]
    names = [theme.name.of(language) for theme in said]
    assert [*plot.categories] == [f"{name} {n}" for name, n in zip(names, sums, strict=True)]
    assert [series.name for series in plot.series] == [v.name.of(language) for v in brief.lexicon.voices]
    for voice, series in zip(brief.lexicon.voices, plot.series, strict=True):
        assert [*series.values] == [found.get((theme.id, voice.id), 0) for theme in said]
    colors = [f"#{series.format.fill.fore_color.rgb}" for series in plot.series]
    assert colors == list(brief.style.palette.voices)
    assert chart.has_legend
    assert all(series.data_labels.show_value for series in plot.series)


def test_the_chart_of_the_real_trip_adds_up(real: Dossier) -> None:
    brief = brief_of(real)
    chart = shape_of(slide_of(deck.deck(brief).data, "主题", "chart"), "chart").chart
    drawn = [sum(values) for values in zip(*(series.values for series in chart.plots[0].series), strict=True)]
    told = {one["id"]: one["sentences"] for one in facts(brief.view)["themes"]}
    assert drawn == [told[one.theme.id] for one in brief.view.themes_told]
    assert sum(drawn) == len(brief.shown.mentions) == 89


def test_the_selection_has_the_accent_in_the_chart(small_visit: Dossier) -> None:
    brief: Brief = brief_of(small_visit, selected=Selection("theme", "talent"))
    chart = shape_of(slide_of(deck.deck(brief).data, "主题", "chart"), "chart").chart
    place = [one.theme.id for one in brief.view.themes_told].index("talent")
    lines = chart._chartSpace.xpath(".//c:dPt[c:spPr/a:ln]")
    assert {int(one.find(qn("c:idx")).get("val")) for one in lines} == {place}
    colors = {one.get("val") for point in lines for one in point.xpath("./c:spPr/a:ln//a:srgbClr")}
    assert colors == {brief.style.palette.accent.lstrip("#")}
