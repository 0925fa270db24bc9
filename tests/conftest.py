"""Trips for the tests: a small one with memorable rows for most, the real one for its own checks."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, sync_playwright
from streamlit.testing.v1 import AppTest

from dashboard.filters import Filter, apply
from dashboard.frames import Frames, frames
from dashboard.load import DATA, load
from dashboard.model import Trip
from dashboard.themes import Lexicon, read_lexicon
from dashboard.visit import Loaded, load_visit, tabulate
from tests.browser import FLAGS, MISSING, find
from tests.visitor import ROOT, Visitor, serving

SMALL = Path(__file__).parent / "small"


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return read_lexicon(DATA / "themes.toml")


@pytest.fixture(scope="session")
def small() -> Trip:
    """青山 visits 海城 and 河口 in two days: five sites, one of them not named, one only possible."""
    return load("small", data=SMALL / "data", seeds=SMALL / "seeds")


@pytest.fixture(scope="session")
def small_frames(small: Trip, lexicon: Lexicon) -> Frames:
    return frames(small, lexicon)


@pytest.fixture(scope="session")
def small_whole(small: Trip, small_frames: Frames) -> Frames:
    return apply(Filter(), small_frames, small)


@pytest.fixture(scope="session")
def small_visit(small: Trip, lexicon: Lexicon) -> Loaded:
    return tabulate(small, lexicon, SMALL / "data")


@pytest.fixture(scope="session")
def real() -> Loaded:
    """The Chenzhou delegation's visit, as the dashboard ships it."""
    return load_visit("chenzhou-guangdong-2021")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the small trip's data/ and seeds/ that a test may spoil."""
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    shutil.copy(DATA / "themes.toml", tmp_path / "data" / "themes.toml")
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
