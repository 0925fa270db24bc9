"""The briefing as slides that can be edited: one for the filter, or a deck of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dashboard.brief import Brief
from dashboard.exports.package import save
from dashboard.exports.picture import Picture
from dashboard.exports.slides.chart import theme_chart
from dashboard.exports.slides.file import new
from dashboard.exports.slides.outcomes import AGREED, FIGURES, agreed, figures, has
from dashboard.exports.slides.page import LEAST, Page, begin, end, heading, route_map
from dashboard.exports.slides.parts import FOOT, HEAD, NOTE, height, shorten, text_box
from dashboard.exports.slides.quotes import quote_paras, tags, write_quotes
from dashboard.exports.slides.sources import sources
from dashboard.exports.slides.visits import visits
from dashboard.layout.box import Box
from dashboard.style import told
from dashboard.trip.model import City
from dashboard.view import quotes
from dashboard.view.quotes import HANDY, Quote

PER_THEME = 5  # sentences that a theme may have on its slide, the best of each theme first
GUTTER, SPACE = 40.0, 22.0  # px: between columns, between parts of a column


def pptx(brief: Brief) -> Picture:
    """Return one slide of the brief as a PPTX; NothingShownError for an empty choice."""
    return _file(brief, [_overview])


def deck(brief: Brief) -> Picture:
    """Return the brief as a PPTX of several slides; NothingShownError for an empty choice.

    They are the overview, what was agreed and comes next, key figures and remarks, one a city that the
    filter admits, the themes, what was reported, learned and comes next, and the sources.
    """
    told_home: list[Maker] = [agreed] if has(brief, AGREED) else []
    told_home += [figures] if has(brief, FIGURES) else []
    return _file(brief, [_overview, *told_home, *map(_of_city, _admitted(brief)), _themes, _said, sources])


Maker = Callable[[Any, Brief], Page]


def _file(brief: Brief, makers: list[Maker]) -> Picture:
    brief.refuse_empty()
    made, lacking = new(brief), dict[str, None]()
    for make in makers:
        page = make(made, brief)
        end(page)
        lacking.update(dict.fromkeys(page.lacking))
    return Picture(save(made, brief.made), tuple(lacking))


def _admitted(brief: Brief) -> list[City]:
    chosen = brief.view.filter.cities
    return [city for city in brief.trip.stops if not chosen or city.id in chosen]


def _overview(made: Any, brief: Brief) -> Page:
    page, say = begin(made, brief), brief.style.say
    room = page.room
    left = Box(room.x, room.y, 0.41 * room.w, room.h)
    right = Box(left.right + GUTTER, room.y, room.right - left.right - GUTTER, room.h)
    chart_high = min(50 + 26.0 * len(brief.themes), 0.45 * room.h)
    below = heading(page, left, say("page.map"))
    route_map(page, Box(below.x, below.y, below.w, below.h - chart_high - SPACE))
    _chart(
        page,
        Box(left.x, left.bottom - chart_high, left.w, chart_high),
        FOOT if len(brief.themes) > 8 else NOTE,
    )
    below = heading(page, right, say("page.visits"))
    bottom = visits(page, Box(below.x, below.y, below.w, 0.62 * room.h), NOTE)
    _key_quotes(page, Box(right.x, bottom + SPACE, right.w, right.bottom - bottom - SPACE))
    return page


def _of_city(city: City) -> Maker:
    def make(made: Any, brief: Brief) -> Page:
        here = brief.under(replace(brief.view.filter, cities=frozenset({city.id})))
        page = begin(made, here, city.name.of(brief.language))
        (_no_stop if here.shown.visits.empty else _stop)(page, city)
        return page

    return make


def _stop(page: Page, city: City) -> None:
    room, say = page.room, page.brief.style.say
    left = heading(page, Box(room.x, room.y, 0.43 * room.w, room.h), say("page.map"))
    route_map(page, left)
    right = Box(left.right + GUTTER, room.y, room.right - left.right - GUTTER, room.h)
    below = heading(page, right, say("page.visits"))
    bottom = visits(page, Box(below.x, below.y, below.w, 0.55 * room.h), NOTE)
    _key_quotes(page, Box(right.x, bottom + SPACE, right.w, room.bottom - bottom - SPACE))


def _no_stop(page: Page, city: City) -> None:
    """Say that nothing here is certain, with the words of the report that put the city on the route."""
    brief, room, say = page.brief, page.room, page.brief.style.say
    item = next((one for one in city.evidence if one.quote), None)
    named = any(visit.city == city.id for visit in brief.trip.visits)
    key = "slides.nothing_certain" if named else "list.no_stop_quoted"
    name = city.name.of(brief.language)
    line_told = say(key, city=name, quote=item.quote) if item else say("list.no_stop", city=name)
    line = page.para(shorten(line_told, room.w, HEAD, 3), HEAD, bold=True)
    high = height([line], room.w)
    text_box(page.slide, Box(room.x, room.y, room.w, high), [line], say("page.visits"))
    if item and item.quote and item.start is not None and item.end is not None:
        page.quoted.append(Quote(-1, item.quote, item.start, item.end, None, ()))
    y, half = room.y + high + 2 * SPACE, 0.5 * (room.w - GUTTER)
    if len(brief.shown.could_be):
        left = Box(room.x, y, half, room.bottom - y)
        below = heading(page, left, say("list.could_be"), told.could_be_note(brief.view, brief.style))
        visits(page, below, NOTE, certain=False)
    _key_quotes(page, Box(room.right - half, y, half, room.bottom - y))


def _themes(made: Any, brief: Brief) -> Page:
    page, say = begin(made, brief, brief.style.say("page.themes")), brief.style.say
    room = page.room
    left = Box(room.x, room.y, 0.5 * room.w, room.h)
    below = heading(page, left, "", brief.theme_note)
    _chart(page, Box(below.x, below.y, below.w, min(below.h, 90 + 52.0 * len(brief.themes))), NOTE)
    right = Box(left.right + GUTTER, room.y, room.right - left.right - GUTTER, room.h)
    below = heading(page, right, say("page.sentences"), brief.gloss_note)
    blocks, seen = [], set[int]()
    best = [quotes.best(brief.view, theme.id, PER_THEME) for theme in brief.themes]
    for quote in (held[rank] for rank in range(PER_THEME) for held in best if rank < len(held)):
        if quote.sentence not in seen:
            seen.add(quote.sentence)
            blocks.append((quote, quote_paras(page, quote, tags=tags(brief, quote))))
    write_quotes(page, below, blocks, ordered=False)
    return page


def _said(made: Any, brief: Brief) -> Page:
    voices = brief.lexicon.voices
    names = [voice.name.of(brief.language) for voice in voices]
    page, say = begin(made, brief, " · ".join(names)), brief.style.say
    room, wide = page.room, (page.room.w - GUTTER * (len(voices) - 1)) / len(voices)
    for place, (voice, name) in enumerate(zip(voices, names, strict=True)):
        column = Box(room.x + place * (wide + GUTTER), room.y, wide, room.h - 32)
        said = sorted(
            quotes.said(brief.view, voice.id), key=lambda one: (len(one.text) > HANDY, -len(one.themes))
        )
        below = heading(page, column, name, brief.gloss_note if said else "")
        blocks = [(one, quote_paras(page, one, tags=tags(brief, one, voice=False))) for one in said]
        left_out = write_quotes(page, below, blocks)
        end_note = say("slides.more", n=left_out) if blocks else say("slides.no_sentence")
        if left_out or not blocks:
            line = page.para(end_note, NOTE, quiet=True)
            y = column.bottom + 4 if blocks else below.y
            text_box(page.slide, Box(column.x, y, wide, line.leading), [line], name)
    return page


def _chart(page: Page, box: Box, size: float) -> None:
    """Add the theme chart, or where no sentence shown has a theme, say so."""
    say = page.brief.style.say
    if page.brief.shown.mentions.empty:
        line = page.para(say("slides.no_sentence"), NOTE, quiet=True)
        text_box(page.slide, Box(box.x, box.y, box.w, line.leading), [line], say("page.themes"))
    else:
        theme_chart(page.slide, box, page.brief, size, say("page.themes"))


def _key_quotes(page: Page, box: Box) -> None:
    """Write the key sentences under their heading, where there is room for a short one."""
    brief = page.brief
    if box.h < LEAST or not brief.ranked:
        return
    below = heading(page, box, brief.style.say("page.sentences"), brief.gloss_note)
    blocks = [(one, quote_paras(page, one, tags=tags(brief, one))) for one in brief.ranked]
    write_quotes(page, below, blocks)
