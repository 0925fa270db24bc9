"""The route map on the page."""

from __future__ import annotations

import streamlit as st
from markupsafe import escape
from streamlit_folium import st_folium

from dashboard.figures.map_marks import clicked
from dashboard.figures.map_parts import Layer
from dashboard.parts.map import HEIGHT, caption, ground, marks
from dashboard.style.style import Style
from dashboard.trip.bases import Base, Offer
from dashboard.widgets import state
from dashboard.widgets.drawn import Drawn

_TOOLTIP = "last_object_clicked_tooltip"
_NO_CLICK, _CLICK = "#0</i>", "#%d</i>"
"""How a mark's tooltip ends; no text of a trip does, since every `<` in it is escaped."""


def map_view(drawn: Drawn, offered: Offer, base: Base, *, bare: bool) -> None:
    """Draw the map, without its buttons if it is to be `bare`; a click on a mark selects it.

    Ground and marks are written once for all readers: folium's templates would take half of a click's time.
    """
    style = drawn.style
    with st.container(key="map"):
        beneath = drawn.always(f"ground {base}", lambda: ground(drawn.brief, base))
        script = drawn.once(f"marks {base} {bare}", lambda: marks(drawn.brief, base, bare=bare))
        layer = Layer()
        layer.keep(script.replace(_NO_CLICK, _CLICK % state.clicks()))
        st_folium(
            beneath,
            key="route",
            height=HEIGHT,
            use_container_width=True,
            feature_group_to_add=layer,
            returned_objects=[_TOOLTIP],
            on_change=_clicked,
            render=False,
        )
        notes = [f'<p class="note">{escape(fault.line(style.language))}</p>' for fault in offered.faults]
        st.html(caption(drawn.brief, base) + "".join(notes))
        _base_choice(offered, style)


def _base_choice(offered: Offer, style: Style) -> None:
    """Draw the choice of the base map, where there is one."""
    if len(offered.bases) > 1:
        st.segmented_control(
            style.say("base.label"),
            offered.ids,
            format_func=lambda base: style.say(f"base.{base}"),
            key="base",
            required=True,
        )


def _clicked() -> None:
    state.click(clicked((st.session_state["route"] or {}).get(_TOOLTIP)))
