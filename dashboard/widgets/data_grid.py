"""One file of the trip as a grid to edit: each change goes into the reader's own copy at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.pack.contents import with_rows
from dashboard.pack.draft import edited, with_values
from dashboard.parts.columns import choices, columns, help_text, rows
from dashboard.style.escape import for_label
from dashboard.style.style import Style
from dashboard.trip.files import FRAME, TripFiles
from dashboard.trip.library import Library
from dashboard.widgets import own

_MOUNT, _COUNT = "data_mount", "data_mounts"
_NUMBER = "#"
"""The column of the rows' numbers, as faults tell them; no file's own column is named so."""


@dataclass(frozen=True)
class _Mount:
    """A grid as it was first drawn: what Streamlit tells is every change since. `seen` is the copy's state
    after the last one; any other, and the grid is drawn anew.
    """

    key: str
    name: str
    language: str
    columns: list[str]
    rows: Sequence[dict[str, str]]
    config: dict[str, Any]
    seen: TripFiles


def grid(library: Library, trip: str, name: str, style: Style) -> None:
    """Draw a file of the reader's copy."""
    now = own.begun(library, trip).now
    mount: _Mount | None = st.session_state.get(_MOUNT)
    if mount is None or (mount.name, mount.language) != (name, style.language) or mount.seen is not now:
        count = st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1
        names, config = columns(now, name), _config(now, name, style)
        mount = _Mount(f"grid_{count}", name, style.language, names, rows(now, name), config, now)
        st.session_state[_MOUNT] = mount
    cells = [[row.get(column, "") for column in mount.columns] for row in mount.rows]
    data = pd.DataFrame(cells, columns=mount.columns, dtype=object)  # text, also where there is no row
    if name != FRAME:
        data.insert(0, _NUMBER, range(2, len(mount.rows) + 2))
    st.data_editor(
        data,
        key=mount.key,
        height="auto" if len(mount.rows) < 12 else 420,
        hide_index=True,
        placeholder="",
        num_rows="fixed" if name == FRAME else "dynamic",
        column_config=mount.config,
        on_change=_changed,
        args=(library, trip),
    )


def closed() -> None:
    """Forget the grid: it is not drawn, and Streamlit forgets it as well."""
    st.session_state.pop(_MOUNT, None)


def _config(files: TripFiles, name: str, style: Style) -> dict[str, Any]:
    config: dict[str, Any] = {_NUMBER: st.column_config.NumberColumn(width=46, disabled=True, pinned=True)}
    for column in columns(files, name):
        told = help_text(name, column, style)
        tip = for_label(told) if told else None
        if known := choices(files, name, column):
            config[column] = st.column_config.SelectboxColumn(help=tip, options=known)
        else:
            config[column] = st.column_config.TextColumn(help=tip, disabled=name == FRAME and column == "key")
    return config


def _changed(library: Library, trip: str) -> None:
    """Take what was done in the grid into the copy. After rows were deleted the others have new numbers, so
    the grid is drawn anew.
    """
    mount: _Mount = st.session_state[_MOUNT]
    now, change = own.held(library, trip), st.session_state[mount.key]
    after = edited(mount.rows, change)
    if mount.name == FRAME:
        files = with_values(now.now, {row["key"]: row["value"] for row in after})
    else:
        files = with_rows(
            now.now, mount.name, [{k: v for k, v in row.items() if k != _NUMBER} for row in after]
        )
    now = now.to(files)
    own.put(library, trip, now)
    if not change.get("deleted_rows"):
        st.session_state[_MOUNT] = replace(mount, seen=now.now)
