"""One choice of a trip: what it shows, what its selection lights up, and what is counted of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.themes.lexicon import Lexicon, Theme
from dashboard.trip.model import Trip
from dashboard.trip.records import Source
from dashboard.view.counts import ThemeCount, admitted, carrying, reconciliation, theme_counts
from dashboard.view.dossier import Dossier
from dashboard.view.filters import NO_FILTER, Filter
from dashboard.view.frames import Frames
from dashboard.view.options import Left, cities_left, days_left
from dashboard.view.selection import Lit, Selection, light
from dashboard.view.shown import narrow
from dashboard.view.stated import sources_shown, taken_back


@dataclass(frozen=True)
class View:
    """A dossier under a filter and a selection: what the page and every export show of it.

    It is the same in every language and look; each part is computed once, when it is first asked for.
    """

    dossier: Dossier
    filter: Filter = NO_FILTER
    selected: Selection | None = None

    @property
    def trip(self) -> Trip:
        """Return the trip."""
        return self.dossier.trip

    @property
    def lexicon(self) -> Lexicon:
        """Return the lexicon."""
        return self.dossier.lexicon

    @cached_property
    def shown(self) -> Frames:
        """Return the tables under the filter."""
        return narrow(self.filter, self.dossier.belonging(stated_only=self.filter.stated_only))

    @cached_property
    def lit(self) -> Lit:
        """Return what the selection lights up."""
        return light(self.selected, self.shown)

    @property
    def cities_chosen(self) -> frozenset[str]:
        """Return the city that is selected, or those of the filter."""
        if self.selected and self.selected.kind == "city":
            return frozenset({self.selected.id})
        return self.filter.cities

    @cached_property
    def themes(self) -> list[Theme]:
        """Return the themes that the filter admits, in the order of the chart."""
        return admitted(self.lexicon, self.dossier.whole, self.filter)

    @cached_property
    def theme_counts(self) -> list[ThemeCount]:
        """Return the counts of the themes that the filter admits, in the order of the chart."""
        return theme_counts(self.lexicon, self.themes, self.shown)

    @property
    def themes_told(self) -> list[ThemeCount]:
        """Return the counts of the themes that some sentence shown carries."""
        return [one for one in self.theme_counts if one.sentences]

    @property
    def themes_listed(self) -> list[ThemeCount]:
        """Return the same counts in the order of the lexicon, which no report changes."""
        return sorted(self.theme_counts, key=lambda one: self.lexicon.themes.index(one.theme))

    @property
    def themes_offered(self) -> list[Theme]:
        """Return every theme, in the order of the chart."""
        return admitted(self.lexicon, self.dossier.whole, NO_FILTER)

    @cached_property
    def cities_left(self) -> dict[str, Left]:
        """Return what each city would leave under the rest of the filter."""
        rest = replace(self.filter, cities=frozenset())
        return cities_left(rest, self._under(rest), [city.id for city in self.trip.stops])

    @cached_property
    def days_left(self) -> dict[dt.date, Left]:
        """Return what each day would leave under the rest of the filter."""
        rest = replace(self.filter, days=frozenset())
        return days_left(rest, self._under(rest), self.trip.days)

    @cached_property
    def themes_left(self) -> dict[str, int]:
        """Return how many sentences each theme would leave under the rest of the filter."""
        under = self._under(replace(self.filter, themes=frozenset()))
        counts = theme_counts(self.lexicon, self.themes_offered, under)
        return {one.theme.id: one.sentences for one in counts}

    def _under(self, chosen: Filter) -> Frames:
        return self.shown if chosen == self.filter else self.under(chosen).shown

    @cached_property
    def carrying(self) -> int:
        """Return how many of the sentences shown carry a theme."""
        return carrying(self.shown)

    @cached_property
    def sum(self) -> dict[str, int]:
        """Return how the visits shown add up."""
        return reconciliation(self.shown.visits)

    @cached_property
    def whole_sum(self) -> dict[str, int]:
        """Return how the visits of the whole trip add up."""
        return reconciliation(self.dossier.whole.visits)

    @cached_property
    def taken_back(self) -> dict[str, int]:
        """Return what "stated only" took away."""
        return taken_back(self.dossier.whole, self.shown)

    @property
    def sources(self) -> list[Source]:
        """Return the sources that what is shown may rest on."""
        return sources_shown(self.trip, stated_only=self.filter.stated_only)

    @property
    def empty(self) -> bool:
        """Return whether the filter leaves nothing certain to show."""
        shown = self.shown
        return shown.visits.empty and shown.events.empty and shown.mentions.empty and shown.outcomes.empty

    @property
    def dated(self) -> bool:
        """Return whether anything certain has a day."""
        return bool(self.shown.visits["day"].notna().any()) or not self.shown.events.empty

    def under(self, chosen: Filter) -> View:
        """Return the same dossier and selection under another filter."""
        return replace(self, filter=chosen)
