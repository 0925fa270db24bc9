"""What every slide has: a title that says what it shows, footer and number, and notes to read aloud."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER

from dashboard.brief import Brief
from dashboard.exports.sheet.page import map_png
from dashboard.exports.slides.file import TITLE as TITLE_PLACE
from dashboard.exports.slides.file import add_foot
from dashboard.exports.slides.parts import (
    HEAD,
    NOTE,
    TITLE,
    Para,
    fit,
    height,
    para_maker,
    picture,
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

MARGIN, WIDE, BOTTOM = TITLE_PLACE[0], TITLE_PLACE[2], 1010.0  # px
LEAST = 84.0  # px that the heading of sentences takes, with its note
SPOKEN = 3  # sentences of the notes: what is read aloud while a slide is looked at
MAP_SCALE = 1.86
"""Px of a slide for one of the map's layout: so that the numbers on its marks are 12 points."""


@dataclass
class Page:
    """A slide in the making: `room` is what head and foot leave, `quoted` the report's words on it."""

    slide: Any
    brief: Brief
    room: Box
    spoken: list[str]
    quoted: list[Quote] = field(default_factory=list)
    lacking: tuple[str, ...] = ()

    @property
    def para(self) -> Any:
        """Return the function that makes a paragraph in the brief's ink and language."""
        return para_maker(self.brief)

    def line(self, box: Box, text: str, *, most: int = 2, bold: bool = False) -> float:
        """Write a quiet note into the upper part of the box; return where it ends."""
        para = self.para(shorten(text, box.w, NOTE, most), NOTE, quiet=not bold, bold=bold)
        high = height([para], box.w)
        text_box(self.slide, Box(box.x, box.y, box.w, high), [para], one_line(text)[:40])
        return box.y + high


def begin(deck: Any, brief: Brief, finding: str, spoken: Iterable[str] = ()) -> Page:
    """Add a slide whose title is what it shows, in two lines at most; `spoken` follows it in the notes."""
    layout = next(one for one in deck.slide_layouts if one.name == "Title Only")
    slide = deck.slides.add_slide(layout)
    add_foot(slide)
    make, say = para_maker(brief), brief.style.say
    above = [brief.title, brief.dates]
    above += [say("brief.filter_line", filter=brief.filter)] if brief.view.filter else []
    kicker = make(fit(" · ".join(above), WIDE, NOTE), NOTE, quiet=True)
    text_box(slide, Box(MARGIN, 36, WIDE, kicker.leading), [kicker], "Trip and filter")
    head = make(shorten(finding, WIDE, TITLE, 2, bold=True), TITLE, bold=True)
    high = height([head], WIDE)
    title(slide, Box(MARGIN, TITLE_PLACE[1], WIDE, high), head)
    top = TITLE_PLACE[1] + high + 18
    return Page(slide, brief, Box(MARGIN, top, WIDE, BOTTOM - top), [finding, *spoken])


def heading(page: Page, box: Box, text: str, note: str = "") -> Box:
    """Write the heading of a part of the slide, or its note alone; return the room below it."""
    lines = [page.para(fit(text, box.w, HEAD, bold=True), HEAD, bold=True)] if text else []
    lines += [page.para(shorten(note, box.w, NOTE, 3), NOTE, quiet=True)] if note else []
    high = height(lines, box.w)
    text_box(page.slide, Box(box.x, box.y, box.w, high), lines, one_line(text or note)[:40])
    return Box(box.x, box.y + high + 8, box.w, box.h - high - 8)


def legend(page: Page, box: Box) -> Box:
    """Write at the foot of the box what the looks of the marks mean; return the room above it."""
    high = height([page.para(shorten(page.brief.legend, box.w, NOTE, 2), NOTE)], box.w)
    page.line(Box(box.x, box.bottom - high, box.w, high), page.brief.legend)
    return Box(box.x, box.y, box.w, box.h - high - 14)


def credit(page: Page, box: Box) -> Box:
    """Write at the foot of the box what the map shows and whose it is; return the room above it."""
    brief = page.brief
    say = brief.style.say
    text = brief.style.run([say("page.order_note"), say("page.km_note"), brief.credit])
    para = page.para(shorten(text, box.w, NOTE, 6), NOTE, quiet=True)
    high = height([para], box.w)
    text_box(page.slide, Box(box.x, box.bottom - high, box.w, high), [para], "Credit")
    return Box(box.x, box.y, box.w, box.h - high - 8)


def route_map(page: Page, box: Box, near: Collection[str] = (), *, credited: bool = True) -> None:
    """Add the map as a picture, with what it shows as alternative text, and its credit below it."""
    brief, above = page.brief, credit(page, box) if credited else box
    made = map_png(brief, above.w / MAP_SCALE, above.h / MAP_SCALE, round(2 * above.w), near)
    page.lacking = (*page.lacking, *made.lacking)
    picture(page.slide, above, made.data, brief.style.say("page.map"), map_about(brief))


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


def end(page: Page, quoted: Iterable[Quote] | None = None) -> None:
    """Write the notes and name the fonts everywhere on the slide.

    `quoted`, on the slide of the sources, are the report's words on all slides.
    """
    notes = page.slide.notes_slide
    for shape in [*notes.placeholders]:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:  # python-pptx leaves it empty
            shape._element.getparent().remove(shape._element)
    spoken = [page.brief.style.stop(one_line(text)) for text in page.spoken if text][:SPOKEN]
    lines = [page.para(text) for text in spoken]
    write(notes.notes_text_frame, lines if quoted is None else [*lines, *provenance(page, quoted)])
    for one in (page.slide, notes):
        set_fonts(one.element, page.brief.language)


def provenance(page: Page, quoted: Iterable[Quote]) -> list[Para]:
    """Return what the slides rest on: what every export states, the quotes by offsets, and the sources."""
    brief, make, say = page.brief, page.para, page.brief.style.say
    lines = [make(say("words.labelled", label=one, line=line)) for one, line in brief.labelled()]
    held = list(dict.fromkeys(quoted))
    lines.append(make(say("slides.note_quotes" if held else "slides.note_none"), bold=True))
    for quote in held:
        words = say("slides.note_quote", text=quote.text, start=quote.start, end=quote.end)
        lines.append(make(words, language="zh"))
        if gloss := brief.gloss(quote):
            lines.append(make(say("words.gloss", text=gloss)))
    lines.append(make(say("page.sources"), bold=True))
    return lines + [
        make(one_line(told.source(brief.view, source, brief.style))) for source in brief.view.sources
    ]
