"""The server: the page, and beside it every file that the browser needs, so that it needs no internet."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

from dashboard.figures.map_marks import mark_layer
from dashboard.style.style import Style
from dashboard.trip.library import Library
from dashboard.view.view import View
from dashboard.widgets import trips

HERE = Path(__file__).resolve().parent
LIBRARY = Library.of(os.environ)


@asynccontextmanager
async def warm(_app: st.App) -> AsyncIterator[None]:
    """Load the figures' code and the trip before the first reader comes: together they take seconds.

    Not the widgets': a component that is declared before the server runs is not served.
    """
    good = trips.opened(LIBRARY, LIBRARY.default()).good
    if good:  # else the page shows the faults
        view = trips.drawn(good, View(good.dossier), Style()).view
        mark_layer(view.trip, view.shown, style=Style())
    yield


app = st.App(
    HERE / "page.py",
    lifespan=warm,
    routes=[
        Mount("/assets/leaflet", StaticFiles(directory=leaflet.BASE_DIR)),
        Mount("/assets/basemap", StaticFiles(directory=LIBRARY.basemaps)),
        Mount("/assets", StaticFiles(directory=HERE / "assets")),
    ],
)
