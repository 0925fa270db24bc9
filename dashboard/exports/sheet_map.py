"""The route map on a sheet: the page's marks and words, moved apart where they would cover each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from dashboard.brief import Brief
from dashboard.exports.basemap import shapes
from dashboard.exports.canvas import Align, Box, Canvas
from dashboard.exports.typeset import cut, width
from dashboard.figures import labels
from dashboard.figures.palette import look, on
from dashboard.figures.route_map import bounds, city_note, home_text, leg_text
from dashboard.geo import mercator
from dashboard.model import City

NAME, NOTE, R = 20.0, 15.0, 12.0  # px: a city's name, the note behind it, the radius of a visit's mark
PITCH, PER_LINE, MOST_LINES = 29.0, 5, 3
FIXED = frozenset({"building", "campus", "district"})
"""Precisions whose marks stand at a place of their own; the others are gathered under their city."""


@dataclass(frozen=True)
class View:
    """How degrees become px: `scale` px a degree of longitude, the box's middle at (lon, y)."""

    box: Box
    scale: float
    lon: float
    y: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Return the px of a point."""
        return (
            self.box.x + self.box.w / 2 + (lon - self.lon) * self.scale,
            self.box.y + self.box.h / 2 - (mercator(lat) - self.y) * self.scale,
        )

    def shape(self, outline: Outline) -> Outline:
        """Return an outline of `exports.basemap` in px."""
        moved = Affine2D().translate(-self.lon, -self.y).scale(self.scale, -self.scale)
        moved.translate(self.box.x + self.box.w / 2, self.box.y + self.box.h / 2)
        return outline.transformed(moved)


def view(brief: Brief, box: Box) -> View:
    """Return the view that takes in every stop and every place known."""
    south, west, north, east = bounds(brief.trip)
    top, bottom = mercator(north), mercator(south)
    scale = min(box.w / (east - west), box.h / (top - bottom))
    return View(box, scale, (west + east) / 2, (top + bottom) / 2)


@dataclass
class Taken:
    """What on the map is covered already; nothing else should be put there."""

    frame: Box
    boxes: list[Box] = field(default_factory=list)
    legs: list[Box] = field(default_factory=list)

    def cost(self, box: Box, *, on_legs: bool) -> float:
        """Return how much of the box is covered or outside the frame, in px²."""
        outside = box.w * box.h - box.overlap(self.frame)
        others = [*self.boxes, *([] if on_legs else self.legs)]
        return 2 * outside + sum(box.overlap(other) for other in others)

    def first_free(self, choices: Iterable[Box], *, on_legs: bool = False) -> Box:
        """Return the first choice that covers nothing, else the one that covers least; it is then taken."""
        best, least = None, math.inf
        for choice in choices:
            cost = self.cost(choice, on_legs=on_legs)
            if cost < least:
                best, least = choice, cost
            if cost == 0:
                break
        assert best is not None
        self.boxes.append(best)
        return best


def draw_map(canvas: Canvas, box: Box, brief: Brief) -> None:
    """Draw the route map into the box: basemap, legs in order, cities, and every visit that has a place."""
    palette, at = brief.style.palette, view(brief, box)
    canvas.rectangle(box, palette.ground)
    drawn = shapes(brief.loaded.basemap)
    canvas.rectangle(_known(at, drawn.values()), palette.water)
    fills = {"land": palette.land, "lake": palette.water}
    for kind, outline in drawn.items():
        fill, stroke = fills.get(kind, "none"), "none" if kind in fills else palette.river
        canvas.outline(at.shape(outline), box, fill=fill, stroke=stroke)
    taken = Taken(box)
    for city in brief.trip.cities:
        x, y = at.at(city.lat, city.lon)
        taken.boxes.append(Box(x - 14, y - 14, 28, 28))
    _legs(canvas, at, brief, taken)
    rows: list[labels.Row] = [*brief.shown.visits.to_dict("records")]
    for city in brief.trip.cities:
        if _inside(at, city):
            _city(canvas, at, brief, city, [row for row in rows if row["city"] == city.id], taken)
    for row in rows:
        if row["precision"] in FIXED:
            _fixed(canvas, at, brief, row, taken)
    for side in (
        Box(box.x, box.y, box.w, 1),
        Box(box.x, box.bottom - 1, box.w, 1),
        Box(box.x, box.y, 1, box.h),
        Box(box.right - 1, box.y, 1, box.h),
    ):
        canvas.rectangle(side, palette.hairline)


def _known(at: View, outlines: Iterable[Outline]) -> Box:
    """Return the part of the map that the basemap covers: beyond it we know neither land nor sea."""
    extents = [at.shape(outline).get_extents() for outline in outlines]
    left, right = min(one.x0 for one in extents), max(one.x1 for one in extents)
    top, bottom = min(one.y0 for one in extents), max(one.y1 for one in extents)
    x, y = max(left, at.box.x), max(top, at.box.y)
    return Box(x, y, max(min(right, at.box.right) - x, 0), max(min(bottom, at.box.bottom) - y, 0))


def _inside(at: View, city: City) -> bool:
    x, y = at.at(city.lat, city.lon)
    return Box(x - 1, y - 1, 2, 2).overlap(at.box) > 0


def _legs(canvas: Canvas, at: View, brief: Brief, taken: Taken) -> None:
    """Draw the legs as dotted lines with an arrow head, and at the map's edge the way home."""
    accent = brief.style.palette.accent
    for start, end in pairwise(brief.trip.cities):
        (ax, ay), (bx, by) = at.at(start.lat, start.lon), at.at(end.lat, end.lon)
        canvas.line([(ax, ay), (bx, by)], accent, 3, at.box, linestyle=(0, (0.1, 2.4)), dash_capstyle="round")
        enters = _enters(at.box, (ax, ay), (bx, by))
        share = enters + 0.55 * (1 - enters)
        x, y, turn = ax + share * (bx - ax), ay + share * (by - ay), math.atan2(by - ay, bx - ax)
        canvas.polygon([_turned(x, y, turn, *p) for p in ((11, 0), (-5, 8), (-5, -8))], accent)
        taken.boxes.append(Box(x - 9, y - 9, 18, 18))
        _distance(canvas, brief, start, end, (x, y), taken)
        dots = max(2, int(math.hypot(bx - ax, by - ay) / 16))
        spots = [(ax + n / dots * (bx - ax), ay + n / dots * (by - ay)) for n in range(dots)]
        taken.legs += [Box(px - 5, py - 5, 10, 10) for px, py in spots]
        if start.is_home and enters > 0:
            _home_sign(canvas, at, brief, (ax + enters * (bx - ax), ay + enters * (by - ay)), taken)


def _distance(
    canvas: Canvas, brief: Brief, start: City, end: City, head: tuple[float, float], taken: Taken
) -> None:
    """Write a leg's great-circle distance beside its arrow head."""
    text = leg_text(start, end, brief.style)
    if text:
        wide, (x, y) = width(text, NOTE), head
        sides, drops = (x + 14, x - 14 - wide), (-9, -25, 7, -41, 23)
        choices = [Box(left, y + drop, wide, 18) for drop in drops for left in sides]
        spot = taken.first_free(choices, on_legs=True)
        canvas.text(
            spot.x, spot.y + 9, text, NOTE, color=brief.style.palette.quiet, halo=brief.style.palette.land
        )


def _enters(box: Box, start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the share of the way from start at which a line comes into the box; 0 if it starts inside."""
    (ax, ay), (bx, by) = start, end
    edges = ((box.x, ax, bx), (box.right, ax, bx), (box.y, ay, by), (box.bottom, ay, by))
    shares = [(edge - a) / (b - a) for edge, a, b in edges if (a - edge) * (b - edge) < 0]
    outside = not (box.x <= ax <= box.right and box.y <= ay <= box.bottom)
    return max(shares, default=0.0) if outside else 0.0


def _turned(x: float, y: float, turn: float, along: float, across: float) -> tuple[float, float]:
    return (
        x + along * math.cos(turn) - across * math.sin(turn),
        y + along * math.sin(turn) + across * math.cos(turn),
    )


def _home_sign(canvas: Canvas, at: View, brief: Brief, edge: tuple[float, float], taken: Taken) -> None:
    text = cut(home_text(brief.trip, brief.style), at.box.w - 40, NOTE)
    wide = width(text, NOTE)
    x = min(max(edge[0] + 14, at.box.x + 12), at.box.right - wide - 12)
    y = min(max(edge[1] + 18, at.box.y + 18), at.box.bottom - 18)
    taken.boxes.append(Box(x, y - 11, wide, 22))
    canvas.text(x, y, text, NOTE, halo=brief.style.palette.land)


def _city(
    canvas: Canvas, at: View, brief: Brief, city: City, here: Sequence[labels.Row], taken: Taken
) -> None:
    """Draw a city's square and, on the side that is free, its name, its note and the visits gathered."""
    palette, style = brief.style.palette, brief.style
    gathered = [row for row in here if row["precision"] == "city"]
    name = cut(labels.pick(city.name, style.language), at.box.w * 0.4, NAME, bold=True)
    note = city_note(brief.trip, city, len(here), style)
    room = PER_LINE * MOST_LINES
    more = len(gathered) - (room if len(gathered) <= room else room - 3)
    words = style.say("map.more", n=more) if more > 0 else ""
    stacked = width(name, NAME, True) + width(note, NOTE) > 0.33 * at.box.w
    wide = width(name, NAME, True) + (0 if stacked else 8 + width(note, NOTE))
    head = 46 if stacked else 26
    lines = math.ceil(min(len(gathered), room) / PER_LINE)
    block = max(wide, min(len(gathered), PER_LINE) * PITCH, width(note, NOTE))
    x, y = at.at(city.lat, city.lon)
    tall = head + lines * PITCH
    east, west = x + 20, x - 20 - block
    first = (west, east) if x < at.box.x + at.box.w * 0.4 else (east, west)
    drops = (-14, 14, -14 - tall, 40, -40 - tall)
    choices = [Box(left, y + drop, block, tall) for drop in drops for left in first]
    choices += [Box(x - block / 2, y + drop, block, tall) for drop in (18, -18 - tall)]
    spot = taken.first_free(choices)
    right = spot.x < x - 20
    color = palette.city(brief.trip, city.id)
    ring = Box(x - 17, y - 17, 34, 34)
    if city.id in brief.lit.cities:
        canvas.rectangle(ring, palette.accent)
    canvas.rectangle(Box(x - 14, y - 14, 28, 28), palette.raised)
    canvas.rectangle(Box(x - 12, y - 12, 24, 24), color, gid=f"map:city:{city.id}")
    number = style.say("map.home_mark") if city.is_home else str(city.order)
    canvas.text(x, y, number, 15, color=on(color), bold=True, align="center")
    start = spot.right - wide if right else spot.x
    canvas.text(start, spot.y + 14, name, NAME, bold=True, halo=palette.land)
    end = spot.right if right or not stacked else spot.x + width(note, NOTE)
    end = end if right or stacked else start + wide
    drop = 36 if stacked else 16
    canvas.text(end, spot.y + drop, note, NOTE, color=palette.quiet, align="right", halo=palette.land)
    kept = gathered[: len(gathered) - max(more, 0)]
    for place, row in enumerate(kept):
        column, line = place % PER_LINE, place // PER_LINE
        left = spot.right - min(len(kept) - line * PER_LINE, PER_LINE) * PITCH if right else spot.x
        middle = spot.y + head + (line + 0.5) * PITCH
        _visit(canvas, brief, row, left + (column + 0.5) * PITCH, middle)
    if words:
        x, y = (spot.right if right else spot.x), spot.y + head + (MOST_LINES - 0.5) * PITCH
        x += -2 * PITCH if right else 2 * PITCH
        side: Align = "right" if right else "left"
        canvas.text(x, y, words, NOTE, color=palette.quiet, align=side, halo=palette.land)


def _fixed(canvas: Canvas, at: View, brief: Brief, row: labels.Row, taken: Taken) -> None:
    """Draw a visit at its own place, or beside it with a line to it where the place is covered."""
    palette = brief.style.palette
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
    _visit(canvas, brief, row, cx, cy)


def _visit(canvas: Canvas, brief: Brief, row: labels.Row, x: float, y: float) -> None:
    palette = brief.style.palette
    canvas.mark(
        x,
        y,
        str(row["number"]),
        look(row["location_basis"], row["status"]),
        palette.city(brief.trip, row["city"]),
        ground=palette.raised,
        accent=palette.accent if row["id"] in brief.lit.visits else None,
        r=R,
        gid=f"map:visit:{row['id']}",
    )
