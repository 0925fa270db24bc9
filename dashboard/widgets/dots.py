"""Every site of the trip as a dot in the look of its status: the legend of the marks, and a way to select."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.brief import Brief
from dashboard.style import labels
from dashboard.style.looks import LOOKS, Look
from dashboard.style.palette import on
from dashboard.widgets import state
from dashboard.widgets.element import element

_dots = element("dots", '<div class="dots"></div>')


@dataclass(frozen=True)
class Dot:
    """A site: its key `visit:ID`, its mark and name, and whether it is lit, selected or left out."""

    key: str
    number: str
    look: Look
    color: str
    on: str
    name: str
    lit: bool
    pressed: bool
    out: bool


def dots(brief: Brief) -> list[list[Dot]]:
    """Return the dots by status, in the order of `LOOKS`: each list is as long as the sum says."""
    view, style = brief.view, brief.style
    shown = {row["id"] for row in view.shown.visit_rows}
    made: dict[Look, list[Dot]] = {look: [] for look in LOOKS}
    for row in view.dossier.whole.visit_rows:
        color, key = style.palette.city(view.trip, row["city"]), f"visit:{row['id']}"
        made[row["status"]].append(
            Dot(
                key=key,
                number=str(row["number"]),
                look=row["status"],
                color=color,
                on=on(color),
                name=labels.name(row, style.language),
                lit=row["id"] in view.lit.visits,
                pressed=key == str(view.selected),
                out=row["id"] not in shown,
            )
        )
    return list(made.values())


def dots_row(brief: Brief) -> None:
    """Draw the dots, each group with its word and number; a click selects."""
    view, say = brief.view, brief.style.say
    groups = [
        {"word": say(f"status.{look}"), "count": _count(view.sum[look], len(held)), "dots": held}
        for look, held in zip(LOOKS, dots(brief), strict=True)
    ]
    _dots(
        key="site_dots",
        data={"groups": groups, "lang": brief.language},
        on_clicked_change=lambda: state.click(st.session_state["site_dots"].clicked),
    )


def _count(shown: int, all_: int) -> str:
    return str(all_) if shown == all_ else f"{shown}/{all_}"
