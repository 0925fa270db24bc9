"""The page without a browser: what it holds under each choice, and what it says when something is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from dashboard.language import catalogue
from dashboard.parts.visits import groups
from dashboard.style.outcomes import outcome_groups
from dashboard.style.style import Style
from dashboard.trip.library import HOME
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.view import View
from dashboard.widgets import share
from tests.briefs import brief_of, changed

Open = Callable[..., AppTest]


def text(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def given(app: AppTest, name: str) -> dict[str, Any]:
    """Return what the page gives one of our own elements to draw."""
    (one,) = [e for e in app.get("bidi_component") if e.proto.component_name == f"visit_dashboard_{name}"]
    return json.loads(one.proto.bytes)  # type: ignore[no-any-return]


def charts(app: AppTest) -> int:
    """Return how many charts the page draws."""
    return sum(e.proto.component_name == "visit_dashboard_chart" for e in app.get("bidi_component"))


def part(app: AppTest, tag: str) -> str:
    """Return the one element of this tag that the page's HTML has."""
    (found,) = re.findall(rf"<{tag}[ >].*?</{tag}>", text(app), re.DOTALL)
    return str(found)


def test_the_page_opens_in_chinese_without_an_error(page: Open) -> None:
    app = page()
    assert not app.exception
    assert "17 处 = 6 处到访写明 + 2 处隐含 + 2 处可能 + 7 处未列名" in text(app)
    assert charts(app) == 2
    assert len(app.get("component_instance")) == 1


def test_a_link_opens_the_same_view_in_english(page: Open) -> None:
    app = page(city="guangzhou", lang="en")
    assert "17 sites = 6 with the visit stated + 2 implied + 2 possible + 7 not named" in text(app)
    shown = "Guangzhou: 6 = 3 with the visit stated + 1 implied + 2 possible + 0 not named"
    assert shown in text(app)


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ({"city": "dongguan"}, "东莞：0 处 = 0 处到访写明"),
        ({"day": "2021-11-09"}, "11月9日：6 处 = 3 处到访写明"),
        ({"theme": "ecology"}, "生态环保：1 处 = 0 处到访写明 + 1 处隐含"),
        ({"city": ["guangzhou", "zhuhai"]}, "广州、珠海：8 处 = 5 处到访写明"),
        ({"stated": "1"}, "只看写明：6 处 = 6 处到访写明 + 0 处隐含"),
        (
            {"city": "shenzhen", "theme": "talent", "day": "2021-11-11"},
            "深圳；11月11日；人才：1 处 = 1 处到访写明",
        ),
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


def test_a_thousand_values_are_one_note_and_one_short_line_in_the_log(
    page: Open, caplog: pytest.LogCaptureFixture
) -> None:
    app = page(city=[f"city-{n}" for n in range(999)], sel="visit:" + "x" * 5000)
    assert not app.exception
    notes = [note for note in re.findall(r'<p class="note"[^>]*>(.*?)</p>', text(app)) if "链接" in note]
    assert notes == ["链接里的“city-0”、“city-1”、“city-2”等 1000 个值不属于本行程，已略过。"]
    (record,) = [one for one in caplog.records if one.name.startswith("dashboard")]
    assert record.getMessage() == "1000 values of a link are not in the trip, such as city-0"
    app = page(city="x\n\x1b[31m", lang="en")
    assert "Not part of this visit, and passed over: “x\ufffd\ufffd[31m” in the link." in text(app)
    assert caplog.records[-1].getMessage() == "1 values of a link are not in the trip, such as x???31m"


@pytest.mark.parametrize("trip", ["x" * 100_000, "../../etc/passwd", "a\0b", "."])
def test_a_trip_that_is_not_there_is_named_in_short_and_nothing_is_kept_of_it(
    page: Open, caplog: pytest.LogCaptureFixture, trip: str
) -> None:
    app = page(trip=trip, lang="en")
    assert not app.exception
    assert "chenzhou-guangdong-2021" in text(app)
    assert len(text(app)) < 4000
    (record,) = [one for one in caplog.records if one.name.startswith("dashboard")]
    assert re.fullmatch(r"a link asks for a trip that is not there: [\w?-]{1,40}", record.getMessage())


def test_the_foot_has_the_fingerprint_of_the_report(page: Open, real: Dossier) -> None:
    assert brief_of(real).source in text(page())
    assert "sha256 4aa65a48" in text(page())


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
    monkeypatch.setenv(HOME, str(home))
    app = page(trip="small")
    assert not app.exception
    assert charts(app) == 0
    assert "visits.csv 第 2 行 lat 列" in text(app)
    assert "200 超出范围（-85 至 85）" in text(app)


def test_a_trip_that_is_not_there_is_a_fault_not_a_traceback(page: Open) -> None:
    app = page(trip="../../etc")
    assert not app.exception
    assert "没有这个行程" in text(app)


# What was brought home


def test_the_page_tells_what_was_brought_home_by_kind(page: Open, real: Dossier) -> None:
    app = page(lang="en")
    groups = outcome_groups(real.whole.outcome_rows, style=Style("en"))
    told = given(app, "outcomes")
    assert "What was brought home" in text(app)
    assert [(one["title"], [line["id"] for line in one["lines"]]) for one in told["groups"]] == [
        (one.title, [line.id for line in one.lines]) for one in groups
    ]
    assert told["note"] == "For none of these does the report say who is responsible, or by when."
    assert not [line for one in told["groups"] for line in one["lines"] if line["lit"]]


def test_what_was_brought_home_follows_the_filter_and_says_where_there_is_none(page: Open) -> None:
    ninth = given(page(day="2021-11-09", lang="en"), "outcomes")
    by_title = {one["title"]: len(one["lines"]) for one in ninth["groups"]}
    assert by_title["Areas of cooperation"] == 6
    assert by_title["Models of cooperation"] == 4
    assert "Hopes and requests" not in by_title
    none = given(page(city="dongguan", day="2021-11-09", lang="en"), "outcomes")
    assert (none["groups"], none["note"]) == ([], "None under this filter.")


def test_what_belongs_to_the_selection_is_lit_and_stands_in_its_panel(page: Open) -> None:
    app = page(sel="event:signing", lang="en")
    lines = [line for one in given(app, "outcomes")["groups"] for line in one["lines"]]
    lit = [line for line in lines if line["lit"]]
    assert {line["belongs"] for line in lit} == {"event:signing"}
    panel = given(app, "detail")
    assert panel["words"]["outcomes"] == "What was brought home from it"
    assert [(one["start"], one["end"]) for one in panel["detail"]["outcomes"]] == [
        (line["start"], line["end"]) for line in lit
    ]
    assert len(lit) >= 10
    assert panel["detail"]["fields"][0]["value"] == "9 Nov, afternoon"


def test_a_trip_without_outcomes_has_no_such_part(
    home: Path, page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME, str(home))
    app = page(trip="small", lang="en")
    assert len(given(app, "outcomes")["groups"]) == 4
    (home / "data/trips/small/outcomes.csv").unlink()
    app.run()
    assert not app.exception
    assert "What was brought home" not in text(app)
    assert "visit_dashboard_outcomes" not in {e.proto.component_name for e in app.get("bidi_component")}


# How it is known


def test_the_head_tells_the_years_source_and_whose_count_the_sum_is(page: Open, real: Dossier) -> None:
    app = page(lang="en")
    head, said = part(app, "header"), text(app)
    assert "9–11 Nov 2021 (year from Guangzhou Daily)" in head
    assert brief_of(real, language="en").sum_note in said
    assert "Method and limits" in said
    assert "Themes and voices: 53 of the 53 sentences were decided by 本站编者" in said


def test_under_stated_only_neither_head_nor_foot_names_a_year(page: Open) -> None:
    app = page(lang="en", stated="1")
    assert "2021" not in part(app, "header")
    (source,) = re.findall('<p class="credit source">.*?</p>', text(app))
    assert "18 Nov; 3945 characters" in source
    assert "2021" not in source


def test_the_note_on_the_themes_says_how_they_are_known(page: Open, real: Dossier) -> None:
    differing = len(real.agreement.differing)
    known = f"Themes of the 53 sentences decided on reading; {differing} differ from the lexicon."
    assert known in text(page(lang="en"))
    assert "当前筛选下 0 句有主题。" in text(page(city="dongguan"))


def test_the_lexicons_answer_is_shown_when_asked_for(page: Open, real: Dossier) -> None:
    app = page(lang="en")
    assert given(app, "quotes")["machine"] == {}
    app.toggle("machine").set_value(True).run()
    assert not app.exception
    shown = {row["sentence"] for row in real.whole.mention_rows}
    machine = given(app, "quotes")["machine"]
    assert {int(index) for index in machine} == real.agreement.differing & shown
    assert all(words.startswith("Lexicon: ") for words in machine.values())


def test_a_trip_that_nobody_read_offers_no_second_answer(
    home: Path, page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME, str(home))
    app = page(trip="small", lang="en")
    assert "machine" not in {one.key for one in app.toggle}
    assert "not yet read by a person" in text(app)


def test_a_figure_without_a_finding_is_named_and_nothing_is_said_of_it(page: Open) -> None:
    kicker = r'<h2><span class="kicker">(\w+)</span> (.+?)</h2>'
    whole = dict(re.findall(kicker, text(page(lang="en"))))
    assert whole["Timeline"].startswith("By inferred days, 9 Nov lists 6 sites, all in Guangzhou")
    assert whole["Themes"].startswith("Most sentences on one theme (18 of the 50 with any)")
    nothing = text(page(city="dongguan", lang="en"))
    assert re.findall(kicker, nothing) == []
    assert "<h2>Timeline</h2>" in nothing
    assert "<h2>Themes</h2>" in nothing


def test_no_phrase_of_one_language_is_left_on_the_page_of_the_other(page: Open, real: Dossier) -> None:
    shown = text(page(lang="en", city="dongguan", stated="1"))
    for sentence in real.sentences:  # the report stays in its own language
        assert escape(sentence.text) in shown
        shown = shown.replace(escape(sentence.text), "")
    own = {str(phrase) for phrase in catalogue("en").values()}
    chinese = [str(phrase) for phrase in catalogue("zh").values()]
    phrases = {phrase for phrase in chinese if "{" not in phrase and len(phrase) > 3}
    assert {phrase for phrase in phrases - own if phrase in shown} == set()


def test_the_menu_names_what_the_fonts_lack(small_visit: Dossier) -> None:
    odd = changed(small_visit, title=Text(zh="青山喆代表团", en="-"))
    assert share._lacking(brief_of(odd)) == ["U+5586 喆 CJK UNIFIED IDEOGRAPH-5586"]
    assert share._lacking(brief_of(small_visit)) == []


def test_under_stated_only_no_word_is_said_of_other_sources(small_visit: Dossier) -> None:
    stated, whole = Filter(stated_only=True), Filter()
    for chosen, note in ((stated, "the report gives no place"), (whole, "nor does any other source")):
        (tray,) = [part for part in groups(View(small_visit, chosen), Style("en")) if part.kind == "tray"]
        assert tray.note.endswith(note)


def edit(home: Path, file: str, old: str, new: str) -> None:
    path = home / "data/trips/small" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_files_that_change_are_followed_in_an_open_session(
    home: Path, page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME, str(home))
    app = page(trip="small", lang="en")
    assert "Qingshan visits Haicheng" in text(app)
    edit(home, "trip.toml", "Qingshan visits Haicheng", "A trip to the coast")
    assert "A trip to the coast" in text(app.run())
    edit(home, "trip.toml", "A trip to the coast", "A trip to the moon")
    edit(home, "visits.csv", "29.05", "200")
    shown = text(app.run())
    assert "A trip to the coast" in shown  # the last sound state
    assert "moon" not in shown
    assert "visits.csv" in shown
    assert "200 is outside" in shown
    assert "Shown is the version before that change" in shown
    edit(home, "visits.csv", "200", "29.05")
    shown = text(app.run())
    assert "A trip to the moon" in shown
    assert "visits.csv, row" not in shown


def test_a_file_deleted_renamed_and_restored_is_followed(
    home: Path, page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME, str(home))
    app = page(trip="small", lang="en")
    events = home / "data/trips/small/events.csv"
    held = events.read_bytes()
    events.rename(events.with_name("happenings.csv"))
    shown = text(app.run())
    assert "The file is not in the trip folder." in shown
    assert charts(app) == 2
    events.write_bytes(held)
    assert "not in the trip folder" not in text(app.run())


def test_what_was_chosen_and_is_no_longer_there_is_let_go(
    home: Path, page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME, str(home))
    app = page(trip="small", lang="en", sel="visit:harbour")
    assert app.session_state["sel"].id == "harbour"
    for file in ("visits.csv", "evidence.csv"):
        edit(home, file, "harbour", "quay")
    app.run()
    assert not app.exception
    assert app.session_state["sel"] is None
    assert "sel" not in app.query_params


def test_a_page_of_faults_does_not_kill_its_session(page: Open) -> None:
    app = page(lang="en")
    app.query_params["trip"] = "nowhere"
    app.run()
    assert not app.exception
    assert "There is no such trip" in text(app)
    del app.query_params["trip"]
    app.query_params["lang"] = "zh"
    app.run()
    assert not app.exception
    assert "17 处 = 6 处到访写明" in text(app)


def test_a_trip_that_was_never_sound_shows_its_faults_alone_until_it_is(
    home: Path, page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME, str(home))
    edit(home, "visits.csv", "29.05", "200")
    app = page(trip="small", lang="en")
    assert charts(app) == 0
    edit(home, "visits.csv", "200", "29.05")
    app.run()
    assert not app.exception
    assert charts(app) == 2
