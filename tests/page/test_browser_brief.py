"""The brief view and the share menu in a real browser: keys, sizes, and the files they make."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image
from playwright.sync_api import expect

from dashboard.exports.formats import FORMATS
from dashboard.widgets.share import GROUPS
from tests.visitor import Visitor

pytestmark = pytest.mark.browser


def slide(visitor: Visitor, query: str = "") -> None:
    visitor.page.goto(f"{visitor.address}/?view=brief{query}")
    expect(visitor.page.locator(".brief svg")).to_be_visible(timeout=20_000)
    visitor.idle()


@pytest.mark.parametrize(("wide", "high"), [(1366, 768), (1920, 1080), (2560, 1440)])
def test_the_slide_fills_the_screen_and_nothing_else_is_there(visitor: Visitor, wide: int, high: int) -> None:
    visitor.page.set_viewport_size({"width": wide, "height": high})
    slide(visitor)
    page = visitor.page
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [
        wide,
        high,
    ]
    box = page.locator(".brief svg").bounding_box()
    assert box
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, wide, high)
    for widget in ("stButtonGroup", "stMultiSelect", "stToolbar", "stHeader"):
        expect(page.locator(f"[data-testid={widget}]:visible")).to_have_count(0)
    text = page.locator(".brief svg").text_content() or ""
    assert "17 处 = 6 处到访写明 + 2 处隐含 + 2 处可能 + 7 处未列名" in text
    expect(page.locator(".brief g[id^='map:visit:']")).to_have_count(9)
    expect(page.locator(".brief .controls")).to_have_css("opacity", "0")


def test_the_slides_letters_are_as_wide_as_they_were_measured(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 1920, "height": 1080})
    slide(visitor, "&lang=en")
    visitor.page.wait_for_function("document.fonts.check('16px \"Visit Sans SC\"')")
    lines = visitor.page.locator(".brief svg text")
    edges = lines.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().right)")
    assert len(edges) > 100
    assert max(edges) <= 1900


def test_arrows_step_through_cities_and_themes_and_escape_returns(visitor: Visitor) -> None:
    visitor.open("day=2021-11-09&sel=visit:yuexiu")
    visitor.page.locator(".st-key-brief_open button").click()
    expect(visitor.page.locator(".brief svg")).to_be_visible()
    seen = []
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowLeft"):
        before = visitor.page.locator(".brief .controls span").inner_text()
        visitor.page.keyboard.press(key)
        expect(visitor.page.locator(".brief .controls span")).not_to_have_text(before)
        visitor.idle()
        seen.append(visitor.page.locator(".brief .controls span").inner_text().split(" · ")[1])
    assert seen[:4] == ["广州", "珠海", "广州", "概览"]
    assert seen[4] not in {"概览", "深圳"}  # the last theme: the steps go round
    visitor.page.keyboard.press("Escape")
    visitor.settled()
    assert "day=2021-11-09" in visitor.page.url
    assert "sel=visit%3Ayuexiu" in visitor.page.url
    assert "view" not in visitor.page.url
    expect(visitor.page.locator(".sums")).to_contain_text("当前筛选：6 处 = 3 处到访写明")


def test_a_step_without_anything_certain_says_so(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/?view=brief&step=city:dongguan")
    expect(visitor.page.locator(".brief .slide p")).to_contain_text("没有留下任何考察点")
    visitor.page.keyboard.press("ArrowRight")
    expect(visitor.page.locator(".brief svg")).to_contain_text("筛选：深圳")


def test_a_mark_on_the_slide_takes_the_sentences_it_rests_on(visitor: Visitor) -> None:
    slide(visitor)
    mark = visitor.page.locator(".brief g[id='map-number:visit:shenzhen-talent']")
    mark.click()
    visitor.selected("visit:shenzhen-talent")
    expect(visitor.page.locator(".brief svg")).to_contain_text("为进一步做好郴州")
    mark.click()
    visitor.selected(None)


def test_the_menu_makes_each_file_when_it_is_asked_for(visitor: Visitor) -> None:
    visitor.open("city=guangzhou&lang=en")
    expect(visitor.page.locator("[data-testid=stDownloadButton]")).to_have_count(0)
    visitor.page.locator(".st-key-share button").first.click()
    offers = [(kind, size) for group in GROUPS.values() for kind, size in group]
    expect(visitor.page.locator("[data-testid=stDownloadButton]")).to_have_count(len(offers))
    assert {kind for kind, _ in offers} == set(FORMATS)
    made = {}
    for kind, size in offers:
        name = f"{kind}_{size}".replace(":", "x") if size else kind
        with visitor.page.expect_download(timeout=30_000) as arrives:
            visitor.page.locator(f".st-key-share_{name} button").click()
        made[name] = arrives.value
        assert arrives.value.suggested_filename.startswith("chenzhou-guangdong-2021_guangzhou_en."), name
        assert arrives.value.path().stat().st_size > 500, name
    picture = Image.open(io.BytesIO(made["png_3840x2160"].path().read_bytes()))
    assert picture.size == (3840, 2160)
    told = json.loads(made["json"].path().read_text(encoding="utf-8"))
    assert told["about"]["filter"] == "Guangzhou"
    assert len(told["visits"]) == 6


def test_the_link_is_copied(visitor: Visitor) -> None:
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.open("theme=talent")
    visitor.page.locator(".st-key-share button").first.click()
    visitor.page.locator(".link button").click()
    expect(visitor.page.locator(".link button")).to_have_text("已复制")
    assert visitor.page.evaluate("navigator.clipboard.readText()") == visitor.page.url


def test_the_menu_of_an_empty_choice_says_why_it_makes_nothing(visitor: Visitor) -> None:
    visitor.open("city=dongguan&day=2021-11-10&lang=en")
    visitor.page.locator(".st-key-share button").first.click()
    expect(visitor.page.get_by_text("there is nothing to make")).to_be_visible()
    expect(visitor.page.locator("[data-testid=stDownloadButton]")).to_have_count(0)
