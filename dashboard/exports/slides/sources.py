"""The slide of sources: where each fact comes from, how far it was checked, and what was not visited."""

from __future__ import annotations

from typing import Any

from dashboard.brief import Brief
from dashboard.exports.slides import finding
from dashboard.exports.slides.page import Page, begin, heading
from dashboard.exports.slides.parts import LEADING, NOTE, PAD, Para, describe, fit, height, shorten, text_box
from dashboard.exports.slides.table import TableRow, table
from dashboard.layout.box import Box
from dashboard.style import told
from dashboard.trip.records import Source

SMALL = NOTE
GUTTER, MOST_LINES = 40.0, 3
_SHOWN = ("source", "year", "themes", "map")
"""What of the statement stands on the slide; all of it is in the notes."""


def sources(made: Any, brief: Brief) -> Page:
    """Add the slide of sources to a deck and return it."""
    say = brief.style.say
    year = told.year_note(brief.view, brief.style)
    page = begin(made, brief, finding.sources(brief, used(brief)), [brief.source, year or brief.sum_note])
    room = page.room
    left = Box(room.x, room.y, 0.6 * room.w, room.h)
    _table(page, left)
    right = Box(left.right + GUTTER, room.y, room.right - left.right - GUTTER, room.h)
    shown = {key: brief.statement[key] for key in _SHOWN if key in brief.statement}
    lines = [say("words.labelled", label=say(f"brief.{key}"), line=line) for key, line in shown.items()]
    bottom = _list(page, right, say("words.statement"), lines)
    below = Box(right.x, bottom + 18, right.w, right.bottom - bottom - 18)
    named = told.not_visited(brief.view, brief.style)
    if named and below.h > 80:
        _list(page, below, say("sources.not_visited"), named)
    return page


def used(brief: Brief) -> list[Source]:
    """Return the sources of what is shown, the report first; under a filter those alone that it rests on."""
    records = [brief.trip.visit(row["id"]) for row in [*brief.shown.visit_rows, *brief.shown.could_be_rows]]
    held = [item.source for record in records for item in record.evidence]
    held += [item.source for row in brief.shown.event_rows for item in brief.trip.event(row["id"]).evidence]
    held += [item.source for item in brief.trip.evidence] + [city.source for city in brief.trip.cities]
    kept = {brief.trip.source, *held}
    return [one for one in brief.view.sources if not brief.view.filter or one.id in kept]


def _table(page: Page, box: Box) -> None:
    brief, make, say = page.brief, page.para, page.brief.style.say
    wide = [0.05 * box.w, 0.2 * box.w, 0.37 * box.w, 0.13 * box.w, 0.25 * box.w]
    head = ("", *(say(key) for key in ("slides.publisher", "sources.says", "page.day", "slides.verified")))
    rows = [_row(head, wide, lambda *a: make(*a, quiet=True, bold=True))]
    shown, room = used(brief), box.h - rows[0].high
    for place, source in enumerate(shown):
        texts = [one.of(brief.language) for one in (source.publisher, source.says, source.verified)]
        date = told.source_date(brief.view, source, brief.style)
        row = _row((source.id, texts[0], texts[1], date, texts[2]), wide, make)
        last = place == len(shown) - 1
        if row.high > room - (0 if last else SMALL * LEADING + 8):
            more = fit(say("slides.more", n=len(shown) - place), sum(wide[1:]) - 2 * PAD, SMALL)
            cells = (make("", SMALL), make(more, SMALL, quiet=True), *(make("", SMALL) for _ in wide[2:]))
            rows.append(TableRow(cells, round(SMALL * LEADING) + 8.0, across=True))
            break
        rows.append(row)
        room -= row.high
    shape = table(page.slide, box.x, box.y, wide, rows, brief.style.palette, say("page.sources"))
    listed = sum(not row.across for row in rows) - 1
    describe(shape, say("slides.sources_alt", n=listed, all=len(shown)))


def _row(texts: tuple[str, ...], wide: list[float], make: Any) -> TableRow:
    rooms = [w - 2 * PAD for w in wide]
    cells: tuple[Para, ...] = tuple(
        make(shorten(text, w, SMALL, MOST_LINES), SMALL) for text, w in zip(texts, rooms, strict=True)
    )
    lines = max(cell.lines(w) for cell, w in zip(cells, rooms, strict=True))
    return TableRow(cells, lines * cells[0].leading + 10)


def _list(page: Page, box: Box, name: str, texts: list[str]) -> float:
    """Write a heading and as many lines as fit below it; return where they end."""
    below, make = heading(page, box, name), page.para
    lines: list[Para] = []
    for place, text in enumerate(texts):
        line = make(shorten(text, box.w, SMALL, MOST_LINES), SMALL, after=5)
        spare = 0 if place == len(texts) - 1 else SMALL * LEADING
        if height([*lines, line], box.w) + spare > below.h:
            more = page.brief.style.say("slides.more", n=len(texts) - place)
            lines.append(make(more, SMALL, quiet=True))
            break
        lines.append(line)
    high = height(lines, box.w)
    text_box(page.slide, Box(box.x, below.y, box.w, high), lines, name)
    return below.y + high
