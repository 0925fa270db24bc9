"""The numbers behind the options: what each would leave beside what the other filters took."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.style.style import Style
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.options import Left
from dashboard.view.view import View
from dashboard.widgets.controls import option_counts

NINTH = dt.date(2021, 11, 9)


def test_each_city_tells_what_it_would_leave(real: Dossier) -> None:
    assert View(real).cities_left == {
        "guangzhou": Left(6, 8),
        "zhuhai": Left(2, 8),
        "dongguan": Left(0, 8),
        "shenzhen": Left(1, 8),
    }


def test_the_chosen_city_does_not_empty_the_others(real: Dossier) -> None:
    chosen = View(real, Filter(cities=frozenset({"zhuhai"})))
    assert chosen.cities_left == View(real).cities_left
    assert [left.certain for left in chosen.days_left.values()] == [0, 2, 0]


def test_the_numbers_follow_the_other_filters(real: Dossier) -> None:
    view = View(real, Filter(days=frozenset({NINTH}), themes=frozenset({"talent"})))
    assert view.cities_left["shenzhen"].certain == 0
    assert view.days_left[dt.date(2021, 11, 11)].certain == 1
    assert view.themes_left == View(real, Filter(days=frozenset({NINTH}))).themes_left


@pytest.mark.parametrize(
    "chosen",
    [
        Filter(),
        Filter(stated_only=True),
        Filter(days=frozenset({NINTH})),
        Filter(frozenset({"guangzhou"}), themes=frozenset({"ecology", "talent"})),
    ],
)
def test_an_option_leaves_what_choosing_it_alone_shows(real: Dossier, chosen: Filter) -> None:
    view = View(real, chosen)
    for city, left in view.cities_left.items():
        one = view.under(Filter(frozenset({city}), chosen.days, chosen.themes, chosen.stated_only)).shown
        assert left == Left(len(one.visits), len(one.could_be)), city
    for day, left in view.days_left.items():
        one = view.under(Filter(chosen.cities, frozenset({day}), chosen.themes, chosen.stated_only)).shown
        assert left == Left(len(one.visits), len(one.could_be)), day
    for theme, n in view.themes_left.items():
        one = view.under(Filter(chosen.cities, chosen.days, frozenset({theme}), chosen.stated_only)).shown
        assert n == len(one.mentions), theme


def test_what_is_only_possible_is_never_written_as_a_number_alone(real: Dossier) -> None:
    rules = option_counts(View(real), Style("en"))
    third = '.st-key-city button:nth-of-type(3)::after{content:"0+8?" / "none certain, 8 possible"}'
    assert third in rules
    assert '.st-key-city button:nth-of-type(1)::after{content:"6" / "6 sites"}' in rules
