"""The figures taken apart: their marks, lanes and places, and the filters they are tested under."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any, get_args

import folium
import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.map_parts import Mark
from dashboard.figures.route_map import base_map
from dashboard.figures.theme_bars import theme_bars
from dashboard.language import LANGUAGES
from dashboard.style.palette import Mode
from dashboard.style.style import Style
from dashboard.trip.model import Trip
from dashboard.view.counts import admitted
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames
from dashboard.view.selection import Lit
from dashboard.view.shown import apply

ZH, EN = Style("zh"), Style("en")
STYLES = [Style(language, mode) for language in LANGUAGES for mode in get_args(Mode)]
NOTHING = Filter(frozenset({"dongguan"}), frozenset({dt.date(2021, 11, 9)}), frozenset({"ecology"}), True)
DONGGUAN = Filter(cities=frozenset({"dongguan"}))
STATED = Filter(stated_only=True)
EVIL = "<b>{{ 7*7 }}${alert(1)}`\\</b></script>"
THEMED = {
    "everything": Filter(),
    "a city": Filter(cities=frozenset({"guangzhou"})),
    "a day": Filter(days=frozenset({dt.date(2021, 11, 9)})),
    "stated only": STATED,
    "nothing": Filter(frozenset({"dongguan"}), frozenset({dt.date(2021, 11, 10)})),
}


def marks(layer: folium.Map | folium.FeatureGroup, kind: str = "") -> list[Mark]:
    """Return the marks of a layer, of one class if named."""
    found = [child for child in layer._children.values() if isinstance(child, Mark)]
    return [one for one in found if not kind or one.css_class.split()[0] == kind]


def at(one: Mark) -> tuple[float, float]:
    """Return where a mark stands, lat before lon."""
    assert one.location is not None
    lat, lon = one.location
    return lat, lon


def label(one: Mark) -> str:
    """Return what the tooltip of a mark says before its first tag, still escaped."""
    return one.tooltip.partition("<")[0]


def numbered(layer: folium.FeatureGroup) -> dict[int, Mark]:
    """Return the marks of visits by their number."""
    return {int(label(one).split(" ")[0]): one for one in marks(layer, "visit")}


def rendered(trip: Trip, layer: folium.FeatureGroup | None = None, style: Style = EN) -> str:
    """Return the whole map as it reaches the browser, with folium's random names made equal."""
    chart = base_map(trip, style=style, height=400)
    if layer is not None:
        layer.add_to(chart)
    return re.sub(r"[0-9a-f]{32}", "NAME", chart.get_root().render())


def crowd(whole: Frames, count: int, **cells: object) -> Frames:
    """Return the tables with many visits like the first, in its city and on its day."""
    first = whole.visits.to_dict("records")[0]
    rows = [{**first, **cells, "id": f"site-{n}", "number": n} for n in range(1, count + 1)]
    return replace(whole, visits=pd.DataFrame(rows, columns=whole.visits.columns, dtype=object))


def part(figure: go.Figure, name: str) -> Any:
    (trace,) = [trace for trace in figure.data if trace.name == name]
    return trace


def places(figure: go.Figure, name: str) -> dict[str, tuple[float, float]]:
    """Return x and y of each mark by what it selects."""
    trace = part(figure, name)
    return dict(zip(trace.customdata, zip(trace.x, trace.y, strict=True), strict=True))


def lanes(figure: go.Figure) -> dict[str, tuple[float, float]]:
    """Return top and bottom of each lane of a timeline by its title; lanes meet half way."""
    axis = figure.layout.yaxis
    bottom, edges, found = axis.range[0], [0.0], {}
    for title, middle in zip(axis.ticktext, axis.tickvals, strict=True):
        found[title] = (edges[-1], 2 * middle - edges[-1])
        edges.append(found[title][1])
    assert edges[-1] == bottom
    return found


def draw(real: Dossier, chosen: Filter, style: Style = EN, lit: Lit | None = None) -> go.Figure:
    shown = apply(chosen, real.frames, real.trip)
    themes = admitted(real.lexicon, real.whole, chosen)
    return theme_bars(real.lexicon, themes, shown, real.whole, style=style, lit=lit)
