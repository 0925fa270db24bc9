"""Several trips side by side: what is counted of each, so that each number can be found on its own page."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.trip.model import Trip
from dashboard.trip.values import OutcomeKind
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter

MOST = 4
"""Trips that are compared at once: as many as the palette has colors that are told apart."""


@dataclass(frozen=True)
class DayOf:
    """A day of a trip: its place among the trip's days, the cities of its sites in the order of the route,
    its sites, each on its likeliest day, and how many of them are not stated to be on it.
    """

    number: int
    day: dt.date
    cities: tuple[str, ...]
    sites: int
    unstated: int

    @property
    def filter(self) -> Filter:
        """Return the filter under which the trip's page shows these sites."""
        return Filter(days=frozenset({self.day}))


@dataclass(frozen=True)
class Compared:
    """What is counted of one trip. `undated` are the sites without a day.

    Of what the report itself states alone: `stated` are the sites visited, `themed` those of them that carry
    a theme, `themes` those that carry each one. `outcomes` are what was brought home, by kind.
    """

    dossier: Dossier
    days: tuple[DayOf, ...]
    undated: int
    stated: int
    themed: int
    themes: Mapping[str, int]
    outcomes: Mapping[OutcomeKind, int]

    @property
    def trip(self) -> Trip:
        """Return the trip."""
        return self.dossier.trip

    def percent(self, theme: str) -> int:
        """Return how many in a hundred of the sites stated that carry a theme carry this one."""
        return round(100 * self.themes.get(theme, 0) / self.themed) if self.themed else 0

    @property
    def themed_filter(self) -> Filter:
        """Return the filter under which the trip's page shows the sites stated that carry a theme."""
        return Filter(themes=frozenset(self.themes), stated_only=True)


def theme_filter(theme: str) -> Filter:
    """Return the filter under which a trip's page shows the sites stated that carry a theme."""
    return Filter(themes=frozenset({theme}), stated_only=True)


def compared(dossier: Dossier) -> Compared:
    """Return what is counted of a trip."""
    known = dossier.belonging(stated_only=False).visit_rows
    stated = dossier.belonging(stated_only=True).visit_rows
    return Compared(
        dossier,
        tuple(_days(dossier)),
        sum(row["day"] is None for row in known),
        len(stated),
        sum(bool(row["themes"]) for row in stated),
        Counter(theme for row in stated for theme in row["themes"]),
        Counter(row["kind"] for row in dossier.whole.outcome_rows),
    )


def _days(dossier: Dossier) -> Iterable[DayOf]:
    rows = dossier.belonging(stated_only=False).visit_rows
    for number, day in enumerate(dossier.trip.days, start=1):
        here = [row for row in rows if row["day"] == day]
        cities = {row["city"] for row in here}
        yield DayOf(
            number,
            day,
            tuple(city.id for city in dossier.trip.stops if city.id in cities),
            len(here),
            sum(row["day_basis"] != "stated" for row in here),
        )


def themes_found(trips: Iterable[Compared]) -> list[str]:
    """Return the themes that a site of any of the trips carries as stated, in the order of the lexicon."""
    trips = [*trips]
    known = [theme.id for theme in trips[0].dossier.lexicon.themes] if trips else []
    return [theme for theme in known if any(one.themes.get(theme) for one in trips)]
