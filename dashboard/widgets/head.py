"""The head of the page: title, dates, the report's own totals, every site as a dot, and the buttons."""

from __future__ import annotations

import streamlit as st

from dashboard.parts.head import heading, sums
from dashboard.trip.library import Library
from dashboard.widgets import state
from dashboard.widgets.chooser import chooser
from dashboard.widgets.controls import language_choice
from dashboard.widgets.dots import dots_row
from dashboard.widgets.drawn import Drawn
from dashboard.widgets.share import share_menu


def head(drawn: Drawn, library: Library, step: str) -> None:
    """Draw the head, and beside it the other trips, the brief view, the share menu and the language.

    `step` names the step of the brief view, if one is shown.
    """
    brief = drawn.brief
    with st.container(key="title"):
        st.html(heading(brief, step))
        with st.container(key="sites", horizontal=True, gap="medium"):
            dots_row(drawn)
            drawn.html("sums", sums)
    with st.container(key="actions", horizontal=True, width="content"):
        say = brief.style.say
        chooser(library, [brief.trip.id], brief.style)
        st.button(say("share.brief"), key="brief_open", on_click=state.show, args=(state.BRIEF,))
        st.button(say("data.title"), key="data_open", on_click=state.show, args=(state.DATA,))
        share_menu(brief)
        language_choice(brief.style)
