"""What is counted of trips side by side: what the page of each shows under the filter of the link."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from dashboard.trip.values import Span
from dashboard.view.compare import compared, theme_filter, themes_found
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.view import View
from tests.briefs import changed, seven_cities


@pytest.fixture(params=["real", "small_visit", "seven"])
def either(request: pytest.FixtureRequest, real: Dossier) -> Dossier:
    if request.param == "seven":
        return seven_cities(real)
    found: Dossier = request.getfixturevalue(request.param)
    return found


def sites(dossier: Dossier, chosen: Filter) -> int:
    return View(dossier, chosen).sum["total"]


def test_every_number_is_what_the_page_shows_under_its_links_filter(either: Dossier) -> None:
    one = compared(either)
    assert [day.day for day in one.days] == [*either.trip.days]
    assert [day.sites for day in one.days] == [sites(either, day.filter) for day in one.days]
    assert sum(day.sites for day in one.days) + one.undated == len(either.trip.visits)
    assert one.themed == sites(either, one.themed_filter)
    assert {theme: sites(either, theme_filter(theme)) for theme in one.themes} == one.themes
    assert sum(one.outcomes.values()) == len(either.trip.outcomes)


def test_the_real_trip_is_counted_as_its_files_have_it(real: Dossier) -> None:
    one = compared(real)
    assert [(day.number, day.cities, day.sites, day.unstated) for day in one.days] == [
        (1, ("guangzhou",), 6, 6),
        (2, ("zhuhai",), 2, 2),
        (3, ("shenzhen",), 1, 1),
    ]
    assert (one.undated, one.stated) == (8, 6)
    stated = [visit for visit in real.trip.visits if visit.status == "stated" and visit.themes]
    assert one.themed == len(stated)
    assert one.themes == Counter(theme for visit in stated for theme in visit.themes)
    assert one.percent("city") == round(100 * one.themes["city"] / len(stated))
    assert one.outcomes == Counter(outcome.kind for outcome in real.trip.outcomes)


def test_themes_from_outside_and_of_sites_not_stated_are_not_counted(small_visit: Dossier) -> None:
    one = compared(small_visit)
    assert one.themes == {"industry": 1, "energy": 1}  # battery's outside theme would make industry two
    assert one.percent("industry") == 50
    assert one.percent("ecology") == 0


def test_a_trip_without_a_stated_theme_is_per_cent_of_nothing(small_visit: Dossier) -> None:
    bare = tuple(visit.model_copy(update={"themes": ()}) for visit in small_visit.trip.visits)
    one = compared(changed(small_visit, visits=bare))
    assert (one.themed, one.percent("industry")) == (0, 0)


def test_themes_stand_in_the_order_of_the_lexicon(real: Dossier, small_visit: Dossier) -> None:
    found = themes_found([compared(small_visit), compared(real)])
    order = [theme.id for theme in real.lexicon.themes]
    assert found == sorted(found, key=order.index)
    assert {*found} == {*compared(real).themes, *compared(small_visit).themes}
    assert themes_found([]) == []


def test_a_day_stated_is_told_from_one_that_is_not(small_visit: Dossier) -> None:
    first, second = compared(small_visit).days
    assert (first.sites, first.unstated) == (2, 1)
    assert (second.sites, second.unstated) == (1, 1)


def test_a_long_trip_has_every_day(small_visit: Dossier) -> None:
    long = Span(start=dt.date(2023, 5, 8), end=dt.date(2023, 6, 6))
    days = compared(changed(small_visit, dates=long)).days
    assert [day.number for day in days] == [*range(1, 31)]
    assert {day.sites for day in days[2:]} == {0}


def test_a_trip_without_dates_has_no_day_and_all_its_sites_without_one(small_visit: Dossier) -> None:
    bare = tuple(
        visit.model_copy(update={"day": None, "day_basis": "unknown", "day_span": None})
        for visit in small_visit.trip.visits
    )
    one = compared(changed(small_visit, dates=None, visits=bare, events=()))
    assert (one.days, one.undated) == ((), 5)
