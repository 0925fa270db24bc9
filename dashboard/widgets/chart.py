"""A chart on the page: plotly's figure in an element of ours, whose marks answer clicks and keys."""

from __future__ import annotations

from collections.abc import Callable

import orjson
import streamlit as st

from dashboard.widgets import state
from dashboard.widgets.drawn import Chart, Drawn
from dashboard.widgets.element import element

_chart = element(
    "chart", '<div class="chart" role="group"><div class="plot"></div><div class="marks"></div></div>'
)


def chart(drawn: Drawn, key: str, figure: Chart, words: Callable[[], str]) -> None:
    """Draw a figure whose marks answer with their customdata; `words` returns its alternative text."""
    _chart(
        key=key,
        data=drawn.data(
            key,
            lambda: {
                "wide": orjson.Fragment(figure.wide),
                "narrow": orjson.Fragment(figure.narrow),
                "label": words(),
            },
        ),
        on_clicked_change=lambda: state.click(st.session_state[key].clicked),
    )
