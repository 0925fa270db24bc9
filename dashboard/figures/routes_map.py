"""The routes of several trips on one map, each in its own color."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.map_parts import BareMap, Mark
from dashboard.figures.route_map import ground, leg_lines, plain_map
from dashboard.layout.routes import shared, together
from dashboard.style import signs
from dashboard.style.escape import for_map
from dashboard.style.palette import on
from dashboard.style.style import Style
from dashboard.trip.model import City, Trip

STEP = 26  # px from a city's square to that of the next trip that goes there


def routes_map(trips: Sequence[Trip], *, style: Style, height: int) -> BareMap:
    """Return the map: the legs of each trip, and each city once, with a square for every trip's stop there.

    The number in a square is the stop's order in its own trip.
    """
    chart = plain_map(together(trips), [], style, height)
    for trip in {trip.basemap.file: trip for trip in trips}.values():
        ground(trip, style).add_to(chart)
    for trip, color in zip(trips, style.palette.cities, strict=False):
        leg_lines(trip, style, color).add_to(chart)
    for stops in shared(trips):
        _city(stops, style).add_to(chart)
    return chart


def _city(stops: Sequence[tuple[int, City]], style: Style) -> Mark:
    """Return a city with a square for each trip that stops there, side by side, and its name after them."""
    _, first = stops[0]
    html = ""
    for place, (trip, city) in enumerate(stops):
        color = style.palette.cities[trip]
        look = f"left:{STEP * place - 12}px;background:{color};color:{on(color)}"
        html += f'<b style="{look}">{signs.number(city, style)}</b>'
    name = for_map(first.name.of(style.language))
    html += f'<span style="--beside:{STEP * (len(stops) - 1)}px">{name}</span>'
    return Mark((first.lat, first.lon), html, "city east")
