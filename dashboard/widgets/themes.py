"""The themes on the page: bars, themes by city and voice, and the sentences that carry them."""

from __future__ import annotations

import streamlit as st

from dashboard.brief import Brief
from dashboard.figures.behind import alt, theme_rows, theme_table
from dashboard.style.findings import theme_finding
from dashboard.widgets.chart import chart
from dashboard.widgets.html import finding, folded, title, voice_legend
from dashboard.widgets.parts import quotes, themes_by
from dashboard.widgets.trips import Drawn


def themes_view(drawn: Drawn, brief: Brief) -> None:
    """Draw the part of the page that is about themes."""
    view, style, say = drawn.view, brief.style, brief.style.say
    with st.container(key="themes"):
        left, right = st.columns([7, 5], gap="medium")
        with left:
            found = theme_finding(view.lexicon, view.shown, style=style)
            rows = theme_rows(view.theme_counts, style=style)
            heading = finding(say("page.themes"), found, brief.theme_note)
            behind = theme_table(view.lexicon, rows, style=style)
            st.html(heading + behind + voice_legend(view.lexicon, style))
            chart("theme_chart", drawn.bars, alt(found, rows, style=style))
        with right:
            st.html(title(say("depth.grid"), say("depth.grid_note")))
            themes_by(view, style)
        with st.container(key="sentences"):
            st.html(title(say("page.sentences"), brief.gloss_note))
            quotes(view, style)
        lacking = say("filter.or").join(view.dossier.candidates) or say("depth.no_candidates")
        st.html(folded(say("depth.candidates"), f"{say('depth.candidates_note')}：{lacking}"))
