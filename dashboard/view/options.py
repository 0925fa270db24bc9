"""What each option of the filter would leave, beside what the other filters already took."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.view.filters import Filter
from dashboard.view.frames import Frames
from dashboard.view.rows import VisitRow
from dashboard.view.shown import fit


@dataclass(frozen=True)
class Left:
    """The visits that an option would leave: those certain, and those that it could not rule out."""

    certain: int
    possible: int


def cities_left(rest: Filter, under: Frames, cities: Iterable[str]) -> dict[str, Left]:
    """Return what each city would leave of the tables under the rest of the filter, which names no city."""
    return {city: _left(replace(rest, cities=frozenset({city})), under) for city in cities}


def days_left(rest: Filter, under: Frames, days: Iterable[dt.date]) -> dict[dt.date, Left]:
    """Return what each day would leave of the tables under the rest of the filter, which names no day."""
    return {day: _left(replace(rest, days=frozenset({day})), under) for day in days}


def _left(chosen: Filter, under: Frames) -> Left:
    rows: list[VisitRow] = [*under.visit_rows, *under.could_be_rows]
    answers = [fit(chosen, row) for row in rows]
    return Left(answers.count("yes"), answers.count("maybe"))
