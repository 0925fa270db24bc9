"""The head of the page: title, dates, how the visits add up, what the page is, and the two buttons."""

from __future__ import annotations

import streamlit as st
from markupsafe import escape

from dashboard.brief import Brief
from dashboard.widgets import state
from dashboard.widgets.html import about
from dashboard.widgets.share import share_menu


def head(brief: Brief) -> None:
    """Draw the head, and beside it the way into the brief view and the share menu."""
    lines = [
        f"<h1>{escape(brief.title)} <small>{escape(brief.dates)}</small></h1>",
        _sum(brief.sum, brief.whole_known),
        f'<p class="note">{escape(brief.sum_note)}</p>',
    ]
    if brief.view.filter:
        lines.append(_sum(brief.shown_sum, brief.known))
    if brief.view.filter.stated_only:
        taken = escape(brief.style.say("page.taken", **brief.view.taken_back))
        lines.append(f'<p class="note">{taken}</p>')
    lines.append(about(brief.view, brief.style))
    st.html(f'<header class="head" lang="{brief.language}">{"".join(lines)}</header>')
    with st.container(key="actions", horizontal=True, width="content"):
        st.button(brief.style.say("share.brief"), key="brief_open", on_click=state.show_brief)
        share_menu(brief)


def _sum(added: str, known: str) -> str:
    return f'<p class="sum"><b>{escape(added)}</b> <span>{escape(known)}</span></p>'
