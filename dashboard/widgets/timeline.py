"""The timeline on the page."""

from __future__ import annotations

import streamlit as st
from markupsafe import escape

from dashboard.figures.behind import alt, timeline_rows, timeline_table
from dashboard.style.findings import timeline_finding
from dashboard.style.style import Style
from dashboard.widgets.chart import chart
from dashboard.widgets.html import finding
from dashboard.widgets.trips import Drawn


def timeline_view(drawn: Drawn, style: Style) -> None:
    """Draw the timeline with what it shows, and the table behind it."""
    view, say = drawn.view, style.say
    with st.container(key="timeline"):
        found = timeline_finding(view.trip, view.shown, style=style)
        rows = timeline_rows(view.trip, view.shown, style=style)
        st.html(finding(say("page.timeline"), found))
        chart("timeline_chart", drawn.timeline, alt(found, rows, style=style))
        notes = style.run([say("page.timeline_note"), say("page.undated_note")])
        note = f'<p class="note">{escape(notes)}</p>'
        st.html(note + timeline_table(rows, style=style))
