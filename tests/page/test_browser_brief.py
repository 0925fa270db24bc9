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


def brief(visitor: Visitor, query: str = "") -> None:
    visitor.page.goto(f"{visitor.address}/?view=brief{query}")
    expect(visitor.page.locator(".brief button").first).to_be_attached(timeout=20_000)
    visitor.drawn()


@pytest.mark.parametrize(("wide", "high"), [(1366, 768), (1920, 1080), (2560, 1440)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_the_first_screen_without_its_controls(
    visitor: Visitor, wide: int, high: int, language: str
) -> None:
    visitor.page.set_viewport_size({"width": wide, "height": high})
    brief(visitor, f"&lang={language}")
    page = visitor.page
    for hidden in (".st-key-filters", ".st-key-actions", ".st-key-words", ".st-key-outcomes", "details"):
        expect(page.locator(f"{hidden}:visible")).to_have_count(0)
    expect(visitor.map.locator(".leaflet-control-container")).to_be_hidden()
    for part in (".sums", ".st-key-map", ".st-key-timeline .note", ".source", ".st-key-visits_scroll"):
        box = page.locator(part).first.bounding_box()
        assert box, part
        assert box["y"] + box["height"] <= high, part
        assert box["x"] + box["width"] <= wide, part
    scale = min(wide / 1366, high / 768)
    size = page.locator(".source").evaluate("(one) => one.getBoundingClientRect().height / one.offsetHeight")
    assert size == pytest.approx(scale, rel=0.02)
    expect(page.locator(".brief")).to_have_css("opacity", "0")
    page.mouse.move(200, 200)
    expect(page.locator(".brief")).to_have_css("opacity", "1")


def test_arrows_step_through_cities_and_themes_and_escape_returns(visitor: Visitor) -> None:
    visitor.open("day=2021-11-09&sel=visit:yuexiu")
    visitor.page.locator(".st-key-brief_open button").click()
    expect(visitor.page.locator(".brief button").first).to_be_attached()
    seen = []
    place = visitor.page.locator(".brief span")
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"):
        before = place.inner_text()
        visitor.page.keyboard.press(key)
        expect(place).not_to_have_text(before)
        visitor.idle()
        seen.append(place.inner_text().split(" · ")[1])
    assert seen[:4] == ["广州", "珠海", "广州", "概览"]
    assert seen[4] not in {"概览", "深圳"}  # the last theme
    assert seen[4] in visitor.page.title()
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator(".brief")).to_have_count(0)
    visitor.idle()
    assert "day=2021-11-09" in visitor.page.url
    assert "sel=visit%3Ayuexiu" in visitor.page.url
    assert "view" not in visitor.page.url
    expect(visitor.page.locator(".sums")).to_contain_text("11月9日：6 处 = 3 处到访写明")


def test_keys_that_come_faster_than_the_answers_are_all_counted(visitor: Visitor) -> None:
    brief(visitor)
    for _ in range(4):
        visitor.page.keyboard.press("ArrowRight")
    expect(visitor.page.locator(".brief span")).to_have_text("5 / 16 · 深圳")
    expect(visitor.page.locator("h1")).to_contain_text("深圳")


def test_a_step_without_anything_certain_says_so(visitor: Visitor) -> None:
    brief(visitor, "&step=city:dongguan")
    expect(visitor.page.locator(".sums")).to_contain_text("东莞：0 处 =")
    expect(visitor.page.locator(".empty")).to_contain_text("没有确定符合当前筛选")
    expect(visitor.page.locator(".list .maybe")).to_contain_text("也可能")


def test_a_mark_of_the_brief_view_opens_its_words(visitor: Visitor) -> None:
    brief(visitor)
    visitor.click_point("timeline_chart", "visit:shenzhen-talent")
    visitor.selected("visit:shenzhen-talent")
    expect(visitor.page.locator(".detail")).to_contain_text("刘志仁一行专题来到")
    visitor.click_point("timeline_chart", "visit:shenzhen-talent")
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
        visitor.page.wait_for_timeout(300)  # a browser drops downloads that come in one breath
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


def test_the_menu_of_an_uncertain_choice_makes_what_could_belong(visitor: Visitor) -> None:
    visitor.open("city=dongguan&day=2021-11-10&lang=en")
    visitor.page.locator(".st-key-share button").first.click()
    expect(visitor.page.get_by_text("These files say what could belong")).to_be_visible()
    bare = sum(one.bare for one in FORMATS.values())
    offered = visitor.page.locator("[data-testid=stDownloadButton]")
    expect(offered).to_have_count(bare + 2)  # the picture for a phone, and a text of either length
    with visitor.page.expect_download() as download:
        offered.first.click()
    assert download.value.path().read_bytes().startswith(b"<!doctype html>")
