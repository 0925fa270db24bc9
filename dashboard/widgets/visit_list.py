"""The list of visits, with those not on the map in a tray and those that could belong here apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st
from markupsafe import escape

from dashboard.style import told
from dashboard.style.style import Style
from dashboard.view.rows import VisitRow
from dashboard.view.view import View
from dashboard.widgets.drawn import Drawn
from dashboard.widgets.element import element
from dashboard.widgets.html import title
from dashboard.widgets.notices import nothing_certain
from dashboard.widgets.parts import detail_panel
from dashboard.widgets.site import Site, site
from dashboard.widgets.state import click

_list = element("list", '<div class="list"></div>')


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


def visits_view(drawn: Drawn) -> None:
    """Draw the list; the detail of what is selected, or why nothing is certain, takes its place above it.

    The two share a box of one height that scrolls in itself: whatever comes, nothing beside it moves.
    """
    brief, view, style = drawn.brief, drawn.view, drawn.style
    with st.container(key="visits"):
        drawn.html("visits_title", lambda: title(style.say("page.visits"), brief.known))
        with st.container(key="visits_scroll"):
            nothing_certain(drawn)
            if view.filter.stated_only:
                drawn.html("taken", lambda: _note(style.say("page.taken", **view.taken_back)))
            with st.container(key="detail"):
                detail_panel(drawn)
            visit_list(drawn)


def visit_list(drawn: Drawn) -> None:
    """Draw the list; a click on a row selects it."""
    _list(
        key="visit_rows",
        data=drawn.data(
            "visit_rows",
            lambda: {"groups": groups(drawn.view, drawn.style), "lang": drawn.style.language},
        ),
        on_clicked_change=lambda: click(st.session_state["visit_rows"].clicked),
    )


def _note(text: str) -> str:
    return f'<p class="note">{escape(text)}</p>'


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
