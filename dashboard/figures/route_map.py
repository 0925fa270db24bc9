"""The route map: a constant base with the route, and one layer of marks that a filter replaces.

folium takes (lat, lon). Every string goes through `inert`.
"""

from __future__ import annotations

import json
import math

import folium
from branca.element import MacroElement
from jinja2 import Template

from dashboard.check import kilometres
from dashboard.figures import labels
from dashboard.figures.palette import FONT, PALETTES, Look, Mode, Palette, look, on
from dashboard.frames import Frames
from dashboard.locale import Language, words
from dashboard.model import City, Trip
from dashboard.text import inert

# The map's frame is served two levels below the server's root, beside our own assets.
ASSETS = "../../assets"
LEAFLET_JS = [("jquery", f"{ASSETS}/jquery/jquery.min.js"), ("leaflet", f"{ASSETS}/leaflet/leaflet.js")]
LEAFLET_CSS = [("leaflet", f"{ASSETS}/leaflet/leaflet.css"), ("map", f"{ASSETS}/map.css")]

MARK = 22  # px, the size of a visit's mark
PER_LINE = 6  # marks gathered under a city before the next line begins
MOST = 24  # marks gathered under a city before the rest are only counted


class _Basemap(MacroElement):  # type: ignore[misc]
    """Land, lakes and rivers from a file that the browser fetches once, without any boundary."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        $.getJSON({{ this.url }}, (data) => {
          L.geoJSON(data, {interactive: false, style: (f) => ({{ this.styles }})[f.properties.kind]})
            .addTo({{ this._parent.get_name() }}).bringToBack();
          document.getElementById("map_div").classList.add("has-land");
        });
        {% endmacro %}
        """
    )

    def __init__(self, url: str, palette: Palette) -> None:
        super().__init__()
        self.url = json.dumps(url)
        plain = {"stroke": False, "fillOpacity": 1}
        self.styles = json.dumps(
            {
                "land": {**plain, "fillColor": palette.land},
                "lake": {**plain, "fillColor": palette.water},
                "river": {"color": palette.river, "weight": 1.2, "fill": False},
            }
        )


def base_map(trip: Trip, *, language: Language, mode: Mode, height: int) -> folium.Map:
    """Return the part of the map that no filter changes: basemap, route in order, direction of each leg.

    The first view takes in the cities visited; the home city lies on its leg, named at the map's edge.
    """
    palette = PALETTES[mode]
    chart = folium.Map(
        tiles=None,
        height=height,
        zoom_snap=0.25,
        zoom_control=False,
        attribution_control=False,
        prefer_canvas=True,
        scroll_wheel_zoom=False,
    )
    chart.default_js, chart.default_css = LEAFLET_JS, LEAFLET_CSS
    _Basemap(f"{ASSETS}/basemap/{trip.basemap}", palette).add_to(chart)
    for start, end in zip(trip.cities, trip.cities[1:], strict=False):
        _leg(start, end, palette).add_to(chart)
    south, west, north, east = _bounds(trip)
    if trip.home.lat > north or trip.home.lat < south or not west <= trip.home.lon <= east:
        _home_sign(trip, (south, west, north, east), language).add_to(chart)
    chart.fit_bounds([(south, west), (north, east)], padding=(8, 8))
    say = words(language)
    _Chrome(palette, say("map.zoom_in"), say("map.zoom_out")).add_to(chart)
    return chart


class _Chrome(MacroElement):  # type: ignore[misc]
    """Colors of the frame for the mode, and zoom buttons that speak the page's language."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        for (const [name, value] of Object.entries({{ this.colors }}))
          document.documentElement.style.setProperty(name, value);
        L.control.zoom({zoomInTitle: {{ this.titles[0] }}, zoomOutTitle: {{ this.titles[1] }}})
          .addTo({{ this._parent.get_name() }});
        {{ this._parent.get_name() }}.setMinZoom(5).setMaxZoom(14);
        {% endmacro %}
        """
    )

    def __init__(self, palette: Palette, *titles: str) -> None:
        super().__init__()
        names = ("ground", "raised", "ink", "quiet", "hairline", "accent", "land", "water")
        colors = {f"--{name}": getattr(palette, name) for name in names} | {"--font": FONT}
        self.colors = json.dumps(colors)
        self.titles = [json.dumps(title) for title in titles]


def _bounds(trip: Trip) -> tuple[float, float, float, float]:
    """Return south, west, north, east of the first view: the cities visited and every place known."""
    points = [(city.lat, city.lon) for city in trip.stops]
    points += [(v.lat, v.lon) for v in trip.visits if v.lat is not None and v.lon is not None]
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    margin = 0.16 * max(max(lats) - min(lats), max(lons) - min(lons), 0.2)
    return min(lats) - 1.5 * margin, min(lons) - margin, max(lats) + margin, max(lons) + 1.4 * margin


def _leg(start: City, end: City, palette: Palette) -> folium.FeatureGroup:
    """Return one leg as a straight line with an arrow head: the order of the cities, not a road."""
    group = folium.FeatureGroup()
    line = [(start.lat, start.lon), (end.lat, end.lon)]
    folium.PolyLine(
        line, color=palette.accent, weight=2, opacity=0.85, dash_array="1 6", line_cap="round", interactive=False
    ).add_to(group)
    share = 0.86 if start.is_home else 0.55
    angle = math.degrees(math.atan2(_mercator(start.lat) - _mercator(end.lat), end.lon - start.lon))
    folium.Marker(
        (start.lat + share * (end.lat - start.lat), start.lon + share * (end.lon - start.lon)),
        icon=folium.DivIcon(
            html=f'<i style="transform:rotate({angle:.1f}deg)"></i>',
            icon_size=(14, 14),
            icon_anchor=(7, 7),
            class_name="leg",
        ),
        interactive=False,
        keyboard=False,
    ).add_to(group)
    return group


def _west(trip: Trip, city: City) -> bool:
    """Return whether the city lies in the west of the stops: then its label stands on its left."""
    lons = [stop.lon for stop in trip.stops]
    return city.lon < (min(lons) + max(lons)) / 2


def _home_sign(trip: Trip, bounds: tuple[float, float, float, float], language: Language) -> folium.Marker:
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
    km = round(kilometres(home.lat, home.lon, first.lat, first.lon), -1)
    text = words(language)("map.home_sign", city=labels.pick(home.name, language), km=f"{km:.0f}")
    return folium.Marker(
        (first.lat + share * (home.lat - first.lat), first.lon + share * (home.lon - first.lon)),
        icon=folium.DivIcon(html=f"<span>{inert(text)}</span>", icon_size=(0, 0), class_name="sign"),
        interactive=False,
        keyboard=False,
    )


def _mercator(lat: float) -> float:
    """Return the latitude in degrees of longitude at the equator, as the map's projection spaces it."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def mark_layer(trip: Trip, shown: Frames, *, language: Language, mode: Mode) -> folium.FeatureGroup:
    """Return the marks of what is shown: every city of the route by number, every placed visit by basis.

    Visits known to their city only are gathered under the city's label, never on a street.
    """
    palette, group = PALETTES[mode], folium.FeatureGroup()
    rows = shown.visits.to_dict("records")
    for city in trip.cities:
        gathered = [row for row in rows if row["precision"] == "city" and row["city"] == city.id]
        here = [row for row in rows if row["city"] == city.id]
        _city_mark(trip, city, len(here), language, palette).add_to(group)
        for place, row in enumerate(gathered[:MOST]):
            _visit_mark(trip, row, language, palette, gathered_at=(city, place)).add_to(group)
        if len(gathered) > MOST:
            _more_mark(trip, city, len(gathered) - MOST, language).add_to(group)
    for row in rows:
        if row["precision"] in {"building", "campus", "district"}:
            _visit_mark(trip, row, language, palette).add_to(group)
    return group


def _city_mark(trip: Trip, city: City, visits: int, language: Language, palette: Palette) -> folium.Marker:
    say = words(language)
    color = palette.city(trip, city.id)
    stated = any(visit.city == city.id for visit in trip.visits)
    note = (
        say("map.home")
        if city.is_home
        else say("map.visits", n=visits)
        if visits
        else say("map.none_shown")
        if stated
        else say("map.no_stop")
    )
    number = say("map.home_mark") if city.is_home else str(city.order)
    html = (
        f'<b style="background:{color};color:{on(color)}">{inert(number)}</b>'
        f"<span>{inert(labels.pick(city.name, language))}<small>{inert(note)}</small></span>"
    )
    side = "west" if _west(trip, city) else "east"
    label = f"{labels.pick(city.name, language)} · {note}"
    return folium.Marker(
        (city.lat, city.lon),
        icon=folium.DivIcon(html=html, icon_size=(0, 0), icon_anchor=(0, 0), class_name=f"city {side}"),
        tooltip=folium.Tooltip(inert(label), direction="top"),
        alt=inert(label),
        z_index_offset=500,
    )


def _visit_mark(
    trip: Trip, row: labels.Row, language: Language, palette: Palette, gathered_at: tuple[City, int] | None = None
) -> folium.Marker:
    anchor, point = (MARK // 2, MARK // 2), (row["lat"], row["lon"])
    if gathered_at:
        city, place = gathered_at
        point = (city.lat, city.lon)
        across, down = (place % PER_LINE) * (MARK + 3), (place // PER_LINE) * (MARK + 3)
        anchor = (16 + MARK + across if _west(trip, city) else -16 - across, -14 - down)
    drawn = look(row["location_basis"], row["status"])
    text = f"{row['number']} · {labels.name(row, language)}"
    return folium.Marker(
        point,
        icon=folium.DivIcon(
            html=mark(str(row["number"]), drawn, palette.city(trip, row["city"])),
            icon_size=(MARK, MARK),
            icon_anchor=anchor,
            class_name="visit",
        ),
        tooltip=folium.Tooltip(inert(text) + _known(row, language), direction="top"),
        alt=inert(text),
        z_index_offset=800,
    )


def _known(row: labels.Row, language: Language) -> str:
    say = words(language)
    words_ = [say(f"status.{row['status']}"), say(f"precision.{row['precision']}")]
    words_.append(say("basis.location", basis=say(f"basis.{row['location_basis']}")))
    return f"<small>{inert(' · '.join(words_))}</small>"


def _more_mark(trip: Trip, city: City, count: int, language: Language) -> folium.Marker:
    down = -14 - math.ceil(MOST / PER_LINE) * (MARK + 3)
    return folium.Marker(
        (city.lat, city.lon),
        icon=folium.DivIcon(
            html=f"<small>{inert(words(language)('map.more', n=count))}</small>",
            icon_size=(0, 0),
            icon_anchor=(16 if _west(trip, city) else -16, down),
            class_name="more west" if _west(trip, city) else "more",
        ),
        interactive=False,
        keyboard=False,
    )


def mark(text: str, drawn: Look, color: str) -> str:
    """Return a visit's mark as HTML: its number in the look of its basis, in the color of its city."""
    return f'<b class="mark {drawn}" style="--c:{color};--on:{on(color)}">{inert(text)}</b>'

