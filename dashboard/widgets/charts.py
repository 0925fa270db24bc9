"""The charts on the page: plotly's figures in an element of ours, whose marks answer clicks and keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.brief import Brief
from dashboard.parts.charts import (
    bars,
    bars_behind,
    bars_title,
    grid,
    timeline,
    timeline_behind,
    timeline_title,
)
from dashboard.parts.html import title
from dashboard.widgets import state
from dashboard.widgets.drawn import Drawn
from dashboard.widgets.element import element

_chart = element("chart")
_grid = element("grid")


def timeline_view(drawn: Drawn) -> None:
    """Draw the timeline with what it shows, and the table behind it."""
    with st.container(key="timeline"):
        drawn.html("timeline_title", timeline_title)
        chart(drawn, "timeline_chart", timeline)
        drawn.html("timeline_table", timeline_behind)


def themes_view(drawn: Drawn) -> None:
    """Draw the bars of the themes."""
    with st.container(key="themes"):
        drawn.html("theme_title", bars_title)
        chart(drawn, "theme_chart", bars)


def by_city_view(drawn: Drawn) -> None:
    """Draw the themes by city and voice, the table behind the bars, and the words that the lexicon lacks.

    A click on a row selects its theme.
    """
    say = drawn.style.say
    with st.container(key="by_city"):
        st.html(title(say("depth.grid"), say("depth.grid_note")))
        _grid(
            key="theme_grid",
            data=drawn.data("theme_grid", grid),
            on_clicked_change=lambda: state.click(st.session_state["theme_grid"].clicked),
        )
        drawn.html("themes_behind", bars_behind)


def chart(drawn: Drawn, key: str, make: Callable[[Brief], Any]) -> None:
    """Draw a figure whose marks answer with their customdata."""
    _chart(
        key=key,
        data=drawn.data(key, make),
        on_clicked_change=lambda: state.click(st.session_state[key].clicked),
    )
