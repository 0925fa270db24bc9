"""Trip and mentions → tables, one a grain, computed once on the whole trip before any filter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

import pandas as pd

from dashboard.report.sentences import Sentence
from dashboard.themes.mentions import Mention
from dashboard.trip.model import Event, Trip, Visit
from dashboard.view.outcomes import outcome_row
from dashboard.view.passages import cities_named, context, lists, passage, themes_of
from dashboard.view.rows import (
    EVENT_COLUMNS,
    MENTION_COLUMNS,
    OUTCOME_COLUMNS,
    VISIT_COLUMNS,
    EventRow,
    MentionRow,
    OutcomeRow,
    VisitRow,
    event_rows,
    mention_rows,
    outcome_rows,
    visit_rows,
)


@dataclass(frozen=True)
class Frames:
    """The tables that every view and export reads.

    visits: one row a site visit, as `VisitRow` has it, in the order of visits.csv.
    could_be: the same columns, the visits that a filter neither takes nor rules out; empty without one.
    events: one row a dated event, as `EventRow` has it.
    mentions: one row per (sentence, theme), as `MentionRow` has it.
    outcomes: one row a fact for a briefing, as `OutcomeRow` has it, in the order of outcomes.csv.
    """

    visits: pd.DataFrame
    could_be: pd.DataFrame
    events: pd.DataFrame
    mentions: pd.DataFrame
    outcomes: pd.DataFrame

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

    @cached_property
    def outcome_rows(self) -> list[OutcomeRow]:
        """Return the rows of `outcomes`."""
        return outcome_rows(self.outcomes)

    def only(
        self,
        *,
        visits: Sequence[bool],
        could_be: Sequence[bool],
        events: Sequence[bool],
        mentions: Sequence[bool],
        outcomes: Sequence[bool],
    ) -> Frames:
        """Return the rows whose flag is set; `could_be` are flags of the visits as well."""
        kept = Frames(
            visits=keep(self.visits, visits),
            could_be=keep(self.visits, could_be),
            events=keep(self.events, events),
            mentions=keep(self.mentions, mentions),
            outcomes=keep(self.outcomes, outcomes),
        )
        # They are known already: reading them out of the tables again takes most of a filter's time.
        vars(kept).update(
            visit_rows=[*compress(self.visit_rows, visits)],
            could_be_rows=[*compress(self.visit_rows, could_be)],
            event_rows=[*compress(self.event_rows, events)],
            mention_rows=[*compress(self.mention_rows, mentions)],
            outcome_rows=[*compress(self.outcome_rows, outcomes)],
        )
        return kept


def frames(
    trip: Trip, parts: Sequence[Sentence], found: Sequence[Mention], reviewed: Collection[int] = ()
) -> Frames:
    """Return the tables of a whole trip from its report's sentences and mentions, nothing filtered.

    `reviewed` are the sentences that a person decided.
    """
    named = cities_named(parts, trip)
    carried: dict[int, list[str]] = {}
    for mention in found:
        carried.setdefault(mention.sentence, []).append(mention.theme)
    stops = frozenset(city.id for city in trip.stops)
    listed = lists(trip.visits, parts)
    return Frames(
        visits=_table([_visit_row(visit, parts, listed[visit.id]) for visit in trip.visits], VISIT_COLUMNS),
        could_be=_table([], VISIT_COLUMNS),
        events=_table([_event_row(event, parts, carried) for event in trip.events], EVENT_COLUMNS),
        mentions=_table([_mention_row(one, named, reviewed) for one in found], MENTION_COLUMNS),
        outcomes=_table(
            [outcome_row(one, parts, carried, named, stops) for one in trip.outcomes], OUTCOME_COLUMNS
        ),
    )


def _table(rows: Sequence[Mapping[str, object]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns, dtype=object)


def keep(table: pd.DataFrame, flags: Iterable[bool]) -> pd.DataFrame:
    """Return the rows whose flag is set; a table without rows stays itself, columns and all."""
    return table[pd.Series(list(flags), index=table.index, dtype=bool)]


def _visit_row(visit: Visit, parts: Sequence[Sentence], listed: frozenset[int]) -> VisitRow:
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
        "half": visit.half,
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
        "context": context(visit, parts),
        "listed": listed,
    }


def _event_row(event: Event, parts: Sequence[Sentence], carried: Mapping[int, list[str]]) -> EventRow:
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
        "half": event.half,
        "themes": themes_of(held, carried),
        "sentences": held,
        "context": context(event, parts),
    }


def _mention_row(
    mention: Mention, named: Mapping[int, frozenset[str]], reviewed: Collection[int]
) -> MentionRow:
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
        "known": "reviewed" if mention.sentence in reviewed else "extracted",
    }
