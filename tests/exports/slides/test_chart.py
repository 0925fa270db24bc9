"""The theme chart of a slide: native, with the numbers of the page."""

from __future__ import annotations

from collections import Counter

import pytest
from pptx.oxml.ns import qn

from dashboard.brief import Brief
from dashboard.exports.data.facts import facts
from dashboard.exports.slides import deck
from dashboard.language import Language
from dashboard.view.dossier import Dossier
from dashboard.view.selection import Selection
from tests.briefs import FILTERS, brief_of
from tests.exports.slides.read import CASES, deck_of, opened, said, shape_of


@pytest.mark.parametrize(("name", "language"), CASES)
def test_the_chart_has_the_pages_numbers(small_visit: Dossier, name: str, language: Language) -> None:
    brief = brief_of(small_visit, FILTERS[name], language=language)
    found = Counter((row["theme"], row["voice"]) for row in brief.shown.mention_rows)
    made = opened(deck_of(small_visit, name, language))
    slide = next(one for one in made.slides if one.shapes.title.text_frame.text in {"主题", "Themes"})
    if brief.shown.mentions.empty:
        assert brief.style.say("slides.no_sentence") in said(slide)
        return
    for one in (made.slides[0], slide):
        chart = shape_of(one, "chart").chart
        plot = chart.plots[0]
        assert [*plot.categories] == [theme.name.of(language) for theme in brief.themes]
        assert [series.name for series in plot.series] == [
            voice.name.of(language) for voice in brief.lexicon.voices
        ]
        for voice, series in zip(brief.lexicon.voices, plot.series, strict=True):
            assert [*series.values] == [found.get((theme.id, voice.id), 0) for theme in brief.themes]
        colors = [f"#{series.format.fill.fore_color.rgb}" for series in plot.series]
        assert colors == list(brief.style.palette.voices)
        assert chart.has_legend
        assert all(series.data_labels.show_value for series in plot.series)


def test_the_chart_of_the_real_trip_adds_up(real: Dossier) -> None:
    brief = brief_of(real)
    chart = shape_of(opened(deck.pptx(brief).data).slides[0], "chart").chart
    drawn = [sum(values) for values in zip(*(series.values for series in chart.plots[0].series), strict=True)]
    told = {one["id"]: one["sentences"] for one in facts(brief.view)["themes"]}
    assert drawn == [told[theme.id] for theme in brief.themes]
    assert sum(drawn) == len(brief.shown.mentions) == 89


def test_the_selection_has_the_accent_in_the_chart(small_visit: Dossier) -> None:
    brief: Brief = brief_of(small_visit, selected=Selection("theme", "talent"))
    chart = shape_of(opened(deck.pptx(brief).data).slides[0], "chart").chart
    place = [theme.id for theme in brief.themes].index("talent")
    lines = chart._chartSpace.xpath(".//c:dPt[c:spPr/a:ln]")
    assert {int(one.find(qn("c:idx")).get("val")) for one in lines} == {place}
    colors = {one.get("val") for point in lines for one in point.xpath("./c:spPr/a:ln//a:srgbClr")}
    assert colors == {brief.style.palette.accent.lstrip("#")}
