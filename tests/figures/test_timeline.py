"""The timeline as an object: columns, lanes, marks and bands, and no hour."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import asdict, replace
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.figures.theme_grid import theme_grid
from dashboard.figures.timeline import LINE, NARROW_ROOM, height, timeline
from dashboard.style import labels
from dashboard.style.looks import LOOKS
from dashboard.style.style import Style
from dashboard.trip.model import Trip
from dashboard.view.counts import admitted
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames
from dashboard.view.selection import Lit
from dashboard.view.shown import apply
from tests.figures.read import DONGGUAN, EN, EVIL, NOTHING, STATED, STYLES, ZH, crowd, lanes, part, places


def test_columns_are_the_days_of_the_trip_and_then_the_later_events(real: Dossier) -> None:
    axis = timeline(real.trip, real.whole, style=EN).layout.xaxis
    assert list(axis.ticktext) == ["9 Nov", "10 Nov", "11 Nov", "15 Nov", "18 Nov"]
    assert list(axis.tickvals[:3]) == [0, 1, 2]
    assert 3 <= axis.tickvals[3] < axis.tickvals[4] < axis.range[1]


def test_lanes_are_the_events_the_cities_in_route_order_and_the_undated(real: Dossier) -> None:
    found = lanes(timeline(real.trip, real.whole, style=EN))
    assert list(found) == ["Events", "Guangzhou", "Zhuhai", "Dongguan", "Shenzhen", "Day not given"]


def test_a_filter_moves_no_column_and_no_lane(real: Dossier) -> None:
    whole = timeline(real.trip, real.whole, style=EN).layout
    for chosen in (DONGGUAN, STATED, NOTHING, Filter(days=frozenset({dt.date(2021, 11, 10)}))):
        shown = timeline(real.trip, apply(chosen, real.frames, real.trip), style=EN).layout
        assert shown.xaxis == whole.xaxis
        assert list(shown.yaxis.ticktext) == list(whole.yaxis.ticktext)


def test_a_mark_stands_in_its_day_and_in_the_lane_of_its_city(real: Dossier) -> None:
    figure = timeline(real.trip, real.whole, style=EN)
    found, where = lanes(figure), places(figure, "visits")
    assert len(where) == 17
    for row in real.whole.visit_rows:
        x, y = where[f"visit:{row['id']}"]
        title = labels.city(real.trip, row["city"], "en") if row["city"] else "Day not given"
        top, bottom = found[title]
        assert top < y < bottom
        if row["day"]:
            assert abs(x - real.trip.days.index(row["day"])) < 0.5


def test_undated_visits_stand_apart_side_by_side(real: Dossier) -> None:
    figure = timeline(real.trip, real.whole, style=EN)
    top, bottom = lanes(figure)["Day not given"]
    numbers, ys = part(figure, "visits").text, part(figure, "visits").y
    undated = [int(number) for number, y in zip(numbers, ys, strict=True) if top < y < bottom]
    assert undated == [8, 11, 12, 13, 14, 15, 16, 17]


def test_events_stand_in_their_lane_and_day(real: Dossier) -> None:
    figure = timeline(real.trip, real.whole, style=EN)
    top, bottom = lanes(figure)["Events"]
    where, columns = places(figure, "events"), figure.layout.xaxis.tickvals
    for name, column in (("signing", columns[0]), ("review", columns[3]), ("publication", columns[4])):
        x, y = where[f"event:{name}"]
        assert top < y < bottom
        assert abs(x - column) <= 0.5
    assert [text.strip() for text in part(figure, "events").text] == [
        *("Talks and signing", "Review", "Published")
    ]


def bands(figure: go.Figure) -> list[tuple[float, float, float, float]]:
    return sorted((s.y0, s.y1, s.x0, s.x1) for s in figure.layout.shapes if s.type == "rect")


def test_a_band_lies_over_the_days_possible(real: Dossier) -> None:
    figure = timeline(real.trip, real.whole, style=EN)
    found = lanes(figure)
    expected = {"Guangzhou": (0, 1), "Zhuhai": (0, 2), "Shenzhen": (1, 2)}
    assert len(bands(figure)) == len(expected)
    for (y0, y1, x0, x1), (title, (first, last)) in zip(bands(figure), expected.items(), strict=True):
        top, bottom = found[title]
        assert top < y0 < y1 < bottom
        assert first - 0.5 < x0 < first
        assert last < x1 < last + 0.5


def test_a_stated_day_has_no_band(small: Trip, small_whole: Frames) -> None:
    figure = timeline(small, small_whole, style=ZH)
    assert len(bands(figure)) == 2
    stated = small_whole.visits[small_whole.visits["day_basis"] == "stated"]
    assert list(stated["id"]) == ["harbour"]
    assert bands(timeline(small, replace(small_whole, visits=stated), style=ZH)) == []


def test_a_mark_has_the_look_of_its_visits_status_however_its_day_is_known(
    small: Trip, small_whole: Frames
) -> None:
    trace = part(timeline(small, small_whole, style=ZH), "visits")
    fills = dict(zip(trace.customdata, trace.marker.color, strict=True))
    widths = dict(zip(trace.customdata, trace.marker.line.width, strict=True))
    hollow, city = ZH.palette.raised, ZH.palette.cities[0]
    assert fills["visit:harbour"] == fills["visit:battery"] == city  # stated: one day stated, one inferred
    assert {fills[f"visit:{name}"] for name in ("wetland", "oldstreet", "unnamed-5")} == {hollow}
    assert widths == {
        "visit:harbour": LOOKS["stated"].ring,
        "visit:battery": LOOKS["stated"].ring,
        "visit:wetland": LOOKS["implied"].ring,
        "visit:oldstreet": LOOKS["possible"].ring,
        "visit:unnamed-5": 0,
    }


def test_under_stated_only_no_inferred_day_is_drawn(real: Dossier) -> None:
    figure = timeline(real.trip, apply(STATED, real.frames, real.trip), style=EN)
    top, bottom = lanes(figure)["Day not given"]
    assert all(top < y < bottom for _, y in places(figure, "visits").values())
    assert len(places(figure, "visits")) == 6
    assert bands(figure) == []
    assert list(places(figure, "events")) == ["event:signing", "event:review", "event:publication"]


@pytest.mark.parametrize("style", STYLES)
def test_no_hour_is_invented(real: Dossier, style: Style) -> None:
    figure = timeline(real.trip, real.whole, style=style)
    texts = [
        *figure.layout.xaxis.ticktext,
        *part(figure, "visits").hovertext,
        *part(figure, "events").hovertext,
    ]
    themes = admitted(real.lexicon, real.whole, Filter())
    grid = theme_grid(real.trip, real.lexicon, themes, real.whole, style=EN)
    texts.append(json.dumps(asdict(grid), ensure_ascii=False))
    assert not [text for text in texts if re.search(r"\d:\d|点|时|\bam\b|\bpm\b", text.replace("考察点", ""))]
    assert all(isinstance(x, (int, float)) for trace in figure.data for x in trace.x)


def test_a_city_without_a_stop_says_so(real: Dossier) -> None:
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
    top, bottom = lanes(figure)["Day not given" if cells else "Haicheng"]
    assert all(top < y < bottom for _, y in where)
    assert all(-0.5 < x < (1.5 if cells else 0.5) for x, _ in where)
    assert figure.layout.height > few.layout.height


def test_a_timeline_of_nothing_has_its_lanes(real: Dossier) -> None:
    figure = timeline(real.trip, apply(NOTHING, real.frames, real.trip), style=EN)
    assert places(figure, "visits") == places(figure, "events") == {}
    assert len(lanes(figure)) == 6
    assert bands(figure) == []


def test_a_lit_mark_of_the_timeline_has_the_accent(real: Dossier) -> None:
    lit = Lit(visits=frozenset({"gree"}), events=frozenset({"review"}))
    figure = timeline(real.trip, real.whole, style=ZH, lit=lit)
    visits, events = part(figure, "visits"), part(figure, "events")
    rings = dict(zip(visits.customdata, visits.marker.line.color, strict=True))
    assert [key for key, color in rings.items() if color == ZH.palette.accent] == ["visit:gree"]
    fills = dict(zip(events.customdata, events.marker.color, strict=True))
    assert [key for key, color in fills.items() if color == ZH.palette.accent] == ["event:review"]


def circles(figure: go.Figure) -> list[Any]:
    return [shape for shape in figure.layout.shapes if shape.type == "circle"]


def test_a_site_that_is_not_named_has_a_dashed_ring(real: Dossier) -> None:
    figure = timeline(real.trip, real.whole, style=ZH)
    where = places(figure, "visits")
    unnamed = [row["id"] for row in real.whole.visit_rows if row["status"] == "unnamed"]
    assert len(unnamed) == 7
    dashed = [(one.xanchor, one.yanchor) for one in circles(figure) if one.line.dash]
    assert dashed == [where[f"visit:{name}"] for name in unnamed]
    assert len(circles(figure)) == 7  # no day of the visit is from an outside source


def test_a_day_from_an_outside_source_has_a_dot_and_keeps_its_look(real: Dossier) -> None:
    visits = real.whole.visits.copy()
    visits.loc[visits["id"].isin(["gree", "unnamed-11"]), "day_basis"] = "external"
    figure = timeline(real.trip, replace(real.whole, visits=visits), style=ZH)
    trace, where = part(figure, "visits"), places(figure, "visits")
    dots = [one for one in circles(figure) if not one.line.dash]
    assert [(one.xanchor, one.yanchor) for one in dots] == [where["visit:gree"], where["visit:unnamed-11"]]
    assert {one.fillcolor for one in dots} == {ZH.palette.raised}
    assert all(one.x0 > 0 and one.y0 > 0 for one in dots)  # at the mark's upper right
    before = part(timeline(real.trip, real.whole, style=ZH), "visits")
    assert trace.marker == before.marker
    fills = dict(zip(trace.customdata, trace.marker.color, strict=True))
    assert fills["visit:gree"] == ZH.palette.city(real.trip, "zhuhai")


def test_a_place_from_an_outside_source_is_no_matter_of_the_timeline(
    small: Trip, small_whole: Frames
) -> None:
    assert small_whole.visit_rows[0]["location_basis"] == "external"
    assert [one for one in circles(timeline(small, small_whole, style=ZH)) if not one.line.dash] == []


def test_a_lit_mark_has_its_ring_in_place_of_the_dashes(real: Dossier) -> None:
    lit = Lit(visits=frozenset({"unnamed-11"}))
    figure = timeline(real.trip, real.whole, style=ZH, lit=lit)
    assert len([one for one in circles(figure) if one.line.dash]) == 6
    trace = part(figure, "visits")
    rings = dict(zip(trace.customdata, trace.marker.line.width, strict=True))
    assert [key for key, width in rings.items() if width == 4] == ["visit:unnamed-11"]


def test_an_event_says_the_half_of_its_day(real: Dossier) -> None:
    for style, half in ((EN, "9 Nov, afternoon"), (ZH, "11月9日下午")):
        signing, review, _ = part(timeline(real.trip, real.whole, style=style), "events").hovertext
        assert signing.endswith(f"<br>{half}")
        assert "15" in review.split("<br>")[1]
        assert not review.endswith(("afternoon", "下午"))


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


@pytest.mark.parametrize("style", [ZH, EN])
def test_on_a_phone_no_mark_covers_another(real: Dossier, style: Style) -> None:
    figure = timeline(real.trip, real.whole, style=style, narrow=True)
    # What is left of 342 px, a phone's width within its margins, beside the longest lane title.
    px = NARROW_ROOM / (figure.layout.xaxis.range[1] - figure.layout.xaxis.range[0])
    (marks,) = [trace for trace in figure.data if trace.name == "visits"]
    spots = [(x * px, y * LINE) for x, y in zip(marks.x, marks.y, strict=True)]
    nearest = min(
        max(abs(ax - bx), abs(ay - by)) for place, (ax, ay) in enumerate(spots) for bx, by in spots[:place]
    )
    assert nearest >= marks.marker.size
    left = (figure.layout.xaxis.range[0]) * px
    assert min(x for x, _ in spots) - left >= marks.marker.size / 2
    (events,) = [trace for trace in figure.data if trace.name == "events"]
    assert len({*events.y}) == len(real.trip.events)
    assert height(real.trip, real.whole, style=style, narrow=True) == figure.layout.height
