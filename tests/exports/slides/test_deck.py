"""The deck read back: its slides in order, what each states, and the cities that the filter empties."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.brief import NothingShownError
from dashboard.exports.slides import deck
from dashboard.language import LANGUAGES, Language
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import FILTERS, MADE, NOTHING, brief_of, changed
from tests.exports.slides.read import (
    CASES,
    cells,
    deck_of,
    opened,
    pictures,
    said,
    shape_of,
    slide_titled,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_deck_has_its_slides_in_order(small_visit: Dossier, language: Language) -> None:
    brief = brief_of(small_visit, language=language)
    made = opened(deck_of(small_visit, "everything", language))
    cities = [city.name.of(language) for city in brief.trip.stops]
    voices = " · ".join(voice.name.of(language) for voice in brief.lexicon.voices)
    say = brief.style.say
    told_home = [say("slides.agreed"), say("slides.figures")]
    wanted = [brief.title, *told_home, *cities, say("page.themes"), voices, say("page.sources")]
    assert [slide.shapes.title.text_frame.text for slide in made.slides] == wanted
    assert {slide.slide_layout.name for slide in made.slides} == {"Title Only"}
    assert len(opened(deck.pptx(brief).data).slides) == 1


def test_a_filter_on_a_city_leaves_that_city(small_visit: Dossier) -> None:
    made = opened(deck_of(small_visit, "a city", "zh"))
    assert [slide.shapes.title.text_frame.text for slide in made.slides][1:3] == ["河口", "主题"]


@pytest.mark.parametrize(("name", "language"), CASES)
def test_every_slide_states_what_every_export_states(
    small_visit: Dossier, name: str, language: Language
) -> None:
    brief = brief_of(small_visit, FILTERS[name], language=language)
    cities = {city.name.of(language): city.id for city in brief.trip.stops}
    for slide in opened(deck_of(small_visit, name, language)).slides:
        text, own = said(slide), brief
        if city := cities.get(slide.shapes.title.text_frame.text):
            own = brief.under(replace(brief.view.filter, cities=frozenset({city})))
        for line in (brief.title, brief.dates, brief.sum, brief.legend, brief.source, brief.credit):
            assert line in text
        assert MADE.isoformat() in text
        assert brief.style.say("brief.filter_line", filter=own.filter) in text
        assert own.shown_sum in text


def test_a_city_without_a_stop_says_so_with_the_reports_words(real: Dossier) -> None:
    brief = brief_of(real, Filter(cities=frozenset({"dongguan"})))
    slide = slide_titled(deck.deck(brief_of(real)).data, "东莞")
    quote = next(item.quote for item in real.trip.city("dongguan").evidence if item.quote)
    assert pictures(slide) == []
    assert f"东莞在路线上（“{quote}”），但报道没有写在此停留的考察点。" in said(slide)
    assert str(quote) in slide.notes_slide.notes_text_frame.text
    rows = cells(shape_of(slide, "table").table)
    assert [row[0] for row in rows] == ["编号", "8", ""]
    assert len(brief.shown.could_be) == 8


def test_a_city_that_the_filter_empties_is_not_said_to_have_no_stop(small_visit: Dossier) -> None:
    slide = slide_titled(deck_of(small_visit, "a day", "zh"), "河口")
    assert "河口在路线上（“先后来到海城和河口”），但当前筛选下没有确定在此的考察点。" in said(slide)


@pytest.mark.parametrize("kind", ["pptx", "deck"])
def test_an_empty_choice_makes_no_slide(small_visit: Dossier, kind: str) -> None:
    with pytest.raises(NothingShownError, match="没有留下任何考察点"):
        getattr(deck, kind)(brief_of(small_visit, NOTHING))


def test_what_the_map_lacks_is_named(small_visit: Dossier) -> None:
    cities = small_visit.trip.cities
    odd = cities[1].model_copy(update={"name": Text(zh="喆城", en="Zhe")})
    strange = changed(small_visit, cities=(cities[0], odd, *cities[2:]))
    assert deck.deck(brief_of(strange)).lacking == ("U+5586 喆 CJK UNIFIED IDEOGRAPH-5586",)
    assert deck.pptx(brief_of(small_visit)).lacking == ()
