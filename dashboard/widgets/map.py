"""The route map on the page."""

from __future__ import annotations

import streamlit as st
from markupsafe import escape
from streamlit_folium import st_folium

from dashboard.figures.base import credit
from dashboard.figures.map_marks import clicked, mark_layer
from dashboard.figures.route_map import base_map
from dashboard.style.style import Style
from dashboard.trip.bases import Base, Offer
from dashboard.view.view import View
from dashboard.widgets import state

HEIGHT = 560  # px, until the page's rules are there: they have it follow the window
_TOOLTIP = "last_object_clicked_tooltip"


def map_view(view: View, offered: Offer, base: Base, style: Style, *, bare: bool) -> None:
    """Draw the map, without its buttons if it is to be `bare`; a click on a mark selects it."""
    say = style.say
    with st.container(key="map"):
        marks = mark_layer(
            view.trip,
            view.shown,
            style=style,
            lit=view.lit,
            clicks=state.clicks(),
            base=base,
            near=view.cities_chosen,
            bare=bare,
        )
        st_folium(
            base_map(view.trip, style=style, height=HEIGHT, base=base),
            key="route",
            height=HEIGHT,
            use_container_width=True,
            feature_group_to_add=marks,
            returned_objects=[_TOOLTIP],
            on_change=_clicked,
        )
        notes = [f'<p class="note">{escape(fault.line(style.language))}</p>' for fault in offered.faults]
        what = f"<b>{escape(say('page.map'))}</b> {escape(say('page.order_note'))}"
        what += f' <span class="wide">{escape(say("page.km_note"))}</span>'
        line = f'<p class="credit">{what} <span>{escape(credit(base, style))}</span></p>'
        st.html(line + "".join(notes))
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
