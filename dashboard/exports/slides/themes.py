"""The slides of the themes: their bars beside the sentences that carry them, and what was said by voice."""

from __future__ import annotations

from typing import Any

from dashboard.brief import Brief
from dashboard.exports.slides import finding
from dashboard.exports.slides.chart import theme_chart
from dashboard.exports.slides.page import Page, begin, heading
from dashboard.exports.slides.parts import NOTE, TEXT, text_box
from dashboard.exports.slides.quotes import quote_paras, tags, write_quotes
from dashboard.layout.box import Box
from dashboard.view import quotes
from dashboard.view.quotes import HANDY

PER_THEME = 5  # sentences that a theme may have on its slide, the best of each theme first
GUTTER = 40.0  # px between columns
BAR = 56.0  # px that a theme's bar takes


def themes(made: Any, brief: Brief) -> Page:
    """Add the slide of the themes to a deck and return it."""
    best = [quotes.best(brief.view, theme.id, PER_THEME) for theme in brief.themes]
    page = begin(made, brief, finding.themes(brief), [brief.theme_note])
    room, say = page.room, brief.style.say
    left = Box(room.x, room.y, 0.48 * room.w, room.h)
    below = heading(page, left, say("page.themes"), brief.theme_note)
    theme_chart(
        page.slide,
        Box(below.x, below.y, below.w, min(below.h, 80 + BAR * len(brief.view.themes_told))),
        brief,
        NOTE,
        say("page.themes"),
    )
    right = Box(left.right + GUTTER, room.y, room.right - left.right - GUTTER, room.h)
    below = heading(page, right, say("page.sentences"), brief.gloss_note)
    blocks, seen = [], set[int]()
    for quote in (held[rank] for rank in range(PER_THEME) for held in best if rank < len(held)):
        if quote.sentence not in seen:
            seen.add(quote.sentence)
            blocks.append((quote, quote_paras(page, quote, tags=tags(brief, quote))))
    write_quotes(page, below, blocks, ordered=False)
    page.spoken += [quote.text for quote in page.quoted[:1]]
    return page


def voices(made: Any, brief: Brief) -> Page:
    """Add the slide of what was reported, learned and comes next, for a trip without outcomes."""
    kinds, say = brief.lexicon.voices, brief.style.say
    held = {voice.id: quotes.said(brief.view, voice.id) for voice in kinds}
    names = [voice.name.of(brief.language) for voice in kinds]
    parts = [
        say("slides.count", kind=name, n=len(held[voice.id]))
        for voice, name in zip(kinds, names, strict=True)
    ]
    page = begin(made, brief, say("slides.semicolon").join(parts), [brief.theme_note])
    room, wide = page.room, (page.room.w - GUTTER * (len(kinds) - 1)) / len(kinds)
    for place, (voice, name) in enumerate(zip(kinds, names, strict=True)):
        column = Box(room.x + place * (wide + GUTTER), room.y, wide, room.h - 36)
        said = sorted(held[voice.id], key=lambda one: (len(one.text) > HANDY, -len(one.themes)))
        below = heading(page, column, name, brief.gloss_note if said else "")
        blocks = [
            (one, quote_paras(page, one, tags=tags(brief, one, voice=False), size=TEXT)) for one in said
        ]
        left_out = write_quotes(page, below, blocks)
        end_note = say("slides.more", n=left_out) if blocks else say("slides.no_sentence")
        if left_out or not blocks:
            line = page.para(end_note, NOTE, quiet=True)
            y = column.bottom + 2 if blocks else below.y
            text_box(page.slide, Box(column.x, y, wide, line.leading), [line], name)
    page.spoken += [quote.text for quote in page.quoted[:1]]
    return page
