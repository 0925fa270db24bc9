"""The route map: a constant base with the route, and one layer of marks that a filter replaces.

folium takes (lat, lon). Every string goes through `inert`. Every point stands where `bases.placed` or the
base's `place` puts it: on some base maps that is not its WGS-84 point.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import Any

import folium

from dashboard.figures import labels
from dashboard.figures.bases import PACKAGED, Base, drawn, placed, shift
from dashboard.figures.map_parts import BareMap, Basemap, Chrome, Legs, Mark, Tiles
from dashboard.figures.palette import Look, look, on
from dashboard.figures.style import Style
from dashboard.frames import Frames
from dashboard.geo import kilometres, mercator
from dashboard.model import City, Trip
from dashboard.selection import Lit
from dashboard.text import inert

# The map's frame is served two levels below the server's root, beside our own assets.
ASSETS = "../../assets"
LEAFLET_JS = [("jquery", f"{ASSETS}/jquery/jquery.min.js"), ("leaflet", f"{ASSETS}/leaflet/leaflet.js")]
LEAFLET_CSS = [("leaflet", f"{ASSETS}/leaflet/leaflet.css"), ("map", f"{ASSETS}/map.css")]

MARK = 22  # px, the size of a visit's mark
PER_LINE = 6  # marks gathered under a city before the next line begins
MOST = 24  # marks gathered under a city before the rest are only counted


def base_map(trip: Trip, *, style: Style, height: int, base: Base = PACKAGED) -> folium.Map:
    """Return the part of the map that no filter changes: basemap, route in order, direction of each leg.

    The first view takes in the cities visited; the home city lies on its leg, named at the map's edge.
    The tiles of `base`, if it has any, lie over the packaged basemap, which is seen where they lack.
    """
    style, home = drawn(style, base), home_text(trip, style)
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
    chart.fit_bounds(view, padding=(8, 8))
    points = [[city.lat, city.lon] for city in moved.cities]
    Chrome(style.tokens, say("map.zoom_in"), say("map.zoom_out"), cities=points, view=view).add_to(chart)
    words = [leg_text(start, end, style) for start, end in pairwise(trip.cities)]
    legs = [
        [*_leg(start, end), inert(text)]
        for (start, end), text in zip(pairwise(moved.cities), words, strict=True)
    ]
    Legs(legs, style.palette.accent).add_to(chart)
    if moved.home.lat > north or moved.home.lat < south or not west <= moved.home.lon <= east:
        _home_sign(moved, (south, west, north, east), home).add_to(chart)
    for layer in _ground(trip, style, base):
        layer.add_to(chart)
    return chart


def _ground(trip: Trip, style: Style, base: Base) -> list[Basemap | Tiles]:
    """Return what lies under the route: the packaged basemap, and the tiles of a base that has them."""
    south, west, north, east = bounds(trip)
    middle = shift(base, (south + north) / 2, (west + east) / 2)
    url = f"{ASSETS}/basemap/{trip.basemap}"
    beneath = Basemap(url, style.palette, max_zoom=base.max_zoom, shift=middle)
    if not base.urls:
        return [beneath]
    lost = style.say("base.lost")
    return [beneath, Tiles(base.urls, base.subdomains, base.max_zoom, base.key, lost)]


def bounds(trip: Trip) -> tuple[float, float, float, float]:
    """Return south, west, north, east of the first view: the cities visited and every place known."""
    points = [(city.lat, city.lon) for city in trip.stops]
    points += [(v.lat, v.lon) for v in trip.visits if v.lat is not None and v.lon is not None]
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    margin = 0.16 * max(max(lats) - min(lats), max(lons) - min(lons), 0.2)
    return min(lats) - 1.5 * margin, min(lons) - margin, max(lats) + margin, max(lons) + 1.4 * margin


def _leg(start: City, end: City) -> list[Any]:
    """Return the leg's two ends, the place of its arrow head, and the head's angle on the screen."""
    share = 0.86 if start.is_home else 0.55
    head = [
        round(start.lat + share * (end.lat - start.lat), 5),
        round(start.lon + share * (end.lon - start.lon), 5),
    ]
    angle = math.degrees(math.atan2(mercator(start.lat) - mercator(end.lat), end.lon - start.lon))
    return [[[start.lat, start.lon], [end.lat, end.lon]], head, round(angle, 1)]


def _west(trip: Trip, city: City) -> bool:
    """Return whether the label stands on the city's left: away from its own marks, else outward."""
    own = [v.lon for v in trip.visits if v.city == city.id and v.lon is not None and v.precision != "city"]
    if own:
        return sum(lon > city.lon for lon in own) > len(own) / 2
    lons = [stop.lon for stop in trip.stops]
    return city.lon < (min(lons) + max(lons)) / 2


def _home_sign(trip: Trip, bounds: tuple[float, float, float, float], words: str) -> Mark:
    """Return a sign on the first leg, just inside the first view, that names the home city beyond it."""
    south, west, north, east = bounds
    home, first = trip.home, trip.stops[0]
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
    arrow = "↑" if home.lat > north else "↓" if home.lat < south else "→" if home.lon > east else "←"
    text = f"{arrow} {words}"
    lat, lon = (a + share * (b - a) for a, b in ((first.lat, home.lat), (first.lon, home.lon)))
    return Mark((round(lat, 5), round(lon, 5)), f"<span>{inert(text)}</span>", "sign")


def leg_text(start: City, end: City, style: Style) -> str:
    """Return the great-circle distance of a leg; nothing for the way from home, whose sign has it."""
    km = kilometres(start.lat, start.lon, end.lat, end.lon)
    return "" if start.is_home else style.say("map.leg", km=f"{km:.0f}")


def home_text(trip: Trip, style: Style) -> str:
    """Return the words for the home city beyond the map, with the great-circle distance to the first stop."""
    home, first = trip.home, trip.stops[0]
    km = round(kilometres(home.lat, home.lon, first.lat, first.lon), -1)
    return style.say("map.home_sign", city=labels.pick(home.name, style.language), km=f"{km:.0f}")


def mark_layer(
    trip: Trip,
    shown: Frames,
    *,
    style: Style,
    lit: Lit | None = None,
    clicks: int = 0,
    base: Base = PACKAGED,
) -> folium.FeatureGroup:
    """Return the marks of what is shown: every city of the route by number, every placed visit by basis.

    Visits known to their city only are gathered under the city's label, never on a street. The marks in
    `lit` have the accent's ring. Each tooltip ends in `kind:id#clicks`, hidden from view: the map returns a
    tooltip's text, and only if it differs from the last, so that two clicks on one mark need two texts.
    """
    lit, group = lit or Lit(), folium.FeatureGroup()
    trip, style = placed(trip, base), drawn(style, base)
    rows: list[labels.Row] = [*shown.visits.to_dict("records")]
    for city in trip.cities:
        here = [row for row in rows if row["city"] == city.id]
        gathered = [row for row in here if row["precision"] == "city"]
        _city_mark(trip, city, len(here), style, lit, clicks).add_to(group)
        for row, spot in zip(gathered, _spots(trip, city, min(len(gathered), MOST)), strict=False):
            _visit_mark(trip, row, style, lit, clicks, gathered_at=(city, spot)).add_to(group)
        if len(gathered) > MOST:
            _more_mark(trip, city, len(gathered) - MOST, style).add_to(group)
    for row in rows:
        if row["precision"] in {"building", "campus", "district"}:
            lat, lon = base.place(row["lat"], row["lon"])
            _visit_mark(trip, {**row, "lat": lat, "lon": lon}, style, lit, clicks).add_to(group)
    return group


def _city_mark(trip: Trip, city: City, visits: int, style: Style, lit: Lit, clicks: int) -> Mark:
    color, say = style.palette.city(trip, city.id), style.say
    name, note = labels.pick(city.name, style.language), city_note(trip, city, visits, style)
    number = say("map.home_mark") if city.is_home else str(city.order)
    html = (
        f'<b style="background:{color};color:{on(color)}">{inert(number)}</b>'
        f"<span>{inert(name)}<small>{inert(note)}</small></span>"
    )
    classes = ["city", "west" if _west(trip, city) else "east"]
    classes += [] if visits or city.is_home else ["bare"]
    classes += ["chosen"] if city.id in lit.cities else []
    label = inert(f"{name} · {note}")
    return Mark(
        (city.lat, city.lon),
        html,
        " ".join(classes),
        tooltip=_tooltip(label, f"city:{city.id}", clicks),
        above=500,
    )


def city_note(trip: Trip, city: City, visits: int, style: Style) -> str:
    """Return the few words behind a city's name: home, its visits shown, or that there are none."""
    if city.is_home:
        return style.say("map.home")
    if visits:
        return style.say("map.visit" if visits == 1 else "map.visits", n=visits)
    named = any(visit.city == city.id for visit in trip.visits)
    return style.say("map.none_shown" if named else "map.no_stop")


def _visit_mark(
    trip: Trip,
    row: labels.Row,
    style: Style,
    lit: Lit,
    clicks: int,
    gathered_at: tuple[City, tuple[int, int]] | None = None,
) -> Mark:
    point, anchor = (row["lat"], row["lon"]), (MARK // 2, MARK // 2)
    if gathered_at:
        city, anchor = gathered_at
        point = (city.lat, city.lon)
    drawn = look(row["location_basis"], row["status"])
    text = f"{row['number']} · {labels.name(row, style.language)}"
    classes = ["visit", *([] if gathered_at else ["fixed"]), *(["chosen"] if row["id"] in lit.visits else [])]
    return Mark(
        point,
        mark(str(row["number"]), drawn, style.palette.city(trip, row["city"])),
        " ".join(classes),
        anchor=anchor,
        size=MARK,
        tooltip=_tooltip(
            f"{inert(text)}<small>{inert(_known(row, style))}</small>", f"visit:{row['id']}", clicks
        ),
        above=800,
    )


def _spots(trip: Trip, city: City, count: int) -> list[tuple[int, int]]:
    """Return the anchors of the marks gathered under a city, from left to right, line by line."""
    step, west, spots = MARK + 3, _west(trip, city), []
    for place in range(count):
        column, line = place % PER_LINE, place // PER_LINE
        beside = min(count - line * PER_LINE, PER_LINE) - 1 - column if west else column
        across = beside * step
        spots.append((16 + MARK + across if west else -16 - across, -14 - line * step))
    return spots


def _tooltip(html: str, key: str, clicks: int) -> str:
    return f"{html}<i hidden>{inert(key)}#{clicks}</i>"


def clicked(tooltip: str | None) -> str | None:
    """Return the `kind:id` of the mark whose tooltip the map returned, or None."""
    found = re.search(r"((?:visit|city):[a-z0-9-]+)#\d+$", tooltip or "")
    return found[1] if found else None


def _known(row: labels.Row, style: Style) -> str:
    say = style.say
    place = say("basis.location", basis=say(f"basis.{row['location_basis']}"))
    return " · ".join([say(f"status.{row['status']}"), say(f"precision.{row['precision']}"), place])


def _more_mark(trip: Trip, city: City, count: int, style: Style) -> Mark:
    down = -14 - math.ceil(MOST / PER_LINE) * (MARK + 3)
    html = f"<small>{inert(style.say('map.more', n=count))}</small>"
    if _west(trip, city):
        return Mark((city.lat, city.lon), html, "more west", anchor=(16, down))
    return Mark((city.lat, city.lon), html, "more", anchor=(-16, down))


def mark(text: str, drawn: Look, color: str) -> str:
    """Return a visit's mark as HTML: its number in the look of its basis, in the color of its city."""
    return f'<b class="mark {drawn}" style="--c:{color};--on:{on(color)}">{inert(text)}</b>'
