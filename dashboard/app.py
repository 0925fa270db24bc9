"""The server: the page, and beside it every file that the browser needs, so that it needs no internet."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from xstatic.pkg import jquery, leaflet

from dashboard.faults import TripError
from dashboard.figures.route_map import mark_layer
from dashboard.figures.style import Style
from dashboard.figures.timeline import timeline
from dashboard.load import DATA
from dashboard.visit import default_trip
from dashboard.widgets.visit import cached_visit

HERE = Path(__file__).resolve().parent


@asynccontextmanager
async def warm(_app: st.App) -> AsyncIterator[None]:
    """Load the figures' code and the trip before the first reader comes: together they take seconds.

    Not the widgets': a component that is declared before the server runs is not served.
    """
    with suppress(TripError):  # the page shows the faults
        loaded = cached_visit(default_trip())
        timeline(loaded.trip, loaded.whole, style=Style())
        mark_layer(loaded.trip, loaded.whole, style=Style())
    yield


app = st.App(
    HERE / "page.py",
    lifespan=warm,
    routes=[
        Mount("/assets/jquery", StaticFiles(directory=jquery.BASE_DIR)),
        Mount("/assets/leaflet", StaticFiles(directory=leaflet.BASE_DIR)),
        Mount("/assets/basemap", StaticFiles(directory=DATA / "basemap")),
        Mount("/assets", StaticFiles(directory=HERE / "assets")),
    ],
)
