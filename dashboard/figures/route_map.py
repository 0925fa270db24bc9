"""The part of the route map that no filter changes: its ground, the route in order, a sign for home.

folium takes (lat, lon). Every string goes through `for_map`. Every point stands where `base.placed` puts it:
on some base maps that is not its WGS-84 point.
"""

from __future__ import annotations

from typing import Any

from dashboard.figures.base import drawn, placed, shift
from dashboard.figures.map_parts import BareMap, Basemap, Chrome, Legs, Mark, Tiles
from dashboard.layout.route import Leg, bounds, home_arrow, legs, turns
from dashboard.style.escape import for_map
from dashboard.style.names import marked
from dashboard.style.signs import home_text, leg_text
from dashboard.style.style import Style
from dashboard.trip.bases import PACKAGED, Base
from dashboard.trip.model import Trip

# The map's frame is served two levels below the server's root, beside our own assets.
ASSETS = "../../assets"
LEAFLET_JS = [("leaflet", f"{ASSETS}/leaflet/leaflet.js"), ("map", f"{ASSETS}/map.js")]
LEAFLET_CSS = [(name, f"{ASSETS}/{name}.css") for name in ("leaflet/leaflet", "marks", "map")]


def base_map(trip: Trip, *, style: Style, height: int, base: Base = PACKAGED, outlines: str = "") -> BareMap:
    """Return the part of the map that no filter changes: basemap, route in order, direction of each leg.

    The first view takes in the cities visited; the home city lies on its leg, named at the map's edge.
    The tiles of `base`, if it has any, lie over the packaged basemap, which is seen where they lack.
    `outlines` is the address of the packaged basemap, where it is not that of the server.
    """
    style = drawn(style, base)
    moved, say = placed(trip, base), style.say
    chart = BareMap(
        tiles=None,
        height=height,
        zoom_snap=0.25,
        zoom_control=False,
        attribution_control=False,
        prefer_canvas=True,
        scroll_wheel_zoom=False,
    )
    chart.default_js, chart.default_css = LEAFLET_JS, LEAFLET_CSS
    south, west, north, east = bounds(moved)
    view = [[south, west], [north, east]]
    points = [[city.lat, city.lon] for city in moved.cities]
    Chrome(
        style.tokens, say("map.zoom_in"), say("map.zoom_out"), say("map.whole"), cities=points, view=view
    ).add_to(chart)
    told = [_leg(leg, leg_text(own, style)) for leg, own in zip(legs(moved), legs(trip), strict=True)]
    Legs(told, style.palette.accent).add_to(chart)
    if moved.home.lat > north or moved.home.lat < south or not west <= moved.home.lon <= east:
        _home_sign(moved, (south, west, north, east), style).add_to(chart)
    for layer in _ground(trip, style, base, outlines):
        layer.add_to(chart)
    return chart


def _ground(trip: Trip, style: Style, base: Base, outlines: str) -> list[Basemap | Tiles]:
    """Return what lies under the route: the packaged basemap, and the tiles of a base that has them."""
    south, west, north, east = bounds(trip)
    middle = shift(base, (south + north) / 2, (west + east) / 2)
    url = outlines or f"{ASSETS}/basemap/{trip.basemap.file}?{trip.basemap.sha256[:8]}"
    beneath = Basemap(url, style.palette, max_zoom=base.max_zoom, shift=middle, turned=turns(west, east))
    if not base.urls:
        return [beneath]
    lost = style.say("base.lost")
    return [beneath, Tiles(base.urls, base.subdomains, base.max_zoom, base.key, lost)]


def _leg(leg: Leg, words: str) -> list[Any]:
    """Return the leg's two ends, the place of its arrow head, the head's angle and its words."""
    lat, lon = leg.at(0.55)
    ends = [[city.lat, city.lon] for city in (leg.start, leg.end)]
    return [ends, [round(lat, 5), round(lon, 5)], round(leg.angle, 1), for_map(words)]


def _home_sign(trip: Trip, bounds: tuple[float, float, float, float], style: Style) -> Mark:
    """Return a sign on the first leg, just inside the first view, that names the home city beyond it."""
    south, west, north, east = bounds
    home, first, words = trip.home, trip.stops[0], home_text(trip, style)
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
    long = for_map(words).replace(for_map(plain), name, 1)
    text = f'{home_arrow(trip)} <span class="long">{long}</span><span class="short">{name}</span>'
    lat, lon = (a + share * (b - a) for a, b in ((first.lat, home.lat), (first.lon, home.lon)))
    return Mark((round(lat, 5), round(lon, 5)), f"<b>{text}</b>", "sign")
