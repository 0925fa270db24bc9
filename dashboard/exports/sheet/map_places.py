"""Cities and sites of the map on a sheet, each where there is room for it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.brief import Brief
from dashboard.exports.sheet.canvas import Align, Canvas
from dashboard.exports.sheet.projection import Projection
from dashboard.layout.box import Box
from dashboard.layout.free import Taken
from dashboard.layout.typeset import cut, width
from dashboard.style.looks import dotted
from dashboard.style.palette import on
from dashboard.style.signs import city_note
from dashboard.trip.model import City
from dashboard.view.rows import VisitRow

NAME, NOTE, R = 20.0, 15.0, 12.0  # px: a city's name, the note behind it, the radius of a visit's mark
PITCH, PER_LINE, MOST_LINES = 29.0, 5, 3


@dataclass(frozen=True)
class Label:
    """What stands beside a city's square: its name and note, and the marks gathered below them, in px."""

    name: str
    note: str
    stacked: bool
    wide: float
    gathered: Sequence[VisitRow]
    more: int

    @property
    def head(self) -> float:
        """Return the height of name and note."""
        return 46 if self.stacked else 26

    @property
    def lines(self) -> int:
        """Return the lines of marks."""
        return math.ceil(min(len(self.gathered) + self.more, PER_LINE * MOST_LINES) / PER_LINE)

    @property
    def w(self) -> float:
        """Return the width."""
        marks = min(len(self.gathered) + self.more, PER_LINE) * PITCH
        return max(self.wide, marks, width(self.note, NOTE))

    @property
    def h(self) -> float:
        """Return the height."""
        return self.head + self.lines * PITCH


def _label(brief: Brief, city: City, here: Sequence[VisitRow], room: float) -> Label:
    gathered = [row for row in here if row["precision"] == "city"]
    name = cut(city.name.of(brief.language), room * 0.4, NAME, bold=True)
    note = city_note(brief.trip, city, len(here), brief.style)
    stacked = width(name, NAME, True) + width(note, NOTE) > 0.33 * room
    wide = width(name, NAME, True) + (0 if stacked else 8 + width(note, NOTE))
    most = PER_LINE * MOST_LINES
    fits = len(gathered) if len(gathered) <= most else most - 3  # "and N more" takes the last three
    return Label(name, note, stacked, wide, gathered[:fits], len(gathered) - fits)


def draw_city(
    canvas: Canvas, at: Projection, brief: Brief, city: City, here: Sequence[VisitRow], taken: Taken
) -> None:
    """Draw a city's square and, on the side that is free, its name, its note and the visits gathered."""
    label = _label(brief, city, here, at.box.w)
    x, y = at.at(city.lat, city.lon)
    others = [at.at(one.lat, one.lon) for one in brief.trip.cities if one.id != city.id]
    choices = _choices(label, x, y, at.box)
    # Words beside another city's square would be read as that city's.
    own = [
        one
        for one in choices
        if one.gap(x, y) <= min((one.gap(*other) for other in others), default=math.inf)
    ]
    spot = taken.first_free(own or choices)
    right = spot.x < x - 20
    _square(canvas, brief, city, x, y)
    _words(canvas, brief, label, spot, right=right)
    for place, row in enumerate(label.gathered):
        column, line = place % PER_LINE, place // PER_LINE
        beside = min(len(label.gathered) - line * PER_LINE, PER_LINE) * PITCH
        left = spot.right - beside if right else spot.x
        middle = spot.y + label.head + (line + 0.5) * PITCH
        _mark(canvas, brief, row, left + (column + 0.5) * PITCH, middle)


def _choices(label: Label, x: float, y: float, frame: Box) -> list[Box]:
    """Return where a city's label may stand, the best place first."""
    east, west = x + 20, x - 20 - label.w
    first = (west, east) if x < frame.x + frame.w * 0.4 else (east, west)
    drops = (-14, 14, -14 - label.h, 40, -40 - label.h)
    choices = [Box(left, y + drop, label.w, label.h) for drop in drops for left in first]
    return choices + [Box(x - label.w / 2, y + drop, label.w, label.h) for drop in (18, -18 - label.h)]


def _square(canvas: Canvas, brief: Brief, city: City, x: float, y: float) -> None:
    palette = brief.style.palette
    color = palette.city(brief.trip, city.id)
    if city.id in brief.lit.cities:
        canvas.rectangle(Box(x - 17, y - 17, 34, 34), palette.accent)
    canvas.rectangle(Box(x - 14, y - 14, 28, 28), palette.raised)
    canvas.rectangle(Box(x - 12, y - 12, 24, 24), color, gid=f"map:city:{city.id}")
    number = brief.style.say("map.home_mark") if city.is_home else str(city.order)
    canvas.text(x, y, number, 15, color=on(color), bold=True, align="center")


def _words(canvas: Canvas, brief: Brief, label: Label, spot: Box, *, right: bool) -> None:
    palette = brief.style.palette
    start = spot.right - label.wide if right else spot.x
    canvas.text(start, spot.y + 14, label.name, NAME, bold=True, halo=palette.land)
    end = spot.right if right or not label.stacked else spot.x + width(label.note, NOTE)
    end = end if right or label.stacked else start + label.wide
    canvas.text(
        end,
        spot.y + (36 if label.stacked else 16),
        label.note,
        NOTE,
        align="right",
        color=palette.quiet,
        halo=palette.land,
    )
    if label.more:
        x, y = (spot.right if right else spot.x), spot.y + label.head + (MOST_LINES - 0.5) * PITCH
        side: Align = "right" if right else "left"
        words = brief.style.say("map.more", n=label.more)
        canvas.text(
            x + (-2 if right else 2) * PITCH,
            y,
            words,
            NOTE,
            align=side,
            color=palette.quiet,
            halo=palette.land,
        )


def draw_place(canvas: Canvas, at: Projection, brief: Brief, row: VisitRow, taken: Taken) -> None:
    """Draw a visit at its own place, or beside it with a line to it where the place is covered."""
    palette = brief.style.palette
    if row["lat"] is None or row["lon"] is None:
        return
    x, y = at.at(row["lat"], row["lon"])
    ring = [(x, y)]
    for reach in (26, 38, 52, 68, 86):
        turns = (math.radians(30 * step) for step in (0, 11, 1, 10, 2, 9, 3, 8, 4, 7, 5, 6))
        ring += [(x + reach * math.cos(turn), y + reach * math.sin(turn)) for turn in turns]
    spot = taken.first_free(
        (Box(cx - R - 1, cy - R - 1, 2 * R + 2, 2 * R + 2) for cx, cy in ring), on_legs=True
    )
    cx, cy = spot.x + R + 1, spot.y + R + 1
    if (cx, cy) != (x, y):
        color = palette.city(brief.trip, row["city"])
        canvas.line([(x, y), (cx, cy)], color, 1.5)
        canvas.circle(x, y, 3, facecolor=color, edgecolor=palette.raised, linewidth=0.5)
    _mark(canvas, brief, row, cx, cy)


def _mark(canvas: Canvas, brief: Brief, row: VisitRow, x: float, y: float) -> None:
    palette = brief.style.palette
    canvas.mark(
        x,
        y,
        str(row["number"]),
        row["status"],
        palette.city(brief.trip, row["city"]),
        ground=palette.raised,
        accent=palette.accent if row["id"] in brief.lit.visits else None,
        dotted=dotted(row["location_basis"]),
        r=R,
        gid=f"map:visit:{row['id']}",
    )
