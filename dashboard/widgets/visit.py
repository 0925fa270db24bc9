"""What sessions share: the trip, loaded again when a file of its changes, and the views already made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

from dashboard.figures.style import Style
from dashboard.figures.themes import admitted, theme_bars
from dashboard.figures.timeline import timeline
from dashboard.filters import Filter, apply, write_filter
from dashboard.frames import Frames
from dashboard.load import DATA, SEEDS
from dashboard.selection import Lit, Selection, light
from dashboard.themes import Theme
from dashboard.visit import Loaded, load_visit
from dashboard.widgets.state import Choice


def cached_visit(name: str) -> Loaded:
    """Return the trip of this name; TripError where its files are not sound."""
    trip = Path(name).name
    return _load(trip, _signature(trip))


def _signature(trip: str) -> tuple[tuple[str, int], ...]:
    folders = [DATA / "trips" / trip, SEEDS]
    files = [DATA / "themes.toml", *(path for folder in folders for path in sorted(folder.glob("*")))]
    return tuple((path.name, path.stat().st_mtime_ns) for path in files if path.is_file())


@st.cache_resource(max_entries=8, show_spinner=False)
def _load(trip: str, _files: tuple[tuple[str, int], ...]) -> Loaded:
    return load_visit(trip)


@dataclass(frozen=True)
class View:
    """What one choice shows: its tables, what its selection lights up, and the two charts."""

    shown: Frames
    lit: Lit
    themes: list[Theme]
    timeline: go.Figure
    bars: go.Figure


def cached_view(loaded: Loaded, now: Choice, style: Style) -> View:
    """Return the view of a choice, made once for all readers who choose the same."""
    return _view(loaded, now, style, key_of(loaded, now.filter, now.selected, style))


def key_of(loaded: Loaded, chosen: Filter, selected: Selection | None, style: Style) -> tuple[object, ...]:
    """Return what tells one view of one state of a trip's files from every other."""
    choice = (str(write_filter(chosen)), str(selected), style.language, style.mode)
    return (loaded.trip.id, _signature(loaded.trip.id), choice)


@st.cache_resource(max_entries=256, show_spinner=False)
def _view(_loaded: Loaded, _now: Choice, _style: Style, key: tuple[object, ...]) -> View:
    shown = apply(_now.filter, _loaded.frames, _loaded.trip)
    lit = light(_now.selected, shown)
    themes = admitted(_loaded.lexicon, _loaded.whole, _now.filter)
    return View(
        shown,
        lit,
        themes,
        timeline(_loaded.trip, shown, style=_style, lit=lit),
        theme_bars(_loaded.lexicon, themes, shown, style=_style, lit=lit),
    )
