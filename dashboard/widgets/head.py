"""The head of the page: title, dates, the report's own totals, every site as a dot, and the two buttons."""

from __future__ import annotations

import streamlit as st
from markupsafe import escape

from dashboard.brief import Brief
from dashboard.widgets import state
from dashboard.widgets.controls import language_choice
from dashboard.widgets.dots import dots_row
from dashboard.widgets.drawn import Drawn
from dashboard.widgets.share import share_menu


def head(drawn: Drawn, step: str) -> None:
    """Draw the head, and beside it the way into the brief view, the share menu and the language.

    `step` names the step of the brief view, if one is shown.
    """
    brief = drawn.brief
    with st.container(key="title"):
        title = f"{escape(brief.title)} <span>{escape(step)}</span>" if step else str(escape(brief.title))
        name = f'<h1>{title}</h1><p class="dates">{escape(brief.dates)}</p>'
        st.html(f'<header class="head" lang="{brief.language}">{name}{_totals(brief)}</header>')
        with st.container(key="sites", horizontal=True, gap="medium"):
            dots_row(drawn)
            drawn.html("sums", lambda: f'<div class="sums" lang="{brief.language}">{_sums(brief)}</div>')
    with st.container(key="actions", horizontal=True, width="content"):
        st.button(brief.style.say("share.brief"), key="brief_open", on_click=state.show_brief)
        share_menu(brief)
        language_choice(brief.style)


def _totals(brief: Brief) -> str:
    """Return the totals that the report gives, each with its unit."""
    totals, say = brief.trip.totals, brief.style.say
    numbers = {"days": totals.days, "cities": totals.cities, "visits": totals.visits}
    parts = []
    for name, n in numbers.items():
        words = str(escape(say(f"page.total_{name}", n=n)))
        parts.append(f"<span>{words.replace(str(n), f'<b>{n}</b>', 1)}</span>")
    return f'<p class="totals">{"".join(parts)}</p>'


def _sums(brief: Brief) -> str:
    """Return two lines under any filter, so that a filter moves nothing: the whole, then what is shown."""
    whole = f"<b>{escape(brief.sum)}</b>"
    note = f"<span>{escape(brief.sum_note)}</span>"
    shown = escape(brief.style.say("page.shown_line", filters=brief.filter, **brief.view.sum))
    line = f'<b title="{shown}">{shown}</b>' if brief.view.filter else note
    return f'<p class="sum">{whole}</p><p class="sum" role="status">{line}</p>'
