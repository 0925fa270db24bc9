"""What remains of the tables under a filter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypeVar

import pandas as pd

from dashboard.trip.model import Trip
from dashboard.view.belonging import Belonging, Place
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames, keep
from dashboard.view.passages import themes_of
from dashboard.view.rows import EventRow, MentionRow, OutcomeRow, VisitRow, event_rows, visit_rows
from dashboard.view.stated import events_stated, visits_stated

T = TypeVar("T")


def apply(chosen: Filter, whole: Frames, trip: Trip) -> Frames:
    """Return the tables with what the filter takes of them; see `belonging` and `narrow`."""
    return narrow(chosen, belonging(whole, trip, stated_only=chosen.stated_only))


def belonging(whole: Frames, trip: Trip, *, stated_only: bool) -> Frames:
    """Return the tables, or what the report states of them, with each row's cities, days and themes.

    These are what a filter asks for, and they are the same under every filter.
    """
    visits, events = _themed(whole.visits), whole.events
    if stated_only:
        visits, events = _themed(visits_stated(whole.visits, trip)), events_stated(whole.events)
    events = _carrying(events, whole.mention_rows)
    lists = frozenset[int]().union(*(row["listed"] for row in whole.visit_rows))
    where = Belonging(visit_rows(visits), event_rows(events), lists)
    return Frames(
        visits=visits,
        could_be=keep(visits, [False] * len(visits)),
        events=events,
        mentions=_where(whole.mentions, [where.of_mention(row) for row in whole.mention_rows]),
        outcomes=_where(whole.outcomes, [where.of_outcome(row) for row in whole.outcome_rows]),
    )


def narrow(chosen: Filter, tables: Frames) -> Frames:
    """Return the tables of `belonging` with what the filter takes; `could_be` holds the visits that it cannot
    rule out.

    A visit is certain where city, day and theme are known to be among those chosen. It could be where
    none of them is known to be another: an unknown city or day, a possible span over a chosen day.
    """
    fits = [fit(chosen, row) for row in tables.visit_rows]
    return tables.only(
        visits=[fit == "yes" for fit in fits],
        could_be=[fit == "maybe" for fit in fits],
        events=[_event_fits(chosen, row) for row in tables.event_rows],
        mentions=[_mention_fits(chosen, row) for row in tables.mention_rows],
        outcomes=[_outcome_fits(chosen, row) for row in tables.outcome_rows],
    )


def _themed(visits: pd.DataFrame) -> pd.DataFrame:
    """Return the visits with themes from outside sources joined to those from the report."""
    joined = [
        tuple(dict.fromkeys((*own, *other)))
        for own, other in zip(visits["themes"], visits["themes_external"], strict=True)
    ]
    return visits.assign(themes=pd.Series(joined, index=visits.index, dtype=object))


def _carrying(events: pd.DataFrame, mentions: Iterable[MentionRow]) -> pd.DataFrame:
    """Return the events with the themes of the sentences that are theirs."""
    carried: dict[int, list[str]] = {}
    for row in mentions:
        carried.setdefault(row["sentence"], []).append(row["theme"])
    themes = [themes_of(row["sentences"], carried) for row in event_rows(events)]
    return events.assign(themes=pd.Series(themes, index=events.index, dtype=object))


def _where(table: pd.DataFrame, found: Sequence[Place]) -> pd.DataFrame:
    """Return the table with the cities and days that each row belongs to."""
    return table.assign(
        cities=pd.Series([cities for cities, _ in found], index=table.index, dtype=object),
        days=pd.Series([days for _, days in found], index=table.index, dtype=object),
    )


def fit(chosen: Filter, row: VisitRow) -> str:
    """Return whether a visit is among those chosen: "yes", "maybe" or "no"."""
    answers = []
    if chosen.cities:
        answers.append(_one_of(row["city"], chosen.cities))
    if chosen.days:
        answers.append(_day_fits(chosen.days, row))
    if chosen.themes:
        answers.append("yes" if chosen.themes & {*row["themes"]} else "no" if row["themes"] else "maybe")
    return "no" if "no" in answers else "maybe" if "maybe" in answers else "yes"


def _one_of(value: str | None, among: frozenset[str]) -> str:
    return "maybe" if value is None else "yes" if value in among else "no"


def _day_fits(days: frozenset[dt.date], row: VisitRow) -> str:
    start, end = row["span_start"], row["span_end"]
    if start is None or end is None:
        return "maybe"
    if row["day"] in days:
        return "yes"
    return "maybe" if any(start <= day <= end for day in days) else "no"


def _event_fits(chosen: Filter, row: EventRow) -> bool:
    return (
        (not chosen.cities or row["city"] in chosen.cities)
        and (not chosen.days or row["day"] in chosen.days)
        and _meet(chosen.themes, row["themes"])
    )


def _mention_fits(chosen: Filter, row: MentionRow) -> bool:
    return (
        _meet(chosen.cities, row["cities"])
        and _meet(chosen.days, row["days"])
        and _meet(chosen.themes, [row["theme"]])
    )


def _outcome_fits(chosen: Filter, row: OutcomeRow) -> bool:
    return (
        _meet(chosen.cities, row["cities"])
        and _meet(chosen.days, row["days"])
        and _meet(chosen.themes, row["themes"])
    )


def _meet(chosen: frozenset[T], values: Iterable[T]) -> bool:
    return not chosen or not chosen.isdisjoint(values)
