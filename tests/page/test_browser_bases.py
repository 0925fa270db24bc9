"""The base maps in a real browser: tiles that come, that fail and that keep silent."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Route, expect

from dashboard.figures.base import credit
from dashboard.style.style import Style
from dashboard.trip.bases import BASES
from tests.homes import OURS
from tests.visitor import ROOT, Visitor, serving

pytestmark = pytest.mark.browser
NUMBER = "GS(0000)0000"
PACKED, AMAP, OSM, _ = (replace(base, review_number=NUMBER) for base in BASES)
ZH = Style("zh")
REAL = OURS.open("chenzhou-guangdong-2021")
LOST = ZH.say("base.lost")
HASTY = """const wait = window.setTimeout;
window.setTimeout = (f, ms, ...rest) => wait(f, ms === 10_000 ? 0 : ms, ...rest);"""
Answer = Callable[[Route], None]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a home whose operator has entered the review number of each map service."""
    home = tmp_path_factory.mktemp("numbered")
    for folder in ("data", "seeds"):
        shutil.copytree(ROOT / folder, home / folder)
    path = home / "data/bases.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('= ""', f'= "{NUMBER}"'), encoding="utf-8")
    with serving(home) as url:
        yield url


def tile() -> bytes:
    """Return a tile of 256 × 256 px with an edge, so that each one is seen."""
    image = Image.new("RGB", (256, 256), "#E4EFD9")
    ImageDraw.Draw(image).rectangle((0, 0, 255, 255), outline="#8FA57C")
    held = io.BytesIO()
    image.save(held, "PNG")
    return held.getvalue()


def comes(route: Route) -> None:
    route.fulfill(body=tile(), content_type="image/png")


def fails(route: Route) -> None:
    route.abort()


def keeps_silent(_route: Route) -> None:
    """Answer nothing: what a blocked host does."""


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Callable[[Answer], Visitor]]:
    """Open a context in which every other host answers in this way."""
    contexts = []

    def given(answer: Answer) -> Visitor:
        context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 1000})
        contexts.append(context)
        context.route(lambda url: not url.startswith((address, "data:", "blob:")), answer)
        if answer is keeps_silent:  # patience is not what is tested
            context.add_init_script(HASTY)
        return Visitor(context.new_page(), address)

    yield given
    for context in contexts:
        context.close()


def choose(one: Visitor, name: str) -> None:
    one.page.locator(".st-key-base").get_by_text(name, exact=True).click()
    one.page.wait_for_url("**base=**" if name != "示意底图" else lambda url: "base=" not in url)
    one.idle()
    expect(one.page.locator(".st-key-map iframe")).to_have_count(1)  # that of the other base is gone
    one.settled()


def hosts(one: Visitor) -> set[str]:
    return {".".join((urlsplit(url).hostname or "").split(".")[-2:]) for url in one.foreign}


def credit_line(one: Visitor) -> str:
    return one.page.locator(".st-key-map .credit > span:last-child").inner_text()


def test_nothing_is_fetched_from_elsewhere_until_a_base_is_chosen(
    reader: Callable[[Answer], Visitor],
) -> None:
    one = reader(comes)
    one.open()
    assert one.foreign == []
    expect(one.map.locator(".leaflet-tiles-pane")).to_have_count(0)
    assert credit_line(one) == credit(PACKED, REAL, ZH)
    choose(one, "高德地图")
    expect(one.map.locator(".leaflet-tiles-pane img.leaflet-tile-loaded").first).to_be_visible()
    choose(one, "示意底图")
    expect(one.map.locator(".leaflet-tiles-pane")).to_have_count(0)
    assert credit_line(one) == credit(PACKED, REAL, ZH)
    assert hosts(one) == {"autonavi.com"}
    assert one.errors == []


def test_tiles_lie_under_the_marks_and_filter_and_selection_stay(
    reader: Callable[[Answer], Visitor],
) -> None:
    one = reader(comes)
    one.open("city=zhuhai&sel=visit:gree")
    choose(one, "高德地图")
    assert "city=zhuhai" in one.page.url
    assert "sel=visit%3Agree" in one.page.url
    expect(one.map.locator(".visit")).to_have_count(2)
    expect(one.map.locator(".visit.chosen")).to_have_count(1)
    expect(one.page.locator(".detail h3")).to_contain_text("格力电器")
    expect(one.map.locator("img.leaflet-tile-loaded").first).to_be_visible()
    below = [
        int(one.map.locator(f".leaflet-{name}-pane").first.evaluate("(one) => getComputedStyle(one).zIndex"))
        for name in ("tile", "tiles", "overlay", "marker")
    ]
    assert below == sorted({*below})
    assert credit_line(one) == credit(AMAP, REAL, ZH)
    expect(one.map.locator(".lost")).to_have_text("")
    frame = next(frame for frame in one.page.frames if "folium" in frame.url)
    frame.evaluate("() => { window.stays = true; }")
    one.page.locator(".st-key-city").get_by_text("广州", exact=True).click()
    expect(one.map.locator(".visit")).to_have_count(8)
    assert frame.evaluate("window.stays") is True
    assert one.errors == []


def test_where_tiles_fail_the_map_says_so_and_the_packaged_base_is_seen(
    reader: Callable[[Answer], Visitor],
) -> None:
    one = reader(fails)
    one.open("base=osm")
    expect(one.map.locator(".lost")).to_have_text(LOST)
    expect(one.map.locator(".leaflet-tile-pane canvas")).to_have_count(1)
    drawn = one.map.locator(".leaflet-tile-pane canvas").evaluate(
        """(canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height)
             .data.some((value) => value > 0)"""
    )
    assert drawn
    assert one.map.locator(".leaflet-tiles-pane img:visible").count() == 0
    expect(one.map.locator(".visit")).to_have_count(9)
    assert credit_line(one) == credit(OSM, REAL, ZH)
    assert hosts(one) == {"openstreetmap.org"}
    assert [error for error in one.errors if "ERR_FAILED" not in error] == []


def test_a_host_that_keeps_silent_is_given_up(reader: Callable[[Answer], Visitor]) -> None:
    one = reader(keeps_silent)
    one.open("base=osm")
    expect(one.map.locator(".lost")).to_have_text(LOST)
    expect(one.map.locator(".visit")).to_have_count(9)
