"""The reader's own copy of a trip's files: it lives in the session alone, and the page draws from it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st
from markupsafe import escape

from dashboard.language import words
from dashboard.pack.archive import as_zip
from dashboard.pack.draft import Draft
from dashboard.pack.merge import Conflict
from dashboard.style.style import Style
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.files import TripFiles
from dashboard.trip.library import Library
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier, dossier, judged
from dashboard.widgets import trips

_OWN = "own_copies"


@dataclass
class Copy:
    """A reader's copy of one trip; what the loader made of which state of it, under which lexicon; its last
    sound state; and, where a save waits for the reader's choice, what another kept, its stamp and the rows
    that both changed.
    """

    draft: Draft | None = None
    judged: tuple[TripFiles, bytes | None, trips.Good | tuple[Fault, ...]] | None = None
    good: trips.Good | None = None
    clash: tuple[TripFiles, str, tuple[Conflict, ...]] | None = None


def copy(library: Library, trip: str) -> Copy:
    """Return what the session holds of this trip."""
    held: dict[tuple[str, str], Copy] = st.session_state.setdefault(_OWN, {})
    return held.setdefault((str(library.home), trip), Copy())


def draft(library: Library, trip: str) -> Draft | None:
    """Return the reader's copy of this trip, if there is one."""
    found: Copy | None = st.session_state.get(_OWN, {}).get((str(library.home), trip))
    return found.draft if found else None


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
    copy(library, trip).draft = now


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
    kept, found = trips.opened(library, trip), draft(library, trip)
    if found is None or trip not in library.trips():
        return kept
    own = copy(library, trip)
    if not found.changed:
        own.good = None
        return kept
    result = _judged(own, found.now, library)
    if isinstance(result, trips.Good):
        own.good = result
        return trips.Opened(result, ())
    return trips.Opened(own.good or kept.good, result)


def _judged(own: Copy, files: TripFiles, library: Library) -> trips.Good | tuple[Fault, ...]:
    """Return what the loader makes of the copy, asked once for each state of it."""
    lexicon = library.lexicon()
    if own.judged is None or own.judged[0] is not files or own.judged[1] != lexicon:
        try:
            found = _marked(dossier(*judged(files, library)))
        except TripError as error:
            own.judged = (files, lexicon, tuple(error.faults))
        else:
            trips.show_ground(found.trip.basemap)
            good = trips.Good(found, (str(library.home), files.trip, _OWN), shelf={})
            own.judged = (files, lexicon, good)
    return own.judged[2]


def _marked(result: Dossier) -> Dossier:
    """Return the dossier with a title that says, in every file made of it, that it is a changed copy."""
    title = result.trip.title
    marked = Text(zh=title.zh + words("zh")("own.mark"), en=title.en + words("en")("own.mark"))
    return replace(result, trip=result.trip.model_copy(update={"title": marked}))


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
