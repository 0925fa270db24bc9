"""Words that state something contain it, or come with the reason why it is known by context."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dashboard.trip.library import Library
from dashboard.trip.model import City, Trip
from dashboard.trip.quoted import by_context, chinese, contains, names_city, names_day, names_half
from dashboard.trip.records import Evidence
from dashboard.trip.values import Half, Text
from dashboard.view.dossier import Dossier
from tests.homes import OURS
from tests.trip.spoil import Place, add, change, faults, places, read, report

HARBOUR = 'visit:harbour,status city day themes,R,"5月8日上午,代表团在海城港看集装箱码头",,'


# A stated claim and the words quoted for it

WITHOUT: dict[str, tuple[tuple[str, str, str], Place, dict[str, object]]] = {
    "a name that the words have not": (
        ("visits.csv", "harbour,海城港,", "harbour,海城新港,"),
        ("visits.csv", 2, "status", "quote_without"),
        {"field": "status", "thing": "海城新港"},
    ),
    "a visit in another city": (
        ("visits.csv", "Haicheng Harbour,stated,haicheng", "Haicheng Harbour,stated,hekou"),
        ("visits.csv", 2, "city_basis", "quote_without"),
        {"field": "city", "thing": "河口"},
    ),
    "a visit on another day": (
        ("visits.csv", "haicheng,stated,2023-05-08,stated", "haicheng,stated,2023-05-09,stated"),
        ("visits.csv", 2, "day_basis", "quote_without"),
        {"field": "day", "thing": "2023-05-09"},
    ),
    "an event in another city": (
        ("events.csv", "haicheng,stated", "hekou,stated"),
        ("events.csv", 2, "city_basis", "quote_without"),
        {"field": "city", "thing": "河口"},
    ),
    "an event on another day": (
        ("events.csv", "2023-05-08", "2023-05-18"),
        ("events.csv", 2, "day_basis", "quote_without"),
        {"field": "day", "thing": "2023-05-18"},
    ),
    "a city that is not on the route": (
        ("evidence.csv", "city:hekou,route,R,先后来到海城和河口", "city:hekou,route,R,先后来到海城"),
        ("cities.csv", 4, "id", "quote_without"),
        {"field": "route", "thing": "河口"},
    ),
    "a frame without its first day": (
        ("trip.toml", 'quote = "5月8日-9日"', 'quote = "-9日"'),
        ("trip.toml", 0, "dates.quote", "quote_without"),
        {"field": "dates.start", "thing": "5月8日"},
    ),
    "a frame without its last day": (
        ("trip.toml", 'quote = "5月8日-9日"', 'quote = "5月8日-"'),
        ("trip.toml", 0, "dates.quote", "quote_without"),
        {"field": "dates.end", "thing": "5月9日"},
    ),
    "a frame without its number of visits": (
        ("trip.toml", "2天走了2座城市、5个考察点", "2天走了2座城市"),
        ("trip.toml", 0, "totals.quote", "quote_without"),
        {"field": "totals.visits", "thing": 5},
    ),
    "a route without one of its cities": (
        ("trip.toml", 'quote = "先后来到海城和河口"', 'quote = "先后来到海城"'),
        ("trip.toml", 0, "route.quote", "quote_without"),
        {"field": "city:hekou", "thing": "河口"},
    ),
}


@pytest.mark.parametrize("case", WITHOUT)
def test_words_without_the_thing_they_state_are_one_fault(home: Path, case: str) -> None:
    edit, place, values = WITHOUT[case]
    change(home, *edit)
    (fault,) = faults(home)
    assert (fault.file, fault.row, fault.column, fault.code) == place
    assert fault.values == values
    for language in ("zh", "en"):
        assert str(values["thing"]) in fault.problem(language)
        assert "evidence.csv" in fault.cure(language)


def test_a_number_of_days_and_one_of_cities_must_be_told(home: Path) -> None:
    change(home, "trip.toml", "2天走了2座城市、5个考察点", "5个考察点")
    assert [(fault.column, fault.values["field"]) for fault in faults(home)] == [
        ("totals.quote", "totals.days"),
        ("totals.quote", "totals.cities"),
    ]


@pytest.mark.parametrize("case", [name for name in WITHOUT if WITHOUT[name][1][0] == "visits.csv"])
def test_with_a_reason_the_thing_is_known_by_context(home: Path, case: str) -> None:
    change(home, *WITHOUT[case][0])
    change(home, "evidence.csv", f"{HARBOUR},\n", f"{HARBOUR}说的就是这里。,It is the place meant.\n")
    trip = read(home)
    field = str(WITHOUT[case][2]["field"])
    harbour = trip.visits[0]
    city = trip.city(str(harbour.city))
    assert by_context(harbour, field, city)
    assert not by_context(harbour, "themes", city)


def test_one_of_several_quotes_that_has_the_thing_is_enough(home: Path) -> None:
    change(home, "visits.csv", "harbour,海城港,", "harbour,晨光电池厂,")
    assert places(home) == [("visits.csv", 2, "status", "quote_without")]
    add(home, "evidence.csv", "visit:harbour,status,R,晨光电池厂,,,")
    assert read(home).visits[0].evidence[-1].quote == "晨光电池厂"


def test_only_a_stated_status_needs_the_name_in_its_words(home: Path) -> None:
    change(home, "visits.csv", "oldstreet,老街,", "oldstreet,旧街,")
    assert read(home).visits[3].status == "possible"
    change(home, "visits.csv", "Old Street,possible", "Old Street,stated")
    change(home, "evidence.csv", "比如老街,,只是举例。,Only an example.", "比如老街,,,")
    assert places(home) == [("visits.csv", 5, "status", "quote_without")]


@pytest.mark.parametrize(("half", "sound"), [("am", True), ("pm", False)])
def test_the_half_of_a_day_is_in_the_words_that_give_the_day(home: Path, half: str, sound: bool) -> None:
    change(home, "events.csv", "city_basis\n", "city_basis,half\n")
    change(home, "events.csv", "haicheng,stated\n", f"haicheng,stated,{half}\n")
    if sound:
        assert read(home).events[0].half == "am"
    else:
        assert places(home) == [("events.csv", 2, "half", "quote_without")]


def test_where_no_words_are_quoted_only_that_is_told(home: Path) -> None:
    change(home, "evidence.csv", "visit:harbour,status city day themes", "visit:harbour,status city themes")
    change(home, "visits.csv", "haicheng,stated,2023-05-08,stated", "haicheng,stated,2023-05-09,stated")
    assert places(home) == [("visits.csv", 2, "day_basis", "quote_needed")]


# The year


@pytest.mark.parametrize("new", ["", 'year_source = "R"\n'])
def test_a_year_that_the_report_does_not_print_needs_a_source(home: Path, new: str) -> None:
    change(home, "trip.toml", 'year_source = "M"\n', new)
    (fault,) = faults(home)
    assert (fault.file, fault.row, fault.column, fault.code) == (
        *("trip.toml", 0, "dates.year_source", "year_unsourced"),
    )
    assert fault.values == {"year": 2023}
    assert "2023" in fault.problem("zh")
    assert "year_reason_zh" in fault.cure("en")


def test_a_year_that_the_report_prints_needs_none(home: Path) -> None:
    change(home, "trip.toml", 'year_source = "M"\n', "")
    change(home, "trip.toml", 'year_reason_zh = "报告不写年份，据市志。"\n', "")
    change(home, "trip.toml", 'year_reason_en = "The report gives no year; the chronicle does."\n', "")
    assert places(home) == [("trip.toml", 0, "dates.year_source", "year_unsourced")]
    report(home, "(责任编辑 林二)", "(责任编辑 林二 2023年)")
    assert not [item for item in read(home).evidence if "year" in item.fields]


def test_a_year_of_a_source_that_is_not_there_is_told_as_that(home: Path) -> None:
    change(home, "trip.toml", 'year_source = "M"', 'year_source = "Q"')
    assert places(home) == [("trip.toml", 0, "dates.year_source", "source_unknown")]


# What counts as containing


@pytest.mark.parametrize(
    ("quote", "thing", "held"),
    [
        ("“中小企业能办大事”先行示范馆", "中小企业能办大事先行示范馆", True),
        ("《对话 新能源》节目", "对话新能源", True),
        ("湘粤（临武）集聚区", "湘粤(临武)集聚区", True),
        ("海城港", "海城新港", False),
        ("", "港", False),
    ],
)
def test_signs_apart_a_name_stands_in_words_or_does_not(quote: str, thing: str, held: bool) -> None:
    assert contains(quote, thing) is held


def test_a_city_is_named_by_any_of_its_names() -> None:
    place = {"lat": 23.0, "lon": 113.0, "source": "D", "order": (1,)}
    city = City(id="guangzhou", name=Text(zh="广州", en="Guangzhou"), aliases=("羊城",), **place)
    assert names_city("福城牵手羊城", city)
    assert names_city("广州市净水有限公司", city)
    assert not names_city("福城牵手花城", city)


@pytest.mark.parametrize(
    "quote",
    [
        *("11月9日", "11月09日", "11月9号", "九日下午", "9-11日", "9—11日", "9至11日", "9日至11日"),
        *("首日", "第一天", "最后一天", "当天下午", "次日", "翌日", "同日", "返程当天"),
    ],
)
def test_a_day_is_named_by_its_date_or_by_a_word_for_a_day(quote: str) -> None:
    assert names_day(quote, dt.date(2021, 11, 9))


@pytest.mark.parametrize(
    "quote", ["11月19日", "11月29日", "十九日", "廿九日", "9个考察点", "9月", "近日", ""]
)
def test_another_day_or_a_number_is_no_date(quote: str) -> None:
    assert not names_day(quote, dt.date(2021, 11, 9))


@pytest.mark.parametrize(
    ("quote", "half"), [("9日上午", "am"), ("一早", "am"), ("9日下午", "pm"), ("当晚", "pm"), ("傍晚", "pm")]
)
def test_a_half_of_a_day_is_named_by_its_word(quote: str, half: Half) -> None:
    assert names_half(quote, half)
    assert not names_half(quote, "am" if half == "pm" else "pm")
    assert not names_half("11月9日", half)


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "零"), (2, "二"), (10, "十"), (11, "十一"), (20, "二十"), (31, "三十一"), (99, "九十九")],
)
def test_numbers_are_said_in_chinese(number: int, said: str) -> None:
    assert chinese(number) == said


WHY = Text(zh="因", en="why")
SITE = Evidence(fields=("city",), start=0, end=3, quote="海城港", reason=WHY)
TERMINAL = Evidence(fields=("city",), start=0, end=5, quote="集装箱码头", reason=WHY)


@pytest.mark.parametrize(
    ("evidence", "field", "known"),
    [
        ((TERMINAL,), "city", True),
        ((TERMINAL, TERMINAL.model_copy(update={"reason": None})), "city", True),
        ((TERMINAL, Evidence(fields=("city",), source="M", reason=WHY)), "city", True),
        ((TERMINAL, SITE), "city", False),
        ((TERMINAL.model_copy(update={"reason": None}),), "city", False),
        ((TERMINAL,), "day", False),
        ((Evidence(fields=("city",), source="M", reason=WHY),), "city", False),
        ((), "city", False),
    ],
)
def test_a_field_is_by_context_where_no_quote_has_it_and_one_has_a_reason(
    small: Trip, evidence: tuple[Evidence, ...], field: str, known: bool
) -> None:
    visit = small.visits[0].model_copy(update={"evidence": evidence})
    assert by_context(visit, field, small.city("haicheng")) is known


# The real trip


def test_every_stated_claim_of_the_real_trip_has_its_thing_in_its_words(real: Dossier) -> None:
    trip: Trip = real.trip
    for visit in trip.visits:
        said = [item for item in visit.evidence if item.quote]
        if visit.status == "stated":
            assert visit.name
            assert any(contains(item.quote or "", visit.name.zh) for item in said if "status" in item.fields)
        if visit.city_basis == "stated":
            city = trip.city(str(visit.city))
            assert any(names_city(item.quote or "", city) for item in said if "city" in item.fields)
    assert [event.half for event in trip.events] == ["pm", None, None]


def test_the_real_trip_takes_its_year_from_a_source_beside_the_report(real: Dossier) -> None:
    (year,) = [item for item in real.trip.evidence if "year" in item.fields]
    assert (year.source, real.trip.source) == ("B", "A")
    assert "2021" not in real.trip.report.text
    assert Library(OURS.home).open("chenzhou-guangdong-2021").dates == real.trip.dates
