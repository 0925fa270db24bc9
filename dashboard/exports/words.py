"""The briefing as text: Markdown, and plain lines for an e-mail or a chat."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dashboard.brief import Brief, Quote
from dashboard.exports.facts import theme_counts
from dashboard.exports.picture import Picture
from dashboard.figures import labels
from dashboard.model import Source

Kind = Literal["title", "part", "day", "line", "item", "quote", "gloss"]
BEST = 2
"""Sentences that are quoted for a theme: enough to show its tone, few enough to be read."""

# Signs of CommonMark and of GitHub's tables, strikethrough and formulas, wherever they stand.
_SIGNS = re.compile(r"([\\`*_\[\]<>|#~&$])")
_ITEM = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")
_LINK = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(?=:)|(www)(?=\.)")


@dataclass(frozen=True)
class Line:
    """One line of the briefing, and what it is."""

    kind: Kind
    text: str


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
        text += gap + marks.get(line.kind, "") + inert(line.text) + "\n"
        before = kind
    return Picture(text.encode("utf-8"))


def plain(brief: Brief) -> Picture:
    """Return the briefing as lines without markup that the reader's app wraps; NothingShownError if empty."""
    text, before = "", ""
    for line in _lines(brief):
        gap = "\n" if line.kind in {"part", "day"} or before in {"title", "part"} else ""
        head = {"item": "· ", "quote": "  ", "gloss": "  "}.get(line.kind, "")
        tail = brief.style.say("words.colon") if line.kind in {"part", "day"} else ""
        text += (gap if text else "") + head + clean(line.text) + tail + "\n"
        before = line.kind
    return Picture(text.encode("utf-8"))


def clean(text: str) -> str:
    """Return the text on one line, without controls, marks of direction and what XML 1.0 cannot hold."""
    flat = " ".join(text.split())
    return "".join(
        one
        for one in flat
        if unicodedata.category(one) not in {"Cc", "Cf", "Cs"} and one not in "\ufffe\uffff"
    )


def inert(text: str) -> str:
    """Return the text so that Markdown shows it as it is: no emphasis, list, table, link or tag."""
    text = _SIGNS.sub(r"\\\1", clean(text))
    text = _LINK.sub(lambda found: found[0] + "\\", text)
    return _ITEM.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], text)


def city_told(brief: Brief, row: labels.Row) -> str:
    """Return the city of a visit or event with its basis, or that the report does not say."""
    name = labels.city(brief.trip, row["city"], brief.language)
    return name + _basis(brief, row["city_basis"]) if row["city"] else name


def day_told(brief: Brief, row: labels.Row) -> str:
    """Return the day of a visit or event with its basis, or that the report does not say."""
    name = labels.day(row["day"], brief.language)
    return name + _basis(brief, row["day_basis"]) if row["day"] else name


def sources_shown(brief: Brief) -> list[Source]:
    """Return the sources that what is shown may rest on.

    Under stated only these are the report, and those of the cities' coordinates and of the trip's frame.
    """
    if not brief.chosen.stated_only:
        return list(brief.trip.sources)
    kept = {brief.trip.source, *(city.source for city in brief.trip.cities)}
    kept |= {item.source for item in brief.trip.frame if item.source}
    return [source for source in brief.trip.sources if source.id in kept]


def source_told(brief: Brief, source: Source) -> str:
    """Return a source on one line: publisher, title, date, address, and how far it was checked."""
    publisher, title, verified = (
        labels.pick(one, brief.language) for one in (source.publisher, source.title, source.verified)
    )
    date = source.date or brief.style.say("brief.undated")
    parts = (f"{source.id} {publisher}", title, date, source.address, verified)
    return " · ".join(part for part in parts if part)


def not_visited_told(brief: Brief) -> list[str]:
    """Return what the report names and nobody visited, with our reason unless only the stated is shown."""
    found = []
    for one in brief.trip.not_visited:
        name, reason = labels.pick(one.name, brief.language), one.evidence.reason
        why = labels.pick(reason, brief.language) if reason and not brief.chosen.stated_only else ""
        found.append(brief.style.say("words.because", name=name, reason=why) if why else name)
    return found


def _basis(brief: Brief, basis: str) -> str:
    return brief.style.say("basis.bracket", basis=brief.style.say(f"basis.{basis}"))


def _lines(brief: Brief) -> Iterator[Line]:
    brief.refuse_empty()
    say = brief.style.say
    yield Line("title", brief.title)
    yield Line("line", brief.dates)
    yield Line("line", say("brief.filter_line", filter=brief.filter))
    yield from (Line("line", one) for one in (brief.sum, brief.shown_sum, brief.known) if one)
    yield Line("part", say("words.itinerary"))
    yield from _itinerary(brief)
    if len(brief.shown.could_be):
        yield Line("part", say("list.could_be"))
        yield Line("line", say("list.could_be_note"))
        yield from _visits(brief, brief.shown.could_be.to_dict("records"))
    if len(brief.shown.events):
        yield Line("part", say("timeline.events"))
        for row in brief.shown.events.to_dict("records"):
            facts = (day_told(brief, row), labels.name(row, brief.language), city_told(brief, row))
            yield Line("item", " · ".join(facts))
    yield from _themes(brief)
    yield from _next(brief)
    yield Line("part", say("page.sources"))
    yield from (Line("item", source_told(brief, source)) for source in sources_shown(brief))
    if brief.trip.not_visited:
        yield Line("part", say("sources.not_visited"))
        yield from (Line("item", one) for one in not_visited_told(brief))
    yield Line("part", say("words.statement"))
    yield from (Line("item", say("words.labelled", label=one, line=line)) for one, line in brief.labelled())


def _itinerary(brief: Brief) -> Iterator[Line]:
    """Yield the visits by day and then city, along the route; those without a day come last."""
    rows: list[labels.Row] = [*brief.shown.visits.to_dict("records")]
    if not rows:
        yield Line("line", brief.style.say("list.none"))
    days: list[dt.date | None] = sorted({row["day"] for row in rows if row["day"]})
    for day in (*days, None):
        held = [row for row in rows if row["day"] == day]
        if held:
            yield Line("day", labels.day(day, brief.language))
        for city in (*(city.id for city in brief.trip.cities), None):
            yield from _visits(brief, [row for row in held if row["city"] == city])


def _visits(brief: Brief, rows: Iterable[labels.Row]) -> Iterator[Line]:
    """Yield one line a named visit, and one for all that the report does not name."""
    unnamed = 0
    for row in rows:
        if row["status"] == "unnamed":
            unnamed += 1
            continue
        day = labels.known_day(row, brief.language)
        status = brief.style.say(f"status.{row['status']}")
        name = f"{row['number']} {labels.name(row, brief.language)}"
        yield Line("item", " · ".join((name, status, city_told(brief, row), day)))
    if unnamed:
        yield Line("item", brief.style.say("page.unnamed", n=unnamed))


def _themes(brief: Brief) -> Iterator[Line]:
    yield Line("part", brief.style.say("page.themes"))
    found = {one["id"]: one for one in theme_counts(brief.lexicon, brief.shown, brief.chosen)}
    for theme in brief.themes:
        count, name = found[theme.id], labels.pick(theme.name, brief.language)
        told = brief.style.say("detail.theme_note", sentences=count["sentences"], visits=count["visits"])
        yield Line("day", name + brief.style.say("basis.bracket", basis=told))
        for quote in brief.best(theme.id, BEST):
            yield from _quote(brief, quote)


def _next(brief: Brief) -> Iterator[Line]:
    """Yield every sentence of the last voice, which is what the delegation will do."""
    voice = brief.lexicon.voices[-1]
    said = brief.said(voice.id)
    if said:
        yield Line("part", labels.pick(voice.name, brief.language))
    for quote in said:
        yield from _quote(brief, quote)


def _quote(brief: Brief, quote: Quote) -> Iterator[Line]:
    yield Line("quote", quote.text)
    if gloss := brief.gloss(quote):
        yield Line("gloss", brief.style.say("words.gloss", text=gloss))
