"""The page: one script that Streamlit runs at every click, from the choices to the three views."""

from __future__ import annotations

import os

import streamlit as st

from dashboard.brief import Brief
from dashboard.language import language_of
from dashboard.style.palette import Mode
from dashboard.style.style import Style
from dashboard.trip.bases import Offer, offer
from dashboard.trip.library import Library
from dashboard.view.view import View
from dashboard.widgets import notices, state, trips
from dashboard.widgets.brief_view import brief_view, date_here
from dashboard.widgets.controls import filter_row
from dashboard.widgets.foot import foot
from dashboard.widgets.head import head
from dashboard.widgets.map import map_view
from dashboard.widgets.outcomes import outcomes_view
from dashboard.widgets.parts import reader_view
from dashboard.widgets.stylesheet import stylesheet
from dashboard.widgets.themes import by_city_view, sentences_view, themes_view
from dashboard.widgets.timeline import timeline_view
from dashboard.widgets.visit_list import visits_view


def page() -> None:
    """Draw the page for this session's choices."""
    st.set_page_config(page_title="Visit dashboard", layout="wide")
    library = Library.of(os.environ)
    opened = trips.opened(library, st.query_params.get("trip") or library.default())
    if opened.good is None:
        state.hold()
        language = language_of(st.query_params.get("lang") or st.context.locale)
        notices.faults_alone(opened.faults, Style(language, _mode()))
        return
    trip, lexicon = opened.good.dossier.trip, opened.good.dossier.lexicon
    offered = offer(library.bases(), os.environ)
    ignored = state.restore(trip, lexicon, offered.ids)
    style = Style(st.session_state["lang"], _mode())
    st.set_page_config(page_title=trip.title.of(style.language))
    st.html(stylesheet(style))
    if (now := state.choice()).brief:
        state.hold()
        state.publish(now)
        brief_view(opened.good, View(opened.good.dossier, now.filter, now.selected), now.step, style)
        return
    notices.faults_beside(opened.faults, style)
    _views(opened.good, offered, ignored, style)


def _views(good: trips.Good, offered: Offer, ignored: list[str], style: Style) -> None:
    """Draw what is on the page, from above."""
    trip, lexicon = good.dossier.trip, good.dossier.lexicon
    now = state.choice()
    state.publish(now)
    drawn = trips.drawn(good, View(good.dossier, now.filter, now.selected), style)
    view, brief = drawn.view, Brief(drawn.view, style, date_here())
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        head(brief)
    filter_row(trip, lexicon)
    notices.ignored(ignored, style)
    with st.container(key="screen"):
        left, right = st.columns([7, 5], gap="medium")
        with left:
            map_view(view, offered, offered.of(now.base), style)
            timeline_view(drawn, style)
        with right:
            themes_view(drawn, brief)
            visits_view(brief)
    outcomes_view(view, style)
    with st.container(key="words"):
        left, right = st.columns(2, gap="medium")
        with left:
            sentences_view(brief)
        with right:
            reader_view(view, style)
    by_city_view(drawn, brief)
    foot(brief)


def _mode() -> Mode:
    return "dark" if st.context.theme.type == "dark" else "light"


page()
