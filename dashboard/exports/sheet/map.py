"""The route map on a sheet: the page's marks and words, moved apart where they would cover each other."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.brief import Brief
from dashboard.exports.sheet.basemap import shapes
from dashboard.exports.sheet.canvas import Canvas
from dashboard.exports.sheet.map_legs import draw_distances, draw_home, draw_legs
from dashboard.exports.sheet.map_places import draw_city, draw_place, own_place
from dashboard.exports.sheet.projection import Projection, covered, inside, projection
from dashboard.layout.box import Box
from dashboard.layout.free import Taken


def draw_map(canvas: Canvas, box: Box, brief: Brief, near: Collection[str] = ()) -> None:
    """Draw the route map into the box: basemap, legs in order, cities, and every visit that has a place.

    It shows the whole route, or the cities `near`.
    """
    palette, at = brief.style.palette, projection(brief.trip, box, near)
    canvas.rectangle(box, palette.ground)
    draw_ground(canvas, at, brief)
    taken = Taken(box)
    for city in brief.trip.cities:
        x, y = at.at(city.lat, city.lon)
        taken.boxes.append(Box(x - 14, y - 14, 28, 28))
    rows = brief.shown.visit_rows
    held = {row["id"]: place for row in rows if (place := own_place(at, row))}
    taken.boxes += held.values()  # no label may cover the place of a site
    draw_legs(canvas, at, brief.trip, palette.accent, taken)
    for city in brief.trip.cities:
        if inside(at, city.lat, city.lon):
            here = [row for row in rows if row["city"] == city.id]
            draw_city(canvas, at, brief, city, here, taken, named=not near or city.id in near)
    for row in rows:
        if row["id"] in held:
            taken.boxes.remove(held[row["id"]])
            draw_place(canvas, brief, row, held[row["id"]], taken)
    draw_home(canvas, at, brief, taken)
    draw_distances(canvas, at, brief, taken)
    draw_edge(canvas, box, palette.hairline)


def draw_ground(canvas: Canvas, at: Projection, brief: Brief) -> None:
    """Draw the basemap, as often as the map goes round the earth."""
    for turn in at.turns:
        _draw_turn(canvas, at, brief, turn)


def _draw_turn(canvas: Canvas, at: Projection, brief: Brief, turn: int) -> None:
    """Draw land, lakes and rivers, on water as far as the basemap reaches; what is beyond stays paper."""
    palette = brief.style.palette
    drawn = {kind: at.shape(one, turn) for kind, one in shapes(brief.trip.basemap.data).items()}
    canvas.rectangle(covered(at, drawn.values()), palette.water)
    fills = {"land": palette.land, "lake": palette.water}
    for kind, outline in drawn.items():
        fill, stroke = fills.get(kind, "none"), "none" if kind in fills else palette.river
        canvas.outline(outline, at.box, fill=fill, stroke=stroke)


def draw_edge(canvas: Canvas, box: Box, color: str) -> None:
    """Draw the frame of a map."""
    for side in (
        Box(box.x, box.y, box.w, 1),
        Box(box.x, box.bottom - 1, box.w, 1),
        Box(box.x, box.y, 1, box.h),
        Box(box.right - 1, box.y, 1, box.h),
    ):
        canvas.rectangle(side, color)
