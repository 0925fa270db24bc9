"""The slides of the route and of its cities: each with its own cut of the map, and the visits in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.brief import Brief
from dashboard.exports.slides import finding
from dashboard.exports.slides.page import LEAST, Page, begin, credit, heading, legend, route_map
from dashboard.exports.slides.parts import NOTE, TEXT, height, shorten, text_box
from dashboard.exports.slides.quotes import INDENT, quote_paras, tags, write_quotes
from dashboard.exports.slides.visits import visits
from dashboard.layout.box import Box
from dashboard.style import told
from dashboard.trip.model import City
from dashboard.view.quotes import Quote

GUTTER, SPACE = 40.0, 22.0  # px: between columns, between parts of a column
MOST_TRIED = 12  # key sentences, of which one has to fit
LITTLE = 3
"""Named visits up to which a city shares its slide with the next one that has as few."""


def groups(brief: Brief) -> list[list[City]]:
    """Return the cities with a visit under the filter, those that have little two together."""
    rows, found = brief.shown.visit_rows, list[list[City]]()
    counts = {city.id: sum(row["city"] == city.id for row in rows) for city in brief.trip.stops}
    for city in (one for one in brief.trip.stops if counts[one.id]):
        last = found[-1] if found else []
        if len(last) == 1 and max(counts[last[0].id], counts[city.id]) <= LITTLE:
            last.append(city)
        else:
            found.append([city])
    return found


def route(made: Any, brief: Brief) -> Page:
    """Add the slide of the route: the whole map, and every visit shown."""
    say = brief.style.say
    page = begin(made, brief, finding.route(brief), [say("page.order_note"), brief.known])
    room = legend(page, page.room)
    left = Box(room.x, room.y, 0.4 * room.w, room.h)
    route_map(page, left)
    right = Box(left.right + GUTTER, room.y, room.right - left.right - GUTTER, room.h)
    visits(page, right, NOTE)
    return page


def cities(made: Any, brief: Brief, held: Sequence[City]) -> Page:
    """Add the slide of one city or of two that have little, and return it."""
    titles = [finding.city(brief, city) for city in held]
    page = begin(made, brief, brief.style.say("slides.semicolon").join(titles))
    room = legend(page, page.room)
    room = credit(page, room) if len(held) > 1 else room
    wide = (room.w - GUTTER * (len(held) - 1)) / len(held)
    own_alone = len(groups(brief)) == len(held) == 1
    for place, city in enumerate(held):
        box = Box(room.x + place * (wide + GUTTER), room.y, wide, room.h)
        own = _in(page, city)
        could_be = len(brief.shown.could_be) if own_alone else 0  # else the slide of the route says it
        (_tall if len(held) > 1 else _wide)(own, box, city, could_be)
        page.quoted, page.lacking = own.quoted, own.lacking
        page.spoken += [quote.text for quote in own.brief.ranked[:1]]
    page.spoken.append(brief.known)
    return page


def _in(page: Page, city: City) -> Page:
    """Return the slide as one of the city's visits alone."""
    chosen = replace(page.brief.view.filter, cities=frozenset({city.id}))
    return replace(page, brief=page.brief.under(chosen))


def _wide(page: Page, box: Box, city: City, could_be: int) -> None:
    left = Box(box.x, box.y, 0.43 * box.w, box.h)
    route_map(page, left, {city.id})
    right = Box(left.right + GUTTER, box.y, box.right - left.right - GUTTER, box.h)
    bottom = visits(page, Box(right.x, right.y, right.w, 0.72 * box.h), NOTE, could_be=could_be)
    key_quotes(page, Box(right.x, bottom + SPACE, right.w, box.bottom - bottom - SPACE))


def _tall(page: Page, box: Box, city: City, could_be: int) -> None:
    route_map(page, Box(box.x, box.y, box.w, 0.5 * box.h), {city.id}, credited=False)
    y = box.y + 0.5 * box.h + SPACE
    bottom = visits(page, Box(box.x, y, box.w, box.bottom - y), NOTE, could_be=could_be)
    key_quotes(page, Box(box.x, bottom + SPACE, box.w, box.bottom - bottom - SPACE))


def nothing_certain(made: Any, brief: Brief) -> Page:
    """Add the slide of a choice that leaves no visit, and return it.

    It has the words of the report that put the city on the route, and what could belong.
    """
    say, chosen = brief.style.say, [one for one in brief.trip.stops if one.id in brief.view.filter.cities]
    told_of = [_no_stop(brief, city) for city in chosen]
    lines = [line for line, _ in told_of] or [say("slides.no_visit", filters=brief.filter)]
    page = begin(made, brief, lines[0], [told.could_be_note(brief.view, brief.style), brief.sum_note])
    page.quoted += [quote for _, quote in told_of if quote]
    room, y = legend(page, page.room), page.room.y
    for line in lines[1:]:
        para = page.para(shorten(line, room.w, TEXT, 2), TEXT)
        high = height([para], room.w)
        text_box(page.slide, Box(room.x, y, room.w, high), [para], say("page.visits"))
        y += high + 8
    left = Box(room.x, y, 0.43 * room.w, room.bottom - y)
    route_map(page, left, {city.id for city in chosen})
    right = Box(left.right + GUTTER, y, room.right - left.right - GUTTER, room.bottom - y)
    if len(brief.shown.could_be):
        below = heading(page, right, say("list.could_be"), told.could_be_note(brief.view, brief.style))
        bottom = visits(page, Box(below.x, below.y, below.w, 0.6 * below.h), NOTE, certain=False)
        right = Box(right.x, bottom + SPACE, right.w, right.bottom - bottom - SPACE)
    key_quotes(page, right)
    return page


def _no_stop(brief: Brief, city: City) -> tuple[str, Quote | None]:
    """Return that nothing in a city is certain, with the words of the report that put it on the route."""
    say, name = brief.style.say, city.name.of(brief.language)
    item = next((one for one in city.evidence if one.quote), None)
    if not (item and item.quote and item.start is not None and item.end is not None):
        return say("list.no_stop", city=name), None
    named = any(visit.city == city.id for visit in brief.trip.visits)
    key = "slides.nothing_certain" if named else "list.no_stop_quoted"
    return say(key, city=name, quote=item.quote), Quote(-1, item.quote, item.start, item.end)


def key_quotes(page: Page, box: Box) -> None:
    """Write the key sentences under their heading, where there is room for a whole one."""
    brief = page.brief
    blocks = [(one, quote_paras(page, one, tags=tags(brief, one))) for one in brief.ranked]
    shortest = min((height(paras, box.w - INDENT) for _, paras in blocks[:MOST_TRIED]), default=box.h)
    if box.h < LEAST + shortest:
        return
    write_quotes(page, heading(page, box, brief.style.say("page.sentences"), brief.gloss_note), blocks)
