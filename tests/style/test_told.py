"""What is told of a trip: its year and where it is from, what could be, what is named without a visit."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.style import labels, signs, told
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon
from dashboard.view.dossier import Dossier, dossier
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames
from dashboard.view.view import View
from tests.trip.spoil import change, read

EN, ZH = Style("en"), Style("zh")
STATED = Filter(stated_only=True)
MONDAY, TUESDAY = dt.date(2023, 5, 8), dt.date(2023, 5, 9)


# The year


def test_a_year_from_elsewhere_is_told_with_its_source_and_not_under_stated_only(
    small_visit: Dossier, real: Dossier
) -> None:
    view = View(small_visit)
    assert told.dates(view, EN) == "8–9 May 2023 (year from City chronicle)"
    assert told.dates(view, ZH) == "2023年5月8日至9日（年份据市志）"
    assert told.dates(view.under(STATED), EN) == "8–9 May"
    assert told.dates(view.under(STATED), ZH) == "5月8日至9日"
    assert told.dates(View(real), EN) == "9–11 Nov 2021 (year from Guangzhou Daily)"
    assert told.dates(View(real, STATED), ZH) == "11月9日至11日"


def test_the_fingerprint_tells_the_year_likewise(small_visit: Dossier, real: Dossier) -> None:
    sha = small_visit.trip.report.sha256[:8]
    length = len(small_visit.trip.report.text)
    tail = f"{length} characters, sha256 {sha}"
    assert told.fingerprint(View(small_visit), EN) == (
        f"News report: Qingshan Daily, 2023-05-12 (year from City chronicle); {tail}"
    )
    assert told.fingerprint(View(small_visit, STATED), EN) == f"News report: Qingshan Daily, 12 May; {tail}"
    assert "2021" not in told.fingerprint(View(real, STATED), EN)
    assert "11月18日" in told.fingerprint(View(real, STATED), ZH)
    assert "2021-11-18（年份据广州日报）" in told.fingerprint(View(real), ZH)


@pytest.mark.parametrize(("date", "said"), [("2023-05", "no date"), ("2023", "no date"), ("", "no date")])
def test_a_date_without_a_day_has_nothing_left_under_stated_only(
    home: Path, lexicon: Lexicon, date: str, said: str
) -> None:
    change(home, "sources.csv", "2023-05-12", date)
    loaded = dossier(read(home), lexicon)
    assert said in told.fingerprint(View(loaded, STATED), EN)
    assert "2023" not in told.fingerprint(View(loaded, STATED), EN)
    assert (f"{date} (year from" if date else said) in told.fingerprint(View(loaded), EN)


def test_a_year_that_the_report_prints_is_the_reports_own(home: Path, lexicon: Lexicon) -> None:
    change(home, "trip.toml", 'year_source = "M"\n', "")
    report = home / "seeds/small.txt"
    report.write_text(
        report.read_text(encoding="utf-8").replace("5月8日-9日", "2023年5月8日-9日"), encoding="utf-8"
    )
    loaded = dossier(read(home), lexicon)
    for view in (View(loaded), View(loaded, STATED)):
        assert told.dates(view, EN) == "8–9 May 2023"
        assert "Qingshan Daily, 2023-05-12;" in told.fingerprint(view, EN)


# What could be


CITY, DAY, SPAN = "city not given", "day not given", "a possible day among those chosen"


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        (Filter(), []),
        (STATED, []),
        (Filter(cities=frozenset({"hekou"})), [CITY]),
        (Filter(days=frozenset({TUESDAY})), [DAY, SPAN]),
        (Filter(cities=frozenset({"hekou"}), days=frozenset({MONDAY})), [CITY, DAY, SPAN]),
        (Filter(themes=frozenset({"energy"})), ["no theme to go by"]),
        (Filter(days=frozenset({MONDAY}), stated_only=True), [DAY]),
        (Filter(cities=frozenset({"hekou"}), stated_only=True), [CITY]),
    ],
)
def test_why_a_visit_could_be_is_told(small_visit: Dossier, chosen: Filter, why: list[str]) -> None:
    view = View(small_visit, chosen)
    assert told.could_be_note(view, EN) == " or ".join(why)
    assert bool(told.could_be_note(view, ZH)) is bool(why)


# The half of a day, and what is named


def test_the_half_of_an_events_day_is_told_where_it_is_known(small_whole: Frames, real: Dossier) -> None:
    talks = small_whole.event_rows[0]
    assert labels.day_and_half(talks, "en") == "8 May"
    assert labels.day_and_half({**talks, "half": "am"}, "en") == "8 May, morning"
    assert labels.day_and_half({**talks, "half": "pm"}, "zh") == "5月8日下午"
    assert told.day_known({**talks, "half": "am"}, ZH) == "5月8日上午（写明）"
    signing = real.whole.event_rows[0]
    assert told.day_known(signing, EN) == "9 Nov, afternoon (stated)"


def test_what_is_the_visitors_own_comes_last_and_is_said_to_be(real: Dossier) -> None:
    lines = told.not_visited(View(real), EN)
    assert len(lines) == 7
    own = [line for line in lines if "(the delegation’s own)" in line]
    assert lines[-3:] == own
    assert [line.split(" (")[0] for line in own] == [
        "Hunan–Guangdong",
        "Chenzhou High-tech Zone",
        "Chenzhou area of the pilot free-trade zone",
    ]
    assert told.not_visited(View(real, STATED), EN) == lines
    assert all("：" in line for line in told.not_visited(View(real), ZH))


def test_a_source_is_told_by_what_it_says(small_visit: Dossier) -> None:
    report, chronicle = small_visit.trip.sources
    view = View(small_visit)
    assert (
        told.source(view, report, EN)
        == "R Qingshan Daily · Qingshan visits Haicheng · 2023-05-12 (year from City chronicle) · full text"
    )
    assert (
        told.source(view, chronicle.model_copy(update={"date": ""}), ZH)
        == "M 市志 · 海城市志 · 日期不详 · 摘录"
    )
    assert told.cited(small_visit.trip, "M", EN) == "M · City chronicle, 2023"


# The route


def test_no_leg_starts_at_home_and_the_sign_names_it(real: Dossier) -> None:
    assert signs.home_text(real.trip, EN).startswith("Chenzhou (the delegation’s city), ~300 km")
    assert signs.home_text(real.trip, ZH) == "郴州（代表团所在城市），直线约 300 公里"


def test_a_stop_without_a_visit_is_told_with_the_words_that_name_it(real: Dossier) -> None:
    view = View(real, Filter(cities=frozenset({"dongguan"})))
    assert told.no_visit(view, EN) == (
        "Dongguan is on the route (“从广州、珠海到东莞再到深圳”), but the report names no stop there."
    )
    both = replace(view, filter=Filter(cities=frozenset({"dongguan", "zhuhai"})))
    assert told.no_visit(both, EN) == "No site is certain under this filter."
