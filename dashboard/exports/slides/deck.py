"""The briefing as slides that can be edited: one for the filter, or a deck in the order of a briefing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from dashboard.brief import Brief
from dashboard.exports.package import save
from dashboard.exports.picture import Picture
from dashboard.exports.slides import cities, finding, outcomes, themes
from dashboard.exports.slides.cover import cover
from dashboard.exports.slides.file import new
from dashboard.exports.slides.page import Page, begin, end, legend, route_map
from dashboard.exports.slides.sources import sources
from dashboard.exports.slides.timeline import timeline
from dashboard.exports.slides.visits import names, names_height
from dashboard.layout.box import Box
from dashboard.style.findings import timeline_finding
from dashboard.view.quotes import Quote

GUTTER, SPACE = 40.0, 22.0  # px: between columns, between parts of a column
WORTH = 3
"""Sentences with a theme, or dated things, from which a slide of their own is worth it."""

Maker = Callable[[Any, Brief], Page]


def pptx(brief: Brief) -> Picture:
    """Return one slide of the brief as a PPTX; NothingShownError where the filter leaves nothing.

    Where nothing is certain it is the slide of what could belong.
    """
    return _file(brief, [_overview if _certain(brief) else cities.nothing_certain])


def deck(brief: Brief) -> Picture:
    """Return the brief as a PPTX of several slides; NothingShownError where the filter leaves nothing.

    They are a cover, what was agreed and comes next, the route, the timeline, the cities that have something
    to show, the themes, what was seen and said, and the sources; what the filter leaves little of joins its
    neighbour.
    """
    planned = outcomes.plans(brief)
    first = [plan for plan in planned if {*plan.kinds} & {*outcomes.AGREED.kinds}]
    makers: list[Maker] = [cover, *map(outcomes.outcomes, first)]
    makers += _places(brief)
    if brief.view.carrying >= WORTH:
        makers.append(themes.themes)
    makers += [outcomes.outcomes(plan) for plan in planned if plan not in first]
    if not planned and brief.view.carrying >= WORTH:
        makers.append(themes.voices)
    return _file(brief, [*makers, sources])


def _certain(brief: Brief) -> bool:
    return not brief.shown.visits.empty or (brief.shown.could_be.empty and not brief.view.empty)


def _places(brief: Brief) -> list[Maker]:
    """Return the slides of the route, the days and the cities that the filter leaves something for."""
    if not _certain(brief):
        return [cities.nothing_certain]
    found: list[Maker] = []
    held = cities.groups(brief)
    one = held[0][0].id if [len(group) for group in held] == [1] else None
    if any(row["city"] != one for row in brief.shown.visit_rows):
        found.append(cities.route)  # the slide of one city would not have them
    dated = sum(row["day"] is not None for row in brief.shown.visit_rows) + len(brief.shown.events)
    if dated >= WORTH or (dated and not found):
        found.append(_days)
    return found + [partial(cities.cities, held=group) for group in held]


def _file(brief: Brief, makers: list[Maker]) -> Picture:
    brief.refuse_nothing()
    made, lacking = new(brief), dict[str, None]()
    quoted: list[Quote] = []
    for place, make in enumerate(makers):
        page = make(made, brief)
        quoted += page.quoted
        end(page, quoted if place == len(makers) - 1 else None)
        lacking.update(dict.fromkeys(page.lacking))
    return Picture(save(made, brief.made), tuple(lacking))


def _days(made: Any, brief: Brief) -> Page:
    """Add the slide of the timeline."""
    say = brief.style.say
    found = timeline_finding(brief.trip, brief.shown, style=brief.style)
    notes = [say("page.timeline_note"), say("page.undated_note")]
    page = begin(made, brief, found or brief.known, notes)
    room = legend(page, page.room)
    bottom = timeline(page, Box(room.x, room.y, room.w, room.h - 2 * 36))
    page.line(Box(room.x, bottom + 8, room.w, 66), brief.style.run(notes))
    return page


def _overview(made: Any, brief: Brief) -> Page:
    """Add the one slide of the brief: what was agreed and the route, beside the days and the visits."""
    signed = finding.signed(brief)
    spoken = [signed or brief.known, brief.shown_sum or brief.sum_note]
    page = begin(made, brief, finding.overview(brief), spoken)
    room = legend(page, page.room)
    left = Box(room.x, room.y, 0.4 * room.w, room.h)
    route_map(page, left)
    right = Box(left.right + GUTTER, room.y, room.right - left.right - GUTTER, room.h)
    y = outcomes.summary(page, Box(right.x, right.y, right.w, 0.2 * right.h), signed)
    listed = names_height(page)
    if brief.view.dated:
        y = timeline(page, Box(right.x, y, right.w, max(right.bottom - y - listed, 0.4 * right.h))) + SPACE
    bottom = names(page, Box(right.x, y, right.w, right.bottom - y))
    cities.key_quotes(page, Box(right.x, bottom + SPACE, right.w, right.bottom - bottom - SPACE))
    return page
