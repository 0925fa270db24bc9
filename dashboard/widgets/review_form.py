"""The forms in which a drafted thing is put right, or taken out with the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.pack.drafted import Claim
from dashboard.parts.review import cells
from dashboard.style.style import Style
from dashboard.trip.cells import LISTS, listed

_DAYS, _FORMAT = frozenset({"day", "start", "end"}), "2023-05-08"
_WHY = ("review.why", "review.why_free")
Names = Mapping[str, Mapping[str, str]]


def correcting(
    now: Claim, names: Names, style: Style, done: Callable[[], None], left: Callable[[], None]
) -> None:
    """Draw a form of the cells of a drafted thing, with the reason; `names` are its `choices`."""
    with st.form("review_form", border=True):
        for column in cells(now):
            _cell(now, column, names, style)
        _end(now, style, "review.take", done, left)


def rejecting(now: Claim, style: Style, done: Callable[[], None], left: Callable[[], None]) -> None:
    """Draw a form that asks why."""
    with st.form("review_form", border=True):
        _end(now, style, "review.take_out", done, left)


def put_in(now: Claim) -> dict[str, str]:
    """Return the cells as they were put into the form."""
    found = {column: st.session_state.get(_key(now, column)) or "" for column in cells(now)}
    return {column: " ".join(cell) if isinstance(cell, list) else str(cell) for column, cell in found.items()}


def why_of(now: Claim) -> str:
    """Return the reason that was put into the form."""
    return str(st.session_state.get(_key(now, "why")) or "").strip()


def _key(now: Claim, column: str) -> str:
    return f"review {now.subject} {column}"


def _cell(now: Claim, column: str, names: Names, style: Style) -> None:
    label, key, value = style.say(f"review.{column}"), _key(now, column), now.cells.get(column, "")
    known = names.get(column)
    if known is None:
        st.session_state.setdefault(key, value)
        st.text_input(label, key=key, placeholder=_FORMAT if column in _DAYS else None)
    elif column in LISTS:
        st.session_state.setdefault(key, [one for one in listed(value) if one in known])
        st.multiselect(label, [*known], key=key, format_func=lambda one: known[one], placeholder="")
    else:
        st.session_state.setdefault(key, value)
        none = style.say("review.no_theme" if column == "voice" else "review.not_known")
        told = {"": none, value: value or none, **known}
        st.selectbox(label, [*told], key=key, format_func=lambda one: told[one])


def _end(now: Claim, style: Style, key: str, done: Callable[[], None], left: Callable[[], None]) -> None:
    st.text_input(style.say(_WHY[now.kind == "sentence"]), key=_key(now, "why"))
    with st.container(horizontal=True, gap="small"):
        st.form_submit_button(style.say(key), key="review_submit", type="primary", on_click=done)
        st.form_submit_button(style.say("review.cancel"), key="review_cancel", on_click=left)
