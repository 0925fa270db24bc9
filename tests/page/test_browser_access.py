"""The page for everyone: axe-core, the keyboard, a phone, zoom, reduced motion, text behind each figure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from dashboard.style.findings import theme_finding, timeline_finding
from dashboard.style.style import Style
from dashboard.view.dossier import Dossier
from tests.visitor import Visitor

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
PLATFORM: set[tuple[str, str]] = set()
"""Serious faults of Streamlit's own elements, as (rule, target), that we cannot mend; none at present."""


def faults(place: Page | Frame) -> list[tuple[str, str]]:
    """Return the serious and critical faults that axe-core finds, as (rule, target)."""
    place.evaluate(AXE)
    found: list[dict[str, Any]] = place.evaluate("() => axe.run().then((done) => done.violations)")
    assert isinstance(found, list)
    return [
        (fault["id"], str(node["target"]))
        for fault in found
        if fault["impact"] in {"serious", "critical"}
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize(
    ("scheme", "query"),
    [
        ("light", "lang=zh"),
        ("dark", "lang=zh&sel=visit:gree"),
        ("light", "lang=en&sel=theme:ecology&city=guangzhou"),
        ("dark", "lang=en&city=dongguan&day=2021-11-10"),
        ("dark", "lang=zh&view=data"),
    ],
)
def test_axe_finds_no_serious_fault(browser: Browser, address: str, scheme: str, query: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1440, "height": 900})  # type: ignore[arg-type]
    reader = Visitor(context.new_page(), address)
    reader.open(query)
    assert set(faults(reader.page)) <= PLATFORM
    frame = next(frame for frame in reader.page.frames if "folium" in frame.url)
    assert set(faults(frame)) <= PLATFORM
    context.close()


def test_axe_finds_what_is_wrong(visitor: Visitor) -> None:
    visitor.open()
    visitor.page.evaluate("document.querySelector('.list button.slot').removeAttribute('aria-label')")
    visitor.page.evaluate("document.querySelector('.list button.slot').removeAttribute('title')")
    visitor.page.evaluate("document.querySelector('.list button.slot').replaceChildren()")
    assert [rule for rule, _ in faults(visitor.page)] == ["button-name"]


def test_the_brief_view_and_the_menu_have_no_serious_fault(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/?view=brief")
    visitor.drawn()
    expect(visitor.page.locator(".brief button").first).to_be_attached()
    assert set(faults(visitor.page)) <= PLATFORM
    visitor.open()
    visitor.page.locator(".st-key-share button").first.click()
    expect(visitor.page.locator(".link input")).to_be_visible()
    assert set(faults(visitor.page)) <= PLATFORM


def test_the_page_says_its_language_and_its_trip(visitor: Visitor) -> None:
    visitor.open("lang=zh")
    expect(visitor.page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(visitor.page).to_have_title("郴州党政代表团赴广东考察")
    visitor.page.locator(".st-key-lang").get_by_text("EN").click()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    expect(visitor.page).to_have_title("Chenzhou delegation’s study visit to Guangdong")


def test_every_chart_has_its_words_and_a_table(visitor: Visitor, real: Dossier) -> None:
    visitor.open("lang=en")
    style = Style("en")
    for place, behind, text in (
        ("timeline", "timeline", timeline_finding(real.trip, real.whole, style=style)),
        ("themes", "by_city", theme_finding(real.lexicon, real.whole, style=style)),
    ):
        part = visitor.page.locator(f".st-key-{place}")
        expect(part.locator("h2").first).to_contain_text(text)
        expect(part.get_by_label(text).first).to_be_attached()
        part = visitor.page.locator(f".st-key-{behind}")
        part.locator("summary").first.click()
        expect(part.locator("table.behind").first).to_be_visible()
    expect(visitor.page.locator(".st-key-timeline table.behind tbody tr")).to_have_count(20)
    expect(visitor.page.locator(".st-key-by_city table.behind tbody tr")).to_have_count(11)


def test_the_keyboard_reaches_everything_in_the_order_of_the_page(visitor: Visitor) -> None:
    visitor.open()
    reached: list[str] = []
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        reached.append(
            visitor.page.evaluate(
                """() => { const at = document.activeElement;
                     const part = at.closest('[class*="st-key-"]:not(.st-key-head *)');
                     const names = ['actions', 'filters', 'map', 'visits', 'detail', 'timeline', 'themes'];
                     return names.find((name) => at.closest(`.st-key-${name}`)) || at.tagName; }"""
            )
        )
    order = [name for name in dict.fromkeys(reached) if name in {"actions", "filters", "map", "visits"}]
    assert order == ["actions", "filters", "map", "visits"]
    outline = visitor.page.evaluate(
        """() => { document.querySelector('.list button').focus({focusVisible: true});
             return getComputedStyle(document.querySelector('.list button')).outlineStyle; }"""
    )
    assert outline == "solid"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("wide", "high"), [(390, 844), (720, 450)])  # a phone; 1440 × 900 at 200 %
def test_nothing_is_wider_than_a_small_screen(
    browser: Browser, address: str, wide: int, high: int, language: str
) -> None:
    context = browser.new_context(viewport={"width": wide, "height": high}, has_touch=wide < 400)
    reader = Visitor(context.new_page(), address)
    reader.open(f"lang={language}&sel=visit:gree")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= wide
    for key in ("filters", "map", "visits", "timeline", "themes", "report"):
        box = reader.page.locator(f".st-key-{key}").bounding_box()
        assert box, key
        assert box["x"] >= 0, key
        assert box["x"] + box["width"] <= wide + 1, key
    map_box = reader.page.locator(".st-key-map iframe").bounding_box()
    list_box = reader.page.locator(".st-key-visits").bounding_box()
    assert map_box
    assert list_box
    assert list_box["y"] >= map_box["y"] + map_box["height"] - 1 or wide > 640
    context.close()


def test_with_reduced_motion_nothing_moves(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1440, "height": 900})
    reader = Visitor(context.new_page(), address)
    reader.page.goto(f"{address}/?view=brief")
    expect(reader.page.locator(".brief button").first).to_be_attached(timeout=20_000)
    expect(reader.page.locator(".brief")).to_have_css("transition-duration", "0s")
    context.close()


@pytest.mark.parametrize(("wide", "language"), [(1280, "zh"), (1280, "en"), (1920, "zh"), (2560, "en")])
def test_no_two_labels_of_the_map_cover_each_other(visitor: Visitor, wide: int, language: str) -> None:
    visitor.page.set_viewport_size({"width": wide, "height": 1000})
    visitor.open(f"lang={language}")
    boxes: list[list[Any]] = visitor.map.locator(
        ".city > b, .city > span, .leg small, .sign > b, .visit .mark"
    ).evaluate_all(
        """(all) => all.map((one) => { const { left, top, right, bottom } = one.getBoundingClientRect();
             return [one.textContent, left + 1, top + 3, right - 1, bottom - 3]; })
           .filter(([text, left, top, right, bottom]) => text && right > left && bottom > 0)"""
    )
    assert len(boxes) >= 4 * 2 + 3 + 9
    for place, (text, left, top, right, bottom) in enumerate(boxes):
        assert left >= 0, text
        for other, x, y, x_end, y_end in boxes[place + 1 :]:
            assert not (left < x_end and x < right and top < y_end and y < bottom), (text, other)


def test_a_finger_on_the_map_scrolls_the_page(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    reader = Visitor(context.new_page(), address)
    reader.open("lang=zh")
    frame = next(frame for frame in reader.page.frames if "folium" in frame.url)
    assert frame.evaluate("getComputedStyle(document.querySelector('.leaflet-container')).touchAction") in {
        "pan-x pan-y",
        "manipulation",
        "auto",
    }
    lefts = reader.map.locator(".visit .mark").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().left)"
    )
    assert min(lefts) >= 0
    context.close()


def test_the_list_shows_what_is_selected_and_the_page_stays(visitor: Visitor) -> None:
    visitor.open("sel=visit:yuexiu")
    expect(visitor.page.locator(".dots button[aria-pressed=true]")).to_have_attribute(
        "data-key", "visit:yuexiu"
    )
    expect(visitor.page.locator(".list button[aria-pressed=true]")).to_have_count(1)
    expect(visitor.page.locator(".detail h3")).to_be_in_viewport(ratio=0.9)
    inside = visitor.page.evaluate(
        """() => { const at = (name) => document.querySelector(name).getBoundingClientRect();
             const [panel, box] = [at('.detail h3'), at('.st-key-visits_scroll')];
             return panel.top >= box.top && panel.bottom <= box.bottom + 1; }"""
    )
    assert inside
    assert visitor.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
