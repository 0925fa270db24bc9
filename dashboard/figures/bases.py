"""What may lie under the route: the packaged basemap alone, or tiles of a map service over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from dashboard.figures.style import Style
from dashboard.gcj02 import gcj02
from dashboard.model import Trip

BaseId = Literal["packaged", "amap", "osm", "tianditu"]
Datum = Literal["WGS-84", "GCJ-02", "CGCS2000"]
Place = Callable[[float, float], tuple[float, float]]
"""From a WGS-84 point of ours to (lat, lon) on the map, both in degrees."""


@dataclass(frozen=True)
class Base:
    """A base map. `urls` are tile templates of Leaflet, the lowest layer first; the packaged one has none.

    The catalogue has its name as `base.ID` and, if it has tiles, its credit as `base.credit_ID`.
    `review_number` is its 审图号, shown only where it was given; `key` fills `{key}` of the templates.
    """

    id: BaseId
    datum: Datum
    urls: tuple[str, ...] = ()
    subdomains: str = ""
    max_zoom: int = 16  # services go on to 18, but there a point known to its campus would name a doorway
    needs_key: bool = False
    key: str = ""
    review_number: str = ""

    @property
    def place(self) -> Place:
        """Return where on this base a point of ours stands."""
        return _PLACES[self.datum]

    @property
    def converts(self) -> bool:
        """Return whether points are moved to stand right on this base."""
        return self.place is not _same


def _same(lat: float, lon: float) -> tuple[float, float]:
    return lat, lon


def _moved(lat: float, lon: float) -> tuple[float, float]:
    moved_lat, moved_lon = gcj02(lat, lon)
    return round(moved_lat, 6), round(moved_lon, 6)  # a tenth of a metre


# CGCS2000 and WGS-84 differ by less than a metre, less than a pixel at any zoom offered here.
_PLACES: Mapping[Datum, Place] = {"WGS-84": _same, "CGCS2000": _same, "GCJ-02": _moved}

PACKAGED = Base("packaged", "WGS-84", max_zoom=14)
BASES: tuple[Base, ...] = (
    PACKAGED,
    # The address as in Leaflet.ChineseTmsProviders (GaoDe.Normal.Map).
    Base(
        "amap",
        "GCJ-02",
        ("https://webrd0{s}.is.autonavi.com/appmaptile?lang=zh_cn&size=1&scale=1&style=8&x={x}&y={y}&z={z}",),
        "1234",
    ),
    # One host, as the tile usage policy of the OpenStreetMap Foundation asks.
    Base("osm", "WGS-84", ("https://tile.openstreetmap.org/{z}/{x}/{y}.png",)),
    # The map, then its names; the _w layers are in the projection that Leaflet draws.
    Base(
        "tianditu",
        "CGCS2000",
        tuple(
            f"https://t{{s}}.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
            f"&LAYER={layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles"
            "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}"
            for layer in ("vec", "cva")
        ),
        "01234567",
        needs_key=True,
    ),
)
"""Every base, the default first, in the order of the choice."""


def placed(trip: Trip, base: Base) -> Trip:
    """Return the trip with every point where it stands on this base; for drawing only, not for measuring."""
    if not base.converts:
        return trip
    cities = tuple(city.model_copy(update=_at(base, city.lat, city.lon)) for city in trip.cities)
    visits = tuple(visit.model_copy(update=_at(base, visit.lat, visit.lon)) for visit in trip.visits)
    return trip.model_copy(update={"cities": cities, "visits": visits})


def _at(base: Base, lat: float | None, lon: float | None) -> dict[str, float]:
    if lat is None or lon is None:
        return {}
    return dict(zip(("lat", "lon"), base.place(lat, lon), strict=True))


def shift(base: Base, lat: float, lon: float) -> tuple[float, float]:
    """Return by how many degrees of lat and lon this base moves a point."""
    moved_lat, moved_lon = base.place(lat, lon)
    return round(moved_lat - lat, 6), round(moved_lon - lon, 6)


def drawn(style: Style, base: Base) -> Style:
    """Return the style of the map: on tiles, which are light in either mode, that of the light mode."""
    return replace(style, mode="light") if base.urls else style


def credit(base: Base, style: Style) -> str:
    """Return the line under the map: that it is a sketch, whose the base is, its datum, its 审图号 if given.

    The packaged basemap stays beneath the tiles and is seen where they lack, so it is named with them.
    """
    say = style.say
    review = [say("base.review", number=base.review_number)] if base.review_number else []
    if not base.urls:
        return " · ".join([say("page.credit"), *review])
    datum = say("base.converted", datum=base.datum) if base.converts else base.datum
    parts = [say("base.sketch"), say(f"base.credit_{base.id}"), *review, datum, say("base.beneath")]
    return " · ".join(parts)
