"""The route map as the scripts that draw it: its ground, and the marks on it that a filter replaces."""

from __future__ import annotations

from markupsafe import escape

from dashboard.brief import Brief
from dashboard.figures.base import credit
from dashboard.figures.map_marks import mark_layer
from dashboard.figures.map_parts import BareMap, Layer, Mark
from dashboard.figures.route_map import base_map
from dashboard.style.escape import for_map
from dashboard.style.style import Style
from dashboard.trip.bases import PACKAGED, Base
from dashboard.trip.model import Trip

HEIGHT = 560  # px, until the page's rules are there: they have it follow the window
MARKING = 380  # px
MAP, MARKS = "div", "feature_group_0"
"""How the scripts name the map, `map_div`, and the marks' layer: as the page's component does."""


def ground(brief: Brief, base: Base = PACKAGED, *, outlines: str = "") -> BareMap:
    """Return the part of the map that no filter changes, written.

    `outlines` is the address of the packaged basemap, where it is not that of the server.
    """
    chart = base_map(brief.trip, style=brief.style, height=HEIGHT, base=base, outlines=outlines)
    chart.write(MAP)
    return chart


def marks(brief: Brief, base: Base = PACKAGED, *, bare: bool = False) -> str:
    """Return the script of the marks, as of a reader who has not clicked yet; `bare` hides the buttons."""
    view = brief.view
    layer = mark_layer(
        view.trip,
        view.shown,
        style=brief.style,
        lit=view.lit,
        base=base,
        near=view.cities_chosen,
        bare=bare,
    )
    return layer.write(MARKS)


def marking(trip: Trip, style: Style, base: Base, at: tuple[float, float] | None) -> tuple[BareMap, Layer]:
    """Return a map to mark a place on, and the layer with the mark where the place is now, if it has one."""
    chart = base_map(trip, style=style, height=MARKING, base=base)
    chart.write(MAP)
    layer = Layer()
    for city in trip.stops:
        Mark(
            base.place(city.lat, city.lon), f"<b>{for_map(city.name.of(style.language))}</b>", "sign"
        ).add_to(layer)
    if at:
        Mark(base.place(*at), "<b>⊕</b>", "pin").add_to(layer)
    layer.write(MARKS)
    return chart, layer


def caption(brief: Brief, base: Base = PACKAGED) -> str:
    """Return the line below the map, as HTML: what it shows, and whose it is."""
    say = brief.style.say
    what = f"<b>{escape(say('page.map'))}</b> {escape(say('page.order_note'))}"
    what += f' <span class="wide">{escape(say("page.km_note"))}</span>'
    return f'<p class="credit">{what} <span>{escape(credit(base, brief.trip, brief.style))}</span></p>'
