"""Briefs of a trip for the tests of exports, and trips that are hard to draw."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dashboard.brief import Brief
from dashboard.language import Language
from dashboard.style.palette import Mode
from dashboard.style.style import Style
from dashboard.view.dossier import Dossier, dossier
from dashboard.view.filters import NO_FILTER, Filter
from dashboard.view.selection import Selection
from dashboard.view.view import View

MADE = dt.date(2026, 2, 3)
FILTERS = {
    "everything": Filter(),
    "a city": Filter(cities=frozenset({"hekou"})),
    "a day": Filter(days=frozenset({dt.date(2023, 5, 8)})),
    "a theme": Filter(themes=frozenset({"talent"})),
    "stated only": Filter(stated_only=True),
}
"""One filter of each kind, for the small trip."""

NOTHING = Filter(cities=frozenset({"hekou"}), days=frozenset({dt.date(2023, 5, 8)}), stated_only=True)
"""A filter that leaves nothing of the small trip."""


def brief_of(
    loaded: Dossier,
    chosen: Filter = NO_FILTER,
    selected: Selection | None = None,
    language: Language = "zh",
    mode: Mode = "light",
) -> Brief:
    return Brief(View(loaded, chosen, selected), Style(language, mode), MADE)


def changed(loaded: Dossier, **fields: Any) -> Dossier:
    """Return the trip with other fields, its tables made anew."""
    return dossier(loaded.trip.model_copy(update=fields), loaded.lexicon)
