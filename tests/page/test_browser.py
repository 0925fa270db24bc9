"""The page in a real browser without internet: what is drawn, what a click does, what a link opens."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterator
from itertools import cycle

import pytest
from playwright.sync_api import Browser, expect

from dashboard.exports.data.facts import facts
from dashboard.view.dossier import Dossier
from dashboard.view.filters import read_filter
from dashboard.view.view import View
from tests.hostile import BAIT, CORPUS
from tests.visitor import ROOT, Visitor, serving

pytestmark = pytest.mark.browser
HOSTILE = "<b>粗</b> {{ 7*7 }} ${alert(1)} `x` \\n \\u0041 & \"q\" 'a'"


@pytest.mark.parametrize(("locale", "scheme"), [("zh-CN", "light"), ("en-US", "dark")])
def test_the_views_are_drawn_with_nothing_from_elsewhere(
    browser: Browser, address: str, locale: str, scheme: str
) -> None:
    context = browser.new_context(locale=locale, color_scheme=scheme)  # type: ignore[arg-type]
    reader = Visitor(context.new_page(), address)
    reader.open()
    expect(reader.map.locator(".visit")).to_have_count(9)
    expect(reader.map.locator(".city")).to_have_count(5)
    assert len(reader.points("timeline_chart")) == 17 + 3
    expect(reader.page.locator("h1")).to_contain_text("郴州" if locale == "zh-CN" else "Chenzhou")
    expect(reader.map.locator(".leaflet-tile-pane canvas")).to_have_count(1)  # land, lakes and rivers
    context.close()
    assert reader.foreign == []
    assert reader.errors == []


QUERIES = [
    "",
    "city=guangzhou",
    "city=zhuhai",
    "city=dongguan",
    "city=shenzhen",
    "day=2021-11-09",
    "day=2021-11-11",
    "theme=ecology",
    "theme=talent&theme=energy",
    "stated=1",
    "city=guangzhou&day=2021-11-09&theme=innovation",
    "city=zhuhai&city=shenzhen&stated=1",
]


def test_a_link_shows_the_numbers_of_the_json_export(visitor: Visitor, real: Dossier) -> None:
    for query in QUERIES:
        values: dict[str, list[str]] = {}
        for pair in filter(None, query.split("&")):
            name, _, value = pair.partition("=")
            values.setdefault(name, []).append(value)
        chosen, ignored = read_filter(values, real.trip, real.lexicon)
        assert ignored == []
        said = facts(View(real, chosen))
        visitor.open(query)
        placed = said["reconciliation"]["placed"]
        expect(visitor.map.locator(".visit")).to_have_count(placed)
        rows = visitor.page.locator(".list section:not(.maybe) button").evaluate_all(
            "(buttons) => buttons.map((button) => button.dataset.key)"
        )
        assert sorted(rows) == sorted(f"visit:{visit['id']}" for visit in said["visits"]), query
        maybe = visitor.page.locator(".list .maybe button")
        expect(maybe).to_have_count(len(said["could_be"]))
        marks = [f"visit:{visit['id']}" for visit in said["visits"]]
        marks += [f"event:{event['id']}" for event in said["events"]]
        assert sorted(visitor.points("timeline_chart")) == sorted(marks), query
        assert visitor.bars() == {f"theme:{one['id']}": one["sentences"] for one in said["themes"]}, query


def test_a_filter_keeps_the_map_its_frame_and_its_view(visitor: Visitor) -> None:
    visitor.open()
    frame = next(frame for frame in visitor.page.frames if "folium" in frame.url)
    frame.evaluate("() => { window.stays = true; map.setView([22.9, 113.9], 10, {animate: false}); }")
    visitor.page.locator(".st-key-city").get_by_text("广州", exact=True).click()
    expect(visitor.map.locator(".visit")).to_have_count(6)
    assert "city=guangzhou" in visitor.page.url
    assert frame.evaluate("window.stays") is True
    center = frame.evaluate("[map.getCenter().lat, map.getCenter().lng, map.getZoom()]")
    assert center == pytest.approx([22.9, 113.9, 10], abs=0.01)


def test_every_mark_leads_to_words_that_stand_in_the_report(visitor: Visitor, real: Dossier) -> None:
    visitor.page.set_viewport_size({"width": 1440, "height": 2000})
    visitor.open()
    report = real.trip.report.text
    marks = [("timeline_chart", key) for key in visitor.points("timeline_chart")]
    marks += [("theme_chart", f"theme:{theme.id}") for theme in real.lexicon.themes]
    for chart, key in marks:
        visitor.click_point(chart, key)
        visitor.selected(key)
        expect(visitor.page.locator(".detail h3")).to_be_visible()
        quotes = visitor.detail()
        assert quotes, key
        assert all(report[start:end] == words for start, end, words in quotes), key


def test_a_click_on_the_map_selects_everywhere_and_a_second_lets_go(visitor: Visitor) -> None:
    visitor.open()
    gree = visitor.map.locator(".visit b", has_text="5")
    for _ in range(2):
        gree.click()
        visitor.selected("visit:gree")
        expect(visitor.map.locator(".visit.chosen")).to_have_count(1)
        expect(visitor.page.locator(".list button[aria-pressed=true]")).to_have_text(
            "5格力电器到访写明 · 珠海（推断） · 11月10日（推断）"
        )
        expect(visitor.page.locator(".reader .lit")).to_have_count(1)
        gree.click()
        visitor.selected(None)
        expect(visitor.map.locator(".chosen")).to_have_count(0)
    visitor.map.locator(".city b", has_text="3").click()
    visitor.selected("city:dongguan")
    expect(visitor.page.locator(".detail")).to_contain_text("东莞在路线上，但报道没有写在此停留的考察点")


def test_the_list_and_the_reader_answer_the_keyboard(visitor: Visitor) -> None:
    visitor.open()
    visitor.page.locator(".list button").nth(5).focus()
    visitor.page.keyboard.press("Enter")
    visitor.selected("visit:shenzhen-talent")
    visitor.page.locator(".detail .clear").press("Enter")
    visitor.selected(None)
    sentence = visitor.page.locator(".reader [data-s='21']")
    sentence.press("Enter")
    visitor.selected("theme:innovation")


def test_a_selection_survives_reload_language_and_filter(visitor: Visitor) -> None:
    visitor.open("sel=visit:gree")
    expect(visitor.page.locator(".detail h3")).to_contain_text("格力电器")
    visitor.page.locator(".st-key-lang").get_by_text("EN").click()
    visitor.page.wait_for_url("**lang=en**")
    expect(visitor.page.locator(".detail h3")).to_contain_text("Gree Electric Appliances")
    assert "sel=visit%3Agree" in visitor.page.url
    visitor.page.reload()
    visitor.settled()
    expect(visitor.page.locator(".detail h3")).to_contain_text("Gree Electric Appliances")
    visitor.page.locator(".st-key-city").get_by_text("Shenzhen").click()
    expect(visitor.page.locator(".detail")).to_contain_text("The current filter leaves it out")


def test_back_and_forward_bring_the_filter_with_them(visitor: Visitor) -> None:
    visitor.open()
    visitor.page.locator(".st-key-city").get_by_text("珠海").click()
    expect(visitor.map.locator(".visit")).to_have_count(2)
    visitor.page.locator(".st-key-city").get_by_text("深圳").click()
    expect(visitor.map.locator(".visit")).to_have_count(3)
    visitor.page.go_back()
    expect(visitor.map.locator(".visit")).to_have_count(2)
    visitor.page.go_forward()
    expect(visitor.map.locator(".visit")).to_have_count(3)


def test_two_quick_clicks_are_both_kept(visitor: Visitor) -> None:
    visitor.open()
    cities = visitor.page.locator(".st-key-city")
    cities.get_by_text("珠海").click()
    cities.get_by_text("深圳").click()
    expect(visitor.map.locator(".visit")).to_have_count(3)


def test_an_empty_choice_shows_the_way_back(visitor: Visitor) -> None:
    visitor.open("city=dongguan&day=2021-11-09&theme=talent&stated=1")
    visitor.page.locator(".st-key-clear button").click()
    expect(visitor.map.locator(".visit")).to_have_count(9)
    assert "city" not in visitor.page.url


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose trip has names that would be code if they were not shown as text."""
    home = tmp_path_factory.mktemp("hostile")
    shutil.copytree(ROOT / "tests/small", home, dirs_exist_ok=True)
    shutil.copy(ROOT / "data/themes.toml", home / "data/themes.toml")
    path = home / "data/trips/small/visits.csv"
    cell = '"' + HOSTILE.replace('"', '""') + '"'
    table = path.read_text(encoding="utf-8").replace("海城港,Haicheng Harbour", f"{cell},{cell}")
    path.write_text(table, encoding="utf-8")
    path = path.with_name("evidence.csv")
    table = path.read_text(encoding="utf-8").replace(
        '集装箱码头",,,', '集装箱码头",,说的就是这里。,It is this place.'
    )
    path.write_text(table, encoding="utf-8")
    with serving(home) as url:
        yield url


def test_names_that_look_like_code_are_shown_as_text(browser: Browser, hostile: str) -> None:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 2000})
    reader = Visitor(context.new_page(), hostile)
    reader.open("sel=visit:harbour")
    expect(reader.page.locator(".list button span").first).to_contain_text(HOSTILE)
    expect(reader.page.locator(".detail h3")).to_contain_text(HOSTILE)
    reader.map.locator(".visit b", has_text="1").hover()
    expect(reader.map.locator(".leaflet-tooltip")).to_contain_text(HOSTILE)
    hover = reader.page.evaluate(
        "document.querySelector('.st-key-timeline_chart .js-plotly-plot')._fullData[0].hovertext[0]"
    )
    assert "<b>粗</b>" not in hover
    assert "&lt;b&gt;粗&lt;/b&gt; {{ 7*7 }} ${alert(1)} `x`" in hover
    context.close()
    assert (reader.dialogs, reader.foreign, reader.errors) == ([], [], [])


def test_another_trip_makes_the_same_dashboard(browser: Browser, hostile: str) -> None:
    context = browser.new_context(locale="en-US")
    reader = Visitor(context.new_page(), hostile)
    reader.open("city=haicheng")
    expect(reader.page.locator("h1")).to_contain_text("Qingshan visits Haicheng")
    expect(reader.map.locator(".visit")).to_have_count(2)
    expect(reader.page.locator(".list .maybe button")).to_have_count(2)
    context.close()
    assert (reader.foreign, reader.errors) == ([], [])


@pytest.fixture(scope="module")
def baited_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose cities, events, themes, sources and title are bait for a reader of Markdown or HTML."""
    home = tmp_path_factory.mktemp("baited")
    shutil.copytree(ROOT / "tests/small", home, dirs_exist_ok=True)
    given = cycle([text for text in CORPUS if BAIT in text or text.startswith((":", "<", "`", "$"))])
    folder = home / "data/trips/small"
    for file, columns in {
        "cities.csv": ("name_zh", "name_en"),
        "events.csv": ("name_zh", "name_en"),
        "sources.csv": ("publisher_zh", "publisher_en", "says_zh", "says_en", "address", "verified_zh"),
        "not_visited.csv": ("reason_zh", "reason_en"),
    }.items():
        with (folder / file).open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table))
        for row in rows:
            if "aliases" in row:
                row["aliases"] = row["name_zh"]  # the words of the report still name it
            row |= {column: next(given) for column in columns}
        with (folder / file).open("w", encoding="utf-8", newline="") as table:
            lines = csv.DictWriter(table, [*rows[0]])
            lines.writeheader()
            lines.writerows(rows)
    frame = (folder / "trip.toml").read_text(encoding="utf-8")
    for words in ("青山代表团赴海城考察", "Qingshan visits Haicheng"):
        frame = frame.replace(f'"{words}"', json.dumps(next(given), ensure_ascii=False), 1)
    (folder / "trip.toml").write_text(frame, encoding="utf-8")
    themes = (ROOT / "data/themes.toml").read_text(encoding="utf-8")
    named = re.compile(r'^(zh|en) = ".*"$', re.MULTILINE)
    themes = named.sub(lambda found: f"{found[1]} = {json.dumps(next(given), ensure_ascii=False)}", themes)
    (home / "data/themes.toml").write_text(themes, encoding="utf-8")
    with serving(home) as url:
        yield url


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_text_makes_a_readers_browser_ask_or_run_anything(
    browser: Browser, baited_page: str, language: str
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    reader = Visitor(context.new_page(), baited_page)
    reader.open(f"lang={language}&sel=event:talks")
    shown = reader.page.locator(".st-key-city button").all_inner_texts()
    names = [
        text for text in CORPUS if text.replace("\u2060", "") in {one.replace("\u2060", "") for one in shown}
    ]
    assert len(names) >= 2, shown  # each name stands there as it is, letter by letter
    reader.page.locator(".st-key-filters [data-testid=stPopover] button").first.click()
    expect(reader.page.locator(".st-key-theme button").first).to_be_visible()
    assert reader.page.locator(".st-key-filters img, .st-key-filters a, .st-key-theme img").count() == 0
    reader.page.keyboard.press("Escape")
    reader.page.locator(".st-key-city button").first.click()
    reader.idle()
    reader.page.locator(".st-key-share button").first.click()
    expect(reader.page.locator(".link input")).to_be_visible()
    reader.page.goto(f"{baited_page}/?view=brief&lang={language}")
    reader.drawn()
    context.close()
    assert (reader.dialogs, reader.foreign, reader.errors) == ([], [], [])
