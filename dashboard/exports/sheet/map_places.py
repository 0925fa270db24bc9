"""Cities and sites of the map on a sheet, each where there is room for it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.brief import Brief
from dashboard.exports.sheet.canvas import Canvas
from dashboard.exports.sheet.map_label import MOST_LINES, NOTE, PER_LINE, PITCH, Label, label_of
from dashboard.exports.sheet.projection import Projection, inside
from dashboard.exports.sheet.surface import Align
from dashboard.layout.box import Box
from dashboard.layout.free import Taken
from dashboard.layout.route import FIXED
from dashboard.layout.typeset import width
from dashboard.style import signs
from dashboard.style.looks import dotted
from dashboard.style.palette import on
from dashboard.trip.model import City
from dashboard.view.rows import VisitRow

R = 12.0  # px: the radius of a visit's mark


def draw_city(
    canvas: Canvas,
    at: Projection,
    brief: Brief,
    city: City,
    here: Sequence[VisitRow],
    taken: Taken,
    *,
    named: bool = True,
) -> None:
    """Draw a city's square and, on the side that is free, its name, its note and the visits gathered.

    Unless it is one that the map is `named` for, it has its name alone, and that only where there is room.
    """
    label = label_of(brief, city, here, at.box.w, noted=named)
    x, y = at.at(city.lat, city.lon)
    others = [at.at(one.lat, one.lon) for one in brief.trip.cities if one.id != city.id]
    choices = _choices(label, x, y, at.box)
    # Words beside another city's square would be read as that city's.
    own = [one for one in choices if _nearest(one, x, y, others)]
    _square(canvas, brief, city, x, y)
    spot = taken.free(own)
    if spot is None and named and label.notes:
        # Its name beside it says more than name and note elsewhere.
        short = label_of(brief, city, here, at.box.w, noted=False)
        spot = taken.free([one for one in _choices(short, x, y, at.box) if _nearest(one, x, y, others)])
        label = short if spot else label
    if spot is None and not named:
        return
    spot = spot or taken.first_free(own or choices)
    right = spot.x < x - 20
    _words(canvas, brief, label, spot, right=right)
    for place, row in enumerate(label.gathered):
        column, line = place % PER_LINE, place // PER_LINE
        beside = min(len(label.gathered) - line * PER_LINE, PER_LINE) * PITCH
        left = spot.right - beside if right else spot.x
        middle = spot.y + label.head + (line + 0.5) * PITCH
        _mark(canvas, brief, row, left + (column + 0.5) * PITCH, middle)


def _nearest(box: Box, x: float, y: float, others: Sequence[tuple[float, float]]) -> bool:
    """Return whether a label is nearer to its own city than to any other."""
    return box.gap(x, y) <= min((box.gap(*other) for other in others), default=math.inf)


def _choices(label: Label, x: float, y: float, frame: Box) -> list[Box]:
    """Return where a city's label may stand, the best place first."""
    east, west = x + 20, x - 20 - label.w
    first = (west, east) if x < frame.x + frame.w * 0.4 else (east, west)
    drops = (-14, 14, -14 - label.h, 40, -40 - label.h, 66, -66 - label.h)
    spots = [(left, y + drop) for drop in drops for left in first]
    spots += [(x - label.w / 2, y + drop) for drop in (18, -18 - label.h)]
    # What would stand across the frame stands just inside it.
    inner = [
        (
            min(max(left, frame.x + 2), frame.right - label.w - 2),
            min(max(top, frame.y + 2), frame.bottom - label.h - 2),
        )
        for left, top in spots
    ]
    return [Box(left, top, label.w, label.h) for left, top in inner]


def _square(canvas: Canvas, brief: Brief, city: City, x: float, y: float) -> None:
    palette = brief.style.palette
    color = palette.city(brief.trip, city.id)
    if city.id in brief.lit.cities:
        canvas.rectangle(Box(x - 17, y - 17, 34, 34), palette.accent)
    canvas.rectangle(Box(x - 14, y - 14, 28, 28), palette.raised)
    canvas.rectangle(Box(x - 12, y - 12, 24, 24), color, gid=f"map:city:{city.id}")
    number = signs.number(city, brief.style)
    canvas.text(x, y, number, 15, color=on(color), bold=True, align="center")


def _words(canvas: Canvas, brief: Brief, label: Label, spot: Box, *, right: bool) -> None:
    palette = brief.style.palette
    start = spot.right - label.wide if right else spot.x
    canvas.text(start, spot.y + 0.7 * label.size, label.name, label.size, bold=True, halo=palette.land)
    for place, note in enumerate(label.notes):
        wide, y = width(note, label.small), spot.y + 0.8 * label.size
        x = spot.right - wide if right else spot.x if label.stacked else start + label.wide - wide
        y += (0.6 * label.size + (place + 0.55) * 1.3 * label.small) if label.stacked else 0
        canvas.text(x, y, note, label.small, color=palette.quiet, halo=palette.land)
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


def own_place(at: Projection, row: VisitRow) -> Box | None:
    """Return the box of a visit's mark at its own place, or None where it has none on the map."""
    if row["precision"] not in FIXED or row["lat"] is None or row["lon"] is None:
        return None
    x, y = at.at(row["lat"], row["lon"])
    return Box(x - R - 1, y - R - 1, 2 * R + 2, 2 * R + 2) if inside(at, row["lat"], row["lon"]) else None


def draw_place(canvas: Canvas, brief: Brief, row: VisitRow, own: Box, taken: Taken) -> None:
    """Draw a visit at its own place, or beside it with a line to it where the place is covered."""
    palette = brief.style.palette
    x, y = own.x + R + 1, own.y + R + 1
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
        canvas.line([(x, y), (cx, cy)], color, 1.5)  # it ends in no dot: that is a sign of its own
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
