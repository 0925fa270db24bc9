"""Base maps on the route map: whose datum moves our marks, who is asked for tiles, what is said below."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

import pytest

from dashboard.figures.base import credit, drawn, placed, shift, unplaced
from dashboard.figures.map_marks import mark_layer
from dashboard.figures.map_parts import Basemap, Legs, Mark, Tiles
from dashboard.figures.route_map import base_map
from dashboard.language import LANGUAGES, Language
from dashboard.layout.route import bounds
from dashboard.style.signs import home_text
from dashboard.style.style import Style
from dashboard.trip.bases import BASES, PACKAGED, Base
from dashboard.trip.earth import kilometres
from dashboard.trip.gcj02 import gcj02
from dashboard.trip.model import Trip
from dashboard.view.dossier import Dossier
from tests.briefs import brief_of
from tests.figures.read import ZH, at, marks, numbered, rendered

_, AMAP, OSM, TIANDITU = BASES
KEYED = replace(TIANDITU, key="k3y")
CREDITS = {"amap": "© 高德地图 AutoNavi", "osm": "© OpenStreetMap contributors", "tianditu": "© 天地图"}
Part = TypeVar("Part")


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    return 1000 * kilometres(*one, *other)


def part(trip: Trip, base: Base, kind: type[Part], style: Style = ZH) -> list[Part]:
    """Return the parts of one kind of the base map."""
    chart = base_map(trip, style=style, height=400, base=base)
    return [child for child in chart._children.values() if isinstance(child, kind)]


# Where things stand


def test_on_amap_every_mark_and_leg_stands_at_its_gcj02_point(real: Dossier) -> None:
    layer = mark_layer(real.trip, real.whole, style=ZH, base=AMAP)
    own = {2: (23.17, 113.49), 5: (22.24, 113.51), 9: (23.34, 113.54)}
    by_number = numbered(layer)
    for number, point in own.items():
        assert metres(at(by_number[number]), gcj02(*point)) < 0.2
        assert metres(at(by_number[number]), point) > 300
    cities = [gcj02(city.lat, city.lon) for city in real.trip.cities]
    for one, point in zip(marks(layer, "city"), cities, strict=True):
        assert metres(at(one), point) < 0.2
    (legs,) = part(real.trip, AMAP, Legs)
    lines = [leg[0] for leg in legs.given["legs"]]
    stops = [gcj02(city.lat, city.lon) for city in real.trip.stops]
    for line, ends in zip(lines, pairwise(stops), strict=True):
        assert [metres(a, b) < 0.2 for a, b in zip(line, ends, strict=True)] == [True, True]


def test_on_amap_what_is_gathered_at_a_city_stays_at_its_mark(real: Dossier) -> None:
    layer = mark_layer(real.trip, real.whole, style=ZH, base=AMAP)
    cities = {at(one) for one in marks(layer, "city")}
    assert {at(numbered(layer)[number]) for number in (1, 3, 4, 6, 7, 10)} <= cities


@pytest.mark.parametrize("base", [PACKAGED, OSM, KEYED])
def test_on_the_other_bases_no_mark_moves(real: Dossier, base: Base) -> None:
    here, there = (
        [(one.location, one.anchor) for one in marks(layer)]
        for layer in (
            mark_layer(real.trip, real.whole, style=ZH),
            mark_layer(real.trip, real.whole, style=ZH, base=base),
        )
    )
    assert here == there
    assert placed(real.trip, base) == real.trip
    assert part(real.trip, base, Legs)[0].given == part(real.trip, PACKAGED, Legs)[0].given
    assert part(real.trip, base, Basemap)[0].given["shift"] == (0, 0)


def test_a_visit_without_a_point_gets_none(real: Dossier) -> None:
    before, after = real.trip, placed(real.trip, AMAP)
    assert [v.lat is None for v in before.visits] == [v.lat is None for v in after.visits]
    assert sum(v.lat is None for v in after.visits) > 0


def test_the_home_sign_keeps_its_measured_distance(real: Dossier) -> None:
    (sign,) = part(real.trip, AMAP, Mark)
    assert home_text(real.trip, ZH) in sign.html


def test_the_basemap_beneath_amap_is_moved_by_one_shift_that_fits(real: Dossier) -> None:
    (basemap,) = part(real.trip, AMAP, Basemap)
    lat, lon = basemap.given["shift"]
    assert 600 < metres((22.7, 113.7), (22.7 + lat, 113.7 + lon)) < 640
    south, west, north, east = bounds(real.trip)
    steps = [place / 20 for place in range(21)]
    view = [(south + y * (north - south), west + x * (east - west)) for y in steps for x in steps]
    assert max(metres(gcj02(*point), (point[0] + lat, point[1] + lon)) for point in view) < 70
    assert f'"shift":[{lat},{lon}]' in rendered_on(real.trip, AMAP)


def test_far_from_china_nothing_is_moved() -> None:
    assert shift(AMAP, 48.8566, 2.3522) == (0, 0)


# Who is asked for tiles


def rendered_on(trip: Trip, base: Base, style: Style = ZH) -> str:
    """Return the whole map of this base as it reaches the browser."""
    text: str = base_map(trip, style=style, height=400, base=base).get_root().render()
    return re.sub(r"[0-9a-f]{32}", "NAME", text)


def hosts(text: str) -> set[str]:
    """Return the last two labels of every host that stands in the text."""
    return {".".join(host.split(".")[-2:]) for host in re.findall(r"https?://([^/\"\s]+)", text)}


def test_by_default_no_host_is_in_the_script(real: Dossier) -> None:
    assert part(real.trip, PACKAGED, Tiles) == []
    assert hosts(rendered(real.trip)) == set()
    assert rendered_on(real.trip, PACKAGED, Style("en")) == rendered(real.trip)


@pytest.mark.parametrize(
    ("base", "host"), [(AMAP, "autonavi.com"), (OSM, "openstreetmap.org"), (KEYED, "gov.cn")]
)
def test_a_base_names_its_own_hosts_alone_and_keeps_the_basemap_beneath(
    real: Dossier, base: Base, host: str
) -> None:
    text = rendered_on(real.trip, base)
    assert hosts(text) == {host}
    assert all(url.startswith("https://") for url in base.urls)
    assert len(part(real.trip, base, Basemap)) == 1
    assert part(real.trip, base, Basemap)[0].given["maxZoom"] == base.max_zoom
    assert f'"maxZoom":{base.max_zoom},"shift"' in text


def test_tianditu_is_asked_with_the_key(real: Dossier) -> None:
    (tiles,) = part(real.trip, KEYED, Tiles)
    assert tiles.given["options"]["key"] == "k3y"
    assert all("tk={key}" in url for url in tiles.given["urls"])


@pytest.mark.parametrize("base", [AMAP, OSM, KEYED])
def test_tiles_are_light_so_the_marks_on_them_are(real: Dossier, base: Base) -> None:
    dark, light = Style("en", "dark"), Style("en", "light")
    assert drawn(dark, base) == light
    assert rendered_on(real.trip, base, dark) == rendered_on(real.trip, base, light)
    assert drawn(dark, PACKAGED) == dark


# The line under the map


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", [AMAP, OSM, KEYED])
def test_the_line_says_whose_the_base_is_its_datum_and_that_it_is_a_sketch(
    real: Dossier, base: Base, language: Language
) -> None:
    style = Style(language)
    line = credit(base, real.trip, style)
    assert line.startswith("示意图")
    assert CREDITS[base.id] in line
    assert not [name for other, name in CREDITS.items() if other != base.id and name in line.split(" · ")]
    assert [datum for datum in ("GCJ-02", "CGCS2000") if datum in line] == [
        datum for datum in ("GCJ-02", "CGCS2000") if datum == base.datum
    ]
    assert "WGS-84" in line or base is KEYED
    assert "GSHHG" in line  # the packaged basemap is seen where tiles lack
    assert "GeoNames (CC BY 4.0)" in line
    assert style.say("base.converted", datum="GCJ-02") in line or base is not AMAP


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_of_the_packaged_base_is_that_of_the_exports(real: Dossier, language: Language) -> None:
    brief = brief_of(real, language=language)
    assert credit(PACKAGED, real.trip, brief.style) == brief.credit


@pytest.mark.parametrize("base", [PACKAGED, AMAP, OSM, KEYED])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_review_number_is_said_only_where_it_was_given(
    real: Dossier, base: Base, language: Language
) -> None:
    style = Style(language)
    assert "审图号" not in credit(base, real.trip, style)
    assert "GS(1999)1号" in credit(replace(base, review_number="GS(1999)1号"), real.trip, style)


@pytest.mark.parametrize("base", BASES, ids=lambda base: base.id)
def test_a_point_clicked_on_a_base_is_found_in_wgs_84(base: Base, real: Dossier) -> None:
    for city in real.trip.cities:
        lat, lon = unplaced(base, *base.place(city.lat, city.lon))
        assert (lat, lon) == pytest.approx((city.lat, city.lon), abs=1.1e-5)
