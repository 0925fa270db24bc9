"""What a brief of one to three pages says, part by part: the same in Word and on the paper of the HTML file.

In Chinese it is a 简报 with numbered parts, 一、（一）.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.brief import Brief
from dashboard.exports.picture import Picture
from dashboard.exports.sheet.page import map_png
from dashboard.style import labels, told
from dashboard.style.escape import one_line
from dashboard.style.outcomes import gathered, outcome_groups, unassigned
from dashboard.trip.values import OutcomeKind
from dashboard.view import quotes
from dashboard.view.rows import VisitRow

AGREED: tuple[OutcomeKind, ...] = ("agreement", "area", "model")
NEXT: tuple[OutcomeKind, ...] = ("ask", "next", "planned")
THEMES = 3
"""Themes with a sentence each: with the outcomes they fill the three pages that a brief may have."""

_MAP = (884, 330)  # px that the map is laid out on, and its shape
_DIGITS = "一二三四五六七八九十"

Kind = Literal["title", "subtitle", "heading", "body", "caption", "note"]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of its kind, on one line; `lead` are its first words, which name it."""

    kind: Kind
    text: str
    lead: str = ""


@dataclass(frozen=True)
class Table:
    """A table with its heads, and the share of the width that each column takes."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    shares: Sequence[float]


@dataclass(frozen=True)
class Figure:
    """A picture over the whole width, with its alternative text."""

    picture: Picture
    alt: str


Part = Paragraph | Table | Figure


def lacking(parts: Iterable[Part]) -> tuple[str, ...]:
    """Return the characters that the fonts of the pictures lack."""
    return tuple(name for part in parts if isinstance(part, Figure) for name in part.picture.lacking)


def contents(brief: Brief) -> Iterator[Part]:
    """Yield the parts of the brief; NothingShownError where the filter leaves nothing."""
    brief.refuse_nothing()
    say = brief.style.say
    yield Paragraph("title", one_line(brief.title))
    filtered = [brief.filter] if brief.view.filter else []
    yield Paragraph("subtitle", one_line(say("list.join").join([brief.dates, *filtered])))
    made = [_where(brief), _outcomes(brief, "docx.agreed", AGREED), _themes(brief)]
    made += [_outcomes(brief, "docx.next", NEXT, unassigned(brief.shown, style=brief.style)), _notes(brief)]
    chapters = [chapter for chapter in map(list, made) if chapter]
    for place, (head, *rest) in enumerate(chapters):
        number = f"{_DIGITS[place]}、" if brief.language == "zh" else f"{place + 1}. "
        yield Paragraph("heading", number + one_line(head if isinstance(head, str) else ""))
        yield from (one for one in rest if not isinstance(one, str))


def _where(brief: Brief) -> Iterator[str | Part]:
    say = brief.style.say
    yield say("words.itinerary")
    yield _text(brief, [brief.sum, brief.sum_note, brief.shown_sum, brief.known])
    yield from _visits(brief, brief.shown.visit_rows)
    if could_be := brief.shown.could_be_rows:
        yield _text(brief, [say("list.could_be"), told.could_be_note(brief.view, brief.style)])
        yield from _visits(brief, could_be)
    made = map_png(brief, *_MAP, 3 * _MAP[0])
    yield Figure(made, one_line(f"{say('page.map')} {brief.sum}"))
    yield Paragraph("caption", one_line(f"{say('page.map')} · {brief.credit}"))


def _text(brief: Brief, lines: Iterable[str]) -> Paragraph:
    text = brief.style.run(brief.style.stop(line) for line in lines if line)
    return Paragraph("body", one_line(text))


def _item(brief: Brief, place: int, head: str, text: str) -> Paragraph:
    """Return a numbered paragraph whose first words name it."""
    zh = brief.language == "zh"
    number = f"（{_DIGITS[place]}）" if zh and place < len(_DIGITS) else f"({place + 1}) "
    lead = brief.style.say("words.labelled", label=one_line(number + head), line="")
    return Paragraph("body", one_line(text), lead)


def _visits(brief: Brief, rows: Sequence[VisitRow]) -> Iterator[Part]:
    """Yield the visits as a table: number and name, how surely it was visited, city, day."""
    say = brief.style.say
    named = [row for row in rows if row["status"] != "unnamed"]
    if not rows:
        yield _text(brief, [told.no_visit(brief.view, brief.style)])
    if named:
        heads = [say(f"docx.{one}") for one in ("site", "status", "city", "day")]
        yield Table(heads, [_row(brief, row) for row in named], (0.40, 0.13, 0.22, 0.25))
    if unnamed := len(rows) - len(named):
        yield _text(brief, [say("page.unnamed", n=unnamed)])


def _row(brief: Brief, row: VisitRow) -> list[str]:
    name = f"{row['number']} {labels.name(row, brief.language)}"
    city, day = told.city_known(brief.trip, row, brief.style), told.day_known(row, brief.style)
    return [one_line(one) for one in (name, brief.style.say(f"status.{row['status']}"), city, day)]


def _outcomes(
    brief: Brief, title: str, kinds: tuple[OutcomeKind, ...], note: str = ""
) -> Iterator[str | Part]:
    groups = outcome_groups(brief.shown.outcome_rows, style=brief.style, kinds=kinds)
    if not groups:
        return
    yield brief.style.say(title)
    for place, group in enumerate(groups):
        head, lines = gathered(group, brief.style)
        yield _item(brief, place, head, brief.style.stop(brief.style.say("docx.join").join(lines)))
    if note:
        yield _text(brief, [note])


def _themes(brief: Brief) -> Iterator[str | Part]:
    counts = [one for one in brief.view.theme_counts if one.sentences][:THEMES]
    if not counts:
        return
    yield brief.style.say("page.themes")
    for place, one in enumerate(counts):
        counted = told.theme_counts(one.sentences, one.visits, brief.style)
        name = one.theme.name.of(brief.language) + brief.style.say("basis.bracket", basis=counted)
        said = [brief.gloss(quote) or quote.text for quote in quotes.best(brief.view, one.theme.id, 1)]
        yield _item(brief, place, name, "".join(said))
    yield _text(brief, [brief.theme_note, brief.gloss_note])


def _notes(brief: Brief) -> Iterator[str | Part]:
    """Yield the sources, and what every export states that does not stand above."""
    yield brief.style.say("page.sources")
    for one in brief.view.sources:
        date, checked = told.source_date(brief.view, one, brief.style), one.verified.of(brief.language)
        parts = (f"{one.id} {one.publisher.of(brief.language)}", date, one.address, checked)
        yield Paragraph("note", one_line(" · ".join(part for part in parts if part)))
    for key, line in brief.statement.items():
        if key in {"filter", "source", "made"}:
            label = brief.style.say(f"brief.{key}")
            yield Paragraph("note", one_line(brief.style.say("words.labelled", label=label, line=line)))
