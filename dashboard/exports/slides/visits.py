"""The table of visits on a slide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.brief import Brief
from dashboard.exports.slides.page import Page
from dashboard.exports.slides.parts import LEADING, PAD, SLACK, Para, describe, fit
from dashboard.exports.slides.table import TableRow, table
from dashboard.layout.box import Box
from dashboard.layout.typeset import width
from dashboard.style import labels, told
from dashboard.style.escape import one_line

ROOMY = 1.15
"""Columns of few words are wider than they need: a machine without the font named sets wider ones."""


def visits(page: Page, box: Box, size: float, *, certain: bool = True) -> float:
    """Add the table of visits, as many rows as fit, and what it leaves out; return where it ends.

    Unless `certain` they are those that could belong under the filter.
    """
    brief, make, say = page.brief, page.para, page.brief.style.say
    held = brief.shown.visit_rows if certain else brief.shown.could_be_rows
    rows = [row for row in held if row["status"] != "unnamed"]
    high = round(size * LEADING) + 8.0
    notes = _left_out(brief, len(held) - len(rows), certain=certain)
    most = int(box.h / high) - 1 - len(notes)
    if len(rows) > most:
        most = max(most - 1, 0)
        notes.insert(0, say("map.more", n=len(rows) - most))
    texts = [(say("slides.number"), say("slides.name"), say("slides.city"), say("slides.day"))]
    for row in rows[:most]:
        name = labels.name(row, brief.language)
        city, day = told.city_known(brief.trip, row, brief.style), told.day_known(row, brief.style)
        texts.append((str(row["number"]), name, city, day))
    wide = _columns(texts, box.w, size)
    lines = [TableRow(_cells(texts[0], wide, size, lambda *a: make(*a, quiet=True, bold=True)), high)]
    lines += [TableRow(_cells(cells, wide, size, make), high) for cells in texts[1:]]
    for note in notes:
        text = make(fit(note, sum(wide[1:]) - 2 * PAD, size), size, quiet=True)
        lines.append(TableRow((make("", size), text, make("", size), make("", size)), high, across=True))
    shape = table(page.slide, box.x, box.y, wide, lines, brief.style.palette, say("page.visits"))
    describe(shape, say("slides.table_alt", n=len(rows[:most]), all=len(held)))
    return box.y + high * len(lines)


def _left_out(brief: Brief, unnamed: int, *, certain: bool) -> list[str]:
    """Return what the table of visits says below its rows: visits not named, and those that could belong."""
    say, shown = brief.style.say, brief.shown
    notes = [say("list.none")] if certain and shown.visits.empty else []
    notes += [say("page.unnamed", n=unnamed)] if unnamed else []
    could_be = len(shown.could_be) if certain else 0
    return notes + ([say("brief.could_be", n=could_be)] if could_be else [])


def _columns(told: Sequence[Sequence[str]], w: float, size: float) -> list[float]:
    """Return the columns' widths in px: as wide as their words, the names taking what is left."""
    natural = [max(width(one_line(row[place]), size, True) for row in told) for place in range(len(told[0]))]
    number, _, city, day = (min(ROOMY * one / SLACK + 2 * PAD + 2, 0.3 * w) for one in natural)
    return [number, w - number - city - day, city, day]


def _cells(texts: Iterable[str], wide: Sequence[float], size: float, make: Any) -> tuple[Para, ...]:
    return tuple(make(fit(text, w - 2 * PAD, size), size) for text, w in zip(texts, wide, strict=True))
