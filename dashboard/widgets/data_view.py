"""The trip's files on the page: to complete, to take away and to bring back, checked on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import escape

from dashboard.pack.archive import as_zip
from dashboard.pack.book import as_book
from dashboard.pack.contents import damaged
from dashboard.pack.draft import Draft
from dashboard.pack.limits import MEGABYTE, MOST
from dashboard.pack.taken import KINDS, taken
from dashboard.parts.columns import columns, file_name, help_text
from dashboard.parts.html import fault_list, title
from dashboard.style.style import Style
from dashboard.trip.bases import PACKAGED, Base
from dashboard.trip.cells import COLUMNS
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.files import FRAME
from dashboard.trip.gate import short
from dashboard.trip.library import Library
from dashboard.widgets import own, state, trips
from dashboard.widgets.data_grid import closed, grid
from dashboard.widgets.data_place import place_view
from dashboard.widgets.data_save import clashes, save_button, tell, told

_BROUGHT = "data_brought"
_FILES = (*COLUMNS, FRAME)
_FIRST = "visits.csv"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def data_view(library: Library, trip: str, opened: trips.Opened, style: Style, base: Base = PACKAGED) -> None:
    """Draw the files of the reader's copy, or of the library where nothing is changed, with their faults.

    `base` is that of the map on which a place is marked, where there is a sound state to draw one of.
    """
    if trip not in library.trips():
        return  # there is nothing to put right
    say, faults = style.say, opened.faults
    with st.container(key="data"):
        _head(library, trip, sound=not faults, style=style)
        tell(style)
        clashes(library, trip, style)
        now = own.begun(library, trip)
        chosen = st.segmented_control(
            say("data.file"),
            _FILES,
            default=_FIRST,
            format_func=lambda name: file_name(name, style),
            key="data_file",
            required=True,
            label_visibility="collapsed",
        )
        name = str(chosen or _FIRST)
        st.html(f'<p class="note">{escape(help_text("of", name.partition(".")[0], style) or "")}</p>')
        if name in damaged(now.now):
            st.html(f'<p class="note">{escape(say("data.damaged"))}</p>')
            closed()
        else:
            grid(library, trip, name, style)
        _faults(name, faults, style)
        if opened.good and {"lat", "lon"} <= {*columns(now.now, name)}:
            place_view(library, trip, name, opened.good.dossier.trip, base, style)
        _bring(library, trip, style)


def _head(library: Library, trip: str, *, sound: bool, style: Style) -> None:
    """Draw the heading and what can be done with the whole copy."""
    say, now = style.say, own.begun(library, trip)
    with st.container(key="data_head", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(title(say("data.title"), say("data.note")))
        save_button(library, trip, sound=sound, style=style)
        own.back_and_on(library, trip, style)
        _away(now, trip, style)
        st.button(say("data.close"), key="data_close", on_click=state.show)


def _away(now: Draft, trip: str, style: Style) -> None:
    """Offer the copy as one file, made when it is asked for."""
    for kind, make, mime in (("zip", as_zip, "application/zip"), ("xlsx", as_book, _BOOK)):
        st.download_button(
            style.say(f"data.{kind}"),
            data=partial(make, now.now),
            file_name=f"{trip}.{kind}",
            mime=mime,
            on_click="ignore",
            key=f"data_{kind}",
        )


def _faults(name: str, faults: Sequence[Fault], style: Style) -> None:
    """Say what is wrong: with this file first, then with the others."""
    say = style.say
    here = [fault for fault in faults if fault.file == name]
    elsewhere = [fault for fault in faults if fault.file != name]
    heading = say("data.faults", n=len(faults)) if faults else say("data.sound")
    lines = f"<ol>{fault_list([*here, *elsewhere][:100], style)}</ol>" if faults else ""
    st.html(f'<div class="faults" role="status"><p>{escape(heading)}</p>{lines}</div>')


def _bring(library: Library, trip: str, style: Style) -> None:
    """Take a file that the reader brings; it stays in the session."""
    with st.container(key="bring"):
        st.html(f'<style>:root{{--choose-file:"{escape(style.say("data.choose_file"))}"}}</style>')
        st.file_uploader(
            style.say("data.bring", mb=MOST // MEGABYTE),
            type=KINDS,
            key=_BROUGHT,
            max_upload_size=MOST // MEGABYTE,
            on_change=_brought,
            args=(library, trip),
        )


def _brought(library: Library, trip: str) -> None:
    file = st.session_state.get(_BROUGHT)
    if file is None:  # taken back: what was in it stays in the copy, and can be undone
        return
    now = own.held(library, trip)
    try:
        found = taken(now.now, file.name, file.getvalue(), library.basemap)
    except TripError as error:
        told("data.refused", error.faults, name=short(file.name))
        return
    own.put(library, trip, now.to(found.files))
    told("data.taken", found.notes, name=short(file.name))
