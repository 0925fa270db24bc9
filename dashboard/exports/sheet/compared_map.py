"""The routes of several trips on a sheet, each in its own color."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports.sheet.canvas import Canvas
from dashboard.exports.sheet.map import draw_edge, draw_ground
from dashboard.exports.sheet.map_legs import draw_legs
from dashboard.exports.sheet.projection import fitted
from dashboard.layout.box import Box
from dashboard.layout.free import Taken
from dashboard.layout.routes import shared, together
from dashboard.layout.typeset import width
from dashboard.parts.comparison import Comparison
from dashboard.style import signs
from dashboard.style.palette import on
from dashboard.trip.model import City

MARGIN = 0.06  # of the map, kept free around the outermost routes
SIDE, STEP, NAME = 24.0, 26.0, 18.0  # px: a square, the next one beside it, a city's name


def draw_routes(canvas: Canvas, box: Box, one: Comparison) -> None:
    """Draw the legs of each trip, and each city once, with a square for every trip's stop there."""
    palette, trips = one.style.palette, [brief.trip for brief in one.briefs]
    at = fitted(together(trips, MARGIN), box)
    canvas.rectangle(box, palette.ground)
    for brief in {brief.trip.basemap.file: brief for brief in one.briefs}.values():
        draw_ground(canvas, at, brief)
    taken, cities = Taken(box), shared(trips)
    places = [_place(*at.at(stops[0][1].lat, stops[0][1].lon), len(stops)) for stops in cities]
    taken.boxes += places
    for trip, color in zip(trips, palette.cities, strict=False):
        draw_legs(canvas, at, trip, color, taken)
    for stops, place in zip(cities, places, strict=True):
        _squares(canvas, place, stops, one)
        _name(canvas, place, stops[0][1].name.of(one.style.language), taken, one)
    draw_edge(canvas, box, palette.hairline)


def _place(x: float, y: float, stops: int) -> Box:
    return Box(x - SIDE / 2, y - SIDE / 2, SIDE + STEP * (stops - 1), SIDE)


def _squares(canvas: Canvas, place: Box, stops: Sequence[tuple[int, City]], one: Comparison) -> None:
    palette = one.style.palette
    canvas.rectangle(Box(place.x - 2, place.y - 2, place.w + 4, place.h + 4), palette.raised)
    for number, (trip, city) in enumerate(stops):
        color, x = palette.cities[trip], place.x + STEP * number
        canvas.rectangle(Box(x, place.y, SIDE, SIDE), color)
        words = signs.number(city, one.style)
        canvas.text(x + SIDE / 2, place.y + SIDE / 2, words, 15, color=on(color), bold=True, align="center")


def _name(canvas: Canvas, place: Box, name: str, taken: Taken, one: Comparison) -> None:
    """Write a city's name beside its squares where it covers nothing; where all is covered, not at all."""
    wide = width(name, NAME, bold=True)
    sides = (place.right + 7, place.x - 7 - wide)
    drops = (0, -SIDE, SIDE, -2 * SIDE, 2 * SIDE)
    spots = [Box(x, place.y + drop, wide, SIDE) for drop in drops for x in sides]
    if spot := taken.free(spots):
        canvas.text(spot.x, spot.y + SIDE / 2, name, NAME, bold=True, halo=one.style.palette.land)
