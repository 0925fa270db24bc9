"""One state for the page: the choices of this session, kept in step with the URL."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import get_args

import streamlit as st

from dashboard.filters import Filter, read_filter, write_filter
from dashboard.language import LANGUAGES, Language, language_of
from dashboard.model import Trip
from dashboard.selection import Kind, Selection, read_selection
from dashboard.themes import Lexicon

KEYS = ("city", "day", "theme", "stated", "lang", "sel")
"""Where the session holds the state: the widgets by key, and `sel`; the URL carries the same names."""

_URL, _SEEN, _SELECTED, _CLICKS = "url_written", "choices_seen", "sel", "clicks"


@dataclass(frozen=True)
class Choice:
    """What the reader has chosen: the filter, the language, and the one thing selected."""

    filter: Filter
    language: Language
    selected: Selection | None


def restore(trip: Trip, lexicon: Lexicon) -> list[str]:
    """Put the URL's choices into the widgets, when the page opens and when the reader goes back or forward.

    Returns the values in the URL that this trip does not have. A click that arrives before the browser
    has taken up the last URL is no navigation: then a widget has changed, and the URL is left alone.
    """
    state, query = st.session_state, {name: st.query_params.get_all(name) for name in st.query_params}
    opened = _URL not in state
    navigated = not opened and query != state[_URL] and _choices() == state[_SEEN]
    if not opened and not navigated:
        return []
    chosen, ignored = read_filter(query, trip, lexicon)
    state["city"] = [city.id for city in trip.stops if city.id in chosen.cities]
    state["day"] = sorted(chosen.days)
    state["theme"] = [theme.id for theme in lexicon.themes if theme.id in chosen.themes]
    state["stated"] = chosen.stated_only
    languages = [value for value in query.get("lang", []) if value in LANGUAGES]
    state["lang"] = languages[0] if languages else state.get("lang") or language_of(st.context.locale)
    wanted = query.get("sel", [])[-1:]
    state[_SELECTED] = read_selection("".join(wanted), trip, lexicon)
    ignored += [("sel", value) for value in wanted if state[_SELECTED] is None]
    ignored += [("lang", value) for value in query.get("lang", []) if value not in get_args(Language)]
    return [value for _, value in ignored]


def _choices() -> dict[str, object]:
    return {key: st.session_state.get(key) for key in KEYS}


def choice() -> Choice:
    """Return what the widgets hold now."""
    state = st.session_state
    days: list[dt.date] = state["day"]
    chosen = Filter(
        frozenset(state["city"]), frozenset(days), frozenset(state["theme"]), bool(state["stated"])
    )
    return Choice(chosen, state["lang"], state[_SELECTED])


def publish(now: Choice) -> None:
    """Write the choices into the URL, by id, so that the link opens the same view in either language."""
    query: dict[str, list[str]] = {**write_filter(now.filter), "lang": [now.language]}
    if now.selected:
        query["sel"] = [str(now.selected)]
    kept = {name: st.query_params.get_all(name) for name in ("trip", "embed") if name in st.query_params}
    query = {**kept, **query}
    if {name: st.query_params.get_all(name) for name in st.query_params} != query:
        st.query_params.from_dict(query)
    st.session_state[_URL], st.session_state[_SEEN] = query, _choices()


def clear() -> None:
    """Take every restriction away; the language stays."""
    for key in ("city", "day", "theme"):
        st.session_state[key] = []
    st.session_state["stated"] = False


def click(mark: str | None) -> None:
    """Select what a mark names as `kind:id`; let go of it if it is selected already."""
    kind, _, identifier = (mark or "").partition(":")
    if kind not in get_args(Kind):
        return
    clicked = Selection(kind, identifier)  # type: ignore[arg-type]
    state = st.session_state
    state[_SELECTED] = None if state.get(_SELECTED) == clicked else clicked
    state[_CLICKS] = state.get(_CLICKS, 0) + 1


def release() -> None:
    """Select nothing."""
    st.session_state[_SELECTED] = None
    st.session_state[_CLICKS] = st.session_state.get(_CLICKS, 0) + 1


def clicks() -> int:
    """Return how often the selection has changed: the map tells two clicks on one mark apart by it."""
    return int(st.session_state.get(_CLICKS, 0))
