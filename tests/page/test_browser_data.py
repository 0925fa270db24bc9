"""The trip's files on the page in a real browser: a cell is edited, a file brought, and the page follows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dashboard.pack.archive import as_zip
from tests.homes import OURS
from tests.visitor import Visitor

pytestmark = pytest.mark.browser


def test_a_cell_is_edited_and_the_page_follows(visitor: Visitor) -> None:
    visitor.open("view=data&lang=en")
    page = visitor.page
    grid = page.get_by_test_id("stDataFrame")
    expect(grid.locator("canvas").first).to_be_visible(timeout=20_000)
    cell = page.get_by_test_id("glide-cell-4-0")
    expect(cell).to_have_text("Guangzhou Smart City Operations Centre")
    box = grid.bounding_box()
    assert box
    page.mouse.dblclick(box["x"] + 480, box["y"] + 31 + 15)  # the grid is drawn on a canvas
    editor = page.locator("#portal textarea").first
    expect(editor).to_be_focused()
    editor.fill("City Brain")
    editor.press("Enter")
    expect(page.locator(".list", has_text="City Brain").first).to_be_visible()
    expect(page.locator(".st-key-own")).to_contain_text("your own changed copy")
    expect(cell).to_have_text("City Brain")
    visitor.idle()
    page.locator("input[type=file]").set_input_files(
        {
            "name": "trip.zip",
            "mimeType": "application/zip",
            "buffer": as_zip(OURS.files("chenzhou-guangdong-2021")),
        }
    )
    expect(page.locator(".told")).to_contain_text("Taken into your copy: trip.zip.")
    expect(page.locator(".st-key-own")).to_have_count(0)
    expect(cell).to_have_text("Guangzhou Smart City Operations Centre")
    with page.expect_download() as download:
        page.locator(".st-key-data_xlsx button").click()
    assert download.value.suggested_filename == "chenzhou-guangdong-2021.xlsx"
    assert download.value.path().read_bytes().startswith(b"PK")


def test_a_click_on_the_map_puts_its_point_into_the_row(visitor: Visitor) -> None:
    visitor.open("view=data&lang=en")
    page = visitor.page
    rows = page.locator(".st-key-marking").get_by_role("combobox")
    rows.fill("Gree")
    rows.press("Enter")
    chart = page.frame_locator(".st-key-marking iframe")
    expect(chart.locator(".pin b")).to_be_visible(timeout=20_000)
    visitor.idle()
    chart.locator("#map_div").click(position={"x": 300, "y": 300})
    note = page.locator(".st-key-marking .note")
    expect(note).not_to_contain_text("22.2")
    visitor.idle()
    found = re.search(r"Now at (\d+\.\d{5}), (\d+\.\d{5})\.", note.inner_text())
    assert found
    assert 20 < float(found[1]) < 25
    assert 110 < float(found[2]) < 116
    expect(page.locator(".st-key-own")).to_contain_text("your own changed copy")
    page.locator(".st-key-data_undo button").click()
    expect(page.locator(".st-key-own")).to_have_count(0)
