"""The foot of the page: sources, what was named without a visit, the report's fingerprint."""

from __future__ import annotations

import streamlit as st
from markupsafe import escape

from dashboard.brief import Brief
from dashboard.widgets.html import about, not_visited, sources, title


def foot(brief: Brief) -> None:
    """Draw the foot."""
    view, style = brief.view, brief.style
    parts = [title(style.say("page.sources")), sources(view, style), not_visited(view, style)]
    with st.container(key="sources"):
        st.html(about(view, style))
        st.html("".join(parts))


def source_line(brief: Brief) -> None:
    """Draw the report's publisher, date and fingerprint: a picture of the first screen names its source."""
    st.html(f'<p class="credit source">{escape(brief.source)}</p>')
