"""What was brought home, on the page."""

from __future__ import annotations

import streamlit as st

from dashboard.parts.html import title
from dashboard.parts.outcomes import outcomes
from dashboard.widgets import state
from dashboard.widgets.drawn import Drawn
from dashboard.widgets.element import element

_outcomes = element("outcomes")


def outcomes_view(drawn: Drawn) -> None:
    """Draw the outcomes by kind; a click opens the sentence and selects the site or event it belongs to.

    A trip without outcomes.csv has no such part.
    """
    if not drawn.view.trip.outcomes:
        return
    say = drawn.style.say
    with st.container(key="outcomes"):
        st.html(title(say("page.outcomes"), say("page.outcomes_note")))
        _outcomes(
            key="outcome_list",
            data=drawn.data("outcome_list", outcomes),
            on_clicked_change=lambda: state.click(st.session_state["outcome_list"].clicked),
        )
