"""Briefs of a trip for the tests of exports, and trips that are hard to draw."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dashboard.brief import Brief
from dashboard.figures.palette import Mode
from dashboard.figures.style import Style
from dashboard.filters import Filter
from dashboard.language import Language
from dashboard.selection import Selection
from dashboard.visit import Loaded, tabulate

MADE = dt.date(2026, 2, 3)
NOTHING = Filter(cities=frozenset({"hekou"}), days=frozenset({dt.date(2023, 5, 8)}), stated_only=True)
"""A filter that leaves nothing of the small trip."""


def brief_of(
    loaded: Loaded,
    chosen: Filter | None = None,
    selected: Selection | None = None,
    language: Language = "zh",
    mode: Mode = "light",
) -> Brief:
    return Brief(loaded, chosen or Filter(), selected, Style(language, mode), MADE)


def changed(loaded: Loaded, **fields: Any) -> Loaded:
    """Return the trip with other fields, its tables made anew."""
    data = loaded.basemap.parent.parent
    return tabulate(loaded.trip.model_copy(update=fields), loaded.lexicon, data)
