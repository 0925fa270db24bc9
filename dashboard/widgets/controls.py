"""The filter row: city, day, theme, stated only, the way back; and the language."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.language import LANGUAGES, Language
from dashboard.style import labels
from dashboard.style.escape import for_label
from dashboard.style.style import Style
from dashboard.view.options import Left
from dashboard.view.view import View
from dashboard.widgets import state
from dashboard.widgets.drawn import Drawn

_LANGUAGE_NAMES: dict[Language, str] = {"zh": "中文", "en": "EN"}


def filter_row(drawn: Drawn) -> None:
    """Draw the filter row; its widgets keep their choice in the session under their keys."""
    view, style, trip, language = drawn.view, drawn.style, drawn.view.trip, drawn.style.language
    with st.container(key="filters", horizontal=True, vertical_alignment="center", gap="small"):
        st.pills(
            style.say("page.city"),
            [city.id for city in trip.stops],
            selection_mode="multi",
            format_func=lambda city: for_label(labels.city(trip, city, language)),
            key="city",
            label_visibility="collapsed",
        )
        st.pills(
            style.say("page.day"),
            list(trip.days),
            selection_mode="multi",
            format_func=lambda day: labels.day(day, language),
            key="day",
            label_visibility="collapsed",
        )
        _themes(view, style)
        st.toggle(style.say("page.stated"), key="stated", help=style.say("page.stated_help"))
        st.button(style.say("page.clear"), key="clear", on_click=state.clear, disabled=state.untouched())
        drawn.html("option_counts", lambda _brief: f"<style>{option_counts(view, style)}</style>")


def _themes(view: View, style: Style) -> None:
    """Draw the choice of themes behind a button that says what is chosen."""
    themes = {theme.id: theme.name.of(style.language) for theme in view.themes_offered}
    with st.popover(for_label(_chosen(themes, style)), width=200), st.container(key="theme"):
        st.pills(
            style.say("page.theme"),
            list(themes),
            selection_mode="multi",
            format_func=lambda theme: for_label(themes[theme]),
            key=state.theme_key(),
            default=st.session_state["theme"],
            on_change=state.take_themes,
            label_visibility="collapsed",
        )


def _chosen(themes: Mapping[str, str], style: Style) -> str:
    """Return the themes chosen: all, the one by its name, several by their number."""
    chosen = [themes[theme] for theme in st.session_state["theme"]]
    if len(chosen) > 1:
        return style.say("page.some_themes", n=len(chosen))
    return chosen[0] if chosen else style.say("page.all_themes")


def language_choice(style: Style) -> None:
    """Draw the choice of the language."""
    st.segmented_control(
        style.say("page.lang"),
        LANGUAGES,
        format_func=_LANGUAGE_NAMES.__getitem__,
        key="lang",
        required=True,
        label_visibility="collapsed",
    )


def option_counts(view: View, style: Style) -> str:
    """Return the number behind each option, as rules of a stylesheet.

    Streamlit knows an option by its words: a number that changes among them would be another option.
    """
    rules = []
    for key, numbers in (
        ("city", [_left(left, style) for left in view.cities_left.values()]),
        ("day", [_left(left, style) for left in view.days_left.values()]),
        ("theme", [(str(n), style.say("count.sentences", n=n)) for n in view.themes_left.values()]),
    ):
        for place, (short, spoken) in enumerate(numbers, 1):
            rules.append(
                f'.st-key-{key} button:nth-of-type({place})::after{{content:"{short}" / "{spoken}"}}'
            )
    return "".join(rules)


def _left(left: Left, style: Style) -> tuple[str, str]:
    """Return what an option leaves, short and in words; what is possible where nothing is certain."""
    if left.certain or not left.possible:
        return str(left.certain), style.say("count.visits", n=left.certain)
    return f"0+{left.possible}?", style.say("count.maybe", n=left.possible)
