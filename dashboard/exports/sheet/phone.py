"""The briefing as one long picture for a phone: 1080 px wide, no letter under 28 px, read from above."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.brief import Brief
from dashboard.exports.picture import Picture
from dashboard.exports.sheet.bars import bars_lines, draw_themes, draw_voices
from dashboard.exports.sheet.canvas import Canvas
from dashboard.exports.sheet.map import draw_map
from dashboard.layout.box import Box
from dashboard.layout.typeset import wrap
from dashboard.style import labels, told
from dashboard.style.outcomes import gathered, outcome_groups
from dashboard.trip.values import OutcomeKind
from dashboard.view.rows import VisitRow

WIDE, MARGIN = 498.0, 22.0
"""Px of the layout: so narrow that a number on a mark of the map is 28 px high where the picture has 1080."""

SCALE = 1080 / WIDE
TITLE, SUM, HEAD, TEXT, NOTE = 29.0, 18.0, 21.0, 17.0, 14.0
MAP = 380.0
TOLD: tuple[OutcomeKind, ...] = ("agreement", "area", "model", "next", "planned")
"""The outcomes that a reader asks of first; of the others the picture says how many they are."""

_ROOM = WIDE - 2 * MARGIN


@dataclass(frozen=True)
class Block:
    """A part of the picture: its height, and what draws it from its upper edge."""

    height: float
    draw: Callable[[Canvas, float], None]


def phone(brief: Brief, about: dict[str, str]) -> Picture:
    """Return the picture; NothingShownError where the filter leaves nothing, with what could belong."""
    brief.refuse_nothing()
    blocks = [*_blocks(brief)]
    palette = brief.style.palette
    tall = sum(one.height for one in blocks) + 2 * MARGIN
    canvas, y = Canvas(WIDE, tall, palette.ground, palette.ink), MARGIN
    for one in blocks:
        one.draw(canvas, y)
        y += one.height
    return canvas.png(round(SCALE * WIDE), about)


def _blocks(brief: Brief) -> Iterator[Block]:
    say, quiet = brief.style.say, brief.style.palette.quiet
    yield _lines(wrap(brief.title, _ROOM, TITLE, bold=True), TITLE, bold=True)
    yield _lines(wrap(brief.dates, _ROOM, TEXT), TEXT, color=quiet)
    if brief.view.filter:
        yield _lines(wrap(say("brief.filter_line", filter=brief.filter), _ROOM, TEXT), TEXT)
    yield _gap(10)
    yield _lines(wrap(brief.shown_sum or brief.sum, _ROOM, SUM, bold=True), SUM, bold=True)
    yield _lines(wrap(brief.style.run([brief.sum_note, f"{brief.known}"]), _ROOM, NOTE), NOTE, color=quiet)
    yield _heading(say("page.map"))
    yield Block(MAP, lambda canvas, y: draw_map(canvas, Box(MARGIN, y, _ROOM, MAP), brief))
    yield _gap(6)
    notes = brief.style.run([say("page.order_note"), say("page.km_note"), brief.credit])
    yield _lines(wrap(notes, _ROOM, NOTE), NOTE, color=quiet)
    yield from _days(brief)
    yield from _outcomes(brief)
    yield from _themes(brief)
    yield _heading(say("page.sources"))
    made = say("brief.made_on", date=brief.made.isoformat())
    for line in (brief.source, made):
        yield _lines(wrap(line, _ROOM, NOTE), NOTE, color=quiet)


def _days(brief: Brief) -> Iterator[Block]:
    """Yield the visits by day; what is not dated and what only could belong stands last."""
    say, rows = brief.style.say, brief.shown.visit_rows
    yield _heading(say("words.itinerary"))
    if not rows:
        yield _lines(wrap(told.no_visit(brief.view, brief.style), _ROOM, TEXT), TEXT)
    days = sorted({row["day"] for row in rows if row["day"]})
    for day in (*days, None):
        held = [row for row in rows if row["day"] == day]
        if held:
            yield _lines([labels.day(day, brief.language)], TEXT, bold=True)
        yield from _visits(brief, held)
    if could_be := brief.shown.could_be_rows:
        yield _lines([say("list.could_be")], TEXT, bold=True)
        yield from _visits(brief, could_be)


def _visits(brief: Brief, rows: Sequence[VisitRow]) -> Iterator[Block]:
    for row in rows:
        if row["status"] != "unnamed":
            yield _visit(brief, row)
    if unnamed := sum(row["status"] == "unnamed" for row in rows):
        yield _lines(wrap(brief.style.say("page.unnamed", n=unnamed), _ROOM, TEXT), TEXT)


def _visit(brief: Brief, row: VisitRow) -> Block:
    palette, left = brief.style.palette, MARGIN + 36
    names = wrap(labels.name(row, brief.language), _ROOM - 36, TEXT)
    facts = wrap(told.facts_all(brief.trip, row, brief.style), _ROOM - 36, NOTE)
    color, high = palette.city(brief.trip, row["city"]), 25.0 * len(names)

    def draw(canvas: Canvas, y: float) -> None:
        canvas.mark(MARGIN + 14, y + 13, str(row["number"]), row["status"], color, ground=palette.raised)
        canvas.lines(left, y, names, TEXT, 25)
        canvas.lines(left, y + high, facts, NOTE, 20, color=palette.quiet)

    return Block(high + 20 * len(facts) + 10, draw)


def _outcomes(brief: Brief) -> Iterator[Block]:
    groups = outcome_groups(brief.shown.outcome_rows, style=brief.style, kinds=TOLD)
    if groups:
        yield _heading(brief.style.say("page.outcomes"))
    for group in groups:
        title, lines = gathered(group, brief.style)
        yield _lines(wrap(title, _ROOM, TEXT, bold=True), TEXT, bold=True)
        for line in lines:
            yield _lines(wrap(f"· {line}", _ROOM, TEXT), TEXT)
        yield _gap(6)
    others = len(brief.shown.outcomes) - sum(len(group.lines) for group in groups)
    if groups and others:
        yield _lines(wrap(brief.style.say("outcome.others", n=others), _ROOM, NOTE), NOTE)


def _themes(brief: Brief) -> Iterator[Block]:
    if not brief.shown.mention_rows:
        return
    yield _heading(brief.style.say("page.themes"))
    yield Block(30, lambda canvas, y: draw_voices(canvas, WIDE - MARGIN, y + 12, brief))
    tall = 30.0 * bars_lines(brief)
    yield Block(tall, lambda canvas, y: draw_themes(canvas, Box(MARGIN, y, _ROOM, tall), brief))
    yield _gap(6)
    note = wrap(brief.theme_note, _ROOM, NOTE)
    yield _lines(note, NOTE, color=brief.style.palette.quiet)


def _heading(text: str) -> Block:
    def draw(canvas: Canvas, y: float) -> None:
        canvas.text(MARGIN, y + 36, text, HEAD, bold=True)

    return Block(56, draw)


def _gap(height: float) -> Block:
    return Block(height, lambda _canvas, _y: None)


def _lines(lines: Sequence[str], size: float, *, bold: bool = False, color: str | None = None) -> Block:
    leading = 1.45 * size

    def draw(canvas: Canvas, y: float) -> None:
        canvas.lines(MARGIN, y, lines, size, leading, bold=bold, color=color)

    return Block(leading * len(lines), draw)
