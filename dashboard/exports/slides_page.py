"""What every slide has: its head, foot and notes, and the blocks of quotes, visits and map on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER

from dashboard.brief import Brief, Quote
from dashboard.exports.canvas import Box
from dashboard.exports.sheet import map_png
from dashboard.exports.slides_file import TITLE as TITLE_PLACE
from dashboard.exports.slides_parts import (
    FOOT,
    HEAD,
    LEADING,
    NOTE,
    PAD,
    SLACK,
    TEXT,
    TITLE,
    Para,
    Row,
    describe,
    fit,
    height,
    para_maker,
    picture,
    rule,
    set_fonts,
    shorten,
    table,
    text_box,
    title,
    write,
)
from dashboard.exports.typeset import width
from dashboard.exports.words import city_told, clean, day_told, source_told, sources_shown
from dashboard.figures import labels
from dashboard.figures.route_map import city_note

MARGIN, WIDE, BOTTOM = TITLE_PLACE[0], TITLE_PLACE[2], 1056.0  # px
INDENT, GAP = 20.0, 18.0  # px: from a quote's rule to its words, from a quote to the next
LEAST = 100.0  # px: less room than a heading and a short quote take
ROOMY = 1.15
"""Columns of few words are wider than they need: a machine without the font named sets wider ones."""


@dataclass
class Page:
    """A slide in the making: `room` is what head and foot leave, `quoted` what its notes must carry."""

    slide: Any
    brief: Brief
    room: Box
    quoted: list[Quote] = field(default_factory=list)
    lacking: tuple[str, ...] = ()

    @property
    def para(self) -> Any:
        """Return the function that makes a paragraph in the brief's ink and language."""
        return para_maker(self.brief)


def begin(deck: Any, brief: Brief, heading: str = "") -> Page:
    """Add a slide with head and foot; without a heading the trip's title is its title."""
    layout = next(one for one in deck.slide_layouts if one.name == "Title Only")
    page = Page(deck.slides.add_slide(layout), brief, Box(0, 0, 0, 0))
    make, say = page.para, brief.style.say
    place = Box(*TITLE_PLACE)
    title(page.slide, place, make(fit(heading or brief.title, WIDE, TITLE, bold=True), TITLE, bold=True))
    above = f"{brief.title} · {brief.dates}" if heading else brief.dates
    text_box(page.slide, Box(MARGIN, 36, WIDE, 27), [make(fit(above, WIDE, NOTE), NOTE, quiet=True)], "Trip")
    chosen = say("brief.filter_line", filter=brief.filter)
    lines = [make(fit(brief.sum, WIDE, TEXT, bold=True), TEXT, bold=True)]
    if brief.chosen:
        shown = f"{brief.shown_sum} · {brief.known}"
        lines += [make(fit(chosen, WIDE, NOTE), NOTE), make(fit(shown, WIDE, NOTE), NOTE, quiet=True)]
    else:
        lines.append(make(fit(f"{chosen} · {brief.known}", WIDE, NOTE), NOTE, quiet=True))
    head = Box(MARGIN, place.bottom + 6, WIDE, height(lines, WIDE))
    text_box(page.slide, head, lines, "Sum and filter")
    bottom = _foot(page)
    page.room = Box(MARGIN, head.bottom + 22, WIDE, bottom - head.bottom - 22)
    return page


def _foot(page: Page) -> float:
    """Write legend, notes on the marks, source, date and credit; return where the space above them ends."""
    brief, say = page.brief, page.brief.style.say
    made = say("brief.made_on", date=brief.made.isoformat())
    notes = f"{say('page.order_note')} {say('page.undated_note')}"
    texts = (f"{brief.legend} · {notes}", f"{brief.source} · {made}", brief.credit)
    lines = [page.para(shorten(text, WIDE, FOOT, 2), FOOT, quiet=True) for text in texts]
    high = height(lines, WIDE)
    rule(page.slide, Box(MARGIN, BOTTOM - high - 12, WIDE, 2), brief.style.palette.hairline)
    text_box(page.slide, Box(MARGIN, BOTTOM - high, WIDE, high), lines, "Legend, source, credit, date")
    return BOTTOM - high - 28


def heading(page: Page, box: Box, text: str, note: str = "") -> Box:
    """Write the heading of a part of the slide, or its note alone; return the room below it."""
    lines = [page.para(fit(text, box.w, HEAD, bold=True), HEAD, bold=True)] if text else []
    lines += [page.para(shorten(note, box.w, NOTE, 2), NOTE, quiet=True)] if note else []
    high = height(lines, box.w)
    text_box(page.slide, Box(box.x, box.y, box.w, high), lines, clean(text or note)[:40])
    return Box(box.x, box.y + high + 8, box.w, box.h - high - 8)


def route_map(page: Page, box: Box) -> None:
    """Add the map as a picture of twice the pixels, with what it shows as alternative text."""
    made = map_png(page.brief, box.w, box.h, round(2 * box.w))
    page.lacking = made.lacking
    picture(page.slide, box, made.data, page.brief.style.say("page.map"), map_about(page.brief))


def map_about(brief: Brief) -> str:
    """Return the map in words: the cities in order with their visits, the legs, and what is placed."""
    say, rows = brief.style.say, brief.shown.visits.to_dict("records")
    join, names, told = say("slides.semicolon"), {}, []
    for city in brief.trip.cities:
        names[city.id] = labels.pick(city.name, brief.language)
        note = city_note(brief.trip, city, sum(row["city"] == city.id for row in rows), brief.style)
        told.append(names[city.id] + say("basis.bracket", basis=note))
    ends = pairwise(names.values())
    legs = [say("slides.leg", start=start, end=end) for start, end in ends]
    placed = [
        f"{row['number']} {labels.name(row, brief.language)}"
        + say("basis.bracket", basis=say(f"precision.{row['precision']}"))
        for row in rows
        if row["precision"] != "none"
    ]
    off = [str(row["number"]) for row in rows if row["precision"] == "none"]
    parts = [
        say(
            "slides.map_alt",
            cities=join.join(told),
            legs=join.join(legs),
            placed=join.join(placed) or say("map.none_shown"),
        )
    ]
    parts += [say("slides.map_off", numbers=say("list.join").join(off))] if off else []
    return " ".join(parts)


def visits(page: Page, box: Box, size: float, *, certain: bool = True) -> float:
    """Add the table of visits, as many rows as fit, and what it leaves out; return where it ends.

    Unless `certain` they are those that could belong under the filter.
    """
    brief, make, say = page.brief, page.para, page.brief.style.say
    held = brief.shown.visits if certain else brief.shown.could_be
    rows: list[labels.Row] = [row for row in held.to_dict("records") if row["status"] != "unnamed"]
    high = round(size * LEADING) + 8.0
    notes = _left_out(brief, len(held) - len(rows), certain=certain)
    most = int(box.h / high) - 1 - len(notes)
    if len(rows) > most:
        most = max(most - 1, 0)
        notes.insert(0, say("map.more", n=len(rows) - most))
    told = [(say("slides.number"), say("slides.name"), say("slides.city"), say("slides.day"))]
    for row in rows[:most]:
        name = labels.name(row, brief.language)
        told.append((str(row["number"]), name, city_told(brief, row), day_told(brief, row)))
    wide = _columns(told, box.w, size)
    lines = [Row(_cells(told[0], wide, size, lambda *a: make(*a, quiet=True, bold=True)), high)]
    lines += [Row(_cells(texts, wide, size, make), high) for texts in told[1:]]
    for note in notes:
        text = make(fit(note, sum(wide[1:]) - 2 * PAD, size), size, quiet=True)
        lines.append(Row((make("", size), text, make("", size), make("", size)), high, across=True))
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
    natural = [max(width(clean(row[place]), size, True) for row in told) for place in range(len(told[0]))]
    number, _, city, day = (min(ROOMY * one / SLACK + 2 * PAD + 2, 0.3 * w) for one in natural)
    return [number, w - number - city - day, city, day]


def _cells(texts: Iterable[str], wide: Sequence[float], size: float, make: Any) -> tuple[Para, ...]:
    return tuple(make(fit(text, w - 2 * PAD, size), size) for text, w in zip(texts, wide, strict=True))


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
    names = [labels.pick(one.name, brief.language) for one in brief.lexicon.voices if one.id == quote.voice]
    themes = [labels.pick(one.name, brief.language) for one in brief.lexicon.themes if one.id in quote.themes]
    return " · ".join([*(names if voice else []), *themes])


def quotes(page: Page, box: Box, blocks: Sequence[tuple[Quote, list[Para]]], *, ordered: bool = True) -> int:
    """Write the quotes that fit, in turn, passing over what is too tall; return how many were left out.

    Where none fits, the first is cut. They stand in the report's order if `ordered`.
    """
    chosen, room = [], box.h
    for quote, paras in blocks:
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
        text_box(page.slide, Box(box.x + INDENT, y, box.w - INDENT, high), paras, clean(quote.text)[:24])
        page.quoted.append(quote)
        y += high + GAP
    return len(blocks) - len(chosen)


def end(page: Page) -> None:
    """Write the notes and name the fonts everywhere on the slide."""
    notes = page.slide.notes_slide
    for shape in [*notes.placeholders]:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:  # python-pptx leaves it empty
            shape._element.getparent().remove(shape._element)
    write(notes.notes_text_frame, _notes(page))
    for one in (page.slide, notes):
        set_fonts(one.element, page.brief.language)


def _notes(page: Page) -> list[Para]:
    """Return the notes: what the slide states, its quotes with their offsets, and the sources."""
    brief, make, say = page.brief, page.para, page.brief.style.say
    lines = [make(say("words.labelled", label=one, line=line)) for one, line in brief.labelled()]
    lines.append(make(say("slides.note_quotes" if page.quoted else "slides.note_none"), bold=True))
    for quote in page.quoted:
        told = say("slides.note_quote", text=quote.text, start=quote.start, end=quote.end)
        lines.append(make(told, language="zh"))
        if gloss := brief.gloss(quote):
            lines.append(make(say("words.gloss", text=gloss)))
    lines.append(make(say("page.sources"), bold=True))
    return lines + [make(clean(source_told(brief, source))) for source in sources_shown(brief)]
