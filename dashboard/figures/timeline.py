"""The timeline: days as columns, cities in route order as rows; marks for days, never bars of hours."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.figures import labels
from dashboard.figures.palette import PALETTES, Mode, Palette, layout, look, on
from dashboard.frames import Frames
from dashboard.locale import Language, words
from dashboard.model import Trip
from dashboard.text import plain

PER_LINE = 9  # marks side by side in one day of one city
LINE = 34  # px a line of marks takes
STEP = 0.88 / PER_LINE  # of a column


@dataclass(frozen=True)
class Lane:
    """One row of the timeline: a city, the events, or what has no day; `top` counts lines from above."""

    key: str
    title: str
    top: int
    lines: int

    @property
    def middle(self) -> float:
        """Return the height of the lane's middle, in lines from above."""
        return self.top + self.lines / 2


def timeline(trip: Trip, shown: Frames, *, language: Language, mode: Mode) -> go.Figure:
    """Return marks of visits and events by day; x counts columns, y lines from above.

    Columns are the trip's days, then each later day of an event. A visit's mark stands in its likeliest
    day; a band over its row shows the days that are possible. Undated visits have a lane of their own.
    Each mark carries `visit:ID` or `event:ID` as customdata.
    """
    palette = PALETTES[mode]
    rows, events = shown.visits.to_dict("records"), shown.events.to_dict("records")
    later = sorted({event.day for event in trip.events} - set(trip.days))
    columns = {day: float(place) for place, day in enumerate(trip.days)}
    columns |= {day: len(trip.days) + 0.15 + 0.8 * place for place, day in enumerate(later)}
    lanes = _lanes(trip, rows, language)
    figure = go.Figure(layout=_layout(columns, lanes, trip, palette, language))
    _bands(figure, rows, columns, lanes, trip, palette)
    _empty_stops(figure, trip, lanes, rows, palette, language)
    _visits(figure, rows, columns, lanes, trip, palette, language)
    _events(figure, events, columns, lanes, palette, language)
    return figure


def _lanes(trip: Trip, rows: list[labels.Row], language: Language) -> list[Lane]:
    say = words(language)
    lanes = [Lane("events", say("timeline.events"), 0, 1)]
    for city in trip.stops:
        per_day = [sum(r["city"] == city.id and r["day"] == day for r in rows) for day in trip.days]
        lines = max(1, math.ceil(max(per_day) / PER_LINE))
        lanes.append(Lane(city.id, labels.pick(city.name, language), lanes[-1].top + lanes[-1].lines, lines))
    undated = sum(row["day"] is None for row in rows)
    lines = max(1, math.ceil(undated / (PER_LINE * len(trip.days))))
    lanes.append(Lane("undated", say("timeline.undated"), lanes[-1].top + lanes[-1].lines, lines))
    return lanes


def _layout(
    columns: dict[dt.date, float], lanes: list[Lane], trip: Trip, palette: Palette, language: Language
) -> go.Layout:
    bottom = lanes[-1].top + lanes[-1].lines
    right = max(columns.values()) + 0.5
    days = len(trip.days)
    rule = {"color": palette.hairline, "width": 1}
    lines = [_line(-0.5, right, lane.top, lane.top, rule) for lane in lanes]
    lines += [_line(x + 0.5, x + 0.5, 0, bottom, rule) for x in range(days)]
    return go.Layout(
        **layout(palette),
        height=bottom * LINE + 56,
        margin={"l": 8, "r": 8, "t": 40, "b": 8},
        shapes=lines,
        xaxis={
            "side": "top",
            "range": [-0.5, right],
            "tickvals": list(columns.values()),
            "ticktext": [labels.day(day, language) for day in columns],
            "tickfont": {"size": 14, "color": palette.ink},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        yaxis={
            "range": [bottom, 0],
            "tickvals": [lane.middle for lane in lanes],
            "ticktext": [lane.title for lane in lanes],
            "tickfont": {"size": 14, "color": palette.ink},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "automargin": True,
        },
    )


def _line(x0: float, x1: float, y0: float, y1: float, line: dict[str, Any]) -> dict[str, Any]:
    return {"type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "line": line, "layer": "below"}


def _bands(
    figure: go.Figure,
    rows: Iterable[labels.Row],
    columns: dict[dt.date, float],
    lanes: list[Lane],
    trip: Trip,
    palette: Palette,
) -> None:
    by_key = {lane.key: lane for lane in lanes}
    spans = {
        (row["city"], row["span_start"], row["span_end"])
        for row in rows
        if row["city"] in by_key and row["day"] and row["span_start"] != row["span_end"]
    }
    for city, start, end in sorted(spans):
        lane = by_key[city]
        figure.add_shape(
            type="rect",
            x0=columns[start] - 0.46,
            x1=columns[end] + 0.46,
            y0=lane.top + 0.1,
            y1=lane.top + lane.lines - 0.1,
            fillcolor=palette.city(trip, city),
            opacity=0.1,
            line={"width": 0},
            layer="below",
        )


def _empty_stops(
    figure: go.Figure, trip: Trip, lanes: list[Lane], rows: list[labels.Row], palette: Palette, language: Language
) -> None:
    say = words(language)
    shown = {row["city"] for row in rows}
    known = {visit.city for visit in trip.visits}
    for lane, city in zip(lanes[1:], trip.stops, strict=False):
        if city.id not in shown:
            text = say("timeline.none_shown" if city.id in known else "timeline.no_stop")
            figure.add_annotation(
                x=-0.46, y=lane.middle, text=text, xanchor="left", showarrow=False, font={"color": palette.quiet}
            )


def _visits(
    figure: go.Figure,
    rows: list[labels.Row],
    columns: dict[dt.date, float],
    lanes: list[Lane],
    trip: Trip,
    palette: Palette,
    language: Language,
) -> None:
    by_key = {lane.key: lane for lane in lanes}
    taken: dict[tuple[str, dt.date | None], int] = {}
    points: list[tuple[float, float, labels.Row]] = []
    for row in rows:
        lane = by_key[row["city"] if row["day"] and row["city"] in by_key else "undated"]
        day = row["day"] if lane.key != "undated" else None
        place = taken[lane.key, day] = taken.get((lane.key, day), -1) + 1
        per_line = PER_LINE if day else PER_LINE * len(trip.days)
        x = (columns[day] if day else 0) - 0.40 + (place % per_line) * STEP
        points.append((x, lane.top + place // per_line + 0.5, row))
    if points:
        figure.add_trace(_marks(points, trip, palette, language))


def _marks(
    points: list[tuple[float, float, labels.Row]], trip: Trip, palette: Palette, language: Language
) -> go.Scatter:
    looks = [look(row["day_basis"], row["status"]) for _, _, row in points]
    colors = [palette.city(trip, row["city"]) for _, _, row in points]
    filled = [drawn in {"stated", "external"} for drawn in looks]
    return go.Scatter(
        x=[x for x, _, _ in points],
        y=[y for _, y, _ in points],
        mode="markers+text",
        text=[str(row["number"]) for _, _, row in points],
        textfont={
            "size": 11,
            "color": [on(c) if full else palette.ink for c, full in zip(colors, filled, strict=True)],
        },
        marker={
            "size": 22,
            "symbol": "circle",
            "color": [c if full else palette.raised for c, full in zip(colors, filled, strict=True)],
            "line": {"color": colors, "width": [_width(drawn) for drawn in looks]},
            "opacity": [0.85 if drawn == "possible" else 1 for drawn in looks],
        },
        customdata=[f"visit:{row['id']}" for _, _, row in points],
        hovertext=[_hover(row, trip, language) for _, _, row in points],
        hoverinfo="text",
        name="visits",
    )


def _width(drawn: str) -> float:
    return {"possible": 1, "unknown": 0.75}.get(drawn, 2)


def _hover(row: labels.Row, trip: Trip, language: Language) -> str:
    say = words(language)
    parts = [f"<b>{plain(labels.name(row, language))}</b>", say(f"status.{row['status']}")]
    known = labels.day(row["day"], language)
    if row["day"]:
        known += say("basis.bracket", basis=say(f"basis.{row['day_basis']}"))
        known += say("list.join") + labels.span(row, language) if labels.span(row, language) else ""
    parts += [plain(labels.city(trip, row["city"], language)), known]
    return "<br>".join(parts)


def _events(
    figure: go.Figure,
    events: list[labels.Row],
    columns: dict[dt.date, float],
    lanes: list[Lane],
    palette: Palette,
    language: Language,
) -> None:
    if not events:
        return
    xs = [columns[row["day"]] - 0.40 for row in events]
    figure.add_trace(
        go.Scatter(
            x=xs,
            y=[lanes[0].middle] * len(xs),
            mode="markers+text",
            marker={"symbol": "diamond", "size": 12, "color": palette.ink},
            text=["  " + plain(words(language)(f"event.{row['kind']}")) for row in events],
            textposition="middle right",
            textfont={"size": 13, "color": palette.ink},
            customdata=[f"event:{row['id']}" for row in events],
            hovertext=[
                f"<b>{plain(labels.name(row, language))}</b><br>{labels.day(row['day'], language)}"
                for row in events
            ],
            hoverinfo="text",
            name="events",
        )
    )

