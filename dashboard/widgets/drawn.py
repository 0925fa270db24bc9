"""What sessions share of one choice: each part of the page made once, for all readers who choose the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import orjson
import streamlit as st

from dashboard.brief import Brief
from dashboard.style.style import Style
from dashboard.view.filters import write_filter
from dashboard.view.view import View
from dashboard.widgets.trips import Good

MOST = 512
"""Choices whose parts are kept: of the trip of 17 sites about 100 kB each."""

OWN = 16
"""The same of one reader's own copy of a trip."""

T = TypeVar("T")


@dataclass(frozen=True)
class Drawn:
    """What is said of one choice, and the parts of the page that were made of it, as they are sent.

    A part is made when the first reader comes to it: `own` has those of this choice, `common` those that are
    the same under every choice. The tables that they are made from are not kept: those of some hundred
    choices would fill the memory, and each collection of garbage would search them.
    """

    brief: Brief
    own: dict[str, Any]
    common: dict[str, Any]

    @property
    def view(self) -> View:
        """Return the view."""
        return self.brief.view

    @property
    def style(self) -> Style:
        """Return the style."""
        return self.brief.style

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return the part of this name, made if nobody has asked for it under this choice."""
        return _kept(self.own, name, make)

    def always(self, name: str, make: Callable[[], T]) -> T:
        """Return the part of this name, which is the same under every choice."""
        return _kept(self.common, name, make)

    def html(self, name: str, make: Callable[[Brief], str]) -> None:
        """Draw the part of this name, which is HTML."""
        st.html(self.once(name, lambda: make(self.brief)))

    def data(self, name: str, make: Callable[[Brief], Any]) -> bytes:
        """Return the part of this name as JSON: what an element of ours draws from."""
        return self.once(name, lambda: orjson.dumps(make(self.brief)))


def drawn(good: Good, brief: Brief) -> Drawn:
    """Return what is drawn of a brief of a sound state of a trip's files."""
    view, style = brief.view, brief.style
    common = (*good.key, style.language, style.mode)
    own = (*common, str(write_filter(view.filter)), str(view.selected))
    if good.shelf is None:
        return Drawn(brief, _parts(own), _parts(common))
    if len(good.shelf) > OWN:
        good.shelf.clear()
    return Drawn(brief, good.shelf.setdefault(own, {}), good.shelf.setdefault(common, {}))


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _parts(key: tuple[str, ...]) -> dict[str, Any]:
    return {}


def _kept(parts: dict[str, Any], name: str, make: Callable[[], T]) -> T:
    if name not in parts:
        parts[name] = make()
    part: T = parts[name]
    return part
