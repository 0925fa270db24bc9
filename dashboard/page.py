"""The page: one script that Streamlit runs at every click, from the choices to the three views."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.brief import Brief
from dashboard.language import language_of
from dashboard.parts.charts import heights
from dashboard.parts.head import foot, source_line
from dashboard.style.palette import Mode
from dashboard.style.style import Style
from dashboard.trip.bases import Offer, offer
from dashboard.trip.library import Library
from dashboard.view.view import View
from dashboard.widgets import compared, notices, own, state, trips
from dashboard.widgets.brief_view import Steps, brief_controls, date_here
from dashboard.widgets.charts import by_city_view, themes_view, timeline_view
from dashboard.widgets.chooser import chooser
from dashboard.widgets.controls import filter_row
from dashboard.widgets.data_grid import closed
from dashboard.widgets.data_view import data_view
from dashboard.widgets.drawn import Drawn, drawn
from dashboard.widgets.head import head
from dashboard.widgets.map import map_view
from dashboard.widgets.outcomes import outcomes_view
from dashboard.widgets.review_view import review_view
from dashboard.widgets.stylesheet import stylesheet
from dashboard.widgets.visits import visits_view
from dashboard.widgets.words import reader_view, sentences_view


def page() -> None:
    """Draw the page for this session's choices."""
    st.set_page_config(page_title="Visit dashboard", layout="wide")
    trips.memory().begin()
    library = Library.of(os.environ)
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    if (names := compared.wanted(query)) is not None:
        compared.comparison_page(library, names, _outside())
        return
    name = st.query_params.get("trip") or library.default()
    opened = own.opened(library, name)
    if opened.good is None:
        _faulty(library, name, opened)
        return
    trip, lexicon = opened.good.dossier.trip, opened.good.dossier.lexicon
    offered = offer(library.bases(), os.environ)
    ignored = state.restore(trip, lexicon, offered.ids)
    style, now = Style(st.session_state["lang"], _mode()), state.choice()
    with st.container():
        changed = own.bar(library, name, len(opened.faults), style)
        if now.view != state.REVIEW:
            notices.undecided(trip, style)
    if not changed:
        notices.faults_beside(opened.faults, style)
    above = {
        state.DATA: partial(data_view, library, name, opened, style, offered.of(now.base)),
        state.REVIEW: partial(review_view, library, name, opened, style),
    }
    _views(library, opened.good, offered, ignored, style, above.get(now.view))


def _faulty(library: Library, name: str, opened: trips.Opened) -> None:
    """Draw what a trip has that cannot be shown: its faults, its files to put right, the other trips."""
    style = _outside()
    with st.container(key="elsewhere", horizontal=True, width="content"):
        chooser(library, [name], style)
    own.bar(library, name, len(opened.faults), style)
    notices.faults_alone(opened.faults, style)
    if library.has(name):  # else there is nothing to put right
        data_view(library, name, opened, style)


def _views(
    library: Library,
    good: trips.Good,
    offered: Offer,
    ignored: list[str],
    style: Style,
    above: Callable[[], None] | None,
) -> None:
    """Draw what is on the page, from above; for the brief view the same, with other rules and its controls.
    `above` draws the view that stands over the charts, if one is open.

    The order is one in both, so that the browser keeps map and charts from one to the other.
    """
    now = state.choice()
    state.publish(now)
    whole = View(good.dossier, now.filter, now.selected)
    steps = Steps.of(whole, now.step) if now.brief else None
    brief = Brief(steps.narrowed if steps else whole, style, date_here())
    made = drawn(good, brief)
    step = steps.name(style) if steps and steps.place else ""
    st.set_page_config(page_title=" · ".join(part for part in (step, brief.title) if part))
    st.html(stylesheet(style, made.always("heights", lambda: heights(brief)), *["brief"] * now.brief))
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        head(made, library, step)
    with st.container():
        if now.view != state.DATA:
            closed()
        if above:
            above()
    filter_row(made)
    notices.ignored(ignored, style)
    _screen(made, offered, now)
    by_city_view(made)
    with st.container(key="sources"):
        made.html("foot", foot)
    if steps:
        brief_controls(steps, style)


def _screen(made: Drawn, offered: Offer, now: state.Choice) -> None:
    """Draw map and charts, what was brought home, and the sentences beside the report."""
    with st.container(key="screen"):
        with st.container(key="views"):
            left, right = st.columns([7, 5], gap="medium")
        with left:
            map_view(made, offered, offered.of(now.base), bare=now.brief)
            timeline_view(made)
        with right:
            themes_view(made)
            visits_view(made)
            made.html("source", source_line)
        outcomes_view(made)
        with st.container(key="words"):
            left, right = st.columns(2, gap="medium")
        with left:
            sentences_view(made)
        with right:
            reader_view(made)


def _outside() -> Style:
    """Return the style of a page that is of no one trip: its language is that of its address."""
    return Style(language_of(st.query_params.get("lang") or st.context.locale), _mode())


def _mode() -> Mode:
    return "dark" if st.context.theme.type == "dark" else "light"


page()
