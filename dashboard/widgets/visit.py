"""The trip and its tables, loaded once for all sessions and again when a file of theirs changes."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.load import DATA, SEEDS
from dashboard.visit import Loaded, load_visit


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
