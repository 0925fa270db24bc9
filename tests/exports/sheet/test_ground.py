"""The ground on a sheet and a slide: land and sea as far as the basemap knows them, then paper."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import get_args

import pytest
from PIL import Image

from dashboard.exports.sheet.page import map_png
from dashboard.exports.sheet.projection import Projection, projection
from dashboard.layout.box import Box
from dashboard.layout.route import turns
from dashboard.style.palette import PALETTES, Mode
from dashboard.view.dossier import Dossier
from tests.briefs import FRISCO, HARBIN, HONOLULU, SHANGHAI, URUMQI, Spot, brief_of, changed, country, through

PACIFIC = (HARBIN, SHANGHAI, FRISCO, HONOLULU)
BOX = Box(0, 0, 640, 480)


def drawn(loaded: Dossier, mode: Mode) -> tuple[Image.Image, Projection]:
    made = map_png(brief_of(loaded, mode=mode), BOX.w, BOX.h, round(BOX.w))
    return Image.open(io.BytesIO(made.data)).convert("RGB"), projection(loaded.trip, BOX)


def hue(found: tuple[Image.Image, Projection], lat: float, lon: float) -> str:
    """Return the color of a point of the map."""
    image, at = found
    x, y = at.at(lat, lon)
    pixel = image.getpixel((round(x), round(y)))
    assert isinstance(pixel, tuple)
    return "#{:02X}{:02X}{:02X}".format(*pixel)


@pytest.mark.parametrize("mode", get_args(Mode))
def test_beyond_the_basemap_is_paper_never_sea(real: Dossier, mode: Mode) -> None:
    found, palette = drawn(through(real, *PACIFIC), mode), PALETTES[mode]
    assert hue(found, 35.0, 104.0) == palette.land
    assert hue(found, 15.0, 133.0) == palette.water
    for lat, lon in ((15.0, 142.0), (45.0, -170.0), (50.0, -110.0), (-8.0, 120.0)):
        assert hue(found, lat, lon) == palette.ground


def test_a_trip_off_the_basemap_stands_on_paper_alone(real: Dossier) -> None:
    image, _ = drawn(through(real, SHANGHAI, FRISCO, HONOLULU), "light")
    held = {f"#{r:02X}{g:02X}{b:02X}" for _, (r, g, b) in image.getcolors(1 << 24) or ()}  # type: ignore[misc]
    assert PALETTES["light"].ground in held
    assert PALETTES["light"].water not in held


def test_a_basemap_on_either_side_of_the_180th_meridian_is_drawn_whole(real: Dossier) -> None:
    ring = b"[[[[-180,-60],[180,-60],[180,80],[-180,80],[-180,-60]]]]"
    feature = (
        b'{"type":"Feature","properties":{"kind":"land"},"geometry":{"type":"MultiPolygon","coordinates":'
    )
    world = b'{"type":"FeatureCollection","features":[' + feature + ring + b"}}]}"
    loaded = through(real, *PACIFIC)
    basemap = country().model_copy(update={"data": world})
    found = drawn(changed(loaded, basemap=basemap), "light")
    for lon in (100.0, 150.0, -150.0, -110.0):
        assert hue(found, 10.0, lon) == PALETTES["light"].land


@pytest.mark.parametrize("route", [PACIFIC, (HARBIN, FRISCO, HONOLULU, SHANGHAI), (SHANGHAI, URUMQI, HARBIN)])
def test_each_leg_takes_the_short_way(real: Dossier, route: tuple[Spot, ...]) -> None:
    trip = through(real, *route).trip
    at = projection(trip, BOX)
    points = [at.at(city.lat, city.lon) for city in trip.stops]
    assert all(0 < x < BOX.w and 0 < y < BOX.h for x, y in points)
    assert all(abs(bx - ax) <= 180 * at.scale for (ax, _), (bx, _) in pairwise(points))
    assert at.turns == turns(at.lon - BOX.w / 2 / at.scale, at.lon + BOX.w / 2 / at.scale)
