"""Several trips side by side: a page of its own, of which the address says all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from markupsafe import escape
from streamlit_folium import st_folium

from dashboard.brief import Brief
from dashboard.figures.routes_map import routes_map
from dashboard.parts import compare
from dashboard.parts.comparison import Comparison
from dashboard.parts.map import HEIGHT, MAP
from dashboard.style.style import Style
from dashboard.trip.gate import short
from dashboard.trip.library import Library
from dashboard.view.compare import MOST
from dashboard.view.view import View
from dashboard.widgets import trips
from dashboard.widgets.brief_view import date_here
from dashboard.widgets.chooser import chooser
from dashboard.widgets.share import comparison_menu
from dashboard.widgets.stylesheet import NOT_YET, stylesheet

VIEW = "compare"
"""What `view` is in the address of a comparison."""


def wanted(query: Mapping[str, Sequence[str]]) -> list[str] | None:
    """Return the trips that an address compares, each once; None where it is of no comparison."""
    return [*dict.fromkeys(query.get("trip", ()))] if [*query.get("view", ())][-1:] == [VIEW] else None


def comparison_page(library: Library, names: Sequence[str], style: Style) -> None:
    """Draw the trips of these names side by side; those that cannot be are named and left out."""
    known = [(name, trips.opened(library, name).good) for name in names[:MOST]]
    briefs = tuple(Brief(View(good.dossier), style, date_here()) for _, good in known if good)
    out = [name for name, good in known if not good] + [*names[MOST:]]
    one = Comparison(briefs, framed=bool(st.context.is_embedded))
    st.html(stylesheet(style, NOT_YET, "compare"))
    with st.container(key="elsewhere", horizontal=True, width="content"):
        chooser(library, names, style)
        if len(briefs) > 1:
            comparison_menu(one)
    if out:
        named = style.say("filter.join").join(short(name) for name in out[:MOST])
        _note(style.say("compare.left_out", trips=named, most=MOST))
    if len(briefs) < 2:
        _note(style.say("compare.few", most=MOST))
        return
    _views(one)


def _note(words: str) -> None:
    st.html(f'<p class="note" role="status">{escape(words)}</p>')


def _views(one: Comparison) -> None:
    st.set_page_config(page_title=one.heading)
    st.html(compare.compare_head(one) + compare.legend(one))
    with st.container(key="compared"):
        left, right = st.columns([7, 5], gap="medium")
    with left:
        with st.container(key="compare_map"):
            chart = routes_map([brief.trip for brief in one.briefs], style=one.style, height=HEIGHT)
            chart.write(MAP)
            st_folium(
                chart,
                key="routes",
                height=HEIGHT,
                use_container_width=True,
                returned_objects=[],
                render=False,
            )
        _html(one, compare.map_caption, compare.days_table)
    with right:
        _html(one, compare.themes_table, compare.outcomes_table)
    _html(one, compare.reports)


def _html(one: Comparison, *parts: Callable[[Comparison], str]) -> None:
    st.html("".join(part(one) for part in parts))
