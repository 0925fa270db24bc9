"""The cover: the trip, its dates, the report's own totals, and what the file rests on."""

from __future__ import annotations

from typing import Any

from dashboard.brief import Brief
from dashboard.exports.slides import finding
from dashboard.exports.slides.file import TITLE as TITLE_PLACE
from dashboard.exports.slides.file import add_foot
from dashboard.exports.slides.page import BOTTOM, MARGIN, WIDE, Page
from dashboard.exports.slides.parts import COVER, HEAD, TEXT, height, para_maker, shorten, text_box, title
from dashboard.layout.box import Box

NUMBER = 120.0  # px of a total's letters


def cover(deck: Any, brief: Brief) -> Page:
    """Add the cover to a deck and return it."""
    layout = next(one for one in deck.slide_layouts if one.name == "Title Only")
    slide, make, say = deck.slides.add_slide(layout), para_maker(brief), brief.style.say
    add_foot(slide)
    head = make(shorten(brief.title, WIDE, COVER, 2, bold=True), COVER, bold=True)
    high = height([head], WIDE)
    top = Box(MARGIN, 3 * TITLE_PLACE[1] - high / 2, WIDE, high)
    title(slide, top, head)
    dates = make(shorten(brief.dates, WIDE, HEAD, 1), HEAD, quiet=True)
    text_box(slide, Box(MARGIN, top.bottom + 12, WIDE, dates.leading), [dates], "Dates")
    way = make(shorten(finding.route(brief), WIDE, HEAD, 2), HEAD)
    y = _totals(slide, brief, make, top.bottom + dates.leading + 70) + 36
    text_box(slide, Box(MARGIN, y, WIDE, height([way], WIDE)), [way], "Route")
    y += height([way], WIDE) + 44
    lines = [make(shorten(brief.sum, WIDE, TEXT, 2), TEXT, after=10)]
    lines += [make(shorten(brief.sum_note, WIDE, TEXT, 2), TEXT, quiet=True, after=10)]
    if brief.view.filter:
        chosen = say("brief.filter_line", filter=brief.filter)
        lines.insert(0, make(shorten(chosen, WIDE, TEXT, 2, bold=True), TEXT, bold=True, after=10))
        lines.append(make(shorten(brief.shown_sum, WIDE, TEXT, 2), TEXT, after=10))
    lines.append(make(shorten(finding.report(brief), WIDE, TEXT, 2), TEXT, quiet=True))
    text_box(slide, Box(MARGIN, y, WIDE, height(lines, WIDE)), lines, "Sum, filter, source")
    page = Page(slide, brief, Box(MARGIN, y, WIDE, BOTTOM - y), [])
    page.spoken = [
        say("words.labelled", label=brief.title, line=brief.dates),
        say("slides.says", totals=finding.totals(brief)),
        brief.shown_sum or brief.sum_note,
    ]
    return page


def _totals(slide: Any, brief: Brief, make: Any, y: float) -> float:
    """Write each of the report's totals large, above its unit; return where they end."""
    say, end = brief.style.say, y
    for place, (name, n) in enumerate(brief.trip.totals.stated.items()):
        unit = say(f"page.total_{name}", n=n).replace(str(n), "", 1).strip()
        lines = [make(str(n), NUMBER, bold=True), make(unit, HEAD, quiet=True)]
        high = height(lines, 300)
        text_box(slide, Box(MARGIN + place * 340, y, 300, high), lines, f"Total {name}")
        end = y + high
    return end
