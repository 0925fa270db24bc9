"""The timeline on a sheet: the places of the page's timeline, drawn in px."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence

from dashboard.brief import Brief
from dashboard.exports.sheet.surface import Surface
from dashboard.layout.box import Box
from dashboard.layout.lanes import Grid, bands, empty_stops, event_spots, grid, places
from dashboard.layout.typeset import cut, width
from dashboard.style import labels, signs
from dashboard.style.looks import dotted
from dashboard.view.rows import VisitRow

TEXT, SMALL = 16.0, 14.0  # px
LABELS = 128.0  # px for the names of the lanes, at most
PITCH = 27.0  # px from mark to mark
MOST_LINES = 2  # of marks in a lane; "and N more" says the rest

Px = Callable[[float, float], tuple[float, float]]
"""From a place on the timeline to px on the sheet."""


def draw_timeline(canvas: Surface, box: Box, brief: Brief) -> None:
    """Draw what happened by day and city into the box, a mark's look after the basis of its day."""
    palette, trip = brief.style.palette, brief.trip
    rows, at = _grid(brief, box.w)
    names = _names(brief)
    plot = Box(box.x + names, box.y + 28, box.w - names, box.h - 28)
    line = plot.h / at.bottom

    def px(x: float, y: float) -> tuple[float, float]:
        return plot.x + (x + 0.5) / (at.right + 0.5) * plot.w, plot.y + y * line

    _grid_lines(canvas, box, brief, at, plot)
    for lane, left, right in bands(at, rows):
        (x, y), (x_end, y_end) = px(left, lane.top + 0.1), px(right, lane.top + lane.lines - 0.1)
        band = Box(x, y, x_end - x, y_end - y)
        canvas.rectangle(band, palette.city(trip, lane.key), alpha=0.1)
    for city, known in empty_stops(trip, rows):
        words = signs.empty_lane(known=known, style=brief.style)
        canvas.text(*px(-0.46, at.lanes[city.id].middle), words, SMALL, color=palette.quiet)
    _marks(canvas, brief, at, px, min(11.5, 0.42 * line))
    _events(canvas, brief, [px(*spot) for spot in event_spots(at, brief.shown.event_rows)], plot.right)


def _names(brief: Brief) -> float:
    """Return the px that the names of the lanes take."""
    titles = signs.lane_titles(brief.trip, brief.style).values()
    return min(LABELS, 16 + max(width(title, TEXT) for title in titles))


def _marks(canvas: Surface, brief: Brief, at: Grid, px: Px, r: float) -> None:
    palette, trip = brief.style.palette, brief.trip
    found = places(at, brief.shown.visit_rows, trip)
    for x, y, row in found.marks:
        canvas.mark(
            *px(x, y),
            str(row["number"]),
            row["status"],
            palette.city(trip, row["city"]),
            ground=palette.raised,
            accent=palette.accent if row["id"] in brief.lit.visits else None,
            dotted=dotted(row["day_basis"]),
            r=r,
            gid=f"chart:visit:{row['id']}",
        )
    for x, y, more in found.more:
        left, middle = px(x, y)
        canvas.text(left - r, middle, brief.style.say("map.more", n=more), SMALL, color=palette.quiet)


def _grid(brief: Brief, wide: float) -> tuple[list[VisitRow], Grid]:
    rows, titles = brief.shown.visit_rows, signs.lane_titles(brief.trip, brief.style)
    return rows, grid(brief.trip, rows, titles, room=wide - _names(brief), pitch=PITCH, most=MOST_LINES)


def timeline_height(brief: Brief, wide: float) -> float:
    """Return the px that the timeline takes at ease on a box of this width."""
    return 28 + 27 * _grid(brief, wide)[1].bottom


def _grid_lines(canvas: Surface, box: Box, brief: Brief, at: Grid, plot: Box) -> None:
    palette, line = brief.style.palette, plot.h / at.bottom
    for day, column in at.columns.items():
        x = plot.x + (column + 0.5) / (at.right + 0.5) * plot.w
        canvas.text(x, box.y + 12, _day(brief, at, day, plot.w), TEXT, align="center")
    for place in range(len(brief.trip.days)):
        x = plot.x + (place + 1) / (at.right + 0.5) * plot.w
        canvas.rectangle(Box(x, plot.y, 1, plot.h), palette.hairline)
    for lane in at.lanes.values():
        y = plot.y + lane.top * line
        canvas.rectangle(Box(box.x, y, box.w, 1), palette.hairline)
        title = cut(lane.title, plot.x - box.x - 12, TEXT)
        canvas.text(box.x, y + lane.lines * line / 2, title, TEXT)
    canvas.rectangle(Box(box.x, plot.bottom, box.w, 1), palette.hairline)


def _day(brief: Brief, at: Grid, day: dt.date, wide: float) -> str:
    """Return a day's heading, without the month of the column before where there is no room."""
    name, before = (
        labels.day(day, brief.language),
        max((one for one in at.columns if one < day), default=None),
    )
    if before is None or (before.year, before.month) != (day.year, day.month):
        return name
    step = (at.columns[day] - at.columns[before]) / (at.right + 0.5) * wide
    return labels.day_alone(day, brief.language) if 1.3 * width(name, TEXT) > step else name


def _events(canvas: Surface, brief: Brief, spots: Sequence[tuple[float, float]], right: float) -> None:
    """Draw the events, each word cut before the next event; at the right edge it stands before its mark."""
    palette = brief.style.palette
    rows = brief.shown.event_rows
    for row, (x, y) in zip(rows, spots, strict=True):
        color = palette.accent if row["id"] in brief.lit.events else palette.ink
        tips = ((x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y))
        canvas.polygon(tips, color, gid=f"chart:event:{row['id']}")
        word = labels.kind(row["kind"], brief.language)
        later = [other for other, line in spots if other > x and line == y]
        room = min([*later, right]) - x - 20
        before = max((other for other, line in spots if other < x and line == y), default=-math.inf)
        if not later and width(word, SMALL) > room and before < x - 2 * width(word, SMALL) - 60:
            canvas.text(x - 13, y, word, SMALL, align="right")
        else:
            canvas.text(x + 13, y, cut(word, room, SMALL), SMALL)
