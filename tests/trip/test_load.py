"""Loading a trip folder: what is read, and every fault with its file, row, column and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.trip.cells import COLUMNS, OPTIONAL
from dashboard.trip.faults import TripError
from dashboard.trip.library import Library
from dashboard.trip.model import City, Event, Trip, Visit
from tests.trip.spoil import add, change, faults, places, read, table


def test_small_trip_is_read_whole(small: Trip) -> None:
    assert [visit.id for visit in small.visits] == ["harbour", "battery", "wetland", "oldstreet", "unnamed-5"]
    assert [city.id for city in small.stops] == ["haicheng", "hekou"]
    assert small.home
    assert small.home.id == "qingshan"
    assert small.visits[4].name is None
    assert str(small.visits[1].day_span) == "2023-05-08/2023-05-09"


def test_quotes_stand_at_their_offsets(small: Trip) -> None:
    records: list[Visit | Event | City] = [*small.visits, *small.events, *small.cities]
    quotes = [item for record in records for item in record.evidence if item.quote]
    assert len(quotes) == 11
    assert all(small.report.text[item.start : item.end] == item.quote for item in quotes)


def test_a_city_level_place_takes_the_point_of_its_city(small: Trip) -> None:
    battery = small.visits[1]
    assert (battery.lat, battery.lon, battery.location_basis) == (29.0, 114.5, "inferred")


CASES = {
    "a quote that is not in the report": (
        ("evidence.csv", "离港口不远的晨光电池厂", "离机场不远的晨光电池厂"),
        ("evidence.csv", 6, "quote", "quote_near"),
    ),
    "a quote that occurs twice": (
        ("evidence.csv", "比如老街", "人才"),
        ("evidence.csv", 11, "nth", "quote_ambiguous"),
    ),
    "an unknown city": (
        ("visits.csv", "Yunhu Wetland Park,implied,hekou", "Yunhu Wetland Park,implied,hekuo"),
        ("visits.csv", 4, "city", "city_unknown"),
    ),
    "a day outside the trip": (
        ("visits.csv", "haicheng,stated,2023-05-08,stated", "haicheng,stated,2023-05-18,stated"),
        ("visits.csv", 2, "day", "day_outside"),
    ),
    "latitude 200": (("visits.csv", "29.05,114.55", "200,114.55"), ("visits.csv", 2, "lat", "out_of_range")),
    "swapped lat and lon": (
        ("visits.csv", "29.05,114.55", "114.55,29.05"),
        ("visits.csv", 2, "lat", "swapped"),
    ),
    "a duplicate id": (("visits.csv", "battery,晨光", "harbour,晨光"), ("visits.csv", 3, "id", "id_twice")),
    "stated without a quote": (
        ("evidence.csv", "visit:harbour,status city day themes", "visit:harbour,status city themes"),
        ("visits.csv", 2, "day_basis", "quote_needed"),
    ),
    "inferred without a reason": (
        ("evidence.csv", ",,河口在后。,Hekou comes second.", ",,,"),
        ("visits.csv", 4, "day_basis", "reason_missing"),
    ),
    "external without a source": (
        ("evidence.csv", "visit:harbour,location,M", "visit:harbour,location,"),
        ("visits.csv", 2, "location_basis", "source_needed"),
    ),
    "a value without a basis": (
        ("visits.csv", "老街,Old Street,possible,,unknown", "老街,Old Street,possible,hekou,unknown"),
        ("visits.csv", 5, "city_basis", "value_without_basis"),
    ),
    "too few rows": (
        ("visits.csv", "unnamed-5,,,unnamed,,unknown,,unknown,,,,none,unknown,,\n", ""),
        ("visits.csv", 0, "", "total_visits"),
    ),
    "a missing column": (
        ("visits.csv", ",precision,", ",precison,"),
        ("visits.csv", 1, "precision", "column_missing"),
    ),
    "a word that is none of the choices": (
        ("visits.csv", "Battery Works,stated", "Battery Works,certain"),
        ("visits.csv", 3, "status", "not_one_of"),
    ),
    "no number": (("visits.csv", "29.05,114.55", "east,114.55"), ("visits.csv", 2, "lat", "not_a_number")),
    "no date": (("events.csv", "2023-05-08", "8 May"), ("events.csv", 2, "day", "not_a_date")),
    "an unknown theme": (("visits.csv", ",energy,", ",enery,"), ("visits.csv", 3, "themes", "theme_unknown")),
    "an unknown source": (
        ("cities.csv", "114.5,M", "114.5,X"),
        ("cities.csv", 3, "source", "source_unknown"),
    ),
    "an unknown subject": (
        ("evidence.csv", "visit:oldstreet", "visit:newstreet"),
        ("evidence.csv", 11, "subjects", "subject_unknown"),
    ),
    "a comma that splits a cell": (
        ("evidence.csv", "只是举例。,Only", "只是,举例。,Only"),
        ("evidence.csv", 11, "", "cell_count"),
    ),
    "a day of a trip without dates": (
        (
            "trip.toml",
            '[dates]\nstart = 2023-05-08\nend = 2023-05-09\nquote = "5月8日-9日"\nyear_source = "M"\n'
            'year_reason_zh = "报告不写年份，据市志。"\n'
            'year_reason_en = "The report gives no year; the chronicle does."\n',
            "",
        ),
        ("visits.csv", 2, "day", "day_without_dates"),
    ),
    "a year on one of two days": (
        ("trip.toml", "start = 2023-05-08", 'start = "--05-08"'),
        ("trip.toml", 0, "dates.end", "year_mixed"),
    ),
    "a site far from its city": (
        ("visits.csv", "29.05,114.55", "40.05,114.55"),
        ("visits.csv", 2, "lat", "far"),
    ),
    "a key that is missing": (
        ("trip.toml", 'source = "R"\n', ""),
        ("trip.toml", 0, "source", "key_empty"),
    ),
    "a broken TOML": (("trip.toml", "days = 2", "days = "), ("trip.toml", 0, "", "not_toml")),
    "a theme given twice": (
        ("visits.csv", ",energy,industry", ",energy energy,industry"),
        ("visits.csv", 3, "themes", "twice"),
    ),
    "a report that is not there": (
        ("trip.toml", "small.txt", "smell.txt"),
        ("trip.toml", 0, "report", "report"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_told_by_file_row_and_column(home: Path, case: str) -> None:
    edit, expected = CASES[case]
    change(home, *edit)
    assert expected in places(home)


def test_faults_are_told_all_together_in_both_languages(home: Path) -> None:
    change(home, "visits.csv", "29.05,114.55", "200,114.55")
    change(home, "visits.csv", "implied,hekou", "implied,hekuo")
    change(home, "evidence.csv", "比如老街", "比如新街")
    found = faults(home)
    assert {fault.code for fault in found} >= {"out_of_range", "city_unknown", "quote_missing"}
    for fault in found:
        for language in ("zh", "en"):
            line = fault.line(language)
            assert fault.file in line
            assert "{" not in line


def test_a_near_quote_is_answered_with_the_sentence_meant(home: Path) -> None:
    change(
        home, "evidence.csv", "离港口不远的晨光电池厂", "离港口不远的辰光电池厂，一条锂电池生产线只用12名工人"
    )
    (fault,) = [fault for fault in faults(home) if fault.code == "quote_near"]
    assert "离港口不远的晨光电池厂,一条锂电池生产线只用12名工人。" in fault.problem("en")


def test_nth_says_which_of_two_is_meant(home: Path) -> None:
    change(home, "evidence.csv", "比如老街,,", "人才,2,")
    trip = Library(home).open("small")
    (item,) = [item for item in trip.visits[3].evidence if item.quote == "人才"]
    assert trip.report.text[: item.start].count("人才") == 1


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8-sig"])
def test_csv_of_a_chinese_spreadsheet_is_read(home: Path, small: Trip, encoding: str) -> None:
    for file in COLUMNS.keys() - {"glosses.csv", "review.csv", "draft.csv"}:
        path = home / "data/trips/small" / file
        text = path.read_text(encoding="utf-8").replace("’", "'").replace("\n", "\r\n")
        path.write_bytes(text.encode(encoding))
    trip = Library(home).open("small")
    assert [visit.name for visit in trip.visits] == [visit.name for visit in small.visits]
    assert [outcome.text for outcome in trip.outcomes] == [outcome.text for outcome in small.outcomes]


def test_a_date_as_a_spreadsheet_writes_it_is_read(home: Path, small: Trip) -> None:
    change(home, "visits.csv", "haicheng,stated,2023-05-08,stated", "haicheng,stated,2023/5/8,stated")
    assert Library(home).open("small").visits[0].day == small.visits[0].day


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b",,,\n,,\n"])
def test_an_empty_file_is_a_fault(home: Path, content: bytes) -> None:
    (home / "data/trips/small/visits.csv").write_bytes(content)
    assert ("visits.csv", 0, "", "empty") in places(home)


def test_bytes_that_are_no_text_are_a_fault(home: Path) -> None:
    (home / "data/trips/small/visits.csv").write_bytes(b"id,\xff\xff\xff\n")
    assert ("visits.csv", 0, "", "encoding") in places(home)


def test_a_missing_file_is_a_fault(home: Path) -> None:
    (home / "data/trips/small/events.csv").unlink()
    assert ("events.csv", 0, "", "file_missing") in places(home)


def test_a_trip_that_does_not_exist_names_those_that_do(home: Path) -> None:
    with pytest.raises(TripError, match="small"):
        Library(home).open("large")


def test_faults_stand_in_the_order_in_which_the_files_build_on_each_other(home: Path) -> None:
    change(home, "visits.csv", "wetland,", "wetlands,")
    change(home, "cities.csv", "28.5,115.0", "28.5,east")
    change(home, "trip.toml", "days = 2", "days = 3")
    files = [fault.file for fault in faults(home)]
    assert list(dict.fromkeys(files)) == ["trip.toml", "cities.csv", "visits.csv", "evidence.csv"]
    assert files == sorted(files, key=["trip.toml", "cities.csv", "visits.csv", "evidence.csv"].index)


def test_a_report_that_is_not_there_does_not_upset_the_order(home: Path) -> None:
    change(home, "trip.toml", "small.txt", "smell.txt")
    change(home, "visits.csv", ",precision,", ",precison,")
    assert [fault.file for fault in faults(home)] == ["trip.toml", "visits.csv"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"id,name",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[]",
        b"null",
        b'{"type": "FeatureCollection"}',
        b'{"type": "FeatureCollection", "features": []}',
        b'{"type": "FeatureCollection", "features": 7}',
        b'{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": null}]}',
        b'{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"kind": ["land"]}}]}',
        b'{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"kind": "border"}}]}',
        b'{"type": "Topology", "features": [{"type": "Feature", "properties": {"kind": "land"}}]}',
    ],
)
def test_a_file_that_is_no_basemap_is_a_fault(home: Path, content: bytes) -> None:
    (home / "data/basemap/sea.geojson").write_bytes(content)
    assert places(home) == [("trip.toml", 0, "basemap", "basemap")]


def test_a_basemap_is_sought_in_its_folder_alone(home: Path, small: Trip) -> None:
    change(home, "trip.toml", "sea.geojson", "../../elsewhere/sea.geojson")
    assert Library(home).open("small").basemap == small.basemap


@pytest.mark.parametrize("above", ["The visit in 2023\n", "考察点一览,,,\n\n", "\n"])
@pytest.mark.parametrize("file", sorted(COLUMNS.keys() - {"glosses.csv", "review.csv", "draft.csv"}))
def test_a_title_above_the_header_is_one_fault(home: Path, file: str, above: str) -> None:
    path = home / "data/trips/small" / file
    path.write_text(above + path.read_text(encoding="utf-8"), encoding="utf-8")
    row = above.count("\n") + 1
    (fault,) = faults(home)
    assert (fault.file, fault.row, fault.column, fault.code) == (file, row, "", "header_below")
    assert str(row) in fault.problem("en")


@pytest.mark.parametrize("sign", ["，", "；", "：", ";"])
def test_a_wrong_separator_is_one_fault_that_names_it(home: Path, sign: str) -> None:
    change(home, "visits.csv", ",energy,industry", f",energy{sign}industry,industry")
    (fault,) = faults(home)
    assert (fault.file, fault.row, fault.column, fault.code) == ("visits.csv", 3, "themes", "separator")
    assert f"“{sign}”" in fault.problem("en")
    assert f"“{sign}”" in fault.problem("zh")


@pytest.mark.parametrize(
    ("written", "signs"),
    [
        ("city:haicheng，city:hekou", "，"),
        ("city:haicheng；city：hekou", "；："),
        ("city：haicheng city:hekou", "："),
    ],
)
def test_a_wrong_sign_between_subjects_is_one_fault(home: Path, written: str, signs: str) -> None:
    change(home, "evidence.csv", "city:haicheng city:hekou", written)
    (fault,) = faults(home)
    assert (fault.file, fault.row, fault.column, fault.code) == ("evidence.csv", 3, "subjects", "separator")
    assert fault.values == {"signs": signs}


@pytest.mark.parametrize("sign", ["、", "\u3000", "  ", " 、 "])
def test_entries_may_be_separated_as_chinese_is_written(home: Path, small: Trip, sign: str) -> None:
    change(home, "evidence.csv", "city:haicheng city:hekou", f"city:haicheng{sign}city:hekou")
    change(home, "evidence.csv", "status city day themes", sign.join(["status", "city", "day", "themes"]))
    assert Library(home).open("small").visits == small.visits


def test_a_place_known_to_its_city_needs_the_city(home: Path) -> None:
    path = home / "data/trips/small/visits.csv"
    text = path.read_text(encoding="utf-8")
    given = "haicheng,stated,2023-05-08,stated,,29.05,114.55,campus"
    assert given in text
    path.write_text(text.replace(given, ",unknown,2023-05-08,stated,,29.05,114.55,city"), encoding="utf-8")
    with pytest.raises(TripError) as caught:
        Library(home).open("small")
    assert [(fault.row, fault.code) for fault in caught.value.faults] == [(2, "city_precision")]


def test_a_basemap_that_is_not_there_and_another_id_are_faults(home: Path) -> None:
    path = home / "data/trips/small/trip.toml"
    text = (
        path.read_text(encoding="utf-8").replace("sea.geojson", "moon.geojson").replace('"small"', '"large"')
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TripError) as caught:
        Library(home).open("small")
    assert {fault.code for fault in caught.value.faults} == {"basemap", "id_folder"}


@pytest.mark.parametrize(
    ("file", "code"),
    [("visits.csv", "total_visits"), ("sources.csv", "source_unknown")],
)
def test_a_table_of_a_header_alone_is_not_sound(home: Path, file: str, code: str) -> None:
    path = home / "data/trips/small" / file
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    with pytest.raises(TripError) as caught:
        Library(home).open("small")
    assert code in {fault.code for fault in caught.value.faults}


def test_a_folder_in_place_of_a_table_is_a_fault(home: Path) -> None:
    path = home / "data/trips/small/events.csv"
    path.unlink()
    path.mkdir()
    with pytest.raises(TripError) as caught:
        Library(home).open("small")
    assert ("events.csv", "file_missing") in {(fault.file, fault.code) for fault in caught.value.faults}


def test_a_route_with_a_gap_is_a_fault(home: Path) -> None:
    path = home / "data/trips/small/cities.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Hekou,,2,", "Hekou,,3,"), encoding="utf-8")
    with pytest.raises(TripError) as caught:
        Library(home).open("small")
    assert [(fault.row, fault.code) for fault in caught.value.faults] == [(4, "order_gap")]


def test_a_span_as_a_spreadsheet_writes_it_is_read(home: Path, small: Trip) -> None:
    path = home / "data/trips/small/visits.csv"
    text = path.read_text(encoding="utf-8").replace("2023-05-08/2023-05-09", "2023/5/8/2023/5/9")
    path.write_text(text, encoding="utf-8")
    trip = Library(home).open("small")
    assert [visit.day_span for visit in trip.visits] == [visit.day_span for visit in small.visits]


def test_a_bad_city_is_told_of_once_not_at_each_of_its_sites(home: Path) -> None:
    path = home / "data/trips/small/cities.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("28.5,115.0", "115.0,28.5"), encoding="utf-8")
    with pytest.raises(TripError) as caught:
        Library(home).open("small")
    assert {(fault.file, fault.code) for fault in caught.value.faults} == {("cities.csv", "swapped")}


# What may be there, and is read where it is


def test_the_optional_files_may_be_missing(home: Path) -> None:
    assert {"glosses.csv", "review.csv", "outcomes.csv", "draft.csv"} == OPTIONAL
    (home / "data/trips/small/outcomes.csv").unlink()
    trip = read(home)
    assert (trip.glosses, trip.review, trip.outcomes, trip.drafted) == ((), (), (), ())


def test_an_outcome_stands_at_its_words_and_says_whose_it_is(small: Trip) -> None:
    assert [one.id for one in small.outcomes] == ["total", "workers", "window", "talent", "bay"]
    for one in small.outcomes:
        start, end = one.evidence.start, one.evidence.end
        assert small.report.text[start:end] == one.evidence.quote
        assert one.evidence.fields == ("outcome",)
        assert (one.speaker, one.addressee, one.owner, one.due) == (None, None, None, None)
    assert [one.belongs for one in small.outcomes] == [None, "visit:battery", None, None, "event:talks"]
    assert small.outcomes[1].text.zh == "一条锂电池生产线……12名工人"


def test_a_speaker_an_addressee_an_owner_and_a_date_are_read(home: Path) -> None:
    change(
        home,
        "outcomes.csv",
        "in Qingshan,,,,,aim,,,,",
        "in Qingshan,市长,The mayor,人才,Talent,aim,人才办,Its office,年内,",
    )
    one = read(home).outcomes[3]
    assert one.speaker is not None
    assert (one.speaker.zh, one.speaker.en, one.due) == ("市长", "The mayor", "年内")
    assert one.addressee is not None
    assert one.owner is not None
    assert (one.addressee.en, one.owner.en) == ("Talent", "Its office")


def test_the_half_of_an_events_day_is_read_where_the_column_is(home: Path, small: Trip) -> None:
    assert small.events[0].half is None
    change(home, "events.csv", "city_basis\n", "city_basis,half\n")
    change(home, "events.csv", "haicheng,stated\n", "haicheng,stated,am\n")
    assert read(home).events[0].half == "am"
    change(home, "events.csv", "haicheng,stated,am\n", "haicheng,stated,noon\n")
    assert places(home) == [("events.csv", 2, "half", "not_one_of")]


def test_what_is_the_visitors_own_is_marked_where_the_column_is(home: Path, small: Trip) -> None:
    assert [one.home for one in small.not_visited] == [False]
    change(home, "not_visited.csv", "reason_en\n", "reason_en,home\n")
    change(home, "not_visited.csv", 'not a stop."\n', 'not a stop.",yes\n')
    assert [one.home for one in read(home).not_visited] == [True]
    change(home, "not_visited.csv", 'not a stop.",yes\n', 'not a stop.",\n')
    assert [one.home for one in read(home).not_visited] == [False]
    change(home, "not_visited.csv", 'not a stop.",\n', 'not a stop.",perhaps\n')
    assert places(home) == [("not_visited.csv", 2, "home", "invalid")]


def test_a_source_says_something(home: Path, small: Trip) -> None:
    assert [one.says.en for one in small.sources] == ["Qingshan visits Haicheng", "Chronicle of Haicheng"]
    change(home, "sources.csv", "says_zh,says_en", "title_zh,title_en")
    assert places(home)[:2] == [
        ("sources.csv", 1, "says_zh", "column_missing"),
        ("sources.csv", 1, "says_en", "column_missing"),
    ]


@pytest.mark.parametrize(
    ("quote", "reason", "column"),
    [("他们的窗口服务只跑一次。", "", "reason_zh"), ("", "紧接座谈。", "reason_zh")],
)
def test_words_that_belong_by_inference_need_their_words_and_the_reason(
    home: Path, quote: str, reason: str, column: str
) -> None:
    add(home, "evidence.csv", f"event:talks,context,R,{quote},,{reason},")
    assert places(home) == [("evidence.csv", 14, column, "reason_missing")]
    (fault,) = faults(home)
    assert fault.values == {"basis": "context"}


def test_words_that_belong_by_inference_are_of_a_visit_or_an_event(home: Path) -> None:
    add(home, "evidence.csv", "city:hekou,context,R,他们的窗口服务只跑一次。,,紧接。,Next to it.")
    assert places(home) == [("evidence.csv", 14, "fields", "not_one_of")]


def test_what_only_follows_from_a_file_that_cannot_be_read_is_not_told(home: Path) -> None:
    change(home, "visits.csv", "id,name_zh", "key,name_zh")
    assert places(home) == [("visits.csv", 1, "id", "column_missing")]


def test_a_table_written_anew_is_read_the_same(home: Path, small: Trip) -> None:
    rows = [
        {"id": one.id, "kind": one.kind, "zh": one.text.zh, "en": one.text.en, "said": one.said}
        | {"belongs": one.belongs or "", "quote": one.evidence.quote or ""}
        for one in small.outcomes
    ]
    table(home, "outcomes.csv", rows)
    assert read(home).outcomes == small.outcomes
