"""The first screen in a real browser: what fits into it, and what joins its views."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.visitor import Visitor

pytestmark = pytest.mark.browser


def bottom(page: Page, part: str) -> float:
    box = page.locator(part).first.bounding_box()
    assert box, part
    return box["y"] + box["height"]


def where(visitor: Visitor, city: int) -> dict[str, float]:
    """Return where the mark of a city stands, once the map has drawn its marks anew."""
    seen = None
    for _ in range(50):
        before, seen = seen, visitor.map.locator(".city b").nth(city).bounding_box()
        if seen and seen == before:
            return dict(seen)
        visitor.page.wait_for_timeout(200)
    raise AssertionError(f"the map does not come to rest: {seen}")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("wide", "high"), [(1280, 720), (1366, 640), (1440, 900), (1920, 1080), (2560, 1440)]
)
def test_the_first_screen_needs_no_scrolling(visitor: Visitor, wide: int, high: int, language: str) -> None:
    visitor.page.set_viewport_size({"width": wide, "height": high})
    visitor.open(f"lang={language}")
    seen = [".totals", ".sums", ".st-key-filters", ".st-key-map iframe", ".st-key-map .credit"]
    seen += [".st-key-timeline_chart .chart", ".st-key-theme_chart .chart"]
    seen += [".st-key-visits_scroll", ".source"] if high > 640 else []
    seen += [".quotes", ".reader"] if wide > 1680 else []
    for part in seen:
        assert bottom(visitor.page, part) <= high, part
    for line in (".dates", ".sum", ".totals", ".source"):
        cut = visitor.page.locator(line).evaluate_all(
            "(all) => all.map((one) => one.scrollWidth - one.clientWidth)"
        )
        assert max(cut) <= 0, line
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= wide


@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_a_phone_no_word_of_a_chart_is_cut(browser: Browser, address: str, language: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    reader = Visitor(context.new_page(), address)
    reader.open(f"lang={language}")
    for chart in ("timeline_chart", "theme_chart"):
        edges = reader.page.locator(f".st-key-{chart} .main-svg text").evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right])"
        )
        assert len(edges) > 20, chart
        assert min(left for left, _ in edges) >= 0, chart
        assert max(right for _, right in edges) <= 390, chart
    context.close()


def test_the_choice_of_themes_survives_its_closed_button(visitor: Visitor) -> None:
    visitor.open("theme=talent")
    button = visitor.page.locator(".st-key-filters [data-testid=stPopover] button").first
    expect(button).to_contain_text("人才")
    visitor.page.locator(".st-key-city button").first.click()
    visitor.idle()
    button.click()
    chosen = visitor.page.locator(".st-key-theme button[aria-pressed=true]")
    expect(chosen).to_have_text("人才")
    visitor.page.locator(".st-key-theme button").first.click()
    expect(button).to_contain_text("2 个")
    visitor.page.keyboard.press("Escape")
    visitor.page.locator(".st-key-clear button").click()
    expect(button).to_contain_text("全部主题")
    visitor.page.locator(".st-key-city button").first.click()
    visitor.idle()
    button.click()
    expect(visitor.page.locator(".st-key-theme button").first).to_be_visible()
    expect(chosen).to_have_count(0)
    assert "theme" not in visitor.page.url


def test_a_mark_shows_its_fellows_in_every_view_and_a_click_is_answered_at_once(visitor: Visitor) -> None:
    visitor.open()
    row = visitor.page.locator('.list [data-key="visit:gree"]')
    row.hover()
    fellows = '[data-key="visit:gree"].fellow'
    expect(visitor.map.locator(fellows)).to_have_count(1)
    expect(visitor.page.locator(f".dots {fellows}")).to_have_count(1)
    expect(visitor.page.locator(f".chart {fellows}")).to_have_count(1)
    visitor.map.locator('[data-key="visit:gree"]').hover()
    expect(visitor.page.locator(f".list {fellows}")).to_have_count(1)
    # In the same task as the click, before any answer of the server can come.
    marked = row.evaluate(
        "(one) => (one.click(), document.querySelectorAll(`[data-key='${one.dataset.key}'].pressed`).length)"
    )
    assert marked >= 3
    visitor.selected("visit:gree")
    expect(visitor.page.locator(".pressed")).to_have_count(0)


def test_the_map_goes_to_the_city_chosen_until_the_reader_has_moved_it(visitor: Visitor) -> None:
    visitor.open()
    whole = visitor.map.locator("button.whole")
    expect(whole).to_be_hidden()
    home = where(visitor, 3)
    visitor.page.locator(".st-key-city button").nth(3).click()
    expect(whole).to_be_visible()
    frame = visitor.page.locator(".st-key-map iframe").bounding_box()
    assert frame
    mark = where(visitor, 4)
    assert abs(mark["x"] - frame["x"] - frame["width"] / 2) < 60
    visitor.map.locator(".leaflet-control-zoom-out").click()
    at = where(visitor, 3)
    visitor.page.locator(".st-key-city button").nth(3).click()
    visitor.page.locator(".st-key-city button").nth(0).click()
    visitor.idle()
    assert where(visitor, 3) == at
    visitor.page.locator(".st-key-clear button").click()
    visitor.idle()
    whole.click()
    expect(whole).to_be_hidden()
    assert where(visitor, 3) == home


def test_tabbing_never_moves_the_map(visitor: Visitor) -> None:
    visitor.open()
    off = visitor.map.locator(".city[tabindex='-1']")
    expect(off).to_have_attribute("data-key", "city:chenzhou")
    visitor.map.locator("button, a, [tabindex='0']").first.focus()
    for _ in range(20):
        visitor.page.keyboard.press("Tab")
    assert visitor.map.locator("#map_div").evaluate("(one) => [one.scrollLeft, one.scrollTop]") == [0, 0]
    expect(visitor.map.locator("button.whole")).to_be_hidden()


def test_a_sentence_taken_in_hand_stands_out_on_both_sides(visitor: Visitor) -> None:
    visitor.open()
    line = visitor.page.locator(".quotes [data-s]").nth(6)
    number = line.get_attribute("data-s")
    line.click()
    held = visitor.page.locator(".held")
    expect(visitor.page.locator(f'.reader .held[data-s="{number}"]')).to_be_in_viewport()
    expect(visitor.page.locator(f'.quotes .held[data-s="{number}"]')).to_have_count(1)
    expect(held).to_have_count(2)
    other = visitor.page.locator(".reader .used").nth(20)
    number = other.get_attribute("data-s")
    other.click()
    visitor.page.wait_for_function("location.search.includes('sel=')")
    visitor.idle()
    expect(visitor.page.locator(f'.reader .held[data-s="{number}"]')).to_be_in_viewport()
    listed = visitor.page.locator(f'.quotes .held[data-s="{number}"]')
    inside = listed.evaluate(
        """(one) => { const box = one.closest('.quotes').getBoundingClientRect();
             const { top } = one.getBoundingClientRect(); return top >= box.top - 1 && top < box.bottom; }"""
    )
    assert inside
    visitor.page.keyboard.press("Escape")
    expect(held).to_have_count(0)


def test_a_jump_to_the_report_leaves_a_way_back(visitor: Visitor) -> None:
    visitor.open("sel=visit:gree")
    page = "document.querySelector('[data-testid=stMain]').scrollTop"
    visitor.page.locator(".detail .quote").first.click()
    expect(visitor.page.locator("button.back")).to_be_visible()
    assert visitor.page.evaluate(page) > 300
    visitor.page.locator("button.back").click()
    expect(visitor.page.locator("button.back")).to_have_count(0)
    assert visitor.page.evaluate(page) == 0
    assert visitor.page.evaluate("document.activeElement.matches('.detail .quote')")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_prints_on_one_page(visitor: Visitor, language: str) -> None:
    visitor.open(f"lang={language}")
    printed = visitor.page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") == 1


def test_forced_colors_keep_what_a_mark_means(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, forced_colors="active")
    reader = Visitor(context.new_page(), address)
    reader.open("lang=zh&city=guangzhou")
    stated = reader.page.locator(".dots .mark.stated").first
    implied = reader.page.locator(".dots .mark.implied").first
    fill = "(one) => getComputedStyle(one).backgroundColor"
    assert stated.evaluate(fill) != implied.evaluate(fill)
    assert (
        reader.page.locator(".st-key-city button[aria-pressed=true]").evaluate(
            "(one) => getComputedStyle(one).outlineStyle"
        )
        == "solid"
    )
    context.close()
