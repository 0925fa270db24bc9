"""What was brought home, on the page."""

from __future__ import annotations

from dataclasses import asdict

import streamlit as st

from dashboard.style.outcomes import outcome_groups, unassigned
from dashboard.style.style import Style
from dashboard.view.view import View
from dashboard.widgets import state
from dashboard.widgets.element import element
from dashboard.widgets.html import title

_outcomes = element("outcomes", '<div class="outcomes"></div>')


def outcomes_view(view: View, style: Style) -> None:
    """Draw the outcomes by kind; a click opens the sentence and selects the site or event it belongs to.

    A trip without outcomes.csv has no such part.
    """
    if not view.trip.outcomes:
        return
    say = style.say
    groups = [
        {
            "title": group.title,
            "lines": [
                asdict(line) | {"lit": bool(line.belongs) and line.belongs == str(view.selected)}
                for line in group.lines
            ],
        }
        for group in outcome_groups(view.shown.outcome_rows, style=style)
    ]
    with st.container(key="outcomes"):
        st.html(title(say("page.outcomes"), say("page.outcomes_note")))
        _outcomes(
            key="outcome_list",
            data={
                "groups": groups,
                "note": unassigned(view.shown, style=style) if groups else say("outcome.none"),
                "find": say("detail.find"),
                "colon": say("words.colon"),
                "lang": style.language,
            },
            on_clicked_change=lambda: state.click(st.session_state["outcome_list"].clicked),
        )
