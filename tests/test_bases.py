"""Base maps besides the packaged one: whose datum moves our marks, what is offered, what is said below."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.bases import FILE, KEY, Offer, offer
from dashboard.figures.bases import BASES, PACKAGED, Base, credit, drawn, placed, shift
from dashboard.figures.map_parts import Basemap, Legs, Mark, Tiles
from dashboard.figures.route_map import base_map, bounds, home_text, mark_layer
from dashboard.figures.style import Style
from dashboard.gcj02 import gcj02
from dashboard.geo import kilometres
from dashboard.language import LANGUAGES
from dashboard.load import DATA
from dashboard.model import Trip
from dashboard.visit import Loaded
from tests.test_figures import ZH, marks, numbered, rendered

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


def test_on_amap_every_mark_and_leg_stands_at_its_gcj02_point(real: Loaded) -> None:
    layer = mark_layer(real.trip, real.whole, style=ZH, base=AMAP)
    own = {2: (23.17, 113.49), 5: (22.24, 113.51), 9: (23.34, 113.54), 10: (23.12035, 113.31807)}
    by_number = numbered(layer)
    for number, point in own.items():
        assert metres(tuple(by_number[number].location), gcj02(*point)) < 0.2
        assert metres(tuple(by_number[number].location), point) > 300
    cities = [gcj02(city.lat, city.lon) for city in real.trip.cities]
    for one, point in zip(marks(layer, "city"), cities, strict=True):
        assert metres(tuple(one.location), point) < 0.2
    (legs,) = part(real.trip, AMAP, Legs)
    lines = [leg[0] for leg in json.loads(legs.legs)]
    for line, ends in zip(lines, pairwise(cities), strict=True):
        assert [metres(a, b) < 0.2 for a, b in zip(line, ends, strict=True)] == [True, True]


def test_on_amap_what_is_gathered_at_a_city_stays_at_its_mark(real: Loaded) -> None:
    layer = mark_layer(real.trip, real.whole, style=ZH, base=AMAP)
    cities = {tuple(one.location) for one in marks(layer, "city")}
    assert {tuple(numbered(layer)[number].location) for number in (1, 3, 4, 6, 7)} <= cities


@pytest.mark.parametrize("base", [PACKAGED, OSM, KEYED])
def test_on_the_other_bases_no_mark_moves(real: Loaded, base: Base) -> None:
    here, there = (
        [(one.location, one.anchor) for one in marks(mark_layer(real.trip, real.whole, style=ZH, **given))]
        for given in ({}, {"base": base})
    )
    assert here == there
    assert placed(real.trip, base) is real.trip
    assert part(real.trip, base, Legs)[0].legs == part(real.trip, PACKAGED, Legs)[0].legs
    assert part(real.trip, base, Basemap)[0].shift == (0, 0)


def test_a_visit_without_a_point_gets_none(real: Loaded) -> None:
    before, after = real.trip, placed(real.trip, AMAP)
    assert [v.lat is None for v in before.visits] == [v.lat is None for v in after.visits]
    assert sum(v.lat is None for v in after.visits) > 0


def test_the_home_sign_keeps_its_measured_distance(real: Loaded) -> None:
    (sign,) = part(real.trip, AMAP, Mark)
    assert home_text(real.trip, ZH) in sign.html


def test_the_basemap_beneath_amap_is_moved_by_one_shift_that_fits(real: Loaded) -> None:
    (basemap,) = part(real.trip, AMAP, Basemap)
    lat, lon = basemap.shift
    assert 600 < metres((22.7, 113.7), (22.7 + lat, 113.7 + lon)) < 640
    south, west, north, east = bounds(real.trip)
    steps = [place / 20 for place in range(21)]
    view = [(south + y * (north - south), west + x * (east - west)) for y in steps for x in steps]
    assert max(metres(gcj02(*point), (point[0] + lat, point[1] + lon)) for point in view) < 70
    assert f"lat + {lat}, lon + {lon}" in rendered_on(real.trip, AMAP)


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


def test_by_default_no_host_is_in_the_script(real: Loaded) -> None:
    assert part(real.trip, PACKAGED, Tiles) == []
    assert hosts(rendered(real.trip)) == set()
    assert rendered_on(real.trip, PACKAGED, Style("en")) == rendered(real.trip)


@pytest.mark.parametrize(
    ("base", "host"), [(AMAP, "autonavi.com"), (OSM, "openstreetmap.org"), (KEYED, "gov.cn")]
)
def test_a_base_names_its_own_hosts_alone_and_keeps_the_basemap_beneath(
    real: Loaded, base: Base, host: str
) -> None:
    text = rendered_on(real.trip, base)
    assert hosts(text) == {host}
    assert all(url.startswith("https://") for url in base.urls)
    assert len(part(real.trip, base, Basemap)) == 1
    assert f"setMaxZoom({base.max_zoom})" in text


def test_tianditu_is_asked_with_the_key(real: Loaded) -> None:
    (tiles,) = part(real.trip, KEYED, Tiles)
    assert json.loads(tiles.key) == "k3y"
    assert all("tk={key}" in url for url in json.loads(tiles.urls))


@pytest.mark.parametrize("base", [AMAP, OSM, KEYED])
def test_tiles_are_light_so_the_marks_on_them_are(real: Loaded, base: Base) -> None:
    dark, light = Style("en", "dark"), Style("en", "light")
    assert drawn(dark, base) == light
    assert rendered_on(real.trip, base, dark) == rendered_on(real.trip, base, light)
    assert drawn(dark, PACKAGED) == dark


# The line under the map


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", [AMAP, OSM, KEYED])
def test_the_line_says_whose_the_base_is_its_datum_and_that_it_is_a_sketch(base: Base, language: str) -> None:
    style = Style(language)  # type: ignore[arg-type]
    line = credit(base, style)
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
def test_the_line_of_the_packaged_base_is_as_it_was(language: str) -> None:
    style = Style(language)  # type: ignore[arg-type]
    assert credit(PACKAGED, style) == style.say("page.credit")
    assert "WGS-84" in credit(PACKAGED, style)


@pytest.mark.parametrize("base", [PACKAGED, AMAP, OSM, KEYED])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_review_number_is_said_only_where_it_was_given(base: Base, language: str) -> None:
    style = Style(language)  # type: ignore[arg-type]
    assert "审图号" not in credit(base, style)
    assert "GS(1999)1号" in credit(replace(base, review_number="GS(1999)1号"), style)


# What is offered


def write(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_the_file_of_the_dashboard_is_sound_and_invents_no_number() -> None:
    given = offer(DATA, {KEY: "abc"})
    assert given.faults == ()
    assert given.ids == ["packaged", "amap", "osm", "tianditu"]
    assert {base.review_number for base in given.bases} == {""}


def test_without_a_key_tianditu_is_not_offered(tmp_path: Path) -> None:
    assert offer(DATA, {}).ids == ["packaged", "amap", "osm"]
    assert offer(tmp_path, {KEY: " "}).ids == ["packaged", "amap", "osm"]
    assert offer(tmp_path, {KEY: " abc\n"}).of("tianditu").key == "abc"
    assert {base.key for base in offer(tmp_path, {KEY: "abc"}).bases if not base.needs_key} == {""}


@pytest.mark.parametrize("key", ['"};alert(1)//', "a b", "${1}", "{{7*7}}", "钥"])
def test_a_key_that_could_be_code_is_no_key(tmp_path: Path, key: str) -> None:
    assert "tianditu" not in offer(tmp_path, {KEY: key}).ids


def test_the_file_takes_a_base_off_and_gives_a_review_number(tmp_path: Path) -> None:
    text = '[packaged]\nreview_number=" GS(1)号 "\n[amap]\nenabled=false\n[osm]\nreview_number="X"\n'
    given = offer(write(tmp_path, text), {})
    assert given.ids == ["packaged", "osm"]
    assert [base.review_number for base in given.bases] == ["GS(1)号", "X"]
    off = "".join(f"[{name}]\nenabled=false\n" for name in ("amap", "osm", "tianditu"))
    assert offer(write(tmp_path, off + "# changed"), {KEY: "abc"}).ids == ["packaged"]


def test_a_base_that_is_not_offered_gives_the_packaged_one() -> None:
    assert Offer((PACKAGED, OSM)).of("osm") is OSM
    assert Offer((PACKAGED, OSM)).of("amap") is PACKAGED
    assert Offer().of("") is PACKAGED


FAULTY = [
    ("[amap\nenabled = true", "not_toml", ""),
    ("[google]\nenabled = true", "key_unknown", "google"),
    ("[packaged]\nenabled = false", "key_unknown", "packaged.enabled"),
    ('[amap]\nenabled = "perhaps"', "invalid", "amap.enabled"),
    ("[osm]\nreview_number = 7", "bad_id", "osm.review_number"),
]


@pytest.mark.parametrize(("text", "code", "column"), FAULTY)
def test_an_unsound_file_leaves_the_packaged_base_and_says_what_is_wrong(
    tmp_path: Path, text: str, code: str, column: str
) -> None:
    given = offer(write(tmp_path, text), {KEY: "abc"})
    assert given.bases == (PACKAGED,)
    assert [(fault.file, fault.code, fault.column) for fault in given.faults] == [(FILE, code, column)]
    for language in LANGUAGES:
        assert FILE in given.faults[0].line(language)


def test_a_file_of_no_text_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\xfe\xff")
    assert [fault.code for fault in offer(tmp_path, {}).faults] == ["not_toml"]


def test_a_file_put_right_is_read_again(tmp_path: Path) -> None:
    assert offer(write(tmp_path, "[amap"), {}).faults
    write(tmp_path, "")
    os.utime(tmp_path / FILE, ns=(1, 1))
    assert offer(tmp_path, {}).ids == ["packaged", "amap", "osm"]


# The page


Open = Callable[..., AppTest]


def said(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def choices(app: AppTest) -> int:
    return sum(one.key == "base" for one in app.get("button_group"))


@pytest.fixture
def offers(monkeypatch: pytest.MonkeyPatch) -> Callable[[Offer], None]:
    """Let the page have another offer."""

    def give(given: Offer) -> None:
        for module in ("state", "whole"):
            monkeypatch.setattr(f"dashboard.widgets.{module}.offer", lambda: given)

    return give


def test_the_page_opens_on_the_packaged_base_and_offers_the_others(page: Open) -> None:
    app = page()
    assert not app.exception
    assert app.session_state["base"] == "packaged"
    assert choices(app) == 1
    assert credit(PACKAGED, ZH) in said(app)
    assert dict(app.query_params) == {"lang": "zh"}


def test_a_link_opens_its_base_and_keeps_it_in_the_url(page: Open) -> None:
    app = page(base="amap", city="zhuhai", sel="visit:gree")
    assert not app.exception
    assert credit(AMAP, ZH) in said(app)
    assert dict(app.query_params) == {"base": "amap", "city": "zhuhai", "lang": "zh", "sel": "visit:gree"}
    app.session_state["base"] = "packaged"
    app.run()
    assert dict(app.query_params) == {"city": "zhuhai", "lang": "zh", "sel": "visit:gree"}


def test_the_brief_view_keeps_the_base_for_the_return(page: Open) -> None:
    app = page(base="osm", view="brief")
    assert not app.exception
    assert credit(OSM, ZH) not in said(app)
    app.session_state["view"] = False
    app.run()
    assert credit(OSM, ZH) in said(app)
    assert dict(app.query_params) == {"base": "osm", "lang": "zh"}


@pytest.mark.parametrize("value", ["google", "tianditu", "<b>"])
def test_a_base_that_is_not_offered_is_passed_over_with_a_note(page: Open, value: str) -> None:
    app = page(base=value)
    assert not app.exception
    assert f"“{value.replace('<', '&lt;').replace('>', '&gt;')}”不属于本行程" in said(app)
    assert app.session_state["base"] == "packaged"


def test_a_base_taken_off_while_it_was_chosen_gives_way(page: Open, offers: Callable[[Offer], None]) -> None:
    app = page(base="osm")
    offers(Offer((PACKAGED, AMAP)))
    app.run()
    assert not app.exception
    assert credit(PACKAGED, ZH) in said(app)


def test_with_nothing_to_choose_no_choice_is_drawn_and_faults_are_told(
    page: Open, offers: Callable[[Offer], None], tmp_path: Path
) -> None:
    faulty = offer(write(tmp_path, "[google]"), {})
    offers(faulty)
    app = page(lang="en")
    assert not app.exception
    assert choices(app) == 0
    assert credit(PACKAGED, Style("en")) in said(app)
    assert faulty.faults[0].line("en") in said(app)
