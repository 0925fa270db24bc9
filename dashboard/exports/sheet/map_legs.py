"""The legs of the route on a sheet: dotted lines, arrow heads, distances, a sign for home at the edge."""

from __future__ import annotations

import math

from dashboard.brief import Brief
from dashboard.exports.sheet.canvas import Canvas
from dashboard.exports.sheet.map_label import NARROW, NOTE, SMALLER
from dashboard.exports.sheet.projection import Projection, inside
from dashboard.layout.box import Box
from dashboard.layout.free import LEAST, Taken
from dashboard.layout.route import Leg, entering, from_home, home_arrow, legs
from dashboard.layout.typeset import width
from dashboard.style.signs import home_text, leg_text
from dashboard.trip.model import Trip

SHARES = (0.55, 0.42, 0.68, 0.3, 0.8)
"""How far along a leg its distance may stand, the arrow head's place first."""


def draw_legs(canvas: Canvas, at: Projection, trip: Trip, color: str, taken: Taken) -> None:
    """Draw the legs as dotted lines, each with an arrow head."""
    for leg in legs(trip):
        start, end = leg.start, leg.end
        (ax, ay), (bx, by) = at.at(start.lat, start.lon), at.at(end.lat, end.lon)
        canvas.line([(ax, ay), (bx, by)], color, 3, at.box, linestyle=(0, (0.1, 2.4)), dash_capstyle="round")
        x, y, turn = ax + 0.55 * (bx - ax), ay + 0.55 * (by - ay), math.atan2(by - ay, bx - ax)
        head = Box(x - 9, y - 9, 18, 18)
        if head.overlap(at.box) > 300:  # px² of 324: it is on the map
            canvas.polygon([_turned(x, y, turn, *p) for p in ((11, 0), (-5, 8), (-5, -8))], color)
            taken.boxes.append(head)
        dots = max(2, int(math.hypot(bx - ax, by - ay) / 16))
        spots = [(ax + n / dots * (bx - ax), ay + n / dots * (by - ay)) for n in range(dots)]
        taken.legs += [Box(px - 5, py - 5, 10, 10) for px, py in spots]


def draw_distances(canvas: Canvas, at: Projection, brief: Brief, taken: Taken) -> None:
    """Write the legs' distances where there is room for them: after all that has to be there."""
    for leg in legs(brief.trip):
        _distance(canvas, at, brief, leg, taken)


def _distance(canvas: Canvas, at: Projection, brief: Brief, leg: Leg, taken: Taken) -> None:
    """Write a leg's great-circle distance beside it, near its arrow head; not where it would cover things."""
    size = NOTE if at.box.w >= NARROW else SMALLER * NOTE
    text, wide = leg_text(leg, brief.style), width(leg_text(leg, brief.style), size)
    (ax, ay), (bx, by) = at.at(leg.start.lat, leg.start.lon), at.at(leg.end.lat, leg.end.lon)
    points = [(ax + share * (bx - ax), ay + share * (by - ay)) for share in SHARES]
    choices = [
        Box(left, y + drop, wide, 18)
        for x, y in points
        for drop in (-9, -25, 7)
        for left in (x + 14, x - 14 - wide)
    ]
    lines = {
        one: (at.at(one.start.lat, one.start.lon), at.at(one.end.lat, one.end.lon))
        for one in legs(brief.trip)
    }
    own = [one for one in choices if min(lines, key=lambda other: _away(one, *lines[other])) == leg]
    spot = taken.free(own) if text else None
    if spot:
        quiet, land = brief.style.palette.quiet, brief.style.palette.land
        canvas.text(spot.x, spot.y + 9, text, size, color=quiet, halo=land)


def _away(box: Box, start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the px from the middle of a box to a line."""
    (ax, ay), (bx, by), x, y = start, end, box.x + box.w / 2, box.y + box.h / 2
    long = (bx - ax) ** 2 + (by - ay) ** 2
    share = min(max(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long, 0), 1) if long else 0
    return math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay))


def _turned(x: float, y: float, turn: float, along: float, across: float) -> tuple[float, float]:
    return (
        x + along * math.cos(turn) - across * math.sin(turn),
        y + along * math.sin(turn) + across * math.cos(turn),
    )


def draw_home(canvas: Canvas, at: Projection, brief: Brief, taken: Taken) -> None:
    """Say at the map's edge, where the line to the first stop comes in, which city the delegation is from.

    Its name alone where there is no room for more.
    """
    home = from_home(brief.trip)
    if home is None or not inside(at, home.end.lat, home.end.lon):
        return
    (ax, ay), (bx, by) = at.at(home.start.lat, home.start.lon), at.at(home.end.lat, home.end.lon)
    enters = entering(at.box, (ax, ay), (bx, by))
    if enters <= 0:
        return
    x, y = ax + enters * (bx - ax), ay + enters * (by - ay)
    arrow, name = home_arrow(brief.trip, home.start), home.start.name.of(brief.language)
    texts = [f"{arrow} {text}" for text in (home_text(brief.trip, brief.style), name)]
    size = NOTE if at.box.w >= NARROW else SMALLER * NOTE
    choices = [(spot, text) for text in texts for spot in _edge_spots(at.box, x, y, width(text, size))]
    costs = [taken.cost(spot, on_legs=False) for spot, _ in choices]
    free = next((one for one, cost in zip(choices, costs, strict=True) if cost < LEAST), None)
    spot, text = free or choices[costs.index(min(costs))]
    taken.boxes.append(spot)
    canvas.text(spot.x, spot.y + 11, text, size, halo=brief.style.palette.land)


def _edge_spots(frame: Box, x: float, y: float, wide: float) -> list[Box]:
    """Return where a sign of this width may stand just inside the frame, the nearest to its line first."""
    top = min(max(y + 7, frame.y + 7), frame.bottom - 29)
    inner = [
        min(max(left, frame.x + 8), frame.right - wide - 8) for left in (x + 10, x - wide / 2, x - 10 - wide)
    ]
    return [Box(left, top + drop, wide, 22) for drop in (0, 24) for left in inner]
