"""What was brought home, on the page."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import streamlit as st

from dashboard.style.outcomes import outcome_groups, unassigned
from dashboard.style.style import Style
from dashboard.view.view import View
from dashboard.widgets import state
from dashboard.widgets.drawn import Drawn
from dashboard.widgets.element import element
from dashboard.widgets.html import title

_outcomes = element("outcomes", '<div class="outcomes"></div>')


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
            data=drawn.data("outcome_list", lambda: outcome_list(drawn.view, drawn.style)),
            on_clicked_change=lambda: state.click(st.session_state["outcome_list"].clicked),
        )


def outcome_list(view: View, style: Style) -> dict[str, Any]:
    """Return the outcomes by kind, those of the selection lit, with the words of the list."""
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
    return {
        "groups": groups,
        "note": unassigned(view.shown, style=style) if groups else say("outcome.none"),
        "find": say("detail.find"),
        "colon": say("words.colon"),
        "lang": style.language,
    }
