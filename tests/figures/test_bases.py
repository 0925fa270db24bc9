"""The base maps that are offered: by the file, by the environment, and on the page."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.figures.base import credit
from dashboard.language import LANGUAGES
from dashboard.style.style import Style
from dashboard.trip.bases import BASES, FILE, KEY, PACKAGED, Offer, offer
from dashboard.trip.library import Library
from dashboard.view.dossier import Dossier
from tests.figures.read import ZH
from tests.homes import OURS

_, AMAP, OSM, TIANDITU = BASES


NUMBERED = "".join(f'[{name}]\nreview_number="GS(1){name}号"\n' for name in ("amap", "osm", "tianditu"))
"""A file that gives every map service a number to be shown under."""


# What is offered


def test_the_file_of_the_dashboard_is_sound_and_invents_no_number() -> None:
    given = offer(OURS.bases(), {KEY: "abc"})
    assert given.faults == ()
    assert given.ids == ["packaged"]
    assert {base.review_number for base in given.bases} == {""}


def test_a_map_service_is_offered_once_it_has_a_number(tmp_path: Path) -> None:
    without = Library(tmp_path).bases()
    assert without is None
    assert offer(without, {KEY: "abc"}).ids == ["packaged"]
    given = offer(NUMBERED.encode(), {KEY: "abc"})
    assert given.ids == ["packaged", "amap", "osm", "tianditu"]
    assert [base.review_number for base in given.bases] == [
        "",
        "GS(1)amap号",
        "GS(1)osm号",
        "GS(1)tianditu号",
    ]


@pytest.mark.parametrize("name", ["amap", "osm", "tianditu"])
@pytest.mark.parametrize("number", ["", " ", "\t"])
def test_a_map_service_without_a_number_is_not_offered(name: str, number: str) -> None:
    rest = {"amap", "osm", "tianditu"} - {name}
    text = NUMBERED.replace(f"GS(1){name}号", number)
    assert {*offer(text.encode(), {KEY: "abc"}).ids} == {"packaged"} | rest
    section = f'[{name}]\nreview_number="GS(1){name}号"\n'
    missing = NUMBERED.replace(section, f"[{name}]\nenabled=true\n")
    assert {*offer(missing.encode(), {KEY: "abc"}).ids} == {"packaged"} | rest


def test_without_a_key_tianditu_is_not_offered() -> None:
    file = NUMBERED.encode()
    assert offer(file, {}).ids == ["packaged", "amap", "osm"]
    assert offer(file, {KEY: " "}).ids == ["packaged", "amap", "osm"]
    assert offer(file, {KEY: " abc\n"}).of("tianditu").key == "abc"
    assert {base.key for base in offer(file, {KEY: "abc"}).bases if not base.needs_key} == {""}


@pytest.mark.parametrize("key", ['"};alert(1)//', "a b", "${1}", "{{7*7}}", "钥"])
def test_a_key_that_could_be_code_is_no_key(key: str) -> None:
    assert offer(NUMBERED.encode(), {KEY: key}).ids == ["packaged", "amap", "osm"]


def test_the_file_takes_a_base_off_and_gives_a_review_number() -> None:
    text = '[packaged]\nreview_number=" GS(1)号 "\n[amap]\nenabled=false\nreview_number="Y"\n'
    given = offer(f'{text}[osm]\nreview_number=" X"\n'.encode(), {})
    assert given.ids == ["packaged", "osm"]
    assert [base.review_number for base in given.bases] == ["GS(1)号", "X"]
    off = NUMBERED.replace("]\n", "]\nenabled=false\n")
    assert off.count("enabled=false") == 3
    assert offer(off.encode(), {KEY: "abc"}).ids == ["packaged"]


def test_a_base_that_is_not_offered_gives_the_packaged_one() -> None:
    assert Offer((PACKAGED, OSM)).of("osm") is OSM
    assert Offer((PACKAGED, OSM)).of("amap") is PACKAGED
    assert Offer().of("") is PACKAGED


FAULTY = [
    ("[amap\nenabled = true", "not_toml", ""),
    ("[google]\nenabled = true", "key_unknown", "google"),
    ("[packaged]\nenabled = false", "key_unknown", "packaged.enabled"),
    ('[amap]\nenabled = "perhaps"', "invalid", "amap.enabled"),
    ("[osm]\nreview_number = 7", "bad_id", "osm.review_number"),
]


@pytest.mark.parametrize(("text", "code", "column"), FAULTY)
def test_an_unsound_file_leaves_the_packaged_base_and_says_what_is_wrong(
    text: str, code: str, column: str
) -> None:
    given = offer(text.encode(), {KEY: "abc"})
    assert given.bases == (PACKAGED,)
    assert [(fault.file, fault.code, fault.column) for fault in given.faults] == [(FILE, code, column)]
    for language in LANGUAGES:
        assert FILE in given.faults[0].line(language)


def test_a_file_of_no_text_is_a_fault() -> None:
    assert [fault.code for fault in offer(b"\xff\xfe\xff", {}).faults] == ["not_toml"]


def test_a_file_put_right_is_read_again(tmp_path: Path) -> None:
    library, file = Library(tmp_path), tmp_path / "data" / FILE
    file.parent.mkdir()
    file.write_text("[amap", encoding="utf-8")
    assert offer(library.bases(), {}).faults
    file.write_text("", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert offer(library.bases(), {}).ids == ["packaged"]
    file.write_text(NUMBERED, encoding="utf-8")
    os.utime(file, ns=(2, 2))
    assert offer(library.bases(), {}).ids == ["packaged", "amap", "osm"]


# The page


Open = Callable[..., AppTest]


def said(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def choices(app: AppTest) -> int:
    return sum(one.key == "base" for one in app.get("button_group"))


@pytest.fixture
def offers(monkeypatch: pytest.MonkeyPatch) -> Callable[[Offer], None]:
    """Let the page have another offer."""

    def give(given: Offer) -> None:
        monkeypatch.setattr("dashboard.trip.bases.offer", lambda data, environment: given)

    return give


@pytest.fixture
def offered(offers: Callable[[Offer], None]) -> Offer:
    """Let the page offer what a file with numbers offers, Tianditu not among it."""
    given = offer(NUMBERED.encode(), {})
    offers(given)
    return given


def test_the_page_offers_no_base_as_it_is_shipped(page: Open, real: Dossier) -> None:
    app = page()
    assert not app.exception
    assert app.session_state["base"] == "packaged"
    assert choices(app) == 0
    assert credit(PACKAGED, real.trip, ZH) in said(app)
    assert "审图号" not in said(app)
    assert dict(app.query_params) == {"lang": "zh"}


def test_the_page_opens_on_the_packaged_base_and_offers_the_others(
    page: Open, real: Dossier, offered: Offer
) -> None:
    app = page()
    assert not app.exception
    assert app.session_state["base"] == "packaged"
    assert choices(app) == 1
    assert credit(PACKAGED, real.trip, ZH) in said(app)
    assert dict(app.query_params) == {"lang": "zh"}


def test_a_link_opens_its_base_and_keeps_it_in_the_url(page: Open, real: Dossier, offered: Offer) -> None:
    app = page(base="amap", city="zhuhai", sel="visit:gree")
    assert not app.exception
    assert credit(offered.of("amap"), real.trip, ZH) in said(app)
    assert "GS(1)amap号" in said(app)
    assert dict(app.query_params) == {"base": "amap", "city": "zhuhai", "lang": "zh", "sel": "visit:gree"}
    app.session_state["base"] = "packaged"
    app.run()
    assert dict(app.query_params) == {"city": "zhuhai", "lang": "zh", "sel": "visit:gree"}


def test_the_brief_view_keeps_the_base_for_the_return(page: Open, real: Dossier, offered: Offer) -> None:
    app = page(base="osm", view="brief")
    assert not app.exception
    line = credit(offered.of("osm"), real.trip, ZH)
    assert line in said(app)
    app.session_state["view"] = False
    app.run()
    assert line in said(app)
    assert dict(app.query_params) == {"base": "osm", "lang": "zh"}


@pytest.mark.parametrize("value", ["amap", "osm"])
def test_a_link_to_a_base_that_has_no_number_is_passed_over(page: Open, value: str) -> None:
    app = page(base=value)
    assert not app.exception
    assert f"“{value}”不属于本行程" in said(app)
    assert app.session_state["base"] == "packaged"


@pytest.mark.parametrize("value", ["google", "tianditu", "<b>"])
def test_a_base_that_is_not_offered_is_passed_over_with_a_note(
    page: Open, value: str, offered: Offer
) -> None:
    assert value not in offered.ids
    app = page(base=value)
    assert not app.exception
    assert f"“{value.replace('<', '&lt;').replace('>', '&gt;')}”不属于本行程" in said(app)
    assert app.session_state["base"] == "packaged"


def test_a_base_taken_off_while_it_was_chosen_gives_way(
    page: Open, real: Dossier, offered: Offer, offers: Callable[[Offer], None]
) -> None:
    app = page(base="osm")
    assert credit(offered.of("osm"), real.trip, ZH) in said(app)
    offers(Offer((PACKAGED, AMAP)))
    app.run()
    assert not app.exception
    assert credit(PACKAGED, real.trip, ZH) in said(app)


def test_with_nothing_to_choose_no_choice_is_drawn_and_faults_are_told(
    page: Open, real: Dossier, offers: Callable[[Offer], None]
) -> None:
    faulty = offer(b"[google]", {})
    offers(faulty)
    app = page(lang="en")
    assert not app.exception
    assert choices(app) == 0
    assert credit(PACKAGED, real.trip, Style("en")) in said(app)
    assert faulty.faults[0].line("en") in said(app)
