"""A chart on the page: plotly's figure in an element of ours, whose marks answer clicks and keys."""

from __future__ import annotations

import orjson
import streamlit as st

from dashboard.widgets import state
from dashboard.widgets.element import element
from dashboard.widgets.trips import Chart

_chart = element(
    "chart", '<div class="chart" role="group"><div class="plot"></div><div class="marks"></div></div>'
)


def chart(key: str, figure: Chart, words: str) -> None:
    """Draw a figure whose marks answer with their customdata; `words` are its alternative text."""
    _chart(
        key=key,
        data={
            "wide": orjson.Fragment(figure.wide),
            "narrow": orjson.Fragment(figure.narrow),
            "label": words,
        },
        on_clicked_change=lambda: state.click(st.session_state[key].clicked),
    )
