"""The themes on the page: bars, themes by city and voice, and the sentences that carry them."""

from __future__ import annotations

import streamlit as st
from markupsafe import escape

from dashboard.figures.behind import alt, theme_rows, theme_table
from dashboard.style.findings import theme_finding
from dashboard.widgets.chart import chart
from dashboard.widgets.drawn import Drawn
from dashboard.widgets.html import finding, folded, title, voice_legend
from dashboard.widgets.parts import quotes, themes_by


def themes_view(drawn: Drawn) -> None:
    """Draw the bars of the themes."""
    view, style, say = drawn.view, drawn.style, drawn.style.say

    def found() -> str:
        return theme_finding(view.lexicon, view.shown, style=style)

    def words() -> str:
        return alt(found(), theme_rows(view.theme_counts, style=style), style=style)

    with st.container(key="themes"):
        legend = voice_legend(view.lexicon, style)
        drawn.html("theme_title", lambda: finding(say("page.themes"), found()) + legend)
        chart(drawn, "theme_chart", drawn.charts.bars, words)


def sentences_view(drawn: Drawn) -> None:
    """Draw the sentences shown."""
    with st.container(key="sentences"):
        st.html(title(drawn.style.say("page.sentences"), drawn.brief.gloss_note))
        quotes(drawn)


def by_city_view(drawn: Drawn) -> None:
    """Draw the themes by city and voice, the table behind the bars, and the words that the lexicon lacks."""
    view, style, say = drawn.view, drawn.style, drawn.style.say

    def behind() -> str:
        rows = theme_rows(view.theme_counts, style=style)
        lacking = say("filter.or").join(view.dossier.candidates) or say("depth.no_candidates")
        return (
            f'<p class="note">{escape(drawn.brief.theme_note)}</p>'
            + theme_table(view.lexicon, rows, style=style)
            + folded(say("depth.candidates"), f"{say('depth.candidates_note')}：{lacking}")
        )

    with st.container(key="by_city"):
        st.html(title(say("depth.grid"), say("depth.grid_note")))
        themes_by(drawn)
        drawn.html("themes_behind", behind)
