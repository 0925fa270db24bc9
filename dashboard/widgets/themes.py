"""The themes on the page: bars, themes by city and voice, and the sentences that carry them."""

from __future__ import annotations

import streamlit as st
from markupsafe import escape

from dashboard.brief import Brief
from dashboard.figures.behind import alt, theme_rows, theme_table
from dashboard.style.findings import theme_finding
from dashboard.widgets.chart import chart
from dashboard.widgets.html import finding, folded, title, voice_legend
from dashboard.widgets.parts import quotes, themes_by
from dashboard.widgets.trips import Drawn


def themes_view(drawn: Drawn, brief: Brief) -> None:
    """Draw the bars of the themes."""
    view, style, say = drawn.view, brief.style, brief.style.say
    with st.container(key="themes"):
        found = theme_finding(view.lexicon, view.shown, style=style)
        rows = theme_rows(view.theme_counts, style=style)
        st.html(finding(say("page.themes"), found) + voice_legend(view.lexicon, style))
        chart("theme_chart", drawn.bars, alt(found, rows, style=style))


def sentences_view(brief: Brief) -> None:
    """Draw the sentences shown."""
    with st.container(key="sentences"):
        st.html(title(brief.style.say("page.sentences"), brief.gloss_note))
        quotes(brief.view, brief.style)


def by_city_view(drawn: Drawn, brief: Brief) -> None:
    """Draw the themes by city and voice, the table behind the bars, and the words that the lexicon lacks."""
    view, style, say = drawn.view, brief.style, brief.style.say
    with st.container(key="by_city"):
        st.html(title(say("depth.grid"), say("depth.grid_note")))
        themes_by(view, style)
        rows = theme_rows(view.theme_counts, style=style)
        lacking = say("filter.or").join(view.dossier.candidates) or say("depth.no_candidates")
        st.html(
            f'<p class="note">{escape(brief.theme_note)}</p>'
            + theme_table(view.lexicon, rows, style=style)
            + folded(say("depth.candidates"), f"{say('depth.candidates_note')}：{lacking}")
        )
