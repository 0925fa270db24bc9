"""The slides of what was brought home: what was agreed and comes next, what was seen, what was said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from dashboard.brief import Brief
from dashboard.exports.slides import finding
from dashboard.exports.slides.page import Page, begin, heading
from dashboard.exports.slides.parts import HEAD, NOTE, TEXT, Para, height, shorten, text_box
from dashboard.layout.box import Box
from dashboard.style.outcomes import OutcomeGroup, OutcomeLine, gathered, outcome_groups, unassigned
from dashboard.trip.values import OutcomeKind
from dashboard.view.quotes import Quote

GUTTER, GAP = 40.0, 14.0  # px: between columns, between groups
MOST_LINES = 4  # of an outcome; what is longer is cut, and stands whole in the notes of the sources
FEW = 4
"""Outcomes below which a slide would be all but empty: they join those beside them."""
HANDFUL = 8
"""Outcomes up to which one slide holds all."""

Kinds = tuple[OutcomeKind, ...]


@dataclass(frozen=True)
class Plan:
    """A slide of outcomes: the kinds on it by column, and what its title says of them."""

    columns: tuple[Kinds, ...]
    finding: Callable[[Brief, Kinds], str]

    @property
    def kinds(self) -> Kinds:
        """Return all kinds on it."""
        return tuple(kind for column in self.columns for kind in column)


AGREED = Plan((("agreement", "area"), ("model", "next", "planned")), finding.agreed)
SEEN = Plan((("figure", "party"), ("practice",)), finding.told_of)
SAID = Plan((("remark",), ("ask",)), finding.spoken)


def plans(brief: Brief) -> list[Plan]:
    """Return the slides of outcomes that the filter leaves something for, in the order of a briefing."""
    found: list[Plan] = []
    for plan in (AGREED, SEEN, SAID):
        columns = tuple(kinds for kinds in plan.columns if _count(brief, kinds))
        if not columns:
            continue
        kept = replace(plan, columns=columns)
        little = found and min(_count(brief, kept.kinds), _count(brief, found[-1].kinds)) < FEW
        if little and len(found[-1].columns) + len(columns) <= 3:
            joined = finding.agreed if found[-1].finding is finding.agreed else finding.told_of
            found[-1] = Plan(found[-1].columns + columns, joined)
        else:
            found.append(kept)
    if sum(_count(brief, plan.kinds) for plan in found) <= HANDFUL:
        found = [Plan(tuple(plan.kinds for plan in found), finding.told_of)] if found else []
    return found


def _count(brief: Brief, kinds: Kinds) -> int:
    return sum(row["kind"] in kinds for row in brief.shown.outcome_rows)


def outcomes(plan: Plan) -> Callable[[Any, Brief], Page]:
    """Return what adds a slide of outcomes to a deck and returns it."""

    def make(made: Any, brief: Brief) -> Page:
        note = unassigned(brief.shown, style=brief.style) if set(plan.kinds) & {*AGREED.kinds} else ""
        groups = outcome_groups(brief.shown.outcome_rows, style=brief.style, kinds=plan.kinds)
        first = [f"{group.title}: {group.lines[0].whole(brief.style)}" for group in groups[:1]]
        page = begin(made, brief, plan.finding(brief, plan.kinds), [*first, note or brief.source])
        room, n = page.room, len(plan.columns)
        wide, low = (room.w - GUTTER * (n - 1)) / n, 44.0 if note else 0.0
        for place, kinds in enumerate(plan.columns):
            box = Box(room.x + place * (wide + GUTTER), room.y, wide, room.h - low)
            write_groups(page, box, [group for group in groups if group.kind in kinds])
        if note:
            page.line(Box(room.x, room.bottom - 34, room.w, 34), note, most=1)
        return page

    return make


def summary(page: Page, box: Box, signed: str) -> float:
    """Write what was signed, and each group of what was agreed and comes next on a line.

    As many as fit; returns where the room below begins.
    """
    kinds = [kind for kind in AGREED.kinds if not signed or kind != "agreement"]  # the heading has it
    groups = outcome_groups(page.brief.shown.outcome_rows, style=page.brief.style, kinds=kinds)
    y: float = box.y
    if signed:
        head = page.para(shorten(signed, box.w, HEAD, 2, bold=True), HEAD, bold=True)
        high = height([head], box.w)
        text_box(page.slide, Box(box.x, y, box.w, high), [head], "Signed")
        y += high + 6
    for group in groups:
        title, lines = gathered(group, page.brief.style)
        joined = page.brief.style.say("slides.semicolon").join(lines)
        whole = page.brief.style.say("words.labelled", label=title, line=joined)
        para = page.para(shorten(whole, box.w, TEXT, 1), TEXT)
        high = height([para], box.w)
        if y + high > box.bottom:
            break
        text_box(page.slide, Box(box.x, y, box.w, high), [para], title)
        _quote(page, group.lines)
        y += high + 6
    end: float = y + GAP if y > box.y else y
    return end


def write_groups(page: Page, box: Box, groups: list[OutcomeGroup]) -> None:
    """Write the groups one below another, as many outcomes of each as fit; say how many are left out."""
    say, blocks = page.brief.style.say, [_block(page, group, box.w) for group in groups]
    y = box.y
    for block, n in zip(blocks, _fitting(page, box, blocks), strict=True):
        left = len(block.paras) - n
        below = heading(page, Box(box.x, y, box.w, box.bottom - y), block.head)
        paras = block.paras[:n]
        paras += [page.para(say("slides.more", n=left), NOTE, quiet=True)] if left else []
        high = height(paras, box.w)
        text_box(page.slide, Box(box.x, below.y, box.w, high), paras, f"outcomes:{block.group.kind}")
        _quote(page, block.group.lines[:n])
        y = below.y + high + GAP


@dataclass(frozen=True)
class _Block:
    """A group as it is set: its heading, and a paragraph for each of its outcomes."""

    group: OutcomeGroup
    head: str
    paras: list[Para]


def _block(page: Page, group: OutcomeGroup, w: float) -> _Block:
    head, lines = gathered(group, page.brief.style)
    texts = [shorten(f"· {line}", w, TEXT, MOST_LINES) for line in lines]
    return _Block(group, head, [page.para(text, TEXT, after=4) for text in texts])


def _fitting(page: Page, box: Box, blocks: list[_Block]) -> list[int]:
    """Return how many paragraphs of each block fit into the box, one of each block in turn."""
    head: float = page.para("", HEAD, bold=True).leading + 8 + GAP
    more: float = page.para("", NOTE).leading

    def high(counts: list[int]) -> float:
        held = zip(blocks, counts, strict=True)
        return sum(
            head + height(block.paras[:n], box.w) + (more if n < len(block.paras) else 0) for block, n in held
        )

    shown = [0] * len(blocks)
    for rank in range(max((len(block.paras) for block in blocks), default=0)):
        for place, block in enumerate(blocks):
            wanted = [n + (at == place) for at, n in enumerate(shown)]
            if shown[place] == rank < len(block.paras) and high(wanted) <= box.h:
                shown = wanted
    return shown


def _quote(page: Page, lines: Iterable[OutcomeLine]) -> None:
    """Enter the words that the lines rest on."""
    text = page.brief.trip.report.text
    page.quoted += [
        Quote(line.sentences[0] if line.sentences else -1, text[line.start : line.end], line.start, line.end)
        for line in lines
    ]
