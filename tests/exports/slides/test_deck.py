"""The deck read back: the order of a briefing, titles that say what they show, notes to read aloud."""

from __future__ import annotations

import re

import pytest

from dashboard.brief import NothingShownError
from dashboard.exports.slides import deck
from dashboard.language import LANGUAGES, Language
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import FILTERS, MADE, brief_of, changed
from tests.exports.slides.read import (
    CASES,
    cells,
    deck_of,
    opened,
    pictures,
    said,
    shape_of,
    slide_of,
    titles,
)

EMPTY = Filter(cities=frozenset({"haicheng"}), themes=frozenset({"mindset"}), stated_only=True)
DONGGUAN = Filter(cities=frozenset({"dongguan"}))


def test_the_deck_has_the_order_of_a_briefing(real: Dossier) -> None:
    data = deck.deck(brief_of(real)).data
    assert titles(data) == [
        "郴州党政代表团赴广东考察",
        "11月9日下午，广州（外部来源）：会谈与签署战略合作框架协议；接下来 7 条",
        "按报道的次序：广州 → 珠海 → 东莞 → 深圳",
        "按推断的日期，11月9日列有 6 处，均在广州，其中到访未写明的：1 处隐含、2 处可能",
        "广州 6 处：到访写明 3，隐含 1，可能 2",
        "珠海 2 处：到访写明 2；深圳 1 处：到访写明 1",
        "有主题的 50 句中，单个主题最多 18 句：开放与区域融合",
        "报道写到：关键数字 5 项，做法 6 条，同行与会见 5 条",
        "报道记下的 13 条话与希望，12 条出自市委书记刘志仁",
        "依据 9 个来源，报道以外 8 个",
    ]
    assert {slide.slide_layout.name for slide in opened(data).slides} == {"Title Only"}


def test_the_titles_follow_the_filter(real: Dossier) -> None:
    brief = brief_of(real, Filter(cities=frozenset({"zhuhai"})), language="en")
    found = titles(deck.deck(brief).data)
    assert found[0] == brief.title
    assert "Zhuhai, sites: 2 (visit stated 2)" in found
    assert not any("Guangzhou, sites" in title for title in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_has_title_dates_totals_and_sum(small_visit: Dossier, language: Language) -> None:
    brief = brief_of(small_visit, language=language)
    cover = opened(deck_of(small_visit, "everything", language)).slides[0]
    text = said(cover)
    for line in (brief.title, brief.dates, brief.sum, brief.sum_note):
        assert line in text
    numbers = [shape for shape in cover.shapes if shape.name.startswith("Total ")]
    assert [shape.text_frame.text.split("\n")[0] for shape in numbers] == ["2", "2", "5"]
    assert MADE.isoformat() in text


@pytest.mark.parametrize(("name", "language"), CASES)
def test_every_slide_has_source_date_number_and_the_filter(
    small_visit: Dossier, name: str, language: Language
) -> None:
    brief = brief_of(small_visit, FILTERS[name], language=language)
    own = brief.trip.cited(brief.trip.source).publisher.of(language)
    for slide in opened(deck_of(small_visit, name, language)).slides:
        foot, number = [shape for shape in slide.placeholders if shape != slide.shapes.title]
        assert own in foot.text_frame.text
        assert MADE.isoformat() in foot.text_frame.text
        assert number._element.xpath(".//a:fld[@type='slidenum']")
        assert not number._element.xpath("./p:spPr/a:xfrm")  # where it stands is the master's
        assert not brief.view.filter or brief.filter in said(slide)


@pytest.mark.parametrize(("name", "language"), CASES)
def test_the_notes_are_at_most_three_sentences_but_for_the_sources(
    small_visit: Dossier, name: str, language: Language
) -> None:
    *slides, sources = opened(deck_of(small_visit, name, language)).slides
    for slide in slides:
        lines = slide.notes_slide.notes_text_frame.text.split("\n")
        assert 1 <= len(lines) <= 3
        assert all(re.search(r"[。！？.!?…][”’\"'）)]*$", line) for line in lines), lines
    brief = brief_of(small_visit, FILTERS[name], language=language)
    notes = sources.notes_slide.notes_text_frame.text
    assert [line for _, line in brief.labelled() if line not in notes] == []
    assert small_visit.trip.sources[0].address in notes


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_one_slide_has_the_signing_the_days_and_the_names(real: Dossier, language: Language) -> None:
    brief = brief_of(real, language=language)
    (slide,) = opened(deck.pptx(brief).data).slides
    text = said(slide)
    signing = next(row for row in brief.shown.event_rows if row["kind"] == "signing")
    assert str(signing[f"name_{language}"]) in text  # type: ignore[literal-required]
    (days,) = (shape for shape in slide.shapes if shape.name == brief.style.say("page.timeline"))
    marks = {shape.name for shape in days.shapes if shape.name.startswith("chart:visit:")}
    assert marks == {f"chart:visit:{visit.id}" for visit in real.trip.visits}
    assert len(pictures(slide)) == 1
    for row in brief.shown.visit_rows:
        if row["status"] != "unnamed":
            assert re.search(rf"(?m)^{row['number']} ", text)


@pytest.mark.parametrize("kind", ["pptx", "deck"])
def test_a_choice_that_leaves_nothing_certain_says_so_with_the_reports_words(
    real: Dossier, kind: str
) -> None:
    brief = brief_of(real, DONGGUAN)
    data = getattr(deck, kind)(brief).data
    quote = next(item.quote for item in real.trip.city("dongguan").evidence if item.quote)
    told = f"东莞在路线上（“{quote}”），但报道没有写在此停留的考察点。"
    assert told in titles(data)
    slide = slide_of(data, "考察点", "table")
    assert [row[0] for row in cells(shape_of(slide, "table").table)] == ["编号", "8", ""]
    assert len(brief.shown.could_be) == 8
    assert str(quote) in opened(data).slides[-1].notes_slide.notes_text_frame.text


def test_a_city_that_the_filter_empties_is_not_said_to_have_no_stop(small_visit: Dossier) -> None:
    chosen = Filter(cities=frozenset({"hekou"}), days=FILTERS["a day"].days)
    found = titles(deck.pptx(brief_of(small_visit, chosen)).data)
    assert found == ["河口在路线上（“先后来到海城和河口”），但当前筛选下没有确定在此的考察点。"]


def test_cities_without_a_visit_have_no_slide_and_small_ones_share_one(real: Dossier) -> None:
    found = titles(deck.deck(brief_of(real)).data)
    assert not any(title.startswith("东莞") for title in found)
    slide = opened(deck.deck(brief_of(real)).data).slides[5]
    assert len(pictures(slide)) == 2
    first, second = (one.image.sha1 for one in pictures(slide))
    assert first != second  # each its own cut of the map


@pytest.mark.parametrize("kind", ["pptx", "deck"])
def test_an_empty_choice_makes_no_slide(small_visit: Dossier, kind: str) -> None:
    brief = brief_of(small_visit, EMPTY)
    assert brief.view.empty
    assert brief.shown.could_be.empty
    with pytest.raises(NothingShownError, match="没有留下任何考察点"):
        getattr(deck, kind)(brief)


def test_what_the_map_lacks_is_named(small_visit: Dossier) -> None:
    cities = small_visit.trip.cities
    odd = cities[1].model_copy(update={"name": Text(zh="喆城", en="Zhe")})
    strange = changed(small_visit, cities=(cities[0], odd, *cities[2:]))
    assert deck.deck(brief_of(strange)).lacking == ("U+5586 喆 CJK UNIFIED IDEOGRAPH-5586",)
    assert deck.pptx(brief_of(small_visit)).lacking == ()
