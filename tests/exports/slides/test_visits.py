"""The table of visits on a slide: what it lists, and what it only counts."""

from __future__ import annotations

import re

import pytest

from dashboard.exports.slides import deck
from dashboard.language import LANGUAGES, Language
from dashboard.view.dossier import Dossier
from tests.briefs import brief_of
from tests.exports.slides.read import cells, deck_of, shape_of, slide_of, with_many


def test_the_table_lists_the_visits_with_their_basis(small_visit: Dossier) -> None:
    table = shape_of(slide_of(deck_of(small_visit, "everything", "zh"), "考察点", "table"), "table").table
    assert table.first_row
    assert cells(table) == [
        ["编号", "考察点", "城市（依据）", "日期（依据）"],
        ["1", "海城港", "海城（写明）", "5月8日（写明）"],
        ["2", "晨光电池厂", "海城（推断）", "5月8日（推断）"],
        ["3", "云湖湿地公园", "河口（写明）", "5月9日（推断）"],
        ["4", "老街", "城市未写明", "日期未写明"],
        ["", "报道未列名的 1 处", "", ""],
    ]


def test_under_a_filter_the_table_counts_what_could_belong(small_visit: Dossier) -> None:
    rows = cells(shape_of(slide_of(deck_of(small_visit, "a city", "zh"), "考察点", "table"), "table").table)
    assert [row[0] for row in rows] == ["编号", "3", ""]
    assert rows[-1][1] == "另有 2 处也可能符合，不计入"


def test_stated_only_shows_no_inferred_city_or_day(small_visit: Dossier) -> None:
    rows = cells(
        shape_of(slide_of(deck_of(small_visit, "stated only", "zh"), "考察点", "table"), "table").table
    )
    assert rows[1:] == [
        ["1", "海城港", "海城（写明）", "5月8日（写明）"],
        ["2", "晨光电池厂", "城市未写明", "日期未写明"],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sixty_visits_are_counted_where_they_do_not_fit(small_visit: Dossier, language: Language) -> None:
    brief = brief_of(with_many(small_visit, 60), language=language)
    name = brief.style.say("page.visits")
    rows = cells(shape_of(slide_of(deck.deck(brief).data, name, "table"), "table").table)[1:]
    (more,) = (
        int(found[1]) for row in rows if (found := re.fullmatch(r"(?:and|另有) (\d+) (?:more|处)", row[1]))
    )
    assert more > 40
    assert sum(row[0].isdecimal() for row in rows) + more == 64
