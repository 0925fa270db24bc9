"""The report's own words on the page: the sentences shown, and the whole report."""

from __future__ import annotations

import streamlit as st

from dashboard.figures.reader import By
from dashboard.parts.html import title
from dashboard.parts.words import covered, report, sentences, used
from dashboard.widgets import state
from dashboard.widgets.drawn import Drawn
from dashboard.widgets.element import element

_quotes = element("quotes")
_marks = element("reader")


def sentences_view(drawn: Drawn) -> None:
    """Draw the sentences shown, or those that the selection lights up, with their words marked.

    Where a person decided the themes, the lexicon's answer can be shown beside theirs.
    """
    with st.container(key="sentences"):
        st.html(title(drawn.style.say("page.sentences"), drawn.brief.gloss_note))
        differing = bool(drawn.view.dossier.agreement.differing)
        machine = differing and st.toggle(drawn.style.say("themes.machine"), key="machine")
        name = "quotes machine" if machine else "quotes"
        _quotes(key="quotes", data=drawn.data(name, lambda brief: sentences(brief, machine=machine)))


def reader_view(drawn: Drawn) -> None:
    """Draw the whole report with what is used of it marked, and what is used for nothing listed."""
    say = drawn.style.say
    with st.container(key="report"):
        st.html(title(say("reader.title")))
        by: By = st.segmented_control(
            say("reader.by"),
            ["theme", "visit"],
            default="theme",
            required=True,
            format_func=lambda one: say(f"reader.by_{one}"),
            key="reader_by",
            label_visibility="collapsed",
        )
        drawn.html("coverage", covered)
        st.html(drawn.always("report", lambda: report(drawn.brief)))
        _marks(
            key="reader_marks",
            data=drawn.data(f"reader_marks {by}", lambda brief: used(brief, by)),
            on_clicked_change=lambda: state.click(st.session_state["reader_marks"].clicked),
        )
