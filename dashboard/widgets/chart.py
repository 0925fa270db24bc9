"""A chart on the page."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from dashboard.widgets import state


def chart(key: str, figure: go.Figure, words: str) -> None:
    """Draw a chart whose marks answer clicks with their customdata; `words` are its alternative text."""

    def clicked() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points:
            data = points[-1].get("customdata")
            state.click(data if isinstance(data, str) else data[0])
        else:
            state.release()

    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        config={"displayModeBar": False},
        on_select=clicked,
        selection_mode="points",
        alt=words,
    )
