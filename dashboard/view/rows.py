"""The rows of the tables, typed once: what every view and export reads."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypedDict, cast

import pandas as pd

from dashboard.trip.values import Basis, Half, OutcomeKind, Precision, Said, Status


class VisitRow(TypedDict):
    """One site visit, named or not. `sentences` are those of its passage, `context` those of them that belong
    to it by inference, `listed` those that list it among other sites; `span_start` and `span_end` are the
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
    half: Half | None
    day_basis: Basis
    span_start: dt.date | None
    span_end: dt.date | None
    lat: float | None
    lon: float | None
    precision: Precision
    location_basis: Basis
    themes: tuple[str, ...]
    sentences: frozenset[int]
    context: frozenset[int]
    listed: frozenset[int]
    themes_external: tuple[str, ...]


class EventRow(TypedDict):
    """One dated event; `themes` are those of its sentences, `context` those of them by inference."""

    id: str
    name_zh: str
    name_en: str
    kind: str
    day: dt.date
    day_basis: Basis
    city: str | None
    city_basis: Basis
    half: Half | None
    themes: tuple[str, ...]
    sentences: frozenset[int]
    context: frozenset[int]


class MentionRow(TypedDict):
    """One theme that one sentence carries, `quote == report[start:end]`; `named` are the cities that the
    sentence names, `cities` and `days` those it belongs to; `known` is whether the lexicon found it or a
    person decided it.
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
    known: Literal["extracted", "reviewed"]


class OutcomeRow(TypedDict):
    """One fact for a briefing, `quote == report[start:end]`; `sentences` are those that its words stand in,
    `themes`, `cities` and `days` what these and what it belongs to have.
    """

    id: str
    kind: OutcomeKind
    zh: str
    en: str
    speaker_zh: str | None
    speaker_en: str | None
    addressee_zh: str | None
    addressee_en: str | None
    said: Said
    owner_zh: str | None
    owner_en: str | None
    due: str | None
    belongs: str | None
    start: int
    end: int
    quote: str
    sentences: frozenset[int]
    themes: tuple[str, ...]
    named: frozenset[str]
    cities: frozenset[str]
    days: frozenset[dt.date]


VISIT_COLUMNS = list(VisitRow.__annotations__)
EVENT_COLUMNS = list(EventRow.__annotations__)
MENTION_COLUMNS = list(MentionRow.__annotations__)
OUTCOME_COLUMNS = list(OutcomeRow.__annotations__)


def visit_rows(table: pd.DataFrame) -> list[VisitRow]:
    """Return the rows of a table of visits."""
    return cast("list[VisitRow]", table.to_dict("records"))


def event_rows(table: pd.DataFrame) -> list[EventRow]:
    """Return the rows of a table of events."""
    return cast("list[EventRow]", table.to_dict("records"))


def mention_rows(table: pd.DataFrame) -> list[MentionRow]:
    """Return the rows of a table of mentions."""
    return cast("list[MentionRow]", table.to_dict("records"))


def outcome_rows(table: pd.DataFrame) -> list[OutcomeRow]:
    """Return the rows of a table of outcomes."""
    return cast("list[OutcomeRow]", table.to_dict("records"))
