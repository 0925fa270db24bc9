"""Sentences on a slide: their words, our English of them, their voice and themes."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.brief import Brief
from dashboard.exports.slides.page import Page
from dashboard.exports.slides.parts import NOTE, TEXT, Para, height, least_height, rule, shorten, text_box
from dashboard.layout.box import Box
from dashboard.style import told
from dashboard.style.escape import one_line
from dashboard.view.quotes import Quote

INDENT, GAP = 20.0, 18.0  # px: from a quote's rule to its words, from a quote to the next


def quote_paras(page: Page, quote: Quote, *, tags: str, size: float = TEXT) -> list[Para]:
    """Return the paragraphs of a quote: its words, our English of them, and its tags."""
    paras = [page.para(quote.text, size, language="zh", after=2)]
    if gloss := page.brief.gloss(quote):
        paras.append(page.para(gloss, NOTE, quiet=True))
    if tags:
        paras.append(page.para(tags, NOTE, quiet=True))
    return paras


def tags(brief: Brief, quote: Quote, *, voice: bool = True) -> str:
    """Return the voice and the themes of a quote in words."""
    return " · ".join(
        told.sentence_tags(brief.view, quote.voice if voice else None, quote.themes, brief.style)
    )


def write_quotes(
    page: Page, box: Box, blocks: Sequence[tuple[Quote, list[Para]]], *, ordered: bool = True
) -> int:
    """Write the quotes that fit, in turn, passing over what is too tall; return how many were left out.

    Where none fits, the first is cut. They stand in the report's order if `ordered`.
    """
    chosen, room = [], box.h
    for quote, paras in blocks:
        if least_height(paras, box.w - INDENT) > room:
            continue
        high = height(paras, box.w - INDENT)
        if high <= room:
            chosen.append((quote, paras))
            room -= high + GAP
    if blocks and not chosen:
        quote, (words, *_) = blocks[0]
        most = max(int(box.h / words.leading), 1)
        cut = shorten(words.text, box.w - INDENT, words.size, most)
        chosen = [(quote, [Para(cut, words.size, words.color, words.language)])]
    y = box.y
    for quote, paras in sorted(chosen, key=lambda one: one[0].sentence) if ordered else chosen:
        high, beside = height(paras, box.w - INDENT), height(paras[:1], box.w - INDENT)
        rule(page.slide, Box(box.x, y + 4, 4, beside - 8), page.brief.style.palette.hairline)
        text_box(page.slide, Box(box.x + INDENT, y, box.w - INDENT, high), paras, one_line(quote.text)[:24])
        page.quoted.append(quote)
        y += high + GAP
    return len(blocks) - len(chosen)
