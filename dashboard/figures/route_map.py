"""The part of the route map that no filter changes: its ground, the route in order, a sign for home.

folium takes (lat, lon). Every string goes through `for_map`. Every point stands where `base.placed` puts it:
on some base maps that is not its WGS-84 point.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.figures.base import drawn, placed, shift
from dashboard.figures.map_parts import BareMap, Basemap, Chrome, Legs, Mark, Tiles
from dashboard.layout.route import Leg, bounds, from_home, home_arrow, legs, turns
from dashboard.style.escape import for_map
from dashboard.style.names import marked
from dashboard.style.signs import home_text, leg_text
from dashboard.style.style import Style
from dashboard.trip.bases import PACKAGED, Base
from dashboard.trip.model import Trip

# The map's frame is served two levels below the server's root, beside our own assets.
ASSETS = "../../assets"
_PLAIN: dict[str, Any] = {
    "zoom_snap": 0.25,
    "zoom_control": False,
    "attribution_control": False,
    "prefer_canvas": True,
    "scroll_wheel_zoom": False,
}
LEAFLET_JS = [("leaflet", f"{ASSETS}/leaflet/leaflet.js"), ("map", f"{ASSETS}/map.js")]
LEAFLET_CSS = [(name, f"{ASSETS}/{name}.css") for name in ("leaflet/leaflet", "marks", "map")]


def base_map(trip: Trip, *, style: Style, height: int, base: Base = PACKAGED, outlines: str = "") -> BareMap:
    """Return the part of the map that no filter changes: basemap, route in order, direction of each leg.

    The first view takes in the cities visited; the home city lies on its leg, named at the map's edge.
    The tiles of `base`, if it has any, lie over the packaged basemap, which is seen where they lack.
    `outlines` is the address of the packaged basemap, where it is not that of the server.
    """
    style = drawn(style, base)
    moved = placed(trip, base)
    south, west, north, east = corners = bounds(moved)
    chart = plain_map(corners, [[city.lat, city.lon] for city in moved.cities], style, height)
    leg_lines(trip, style, style.palette.accent, moved).add_to(chart)
    way = from_home(moved)
    if way and not (south <= way.start.lat <= north and west <= way.start.lon <= east):
        _home_sign(moved, way, style).add_to(chart)
    for layer in _ground(trip, style, base, outlines):
        layer.add_to(chart)
    return chart


def plain_map(
    corners: tuple[float, float, float, float], points: Sequence[Any], style: Style, height: int
) -> BareMap:
    """Return a map of nothing yet, with its buttons, that first shows what lies within these corners.

    `points` are [lat, lon] of the cities.
    """
    chart, say = BareMap(tiles=None, height=height, **_PLAIN), style.say
    chart.default_js, chart.default_css = LEAFLET_JS, LEAFLET_CSS
    south, west, north, east = corners
    view = [[south, west], [north, east]]
    Chrome(
        style.tokens, say("map.zoom_in"), say("map.zoom_out"), say("map.whole"), cities=points, view=view
    ).add_to(chart)
    return chart


def leg_lines(trip: Trip, style: Style, color: str, moved: Trip | None = None) -> Legs:
    """Return the legs of a trip in a color, with its own distances; `moved` is it where they lie."""
    pairs = zip(legs(moved or trip), legs(trip), strict=True)
    return Legs([_leg(leg, leg_text(own, style)) for leg, own in pairs], color)


def ground(trip: Trip, style: Style, base: Base = PACKAGED, outlines: str = "") -> Basemap:
    """Return the packaged basemap of a trip, moved as the points of `base` are."""
    south, west, north, east = bounds(trip)
    middle = shift(base, (south + north) / 2, (west + east) / 2)
    url = outlines or f"{ASSETS}/basemap/{trip.basemap.file}?{trip.basemap.sha256[:8]}"
    return Basemap(url, style.palette, max_zoom=base.max_zoom, shift=middle, turned=turns(west, east))


def _ground(trip: Trip, style: Style, base: Base, outlines: str) -> list[Basemap | Tiles]:
    """Return what lies under the route: the packaged basemap, and the tiles of a base that has them."""
    beneath = ground(trip, style, base, outlines)
    if not base.urls:
        return [beneath]
    lost = style.say("base.lost")
    return [beneath, Tiles(base.urls, base.subdomains, base.max_zoom, base.key, lost)]


def _leg(leg: Leg, words: str) -> list[Any]:
    """Return the leg's two ends, the place of its arrow head, the head's angle and its words."""
    lat, lon = leg.at(0.55)
    ends = [[city.lat, city.lon] for city in (leg.start, leg.end)]
    return [ends, [round(lat, 5), round(lon, 5)], round(leg.angle, 1), for_map(words)]


def _home_sign(trip: Trip, way: Leg, style: Style) -> Mark:
    """Return a sign on the way from home, just inside the first view, that names the home city beyond it."""
    south, west, north, east = bounds(trip)
    home, first, words = way.start, way.end, home_text(trip, style)
    shares = [
        (edge - start) / (end - start)
        for edge, start, end in (
            (north, first.lat, home.lat),
            (south, first.lat, home.lat),
            (east, first.lon, home.lon),
            (west, first.lon, home.lon),
        )
        if end != start and 0 < (edge - start) / (end - start) < 1
    ]
    share = 0.8 * min(shares, default=1)
    plain = home.name.of(style.language)
    name = marked(for_map(plain), home.name.zh, plain, style)
    long, arrow = for_map(words).replace(for_map(plain), name, 1), home_arrow(trip, home)
    text = f'{arrow} <span class="long">{long}</span><span class="short">{name}</span>'
    lat, lon = (a + share * (b - a) for a, b in ((first.lat, home.lat), (first.lon, home.lon)))
    return Mark((round(lat, 5), round(lon, 5)), f"<b>{text}</b>", "sign")
