"""The timeline: days as columns, cities in route order as rows; marks for days, never bars of hours."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.figures import labels
from dashboard.figures.palette import look, on
from dashboard.figures.style import UNDIMMED, Style, layout
from dashboard.frames import Frames
from dashboard.model import Trip
from dashboard.selection import Lit
from dashboard.text import plain

PER_LINE = 9  # marks side by side in one day of one city
LINE = 34  # px a line of marks takes
STEP = 0.88 / PER_LINE  # of a column
EVENTS, ELSEWHERE, UNDATED = "events", "elsewhere", "undated"  # lanes that are no city


@dataclass(frozen=True)
class Lane:
    """One row of the timeline: a city, the events, or what has no day; in lines counted from above."""

    key: str
    title: str
    top: int
    lines: int

    @property
    def middle(self) -> float:
        """Return the height of the lane's middle."""
        return self.top + self.lines / 2


@dataclass(frozen=True)
class Grid:
    """Where things stand: the place of each day along x, and the lanes along y."""

    columns: dict[dt.date, float]
    lanes: dict[str, Lane]

    @property
    def right(self) -> float:
        """Return the right edge."""
        return max(self.columns.values()) + 0.5

    @property
    def bottom(self) -> int:
        """Return the lower edge."""
        return sum(lane.lines for lane in self.lanes.values())


def timeline(trip: Trip, shown: Frames, *, style: Style, lit: Lit | None = None) -> go.Figure:
    """Return marks of visits and events by day; x counts columns, y lines from above.

    Columns are the trip's days, then each later day of an event. A visit's mark stands in its likeliest
    day; a band over its row shows the days that are possible. Undated visits have a lane of their own.
    Each mark carries `visit:ID` or `event:ID` as customdata; the marks in `lit` have the accent's ring.
    """
    lit = lit or Lit()
    rows: list[labels.Row] = [*shown.visits.to_dict("records")]
    events: list[labels.Row] = [*shown.events.to_dict("records")]
    grid = _grid(trip, rows, style)
    figure = go.Figure(layout=_layout(grid, trip, style))
    figure.layout.shapes = [*_rules(grid, trip, style), *_bands(grid, rows, trip, style)]
    figure.layout.annotations = _empty_stops(grid, rows, trip, style)
    figure.add_trace(_visits(_places(grid, rows, trip), trip, style, lit))
    figure.add_trace(_events(grid, events, style, lit))
    return figure


def _grid(trip: Trip, rows: Sequence[labels.Row], style: Style) -> Grid:
    later = sorted({event.day for event in trip.events} - set(trip.days))
    columns = {day: float(place) for place, day in enumerate(trip.days)}
    columns |= {day: len(trip.days) + 0.15 + 0.8 * place for place, day in enumerate(later)}
    per_day = Counter((_lane(trip, row), row["day"]) for row in rows)
    cities = [(city.id, labels.pick(city.name, style.language)) for city in trip.stops]
    if any(lane == ELSEWHERE for lane, _ in per_day):
        cities.append((ELSEWHERE, style.say("basis.city_unknown")))
    same_day = Counter(event.day for event in trip.events)
    lines = [(EVENTS, style.say("timeline.events"), max([*same_day.values(), 1]))]
    for key, title in cities:
        most = max(per_day[key, day] for day in trip.days)
        lines.append((key, title, _lines(most, PER_LINE)))
    undated = _lines(per_day[UNDATED, None], PER_LINE * len(trip.days))
    lines.append((UNDATED, style.say("timeline.undated"), undated))
    tops = [sum(count for _, _, count in lines[:place]) for place in range(len(lines))]
    lanes = {key: Lane(key, title, top, n) for (key, title, n), top in zip(lines, tops, strict=True)}
    return Grid(columns, lanes)


def _lane(trip: Trip, row: labels.Row) -> str:
    """Return the lane of a visit: its city, no city of the route, or no day."""
    if row["day"] is None:
        return UNDATED
    return row["city"] if row["city"] in {city.id for city in trip.stops} else ELSEWHERE


def _lines(marks: int, per_line: int) -> int:
    return max(1, math.ceil(marks / per_line))


def _layout(grid: Grid, trip: Trip, style: Style) -> go.Layout:
    ticks = {"tickfont": {"size": 14, "color": style.palette.ink}, "showgrid": False, "zeroline": False}
    return go.Layout(
        **layout(style),
        height=grid.bottom * LINE + 56,
        margin={"l": 8, "r": 8, "t": 40, "b": 8},
        xaxis={
            **ticks,
            "side": "top",
            "range": [-0.5, grid.right],
            "tickvals": list(grid.columns.values()),
            "ticktext": [labels.day(day, style.language) for day in grid.columns],
            "fixedrange": True,
        },
        yaxis={
            **ticks,
            "range": [grid.bottom, 0],
            "tickvals": [lane.middle for lane in grid.lanes.values()],
            "ticktext": [plain(lane.title) for lane in grid.lanes.values()],
            "fixedrange": True,
            "automargin": True,
        },
    )


def _rules(grid: Grid, trip: Trip, style: Style) -> list[dict[str, Any]]:
    line = {"type": "line", "layer": "below", "line": {"color": style.palette.hairline, "width": 1}}
    across = [
        {**line, "x0": -0.5, "x1": grid.right, "y0": lane.top, "y1": lane.top} for lane in grid.lanes.values()
    ]
    down = [{**line, "x0": x + 0.5, "x1": x + 0.5, "y0": 0, "y1": grid.bottom} for x in range(len(trip.days))]
    return across + down


def _bands(grid: Grid, rows: Sequence[labels.Row], trip: Trip, style: Style) -> list[dict[str, Any]]:
    """Return a pale band over the days that are possible, one for each city and span."""
    spans = {
        (row["city"], row["span_start"], row["span_end"])
        for row in rows
        if row["city"] in grid.lanes and row["day"] and row["span_start"] != row["span_end"]
    }
    return [
        {
            "type": "rect",
            "layer": "below",
            "x0": grid.columns[start] - 0.46,
            "x1": grid.columns[end] + 0.46,
            "y0": grid.lanes[city].top + 0.1,
            "y1": grid.lanes[city].top + grid.lanes[city].lines - 0.1,
            "fillcolor": style.palette.city(trip, city),
            "opacity": 0.1,
            "line": {"width": 0},
        }
        for city, start, end in sorted(spans)
    ]


def _empty_stops(grid: Grid, rows: Sequence[labels.Row], trip: Trip, style: Style) -> list[dict[str, Any]]:
    """Return a line of words in each city's row that has no mark: nothing is named, or nothing remains."""
    dated = {row["city"] for row in rows if row["day"]}
    known = {visit.city for visit in trip.visits}
    return [
        {
            "x": -0.46,
            "y": grid.lanes[city.id].middle,
            "text": style.say("timeline.none_shown" if city.id in known else "timeline.no_stop"),
            "xanchor": "left",
            "showarrow": False,
            "font": {"color": style.palette.quiet},
        }
        for city in trip.stops
        if city.id not in dated
    ]


def _places(grid: Grid, rows: Sequence[labels.Row], trip: Trip) -> list[tuple[float, float, labels.Row]]:
    taken: Counter[tuple[str, dt.date | None]] = Counter()
    points = []
    for row in rows:
        lane, day = _lane(trip, row), row["day"]
        place = taken[lane, day]
        taken[lane, day] += 1
        per_line = PER_LINE if day else PER_LINE * len(trip.days)
        x = grid.columns[day] if day else 0
        y = grid.lanes[lane].top + place // per_line + 0.5
        points.append((x - 0.40 + (place % per_line) * STEP, y, row))
    return points


def _visits(
    points: Sequence[tuple[float, float, labels.Row]], trip: Trip, style: Style, lit: Lit
) -> go.Scatter:
    palette, rows = style.palette, [row for _, _, row in points]
    looks = [look(row["day_basis"], row["status"]) for row in rows]
    colors = [palette.city(trip, row["city"]) for row in rows]
    fills = [
        color if drawn in {"stated", "external"} else palette.raised
        for color, drawn in zip(colors, looks, strict=True)
    ]
    chosen = [row["id"] in lit.visits for row in rows]
    return go.Scatter(
        x=[x for x, _, _ in points],
        y=[y for _, y, _ in points],
        mode="markers+text",
        text=[str(row["number"]) for row in rows],
        textfont={"size": 11, "color": [palette.ink if f == palette.raised else on(f) for f in fills]},
        marker={
            "size": 22,
            "symbol": "circle",
            "color": fills,
            "line": {
                "color": [palette.accent if hit else c for c, hit in zip(colors, chosen, strict=True)],
                "width": [4 if hit else _width(drawn) for drawn, hit in zip(looks, chosen, strict=True)],
            },
            "opacity": [0.85 if drawn == "possible" else 1 for drawn in looks],
        },
        customdata=[f"visit:{row['id']}" for row in rows],
        hovertext=[_hover(row, style) for row in rows],
        hoverinfo="text",
        **UNDIMMED,
        name="visits",
    )


def _width(drawn: str) -> float:
    return {"possible": 1, "unknown": 0.75}.get(drawn, 2)


def _hover(row: labels.Row, style: Style) -> str:
    name, day = labels.name(row, style.language), labels.known_day(row, style.language)
    return f"<b>{plain(name)}</b><br>{plain(day)}"


def _events(grid: Grid, events: Sequence[labels.Row], style: Style, lit: Lit) -> go.Scatter:
    palette, language = style.palette, style.language
    days = [row["day"] for row in events]
    return go.Scatter(
        x=[grid.columns[day] - 0.40 for day in days],
        y=[days[:place].count(day) + 0.5 for place, day in enumerate(days)],
        mode="markers+text",
        marker={
            "symbol": "diamond",
            "size": 12,
            "color": [palette.accent if row["id"] in lit.events else palette.ink for row in events],
        },
        text=["  " + plain(labels.kind(row["kind"], language)) for row in events],
        textposition="middle right",
        textfont={"size": 13, "color": palette.ink},
        customdata=[f"event:{row['id']}" for row in events],
        hovertext=[
            f"<b>{plain(labels.name(row, language))}</b><br>{plain(labels.day(row['day'], language))}"
            for row in events
        ],
        hoverinfo="text",
        **UNDIMMED,
        name="events",
    )
