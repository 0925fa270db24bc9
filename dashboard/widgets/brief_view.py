"""The brief view: the slide on the whole screen, stepped through by keys, nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from dashboard.brief import Brief, NothingShownError
from dashboard.style import labels
from dashboard.style.style import Style
from dashboard.view.filters import Filter
from dashboard.view.selection import Selection
from dashboard.view.view import View
from dashboard.widgets import state
from dashboard.widgets.element import element
from dashboard.widgets.trips import Good, key_of

_slide = element("brief", '<div class="brief"></div>')
_WORDS = ("previous", "next", "leave", "keys")


def date_here() -> dt.date:
    """Return the date where the reader is: the date that is printed on what the reader makes."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return dt.datetime.now(zone).date()


def steps(view: View) -> list[Selection | None]:
    """Return the steps of the brief view: the overview, then each city and theme left open by the filter."""
    chosen = view.filter
    cities = [city.id for city in view.trip.stops if not chosen.cities or city.id in chosen.cities]
    themes = [theme.id for theme in view.themes]
    return [
        None,
        *(Selection("city", city) for city in cities if len(chosen.cities) != 1),
        *(Selection("theme", theme) for theme in themes if len(chosen.themes) != 1),
    ]


def at_step(chosen: Filter, step: Selection | None) -> Filter:
    """Return the filter of a step: the reader's own, narrowed to one city or one theme."""
    if step is None:
        return chosen
    if step.kind == "city":
        return replace(chosen, cities=frozenset({step.id}))
    return replace(chosen, themes=frozenset({step.id}))


def brief_view(good: Good, view: View, step: Selection | None, style: Style) -> None:
    """Draw the slide of the step; arrows step, Esc returns, a click on a mark selects it."""
    known = steps(view)
    place = known.index(step) if step in known else 0
    brief = Brief(view.under(at_step(view.filter, known[place])), style, date_here())
    svg = _svg(brief, (*key_of(good, brief.view, style), brief.made.isoformat()))
    with st.container(key="brief"):
        _slide(
            key="brief_slide",
            data={
                "svg": svg,
                "text": "" if svg else brief.nothing,
                "label": "\n".join(line for _, line in brief.labelled()),
                "place": f"{place + 1} / {len(known)} · {_name(view, known[place], style)}",
                "lang": style.language,
                "words": {word: style.say(f"brief.{word}") for word in _WORDS},
            },
            on_step_change=lambda: _step(known, place),
            on_left_change=state.leave_brief,
            on_clicked_change=lambda: state.click(st.session_state["brief_slide"].clicked),
        )


def _step(known: list[Selection | None], place: int) -> None:
    by = int(st.session_state["brief_slide"].step or 0)
    state.go_to(known[(place + by) % len(known)])


def _name(view: View, step: Selection | None, style: Style) -> str:
    if step is None:
        return style.say("brief.overview")
    if step.kind == "city":
        return labels.city(view.trip, step.id, style.language)
    return next(one for one in view.lexicon.themes if one.id == step.id).name.of(style.language)


@st.cache_data(max_entries=48, show_spinner=False)
def _svg(_brief: Brief, key: tuple[str, ...]) -> str:
    """Return the slide, or nothing where the choice leaves nothing; made once for all who choose the same."""
    from dashboard.exports.sheet import page  # noqa: PLC0415  matplotlib takes a second: the page need not wait

    try:
        return page.svg(_brief, live=True).data.decode("utf-8")
    except NothingShownError:
        return ""
