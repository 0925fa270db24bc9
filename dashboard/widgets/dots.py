"""The row of dots on the page."""

from __future__ import annotations

import streamlit as st

from dashboard.parts.dots import dots
from dashboard.widgets import state
from dashboard.widgets.drawn import Drawn
from dashboard.widgets.element import element

_dots = element("dots")


def dots_row(drawn: Drawn) -> None:
    """Draw the dots, each group with its word and number; a click selects."""
    _dots(
        key="site_dots",
        data=drawn.data("site_dots", dots),
        on_clicked_change=lambda: state.click(st.session_state["site_dots"].clicked),
    )
