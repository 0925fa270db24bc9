"""Filter: a choice of cities, days, themes and bases, and how a URL or a command writes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dashboard.themes.lexicon import Lexicon
from dashboard.trip.model import Trip
from dashboard.trip.values import day_of, iso


@dataclass(frozen=True)
class Filter:
    """A choice; an empty field restricts nothing, several values of a field are alternatives."""

    cities: frozenset[str] = frozenset()
    days: frozenset[dt.date] = frozenset()
    themes: frozenset[str] = frozenset()
    stated_only: bool = False

    def __bool__(self) -> bool:
        """Return whether anything is restricted."""
        return self != Filter()


NO_FILTER = Filter()


def read_filter(
    query: Mapping[str, Sequence[str]], trip: Trip, lexicon: Lexicon
) -> tuple[Filter, list[tuple[str, str]]]:
    """Return the filter of a URL's or a command's `city`, `day`, `theme` and `stated` values.

    The second value lists what was passed over as (name, value), because the trip has no such thing.
    """
    known: dict[str, Collection[str]] = {
        "city": [city.id for city in trip.stops],
        "day": [iso(day) for day in trip.days],
        "theme": [theme.id for theme in lexicon.themes],
        "stated": ["1", "0"],
    }
    ignored = [
        (name, value)
        for name, values in known.items()
        for value in query.get(name, ())
        if value not in values
    ]
    kept = {name: frozenset(query.get(name, ())) & frozenset(values) for name, values in known.items()}
    days = frozenset(day_of(day) for day in kept["day"])
    return Filter(kept["city"], days, kept["theme"], "1" in kept["stated"]), ignored


def write_filter(chosen: Filter) -> dict[str, list[str]]:
    """Return the filter as URL values, so that `read_filter` gives it back."""
    query = {
        "city": sorted(chosen.cities),
        "day": sorted(iso(day) for day in chosen.days),
        "theme": sorted(chosen.themes),
        "stated": ["1"] if chosen.stated_only else [],
    }
    return {name: values for name, values in query.items() if values}
