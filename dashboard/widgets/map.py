"""The route map on the page."""

from __future__ import annotations

import streamlit as st
from markupsafe import escape
from streamlit_folium import generate_leaflet_string, st_folium

from dashboard.figures.base import credit
from dashboard.figures.map_marks import clicked, mark_layer
from dashboard.figures.map_parts import BareMap, Layer
from dashboard.figures.route_map import base_map
from dashboard.style.style import Style
from dashboard.trip.bases import Base, Offer
from dashboard.widgets import state
from dashboard.widgets.drawn import Drawn

HEIGHT = 560  # px, until the page's rules are there: they have it follow the window
_TOOLTIP = "last_object_clicked_tooltip"
_NO_CLICK, _CLICK = "#0</i>", "#%d</i>"
"""How a mark's tooltip ends; no text of a trip does, since every `<` in it is escaped."""


def map_view(drawn: Drawn, offered: Offer, base: Base, *, bare: bool) -> None:
    """Draw the map, without its buttons if it is to be `bare`; a click on a mark selects it.

    Ground and marks are written once for all readers: folium's templates would take half of a click's time.
    """
    style, say = drawn.style, drawn.style.say
    with st.container(key="map"):
        ground = drawn.always(f"ground {base}", lambda: _ground(drawn, base))
        script = drawn.once(f"marks {base} {bare}", lambda: _marks(drawn, base, bare=bare))
        marks = Layer()
        marks.keep(script.replace(_NO_CLICK, _CLICK % state.clicks()))
        st_folium(
            ground,
            key="route",
            height=HEIGHT,
            use_container_width=True,
            feature_group_to_add=marks,
            returned_objects=[_TOOLTIP],
            on_change=_clicked,
            render=False,
        )
        notes = [f'<p class="note">{escape(fault.line(style.language))}</p>' for fault in offered.faults]
        what = f"<b>{escape(say('page.map'))}</b> {escape(say('page.order_note'))}"
        what += f' <span class="wide">{escape(say("page.km_note"))}</span>'
        line = f'<p class="credit">{what} <span>{escape(credit(base, style))}</span></p>'
        st.html(line + "".join(notes))
        _base_choice(offered, style)


def _ground(drawn: Drawn, base: Base) -> BareMap:
    """Return the part of the map that no filter changes, written."""
    ground = base_map(drawn.view.trip, style=drawn.style, height=HEIGHT, base=base)
    ground._id = "div"  # the name that st_folium gives every map
    ground.get_root().render()
    ground.keep(generate_leaflet_string(ground))
    return ground


def _marks(drawn: Drawn, base: Base, *, bare: bool) -> str:
    """Return the script of the marks, as of a reader who has not clicked yet."""
    view = drawn.view
    marks = mark_layer(
        view.trip,
        view.shown,
        style=drawn.style,
        lit=view.lit,
        base=base,
        near=view.cities_chosen,
        bare=bare,
    )
    return str(generate_leaflet_string(marks, base_id="feature_group_0"))


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
