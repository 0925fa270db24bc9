"""The reader's own copy of a trip's files: it lives in the session alone, and the page draws from it."""

from __future__ import annotations

import hashlib

import streamlit as st
from markupsafe import escape

from dashboard.pack.archive import as_zip
from dashboard.pack.draft import Draft
from dashboard.style.style import Style
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.files import TripFiles
from dashboard.trip.library import Library
from dashboard.view.dossier import Dossier, dossier, judged
from dashboard.widgets import trips

_DRAFT, _JUDGED, _GOOD = "own_draft", "own_judged", "own_good"


def draft(library: Library, trip: str) -> Draft | None:
    """Return the reader's copy of this trip, if there is one."""
    found = st.session_state.get(_DRAFT)
    return found[1] if found and found[0] == (str(library.home), trip) else None


def begun(library: Library, trip: str) -> Draft:
    """Return the reader's copy of this trip, begun now if there is none, or if an unchanged one is out of
    date. TripError where there is no such trip.
    """
    found, stamp = draft(library, trip), library.stamp(trip)
    if found is None or (not found.changed and found.stamp != stamp):
        files = library.files(trip)
        found = Draft(files, stamp, files)
        put(library, trip, found)
    return found


def held(library: Library, trip: str) -> Draft:
    """Return the reader's copy as it was last drawn: a change is one of what the reader saw, whatever
    somebody else has kept since.
    """
    return draft(library, trip) or begun(library, trip)


def put(library: Library, trip: str, now: Draft) -> None:
    """Make this the reader's copy."""
    st.session_state[_DRAFT] = ((str(library.home), trip), now)


def back_and_on(library: Library, trip: str, style: Style) -> None:
    """Draw the buttons that take the last change back and make it again."""
    now = begun(library, trip)
    for key, moved, there in (("undo", now.undone(), now.past), ("redo", now.redone(), now.future)):
        st.button(
            style.say(f"data.{key}"),
            key=f"data_{key}",
            disabled=not there,
            on_click=put,
            args=(library, trip, moved),
        )


def opened(library: Library, trip: str) -> trips.Opened:
    """Return what the page draws: the reader's copy where it is changed, else what the library holds.

    While the copy has faults it is its last sound state, or the library's if it had none.
    """
    found, kept = draft(library, trip), trips.opened(library, trip)
    if found is None or not found.changed:
        st.session_state.pop(_GOOD, None)
        return kept
    result = _judged(found.now, library)
    if isinstance(result, Dossier):
        trips.show_ground(result.trip.basemap)
        mark = hashlib.sha256(as_zip(found.now)).hexdigest()
        good = st.session_state.get(_GOOD)
        if good is None or good.key[2] != mark:
            good = trips.Good(result, (str(library.home), trip, mark), shelf={})
            st.session_state[_GOOD] = good
        return trips.Opened(good, ())
    return trips.Opened(st.session_state.get(_GOOD) or kept.good, result)


def _judged(files: TripFiles, library: Library) -> Dossier | tuple[Fault, ...]:
    """Return what the loader makes of the copy, asked once for each state of it."""
    lexicon = library.lexicon()
    known = st.session_state.get(_JUDGED)
    if known is None or known[0] is not files or known[1] != lexicon:
        try:
            result: Dossier | tuple[Fault, ...] = dossier(*judged(files, library))
        except TripError as error:
            result = tuple(error.faults)
        known = st.session_state[_JUDGED] = (files, lexicon, result)
    answer: Dossier | tuple[Fault, ...] = known[2]
    return answer


def bar(library: Library, trip: str, faults: int, style: Style) -> bool:
    """Say above all else, if it is so, that what is drawn is the reader's own copy, with the ways out of it;
    return whether it is.
    """
    found, say = draft(library, trip), style.say
    if found is None or not found.changed:
        return False
    text = say("own.bar") + (say("own.faults", n=faults) if faults else "")
    with st.container(key="own", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p role="status">{escape(text)}</p>')
        st.button(say("own.back"), key="own_back", on_click=_back, args=(library, trip))
        st.download_button(
            say("own.download"),
            data=lambda: as_zip(found.now),
            file_name=f"{trip}.zip",
            mime="application/zip",
            on_click="ignore",
            key="own_download",
        )
    return True


def _back(library: Library, trip: str) -> None:
    """Go back to the kept version; the changes stay among the states that can be undone."""
    if found := draft(library, trip):
        put(library, trip, found.to(found.kept))
