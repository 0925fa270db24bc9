"""To which cities and days a sentence of the report belongs, through the visits and events shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from dashboard.view.rows import EventRow, MentionRow, OutcomeRow, VisitRow

Place = tuple[frozenset[str], frozenset[dt.date]]
"""The cities and the days that something belongs to."""


class Belonging:
    """What the visits and events shown say of where and when a sentence belongs."""

    def __init__(self, visits: Sequence[VisitRow], events: Sequence[EventRow], lists: frozenset[int]) -> None:
        """`lists` are the sentences that list several sites, visits that are set aside included."""
        self._lists = lists
        self._visits: dict[int, list[VisitRow]] = {}
        self._events: dict[int, list[EventRow]] = {}
        self._keys: dict[str, VisitRow | EventRow] = {}
        for visit in visits:
            self._keys[f"visit:{visit['id']}"] = visit
            for sentence in visit["sentences"]:
                self._visits.setdefault(sentence, []).append(visit)
        for event in events:
            self._keys[f"event:{event['id']}"] = event
            for sentence in event["sentences"]:
                self._events.setdefault(sentence, []).append(event)

    def of_mention(self, row: MentionRow) -> Place:
        """Return where a theme of a sentence belongs: to the cities that the sentence names, and through the
        visits and events whose passage holds it.

        A sentence that lists several sites belongs to a city only with what that city's own sites carry.
        """
        sentence, named = row["sentence"], row["named"]
        sites = self._visits.get(sentence, [])
        if sentence in self._lists:
            sites, named = [site for site in sites if row["theme"] in site["themes"]], frozenset()
        return _joined([*sites, *self._events.get(sentence, [])], named)

    def of_outcome(self, row: OutcomeRow) -> Place:
        """Return where an outcome belongs: with what it is said to belong to, else as its sentences do."""
        if row["belongs"] and row["belongs"] in self._keys:
            return _joined([self._keys[row["belongs"]]], frozenset())
        held: list[VisitRow | EventRow] = []
        for sentence in row["sentences"]:
            held += [*self._visits.get(sentence, []), *self._events.get(sentence, [])]
        return _joined(held, row["named"])


def _joined(rows: Iterable[VisitRow | EventRow], named: frozenset[str]) -> Place:
    rows = list(rows)
    cities = {row["city"] for row in rows if row["city"]}
    days = {row["day"] for row in rows if row["day"]}
    return named | cities, frozenset(days)
