"""The base maps that there are, and those that data/bases.toml and the environment offer."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import ValidationError

from dashboard.trip.decode import decode
from dashboard.trip.faults import Fault
from dashboard.trip.gcj02 import gcj02
from dashboard.trip.refusals import fault_of
from dashboard.trip.values import Record

FILE = "bases.toml"
KEY = "TIANDITU_KEY"
"""The environment variable that holds the key; it reaches the reader's browser, as every such key does."""

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


class _Packaged(Record):
    review_number: str = ""


class _Tiles(_Packaged):
    enabled: bool = True


class BasesFile(Record):
    """The contents of data/bases.toml."""

    packaged: _Packaged = _Packaged()
    amap: _Tiles = _Tiles()
    osm: _Tiles = _Tiles()
    tianditu: _Tiles = _Tiles()


@dataclass(frozen=True)
class Offer:
    """The bases that may be chosen, the packaged one first, and what is wrong with the file."""

    bases: tuple[Base, ...] = (PACKAGED,)
    faults: tuple[Fault, ...] = ()

    @property
    def ids(self) -> list[str]:
        """Return the ids of the bases, the default first."""
        return [base.id for base in self.bases]

    def of(self, identifier: str) -> Base:
        """Return the base of this id; the packaged one where it is not offered."""
        return next((base for base in self.bases if base.id == identifier), self.bases[0])


def offer(data: bytes | None, environment: Mapping[str, str]) -> Offer:
    """Return what the bytes of bases.toml and the environment offer.

    The packaged base is always offered; a map service once the operator has entered the 审图号 that it is
    shown under.
    """
    key = environment.get(KEY, "").strip()
    if data is None:
        return _offered(BasesFile(), key)
    try:
        return _offered(BasesFile.model_validate(tomllib.loads(decode(data))), key)
    except ValidationError as error:
        found = error.errors()
        return Offer(faults=tuple(fault_of(FILE, 0, ".".join(map(str, e["loc"])), e) for e in found))
    except (ValueError, RecursionError) as error:
        return Offer(faults=(Fault(FILE, 0, "", "not_toml", {"detail": str(error)}),))


def _offered(file: BasesFile, key: str) -> Offer:
    # The key stands in an address within a script: nothing but letters and digits may reach it.
    sound = key if re.fullmatch(r"[0-9A-Za-z]+", key) else ""
    found = []
    for base in BASES:
        given: _Packaged = getattr(file, base.id)
        number = given.review_number.strip()
        # A map that is shown in public needs its number: without one the operator has not vouched for it.
        off = isinstance(given, _Tiles) and not (given.enabled and number)
        if not off and (sound or not base.needs_key):
            found.append(replace(base, key=sound if base.needs_key else "", review_number=number))
    return Offer(tuple(found))
