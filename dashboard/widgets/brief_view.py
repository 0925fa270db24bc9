"""The brief view: the first screen without its controls, as large as the window, stepped through by keys."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from orjson import dumps

from dashboard.parts.steps import Step, narrowed, step_name, steps
from dashboard.style.style import Style
from dashboard.view.view import View
from dashboard.widgets import state
from dashboard.widgets.element import element

_controls = element("brief")
_WORDS = ("previous", "next", "leave", "full", "keys")


def date_here() -> dt.date:
    """Return the date where the reader is: the date that is printed on what the reader makes."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return dt.datetime.now(zone).date()


@dataclass(frozen=True)
class Steps:
    """The steps of the brief view: the overview, then each city and theme that the filter leaves open."""

    view: View
    known: list[Step | None]
    place: int

    @classmethod
    def of(cls, view: View, wanted: Step | None) -> Steps:
        """Return the steps of a view, at the one wanted or, where the filter leaves it no room, the first."""
        known = steps(view, ("city", "theme"))
        return cls(view, known, known.index(wanted) if wanted in known else 0)

    @property
    def narrowed(self) -> View:
        """Return the view under the reader's own filter, narrowed to the city or theme of the step."""
        return narrowed(self.view, self.known[self.place])

    def name(self, style: Style) -> str:
        """Return the name of the step."""
        return step_name(self.view, self.known[self.place], style)


def brief_controls(steps: Steps, style: Style) -> None:
    """Draw the controls of the brief view over the page: keys and buttons step, Esc returns."""
    with st.container(key="brief"):
        _controls(
            key="brief_controls",
            data=dumps(
                {
                    "place": steps.place,
                    "steps": len(steps.known),
                    "name": steps.name(style),
                    "lang": style.language,
                    "words": {word: style.say(f"brief.{word}") for word in _WORDS},
                }
            ),
            on_step_change=lambda: _step(steps),
            on_left_change=state.show,
        )


def _step(steps: Steps) -> None:
    wanted = int(st.session_state["brief_controls"].step or 0)
    state.go_to(steps.known[wanted % len(steps.known)])
