"""The page without a browser: what it holds under each choice, and what it says when something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import load, visit
from dashboard.figures.style import Style
from dashboard.filters import Filter, apply
from dashboard.frames import Frames
from dashboard.language import catalogue
from dashboard.model import Text, Trip
from dashboard.visit import Loaded
from dashboard.widgets import share
from dashboard.widgets import visit as widget_visit
from dashboard.widgets.visit_list import groups
from tests.briefs import brief_of, changed

Open = Callable[..., AppTest]


def text(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_the_page_opens_in_chinese_without_an_error(page: Open) -> None:
    app = page()
    assert not app.exception
    assert "17 处 = 6 处写明 + 2 处隐含 + 2 处可能 + 7 处未列名" in text(app)
    assert len(app.get("plotly_chart")) == 2
    assert len(app.get("component_instance")) == 1


def test_a_link_opens_the_same_view_in_english(page: Open) -> None:
    app = page(city="guangzhou", lang="en")
    assert "17 = 6 stated + 2 implied + 2 possible + 7 not named" in text(app)
    assert "Under this filter: 6 = 3 stated + 1 implied + 2 possible + 0 not named" in text(app)


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ({"city": "dongguan"}, "当前筛选：0 处 = 0 处写明"),
        ({"day": "2021-11-09"}, "当前筛选：6 处 = 3 处写明"),
        ({"theme": "ecology"}, "当前筛选：1 处 = 0 处写明 + 1 处隐含"),
        ({"city": ["guangzhou", "zhuhai"]}, "当前筛选：8 处 = 5 处写明"),
        ({"stated": "1"}, "当前筛选：6 处 = 6 处写明 + 0 处隐含"),
        ({"city": "shenzhen", "theme": "talent", "day": "2021-11-11"}, "当前筛选：1 处 = 1 处写明"),
    ],
)
def test_the_sum_follows_the_filter(page: Open, query: dict[str, str], line: str) -> None:
    assert line in text(page(**query))


def test_choices_of_the_widgets_go_into_the_url_by_id(page: Open) -> None:
    app = page()
    app.session_state["city"] = ["zhuhai"]
    app.run()
    assert dict(app.query_params) == {"city": "zhuhai", "lang": "zh"}


def test_a_filter_that_leaves_nothing_says_why_and_offers_the_way_back(page: Open) -> None:
    app = page(city="dongguan", day="2021-11-09", theme="talent", stated="1")
    assert "没有确定符合当前筛选" in text(app)
    assert "东莞；11月9日；人才；只看写明" in text(app)
    app.button("clear").click().run()
    assert not app.exception
    assert "没有确定符合当前筛选" not in text(app)
    assert dict(app.query_params) == {"lang": "zh"}


@pytest.mark.parametrize(
    "query", [{"city": "beijing"}, {"day": "1999-01-01"}, {"sel": "visit:nowhere"}, {"lang": "fr"}]
)
def test_what_a_link_names_and_the_trip_has_not_is_passed_over_with_a_note(
    page: Open, query: dict[str, str]
) -> None:
    app = page(**query)
    (value,) = query.values()
    assert not app.exception
    assert f"链接里的“{value}”不属于本行程" in text(app)


def test_a_selection_in_the_link_is_opened(page: Open) -> None:
    app = page(sel="visit:gree")
    assert app.session_state["sel"].id == "gree"
    assert dict(app.query_params) == {"lang": "zh", "sel": "visit:gree"}


def test_stated_only_says_what_it_took_away(page: Open) -> None:
    assert "已隐去：2 处隐含、2 处可能、7 处未列名" in text(page(stated="1"))


def test_faults_of_the_files_stand_in_place_of_the_views(
    home: Path, page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = home / "data/trips/small/visits.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("29.05", "200"), encoding="utf-8")
    for module in (load, visit, widget_visit):
        monkeypatch.setattr(module, "DATA", home / "data")
    for module in (load, widget_visit):
        monkeypatch.setattr(module, "SEEDS", home / "seeds")
    monkeypatch.setattr(
        load.load, "__kwdefaults__", {"data": home / "data", "seeds": home / "seeds", "themes": ()}
    )
    app = page(trip="small")
    assert not app.exception
    assert not app.get("plotly_chart")
    assert "visits.csv 第 2 行 lat 列" in text(app)
    assert "200 超出范围（-90 至 90）" in text(app)


def test_a_trip_that_is_not_there_is_a_fault_not_a_traceback(page: Open) -> None:
    app = page(trip="../../etc")
    assert not app.exception
    assert "没有这个行程" in text(app)


def test_no_phrase_of_one_language_is_left_on_the_page_of_the_other(page: Open) -> None:
    shown = text(page(lang="en", city="dongguan", stated="1"))
    own = set(catalogue("en").values())
    phrases = {phrase for phrase in catalogue("zh").values() if "{" not in phrase and len(phrase) > 3}
    assert {phrase for phrase in phrases - own if phrase in shown} == set()


def test_the_menu_names_what_the_fonts_lack(small_visit: Loaded) -> None:
    odd = changed(small_visit, title=Text(zh="青山喆代表团", en="-"))
    assert share._lacking(brief_of(odd)) == ["U+5586 喆 CJK UNIFIED IDEOGRAPH-5586"]
    assert share._lacking(brief_of(small_visit)) == []


def test_under_stated_only_no_word_is_said_of_other_sources(small: Trip, small_frames: Frames) -> None:
    stated, whole = Filter(stated_only=True), Filter()
    for chosen, note in ((stated, "the report gives no place"), (whole, "nor does any other source")):
        parts = groups(small, apply(chosen, small_frames, small), chosen, Style("en"))
        (tray,) = [part for part in parts if part["kind"] == "tray"]
        assert tray["note"].endswith(note)
