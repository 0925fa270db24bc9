"""The trip and its tables, loaded once for all sessions and again when a file of theirs changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard.filters import Filter, apply
from dashboard.frames import Frames, frames
from dashboard.load import DATA, DEFAULT_TRIP, SEEDS, load, trips
from dashboard.model import Trip
from dashboard.text import sentences
from dashboard.themes import Lexicon, read_lexicon


@dataclass(frozen=True)
class Loaded:
    """A trip with its tables; `whole` is the tables under no filter, `sentences` the report's count."""

    trip: Trip
    lexicon: Lexicon
    frames: Frames
    whole: Frames
    sentences: int


def load_visit(name: str | None) -> Loaded:
    """Return the trip of this name, by default the first; TripError where its files are not sound."""
    known = trips()
    trip = name or (DEFAULT_TRIP if DEFAULT_TRIP in known or not known else known[0])
    return _load(trip, _signature(trip))


def _signature(trip: str) -> tuple[tuple[str, int], ...]:
    files = [*sorted((DATA / "trips" / Path(trip).name).glob("*")), DATA / "themes.toml", *sorted(SEEDS.glob("*"))]
    return tuple((path.name, path.stat().st_mtime_ns) for path in files if path.is_file())


@st.cache_resource(max_entries=8, show_spinner=False)
def _load(trip: str, _files: tuple[tuple[str, int], ...]) -> Loaded:
    lexicon = read_lexicon(DATA / "themes.toml")
    loaded = load(Path(trip).name, themes=[theme.id for theme in lexicon.themes])
    tables = frames(loaded, lexicon)
    return Loaded(loaded, lexicon, tables, apply(Filter(), tables, loaded), len(sentences(loaded.report.text)))
