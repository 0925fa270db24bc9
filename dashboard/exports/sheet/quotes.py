"""The key sentences on a sheet: each whole, with our English and its tags."""

from __future__ import annotations

from dashboard.brief import Brief
from dashboard.exports.sheet.canvas import Canvas
from dashboard.layout.box import Box
from dashboard.layout.typeset import cut, wrap
from dashboard.style import told
from dashboard.view.quotes import Quote

TEXT, SMALL = 17.0, 14.0  # px: quotes, notes
LEADING, SET, SPACE = 27.0, 20.0, 14.0  # px: a line of a quote, a line below it, the space after it
MOST_QUOTES, LEAST_QUOTES = 5, 3


def draw_quotes(canvas: Canvas, box: Box, brief: Brief) -> None:
    """Write up to five key sentences, each whole; where none would fit, the first one cut."""
    blocks = {one: _block(brief, one, box.w - 20, None) for one in brief.ranked[: 2 * MOST_QUOTES]}
    chosen = _fitting(blocks, box.h)
    if len(chosen) < LEAST_QUOTES:
        short = dict(sorted(blocks.items(), key=lambda one: _height(one[1])))
        chosen = max(chosen, _fitting(short, box.h, LEAST_QUOTES), key=len)
    if brief.ranked and not chosen:
        first, lines = brief.ranked[0], max(1, int((box.h - 40) / LEADING))
        chosen[first] = _block(brief, first, box.w - 20, lines)
    palette, y = brief.style.palette, box.y
    for quote in sorted(chosen, key=lambda one: one.sentence):
        text, gloss, tags = chosen[quote]
        canvas.rectangle(Box(box.x, y + 4, 3, LEADING * len(text) - 6), palette.hairline)
        y = canvas.lines(box.x + 18, y, text, TEXT + 1, LEADING)
        y = canvas.lines(box.x + 18, y, gloss, SMALL + 1, SET, color=palette.quiet)
        y = canvas.lines(box.x + 18, y, tags, SMALL, SET, color=palette.quiet) + SPACE


def _fitting(blocks: dict[Quote, Block], room: float, most: int = MOST_QUOTES) -> dict[Quote, Block]:
    """Return the blocks that fit into the room, in turn, passing over what is too tall."""
    chosen: dict[Quote, Block] = {}
    for quote, block in blocks.items():
        if len(chosen) < most and _height(block) <= room:
            chosen[quote], room = block, room - _height(block)
    return chosen


Block = tuple[list[str], list[str], list[str]]
"""The lines of a quote, of its translation, and of its voice and themes."""


def _block(brief: Brief, quote: Quote, room: float, most: int | None) -> Block:
    tags = told.sentence_tags(brief.view, quote.voice, quote.themes, brief.style)
    gloss = brief.gloss(quote)
    return (
        wrap(quote.text, room, TEXT + 1, most=most),
        wrap(gloss, room, SMALL + 1) if gloss and most is None else [],
        [cut(" · ".join(tags), room, SMALL)] if tags else [],
    )


def _height(block: Block) -> float:
    text, gloss, tags = block
    return LEADING * len(text) + SET * len(gloss) + SET * len(tags) + SPACE
