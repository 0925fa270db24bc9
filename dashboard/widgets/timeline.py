"""The timeline on the page."""

from __future__ import annotations

import streamlit as st
from markupsafe import escape

from dashboard.figures.behind import alt, timeline_rows, timeline_table
from dashboard.style.findings import timeline_finding
from dashboard.widgets.chart import chart
from dashboard.widgets.drawn import Drawn
from dashboard.widgets.html import finding


def timeline_view(drawn: Drawn) -> None:
    """Draw the timeline with what it shows, and the table behind it."""
    view, style, say = drawn.view, drawn.style, drawn.style.say

    def found() -> str:
        return timeline_finding(view.trip, view.shown, style=style)

    def rows() -> list[tuple[str, str, str, str]]:
        return timeline_rows(view.trip, view.shown, style=style)

    def table() -> str:
        notes = style.run([say("page.timeline_note"), say("page.undated_note")])
        return f'<p class="note">{escape(notes)}</p>{timeline_table(rows(), style=style)}'

    with st.container(key="timeline"):
        drawn.html("timeline_title", lambda: finding(say("page.timeline"), found()))
        chart(drawn, "timeline_chart", drawn.charts.timeline, lambda: alt(found(), rows(), style=style))
        drawn.html("timeline_table", table)
