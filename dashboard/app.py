"""The server: the page, and beside it every file that the browser needs, so that it needs no internet."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from xstatic.pkg import jquery, leaflet

from dashboard.load import DATA

HERE = Path(__file__).resolve().parent

app = st.App(
    HERE / "page.py",
    routes=[
        Mount("/assets/jquery", StaticFiles(directory=jquery.BASE_DIR)),
        Mount("/assets/leaflet", StaticFiles(directory=leaflet.BASE_DIR)),
        Mount("/assets/basemap", StaticFiles(directory=DATA / "basemap")),
        Mount("/assets", StaticFiles(directory=HERE / "assets")),
    ],
)
