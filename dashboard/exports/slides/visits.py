"""The table of visits on a slide."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from dashboard.brief import Brief
from dashboard.exports.slides.page import Page
from dashboard.exports.slides.parts import LEADING, NOTE, PAD, SLACK, describe, fit, height, shorten, text_box
from dashboard.exports.slides.table import TableRow, table
from dashboard.layout.box import Box
from dashboard.layout.typeset import width
from dashboard.style import labels, told
from dashboard.style.escape import one_line

GUTTER = 30.0  # px between columns
ROOMY = 1.15
"""Columns of few words are wider than they need: a machine without the font named sets wider ones."""


def visits(page: Page, box: Box, size: float, *, certain: bool = True, could_be: int | None = None) -> float:
    """Add the table of visits, as many rows as fit, and what it leaves out; return where it ends.

    Unless `certain` they are those that could belong under the filter. `could_be` is how many could, where
    that is not of the brief.
    """
    brief, make, say = page.brief, page.para, page.brief.style.say
    held = brief.shown.visit_rows if certain else brief.shown.could_be_rows
    rows = [row for row in held if row["status"] != "unnamed"]
    texts = [(say("slides.number"), say("slides.name"), say("slides.city"), say("slides.day"))]
    for row in rows:
        name = labels.name(row, brief.language)
        city, day = told.city_known(brief.trip, row, brief.style), told.day_known(row, brief.style)
        texts.append((str(row["number"]), name, city, day))
    wide = _columns(texts, box.w, size)
    lines = [_line(cells, wide, size, make) for cells in texts[1:]]
    notes = _left_out(brief, len(held) - len(rows), certain=certain, could_be=could_be)
    single = round(size * LEADING) + 8.0
    room = box.h - (1 + len(notes)) * single
    if sum(line.high for line in lines) > room:
        n = sum(high <= room - single for high in accumulate(line.high for line in lines))
        notes.insert(0, say("map.more", n=len(lines) - n))
        lines = lines[:n]
    listed = len(lines)
    lines.insert(0, _line(texts[0], wide, size, lambda *a: make(*a, quiet=True, bold=True)))
    for note in notes:
        text = make(fit(note, sum(wide[1:]) - 2 * PAD, size), size, quiet=True)
        lines.append(TableRow((make("", size), text, make("", size), make("", size)), single, across=True))
    shape = table(page.slide, box.x, box.y, wide, lines, brief.style.palette, say("page.visits"))
    describe(shape, say("slides.table_alt", n=listed, all=len(held)))
    return box.y + sum(line.high for line in lines)


def names_height(page: Page) -> float:
    """Return the px that `names` takes where it has room for all."""
    shown = page.brief.shown
    rows = sum(row["status"] != "unnamed" for row in shown.visit_rows)
    notes = _left_out(page.brief, len(shown.visits) - rows, certain=True)
    high: float = (-(-rows // 2) + len(notes) + 1) * page.para("", NOTE).leading
    return high


def names(page: Page, box: Box) -> float:
    """Write number and name of the visits in two columns, as many as fit, and what is left out.

    Returns where they end.
    """
    brief = page.brief
    rows = [row for row in brief.shown.visit_rows if row["status"] != "unnamed"]
    notes = _left_out(brief, len(brief.shown.visits) - len(rows), certain=True)
    wide = (box.w - GUTTER) / 2
    texts = [f"{row['number']} {labels.name(row, brief.language)}" for row in rows]
    paras = [page.para(fit(text, wide, NOTE), NOTE) for text in texts]
    high = page.para("", NOTE).leading
    per_column = int((box.h - high * len(notes)) / high)
    if len(paras) > 2 * per_column:
        notes.insert(0, brief.style.say("map.more", n=len(paras) - 2 * (per_column - 1)))
        per_column -= 1
        paras = paras[: 2 * per_column]
    deep = -(-len(paras) // 2)
    for place, held in enumerate((paras[:deep], paras[deep:])):
        if held:
            column = Box(box.x + place * (wide + GUTTER), box.y, wide, height(held, wide))
            text_box(page.slide, column, held, brief.style.say("page.visits"))
    y: float = box.y + deep * high
    for note in notes:
        y = page.line(Box(box.x, y, box.w, high), note, most=1)
    return y


def _left_out(brief: Brief, unnamed: int, *, certain: bool, could_be: int | None = None) -> list[str]:
    """Return what the table of visits says below its rows: visits not named, and those that could belong."""
    say, shown = brief.style.say, brief.shown
    notes = [say("list.none")] if certain and shown.visits.empty else []
    notes += [say("page.unnamed", n=unnamed)] if unnamed else []
    if could_be is None:
        could_be = len(shown.could_be) if certain else 0
    return notes + ([say("brief.could_be", n=could_be)] if could_be else [])


def _columns(told: Sequence[Sequence[str]], w: float, size: float) -> list[float]:
    """Return the columns' widths in px: as wide as their words, the names taking what is left."""
    natural = [max(width(one_line(row[place]), size, True) for row in told) for place in range(len(told[0]))]
    number, _, city, day = (min(ROOMY * one / SLACK + 2 * PAD + 2, 0.3 * w) for one in natural)
    return [number, w - number - city - day, city, day]


def _line(texts: Sequence[str], wide: Sequence[float], size: float, make: Any) -> TableRow:
    """Return a row, its name in two lines where it needs them."""
    rooms = [w - 2 * PAD for w in wide]
    cells = tuple(make(shorten(text, w, size, 2), size) for text, w in zip(texts, rooms, strict=True))
    lines = max(cell.lines(w) for cell, w in zip(cells, rooms, strict=True))
    return TableRow(cells, lines * round(size * LEADING) + 8.0)
