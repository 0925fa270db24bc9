"""The tutorial page on the same server with the same local assets, so that it too needs no internet."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from xstatic.pkg import jquery, leaflet

app = st.App(
    Path(__file__).resolve().parent / "tutorial_page.py",
    routes=[
        Mount("/assets/jquery", StaticFiles(directory=jquery.BASE_DIR)),
        Mount("/assets/leaflet", StaticFiles(directory=leaflet.BASE_DIR)),
    ],
)
