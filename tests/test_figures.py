"""The figures as objects: marks and where they stand, bars and what they count, in every style."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any, get_args

import folium
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.figures import labels, route_map
from dashboard.figures.palette import PALETTES, Look, Mode, look, on
from dashboard.figures.route_map import MARK, MOST, Mark, base_map, clicked, mark_layer
from dashboard.figures.style import Style
from dashboard.figures.theme_grid import theme_grid
from dashboard.figures.themes import admitted, theme_bars
from dashboard.figures.timeline import timeline
from dashboard.filters import Filter, apply
from dashboard.frames import Frames
from dashboard.language import LANGUAGES
from dashboard.model import Text, Trip
from dashboard.selection import Lit
from dashboard.text import inert
from dashboard.themes import Lexicon
from dashboard.visit import Loaded

ZH, EN = Style("zh"), Style("en")
STYLES = [Style(language, mode) for language in LANGUAGES for mode in get_args(Mode)]
MONDAY = dt.date(2023, 5, 8)
NOTHING = Filter(frozenset({"dongguan"}), frozenset({dt.date(2021, 11, 9)}), frozenset({"ecology"}), True)
DONGGUAN = Filter(cities=frozenset({"dongguan"}))
STATED = Filter(stated_only=True)
EVIL = "<b>{{ 7*7 }}${alert(1)}`\\</b></script>"


def marks(layer: folium.FeatureGroup, kind: str = "") -> list[Mark]:
    """Return the marks of a layer, of one class if named."""
    found = [child for child in layer._children.values() if isinstance(child, Mark)]
    return [one for one in found if not kind or one.css_class.split()[0] == kind]


def label(one: Mark) -> str:
    """Return what the tooltip of a mark says before its first tag, still escaped."""
    return one.tooltip.partition("<")[0]


def numbered(layer: folium.FeatureGroup) -> dict[int, Mark]:
    """Return the marks of visits by their number."""
    return {int(label(one).split(" ")[0]): one for one in marks(layer, "visit")}


def rendered(trip: Trip, layer: folium.FeatureGroup | None = None, style: Style = EN) -> str:
    """Return the whole map as it reaches the browser, with folium's random names made equal."""
    chart = base_map(trip, style=style, height=400)
    if layer is not None:
        layer.add_to(chart)
    return re.sub(r"[0-9a-f]{32}", "NAME", chart.get_root().render())


def crowd(whole: Frames, count: int, **cells: object) -> Frames:
    """Return the tables with many visits like the first, in its city and on its day."""
    first = whole.visits.to_dict("records")[0]
    rows = [{**first, **cells, "id": f"site-{n}", "number": n} for n in range(1, count + 1)]
    return replace(whole, visits=pd.DataFrame(rows, columns=whole.visits.columns, dtype=object))


def part(figure: go.Figure, name: str) -> Any:
    (trace,) = [trace for trace in figure.data if trace.name == name]
    return trace


def places(figure: go.Figure, name: str) -> dict[str, tuple[float, float]]:
    """Return x and y of each mark by what it selects."""
    trace = part(figure, name)
    return dict(zip(trace.customdata, zip(trace.x, trace.y, strict=True), strict=True))


def lanes(figure: go.Figure) -> dict[str, tuple[float, float]]:
    """Return top and bottom of each lane of a timeline by its title; lanes meet half way."""
    axis = figure.layout.yaxis
    bottom, edges, found = axis.range[0], [0.0], {}
    for title, middle in zip(axis.ticktext, axis.tickvals, strict=True):
        found[title] = (edges[-1], 2 * middle - edges[-1])
        edges.append(found[title][1])
    assert edges[-1] == bottom
    return found


# The map


def test_the_base_map_shows_the_legs_in_the_order_of_the_route(real: Loaded) -> None:
    chart = base_map(real.trip, style=ZH, height=400)
    (legs,) = [json.loads(child.legs) for child in chart._children.values() if hasattr(child, "legs")]
    points = [[city.lat, city.lon] for city in real.trip.cities]
    assert [line for line, *_ in legs] == [list(pair) for pair in pairwise(points)]
    assert [text for *_, text in legs] == ["", "99 公里", "84 公里", "62 公里"]
    for (start, end), head, *_ in legs:
        assert min(start[0], end[0]) <= head[0] <= max(start[0], end[0])
        assert min(start[1], end[1]) <= head[1] <= max(start[1], end[1])


def test_the_base_map_names_the_home_city_beyond_its_edge(real: Loaded) -> None:
    (sign,) = marks(base_map(real.trip, style=EN, height=400))
    assert "Chenzhou" in sign.html
    assert sign.location[0] < real.trip.home.lat
    assert sign.tooltip == ""


def test_the_base_map_has_no_tiles_and_no_flag(real: Loaded) -> None:
    chart = base_map(real.trip, style=ZH, height=400)
    assert not [child for child in chart._children.values() if isinstance(child, folium.TileLayer)]
    assert chart.options["attribution_control"] is False


def test_the_base_map_is_the_same_under_every_filter(real: Loaded) -> None:
    once = rendered(real.trip)
    for chosen in (Filter(), DONGGUAN, STATED, NOTHING):
        mark_layer(real.trip, apply(chosen, real.frames, real.trip), style=EN)
        assert rendered(real.trip) == once


@pytest.mark.parametrize("style", STYLES)
def test_the_map_asks_no_other_server_for_anything(real: Loaded, style: Style) -> None:
    layer = mark_layer(real.trip, real.whole, style=style)
    chart = base_map(real.trip, style=style, height=400)
    for _, path in (*chart.default_js, *chart.default_css):
        assert path.startswith("../../assets/")
    text = rendered(real.trip, layer, style)
    assert not re.search(r"https?:|src=.//|href=.//|wss?:|@import", text)


def test_every_city_of_the_route_has_a_mark_with_its_number(real: Loaded) -> None:
    cities = marks(mark_layer(real.trip, real.whole, style=EN), "city")
    assert [tuple(one.location) for one in cities] == [(city.lat, city.lon) for city in real.trip.cities]
    assert [re.findall(r">(\w+)</b>", one.html) for one in cities] == [["0"], ["1"], ["2"], ["3"], ["4"]]
    assert [label(one).split(" · ")[1] for one in cities] == [
        *("home", "6 sites", "2 sites", "no stop named in the report", "1 site")
    ]


def test_a_filter_takes_no_city_off_the_map(real: Loaded) -> None:
    cities = marks(mark_layer(real.trip, apply(DONGGUAN, real.frames, real.trip), style=EN), "city")
    assert [label(one).split(" · ")[1] for one in cities] == [
        *("home", "none shown", "none shown"),
        *("no stop named in the report", "none shown"),
    ]


def test_a_visit_known_to_its_city_stands_at_the_point_of_the_city(real: Loaded) -> None:
    by_number = numbered(mark_layer(real.trip, real.whole, style=ZH))
    for number, city in (
        (1, "guangzhou"),
        (3, "guangzhou"),
        (7, "guangzhou"),
        (4, "zhuhai"),
        (6, "shenzhen"),
    ):
        point = real.trip.city(city)
        assert tuple(by_number[number].location) == (point.lat, point.lon)
        assert by_number[number].anchor != (MARK // 2, MARK // 2)


def test_a_visit_known_more_closely_stands_at_its_own_point(real: Loaded) -> None:
    by_number = numbered(mark_layer(real.trip, real.whole, style=ZH))
    own = {2: (23.17, 113.49), 5: (22.24, 113.51), 9: (23.34, 113.54), 10: (23.12035, 113.31807)}
    assert {number: tuple(by_number[number].location) for number in own} == own
    assert {by_number[number].anchor for number in own} == {(MARK // 2, MARK // 2)}


def test_only_placed_visits_are_on_the_map(real: Loaded) -> None:
    assert sorted(numbered(mark_layer(real.trip, real.whole, style=ZH))) == [1, 2, 3, 4, 5, 6, 7, 9, 10]
    stated = apply(STATED, real.frames, real.trip)
    assert sorted(numbered(mark_layer(real.trip, stated, style=ZH))) == [1, 6]


def test_marks_gathered_at_a_city_do_not_cover_each_other(small: Trip, small_whole: Frames) -> None:
    layer = mark_layer(small, crowd(small_whole, 20, precision="city"), style=EN)
    anchors = sorted(one.anchor for one in marks(layer, "visit"))
    assert len({*anchors}) == 20
    apart = [(abs(a[0] - b[0]), abs(a[1] - b[1])) for a in anchors for b in anchors if a != b]
    assert all(across >= MARK or down >= MARK for across, down in apart)


def test_sixty_visits_in_a_city_are_marked_up_to_a_limit_and_then_counted(
    small: Trip, small_whole: Frames
) -> None:
    layer = mark_layer(small, crowd(small_whole, 60, precision="city"), style=EN)
    assert len(marks(layer, "visit")) == MOST < 60
    (more,) = marks(layer, "more")
    assert f"and {60 - MOST} more" in more.html
    (city,) = [one for one in marks(layer, "city") if "Haicheng" in label(one)]
    assert label(city) == "Haicheng · 60 sites"


def test_a_city_with_few_visits_has_no_mark_for_more(real: Loaded) -> None:
    assert marks(mark_layer(real.trip, real.whole, style=ZH), "more") == []


def test_the_look_of_a_mark_is_that_of_its_basis(real: Loaded) -> None:
    by_number = numbered(mark_layer(real.trip, real.whole, style=ZH))
    looks = {number: re.findall(r'class="mark (\w+)"', one.html)[0] for number, one in by_number.items()}
    assert looks == {
        **dict.fromkeys((1, 6, 7), "stated"),
        **dict.fromkeys((2, 4, 5), "external"),
        3: "inferred",
        **dict.fromkeys((9, 10), "possible"),
    }


def test_what_is_lit_has_a_ring(real: Loaded) -> None:
    lit = Lit(visits=frozenset({"gree", "yuexiu"}), cities=frozenset({"zhuhai"}))
    layer = mark_layer(real.trip, real.whole, style=EN, lit=lit)
    chosen = [label(one).split(" · ")[0] for one in marks(layer) if "chosen" in one.css_class.split()]
    assert sorted(chosen) == ["10", "5", "Zhuhai"]
    assert not [
        one for one in marks(mark_layer(real.trip, real.whole, style=EN)) if "chosen" in one.css_class
    ]


def test_a_tooltip_says_what_a_click_on_it_selects(real: Loaded) -> None:
    layer = mark_layer(real.trip, real.whole, style=ZH, clicks=7)
    texts = [html.unescape(re.sub(r"<[^>]*>", "", one.tooltip)) for one in marks(layer) if one.tooltip]
    selected = [clicked(text) for text in texts]
    placed = [row["id"] for row in real.whole.visits.to_dict("records") if row["precision"] != "none"]
    cities = [city.id for city in real.trip.cities]
    assert sorted(map(str, selected)) == sorted(
        [*(f"city:{one}" for one in cities), *(f"visit:{one}" for one in placed)]
    )


@pytest.mark.parametrize("text", [None, "", "Gree", "visit:gree", "theme:x#1", "visit:gree#"])
def test_a_tooltip_of_nothing_selects_nothing(text: str | None) -> None:
    assert clicked(text) is None


def test_names_cannot_run_in_the_map(real: Loaded) -> None:
    name = Text(zh=EVIL, en=EVIL)
    trip = real.trip.model_copy(
        update={"cities": tuple(city.model_copy(update={"name": name}) for city in real.trip.cities)}
    )
    shown = replace(real.whole, visits=real.whole.visits.assign(name_zh=EVIL, name_en=EVIL))
    layer = mark_layer(trip, shown, style=EN)
    named = [one for one in marks(layer) if one.css_class.split()[0] in {"visit", "city"}]
    assert len(named) == 9 + 5
    for one in named:
        assert inert(EVIL) in one.tooltip
        for text in (one.html, one.tooltip):
            assert not set(text.replace(inert(EVIL), "")) & set("{}$`\\")
    text = rendered(trip, layer)
    assert inert(EVIL) in text
    for live in ("{{ 7*7 }}", "<b>49", "${alert", "alert(1)}`", "</b></script>"):
        assert live not in text


def test_a_map_of_nothing_has_its_cities_only(real: Loaded) -> None:
    layer = mark_layer(real.trip, apply(NOTHING, real.frames, real.trip), style=ZH)
    assert [one.css_class.split()[0] for one in marks(layer)] == ["city"] * 5


# The timeline


def test_columns_are_the_days_of_the_trip_and_then_the_later_events(real: Loaded) -> None:
    axis = timeline(real.trip, real.whole, style=EN).layout.xaxis
    assert list(axis.ticktext) == ["9 Nov", "10 Nov", "11 Nov", "15 Nov", "18 Nov"]
    assert list(axis.tickvals[:3]) == [0, 1, 2]
    assert 3 <= axis.tickvals[3] < axis.tickvals[4] < axis.range[1]


def test_lanes_are_the_events_the_cities_in_route_order_and_the_undated(real: Loaded) -> None:
    found = lanes(timeline(real.trip, real.whole, style=EN))
    assert list(found) == ["Events", "Guangzhou", "Zhuhai", "Dongguan", "Shenzhen", "Day not said"]


def test_a_filter_moves_no_column_and_no_lane(real: Loaded) -> None:
    whole = timeline(real.trip, real.whole, style=EN).layout
    for chosen in (DONGGUAN, STATED, NOTHING, Filter(days=frozenset({dt.date(2021, 11, 10)}))):
        shown = timeline(real.trip, apply(chosen, real.frames, real.trip), style=EN).layout
        assert shown.xaxis == whole.xaxis
        assert list(shown.yaxis.ticktext) == list(whole.yaxis.ticktext)


def test_a_mark_stands_in_its_day_and_in_the_lane_of_its_city(real: Loaded) -> None:
    figure = timeline(real.trip, real.whole, style=EN)
    found, where = lanes(figure), places(figure, "visits")
    assert len(where) == 17
    for row in real.whole.visits.to_dict("records"):
        x, y = where[f"visit:{row['id']}"]
        title = labels.city(real.trip, row["city"], "en") if row["city"] else "Day not said"
        top, bottom = found[title]
        assert top < y < bottom
        if row["day"]:
            assert abs(x - real.trip.days.index(row["day"])) < 0.5


def test_undated_visits_stand_apart_side_by_side(real: Loaded) -> None:
    figure = timeline(real.trip, real.whole, style=EN)
    top, bottom = lanes(figure)["Day not said"]
    numbers, ys = part(figure, "visits").text, part(figure, "visits").y
    undated = [int(number) for number, y in zip(numbers, ys, strict=True) if top < y < bottom]
    assert undated == [8, 11, 12, 13, 14, 15, 16, 17]


def test_events_stand_in_their_lane_and_day(real: Loaded) -> None:
    figure = timeline(real.trip, real.whole, style=EN)
    top, bottom = lanes(figure)["Events"]
    where, columns = places(figure, "events"), figure.layout.xaxis.tickvals
    for name, column in (("signing", columns[0]), ("review", columns[3]), ("publication", columns[4])):
        x, y = where[f"event:{name}"]
        assert top < y < bottom
        assert abs(x - column) <= 0.5
    assert [text.strip() for text in part(figure, "events").text] == [
        *("Talks and signing", "Review meeting", "Report published")
    ]


def bands(figure: go.Figure) -> list[tuple[float, float, float, float]]:
    return sorted((s.y0, s.y1, s.x0, s.x1) for s in figure.layout.shapes if s.type == "rect")


def test_a_band_lies_over_the_days_possible(real: Loaded) -> None:
    figure = timeline(real.trip, real.whole, style=EN)
    found = lanes(figure)
    expected = {"Guangzhou": (0, 1), "Zhuhai": (0, 2), "Shenzhen": (0, 2)}
    assert len(bands(figure)) == len(expected)
    for (y0, y1, x0, x1), (title, (first, last)) in zip(bands(figure), expected.items(), strict=True):
        top, bottom = found[title]
        assert top < y0 < y1 < bottom
        assert first - 0.5 < x0 < first
        assert last < x1 < last + 0.5


def test_a_stated_day_has_no_band_and_a_solid_mark(small: Trip, small_whole: Frames) -> None:
    figure = timeline(small, small_whole, style=ZH)
    trace = part(figure, "visits")
    fills = dict(zip(trace.customdata, trace.marker.color, strict=True))
    hollow = ZH.palette.raised
    assert fills["visit:harbour"] == ZH.palette.cities[0]
    assert fills["visit:battery"] == fills["visit:wetland"] == fills["visit:oldstreet"] == hollow
    assert len(bands(figure)) == 2


def test_under_stated_only_no_inferred_day_is_drawn(real: Loaded) -> None:
    figure = timeline(real.trip, apply(STATED, real.frames, real.trip), style=EN)
    top, bottom = lanes(figure)["Day not said"]
    assert all(top < y < bottom for _, y in places(figure, "visits").values())
    assert len(places(figure, "visits")) == 6
    assert bands(figure) == []
    assert list(places(figure, "events")) == ["event:signing", "event:review", "event:publication"]


@pytest.mark.parametrize("style", STYLES)
def test_no_hour_is_invented(real: Loaded, style: Style) -> None:
    figure = timeline(real.trip, real.whole, style=style)
    texts = [
        *figure.layout.xaxis.ticktext,
        *part(figure, "visits").hovertext,
        *part(figure, "events").hovertext,
    ]
    themes = admitted(real.lexicon, real.whole, Filter())
    grid = theme_grid(real.trip, real.lexicon, themes, real.whole, style=EN)
    texts.append(json.dumps(grid, ensure_ascii=False))
    assert not [text for text in texts if re.search(r"\d:\d|点|时|\bam\b|\bpm\b", text.replace("考察点", ""))]
    assert all(isinstance(x, (int, float)) for trace in figure.data for x in trace.x)


def test_a_city_without_a_stop_says_so(real: Loaded) -> None:
    words = [note.text for note in timeline(real.trip, real.whole, style=EN).layout.annotations]
    assert words == ["No stop here is named in the report"]
    shown = apply(DONGGUAN, real.frames, real.trip)
    words = [note.text for note in timeline(real.trip, shown, style=EN).layout.annotations]
    assert words == ["No dated site here under this filter"] * 2 + ["No stop here is named in the report"] + [
        "No dated site here under this filter"
    ]


@pytest.mark.parametrize(
    "cells", [{}, {"city": None, "day": None, "day_basis": "unknown", "span_start": None, "span_end": None}]
)
def test_sixty_visits_in_a_day_stand_side_by_side(
    small: Trip, small_whole: Frames, cells: dict[str, Any]
) -> None:
    few = timeline(small, small_whole, style=EN)
    figure = timeline(small, crowd(small_whole, 60, **cells), style=EN)
    where = [*places(figure, "visits").values()]
    assert len({(round(x, 6), y) for x, y in where}) == 60
    top, bottom = lanes(figure)["Day not said" if cells else "Haicheng"]
    assert all(top < y < bottom for _, y in where)
    assert all(-0.5 < x < (1.5 if cells else 0.5) for x, _ in where)
    assert figure.layout.height > few.layout.height


def test_a_timeline_of_nothing_has_its_lanes(real: Loaded) -> None:
    figure = timeline(real.trip, apply(NOTHING, real.frames, real.trip), style=EN)
    assert places(figure, "visits") == places(figure, "events") == {}
    assert len(lanes(figure)) == 6
    assert bands(figure) == []


def test_a_lit_mark_of_the_timeline_has_the_accent(real: Loaded) -> None:
    lit = Lit(visits=frozenset({"gree"}), events=frozenset({"review"}))
    figure = timeline(real.trip, real.whole, style=ZH, lit=lit)
    visits, events = part(figure, "visits"), part(figure, "events")
    rings = dict(zip(visits.customdata, visits.marker.line.color, strict=True))
    assert [key for key, color in rings.items() if color == ZH.palette.accent] == ["visit:gree"]
    fills = dict(zip(events.customdata, events.marker.color, strict=True))
    assert [key for key, color in fills.items() if color == ZH.palette.accent] == ["event:review"]


def test_names_cannot_run_in_the_timeline(small: Trip, small_whole: Frames) -> None:
    shown = replace(
        small_whole,
        visits=small_whole.visits.assign(name_zh=EVIL, name_en=EVIL),
        events=small_whole.events.assign(name_zh=EVIL, name_en=EVIL),
    )
    figure = timeline(small, shown, style=EN)
    for text in (*part(figure, "visits").hovertext, *part(figure, "events").hovertext):
        assert re.findall(r"<[^>]*>", text)[:2] == ["<b>", "</b>"]
        assert "&lt;b&gt;{{ 7*7 }}" in text


# The themes


def bars(figure: go.Figure) -> list[go.Bar]:
    return [trace for trace in figure.data if isinstance(trace, go.Bar)]


def by_theme(figure: go.Figure) -> dict[str, int]:
    """Return the length of each whole bar by what it selects."""
    sums: dict[str, int] = {}
    for trace in bars(figure):
        for key, value in zip(trace.customdata, trace.x, strict=True):
            sums[key] = sums.get(key, 0) + value
    return sums


def draw(real: Loaded, chosen: Filter, style: Style = EN, lit: Lit | None = None) -> go.Figure:
    shown = apply(chosen, real.frames, real.trip)
    themes = admitted(real.lexicon, real.whole, chosen)
    return theme_bars(real.lexicon, themes, shown, style=style, lit=lit)


THEMED = {
    "everything": Filter(),
    "a city": Filter(cities=frozenset({"guangzhou"})),
    "a day": Filter(days=frozenset({dt.date(2021, 11, 9)})),
    "stated only": STATED,
    "nothing": Filter(frozenset({"dongguan"}), frozenset({dt.date(2021, 11, 10)})),
}


@pytest.mark.parametrize("name", THEMED)
def test_bars_add_up_to_the_sentences_of_each_theme(real: Loaded, name: str) -> None:
    shown = apply(THEMED[name], real.frames, real.trip)
    counts = shown.mentions["theme"].value_counts()
    sums = by_theme(draw(real, THEMED[name]))
    assert sums == {f"theme:{theme.id}": counts.get(theme.id, 0) for theme in real.lexicon.themes}


def test_each_voice_has_a_segment_of_its_sentences(real: Loaded) -> None:
    figure, rows = draw(real, Filter()), real.whole.mentions
    assert [trace.name for trace in bars(figure)] == [voice.name.en for voice in real.lexicon.voices]
    for trace, voice in zip(bars(figure), real.lexicon.voices, strict=True):
        assert sum(trace.x) == (rows["voice"] == voice.id).sum()


def test_the_longest_bar_of_the_whole_report_comes_first(real: Loaded) -> None:
    sums = [*by_theme(draw(real, Filter())).values()]
    assert sums == sorted(sums, reverse=True)


@pytest.mark.parametrize("name", THEMED)
def test_a_filter_does_not_shuffle_the_bars(real: Loaded, name: str) -> None:
    whole, shown = draw(real, Filter()), draw(real, THEMED[name])
    assert list(by_theme(shown)) == list(by_theme(whole))
    assert shown.layout.yaxis.ticktext == whole.layout.yaxis.ticktext
    assert shown.layout.height == whole.layout.height


def test_only_the_themes_chosen_have_bars(real: Loaded) -> None:
    chosen = Filter(themes=frozenset({"talent", "mindset"}))
    assert list(by_theme(draw(real, chosen))) == ["theme:mindset", "theme:talent"]


def test_a_lit_bar_has_the_accent(real: Loaded) -> None:
    figure = draw(real, Filter(), ZH, Lit(themes=frozenset({"ecology"})))
    for trace in bars(figure):
        edges = dict(zip(trace.customdata, trace.marker.line.color, strict=True))
        assert [key for key, color in edges.items() if color == ZH.palette.accent] == ["theme:ecology"]


def test_a_chart_of_no_theme_can_be_drawn(lexicon: Lexicon, small_whole: Frames) -> None:
    empty = replace(small_whole, mentions=small_whole.mentions.head(0))
    assert by_theme(theme_bars(lexicon, [], empty, style=EN)) == {}
    assert set(by_theme(theme_bars(lexicon, lexicon.themes, empty, style=EN)).values()) == {0}


def test_the_grid_counts_sentences_by_city_and_by_voice(real: Loaded) -> None:
    themes = admitted(real.lexicon, real.whole, Filter())
    grid = theme_grid(real.trip, real.lexicon, themes, real.whole, style=EN)
    assert [row["key"] for row in grid["rows"]] == [f"theme:{theme.id}" for theme in themes]
    assert grid["cities"] == ["Guangzhou", "Zhuhai", "Dongguan", "Shenzhen"]
    for row, theme in zip(grid["rows"], themes, strict=True):
        rows = real.whole.mentions[real.whole.mentions["theme"] == theme.id]
        assert sum(row["counts"][len(grid["cities"]) :]) == len(rows)
        assert row["counts"][0] == sum("guangzhou" in cities for cities in rows["cities"])


def test_the_grid_has_a_shade_for_every_count_and_lights_the_theme_selected(real: Loaded) -> None:
    lit = Lit(themes=frozenset({"energy"}))
    grid = theme_grid(real.trip, real.lexicon, real.lexicon.themes, real.whole, style=EN, lit=lit)
    assert len(grid["shades"]) == 1 + max(max(row["counts"]) for row in grid["rows"])
    assert [row["key"] for row in grid["rows"] if row["lit"]] == ["theme:energy"]


def test_a_grid_of_nothing_counts_nothing(real: Loaded) -> None:
    shown = apply(THEMED["nothing"], real.frames, real.trip)
    grid = theme_grid(real.trip, real.lexicon, real.lexicon.themes, shown, style=EN)
    assert {count for row in grid["rows"] for count in row["counts"]} == {0}
    assert len(grid["shades"]) == 1
    assert theme_grid(real.trip, real.lexicon, [], shown, style=EN)["rows"] == []


# All of them


def every_chart(real: Loaded, style: Style, chosen: Filter) -> Iterator[go.Figure]:
    shown = apply(chosen, real.frames, real.trip)
    yield timeline(real.trip, shown, style=style)
    yield draw(real, chosen, style)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("chosen", [Filter(), DONGGUAN, STATED, NOTHING])
def test_every_figure_builds_in_both_languages_and_modes(real: Loaded, style: Style, chosen: Filter) -> None:
    shown = apply(chosen, real.frames, real.trip)
    assert len(marks(mark_layer(real.trip, shown, style=style))) >= 5
    assert rendered(real.trip, style=style)
    for figure in every_chart(real, style, chosen):
        text = figure.to_json()
        assert "NaN" not in text
        assert json.loads(text)["layout"]["font"]["color"] == PALETTES[style.mode].ink


def test_an_english_figure_speaks_no_chinese(real: Loaded) -> None:
    layer = mark_layer(real.trip, real.whole, style=EN)
    texts = [one.tooltip + one.html for one in marks(layer)]
    texts += [
        json.dumps(json.loads(f.to_json()), ensure_ascii=False) for f in every_chart(real, EN, Filter())
    ]
    themes = admitted(real.lexicon, real.whole, Filter())
    grid = theme_grid(real.trip, real.lexicon, themes, real.whole, style=EN)
    texts.append(json.dumps(grid, ensure_ascii=False))
    assert not [text for text in texts if re.search(r"[\u4e00-\u9fff]", text)]


def test_a_basis_has_one_look() -> None:
    cases: dict[tuple[str, str], Look] = {
        ("stated", "stated"): "stated",
        ("inferred", "stated"): "inferred",
        ("external", "implied"): "external",
        ("unknown", "implied"): "unknown",
        ("stated", "possible"): "possible",
        ("unknown", "unnamed"): "unknown",
    }
    assert {case: look(*case) for case in cases} == cases


def test_ink_reads_on_its_color() -> None:
    assert [on(color) for color in ("#000000", "#FFFFFF", "#005BA3", "#F6D588")] == [
        *("#FFFFFF", "#000000", "#FFFFFF", "#000000")
    ]


def test_the_map_draws_from_our_own_assets_alone() -> None:
    paths = [path for _, path in (*route_map.LEAFLET_JS, *route_map.LEAFLET_CSS)]
    assert paths
    assert all(path.startswith("../../assets/") for path in paths)


def test_a_visit_without_a_name_is_called_by_its_number(small_whole: Frames) -> None:
    row = small_whole.visits.to_dict("records")[4]
    assert labels.name(row, "en") == "Site 5, not named in the report"
    assert labels.day(None, "en") == "day not said"
    assert labels.known_day(row, "en") == "day not said"
    assert labels.span(row, "en") == ""


def test_days_are_written_as_the_language_writes_them(small_whole: Frames) -> None:
    row = small_whole.visits.to_dict("records")[1]
    assert labels.known_day(row, "en") == "8 May (inferred), possibly 8 May to 9 May"
    assert labels.known_day(row, "zh") == "5月8日（推断），可能在5月8日至5月9日之间"
    end = dt.date(2023, 6, 1)
    assert labels.dates(MONDAY, dt.date(2023, 5, 9), "en") == "8–9 May 2023"
    assert labels.dates(MONDAY, end, "en") == "8 May 2023 – 1 Jun 2023"
    assert labels.dates(MONDAY, end, "zh") == "2023年5月8日至2023年6月1日"
