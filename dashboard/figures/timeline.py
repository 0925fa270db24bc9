"""The timeline: days as columns, cities in route order as rows; marks for days, never bars of hours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard.figures import labels
from dashboard.figures.palette import look, on
from dashboard.figures.style import UNDIMMED, Style, layout
from dashboard.figures.timeline_grid import Grid, bands, grid, places
from dashboard.frames import Frames
from dashboard.model import Trip
from dashboard.selection import Lit
from dashboard.text import plain

LINE = 34  # px a line of marks takes
ROOM = 1180  # px that the columns take on a page of 1360


def timeline(trip: Trip, shown: Frames, *, style: Style, lit: Lit | None = None) -> go.Figure:
    """Return marks of visits and events by day; x counts columns, y lines from above.

    Columns are the trip's days, then each later day of an event. A visit's mark stands in its likeliest
    day; a band over its row shows the days that are possible. Undated visits have a lane of their own.
    Each mark carries `visit:ID` or `event:ID` as customdata; the marks in `lit` have the accent's ring.
    """
    lit = lit or Lit()
    rows: list[labels.Row] = [*shown.visits.to_dict("records")]
    events: list[labels.Row] = [*shown.events.to_dict("records")]
    at = grid(trip, rows, style, room=ROOM)
    figure = go.Figure(layout=_layout(at, trip, style))
    points = places(at, rows, trip).marks
    figure.layout.shapes = [
        *_rules(at, trip, style),
        *_bands(at, rows, trip, style),
        *_dashed(points, trip, style, lit),
    ]
    figure.layout.annotations = _empty_stops(at, rows, trip, style)
    figure.add_trace(_visits(points, trip, style, lit))
    figure.add_trace(_events(at, events, style, lit))
    return figure


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
    return [
        {
            "type": "rect",
            "layer": "below",
            "x0": left,
            "x1": right,
            "y0": lane.top + 0.1,
            "y1": lane.top + lane.lines - 0.1,
            "fillcolor": style.palette.city(trip, lane.key),
            "opacity": 0.1,
            "line": {"width": 0},
        }
        for lane, left, right in bands(grid, rows)
    ]


def _dashed(
    points: Sequence[tuple[float, float, labels.Row]], trip: Trip, style: Style, lit: Lit
) -> list[dict[str, Any]]:
    """Return the dashed rings of the visits without a day: plotly's markers have no dashes."""
    return [
        {
            "type": "circle",
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            "xanchor": x,
            "yanchor": y,
            "x0": -10,
            "x1": 10,
            "y0": -10,
            "y1": 10,
            "line": {"color": style.palette.city(trip, row["city"]), "width": 1.5, "dash": "3px,2px"},
        }
        for x, y, row in points
        if look(row["day_basis"], row["status"]) == "unknown" and row["id"] not in lit.visits
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
    return {"possible": 1, "unknown": 0}.get(drawn, 2)


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
