"""The one HTML file, opened from a folder: it asks for nothing, and answers as the page does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, FrameLocator, Page, expect

from dashboard.exports.formats import make
from dashboard.language import LANGUAGES, Language
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import FILTERS, brief_of
from tests.hostile import baited
from tests.page.test_browser_access import faults

pytestmark = pytest.mark.browser
SCREEN: dict[str, Any] = {"viewport": {"width": 1366, "height": 768}}
LIMIT = 3_000_000  # bytes: what an e-mail or a chat takes without asking


@dataclass
class Reader:
    """A reader who opened a file, and whatever the file asked for or complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text))

    def open(self, path: Path, place: str = "") -> None:
        self.page.goto(f"{path.as_uri()}{place}")
        self.drawn()

    def drawn(self) -> None:
        expect(self.page.locator(".list, .empty").first).to_be_attached()
        self.page.wait_for_function("document.querySelector('.st-key-theme_chart .xaxislayer-above')")

    @property
    def map(self) -> FrameLocator:
        return self.page.frame_locator(".st-key-map iframe")


Opened = Callable[..., Reader]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Open the file of a dossier, alone in a folder; it may ask for nothing and complain of nothing."""
    contexts: list[BrowserContext] = []
    readers: list[Reader] = []

    def open_file(
        loaded: Dossier,
        chosen: Filter | None = None,
        *,
        language: Language = "zh",
        place: str = "",
        **options: Any,
    ) -> Reader:
        path = tmp_path / "考察 visit.html"
        path.write_bytes(make(brief_of(loaded, chosen or Filter(), language=language), "html").data)
        contexts.append(browser.new_context(**(SCREEN | options)))
        readers.append(Reader(contexts[-1].new_page()))
        readers[-1].open(path, place)
        return readers[-1]

    yield open_file
    for reader in readers:
        assert [url for url in reader.asked if not url.startswith(("data:", "file:///"))] == []
        assert len([url for url in reader.asked if url.startswith("file:")]) == 1  # itself
        assert reader.errors == []
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_opens_from_a_folder_and_is_small(
    real: Dossier, opened: Opened, language: Language, tmp_path: Path
) -> None:
    reader = opened(real, language=language)
    (path,) = tmp_path.glob("*.html")
    assert path.stat().st_size < LIMIT
    expect(reader.page.locator("header h1")).to_contain_text(real.trip.title.of(language))
    expect(reader.page.locator(".sum").first).to_contain_text("17")
    expect(reader.map.locator(".visit")).to_have_count(9)
    expect(reader.page.locator(".dots button")).to_have_count(17)
    expect(reader.page.locator(".turn small")).to_have_text({"zh": "← → 键翻页", "en": "← → turn"}[language])
    assert "<" not in reader.page.locator("body").inner_text()
    expect(reader.page.locator(".st-key-timeline_chart .marks button")).to_have_count(17 + 3)
    expect(reader.page.locator(".reader [data-s]")).to_have_count(len(real.sentences))


def test_a_mark_of_each_view_opens_its_words(real: Dossier, opened: Opened) -> None:
    page = opened(real).page
    detail = page.locator(".detail")
    expect(detail).to_be_empty()
    page.locator(".list button[data-key='visit:gree']").click()
    expect(detail.locator("h3")).to_contain_text("格力电器")
    expect(page.locator(".list button[data-key='visit:gree']")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".st-key-theme_chart .marks button.pressed")).to_have_attribute(
        "data-key", "theme:industry"
    )
    assert page.url.endswith("#/visit:gree")
    frame = page.frame_locator(".st-key-map iframe")
    frame.locator(".visit[data-key='visit:shenzhen-talent']").click()
    expect(detail.locator("h3")).to_contain_text("深圳市人才集团")
    page.locator(".st-key-timeline_chart .marks button[data-key='visit:yuexiu']").focus()
    page.keyboard.press("Enter")
    expect(detail.locator("h3")).to_contain_text("越秀集团")
    detail.locator(".quote").first.click()
    held = page.locator(".reader .held")
    expect(held).to_be_in_viewport()
    assert (detail.locator("q").first.inner_text())[:8] in held.inner_text()
    page.keyboard.press("Escape")
    expect(detail).to_be_empty()
    expect(page.locator(".held")).to_have_count(0)


def test_arrows_links_and_the_way_back_step(real: Dossier, opened: Opened) -> None:
    page = opened(real).page
    place = page.locator(".turn b")
    expect(place).to_have_text("1 / 19 · 概览")
    page.keyboard.press("ArrowRight")
    expect(place).to_have_text("2 / 19 · 广州")
    expect(page.locator(".sum").last).to_contain_text("广州：6 处")
    expect(page.locator(".list .placed button.row")).to_have_count(6)
    assert page.title().startswith("广州 · ")
    page.locator(".steps a[data-step='day:2021-11-10']").click()
    expect(place).to_contain_text("11月10日")
    expect(page.locator(".list .placed button.row")).to_have_count(2)
    page.locator(".steps summary").click()
    page.locator(".steps a[data-step='theme:talent']").click()
    expect(place).to_contain_text("人才")
    expect(page.locator(".quotes button.quote")).to_have_count(6)
    page.keyboard.press("ArrowLeft")
    expect(place).not_to_contain_text("人才")
    page.go_back()
    expect(place).to_contain_text("人才")
    page.keyboard.press("Home")
    expect(place).to_have_text("1 / 19 · 概览")
    page.keyboard.press("ArrowLeft")
    expect(place).to_contain_text("19 / 19")


def test_a_link_into_the_file_opens_step_and_words(real: Dossier, opened: Opened) -> None:
    page = opened(real, place="#city:dongguan", language="en").page
    expect(page.locator(".empty")).to_contain_text("Dongguan")
    expect(page.locator(".list .maybe")).to_be_attached()
    page.goto(page.url.split("#")[0] + "#city:zhuhai/visit:gree")
    expect(page.locator(".detail h3")).to_contain_text("Gree")
    page.goto(page.url.split("#")[0] + "#city:nowhere/visit:nobody")
    expect(page.locator(".turn b")).to_contain_text("1 / 19")
    expect(page.locator(".detail")).to_be_empty()


@pytest.mark.parametrize("name", FILTERS)
def test_the_file_of_a_filter_says_what_it_shows(small_visit: Dossier, opened: Opened, name: str) -> None:
    brief = brief_of(small_visit, FILTERS[name])
    page = opened(small_visit, FILTERS[name]).page
    if FILTERS[name]:
        expect(page.locator(".sum").last).to_contain_text(brief.filter)
    known = {"": 1, "city": 2, "day": 2, "theme": len(brief.themes)}
    if len(FILTERS[name].cities) == 1:
        known["city"] = 0
    if len(FILTERS[name].days) == 1:
        known["day"] = 0
    if len(FILTERS[name].themes) == 1:
        known["theme"] = 0
    expect(page.locator(".steps a")).to_have_count(sum(known.values()))


@pytest.mark.parametrize(("scheme", "wide"), [("light", 1366), ("dark", 1366), ("light", 390), ("dark", 390)])
def test_the_file_is_for_everyone(real: Dossier, opened: Opened, scheme: str, wide: int) -> None:
    reader = opened(real, place="#/visit:gree", color_scheme=scheme, viewport={"width": wide, "height": 800})
    expect(reader.page.locator(".detail h3")).to_be_attached()
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= wide
    assert reader.errors == []
    assert faults(reader.page) == []
    reader.errors.clear()  # axe speaks to itself through an address that no file has


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_the_file_is_the_brief(
    real: Dossier, browser: Browser, tmp_path: Path, language: Language
) -> None:
    path = tmp_path / "visit.html"
    path.write_bytes(make(brief_of(real, language=language), "html").data)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    expect(page.locator(".printed h1")).to_be_visible()
    expect(page.locator(".printed table tbody tr")).to_have_count(10)
    assert page.locator(".printed img").evaluate("(one) => one.naturalWidth") > 1000
    expect(page.locator(".live-only")).to_be_hidden()
    expect(page.locator(".plain-only")).to_be_visible()
    context.close()


def test_on_paper_the_file_is_the_brief(real: Dossier, opened: Opened, tmp_path: Path) -> None:
    page = opened(real).page
    printed = page.pdf(prefer_css_page_size=True)
    assert 1 <= printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") <= 3
    page.emulate_media(media="print")
    expect(page.locator(".printed")).to_be_visible()
    expect(page.locator(".live-only")).to_be_hidden()


def test_words_that_would_be_code_are_words(small_visit: Dossier, opened: Opened) -> None:
    loaded = baited(small_visit)
    reader = opened(loaded)
    told: list[str] = []

    def tell(dialog: Dialog) -> None:
        told.append(dialog.message)
        dialog.dismiss()

    reader.page.on("dialog", tell)
    buttons = reader.page.locator(".list button.row")
    names = buttons.locator("span").all_inner_texts()
    assert len(names) == 4
    for place in range(4):
        buttons.nth(place).click()
        expect(reader.page.locator(".detail h3")).to_be_visible()
        assert reader.page.locator(".detail h3").inner_text().split()[0] in names[place]
    reader.page.keyboard.press("ArrowRight")
    reader.drawn()
    assert told == []


def test_on_a_phone_nothing_is_wider_and_a_mark_brings_its_words(real: Dossier, opened: Opened) -> None:
    page = opened(real, language="en", viewport={"width": 390, "height": 844}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".steps summary").click()
    for link in page.locator(".steps details a").all():
        box = link.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    page.keyboard.press("Escape")
    expect(page.locator(".steps details")).not_to_have_attribute("open", "")
    page.locator(".dots button[data-key='visit:shuifa-singyes']").click()
    expect(page.locator(".detail h3")).to_be_in_viewport()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_that_of_the_file_and_a_printed_step_says_what_is_printed(
    real: Dossier, opened: Opened, language: Language
) -> None:
    page = opened(real, language=language, place="#city:zhuhai").page
    assert page.evaluate("document.documentElement.lang") == {"zh": "zh-CN", "en": "en"}[language]
    note = page.locator(".print-step")
    expect(note).to_be_hidden()
    page.emulate_media(media="print")
    expect(note).to_be_visible()
    page.emulate_media(media="screen")
    page.keyboard.press("Home")
    page.emulate_media(media="print")
    expect(note).to_be_hidden()
