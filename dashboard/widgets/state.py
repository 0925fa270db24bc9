"""One state for the page: the choices of this session, kept in step with the URL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import streamlit as st

from dashboard.language import LANGUAGES, Language, language_of
from dashboard.parts.steps import Step, read_step
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.bases import PACKAGED, BaseId
from dashboard.trip.model import Trip
from dashboard.view.filters import Filter, read_filter, write_filter
from dashboard.view.selection import Kind, Selection, read_selection

_WIDGETS = ("city", "day", "theme", "stated", "lang", "base")
KEYS = (*_WIDGETS, "sel", "view", "step")
"""Where the session holds the state: the widgets by key, what is selected, and the step of the brief view;
the URL carries the same names."""

_URL, _SEEN, _SELECTED, _CLICKS, _VIEW, _STEP = "url_written", "choices_seen", "sel", "clicks", "view", "step"
_BASE, _PUT = "base", "themes_put"
VIEWS = BRIEF, DATA, REVIEW = "brief", "data", "review"
_READ = {_SELECTED: read_selection, _STEP: read_step}


@dataclass(frozen=True)
class Choice:
    """What the reader has chosen: the filter, the language, the one thing selected; which of `VIEWS` is open,
    if one is; the step of the brief view, a city or a theme, None for the overview; the base of the map.
    """

    filter: Filter
    language: Language
    selected: Selection | None
    view: str = ""
    step: Step | None = None
    base: BaseId = PACKAGED.id

    @property
    def brief(self) -> bool:
        """Return whether the brief view is open."""
        return self.view == BRIEF


def restore(trip: Trip, lexicon: Lexicon, bases: Sequence[str]) -> list[str]:
    """Put the URL's choices into the widgets, when the page opens and when the reader goes back or forward.

    Returns the values in the URL that this trip does not have. A click that arrives before the browser
    has taken up the last URL is no navigation: then a widget has changed, and the URL is left alone.
    """
    state, query = st.session_state, {name: st.query_params.get_all(name) for name in st.query_params}
    opened = any(key not in state for key in (_URL, *_WIDGETS))
    navigated = not opened and query != state[_URL] and _choices() == state[_SEEN]
    if not opened and not navigated:
        _drop_unknown(trip, lexicon, bases)
        return []
    chosen, ignored = read_filter(query, trip, lexicon)
    state["city"] = [city.id for city in trip.stops if city.id in chosen.cities]
    state["day"] = sorted(chosen.days)
    _put_themes([theme.id for theme in lexicon.themes if theme.id in chosen.themes])
    state["stated"] = chosen.stated_only
    languages = [value for value in query.get("lang", []) if value in LANGUAGES]
    state["lang"] = languages[0] if languages else state.get("lang") or language_of(st.context.locale)
    for name, read in _READ.items():
        wanted = query.get(name, [])[-1:]
        state[name] = read("".join(wanted), trip, lexicon)
        ignored += [(name, value) for value in wanted if state[name] is None]
    state[_VIEW] = next((value for value in query.get(_VIEW, [])[-1:] if value in VIEWS), "")
    ignored += [(_VIEW, value) for value in query.get(_VIEW, []) if value not in VIEWS]
    wanted = query.get(_BASE, [])
    state[_BASE] = next((value for value in wanted[-1:] if value in bases), PACKAGED.id)
    ignored += [(_BASE, value) for value in wanted if value not in bases]
    ignored += [("lang", value) for value in query.get("lang", []) if value not in get_args(Language)]
    return [value for _, value in ignored]


def _drop_unknown(trip: Trip, lexicon: Lexicon, bases: Sequence[str]) -> None:
    """Let go of what was chosen and is no longer there: the files may have changed since."""
    state = st.session_state
    known: dict[str, Sequence[object]] = {
        "city": [city.id for city in trip.stops],
        "day": trip.days,
        "theme": [theme.id for theme in lexicon.themes],
    }
    for key, values in known.items():
        kept = [value for value in state[key] if value in values]
        if kept != state[key]:
            state[key] = kept
            _put_themes(state["theme"])
    for name, read in _READ.items():
        state[name] = read(str(state.get(name)), trip, lexicon)
    if state[_BASE] not in bases:
        state[_BASE] = PACKAGED.id


def _put_themes(themes: Sequence[str]) -> None:
    """Choose these themes, in a widget of a new key: see `theme_key`."""
    st.session_state["theme"] = list(themes)
    st.session_state[_PUT] = st.session_state.get(_PUT, 0) + 1


def theme_key() -> str:
    """Return the key of the widget that chooses themes.

    It stands in a popover, which the browser draws when it is opened: what the page itself chooses reaches
    it as the first value of a new widget, never as a change of the old one, which is not there to hear it.
    """
    return f"themes_{st.session_state.get(_PUT, 0)}"


def take_themes() -> None:
    """Take the themes that the reader has chosen."""
    st.session_state["theme"] = list(st.session_state[theme_key()])


def _choices() -> dict[str, object]:
    return {key: st.session_state.get(key) for key in KEYS}


def choice() -> Choice:
    """Return what the widgets hold now."""
    state = st.session_state
    days: list[dt.date] = state["day"]
    chosen = Filter(
        frozenset(state["city"]), frozenset(days), frozenset(state["theme"]), bool(state["stated"])
    )
    return Choice(chosen, state["lang"], state[_SELECTED], state[_VIEW], state[_STEP], state[_BASE])


def publish(now: Choice) -> None:
    """Write the choices into the URL, by id, so that the link opens the same view in either language."""
    query: dict[str, list[str]] = {**write_filter(now.filter), "lang": [now.language]}
    if now.selected:
        query[_SELECTED] = [str(now.selected)]
    if now.view:
        query[_VIEW] = [now.view]
    if now.brief and now.step:
        query[_STEP] = [str(now.step)]
    if now.base != PACKAGED.id:
        query[_BASE] = [now.base]
    kept = {name: st.query_params.get_all(name) for name in ("trip", "embed") if name in st.query_params}
    query = {**kept, **query}
    if {name: st.query_params.get_all(name) for name in st.query_params} != query:
        st.query_params.from_dict(query)
    st.session_state[_URL], st.session_state[_SEEN] = query, _choices()


def show(view: str = "") -> None:
    """Open one of `VIEWS`, the brief view at its overview; with none named, return to the page."""
    st.session_state[_VIEW], st.session_state[_STEP] = view, None


def go_to(step: Step | None) -> None:
    """Show a step of the brief view."""
    st.session_state[_STEP] = step


def clear() -> None:
    """Take every restriction away and let go of what is selected; the language stays."""
    for key in ("city", "day"):
        st.session_state[key] = []
    _put_themes([])
    st.session_state["stated"] = False
    release()


def untouched() -> bool:
    """Return whether nothing is filtered and nothing selected."""
    now = choice()
    return not now.filter and now.selected is None


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
