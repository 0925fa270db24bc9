"""trip.toml: what holds for the visit as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field, ValidationError

from dashboard.trip.faults import Fault
from dashboard.trip.files import BASEMAP, FRAME
from dashboard.trip.refusals import fault_of
from dashboard.trip.values import Day, Record, Span, Text, Totals


class Dates(Record):
    """The days of the trip, and where their year is from."""

    start: Day
    end: Day
    quote: str = Field(min_length=1)
    reason_zh: str = ""
    reason_en: str = ""
    year_source: str | None = None
    year_reason_zh: str | None = None
    year_reason_en: str | None = None


class _Totals(Totals):
    quote: str = Field(min_length=1)


class _Route(Record):
    quote: str = Field(min_length=1)


class Frame(Record):
    """The contents of trip.toml: what holds for the visit as a whole, and the words it rests on.

    `dates`, `totals` and `route` are None where the report does not tell them. `more` names, by their ids in
    sources.csv, further reports that stand in the same file below the first, each with its first words.
    """

    id: str
    report: str
    source: str
    basemap: str = BASEMAP
    title: Text
    delegation: Text
    more: dict[str, str] = Field(default_factory=dict)
    dates: Dates | None = None
    totals: _Totals | None = None
    route: _Route | None = None

    @property
    def span(self) -> Span | None:
        """Return the days of the trip."""
        return Span(start=self.dates.start, end=self.dates.end) if self.dates else None


def read_frame(table: Mapping[str, Any]) -> tuple[Frame | None, list[Fault]]:
    """Return the frame of a table, or None with every fault in it."""
    try:
        return Frame.model_validate(table), []
    except ValidationError as error:
        return None, [fault_of(FRAME, 0, ".".join(map(str, e["loc"])), e) for e in error.errors()]
