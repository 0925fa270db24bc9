"""The list of trips: a quiet control in the head, which leads to another trip or to several side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st
from orjson import dumps

from dashboard.parts.trips import trip_list
from dashboard.style.style import Style
from dashboard.trip.faults import TripError
from dashboard.trip.glance import Glance, glance
from dashboard.trip.library import Library
from dashboard.view.dossier import judged
from dashboard.widgets.element import element

_list = element("trips")

AT_ONCE = 40
"""Trips whose files are judged each time the list is opened: it takes some 30 ms a trip, once for each state
of its files. The lines of those that wait say so."""


@dataclass
class _Kept:
    """The lines of the trips of a home and the number of their faults, each with the stamp it was read at."""

    lines: dict[str, tuple[str, Glance]] = field(default_factory=dict)
    faults: dict[str, tuple[str, int]] = field(default_factory=dict)


def chooser(library: Library, here: Sequence[str], style: Style) -> None:
    """Draw the control, where there is more than one trip; `here` are those that are shown."""
    if library.several():
        _menu(library, here, style)


@st.fragment
def _menu(library: Library, here: Sequence[str], style: Style) -> None:
    """Draw the control; the list is made once it is open."""
    menu = st.popover(style.say("trips.title"), key="trips", on_change="rerun")
    if menu.open:
        # The address itself does not tell: Streamlit keeps `embed` to itself.
        made = trip_list(listed(library), here, style, framed=bool(st.context.is_embedded))
        with menu:
            _list(key="trips_list", data=dumps(made))


def listed(library: Library) -> list[tuple[Glance, int | None]]:
    """Return the line of each trip, the latest first, and how many faults it has; None if not yet judged."""
    kept = _kept(str(library.home))
    lines = sorted((_line(library, trip, kept) for trip in library.trips()), key=_latest)
    found, left = [], AT_ONCE
    for line in lines:
        stamp = library.own_stamp(line.trip, line.report, line.basemap)
        known = kept.faults.get(line.trip, ("", 0))
        if known[0] != stamp and left:
            left -= 1
            kept.faults[line.trip] = known = (stamp, _faults(library, line.trip))
        found.append((line, known[1] if known[0] == stamp else None))
    return found


@st.cache_resource(show_spinner=False)
def _kept(home: str) -> _Kept:
    return _Kept()


def _latest(line: Glance) -> tuple[int, str]:
    return (-line.dates.start.toordinal() if line.dates and line.has_year else 1, line.trip)


def _line(library: Library, trip: str, kept: _Kept) -> Glance:
    stamp = library.own_stamp(trip)
    if kept.lines.get(trip, ("",))[0] != stamp:
        try:
            kept.lines[trip] = (stamp, glance(library.files(trip)))
        except TripError:  # it has gone since the folder was listed
            return Glance(trip)
    return kept.lines[trip][1]


def _faults(library: Library, trip: str) -> int:
    try:
        judged(library.files(trip), library)
    except TripError as error:
        return len(error.faults)
    return 0
