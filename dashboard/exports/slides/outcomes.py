"""The slides of what was brought home: what was agreed and comes next, and key figures and remarks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.brief import Brief
from dashboard.exports.slides.page import Page, begin, heading
from dashboard.exports.slides.parts import NOTE, TEXT, Para, height, shorten, text_box
from dashboard.layout.box import Box
from dashboard.style.outcomes import OutcomeGroup, OutcomeLine, outcome_groups, unassigned
from dashboard.trip.values import OutcomeKind
from dashboard.view.quotes import Quote

GUTTER, GAP = 40.0, 12.0  # px: between columns, between groups
MOST_LINES = 3  # of an outcome; what is longer is cut, and stands whole in the notes

AGREED: tuple[tuple[OutcomeKind, ...], ...] = (("agreement", "area"), ("model", "next", "planned"))
FIGURES: tuple[tuple[OutcomeKind, ...], ...] = (("figure", "party", "practice"), ("remark", "ask"))
"""The kinds of outcome on each slide, by column."""


def has(brief: Brief, columns: tuple[tuple[OutcomeKind, ...], ...]) -> bool:
    """Return whether the filter leaves any outcome of the kinds on a slide."""
    kinds = {kind for column in columns for kind in column}
    return any(row["kind"] in kinds for row in brief.shown.outcome_rows)


def agreed(made: Any, brief: Brief) -> Page:
    """Add the slide of what was agreed and what comes next, and return it."""
    note = unassigned(brief.shown, style=brief.style)
    return _slide(made, brief, brief.style.say("slides.agreed"), AGREED, note)


def figures(made: Any, brief: Brief) -> Page:
    """Add the slide of key figures, practices and remarks, and return it."""
    return _slide(made, brief, brief.style.say("slides.figures"), FIGURES, "")


def _slide(
    made: Any, brief: Brief, title: str, columns: tuple[tuple[OutcomeKind, ...], ...], note: str
) -> Page:
    page, rows = begin(made, brief, title), brief.shown.outcome_rows
    columns = tuple(kinds for kinds in columns if has(brief, (kinds,)))
    room = page.room
    wide = (room.w - GUTTER * (len(columns) - 1)) / len(columns)
    low = 32.0 if note else 0.0
    for place, kinds in enumerate(columns):
        box = Box(room.x + place * (wide + GUTTER), room.y, wide, room.h - low)
        _column(page, box, outcome_groups(rows, style=brief.style, kinds=kinds))
    if note:
        line = page.para(note, NOTE, quiet=True)
        text_box(page.slide, Box(room.x, room.bottom - line.leading, room.w, line.leading), [line], title)
    return page


def _column(page: Page, box: Box, groups: list[OutcomeGroup]) -> None:
    """Write the groups one below another, as many lines of each as fit; say how many are left out."""
    say, shown = page.brief.style.say, _fitting(page, box, groups)
    y = box.y
    for group, lines in zip(groups, shown, strict=True):
        left = len(group.lines) - len(lines)
        below = heading(page, Box(box.x, y, box.w, box.bottom - y), group.title)
        paras = [_para(page, line, box.w) for line in lines]
        paras += [page.para(say("slides.more", n=left), NOTE, quiet=True)] if left else []
        high = height(paras, box.w)
        text_box(page.slide, Box(box.x, below.y, box.w, high), paras, group.title)
        _quote(page, lines)
        y = below.y + high + GAP


def _fitting(page: Page, box: Box, groups: list[OutcomeGroup]) -> list[list[OutcomeLine]]:
    """Return the lines of each group that fit into the box, one of each group in turn."""
    shown: list[list[OutcomeLine]] = [[] for _ in groups]
    head = page.para("", 28.0, bold=True).leading + 8 + GAP
    more = page.para("", NOTE).leading
    room = box.h - len(groups) * (head + more)
    for rank in range(max((len(group.lines) for group in groups), default=0)):
        for place, group in enumerate(groups):
            if rank < len(group.lines) and len(shown[place]) == rank:
                high = height([_para(page, group.lines[rank], box.w)], box.w)
                if high <= room:
                    shown[place].append(group.lines[rank])
                    room -= high
    return shown


def _para(page: Page, line: OutcomeLine, w: float) -> Para:
    text = shorten(f"· {line.whole(page.brief.style)}", w, TEXT, MOST_LINES)
    para: Para = page.para(text, TEXT, after=4)
    return para


def _quote(page: Page, lines: Iterable[OutcomeLine]) -> None:
    """Enter the words that the lines rest on for the notes."""
    text = page.brief.trip.report.text
    page.quoted += [
        Quote(line.sentences[0] if line.sentences else -1, text[line.start : line.end], line.start, line.end)
        for line in lines
    ]
