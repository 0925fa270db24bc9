"""The list of visits, with those not on the map in a tray and those that could belong here apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import escape

from dashboard.brief import Brief
from dashboard.figures.detail import detail
from dashboard.parts.html import title
from dashboard.parts.site import Site, site
from dashboard.style import told
from dashboard.style.style import Style
from dashboard.view.rows import VisitRow
from dashboard.view.selection import Selection
from dashboard.view.view import View

_WORDS = ("clear", "quotes", "find", "source", "outcomes")


@dataclass(frozen=True)
class ListRow(Site):
    """A site in the list, with what is known of it."""

    facts: str


@dataclass(frozen=True)
class Group:
    """A part of the list: its heading, note or text, its named rows and those that have no name."""

    kind: str
    title: str = ""
    note: str = ""
    text: str = ""
    rows: list[ListRow] = field(default_factory=list)
    unnamed: list[ListRow] = field(default_factory=list)
    unnamed_note: str = ""


def visits(brief: Brief) -> dict[str, Any]:
    """Return what the list draws from."""
    return {"groups": groups(brief.view, brief.style), "lang": brief.language}


def groups(view: View, style: Style) -> list[Group]:
    """Return the parts of the list: placed visits, the tray, and what could be here under the filter."""
    say, shown = style.say, view.shown
    placed = [row for row in shown.visit_rows if row["precision"] != "none"]
    tray = [row for row in shown.visit_rows if row["precision"] == "none"]
    parts = [
        _group(view, "placed", placed, style, text="" if shown.visit_rows else told.no_visit(view, style))
    ]
    if tray:
        note = say("list.tray_stated" if view.filter.stated_only else "list.tray_note")
        parts.append(_group(view, "tray", tray, style, say("list.tray"), note))
    if shown.could_be_rows:
        titles = (say("list.could_be"), told.could_be_note(view, style))
        parts.append(_group(view, "maybe", shown.could_be_rows, style, *titles))
    return parts


def panel(brief: Brief, selected: Selection | None = None) -> dict[str, Any]:
    """Return what the detail panel draws from: what is selected, how that is known, and its words.

    `selected` stands in place of the view's own selection.
    """
    view, style = brief.view, brief.style
    chosen = selected or view.selected
    return {
        "detail": detail(view, chosen, style=style) if chosen else None,
        "selected": str(chosen),
        "lang": style.language,
        "words": {word: style.say(f"detail.{word}") for word in _WORDS},
    }


def visits_title(brief: Brief) -> str:
    """Return the heading of the list, as HTML, with how much is known."""
    return title(brief.style.say("page.visits"), brief.known)


def certainty(brief: Brief) -> str:
    """Return, as HTML, why nothing is certain under the filter, and what "stated only" took away."""
    view, say = brief.view, brief.style.say
    parts = []
    if view.empty:
        why = escape(say("page.empty_why", filters=brief.filter))
        parts.append(f'<p class="empty" role="status"><b>{escape(say("page.empty"))}</b> {why}</p>')
    if view.filter.stated_only:
        parts.append(f'<p class="note">{escape(say("page.taken", **view.taken_back))}</p>')
    return "".join(parts)


def _group(
    view: View,
    kind: str,
    rows: Sequence[VisitRow],
    style: Style,
    title: str = "",
    note: str = "",
    *,
    text: str = "",
) -> Group:
    unnamed = [_row(view, row, style) for row in rows if row["status"] == "unnamed"]
    named = [_row(view, row, style) for row in rows if row["status"] != "unnamed"]
    return Group(kind, title, note, text, named, unnamed, style.say("page.unnamed", n=len(unnamed)))


def _row(view: View, row: VisitRow, style: Style) -> ListRow:
    return ListRow(**vars(site(view, row, style)), facts=told.facts(view.trip, row, style))
