"""The list of visits on the page, and above it the detail of what is selected."""

from __future__ import annotations

import streamlit as st

from dashboard.parts.visits import certainty, panel, visits, visits_title
from dashboard.widgets import state
from dashboard.widgets.drawn import Drawn
from dashboard.widgets.element import element

_list = element("list")
_detail = element("detail")


def visits_view(drawn: Drawn) -> None:
    """Draw the list; the detail of what is selected, or why nothing is certain, takes its place above it.

    The two share a box of one height that scrolls in itself: whatever comes, nothing beside it moves.
    """
    with st.container(key="visits"):
        drawn.html("visits_title", visits_title)
        with st.container(key="visits_scroll"):
            if drawn.once("certainty", lambda: certainty(drawn.brief)):
                drawn.html("certainty", certainty)
            with st.container(key="detail"):
                detail_panel(drawn)
            visit_list(drawn)


def detail_panel(drawn: Drawn) -> None:
    """Draw what the selection is, how each part of it is known, and the words it rests on."""
    _detail(key="detail_panel", data=drawn.data("detail_panel", panel), on_cleared_change=state.release)


def visit_list(drawn: Drawn) -> None:
    """Draw the list; a click on a row selects it."""
    _list(
        key="visit_rows",
        data=drawn.data("visit_rows", visits),
        on_clicked_change=lambda: state.click(st.session_state["visit_rows"].clicked),
    )
