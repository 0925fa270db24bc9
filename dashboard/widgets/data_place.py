"""Marking a place of a row on the map, in place of typing degrees."""

from __future__ import annotations

import streamlit as st
from markupsafe import escape
from streamlit_folium import st_folium

from dashboard.figures.base import credit, unplaced
from dashboard.pack.contents import with_rows
from dashboard.pack.draft import edited
from dashboard.parts.map import MARKING, marking
from dashboard.style.style import Style
from dashboard.trip.bases import Base
from dashboard.trip.cells import CsvRow
from dashboard.trip.library import Library
from dashboard.trip.model import Trip
from dashboard.widgets import own

_CLICKED = "last_clicked"


def place_view(library: Library, trip: str, name: str, shown: Trip, base: Base, style: Style) -> None:
    """Draw the choice of a row and, once there is one, the map that a click on gives it a point."""
    say, rows = style.say, own.held(library, trip).now.rows[name]
    with st.container(key="marking"):
        chosen = st.selectbox(
            say("data.mark"),
            [None, *range(len(rows))],
            format_func=lambda place: (
                _row(rows[place], style) if place is not None else say("data.mark_none")
            ),
            key=f"mark_{name}",
        )
        if chosen is None or chosen >= len(rows):
            return
        at = _point(rows[chosen])
        chart, layer = marking(shown, style, base, at)
        key = f"marking_{name}_{chosen}_{base.id}"
        st_folium(
            chart,
            key=key,
            height=MARKING,
            use_container_width=True,
            feature_group_to_add=layer,
            returned_objects=[_CLICKED],
            on_change=lambda: _marked(library, trip, name, chosen, base, key),
            render=False,
        )
        lat, lon = (rows[chosen].cells.get(column, "") for column in ("lat", "lon"))
        note = say("data.mark_note", lat=lat, lon=lon) if lat or lon else say("data.mark_empty")
        st.html(
            f'<p class="note">{escape(note)}</p><p class="credit">{escape(credit(base, shown, style))}</p>'
        )


def _row(row: CsvRow, style: Style) -> str:
    """Return a row as a person knows it."""
    first = row.cells.get(f"name_{style.language}") or row.cells.get("id", "")
    return style.say("data.mark_row", row=row.number, name=first)


def _point(row: CsvRow) -> tuple[float, float] | None:
    """Return where a row is now, if what it says is a point of the map."""
    try:
        lat, lon = float(row.cells["lat"]), float(row.cells["lon"])
    except (KeyError, ValueError):
        return None
    return (lat, lon) if abs(lat) <= 85 and abs(lon) <= 180 else None


def _marked(library: Library, trip: str, name: str, place: int, base: Base, key: str) -> None:
    """Put the point that was clicked into the row."""
    clicked = (st.session_state.get(key) or {}).get(_CLICKED)
    now = own.held(library, trip)
    rows = now.now.rows[name]
    if not clicked or place >= len(rows):
        return
    lat, lon = unplaced(base, clicked["lat"], clicked["lng"])
    cells = {"lat": f"{lat:.5f}", "lon": f"{lon:.5f}"}
    after = edited([dict(row.cells) for row in rows], {"edited_rows": {place: cells}})
    own.put(library, trip, now.to(with_rows(now.now, name, after)))
