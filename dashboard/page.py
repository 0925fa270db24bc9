"""The page: one script that Streamlit runs at every click, from the choices to the three views."""

from __future__ import annotations

from dashboard.widgets.whole import page

page()
