"""Several trips in a real browser: from one to another by the list, side by side, and back by a number."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.homes import OURS, SMALL
from tests.trips import INLAND, another
from tests.visitor import Visitor, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose home has nine trips."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(SMALL.home, home, dirs_exist_ok=True)
    shutil.copy(OURS.data / "themes.toml", home / "data" / "themes.toml")
    another(home)
    for year in range(2010, 2017):
        another(home, {**INLAND, "small": f"year-{year}", "2023": str(year)})
    with serving(home) as address:
        yield address


@pytest.fixture
def reader(browser: Browser, shelf: str) -> Iterator[Visitor]:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1366, "height": 768})
    one = Visitor(context.new_page(), shelf)
    yield one
    context.close()
    assert one.foreign == []
    assert one.errors == []


def opened(reader: Visitor) -> None:
    reader.page.locator(".st-key-trips button").first.click()
    expect(reader.page.locator(".trips li").first).to_be_visible(timeout=20_000)


def test_the_list_leads_to_another_trip_and_keeps_the_language_alone(reader: Visitor) -> None:
    reader.open("trip=small&lang=en&city=hekou&day=2023-05-09&sel=visit:wetland&stated=1")
    opened(reader)
    lines = reader.page.locator(".trips li a")
    assert lines.count() == 9
    assert "Lincheng" in (lines.first.text_content() or "")
    expect(reader.page.locator(".trips a[aria-current]")).to_contain_text("Qingshan visits Haicheng")
    reader.page.locator(".trips input[type=search]").fill("2015")
    expect(reader.page.locator(".trips li:visible")).to_have_count(1)
    reader.page.locator(".trips li:visible a").click()
    reader.page.wait_for_url("**/?trip=year-2015&lang=en")
    reader.settled()
    expect(reader.page.locator("h1")).to_have_text("Qingshan visits Lincheng")
    assert sorted(reader.page.url.partition("?")[2].split("&")) == ["lang=en", "trip=year-2015"]
    reader.page.go_back()
    reader.settled()
    expect(reader.page.locator("h1")).to_have_text("Qingshan visits Haicheng")


def test_ticked_trips_stand_side_by_side_and_a_number_leads_back(reader: Visitor) -> None:
    reader.open("trip=small&lang=en")
    opened(reader)
    boxes, together = reader.page.locator(".trips input[type=checkbox]"), reader.page.locator(".together")
    boxes.nth(0).check()
    assert together.get_attribute("href") is None
    for place in (1, 2, 3):
        boxes.nth(place).check()
    assert [boxes.nth(place).is_disabled() for place in range(9)] == [False] * 4 + [True] * 5
    together.click()
    expect(reader.page.locator("h1")).to_have_text("4 trips side by side", timeout=20_000)
    frame = reader.page.frame_locator(".st-key-compare_map iframe")
    expect(frame.locator(".city b").first).to_be_visible(timeout=20_000)
    assert frame.locator(".city span").all_inner_texts() == ["Lincheng", "Shankou", "Haicheng", "Hekou"]
    colors = reader.page.eval_on_selector_all(
        ".compare-trips .swatch", "all => all.map(one => one.style.background)"
    )
    assert len({*colors}) == 4
    opened(reader)
    assert [boxes.nth(place).is_checked() for place in range(5)] == [True] * 4 + [False]
    reader.page.keyboard.press("Escape")
    reader.page.locator(".st-key-share button").first.click()
    assert reader.page.locator(".link input").input_value() == reader.page.url
    with reader.page.expect_download() as picture:
        reader.page.locator(".st-key-share_png button").click()
    name = "compare_inland-2024_small_year-2016_year-2015_en.png"
    assert picture.value.suggested_filename == name
    reader.page.keyboard.press("Escape")
    reader.page.locator(".compare-days a", has_text="2 sites").first.click()
    reader.settled()
    expect(reader.page.locator(".sum[role=status]")).to_contain_text("8 May: 2 = 2 with the visit stated")


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_of_a_comparison_is_wider_than_the_window(reader: Visitor, width: int, scheme: str) -> None:
    reader.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.page.goto(f"{reader.address}/?view=compare&trip=small&trip=inland-2024&trip=year-2010&lang=zh")
    expect(reader.page.locator("table.compare")).to_have_count(3, timeout=20_000)
    reader.idle()
    assert reader.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    tops = reader.page.eval_on_selector_all(
        ".st-key-elsewhere button", "all => all.map(one => one.getBoundingClientRect().top)"
    )
    assert len({round(top) for top in tops}) == 1


def test_in_a_frame_every_link_stays_in_it(reader: Visitor) -> None:
    reader.page.goto(f"{reader.address}/?view=compare&trip=small&trip=inland-2024&lang=en&embed=true")
    expect(reader.page.locator("table.compare")).to_have_count(3, timeout=20_000)
    opened(reader)
    links = reader.page.eval_on_selector_all(
        ":is(.compare, .compare-head, .compare-trips, .trips) a", "all => all.map(one => one.href)"
    )
    assert len(links) > 30
    assert [link for link in links if "embed=true" not in link] == []
