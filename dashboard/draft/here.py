"""In which city each sentence is, and each site that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.draft.places import Place
from dashboard.draft.sites import Site
from dashboard.draft.where import Map, Stop, went
from dashboard.report.sentences import Sentence

_AWAY = re.compile(
    r"赴|前往|外出|来(?!自)[^，。]{0,8}(?:考察|调研|参观|学习|交流|视察)|我[省市县区](?:考察|学习)"
)


class Here:
    """Goes through the sentences and says in which city each is."""

    def __init__(self, found: Map, text: str, own: Stop | None, gone: Sequence[Stop]) -> None:
        self._found, self._text, self._own, self._gone = found, text, own, gone
        self._city: Stop | None = None
        self._from: Sentence | None = None
        self._now: list[Stop] = []

    def read(self, one: Sentence) -> None:
        """Take up where the sentence goes."""
        self._before, self._before_from = self._city, self._from
        self._now = went(self._found, self._text, one, self._own)
        if self._now:
            together = len({stop.city.code for stop in self._now}) > 1 and _listed(self._text, self._now)
            self._city = None if together else self._now[-1]
            self._from = one

    def of(self, site: Site, one: Sentence, others: Sequence[Site]) -> tuple[Stop | None, Sentence | None]:
        """Return the city of a site of this sentence, and the sentence that tells it."""
        at = one.start + site.start
        inside = self._prefix(at, one.start + site.end)
        context, source = self._before, self._before_from
        spans = [(one.start + other.start, one.start + other.end) for other in others]
        before = [
            stop for stop in self._now if stop.end <= at and not any(a <= stop.start < b for a, b in spans)
        ]
        if before:
            several = len({stop.city.code for stop in before}) > 1 and _listed(self._text, before)
            context, source = (None, None) if several else (before[-1], one)
        if inside and (context is None or self._known(inside) or _same_province(inside.city, context.city)):
            return inside, one
        if context and source is not one and self._elsewhere(at, one.start + site.end, context):
            return None, None
        group = [other for other in others if other.verb == site.verb and other is not site]
        led = [self._prefix(one.start + other.start, one.start + other.end) for other in group]
        if context and any(other and other.city.code[:4] != context.city.code[:4] for other in led):
            return None, None  # the list goes through several cities, and this name tells none
        if context is None and len(self._gone) == 1:
            return self._gone[0], None
        if context is None and not self._gone and not _AWAY.search(self._text[:300]):
            return self._own, None  # they go nowhere else: an inspection at home
        return context, source

    def _prefix(self, start: int, end: int) -> Stop | None:
        for chain in self._found.chains(max(0, start - 12), end):
            if chain[0].start <= start + 1 and chain[-1].end >= start:
                stop = self._found.stop(chain[-1])
                own = self._own and stop and stop.city.code == self._own.city.code
                return None if own else stop
        return None

    def _elsewhere(self, start: int, end: int, context: Stop) -> bool:
        """Return whether the name begins with another province than that of the city."""
        named = [chain[0] for chain in self._found.chains(start, end) if chain[0].start <= start + 1]
        return any(one.places[0].code[:2] != context.city.code[:2] for one in named)

    def _known(self, stop: Stop) -> bool:
        return any(stop.city.code == one.city.code for one in self._gone)


def _same_province(one: Place, other: Place) -> bool:
    return one.code[:2] == other.code[:2]


def _listed(text: str, found: Sequence[Stop]) -> bool:
    """Return whether the last two places stand in one list, so that neither alone is where they are."""
    first, last = found[-2], found[-1]
    return bool(
        re.fullmatch(
            r"(?:[、，,和与及]|以及|市|县|区|州|[^，,。；;]{0,4}[省市])*", text[first.end : last.start]
        )
    )
