"""The rows of the tables, typed once: what every view and export reads."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict, cast

import pandas as pd

from dashboard.trip.values import Basis, Precision, Status


class VisitRow(TypedDict):
    """One site visit, named or not. `sentences` are those of its passage, `span_start` and `span_end` the
    days within which it may have been; coordinates are WGS-84 degrees; None is what is not known.
    """

    id: str
    number: int
    name_zh: str | None
    name_en: str | None
    status: Status
    city: str | None
    city_basis: Basis
    day: dt.date | None
    day_basis: Basis
    span_start: dt.date | None
    span_end: dt.date | None
    lat: float | None
    lon: float | None
    precision: Precision
    location_basis: Basis
    themes: tuple[str, ...]
    sentences: frozenset[int]
    themes_external: tuple[str, ...]


class EventRow(TypedDict):
    """One dated event; `themes` are those of its sentences."""

    id: str
    name_zh: str
    name_en: str
    kind: str
    day: dt.date
    day_basis: Basis
    city: str | None
    city_basis: Basis
    themes: tuple[str, ...]
    sentences: frozenset[int]


class MentionRow(TypedDict):
    """One theme that one sentence carries, `quote == report[start:end]`; `named` are the cities that the
    sentence names, `cities` and `days` those it belongs to.
    """

    theme: str
    voice: str
    sentence: int
    start: int
    end: int
    quote: str
    terms: tuple[str, ...]
    named: frozenset[str]
    cities: frozenset[str]
    days: frozenset[dt.date]


VISIT_COLUMNS = list(VisitRow.__annotations__)
EVENT_COLUMNS = list(EventRow.__annotations__)
MENTION_COLUMNS = list(MentionRow.__annotations__)


def visit_rows(table: pd.DataFrame) -> list[VisitRow]:
    """Return the rows of a table of visits."""
    return cast("list[VisitRow]", table.to_dict("records"))


def event_rows(table: pd.DataFrame) -> list[EventRow]:
    """Return the rows of a table of events."""
    return cast("list[EventRow]", table.to_dict("records"))


def mention_rows(table: pd.DataFrame) -> list[MentionRow]:
    """Return the rows of a table of mentions."""
    return cast("list[MentionRow]", table.to_dict("records"))
