"""The server: the page, and beside it every file that the browser needs, so that it needs no internet."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from xstatic.pkg import leaflet

from dashboard.brief import Brief
from dashboard.door import EMBED, HOSTS, Door
from dashboard.figures.map_marks import mark_layer
from dashboard.parts.charts import bars, timeline
from dashboard.served import Served
from dashboard.style.style import Style
from dashboard.trip.bases import offer
from dashboard.trip.library import Library
from dashboard.view.view import View
from dashboard.widgets import trips
from dashboard.widgets.drawn import drawn

HERE = Path(__file__).resolve().parent
LIBRARY = Library.of(os.environ)
FOLIUM = "/component/streamlit_folium.st_folium"
# Not imported: a component that is declared before the server runs is not served.
PLACE = find_spec("streamlit_folium")
FOLDERS = {
    "/assets": HERE / "assets",
    "/assets/leaflet": Path(leaflet.BASE_DIR),
    FOLIUM: Path(str(PLACE and PLACE.origin)).parent / "frontend" / "build",
}
MODULES = (
    "words",
    "joined",
    "print",
    "chart",
    "dots",
    "list",
    "detail",
    "grid",
    "quotes",
    "reader",
    "outcomes",
)
HINTS = [
    ("stylesheet", "assets/marks.css"),
    ("stylesheet", "assets/page.css"),
    *(("modulepreload", f"assets/{name}.js") for name in MODULES),
    ("async", "assets/vendor/plotly-basic-4.1.1.min.js"),
    ("script", "assets/leaflet/leaflet.js"),
    ("script", "assets/map.js"),
]


@asynccontextmanager
async def warm(_app: st.App) -> AsyncIterator[None]:
    """Load the figures' code and the trip before the first reader comes: together they take seconds.

    Not the widgets': a component that is declared before the server runs is not served.
    """
    good = trips.opened(LIBRARY, LIBRARY.default()).good
    if good:  # else the page shows the faults
        brief = Brief(View(good.dossier), Style(), dt.date.min)
        warmed = drawn(good, brief)
        warmed.data("timeline_chart", timeline)
        warmed.data("theme_chart", bars)
        mark_layer(brief.trip, brief.shown, style=brief.style)
    trips.memory().begin()
    yield


def named(variable: str) -> list[str]:
    """Return the names that an environment variable holds, separated by commas or spaces."""
    return os.environ.get(variable, "").replace(",", " ").split()


def tile_origins() -> set[str]:
    """Return the origins of the tiles of the base maps that are offered now."""
    bases = offer(LIBRARY.bases(), os.environ).bases
    urls = [
        url.replace("{s}", sign) for base in bases for url in base.urls for sign in base.subdomains or "-"
    ]
    return {"/".join(url.split("/")[:3]) for url in urls}


app = st.App(
    HERE / "page.py",
    lifespan=warm,
    middleware=[
        Middleware(Door, hosts=named(HOSTS), framed=named(EMBED), tiles=tile_origins),
        Middleware(Served, folders=FOLDERS, hints=HINTS, loaded=trips.basemap),
    ],
)
