"""The forms in which a drafted thing is put right, or taken out with the reason."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.pack.drafted import Claim
from dashboard.parts.columns import choices
from dashboard.parts.review import cells, city_name
from dashboard.style.style import Style
from dashboard.trip.files import TripFiles

_DAYS, _FORMAT = frozenset({"day", "start", "end"}), "2023-05-08"
_FILE = {"visit": "visits.csv", "event": "events.csv"}


def correcting(
    now: Claim, files: TripFiles, style: Style, done: Callable[[], None], left: Callable[[], None]
) -> None:
    """Draw a form of the cells of a drafted thing, with the reason."""
    with st.form("review_form", border=True):
        for column in cells(now):
            _cell(now, column, files, style)
        _end(now, style, "review.take", done, left)


def rejecting(now: Claim, style: Style, done: Callable[[], None], left: Callable[[], None]) -> None:
    """Draw a form that asks why."""
    with st.form("review_form", border=True):
        _end(now, style, "review.take_out", done, left)


def put_in(now: Claim) -> dict[str, str]:
    """Return the cells as they were put into the form."""
    return {column: str(st.session_state.get(_key(now, column)) or "") for column in cells(now)}


def why_of(now: Claim) -> str:
    """Return the reason that was put into the form."""
    return str(st.session_state.get(_key(now, "why")) or "").strip()


def _key(now: Claim, column: str) -> str:
    return f"review {now.subject} {column}"


def _cell(now: Claim, column: str, files: TripFiles, style: Style) -> None:
    label, key, value = style.say(f"review.{column}"), _key(now, column), now.cells.get(column, "")
    if column not in {"city", "half"}:
        st.session_state.setdefault(key, value)
        hint = _FORMAT if column in _DAYS else None
        st.text_input(label, key=key, placeholder=hint)
        return
    known = list(dict.fromkeys([*choices(files, _FILE[now.kind], column), value, ""]))
    st.session_state.setdefault(key, value)

    def told(cell: str) -> str:
        if not cell:
            return style.say("review.not_known")
        return city_name(files, cell) if column == "city" else style.say(f"date.{cell}")

    st.selectbox(label, known, key=key, format_func=told)


def _end(now: Claim, style: Style, key: str, done: Callable[[], None], left: Callable[[], None]) -> None:
    st.text_input(style.say("review.why"), key=_key(now, "why"))
    with st.container(horizontal=True, gap="small"):
        st.form_submit_button(style.say(key), key="review_submit", type="primary", on_click=done)
        st.form_submit_button(style.say("review.cancel"), key="review_cancel", on_click=left)
