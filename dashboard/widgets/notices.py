"""What the page says before its views: faults of the trip's files, what a link has that the trip lacks."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import streamlit as st
from markupsafe import escape

from dashboard.parts.html import fault_list
from dashboard.style import drafted
from dashboard.style.style import Style
from dashboard.trip.faults import Fault
from dashboard.trip.gate import for_log, short
from dashboard.trip.model import Trip
from dashboard.widgets import state
from dashboard.widgets.stylesheet import stylesheet

log = logging.getLogger(__name__)
NAMED = 3
"""Values of a link that are named where it has more that the trip lacks."""


def faults_alone(faults: Sequence[Fault], style: Style) -> None:
    """Draw the faults in place of the views: there is no sound state of the files to show."""
    st.html(stylesheet(style))
    heading = escape(style.say("page.faults", n=len(faults)))
    with st.container(key="faults"):
        st.html(f'<div class="faults"><h2>{heading}</h2><ol>{fault_list(faults, style)}</ol></div>')


def faults_beside(faults: Sequence[Fault], style: Style) -> None:
    """Say, where there are any, that the files have faults, and that the state before them is shown."""
    if faults:
        heading = escape(style.say("page.faults_beside", n=len(faults)))
        with st.container(key="faults"):
            st.html(
                f'<details class="faults" role="status"><summary>{heading}</summary>'
                f"<ol>{fault_list(faults, style)}</ol></details>"
            )


def undecided(trip: Trip, style: Style) -> None:
    """Say, where it is so, how much of the trip is a draft that nobody has reviewed, with the way there."""
    if text := drafted.note(trip, style):
        with st.container(key="undecided", horizontal=True, vertical_alignment="center", gap="small"):
            st.html(f'<p role="status">{escape(text)}</p>')
            st.button(style.say("review.open"), key="review_open", on_click=state.show, args=(state.REVIEW,))


def ignored(values: Sequence[str], style: Style) -> None:
    """Say, where there are any, which values of the link this trip does not have: a few, in one line."""
    if not values:
        return
    say = style.say
    first = say("page.ignored_join").join(short(value) for value in values[:NAMED])
    key = "page.ignored" if len(values) <= NAMED else "page.ignored_many"
    note = say(key, values=first, n=len(values))
    log.warning("%d values of a link are not in the trip, such as %s", len(values), for_log(values[0]))
    st.html(f'<p class="note" role="status">{escape(note)}</p>')
