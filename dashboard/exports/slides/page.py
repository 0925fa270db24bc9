"""What every slide has: its head, foot and notes, and the blocks of quotes, visits and map on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER

from dashboard.brief import Brief
from dashboard.exports.sheet.page import map_png
from dashboard.exports.slides.file import TITLE as TITLE_PLACE
from dashboard.exports.slides.parts import (
    FOOT,
    HEAD,
    NOTE,
    TEXT,
    TITLE,
    Para,
    fit,
    height,
    para_maker,
    picture,
    rule,
    set_fonts,
    shorten,
    text_box,
    title,
    write,
)
from dashboard.layout.box import Box
from dashboard.layout.route import legs
from dashboard.style import labels, signs, told
from dashboard.style.escape import one_line
from dashboard.view.quotes import Quote

MARGIN, WIDE, BOTTOM = TITLE_PLACE[0], TITLE_PLACE[2], 1056.0  # px
LEAST = 100.0  # px: less room than a heading and a short quote take


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
    if brief.view.filter:
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
    text_box(page.slide, Box(box.x, box.y, box.w, high), lines, one_line(text or note)[:40])
    return Box(box.x, box.y + high + 8, box.w, box.h - high - 8)


def route_map(page: Page, box: Box) -> None:
    """Add the map as a picture of twice the pixels, with what it shows as alternative text."""
    made = map_png(page.brief, box.w, box.h, round(2 * box.w))
    page.lacking = made.lacking
    picture(page.slide, box, made.data, page.brief.style.say("page.map"), map_about(page.brief))


def map_about(brief: Brief) -> str:
    """Return the map in words: the cities in order with their visits, the legs, and what is placed."""
    say, rows, language = brief.style.say, brief.shown.visit_rows, brief.language
    join, cities = say("slides.semicolon"), []
    for city in brief.trip.cities:
        note = signs.city_note(brief.trip, city, sum(row["city"] == city.id for row in rows), brief.style)
        cities.append(city.name.of(language) + say("basis.bracket", basis=note))
    lines = [
        say("slides.leg", start=leg.start.name.of(language), end=leg.end.name.of(language))
        for leg in legs(brief.trip)
    ]
    placed = [
        f"{row['number']} {labels.name(row, language)}"
        + say("basis.bracket", basis=say(f"precision.{row['precision']}"))
        for row in rows
        if row["precision"] != "none"
    ]
    off = [str(row["number"]) for row in rows if row["precision"] == "none"]
    parts = [
        say(
            "slides.map_alt",
            cities=join.join(cities),
            legs=join.join(lines),
            placed=join.join(placed) or say("map.none_shown"),
        )
    ]
    parts += [say("slides.map_off", numbers=say("list.join").join(off))] if off else []
    return " ".join(parts)


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
        words = say("slides.note_quote", text=quote.text, start=quote.start, end=quote.end)
        lines.append(make(words, language="zh"))
        if gloss := brief.gloss(quote):
            lines.append(make(say("words.gloss", text=gloss)))
    lines.append(make(say("page.sources"), bold=True))
    return lines + [
        make(one_line(told.source(brief.view, source, brief.style))) for source in brief.view.sources
    ]
