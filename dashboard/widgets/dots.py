"""Every site of the trip as a dot in the look of its status: the legend of the marks, and a way to select."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.brief import Brief
from dashboard.style.looks import LOOKS, dotted
from dashboard.widgets import state
from dashboard.widgets.drawn import Drawn
from dashboard.widgets.element import element
from dashboard.widgets.site import Site, site

_dots = element("dots", '<div class="dots"></div>')


@dataclass(frozen=True)
class Dot(Site):
    """A site in the row of dots, and whether the filter leaves it out."""

    out: bool


@dataclass(frozen=True)
class Group:
    """The dots of one status, as many as the sum says, with its word and how many the filter leaves."""

    word: str
    count: str
    dots: list[Dot]


def legend(brief: Brief) -> list[Group]:
    """Return the dots by status, in the order of `LOOKS`."""
    view, shown = brief.view, {row["id"] for row in brief.shown.visit_rows}
    groups = []
    for look in LOOKS:
        rows = [row for row in view.dossier.whole.visit_rows if row["status"] == look]
        dots = [Dot(**vars(site(view, row, brief.style)), out=row["id"] not in shown) for row in rows]
        left = view.sum[look]
        count = str(left) if left == len(dots) else f"{left}/{len(dots)}"
        groups.append(Group(brief.style.say(f"status.{look}"), count, dots))
    return groups


def dot_note(brief: Brief) -> str:
    """Return what the dot on a mark means, where a mark shown has one."""
    rows = brief.shown.visit_rows
    outside = any(dotted(row["location_basis"]) or dotted(row["day_basis"]) for row in rows)
    return brief.style.say("brief.dot") if outside else ""


def dots_row(drawn: Drawn) -> None:
    """Draw the dots, each group with its word and number; a click selects."""
    brief = drawn.brief
    _dots(
        key="site_dots",
        data=drawn.data(
            "site_dots", lambda: {"groups": legend(brief), "note": dot_note(brief), "lang": brief.language}
        ),
        on_clicked_change=lambda: state.click(st.session_state["site_dots"].clicked),
    )
