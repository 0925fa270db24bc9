"""The timeline on a sheet: the places of the page's timeline, drawn in px."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.brief import Brief
from dashboard.exports.sheet.canvas import Canvas
from dashboard.layout.box import Box
from dashboard.layout.lanes import Grid, bands, empty_stops, event_spots, grid, places
from dashboard.layout.typeset import cut, width
from dashboard.style import labels, signs
from dashboard.style.looks import dotted
from dashboard.view.rows import VisitRow

TEXT, SMALL = 16.0, 14.0  # px
LABELS = 128.0  # px for the names of the lanes
PITCH = 27.0  # px from mark to mark
MOST_LINES = 2  # of marks in a lane; "and N more" says the rest

Px = Callable[[float, float], tuple[float, float]]
"""From a place on the timeline to px on the sheet."""


def draw_timeline(canvas: Canvas, box: Box, brief: Brief) -> None:
    """Draw what happened by day and city into the box, a mark's look after the basis of its day."""
    palette, trip = brief.style.palette, brief.trip
    rows, at = _grid(brief, box.w)
    plot = Box(box.x + LABELS, box.y + 28, box.w - LABELS, box.h - 28)
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


def _marks(canvas: Canvas, brief: Brief, at: Grid, px: Px, r: float) -> None:
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
    return rows, grid(brief.trip, rows, titles, room=wide - LABELS, pitch=PITCH, most=MOST_LINES)


def timeline_height(brief: Brief, wide: float) -> float:
    """Return the px that the timeline takes at ease on a box of this width."""
    return 28 + 27 * _grid(brief, wide)[1].bottom


def _grid_lines(canvas: Canvas, box: Box, brief: Brief, at: Grid, plot: Box) -> None:
    palette, line = brief.style.palette, plot.h / at.bottom
    for day, column in at.columns.items():
        x = plot.x + (column + 0.5) / (at.right + 0.5) * plot.w
        canvas.text(x, box.y + 12, labels.day(day, brief.language), TEXT, align="center")
    for place in range(len(brief.trip.days)):
        x = plot.x + (place + 1) / (at.right + 0.5) * plot.w
        canvas.rectangle(Box(x, plot.y, 1, plot.h), palette.hairline)
    for lane in at.lanes.values():
        y = plot.y + lane.top * line
        canvas.rectangle(Box(box.x, y, box.w, 1), palette.hairline)
        title = cut(lane.title, LABELS - 12, TEXT)
        canvas.text(box.x, y + lane.lines * line / 2, title, TEXT)
    canvas.rectangle(Box(box.x, plot.bottom, box.w, 1), palette.hairline)


def _events(canvas: Canvas, brief: Brief, spots: Sequence[tuple[float, float]], right: float) -> None:
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
        if not later and width(word, SMALL) > room:
            canvas.text(x - 13, y, word, SMALL, align="right")
        else:
            canvas.text(x + 13, y, cut(word, room, SMALL), SMALL)
