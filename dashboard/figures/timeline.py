"""The timeline: days as columns, cities in route order as rows; marks for days, never bars of hours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard.figures.chart import Part, checked, layout, scatter
from dashboard.figures.timeline_marks import outlines, visit_marks
from dashboard.layout.lanes import Grid, bands, empty_stops, event_spots, grid, places
from dashboard.style import labels, signs
from dashboard.style.escape import for_plotly
from dashboard.style.looks import SIZE
from dashboard.style.style import Style
from dashboard.trip.model import Trip
from dashboard.view.frames import Frames
from dashboard.view.rows import EventRow, VisitRow
from dashboard.view.selection import Lit

LINE = 28  # px a line of marks takes
ROOM, PITCH = 640, 24  # px that the columns take beside the themes on a page of 1360; from mark to mark
NARROW_ROOM, NARROW_PITCH, NARROW_SIZE = 250, 21, 20  # px, the same on a phone, with a smaller mark
HEAD, NARROW_HEAD = 30, 44  # px for the days above, on two lines on a phone


def height(trip: Trip, shown: Frames, *, style: Style, narrow: bool = False) -> int:
    """Return the height of the timeline of these visits, in px."""
    at = _grid(trip, shown.visit_rows, style, narrow=narrow)
    return at.bottom * LINE + (NARROW_HEAD if narrow else HEAD)


def timeline(
    trip: Trip, shown: Frames, *, style: Style, lit: Lit | None = None, narrow: bool = False
) -> go.Figure:
    """Return `timeline_json` as plotly's figure, each value checked."""
    return checked(timeline_json(trip, shown, style=style, lit=lit, narrow=narrow))


def timeline_json(
    trip: Trip, shown: Frames, *, style: Style, lit: Lit | None = None, narrow: bool = False
) -> Part:
    """Return marks of visits and events by day; x counts columns, y lines from above.

    Columns are the trip's days, then each later day of an event. A visit's mark stands in its likeliest
    day; a band over its row shows the days that are possible. Undated visits have a lane of their own.
    Each mark carries `visit:ID` or `event:ID` as customdata; the marks in `lit` have the accent's ring.
    The narrow one is for a phone: fewer marks on a line, and a line of its own for each event.
    """
    lit, rows = lit or Lit(), shown.visit_rows
    at = _grid(trip, rows, style, narrow=narrow)
    marks, size = places(at, rows, trip).marks, NARROW_SIZE if narrow else SIZE
    shapes = [
        *_rules(at, trip, style),
        *_bands(at, rows, trip, style),
        *outlines(marks, trip, style, lit, size),
    ]
    words = _empty_stops(at, rows, trip, style)
    layout = {**_layout(at, style, narrow=narrow), "shapes": shapes, "annotations": words}
    events = _events(at, shown.event_rows, style, lit, narrow=narrow)
    return {"data": [visit_marks(marks, trip, style, lit, size), events], "layout": layout}


def _grid(trip: Trip, rows: Sequence[VisitRow], style: Style, *, narrow: bool) -> Grid:
    titles = signs.lane_titles(trip, style)
    if narrow:
        return grid(trip, rows, titles, room=NARROW_ROOM, pitch=NARROW_PITCH, narrow=True)
    return grid(trip, rows, titles, room=ROOM, pitch=PITCH)


def _layout(grid: Grid, style: Style, *, narrow: bool) -> Part:
    head, side = (NARROW_HEAD, 0) if narrow else (HEAD, 8)
    name = labels.day_lines if narrow else labels.day
    ticks = {
        "tickangle": 0,
        "tickfont": {"size": 14, "color": style.palette.ink},
        "showgrid": False,
        "zeroline": False,
    }
    return layout(
        style,
        height=grid.bottom * LINE + head,
        margin={"l": side, "r": side, "t": head - 2, "b": 2},
        xaxis={
            **ticks,
            "side": "top",
            "range": [-0.5, grid.right],
            "tickvals": list(grid.columns.values()),
            "ticktext": [name(day, style.language) for day in grid.columns],
            "fixedrange": True,
        },
        yaxis={
            **ticks,
            "range": [grid.bottom, 0],
            "tickvals": [lane.middle for lane in grid.lanes.values()],
            "ticktext": [for_plotly(lane.title) for lane in grid.lanes.values()],
            "fixedrange": True,
        },
    )


def _rules(grid: Grid, trip: Trip, style: Style) -> list[dict[str, Any]]:
    line = {"type": "line", "layer": "below", "line": {"color": style.palette.hairline, "width": 1}}
    across = [
        {**line, "x0": -0.5, "x1": grid.right, "y0": lane.top, "y1": lane.top} for lane in grid.lanes.values()
    ]
    down = [{**line, "x0": x + 0.5, "x1": x + 0.5, "y0": 0, "y1": grid.bottom} for x in range(len(trip.days))]
    return across + down


def _bands(grid: Grid, rows: Sequence[VisitRow], trip: Trip, style: Style) -> list[dict[str, Any]]:
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


def _empty_stops(grid: Grid, rows: Sequence[VisitRow], trip: Trip, style: Style) -> list[dict[str, Any]]:
    """Return a line of words in each city's row that has no mark: nothing is named, or nothing remains."""
    return [
        {
            "x": -0.46,
            "y": grid.lanes[city.id].middle,
            "text": signs.empty_lane(known=known, style=style),
            "xanchor": "left",
            "showarrow": False,
            "font": {"color": style.palette.quiet},
        }
        for city, known in empty_stops(trip, rows)
    ]


def _events(grid: Grid, events: Sequence[EventRow], style: Style, lit: Lit, *, narrow: bool) -> Part:
    palette, language = style.palette, style.language
    spots = event_spots(grid, events)
    return scatter(
        x=[x for x, _ in spots],
        y=[y for _, y in spots],
        mode="markers+text",
        marker={
            "symbol": "diamond",
            "size": 12,
            "color": [palette.accent if row["id"] in lit.events else palette.ink for row in events],
        },
        text=["  " + for_plotly(labels.kind(row["kind"], language)) + "  " for row in events],
        textposition=["middle left" if narrow and x > grid.right - 1 else "middle right" for x, _ in spots],
        textfont={"size": 13, "color": palette.ink},
        customdata=[f"event:{row['id']}" for row in events],
        hovertext=[
            f"<b>{for_plotly(labels.name(row, language))}</b><br>"
            f"{for_plotly(labels.day_and_half(row, language))}"
            for row in events
        ],
        hoverinfo="text",
        name="events",
    )
