"""The page as a whole: head, filters, the three views, the list of visits, the foot."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit_folium import st_folium

from dashboard.faults import TripError
from dashboard.figures import labels
from dashboard.figures.palette import Mode
from dashboard.figures.route_map import base_map, mark_layer
from dashboard.figures.themes import theme_bars
from dashboard.figures.timeline import timeline
from dashboard.filters import Filter, apply, reconciliation
from dashboard.frames import Frames
from dashboard.locale import Language, language_of, words
from dashboard.model import Trip
from dashboard.text import sentences
from dashboard.themes import Lexicon
from dashboard.widgets import state
from dashboard.widgets.controls import filter_row
from dashboard.widgets.lists import quotes, sources, visit_list
from dashboard.widgets.style import STYLE
from dashboard.widgets.visit import Loaded, load_visit

MAP_HEIGHT = 560  # px: title, sum, filters and the whole map fit 1440 × 900


def page() -> None:
    """Draw the page for this session's choices; faults of the trip's files stand in place of the views."""
    st.set_page_config(page_title="Visit dashboard", page_icon=None, layout="wide")
    st.html(STYLE)
    try:
        loaded = load_visit(st.query_params.get("trip"))
    except TripError as error:
        _faults(error, language_of(st.query_params.get("lang") or st.context.locale))
        return
    ignored = state.restore(loaded.trip, loaded.lexicon)
    language: Language = st.session_state["lang"]
    head = st.container(key="head")
    filter_row(loaded.trip, loaded.lexicon)
    now = state.choice()
    state.publish(now)
    shown = apply(now.filter, loaded.frames, loaded.trip)
    with head:
        _head(loaded, shown, now.filter, language)
    for value in ignored:
        st.html(f'<p class="note">{escape(words(language)("page.ignored", value=value))}</p>')
    _views(loaded, shown, now)
    _foot(loaded, language)


def _mode() -> Mode:
    return "dark" if st.context.theme.type == "dark" else "light"


def _faults(error: TripError, language: Language) -> None:
    say = words(language)
    lines = "".join(
        f"<li><b>{escape(fault.place(language))}</b><br>{escape(fault.problem(language))} "
        f"{escape(fault.cure(language))}</li>"
        for fault in error.faults
    )
    st.html(f'<div class="faults"><h1>{say("page.faults", n=len(error.faults))}</h1><ol>{lines}</ol></div>')


def _head(loaded: Loaded, shown: Frames, chosen: Filter, language: Language) -> None:
    say, trip = words(language), loaded.trip
    whole = reconciliation(loaded.frames.visits)
    lines = [
        f'<h1>{escape(labels.pick(trip.title, language))} <small>{labels.dates(trip.dates.start, trip.dates.end, language)}'
        f"</small></h1>",
        f'<p class="sum"><b>{say("page.sum", **whole)}</b> <span>{say("page.known", **whole)}</span></p>',
    ]
    if chosen:
        now = reconciliation(shown.visits)
        lines.append(f'<p class="sum shown"><b>{say("page.shown", **now)}</b> <span>{say("page.known", **now)}</span></p>')
    st.html(f'<header class="head" lang="{language}">{"".join(lines)}</header>')


def _views(loaded: Loaded, shown: Frames, now: state.Choice) -> None:
    trip, language, mode = loaded.trip, now.language, _mode()
    say = words(language)
    if shown.visits.empty and shown.events.empty and shown.mentions.empty:
        _empty(loaded, now)
    left, right = st.columns([7, 5], gap="medium")
    with left, st.container(key="map"):
        _title(say("page.map"), say("page.order_note"))
        st_folium(
            base_map(trip, language=language, mode=mode, height=MAP_HEIGHT),
            key="route",
            height=MAP_HEIGHT,
            use_container_width=True,
            feature_group_to_add=mark_layer(trip, shown, language=language, mode=mode),
            returned_objects=[],
        )
        st.html(f'<p class="credit">{escape(say("page.credit"))}</p>')
    with right, st.container(key="visits"):
        _title(say("page.visits"), say("page.undated_note"))
        visit_list(trip, shown, now)
    with st.container(key="timeline"):
        _title(say("page.timeline"), say("page.timeline_note"))
        st.plotly_chart(
            timeline(trip, shown, language=language, mode=mode),
            key="timeline_chart",
            theme=None,
            config={"displayModeBar": False},
        )
    left, right = st.columns([7, 5], gap="medium")
    with left, st.container(key="themes"):
        _title(say("page.themes"), _theme_note(loaded, shown, language))
        st.plotly_chart(
            theme_bars(loaded.lexicon, loaded.whole, shown, now.filter, language=language, mode=mode),
            key="theme_chart",
            theme=None,
            config={"displayModeBar": False},
        )
    with right, st.container(key="sentences"):
        _title(say("page.sentences"), "")
        quotes(loaded.lexicon, shown, language)


def _theme_note(loaded: Loaded, shown: Frames, language: Language) -> str:
    count = shown.mentions["sentence"].nunique()
    return words(language)("page.theme_note", all=loaded.sentences, shown=count)


def _title(text: str, note: str) -> None:
    st.html(f"<h2>{escape(text)} <small>{escape(note)}</small></h2>")


def _empty(loaded: Loaded, now: state.Choice) -> None:
    say = words(now.language)
    with st.container(key="empty"):
        st.html(
            f'<p class="empty"><b>{say("page.empty")}</b> '
            f'{escape(say("page.empty_why", filters=filter_words(loaded.trip, loaded.lexicon, now)))}</p>'
        )
        st.button(say("page.clear"), key="clear", on_click=state.clear)


def filter_words(trip: Trip, lexicon: Lexicon, now: state.Choice) -> str:
    """Return the filter in words, or that everything is shown."""
    say, chosen, language = words(now.language), now.filter, now.language
    parts = [
        say("filter.or").join(labels.city(trip, c.id, language) for c in trip.stops if c.id in chosen.cities),
        say("filter.or").join(labels.day(day, language) for day in sorted(chosen.days)),
        say("filter.or").join(labels.pick(t.name, language) for t in lexicon.themes if t.id in chosen.themes),
        say("filter.stated") if chosen.stated_only else "",
    ]
    return say("filter.join").join(part for part in parts if part) or say("filter.none")


def _foot(loaded: Loaded, language: Language) -> None:
    say, trip = words(language), loaded.trip
    with st.container(key="sources"):
        _title(say("page.sources"), "")
        sources(trip, language)
    own = next(source for source in trip.sources if source.id == trip.source)
    line = say(
        "page.fingerprint",
        publisher=labels.pick(own.publisher, language),
        date=own.date,
        length=len(trip.report.text),
        sha=trip.report.sha256[:8],
    )
    st.html(f'<footer class="credit">{escape(line)}</footer>')


__all__ = ["page", "sentences"]
