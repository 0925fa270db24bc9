"""The words and marks that stand beside a city on a drawn map, and the room that they take."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.brief import Brief
from dashboard.layout.typeset import cut, width, wrap
from dashboard.style.signs import city_note
from dashboard.trip.model import City
from dashboard.view.rows import VisitRow

NAME, NOTE = 20.0, 15.0  # px: a city's name, the note behind it
NARROW, SMALLER = 480.0, 0.87
"""Px of a map's width below which names and notes are smaller, and by how much: 13 px for a note."""
PITCH, PER_LINE, MOST_LINES = 29.0, 5, 3


@dataclass(frozen=True)
class Label:
    """What stands beside a city's square: its name and note, and the marks gathered below them, in px."""

    name: str
    notes: Sequence[str]
    stacked: bool
    size: float
    gathered: Sequence[VisitRow]
    more: int

    @property
    def small(self) -> float:
        """Return the size of the note."""
        return self.size * NOTE / NAME

    @property
    def wide(self) -> float:
        """Return the width of the name, and of the note where it stands behind it."""
        own = width(self.name, self.size, True)
        return own if self.stacked or not self.notes else own + 8 + width(self.notes[0], self.small)

    @property
    def head(self) -> float:
        """Return the height of name and note."""
        return 1.3 * self.size + (1.3 * self.small * len(self.notes) if self.stacked else 0)

    @property
    def lines(self) -> int:
        """Return the lines of marks."""
        return math.ceil(min(len(self.gathered) + self.more, PER_LINE * MOST_LINES) / PER_LINE)

    @property
    def w(self) -> float:
        """Return the width."""
        marks = min(len(self.gathered) + self.more, PER_LINE) * PITCH
        return max(self.wide, marks, *(width(note, self.small) for note in self.notes), 0)

    @property
    def h(self) -> float:
        """Return the height."""
        return self.head + self.lines * PITCH


def label_of(brief: Brief, city: City, here: Sequence[VisitRow], room: float, *, noted: bool) -> Label:
    """Return the label of a city with the visits shown in it, on a map of this width in px."""
    gathered = [row for row in here if row["precision"] == "city"]
    size = NAME if room >= NARROW else SMALLER * NAME
    small = size * NOTE / NAME
    name = cut(city.name.of(brief.language), room * 0.4, size, bold=True)
    note = city_note(brief.trip, city, len(here), brief.style) if noted else ""
    stacked = width(name, size, True) + width(note, small) > 0.33 * room
    notes = wrap(note, 0.33 * room if stacked else room, small, most=2) if note else []
    most = PER_LINE * MOST_LINES
    fits = len(gathered) if len(gathered) <= most else most - 3  # "and N more" takes the last three
    return Label(name, notes, stacked, size, gathered[:fits], len(gathered) - fits)
