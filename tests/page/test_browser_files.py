"""Files that change under an open page, in a real browser: edited, broken, mended, deleted and put back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.homes import OURS, SMALL
from tests.visitor import Visitor, serving

pytestmark = pytest.mark.browser


@pytest.fixture
def changing(browser: Browser, tmp_path: Path) -> Iterator[tuple[Visitor, Path]]:
    """A reader of a trip whose files the test may change, and the folder of these files."""
    shutil.copytree(SMALL.home, tmp_path, dirs_exist_ok=True)
    shutil.copy(OURS.data / "themes.toml", tmp_path / "data/themes.toml")
    with serving(tmp_path) as address:
        context = browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
        visitor = Visitor(context.new_page(), address)
        visitor.open("trip=small&lang=en")
        yield visitor, tmp_path / "data/trips/small"
        context.close()


def click(visitor: Visitor, city: str) -> None:
    """Choose a city, or let go of it: what makes the page's script run again."""
    visitor.page.locator(".st-key-city button", has_text=city).click()
    visitor.page.wait_for_timeout(100)
    visitor.idle()


def test_an_open_page_follows_its_files(changing: tuple[Visitor, Path]) -> None:
    visitor, folder = changing
    title, notice = visitor.page.locator(".head h1"), visitor.page.locator(".st-key-faults")
    frame, visits = folder / "trip.toml", folder / "visits.csv"
    sound = visits.read_bytes()
    frame.write_text(
        frame.read_text(encoding="utf-8").replace("Qingshan visits", "Qingshan sees"), encoding="utf-8"
    )
    click(visitor, "Haicheng")
    expect(title).to_contain_text("Qingshan sees Haicheng")

    visits.write_bytes(sound.replace(b"29.05", b"200"))
    click(visitor, "Haicheng")
    expect(notice).to_contain_text("need 1 correction")
    notice.locator("summary").click()
    expect(notice).to_contain_text("visits.csv, row 2")
    expect(title).to_contain_text("Qingshan sees Haicheng")
    expect(visitor.map.locator(".city b").first).to_be_visible()

    visits.unlink()
    click(visitor, "Hekou")
    expect(notice).to_contain_text("The file is not in the trip folder.")
    expect(visitor.page.locator(".list .row")).not_to_have_count(0)

    visits.write_bytes(sound.replace(b"Haicheng Harbour", b"Haicheng Quay"))
    click(visitor, "Hekou")
    expect(notice).to_have_count(0)
    expect(visitor.page.locator(".list")).to_contain_text("Haicheng Quay")

    folder.rename(folder.with_name("moved"))
    click(visitor, "Hekou")
    expect(notice).to_contain_text("There is no such trip")
    expect(visitor.page.locator(".list")).to_contain_text("Yunhu Wetland Park")
    assert visitor.errors == []
