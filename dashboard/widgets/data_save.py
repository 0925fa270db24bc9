"""Keeping the reader's copy in the library, where the server lets readers; what two changed, to choose."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from markupsafe import Markup, escape

from dashboard.pack.contents import changes, damaged
from dashboard.pack.draft import Draft
from dashboard.pack.merge import Conflict, merge
from dashboard.parts.html import fault_list
from dashboard.style.style import Style
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.keep import ChangedError, save
from dashboard.trip.library import Library
from dashboard.view.dossier import judged
from dashboard.widgets import own

_TOLD = "data_told"
"""Where the session holds what is to be told of the last upload or save: a phrase, its values, and faults."""

_TRIES = 3


def told(key: str, faults: list[Fault] | tuple[Fault, ...] = (), **values: object) -> None:
    """Have it told, when the page is drawn, what came of the reader's wish."""
    st.session_state[_TOLD] = (key, values, tuple(faults))


def tell(style: Style) -> None:
    """Say once what came of the reader's last wish."""
    if _TOLD in st.session_state:
        key, values, faults = st.session_state.pop(_TOLD)
        lines = f"<ol>{fault_list(faults, style)}</ol>" if faults else ""
        st.html(
            f'<div class="faults told" role="status"><p>{escape(style.say(key, **values))}</p>{lines}</div>'
        )


def save_button(library: Library, trip: str, *, sound: bool, style: Style) -> None:
    """Draw the button that keeps the copy, on a server that lets readers; it needs a sound copy."""
    found = own.draft(library, trip)
    if library.edits:
        off = found is None or not found.changed or not sound
        st.button(
            style.say("data.save"),
            key="data_save",
            type="primary",
            disabled=off,
            on_click=keep,
            args=(library, trip),
        )


def keep(library: Library, trip: str) -> None:
    """Keep the copy; where another kept something meanwhile, bring the two together first."""
    now = own.held(library, trip)
    own.copy(library, trip).clash = None
    for _ in range(_TRIES):
        report = now.now.report if now.now.report != now.kept.report else None
        try:
            stamp = save(library, trip, changes(now.kept, now.now), report, now.stamp)
        except ChangedError:
            merged = _together(library, trip, now)
            if merged is None:
                return
            now = merged
            own.put(library, trip, now)
        except TripError as error:
            told("data.unsaved", error.faults)
            return
        else:
            own.put(library, trip, replace(now, kept=now.now, stamp=stamp))
            told("data.saved")
            return
    told("data.busy")


def _together(library: Library, trip: str, now: Draft) -> Draft | None:
    """Return the copy with what another kept meanwhile; None, and it is told why, if the reader is needed."""
    stamp, theirs = library.stamp(trip), library.files(trip)
    if damaged(theirs):
        told("data.unsaved", theirs.faults)
        return None
    merged = merge(now.kept, now.now, theirs)
    if merged.conflicts:
        own.copy(library, trip).clash = (theirs, stamp, merged.conflicts)
        return None
    found = replace(now, kept=theirs, stamp=stamp, now=merged.files)
    try:
        judged(found.now, library)
    except TripError as error:
        own.put(library, trip, found)
        told("data.merged", error.faults)
        return None
    return found


def clashes(library: Library, trip: str, style: Style) -> None:
    """Draw every row that the reader and another both changed, both values, and the choice."""
    clash, say = own.copy(library, trip).clash, style.say
    if clash is None:
        return
    conflicts = clash[2]
    with st.container(key="clashes"):
        st.html(f'<p role="alert">{escape(say("data.clash", n=len(conflicts)))}</p>')
        for number, conflict in enumerate(conflicts):
            st.html(_two(conflict, style))
            st.radio(
                say("data.choose"),
                ["mine", "theirs"],
                index=None,
                format_func=lambda whose: say(f"data.{whose}"),
                key=f"clash_{number}",
                horizontal=True,
                label_visibility="collapsed",
            )
        open_yet = any(st.session_state.get(f"clash_{number}") is None for number in range(len(conflicts)))
        st.button(
            say("data.settle"), key="data_settle", disabled=open_yet, on_click=_settle, args=(library, trip)
        )


def _two(conflict: Conflict, style: Style) -> str:
    """Return what each made of a row, as a table."""
    say = style.say
    row = [say("fault.row", row=conflict.row)] if conflict.row else []
    place = say("fault.join").join([conflict.file, *row])
    lines = [
        Markup("<tr><th>{}</th><td>{}</td><td>{}</td></tr>").format(
            column, *(_cell(cells, column, style) for cells in (conflict.mine, conflict.theirs))
        )
        for column in conflict.columns
    ]
    heads = Markup("<tr><th></th><th>{}</th><th>{}</th></tr>").format(say("data.mine"), say("data.theirs"))
    title = Markup("<p><b>{}</b> {}</p>").format(place, " · ".join(part for part in conflict.key if part))
    return f'{title}<table class="behind"><thead>{heads}</thead><tbody>{"".join(lines)}</tbody></table>'


def _cell(cells: object, column: str, style: Style) -> str:
    if not isinstance(cells, dict):
        return style.say("data.gone")
    return str(cells.get(column, "")) or style.say("data.nothing")


def _settle(library: Library, trip: str) -> None:
    """Go on from what the other kept, with the reader's own values where they were chosen."""
    held, now = own.copy(library, trip), own.held(library, trip)
    if held.clash is None:
        return
    theirs, stamp, conflicts = held.clash
    known = merge(now.kept, now.now, theirs).conflicts
    if known and known != conflicts:  # the reader has gone on editing: there is something else to choose
        held.clash = (theirs, stamp, known)
        return
    held.clash = None
    mine = [one for n, one in enumerate(conflicts) if st.session_state.get(f"clash_{n}") == "mine"]
    merged = merge(now.kept, now.now, theirs, [(one.file, one.key) for one in mine])
    own.put(library, trip, replace(now, kept=theirs, stamp=stamp, now=merged.files))
    told("data.settled")
