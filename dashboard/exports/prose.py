"""The briefing as text: Markdown, and plain lines for an e-mail or a chat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dashboard.brief import Brief
from dashboard.exports.message import message
from dashboard.exports.picture import Picture
from dashboard.style import labels, told
from dashboard.style.escape import for_markdown, one_line
from dashboard.style.outcomes import outcome_groups, unassigned
from dashboard.view import quotes
from dashboard.view.quotes import Quote
from dashboard.view.rows import VisitRow

Length = Literal["full", "short"]
LineKind = Literal["title", "part", "day", "line", "item", "quote", "gloss"]
_ADDRESS = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9._~/?=&%+-]*)?")  # a host, and a path on it
BEST = 2
"""Sentences that are quoted for a theme: enough to show its tone, few enough to be read."""


@dataclass(frozen=True)
class Line:
    """One line of the briefing, what it is, and the address in it, if it has one."""

    kind: LineKind
    text: str
    address: str = ""


def markdown(brief: Brief) -> Picture:
    """Return the briefing as Markdown in which no name or quote is markup; NothingShownError if empty."""
    marks = {"title": "# ", "part": "## ", "day": "### ", "item": "- ", "quote": "> ", "gloss": "> "}
    text, before = "", ""
    for line in _lines(brief):
        kind = "quote" if line.kind == "gloss" else line.kind
        # Lists stay tight; a translation is a paragraph of its quote.
        gap = {"item": "\n", "gloss": ">\n"}.get(line.kind, "\n") if before else ""
        if line.kind == "item" and before == "item":
            gap = ""
        text += gap + marks.get(line.kind, "") + _linked(line) + "\n"
        before = kind
    return Picture(text.encode("utf-8"))


def _linked(line: Line) -> str:
    """Return a line as Markdown, its address as a link; an address of another form stays text."""
    before, address, after = line.text.partition(line.address) if line.address else (line.text, "", "")
    if not _ADDRESS.fullmatch(address):
        return for_markdown(line.text)
    return f"{for_markdown(before)} <https://{address}> {for_markdown(after)}".strip()


def plain(brief: Brief, length: Length = "full") -> Picture:
    """Return the briefing as lines without markup that the reader's app wraps, or a `short` message of it.

    NothingShownError where the filter leaves nothing.
    """
    if length == "short":
        brief.refuse_nothing()
        return Picture(message(brief).encode("utf-8"))
    text, before = "", ""
    for line in _lines(brief):
        gap = "\n" if line.kind in {"part", "day"} or before in {"title", "part"} else ""
        head = {"item": "· ", "quote": "  ", "gloss": "  "}.get(line.kind, "")
        tail = brief.style.say("words.colon") if line.kind in {"part", "day"} else ""
        text += (gap if text else "") + head + one_line(line.text) + tail + "\n"
        before = line.kind
    return Picture(text.encode("utf-8"))


def _lines(brief: Brief) -> Iterator[Line]:
    brief.refuse_nothing()
    say = brief.style.say
    yield Line("title", brief.title)
    yield Line("line", brief.dates)
    yield Line("line", say("brief.filter_line", filter=brief.filter))
    yield from (Line("line", one) for one in (brief.sum, brief.sum_note, brief.shown_sum, brief.known) if one)
    yield Line("part", say("words.itinerary"))
    yield from _itinerary(brief)
    if len(brief.shown.could_be):
        yield Line("part", say("list.could_be"))
        yield Line("line", told.could_be_note(brief.view, brief.style))
        yield from _visits(brief, brief.shown.could_be_rows)
    if len(brief.shown.events):
        yield Line("part", say("timeline.events"))
        for row in brief.shown.event_rows:
            facts = [told.day_known(row, brief.style), labels.name(row, brief.language)]
            facts += [told.city_known(brief.trip, row, brief.style)] if row["city"] else []
            yield Line("item", " · ".join(facts))
    yield from _outcomes(brief)
    yield from _themes(brief)
    yield from _next(brief)
    yield Line("part", say("page.sources"))
    for one in brief.view.sources:
        yield Line("item", told.source(brief.view, one, brief.style), one.address)
    if brief.trip.not_visited:
        yield Line("part", say("sources.not_visited"))
        yield from (Line("item", one) for one in told.not_visited(brief.view, brief.style))
    yield Line("part", say("words.statement"))
    yield from (Line("item", say("words.labelled", label=one, line=line)) for one, line in brief.labelled())


def _itinerary(brief: Brief) -> Iterator[Line]:
    """Yield the visits by day and then city, along the route; those without a day come last."""
    rows = brief.shown.visit_rows
    if not rows:
        yield Line("line", told.no_visit(brief.view, brief.style))
    days = sorted({row["day"] for row in rows if row["day"]})
    for day in (*days, None):
        held = [row for row in rows if row["day"] == day]
        if held:
            yield Line("day", labels.day(day, brief.language))
        for city in (*(city.id for city in brief.trip.cities), None):
            yield from _visits(brief, [row for row in held if row["city"] == city])


def _visits(brief: Brief, rows: Iterable[VisitRow]) -> Iterator[Line]:
    """Yield one line a named visit, and one for all that the report does not name."""
    unnamed = 0
    for row in rows:
        if row["status"] == "unnamed":
            unnamed += 1
            continue
        city, day = told.city_known(brief.trip, row, brief.style), told.days_known(row, brief.style)
        status = brief.style.say(f"status.{row['status']}")
        name = f"{row['number']} {labels.name(row, brief.language)}"
        yield Line("item", " · ".join((name, status, city, day)))
    if unnamed:
        yield Line("item", brief.style.say("page.unnamed", n=unnamed))


def _outcomes(brief: Brief) -> Iterator[Line]:
    """Yield what was brought home, by kind."""
    groups = outcome_groups(brief.shown.outcome_rows, style=brief.style)
    if groups:
        yield Line("part", brief.style.say("page.outcomes"))
    for group in groups:
        yield Line("day", group.title)
        yield from (Line("item", line.whole(brief.style)) for line in group.lines)
    if note := unassigned(brief.shown, style=brief.style):
        yield Line("line", note)


def _themes(brief: Brief) -> Iterator[Line]:
    if not brief.shown.mention_rows:
        return
    yield Line("part", brief.style.say("page.themes"))
    yield Line("line", brief.theme_note)
    for one in brief.view.theme_counts:
        if not one.sentences:
            continue
        counted = told.theme_counts(one.sentences, one.visits, brief.style)
        name = one.theme.name.of(brief.language)
        yield Line("day", name + brief.style.say("basis.bracket", basis=counted))
        for quote in quotes.best(brief.view, one.theme.id, BEST):
            yield from _quote(brief, quote)


def _next(brief: Brief) -> Iterator[Line]:
    """Yield every sentence of the last voice, which is what the delegation will do."""
    voice = brief.lexicon.voices[-1]
    said = quotes.said(brief.view, voice.id)
    if said:
        yield Line("part", voice.name.of(brief.language))
    for quote in said:
        yield from _quote(brief, quote)


def _quote(brief: Brief, quote: Quote) -> Iterator[Line]:
    yield Line("quote", quote.text)
    if gloss := brief.gloss(quote):
        yield Line("gloss", brief.style.say("words.gloss", text=gloss))
