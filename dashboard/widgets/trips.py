"""What sessions share: each state of a trip's files loaded once, and each view of it made once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import orjson
import plotly.graph_objects as go
import streamlit as st

from dashboard.figures.theme_bars import height as bars_height
from dashboard.figures.theme_bars import theme_bars
from dashboard.figures.timeline import height as timeline_height
from dashboard.figures.timeline import timeline
from dashboard.style.style import Style
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.library import Library
from dashboard.view.dossier import Dossier, open_dossier
from dashboard.view.filters import write_filter
from dashboard.view.view import View
from dashboard.widgets.stylesheet import Heights


@dataclass(frozen=True)
class Good:
    """The dossier of a sound state of a trip's files, and what tells it from every other."""

    dossier: Dossier
    key: tuple[str, str, str]


@dataclass(frozen=True)
class Opened:
    """A trip as its files are now: the last sound state of them, if there was one, and their faults."""

    good: Good | None
    faults: tuple[Fault, ...]


def opened(library: Library, trip: str) -> Opened:
    """Return the trip of this name. The stamp is taken before the files are read: see `Library.stamp`."""
    key = (str(library.home), trip, library.stamp(trip))
    found, known = _dossier(library, key), _last_good()
    if isinstance(found, Dossier):
        known[key[:2]] = good = Good(found, key)
        return Opened(good, ())
    return Opened(known.get(key[:2]), found)


@st.cache_resource(max_entries=8, show_spinner=False)
def _dossier(_library: Library, key: tuple[str, str, str]) -> Dossier | tuple[Fault, ...]:
    try:
        return open_dossier(_library, key[1])
    except TripError as error:
        return tuple(error.faults)


@st.cache_resource(show_spinner=False)
def _last_good() -> dict[tuple[str, str], Good]:
    """Return the last sound state of each trip, by home and name, for all sessions."""
    return {}


class Chart(NamedTuple):
    """A chart as plotly's JSON, for a page and for a phone."""

    wide: bytes
    narrow: bytes


@dataclass(frozen=True)
class Drawn:
    """A view with the charts that are drawn from it, and the px that those of the whole trip take."""

    view: View
    timeline: Chart
    bars: Chart
    heights: Heights


def drawn(good: Good, view: View, style: Style) -> Drawn:
    """Return the view drawn, made once for all readers who choose the same."""
    return _drawn(view, style, key_of(good, view, style))


def key_of(good: Good, view: View, style: Style) -> tuple[str, ...]:
    """Return what tells one view of one state of a trip's files from every other."""
    return (*good.key, str(write_filter(view.filter)), str(view.selected), style.language, style.mode)


@st.cache_resource(max_entries=256, show_spinner=False)
def _drawn(_view: View, _style: Style, key: tuple[str, ...]) -> Drawn:
    shown, lit = _view.shown, _view.lit
    trip, lexicon, whole = _view.trip, _view.lexicon, _view.dossier.whole
    sizes = (False, True)
    days = [timeline(trip, shown, style=_style, lit=lit, narrow=narrow) for narrow in sizes]
    bars = [
        theme_bars(lexicon, _view.themes, shown, whole, style=_style, lit=lit, narrow=narrow)
        for narrow in sizes
    ]
    heights = [timeline_height(trip, whole, style=_style, narrow=narrow) for narrow in sizes]
    heights += [bars_height(len(lexicon.themes), narrow=narrow) for narrow in sizes]
    return Drawn(_view, Chart(*map(_json, days)), Chart(*map(_json, bars)), Heights(*heights))


def _json(figure: go.Figure) -> bytes:
    return orjson.dumps(figure.to_plotly_json())
