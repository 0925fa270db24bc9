"""The foot of the page: sources, what was named without a visit, the report's fingerprint."""

from __future__ import annotations

import streamlit as st
from markupsafe import escape

from dashboard.brief import Brief
from dashboard.widgets.drawn import Drawn
from dashboard.widgets.html import about, not_visited, sources, title


def foot(drawn: Drawn) -> None:
    """Draw the foot."""
    view, style = drawn.view, drawn.style
    heading = title(style.say("page.sources"))
    with st.container(key="sources"):
        drawn.html("about", lambda: about(view, style))
        drawn.html("sources", lambda: heading + sources(view, style) + not_visited(view, style))


def source_line(brief: Brief) -> None:
    """Draw the report's publisher, date and fingerprint: a picture of the first screen names its source."""
    st.html(f'<p class="credit source">{escape(brief.source)}</p>')
