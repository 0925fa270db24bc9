"""The routes of several trips on one map, each in its own color."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.figures.map_parts import BareMap, Mark
from dashboard.figures.route_map import ground, leg_lines, plain_map
from dashboard.layout.route import leans_west, shared, together
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
    cities = shared(trips)
    firsts = [stops[0][1] for stops in cities]
    for stops in cities:
        for mark in _marks(stops, style, west=leans_west(stops[0][1], firsts, together(trips))):
            mark.add_to(chart)
    return chart


def _marks(stops: Sequence[tuple[int, City]], style: Style, *, west: bool) -> Iterator[Mark]:
    """Yield a square for each trip that stops in a city, side by side, the outermost with its name."""
    _, first = stops[0]
    css, step = ("city west", STEP) if west else ("city", -STEP)
    for place, (trip, city) in enumerate(stops):
        color = style.palette.cities[trip]
        html = f'<b style="background:{color};color:{on(color)}">{city.order}</b>'
        if place == len(stops) - 1:
            html += f"<span>{for_map(city.name.of(style.language))}</span>"
        yield Mark((first.lat, first.lon), html, css, anchor=(step * place, 0))
