"""Trips side by side in one language: what page and picture share, and where each number leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import get_args

from dashboard.brief import Brief
from dashboard.language import Language
from dashboard.style.credit import ground, points
from dashboard.style.palette import Mode
from dashboard.style.style import Style
from dashboard.trip.values import OutcomeKind
from dashboard.view.compare import Compared, compared
from dashboard.view.filters import NO_FILTER, Filter, write_filter


@dataclass(frozen=True)
class Comparison:
    """Briefs of the trips that are compared, and whether the page is in a frame, which each link keeps."""

    briefs: tuple[Brief, ...]
    framed: bool = False

    @property
    def style(self) -> Style:
        """Return the style."""
        return self.briefs[0].style

    @cached_property
    def trips(self) -> list[Compared]:
        """Return what is counted of each trip."""
        return [compared(brief.view.dossier) for brief in self.briefs]

    @property
    def heading(self) -> str:
        """Return the title of the page."""
        return self.style.say("compare.title", n=len(self.briefs))

    @property
    def credits(self) -> list[str]:
        """Return whose what is drawn on the map is, each once."""
        trips, style = [brief.trip for brief in self.briefs], self.style
        grounds = [one for trip in trips for one in ground(trip, style)]
        cited = [points(trip, style) for trip in trips]
        return [*dict.fromkeys([style.say("map.sketch"), *grounds, *cited, "WGS-84"])]

    @property
    def map_note(self) -> str:
        """Return what the map shows."""
        return self.style.run([self.style.say("page.order_note"), self.style.say("compare.map_note")])

    @property
    def longest(self) -> int:
        """Return the days of the trip that has most of them; 0 where no report tells any."""
        return max(len(trip.days) for trip in self.trips)

    @property
    def kinds(self) -> list[OutcomeKind]:
        """Return the kinds of what any trip brought home, in the order of a briefing."""
        return [kind for kind in get_args(OutcomeKind) if any(trip.outcomes.get(kind) for trip in self.trips)]

    def file_name(self, suffix: str) -> str:
        """Return a name for a file that says which trips are compared."""
        names = "_".join(["compare", *(brief.trip.id for brief in self.briefs)])
        return f"{names[:120]}_{self.style.language}.{suffix}"

    def in_mode(self, mode: Mode) -> Comparison:
        """Return the same comparison in a mode."""
        style = replace(self.style, mode=mode)
        return replace(self, briefs=tuple(replace(brief, style=style) for brief in self.briefs))

    def to_trip(self, trip: Compared, chosen: Filter = NO_FILTER) -> str:
        """Return the address of a trip's own page under a filter."""
        filters = [(name, value) for name, values in write_filter(chosen).items() for value in values]
        return self._address([("trip", trip.trip.id), *filters, ("lang", self.style.language)])

    def to_language(self, language: Language) -> str:
        """Return the address of this comparison in a language."""
        trips = [("trip", brief.trip.id) for brief in self.briefs]
        return self._address([("view", "compare"), *trips, ("lang", language)])

    def _address(self, pairs: Iterable[tuple[str, str]]) -> str:
        # Ids, days and languages are letters, digits and hyphens: nothing in them needs another spelling.
        kept = [("embed", "true")] if self.framed else []
        return "?" + "&".join(f"{name}={value}" for name, value in (*pairs, *kept))


def facts(brief: Brief) -> str:
    """Return a trip's days and the totals that its report gives, in one line."""
    totals = brief.trip.totals.stated.items()
    return " · ".join([brief.dates, *(brief.style.say(f"page.total_{name}", n=n) for name, n in totals)])
