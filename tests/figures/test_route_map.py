"""The route map as objects: legs in order, marks and where they stand, nothing that runs."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import folium
import pytest

from dashboard.figures import route_map
from dashboard.figures.map_marks import MOST, clicked, mark, mark_layer
from dashboard.figures.map_parts import Basemap, Call, Chrome, Focus, Legs, Mark, Tiles
from dashboard.figures.route_map import base_map
from dashboard.layout.route import from_home, legs
from dashboard.style.escape import for_map
from dashboard.style.looks import LOOKS, SIZE
from dashboard.style.style import Style
from dashboard.trip.model import Trip
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames
from dashboard.view.selection import Lit
from dashboard.view.shown import apply
from tests.briefs import FRISCO, HARBIN, HONOLULU, SHANGHAI, through
from tests.figures.read import (
    DONGGUAN,
    EN,
    EVIL,
    NOTHING,
    STATED,
    STYLES,
    ZH,
    at,
    crowd,
    label,
    marks,
    numbered,
    rendered,
)

ASSETS = Path(route_map.__file__).parents[1] / "assets"
ELSEWHERE = r"https?:|src=.//|href=.//|wss?:|@import"
"""What a script or a style says to reach another server."""


def test_a_route_over_the_180th_meridian_is_drawn_in_one_piece(real: Dossier) -> None:
    loaded = through(real, HARBIN, SHANGHAI, FRISCO, HONOLULU)
    chart = base_map(loaded.trip, style=ZH, height=400)
    parts = {type(child): child.given for child in chart._children.values() if isinstance(child, Call)}
    lons = [[lon for _, lon in ends] for ends, *_ in parts[Legs]["legs"]]
    assert lons == [[121.458, pytest.approx(237.581)], [pytest.approx(237.581), 202.142]]
    assert parts[Basemap]["turns"] == [0, 360]
    (_, west), (_, east) = parts[Chrome]["view"]
    shown = [at(one)[1] for one in marks(mark_layer(loaded.trip, loaded.whole, style=ZH), "visit")]
    assert len(shown) == 6
    assert all(west < lon < east for lon in shown)
    corners = mark_layer(loaded.trip, loaded.whole, style=ZH, near={"honolulu"})
    (focus,) = (one.given["view"] for one in corners._children.values() if isinstance(one, Focus))
    assert all(202 < lon < 203 for _, lon in focus)


def test_the_base_map_shows_the_legs_in_the_order_of_the_route(real: Dossier) -> None:
    chart = base_map(real.trip, style=ZH, height=400)
    (drawn,) = [child.given["legs"] for child in chart._children.values() if isinstance(child, Legs)]
    points = [[city.lat, city.lon] for city in real.trip.stops]
    assert [line for line, *_ in drawn] == [list(pair) for pair in pairwise(points)]
    assert [text for *_, text in drawn] == ["99 公里", "84 公里", "62 公里"]
    for (start, end), head, *_ in drawn:
        assert min(start[0], end[0]) <= head[0] <= max(start[0], end[0])
        assert min(start[1], end[1]) <= head[1] <= max(start[1], end[1])


def test_no_leg_starts_or_ends_at_home(real: Dossier, small: Trip) -> None:
    for trip, count in ((real.trip, 3), (small, 1)):
        found = legs(trip)
        assert len(found) == count == len(trip.stops) - 1
        assert not [leg for leg in found if leg.start.is_home or leg.end.is_home]
        assert [leg.end for leg in found[:-1]] == [leg.start for leg in found[1:]]
    away = from_home(real.trip)
    assert away
    assert (away.start.id, away.end.id, round(away.km, -1)) == ("chenzhou", "guangzhou", 300)


def test_the_base_map_names_the_home_city_beyond_its_edge(real: Dossier) -> None:
    (sign,) = marks(base_map(real.trip, style=EN, height=400))
    assert '↑ <span class="long">Chenzhou (the delegation’s city), ~300 km, straight line</span>' in sign.html
    assert real.trip.home
    assert at(sign)[0] < real.trip.home.lat
    assert sign.tooltip == ""


def test_the_base_map_has_no_tiles_and_no_flag(real: Dossier) -> None:
    chart = base_map(real.trip, style=ZH, height=400)
    assert not [child for child in chart._children.values() if isinstance(child, folium.TileLayer)]
    assert chart.options["attribution_control"] is False


def test_the_base_map_is_the_same_under_every_filter(real: Dossier) -> None:
    once = rendered(real.trip)
    for chosen in (Filter(), DONGGUAN, STATED, NOTHING):
        mark_layer(real.trip, apply(chosen, real.frames, real.trip), style=EN)
        assert rendered(real.trip) == once


@pytest.mark.parametrize("style", STYLES)
def test_the_map_asks_no_other_server_for_anything(real: Dossier, style: Style) -> None:
    layer = mark_layer(real.trip, real.whole, style=style)
    chart = base_map(real.trip, style=style, height=400)
    for _, path in (*chart.default_js, *chart.default_css):
        assert path.startswith("../../assets/")
    text = rendered(real.trip, layer, style)
    assert not re.search(ELSEWHERE, text)


def test_every_city_of_the_route_has_a_mark_with_its_number(real: Dossier) -> None:
    cities = marks(mark_layer(real.trip, real.whole, style=EN), "city")
    assert [at(one) for one in cities] == [(city.lat, city.lon) for city in real.trip.cities]
    assert [re.findall(r">(\w+)</b>", one.html) for one in cities] == [["0"], ["1"], ["2"], ["3"], ["4"]]
    assert [label(one).split(" · ")[1] for one in cities] == [
        *("the delegation’s city", "6 sites", "2 sites", "no stop named in the report", "1 site")
    ]


def test_a_filter_takes_no_city_off_the_map(real: Dossier) -> None:
    cities = marks(mark_layer(real.trip, apply(DONGGUAN, real.frames, real.trip), style=EN), "city")
    assert [label(one).split(" · ")[1] for one in cities] == [
        *("the delegation’s city", "none under this filter", "none under this filter"),
        *("no stop named in the report", "none under this filter"),
    ]


def test_a_visit_known_to_its_city_stands_at_the_point_of_the_city(real: Dossier) -> None:
    by_number = numbered(mark_layer(real.trip, real.whole, style=ZH))
    for number, city in (
        (1, "guangzhou"),
        (3, "guangzhou"),
        (7, "guangzhou"),
        (10, "guangzhou"),
        (4, "zhuhai"),
        (6, "shenzhen"),
    ):
        point = real.trip.city(city)
        assert at(by_number[number]) == (point.lat, point.lon)
        assert by_number[number].anchor != (SIZE // 2, SIZE // 2)


def test_a_visit_known_more_closely_stands_at_its_own_point(real: Dossier) -> None:
    by_number = numbered(mark_layer(real.trip, real.whole, style=ZH))
    own = {2: (23.17, 113.49), 5: (22.24, 113.51), 9: (23.34, 113.54)}
    assert {number: at(by_number[number]) for number in own} == own
    assert {by_number[number].anchor for number in own} == {(SIZE // 2, SIZE // 2)}


def test_only_placed_visits_are_on_the_map(real: Dossier) -> None:
    assert sorted(numbered(mark_layer(real.trip, real.whole, style=ZH))) == [1, 2, 3, 4, 5, 6, 7, 9, 10]
    stated = apply(STATED, real.frames, real.trip)
    assert sorted(numbered(mark_layer(real.trip, stated, style=ZH))) == [1, 6]


def test_marks_gathered_at_a_city_do_not_cover_each_other(small: Trip, small_whole: Frames) -> None:
    layer = mark_layer(small, crowd(small_whole, 20, precision="city"), style=EN)
    anchors = sorted(one.anchor for one in marks(layer, "visit"))
    assert len({*anchors}) == 20
    apart = [(abs(a[0] - b[0]), abs(a[1] - b[1])) for a in anchors for b in anchors if a != b]
    assert all(across >= SIZE or down >= SIZE for across, down in apart)


def test_sixty_visits_in_a_city_are_marked_up_to_a_limit_and_then_counted(
    small: Trip, small_whole: Frames
) -> None:
    layer = mark_layer(small, crowd(small_whole, 60, precision="city"), style=EN)
    assert len(marks(layer, "visit")) == MOST < 60
    (more,) = marks(layer, "more")
    assert f"and {60 - MOST} more" in more.html
    (city,) = [one for one in marks(layer, "city") if "Haicheng" in label(one)]
    assert label(city) == "Haicheng · 60 sites"


def test_a_city_with_few_visits_has_no_mark_for_more(real: Dossier) -> None:
    assert marks(mark_layer(real.trip, real.whole, style=ZH), "more") == []


def look_of(one: Mark) -> str:
    """Return the look of a visit's mark, and what else its class says."""
    (found,) = re.findall(r'class="mark ([\w ]+)"', one.html)
    return str(found)


def test_the_look_of_a_mark_is_that_of_its_visits_status(real: Dossier) -> None:
    by_number = numbered(mark_layer(real.trip, real.whole, style=ZH))
    assert {number: look_of(one) for number, one in by_number.items()} == {
        **dict.fromkeys(range(1, 7), "stated"),
        7: "implied",
        **dict.fromkeys((9, 10), "possible"),
    }


def test_a_place_from_an_outside_source_has_the_dot(small: Trip, small_frames: Frames) -> None:
    whole = apply(Filter(), small_frames, small)
    by_number = numbered(mark_layer(small, whole, style=ZH))
    assert {number: look_of(one) for number, one in by_number.items()} == {
        1: "stated dotted",
        2: "stated",
        3: "implied",
    }
    stated = numbered(mark_layer(small, apply(STATED, small_frames, small), style=ZH))
    assert {number: look_of(one) for number, one in stated.items()} == {1: "stated"}


def test_a_dot_changes_no_look() -> None:
    for look in LOOKS:
        plain, dot = mark("7", look, "#005BA3"), mark("7", look, "#005BA3", dot=True)
        assert dot == plain.replace(f'class="mark {look}"', f'class="mark {look} dotted"')
        assert "--c:#005BA3;--on:#FFFFFF" in plain


def test_a_tooltip_says_how_far_visit_and_place_are_known(real: Dossier) -> None:
    by_number = numbered(mark_layer(real.trip, real.whole, style=EN))
    said = {number: re.findall(r"<small>(.*?)</small>", one.tooltip)[0] for number, one in by_number.items()}
    assert said[1] == "visit stated · known to the city only · place: stated"
    assert said[2] == "visit stated · known to the district · place: inferred"
    assert said[7] == "implied · known to the city only · place: stated"
    assert said[10] == "possible · known to the city only · place: inferred"


def test_what_is_lit_has_a_ring(real: Dossier) -> None:
    lit = Lit(visits=frozenset({"gree", "yuexiu"}), cities=frozenset({"zhuhai"}))
    layer = mark_layer(real.trip, real.whole, style=EN, lit=lit)
    chosen = [label(one).split(" · ")[0] for one in marks(layer) if "chosen" in one.css_class.split()]
    assert sorted(chosen) == ["10", "5", "Zhuhai"]
    assert not [
        one for one in marks(mark_layer(real.trip, real.whole, style=EN)) if "chosen" in one.css_class
    ]


def test_a_tooltip_says_what_a_click_on_it_selects(real: Dossier) -> None:
    layer = mark_layer(real.trip, real.whole, style=ZH, clicks=7)
    texts = [html.unescape(re.sub(r"<[^>]*>", "", one.tooltip)) for one in marks(layer) if one.tooltip]
    selected = [clicked(text) for text in texts]
    placed = [row["id"] for row in real.whole.visit_rows if row["precision"] != "none"]
    cities = [city.id for city in real.trip.cities]
    assert sorted(map(str, selected)) == sorted(
        [*(f"city:{one}" for one in cities), *(f"visit:{one}" for one in placed)]
    )


@pytest.mark.parametrize("text", [None, "", "Gree", "visit:gree", "theme:x#1", "visit:gree#"])
def test_a_tooltip_of_nothing_selects_nothing(text: str | None) -> None:
    assert clicked(text) is None


def test_names_cannot_run_in_the_map(real: Dossier) -> None:
    name = Text(zh=EVIL, en=EVIL)
    trip = real.trip.model_copy(
        update={"cities": tuple(city.model_copy(update={"name": name}) for city in real.trip.cities)}
    )
    shown = replace(real.whole, visits=real.whole.visits.assign(name_zh=EVIL, name_en=EVIL))
    layer = mark_layer(trip, shown, style=EN)
    named = [one for one in marks(layer) if one.css_class.split()[0] in {"visit", "city"}]
    assert len(named) == 9 + 5
    for one in named:
        assert for_map(EVIL) in one.tooltip
        for text in (one.html, one.tooltip):
            assert not set(text.replace(for_map(EVIL), "")) & set("{}$`\\")
    text = rendered(trip, layer)
    assert for_map(EVIL) in text
    for live in ("{{ 7*7 }}", "<b>49", "${alert", "alert(1)}`", "</b></script>"):
        assert live not in text


def test_a_map_of_nothing_has_its_cities_only(real: Dossier) -> None:
    layer = mark_layer(real.trip, apply(NOTHING, real.frames, real.trip), style=ZH)
    assert [one.css_class.split()[0] for one in marks(layer)] == ["city"] * 5


def test_the_map_draws_from_our_own_assets_alone() -> None:
    paths = [path for _, path in (*route_map.LEAFLET_JS, *route_map.LEAFLET_CSS)]
    assert paths
    assert all(path.startswith("../../assets/") for path in paths)


def test_the_maps_own_script_and_styles_name_no_other_server() -> None:
    paths = [path for _, path in (*route_map.LEAFLET_JS, *route_map.LEAFLET_CSS) if "/leaflet/" not in path]
    names = [path.removeprefix("../../assets/") for path in paths]
    assert names == ["map.js", "marks.css", "map.css"]
    assert not [name for name in names if re.search(ELSEWHERE, (ASSETS / name).read_text(encoding="utf-8"))]


def test_the_maps_own_script_has_every_function_that_is_called() -> None:
    script = (ASSETS / "map.js").read_text(encoding="utf-8")
    (offered,) = re.findall(r"return \{ ([a-zA-Z, ]+) \};\n\}\)\(\);", script)
    assert {*offered.split(", ")} == {
        "mark",
        *(one.function for one in (Basemap, Tiles, Chrome, Focus, Legs)),
    }


def test_the_map_is_given_the_corners_of_what_is_chosen(real: Dossier) -> None:
    def corners(*near: str) -> Any:
        layer = mark_layer(real.trip, real.whole, style=ZH, near=near)
        (focus,) = [child for child in layer._children.values() if isinstance(child, Focus)]
        return focus.given["view"]

    assert corners() is None
    shenzhen = real.trip.city("shenzhen")
    assert corners("shenzhen") == [[shenzhen.lat, shenzhen.lon], [shenzhen.lat, shenzhen.lon]]
    (south, west), (north, east) = corners("guangzhou")
    for row in real.whole.visit_rows:
        if row["city"] == "guangzhou" and row["lat"] is not None and row["lon"] is not None:
            assert south <= row["lat"] <= north
            assert west <= row["lon"] <= east
    assert corners("chenzhou") is None
