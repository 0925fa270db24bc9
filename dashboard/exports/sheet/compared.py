"""Trips side by side as a picture: the numbers of the page, drawn in px."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports.picture import Picture
from dashboard.exports.sheet.canvas import Canvas
from dashboard.exports.sheet.compared_map import draw_routes
from dashboard.layout.box import Box
from dashboard.layout.typeset import cut, width, wrap
from dashboard.parts.comparison import Comparison, facts
from dashboard.style import labels
from dashboard.view.compare import Compared, DayOf, themes_found

SIZE = 1920.0, 1080.0
MARGIN, GUTTER = 56.0, 40.0
HEAD, TEXT, SMALL = 22.0, 16.0, 14.0  # px: headings, names and numbers, notes
ROW = 33.0  # px: a row of themes or outcomes, at ease
DAY_ROW, NARROW = 66.0, 92.0  # px: a trip's row of days; a column of days that has no room for words


def png(one: Comparison) -> Picture:
    """Return the comparison as a PNG of 1920 × 1080 px."""
    palette = one.style.palette
    canvas = Canvas(*SIZE, palette.ground, palette.ink)
    top, bottom = _head(canvas, one), _foot(canvas, one)
    left = Box(MARGIN, top, 0.54 * SIZE[0] - MARGIN, bottom - top)
    right = Box(left.right + GUTTER, top, SIZE[0] - MARGIN - left.right - GUTTER, bottom - top)
    days = 84 + DAY_ROW * len(one.trips)
    draw_routes(canvas, Box(left.x, top, left.w, left.h - days - 18), one)
    _days(canvas, Box(left.x, left.bottom - days, left.w, days), one)
    themes = themes_found(one.trips)
    row = min(ROW, (right.h - 210) / max(len(themes) + len(one.kinds), 1))
    end = _themes(canvas, right, row, themes, one) + 18
    _outcomes(canvas, Box(right.x, end, right.w, right.bottom - end), row, one)
    lines = [f"{brief.title} · {brief.dates} · {brief.source}" for brief in one.briefs]
    return canvas.png(int(SIZE[0]), {"Title": one.heading, "Description": "\n".join(lines)})


def _head(canvas: Canvas, one: Comparison) -> float:
    """Write the heading and the trips with their colors; return where the head ends."""
    canvas.text(MARGIN, 62, one.heading, 36, bold=True)
    wide = (SIZE[0] - 2 * MARGIN) / len(one.briefs)
    low = 0
    for place, brief in enumerate(one.briefs):
        x, room = MARGIN + place * wide, wide - 44
        _swatch(canvas, x, 112, one, place, 16)
        canvas.text(x + 24, 112, cut(brief.title, room, 20, bold=True), 20, bold=True)
        lines = wrap(facts(brief), room, SMALL, most=2)
        canvas.lines(x + 24, 127, lines, SMALL, 20, color=one.style.palette.quiet)
        low = max(low, len(lines))
    return 127 + 20 * low + 22


def _foot(canvas: Canvas, one: Comparison) -> float:
    """Write the reports, what the map shows, its credit and the date; return where the foot begins."""
    say, room = one.style.say, SIZE[0] - 2 * MARGIN
    made = say("brief.made_on", date=one.briefs[0].made.isoformat())
    lines = []
    for brief in one.briefs:
        lines += wrap(f"{brief.title} · {brief.source}", room, SMALL)
    lines += wrap(" · ".join([one.map_note, *one.credits, made]), room, SMALL)
    top = SIZE[1] - 28 - 20 * len(lines)
    canvas.rectangle(Box(MARGIN, top - 10, room, 1), one.style.palette.hairline)
    canvas.lines(MARGIN, top, lines, SMALL, 20, color=one.style.palette.quiet)
    return top - 24


def _heading(canvas: Canvas, box: Box, name: str, one: Comparison) -> float:
    """Write the heading of a table and what its numbers count; return where they end."""
    canvas.text(box.x, box.y + 14, one.style.say(f"compare.{name}"), HEAD, bold=True)
    note = wrap(one.style.say(f"compare.{name}_note"), box.w, SMALL, most=2)
    return canvas.lines(box.x, box.y + 30, note, SMALL, 19, color=one.style.palette.quiet)


def _days(canvas: Canvas, box: Box, one: Comparison) -> None:
    """Draw the days of each trip in a row, scaled by the day of the trip."""
    say, quiet = one.style.say, one.style.palette.quiet
    _heading(canvas, box, "days", one)
    undated = say("timeline.undated")
    sites = [say("page.total_visits", n=trip.undated) if trip.undated else "" for trip in one.trips]
    names, last = 0.24 * box.w, max(width(undated, SMALL), *(width(words, TEXT) for words in sites)) + 16
    step = (box.w - names - last) / max(one.longest, 1)
    for number in range(1, one.longest + 1):
        words = say("compare.day", n=number) if step >= NARROW else str(number)
        canvas.text(box.x + names + (number - 1) * step, box.y + 68, words, SMALL, color=quiet)
    canvas.text(box.right - last + 16, box.y + 68, undated, SMALL, color=quiet)
    for place, trip in enumerate(one.trips):
        y = box.y + 84 + place * DAY_ROW
        canvas.rectangle(Box(box.x, y, box.w, 1), one.style.palette.hairline)
        _name(canvas, Box(box.x, y + 4, names - 12, DAY_ROW), one, place)
        for day in trip.days:
            at = Box(box.x + names + (day.number - 1) * step, y + 4, step - 8, DAY_ROW)
            _day(canvas, at, one, trip, day)
        canvas.text(box.right - last + 16, y + 16, sites[place], TEXT)
        unstated = sum(day.unstated for day in trip.days)
        if step < NARROW and unstated:
            words = say("compare.unstated", n=unstated)
            canvas.text(box.x + names, y + 42, words, SMALL, color=quiet)


def _day(canvas: Canvas, box: Box, one: Comparison, trip: Compared, day: DayOf) -> None:
    """Write the day, its cities and its sites; where there is no room for words, the number of sites."""
    say, language, quiet = one.style.say, one.style.language, one.style.palette.quiet
    if box.w < NARROW - 8:
        canvas.text(box.x, box.y + 12, str(day.sites), TEXT)
        return
    cities = say("list.join").join(labels.city(trip.trip, city, language) for city in day.cities)
    head = say("list.join").join(part for part in (labels.day(day.day, language), cities) if part)
    canvas.text(box.x, box.y + 12, cut(head, box.w, SMALL), SMALL, color=quiet)
    canvas.text(box.x, box.y + 33, cut(say("page.total_visits", n=day.sites), box.w, TEXT), TEXT)
    if day.unstated:
        words = cut(say("compare.unstated", n=day.unstated), box.w, SMALL)
        canvas.text(box.x, box.y + 52, words, SMALL, color=quiet)


def _themes(canvas: Canvas, box: Box, row: float, themes: Sequence[str], one: Comparison) -> float:
    """Draw the themes in per cent of each trip's sites that carry one; return where the table ends."""
    say, language, palette = one.style.say, one.style.language, one.style.palette
    top, columns = _heading(canvas, box, "themes", one) + 8, _columns(box, one)
    of = [say("compare.of", n=trip.themed, stated=trip.stated) for trip in one.trips]
    heads = [wrap(words, at.w - 26, SMALL, most=3) for words, at in zip(of, columns, strict=True)]
    for place, (lines, at) in enumerate(zip(heads, columns, strict=True)):
        _swatch(canvas, at.x, top + 9, one, place, 12)
        canvas.lines(at.x + 18, top, lines, SMALL, 18, color=palette.quiet)
    names = {theme.id: theme.name.of(language) for theme in one.briefs[0].lexicon.themes}
    y = top + 18 * max(map(len, heads)) + 6
    for theme in themes:
        canvas.rectangle(Box(box.x, y, box.w, 1), palette.hairline)
        canvas.text(box.x, y + row / 2, cut(names[theme], columns[0].x - box.x - 12, TEXT), TEXT)
        for place, (trip, at) in enumerate(zip(one.trips, columns, strict=True)):
            n, share = trip.themes.get(theme, 0), trip.percent(theme)
            words = say("compare.share", percent=share, n=n) if n else "0" if trip.themed else "–"
            color, room = None if n else palette.quiet, at.w - 16
            canvas.text(at.x, y + 0.42 * row, cut(words, room, TEXT), TEXT, color=color)
            bar = Box(at.x, y + row - 5, room * share / 100, 4)
            canvas.rectangle(bar, palette.cities[place])
        y += row
    return y


def _outcomes(canvas: Canvas, box: Box, row: float, one: Comparison) -> None:
    """Draw how many things of each kind each report gives as brought home."""
    say, palette, columns = one.style.say, one.style.palette, _columns(box, one)
    if not one.kinds:
        return
    y = _heading(canvas, box, "outcomes", one) + 6
    for place, at in enumerate(columns):
        _swatch(canvas, at.x, y - 14, one, place, 12)
    for kind in one.kinds:
        canvas.rectangle(Box(box.x, y, box.w, 1), palette.hairline)
        name = cut(say(f"outcome.{kind}"), columns[0].x - box.x - 12, TEXT)
        canvas.text(box.x, y + row / 2, name, TEXT)
        for trip, at in zip(one.trips, columns, strict=True):
            n = trip.outcomes.get(kind, 0)
            canvas.text(at.x, y + row / 2, str(n), TEXT, color=None if n else palette.quiet)
        y += row


def _columns(box: Box, one: Comparison) -> list[Box]:
    """Return a column for each trip, to the right of the names."""
    names = 0.36 * box.w
    wide = (box.w - names) / len(one.trips)
    return [Box(box.x + names + place * wide, box.y, wide, box.h) for place in range(len(one.trips))]


def _name(canvas: Canvas, box: Box, one: Comparison, place: int) -> None:
    """Write a trip's title beside its color, on two lines at most."""
    _swatch(canvas, box.x, box.y + 12, one, place, 12)
    lines = wrap(one.briefs[place].title, box.w - 20, SMALL, most=2)
    canvas.lines(box.x + 20, box.y + 2, lines, SMALL, 20)


def _swatch(canvas: Canvas, x: float, y: float, one: Comparison, place: int, size: float) -> None:
    canvas.rectangle(Box(x, y - size / 2, size, size), one.style.palette.cities[place])
