"""The timeline and the theme bars on a sheet: the numbers and places of the page's charts, drawn in px."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.brief import Brief
from dashboard.exports.canvas import Box, Canvas
from dashboard.exports.typeset import cut, width
from dashboard.figures import labels
from dashboard.figures.palette import look, on
from dashboard.figures.themes import counts
from dashboard.figures.timeline_grid import Grid, bands, grid, places

TEXT, SMALL = 16.0, 14.0  # px
LABELS = 128.0  # px for the names of the lanes
PITCH = 27.0  # px from mark to mark
MOST_LINES = 2  # of marks in a lane; "and N more" says the rest


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
    dated = {row["city"] for row in rows if row["day"]}
    known = {visit.city for visit in trip.visits}
    for city in trip.stops:
        if city.id not in dated:
            words = brief.style.say("timeline.none_shown" if city.id in known else "timeline.no_stop")
            canvas.text(*px(-0.46, at.lanes[city.id].middle), words, SMALL, color=palette.quiet)
    found = places(at, rows, trip)
    r = min(11.5, 0.42 * line)
    for x, y, row in found.marks:
        canvas.mark(
            *px(x, y),
            str(row["number"]),
            look(row["day_basis"], row["status"]),
            palette.city(trip, row["city"]),
            ground=palette.raised,
            accent=palette.accent if row["id"] in brief.lit.visits else None,
            r=r,
            gid=f"chart:visit:{row['id']}",
        )
    for x, y, more in found.more:
        left, middle = px(x, y)
        canvas.text(left - r, middle, brief.style.say("map.more", n=more), SMALL, color=palette.quiet)
    days = [*brief.shown.events["day"]]
    lines = [days[:place].count(day) + 0.5 for place, day in enumerate(days)]
    spots = [px(at.columns[day] - 0.40, line) for day, line in zip(days, lines, strict=True)]
    _events(canvas, brief, spots, plot.right)


def _grid(brief: Brief, wide: float) -> tuple[list[labels.Row], Grid]:
    rows: list[labels.Row] = [*brief.shown.visits.to_dict("records")]
    return rows, grid(brief.trip, rows, brief.style, room=wide - LABELS, pitch=PITCH, most=MOST_LINES)


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
    rows = brief.shown.events.to_dict("records")
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


def draw_themes(canvas: Canvas, box: Box, brief: Brief) -> None:
    """Draw one bar a theme into the box, in sentences, stacked by voice, with the total at its end."""
    palette, themes = brief.style.palette, brief.themes
    found = counts(brief.shown)
    voices = list(zip(brief.lexicon.voices, palette.voices, strict=True))
    totals = [sum(found.get((theme.id, voice.id), 0) for voice, _ in voices) for theme in themes]
    step = min(34.0, box.h / max(len(themes), 1))
    size = min(TEXT, 0.62 * step)
    names = [cut(labels.pick(theme.name, brief.language), 0.5 * box.w, size) for theme in themes]
    left = box.x + max((width(name, size) for name in names), default=0) + 12
    scale = (box.right - left - 34) / max([*totals, 1])
    for place, (theme, name, total) in enumerate(zip(themes, names, totals, strict=True)):
        y, x = box.y + (place + 0.5) * step, left
        chosen = theme.id in brief.lit.themes
        canvas.text(left - 10, y, name, size, align="right", color=palette.ink if total else palette.quiet)
        for voice, color in voices:
            number = found.get((theme.id, voice.id), 0)
            bar = Box(x, y - 0.36 * step, number * scale, 0.72 * step)
            if chosen and number:
                canvas.rectangle(Box(bar.x - 2, bar.y - 2, bar.w + 4, bar.h + 4), palette.accent)
            canvas.rectangle(bar, color, gid=f"chart:theme:{theme.id}" if number else None)
            if bar.w > width(str(number), size - 2) + 6:
                canvas.text(bar.x + bar.w / 2, y, str(number), size - 2, color=on(color), align="center")
            x += bar.w
        canvas.text(x + 8, y, str(total), size, color=palette.quiet)


def draw_voices(canvas: Canvas, right: float, y: float, brief: Brief) -> None:
    """Write what the tints of the bars mean, ending at the right edge."""
    for voice, color in reversed([*zip(brief.lexicon.voices, brief.style.palette.voices, strict=True)]):
        name = labels.pick(voice.name, brief.language)
        wide = width(name, SMALL)
        canvas.text(right - wide, y, name, SMALL, color=brief.style.palette.quiet)
        canvas.rectangle(Box(right - wide - 20, y - 7, 14, 14), color)
        right -= wide + 38
