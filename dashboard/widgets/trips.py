"""What sessions share: each state of a trip's files, loaded once."""

from __future__ import annotations

import gc
import logging
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.trip.faults import Fault, TripError
from dashboard.trip.gate import for_log
from dashboard.trip.library import Library
from dashboard.trip.values import Basemap
from dashboard.view.dossier import Dossier, open_dossier

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Good:
    """The dossier of a sound state of a trip's files, and what tells it from every other.

    `shelf` keeps what is drawn of a reader's own copy, which no other reader shares.
    """

    dossier: Dossier
    key: tuple[str, str, str]
    shelf: dict[tuple[str, ...], dict[str, Any]] | None = None


@dataclass(frozen=True)
class Opened:
    """A trip as its files are now: the last sound state of them, if there was one, and their faults."""

    good: Good | None
    faults: tuple[Fault, ...]


def opened(library: Library, trip: str) -> Opened:
    """Return the trip of this name. The stamp is taken before the files are read: see `Library.stamp`.

    Of a name that no trip has nothing is kept: whoever asks for many must not push the trips out.
    """
    if not library.has(trip):
        log.warning("a link asks for a trip that is not there: %s", for_log(trip))
        return Opened(_last_good().get((str(library.home), trip)), _missing(library, trip))
    key = (str(library.home), trip, library.stamp(trip))
    found, known = _dossier(library, key), _last_good()
    if isinstance(found, Dossier):
        known[key[:2]] = good = Good(found, key)
        return Opened(good, ())
    return Opened(known.get(key[:2]), found)


def _missing(library: Library, trip: str) -> tuple[Fault, ...]:
    try:
        library.files(trip)
    except TripError as error:
        return tuple(error.faults)
    return ()


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


def basemap(name: str, mark: str) -> bytes | None:
    """Return the basemap of this file name that an opened trip has, or None; `mark` begins its sha256."""
    found = [*(one.dossier.trip.basemap for one in [*_last_good().values()]), *_grounds().values()]
    return next((one.data for one in found if one.file == name and one.sha256.startswith(mark)), None)


def show_ground(ground: Basemap) -> None:
    """Let browsers have a basemap of the library that only a reader's own copy names."""
    _grounds()[ground.file] = ground


@st.cache_resource(show_spinner=False)
def _grounds() -> dict[str, Basemap]:
    return {}


class Memory:
    """Keeps what lives long out of garbage collection.

    Streamlit collects the whole heap after every run of the script: with the libraries' objects and those
    of all sessions in it, that takes longer than the run itself (measured: 130 of 170 ms). So what is alive
    when a run begins is put aside, which costs nothing; each `EVERY` runs all of it is searched.
    """

    EVERY = 1000

    def __init__(self) -> None:
        self._runs = 0

    def begin(self) -> None:
        """Count a run of the script, and put aside what is alive."""
        self._runs += 1
        if self._runs % self.EVERY == 1:
            gc.unfreeze()
            gc.collect()
        gc.freeze()


@st.cache_resource(show_spinner=False)
def memory() -> Memory:
    """Return the one memory of the server."""
    return Memory()
