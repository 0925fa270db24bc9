"""One thing the reader has clicked, and everything in the tables that it lights up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from dashboard.themes.lexicon import Lexicon
from dashboard.trip.model import Trip
from dashboard.view.frames import Frames, keep
from dashboard.view.rows import EventRow, VisitRow

Kind = Literal["visit", "event", "city", "theme"]


@dataclass(frozen=True)
class Selection:
    """A visit, an event, a city or a theme; written `kind:id` in the URL and on every mark."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        """Return `kind:id`."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Lit:
    """What a selection lights up, by id, and the sentences that it rests on."""

    visits: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    sentences: frozenset[int] = frozenset()


def read_selection(text: str | None, trip: Trip, lexicon: Lexicon) -> Selection | None:
    """Return the selection that `kind:id` names, or None where the trip has no such thing."""
    kind, _, identifier = (text or "").partition(":")
    known = {
        "visit": {visit.id for visit in trip.visits},
        "event": {event.id for event in trip.events},
        "city": {city.id for city in trip.cities},
        "theme": {theme.id for theme in lexicon.themes},
    }
    for one in get_args(Kind):
        if kind == one and identifier in known[one]:
            return Selection(one, identifier)
    return None


def light(selected: Selection | None, shown: Frames) -> Lit:
    """Return what the selection lights up among the rows shown; nothing for None."""
    if selected is None:
        return Lit()
    if selected.kind == "visit":
        return _of_visit([*shown.visit_rows, *shown.could_be_rows], selected.id)
    if selected.kind == "event":
        return _of_event(shown.event_rows, selected.id)
    mentions = shown.mentions
    if selected.kind == "city":
        visits = shown.visits[shown.visits["city"] == selected.id]
        events = shown.events[shown.events["city"] == selected.id]
        belongs = [selected.id in cities for cities in mentions["cities"]]
        return Lit(
            frozenset(visits["id"]),
            frozenset(events["id"]),
            frozenset({selected.id}),
            sentences=frozenset(keep(mentions, belongs)["sentence"]),
        )
    carries = [selected.id in themes for themes in shown.visits["themes"]]
    speaks = [selected.id in themes for themes in shown.events["themes"]]
    return Lit(
        visits=frozenset(keep(shown.visits, carries)["id"]),
        events=frozenset(keep(shown.events, speaks)["id"]),
        themes=frozenset({selected.id}),
        sentences=frozenset(mentions[mentions["theme"] == selected.id]["sentence"]),
    )


def _of_visit(rows: Iterable[VisitRow], identifier: str) -> Lit:
    for row in rows:
        if row["id"] == identifier:
            return _lit(row, visits=frozenset({identifier}))
    return Lit()


def _of_event(rows: Iterable[EventRow], identifier: str) -> Lit:
    for row in rows:
        if row["id"] == identifier:
            return _lit(row, events=frozenset({identifier}))
    return Lit()


def _lit(row: VisitRow | EventRow, **own: frozenset[str]) -> Lit:
    cities = frozenset({row["city"]} if row["city"] else ())
    return Lit(**own, cities=cities, themes=frozenset(row["themes"]), sentences=row["sentences"])
