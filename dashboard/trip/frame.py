"""trip.toml: what holds for the visit as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field, ValidationError

from dashboard.trip.faults import Fault
from dashboard.trip.files import BASEMAP, FRAME
from dashboard.trip.refusals import fault_of
from dashboard.trip.values import Day, Record, Text, Totals


class _Dates(Record):
    start: Day
    end: Day
    quote: str = Field(min_length=1)
    year_source: str | None = None
    year_reason_zh: str | None = None
    year_reason_en: str | None = None


class _Totals(Totals):
    quote: str = Field(min_length=1)


class _Route(Record):
    quote: str = Field(min_length=1)


class Frame(Record):
    """The contents of trip.toml: what holds for the visit as a whole, and the words it rests on."""

    id: str
    report: str
    source: str
    basemap: str = BASEMAP
    title: Text
    delegation: Text
    dates: _Dates
    totals: _Totals
    route: _Route


def read_frame(table: Mapping[str, Any]) -> tuple[Frame | None, list[Fault]]:
    """Return the frame of a table, or None with every fault in it."""
    try:
        return Frame.model_validate(table), []
    except ValidationError as error:
        return None, [fault_of(FRAME, 0, ".".join(map(str, e["loc"])), e) for e in error.errors()]
