"""A draft that is reviewed by keys in a real browser: its words stand out, and who types presses no key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.drafts import NAME, keep_draft
from tests.homes import OURS
from tests.page.test_browser_access import PLATFORM, faults
from tests.visitor import Visitor, serving

pytestmark = pytest.mark.browser


def test_a_draft_is_decided_by_keys(browser: Browser, tmp_path: Path) -> None:
    for folder in ("data/basemap", "data/trips", "seeds"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(OURS.data / "themes.toml", tmp_path / "data" / "themes.toml")
    keep_draft(tmp_path)
    with serving(tmp_path) as address:
        context = browser.new_context(locale="zh-CN", viewport={"width": 1366, "height": 900})
        visitor = Visitor(context.new_page(), address)
        page = visitor.page
        visitor.open(f"trip={NAME}&view=review")
        now = page.locator(".claimed .now")
        expect(now).to_have_text("在长沙规划展示馆，大家详细了解城市规划。")
        expect(now.locator("mark")).to_have_text("长沙规划展示馆")
        expect(page.locator(".claimed .undecided").first).to_be_visible()
        assert set(faults(page)) <= PLATFORM
        who = page.locator(".st-key-review_who_box input")
        who.press_sequentially("acr")  # letters that are keys elsewhere
        who.press("Tab")
        visitor.idle()
        expect(page.locator(".progress")).to_contain_text("已定 0 / 11 项")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("a")
        expect(page.locator(".progress")).to_contain_text("已定 1 / 11 项")
        expect(page.locator(".claims [aria-current]")).to_contain_text("长沙")
        visitor.idle()
        page.keyboard.press("n")
        expect(page.locator(".claims [aria-current]")).to_contain_text("株洲")
        visitor.idle()
        page.keyboard.press("r")
        why = page.locator(".st-key-review").get_by_label("理由（必填）")
        expect(why).to_be_focused()
        assert set(faults(page)) <= PLATFORM
        why.fill("not there")
        why.press("Enter")
        expect(page.locator(".progress")).to_contain_text("已定 2 / 11 项")
        expect(page.locator(".claims .rejected")).to_contain_text("acr 已删去：not there")
        page.locator(".claimed .claim", has_text="橘子洲景区").click()
        expect(page.locator(".claim-card h3")).to_contain_text("湖南省博物馆")
        visitor.idle()
        context.close()
        assert (visitor.foreign, visitor.errors) == ([], [])
