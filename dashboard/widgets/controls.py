"""The filter row: city, day, theme, stated only, language."""

from __future__ import annotations

import streamlit as st

from dashboard.language import LANGUAGES, Language, words
from dashboard.style import labels
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.model import Trip
from dashboard.widgets import state

_LANGUAGE_NAMES: dict[Language, str] = {"zh": "中文", "en": "English"}


def filter_row(trip: Trip, lexicon: Lexicon) -> None:
    """Draw the filter row; its widgets keep their choice in the session under their keys."""
    language: Language = st.session_state["lang"]
    say = words(language)
    themes = {theme.id: theme.name.of(language) for theme in lexicon.themes}
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.pills(
            say("page.city"),
            [city.id for city in trip.stops],
            selection_mode="multi",
            format_func=lambda city: labels.city(trip, city, language),
            key="city",
            label_visibility="collapsed",
        )
        st.pills(
            say("page.day"),
            list(trip.days),
            selection_mode="multi",
            format_func=lambda day: labels.day(day, language),
            key="day",
            label_visibility="collapsed",
        )
        st.multiselect(
            say("page.theme"),
            list(themes),
            format_func=themes.__getitem__,
            placeholder=say("page.all_themes"),
            key="theme",
            label_visibility="collapsed",
            width=220,
        )
        _beside(language)


def _beside(language: Language) -> None:
    """Draw what stands beside the choices: stated only, the way back to the start, the language."""
    say = words(language)
    st.toggle(say("page.stated"), key="stated", help=say("page.stated_help"))
    st.button(say("page.clear"), key="clear", on_click=state.clear, disabled=state.untouched())
    st.segmented_control(
        say("page.lang"),
        LANGUAGES,
        format_func=_LANGUAGE_NAMES.__getitem__,
        key="lang",
        required=True,
        label_visibility="collapsed",
    )
