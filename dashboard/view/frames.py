"""Trip and mentions → tables, one a grain, computed once on the whole trip before any filter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard.report.cutter import Cutter
from dashboard.report.sentences import Sentence, sentences
from dashboard.themes.lexicon import Lexicon
from dashboard.themes.mentions import Mention, mentions
from dashboard.trip.model import City, Event, Trip, Visit
from dashboard.view.rows import (
    EVENT_COLUMNS,
    MENTION_COLUMNS,
    VISIT_COLUMNS,
    EventRow,
    MentionRow,
    VisitRow,
    event_rows,
    mention_rows,
    visit_rows,
)


@dataclass(frozen=True)
class Frames:
    """The tables that every view and export reads.

    visits: one row a site visit, as `VisitRow` has it, in the order of visits.csv.
    could_be: the same columns, the visits that a filter neither takes nor rules out; empty without one.
    events: one row a dated event, as `EventRow` has it.
    mentions: one row per (sentence, theme), as `MentionRow` has it.
    """

    visits: pd.DataFrame
    could_be: pd.DataFrame
    events: pd.DataFrame
    mentions: pd.DataFrame

    @cached_property
    def visit_rows(self) -> list[VisitRow]:
        """Return the rows of `visits`."""
        return visit_rows(self.visits)

    @cached_property
    def could_be_rows(self) -> list[VisitRow]:
        """Return the rows of `could_be`."""
        return visit_rows(self.could_be)

    @cached_property
    def event_rows(self) -> list[EventRow]:
        """Return the rows of `events`."""
        return event_rows(self.events)

    @cached_property
    def mention_rows(self) -> list[MentionRow]:
        """Return the rows of `mentions`."""
        return mention_rows(self.mentions)


def frames(trip: Trip, lexicon: Lexicon) -> Frames:
    """Return the tables of a whole trip, nothing filtered."""
    parts = sentences(trip.report.text)
    found = mentions(
        trip.report.text,
        lexicon,
        home=(trip.home.name.zh, *trip.home.aliases),
        hosts=[name for city in trip.stops for name in (city.name.zh, *city.aliases)],
    )
    named = cities_named(parts, trip.cities)
    return Frames(
        visits=_table([_visit_row(visit, parts) for visit in trip.visits], VISIT_COLUMNS),
        could_be=_table([], VISIT_COLUMNS),
        events=_table([_event_row(event, parts, found) for event in trip.events], EVENT_COLUMNS),
        mentions=_table([_mention_row(mention, named) for mention in found], MENTION_COLUMNS),
    )


def _table(rows: Sequence[Mapping[str, object]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns, dtype=object)


def keep(table: pd.DataFrame, flags: Iterable[bool]) -> pd.DataFrame:
    """Return the rows whose flag is set; a table without rows stays itself, columns and all."""
    return table[pd.Series(list(flags), index=table.index, dtype=bool)]


def passage(record: Visit | Event, parts: Iterable[Sentence]) -> frozenset[int]:
    """Return the sentences that speak of the visit or event: those its `status`, `day` of an event or
    `passage` evidence touches. Evidence for an inferred day or a city speaks of the route, not of the site.
    """
    quotes = [item for item in record.evidence if item.quote and {"status", "passage"} & {*item.fields}]
    return frozenset(
        part.index
        for part in parts
        for item in quotes
        if item.start is not None and item.end is not None and part.start < item.end and item.start < part.end
    )


def cities_named(parts: Iterable[Sentence], cities: Iterable[City]) -> Mapping[int, frozenset[str]]:
    """Return the cities that each sentence names as a word: 出海口 does not name 海口."""
    words = {
        form: city.id
        for city in cities
        for name in (city.name.zh, *city.aliases)
        for form in (name, f"{name}市")
    }
    cutter = Cutter(words)
    return {
        part.index: frozenset(words[word] for word, _ in cutter.cut(part.text) if word in words)
        for part in parts
    }


def _visit_row(visit: Visit, parts: list[Sentence]) -> VisitRow:
    span = visit.day_span
    return {
        "id": visit.id,
        "number": visit.number,
        "name_zh": visit.name.zh if visit.name else None,
        "name_en": visit.name.en if visit.name else None,
        "status": visit.status,
        "city": visit.city,
        "city_basis": visit.city_basis,
        "day": visit.day,
        "day_basis": visit.day_basis,
        "span_start": span.start if span else visit.day,
        "span_end": span.end if span else visit.day,
        "lat": visit.lat,
        "lon": visit.lon,
        "precision": visit.precision,
        "location_basis": visit.location_basis,
        "themes": visit.themes,
        "themes_external": visit.themes_external,
        "sentences": passage(visit, parts),
    }


def _event_row(event: Event, parts: list[Sentence], found: list[Mention]) -> EventRow:
    held = passage(event, parts)
    return {
        "id": event.id,
        "name_zh": event.name.zh,
        "name_en": event.name.en,
        "kind": event.kind,
        "day": event.day,
        "day_basis": event.day_basis,
        "city": event.city,
        "city_basis": event.city_basis,
        "themes": tuple(dict.fromkeys(mention.theme for mention in found if mention.sentence in held)),
        "sentences": held,
    }


def _mention_row(mention: Mention, named: Mapping[int, frozenset[str]]) -> MentionRow:
    return {
        "theme": mention.theme,
        "voice": mention.voice,
        "sentence": mention.sentence,
        "start": mention.start,
        "end": mention.end,
        "quote": mention.quote,
        "terms": mention.terms,
        "named": named[mention.sentence],
        "cities": named[mention.sentence],
        "days": frozenset(),
    }
