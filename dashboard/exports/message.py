"""The briefing as a message for a phone: a few lines, each whole, of what a reader asks first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.brief import Brief
from dashboard.language import Language
from dashboard.style import labels, told
from dashboard.style.escape import one_line
from dashboard.style.outcomes import outcome_groups
from dashboard.trip.values import OutcomeKind

MOST: dict[Language, int] = {"zh": 300, "en": 900}
"""Characters that a message is to have, about as long to read in either language. What goes beyond is left
out by whole lines; title, dates, sum and source always stand.
"""

THEMES = 3
"""Themes that are named, those with the most sentences."""


LAST = 20
"""Characters that the words around the names take."""


def message(brief: Brief) -> str:
    """Return the message."""
    head = [_titled(brief), brief.shown_sum or brief.sum]
    foot = brief.style.say("message.source", source=_source(brief))
    room = MOST[brief.language] - sum(len(line) + 1 for line in (*head, foot))
    body: list[str] = []
    for line in _body(brief, room):
        if len(line) < room - sum(len(one) + 1 for one in body):
            body.append(line)
    return "\n".join(one_line(line) for line in (*head, *body, foot)) + "\n"


def _titled(brief: Brief) -> str:
    filtered = [brief.filter] if brief.view.filter else []
    return brief.style.say("list.join").join([f"{brief.title} · {brief.dates}", *filtered])


def _source(brief: Brief) -> str:
    source = next(one for one in brief.trip.sources if one.id == brief.trip.source)
    return f"{source.publisher.of(brief.language)} {told.source_date(brief.view, source, brief.style)}"


def _body(brief: Brief, room: int) -> Iterator[str]:
    """Yield what was agreed, the sites with the visit stated, what comes next, the themes: a line each."""
    say = brief.style.say
    agreed = [*_first(brief, "agreement")]
    yield from agreed
    room -= sum(len(line) + 1 for line in agreed if len(line) < room)
    rows = [row for row in brief.shown.visit_rows if row["status"] == "stated"]
    if rows:
        names = [labels.name(row, brief.language) for row in rows]
        yield say("message.visits", names=_some(brief, names, room - LAST), n=len(names))
    elif not brief.shown.visit_rows:
        yield told.no_visit(brief.view, brief.style)
    yield from _first(brief, "next")
    ranked = sorted(brief.view.theme_counts, key=lambda one: -one.sentences)
    counts = [one for one in ranked[:THEMES] if one.sentences]
    if counts:
        told_of = [
            f"{one.theme.name.of(brief.language)} {say('count.sentences', n=one.sentences)}" for one in counts
        ]
        yield say("words.labelled", label=say("page.themes"), line=say("filter.join").join(told_of))


def _first(brief: Brief, kind: OutcomeKind) -> Iterator[str]:
    """Yield the first outcome of a kind, if there is one."""
    for group in outcome_groups(brief.shown.outcome_rows, style=brief.style, kinds=[kind]):
        first = group.lines[0].whole(brief.style)
        yield brief.style.say("words.labelled", label=group.title, line=first)


def _some(brief: Brief, names: Sequence[str], room: int) -> str:
    """Return as many of the names as there is room for, and that there are more."""
    say = brief.style.say
    for most in range(len(names), 0, -1):
        shown = say("message.join").join(names[:most])
        if most < len(names):
            shown = say("message.more", names=shown, n=len(names))
        if len(shown) <= room or most == 1:
            return shown
    return ""
