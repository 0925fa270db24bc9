"""Nothing jumps: the browser's own count of what moved, on opening and at each click."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.visitor import Visitor

pytestmark = pytest.mark.browser
OPEN, CLICK = (
    0.1,
    0.02,
)  # the bounds of a good page (web.dev, "Cumulative Layout Shift"), and ours for a click
COUNT = """window.shifted = 0; window.moved = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) {
    window.shifted += one.value;
    window.moved.push([one.value, ...one.sources.map(({ node }) => node?.className || node?.nodeName)]);
  }
}).observe({ type: "layout-shift", buffered: true });"""


def shifted(reader: Visitor) -> float:
    """Return what has moved since the last time, those within half a second of a click included."""
    reader.page.wait_for_timeout(600)
    return float(
        reader.page.evaluate("() => { const was = window.shifted; window.shifted = 0; return was; }")
    )


@pytest.mark.parametrize(("wide", "high"), [(1440, 900), (390, 844)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_jumps(browser: Browser, address: str, wide: int, high: int, language: str) -> None:
    context = browser.new_context(viewport={"width": wide, "height": high})
    context.add_init_script(COUNT)
    reader = Visitor(context.new_page(), address)
    reader.open(f"lang={language}")
    assert shifted(reader) <= OPEN, reader.page.evaluate("window.moved")
    city = {"zh": ("广州", "东莞"), "en": ("Guangzhou", "Dongguan")}[language]
    for name in city:  # the second is the only one left: an empty choice
        reader.page.locator(".st-key-city").get_by_text(name, exact=True).click()
        reader.idle()
        assert shifted(reader) <= CLICK, (name, reader.page.evaluate("window.moved"))
    reader.page.locator(".st-key-city").get_by_text(city[0], exact=True).click()
    reader.idle()
    assert shifted(reader) <= CLICK, reader.page.evaluate("window.moved")
    reader.page.locator(".dots button").first.click()
    reader.idle()
    assert shifted(reader) <= CLICK, reader.page.evaluate("window.moved")
    context.close()
