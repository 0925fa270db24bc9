"""Trips for the tests: a small one with memorable rows for most, the real one for its own checks."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, sync_playwright
from streamlit.testing.v1 import AppTest

from dashboard.themes.lexicon import Lexicon, read_lexicon
from dashboard.trip.model import Trip
from dashboard.view.dossier import Dossier, dossier, open_dossier
from dashboard.view.frames import Frames
from tests.browser import FLAGS, MISSING, find
from tests.homes import OURS, SMALL
from tests.visitor import ROOT, Visitor, serving


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return read_lexicon(OURS.lexicon())


@pytest.fixture(scope="session")
def small() -> Trip:
    """青山 visits 海城 and 河口 in two days: five sites, one of them not named, one only possible."""
    return SMALL.open("small")


@pytest.fixture(scope="session")
def small_visit(small: Trip, lexicon: Lexicon) -> Dossier:
    return dossier(small, lexicon)


@pytest.fixture(scope="session")
def small_frames(small_visit: Dossier) -> Frames:
    return small_visit.frames


@pytest.fixture(scope="session")
def small_whole(small_visit: Dossier) -> Frames:
    return small_visit.whole


@pytest.fixture(scope="session")
def real() -> Dossier:
    """The Chenzhou delegation's visit, as the dashboard ships it."""
    return open_dossier(OURS, "chenzhou-guangdong-2021")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the small trip's data/ and seeds/ that a test may spoil."""
    shutil.copytree(SMALL.home, tmp_path, dirs_exist_ok=True)
    shutil.copy(OURS.data / "themes.toml", tmp_path / "data" / "themes.toml")
    return tmp_path


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serving(ROOT) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    assert path, MISSING.format(tried="  (not tried here)")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=FLAGS)


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
    one = Visitor(context.new_page(), address)
    yield one
    context.close()
    assert one.foreign == []
    assert one.errors == []


@pytest.fixture
def page() -> Iterator[Callable[..., AppTest]]:
    """Open the page on the real trip with the values of a URL."""

    def opened(**query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(ROOT / "dashboard" / "page.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    yield opened
    st.cache_resource.clear()
