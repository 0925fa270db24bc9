"""The data exports, read back: the same numbers as the facts, nothing invented, nothing that runs."""

from __future__ import annotations

import csv as csv_reader
import datetime as dt
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pandas as pd
import pytest
from icalendar import Calendar
from lxml import etree
from openpyxl import load_workbook

from dashboard.brief import Brief, NothingShownError
from dashboard.exports.agenda import ics
from dashboard.exports.csvs import csv
from dashboard.exports.facts import facts
from dashboard.exports.geo import geojson, kml
from dashboard.exports.tables import NAMES, tables
from dashboard.exports.workbook import LONGEST, xlsx
from dashboard.figures.palette import PALETTES
from dashboard.filters import Filter
from dashboard.geo import kilometres
from dashboard.language import LANGUAGES, Language
from dashboard.model import Text
from dashboard.visit import Loaded
from tests.briefs import MADE, NOTHING, brief_of, changed

NINTH = dt.date(2021, 11, 9)
FILTERS = {
    "everything": Filter(),
    "a city": Filter(cities=frozenset({"guangzhou"})),
    "a small city": Filter(cities=frozenset({"zhuhai"})),
    "a day": Filter(days=frozenset({NINTH})),
    "a theme": Filter(themes=frozenset({"ecology"})),
    "stated only": Filter(stated_only=True),
    "stated in a city": Filter(frozenset({"guangzhou"}), stated_only=True),
}
EXPORTS: dict[str, Callable[[Brief], bytes]] = {
    "csv": csv,
    "xlsx": xlsx,
    "geojson": geojson,
    "kml": kml,
    "ics": ics,
}
HOSTILE = {
    "formula": '=HYPERLINK("http://x.example","y")',
    "spaced": " \u3000＝1+1",
    "tab": "\t@SUM(1)",
    "markup": '<b>&amp; "quoted", one; two\nthree</b> ]]> <![CDATA[ 😀',
    "long": "很长的名字" * 8000,
    "control": "bell\x07here",
}
KML = "{http://www.opengis.net/kml/2.2}"
FEATURE = ["name", "open", "description", "TimeStamp", "TimeSpan", "styleUrl", "Style", "ExtendedData"]
"""The order of a feature's elements in OGC KML 2.2 (07-147r2, 9.1), as far as we write them."""


def told(brief: Brief) -> dict[str, Any]:
    return facts(brief.trip, brief.lexicon, brief.loaded.frames, brief.shown, brief.chosen)


def rows_of(brief: Brief, table: str = "visits") -> list[dict[str, str]]:
    text = csv(brief, table).decode("utf-8-sig")
    return list(csv_reader.DictReader(io.StringIO(text, newline="")))


def book_of(brief: Brief) -> Any:
    return load_workbook(io.BytesIO(xlsx(brief)))


def features(brief: Brief, role: str) -> list[dict[str, Any]]:
    return [one for one in json.loads(geojson(brief))["features"] if one["properties"]["role"] == role]


def placemarks(brief: Brief, folder: int) -> list[Any]:
    return etree.fromstring(kml(brief)).findall(f".//{KML}Folder")[folder].findall(f"{KML}Placemark")


def entries(brief: Brief) -> dict[str, Any]:
    return {str(entry["UID"]).split("@")[0]: entry for entry in Calendar.from_ical(ics(brief)).walk("VEVENT")}


def hostile(small_visit: Loaded) -> Loaded:
    """Return the small trip with its first visit named in every bad way, as visits of their own."""
    first = small_visit.trip.visits[0]
    more = [
        first.model_copy(update={"id": f"bad-{key}", "number": 5 + n, "name": Text(zh=name, en=name)})
        for n, (key, name) in enumerate(HOSTILE.items(), start=1)
    ]
    return changed(small_visit, visits=(*small_visit.trip.visits, *more))


@pytest.fixture(scope="module", params=FILTERS)
def brief(request: pytest.FixtureRequest, real: Loaded) -> Brief:
    return brief_of(real, FILTERS[request.param])


@pytest.mark.parametrize("name", EXPORTS)
def test_a_filter_that_leaves_nothing_is_refused(small_visit: Loaded, name: str) -> None:
    brief = brief_of(small_visit, NOTHING)
    with pytest.raises(NothingShownError) as caught:
        EXPORTS[name](brief)
    assert str(caught.value) == brief.nothing
    assert brief.nothing.startswith(brief.style.say("brief.nothing", filters=brief.filter))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_brief_gives_the_same_bytes(real: Loaded, name: str, language: Language) -> None:
    made = EXPORTS[name](brief_of(real, language=language))
    assert made == EXPORTS[name](brief_of(real, language=language))
    assert made != EXPORTS[name](brief_of(real, language="zh" if language == "en" else "en"))


@pytest.mark.parametrize("name", ["geojson", "kml", "ics"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_is_in_what_is_one_text(real: Loaded, name: str, language: Language) -> None:
    brief = brief_of(real, FILTERS["a city"], language=language)
    made = EXPORTS[name](brief)
    said = {
        "geojson": lambda: "".join(json.loads(made)["about"].values()),
        "kml": lambda: etree.fromstring(made).findtext(f"{KML}Document/{KML}description"),
        "ics": lambda: str(Calendar.from_ical(made)["DESCRIPTION"]),
    }[name]()
    assert len(brief.statement) == 8
    assert [line for line in brief.statement.values() if line not in said] == []


def test_the_tables_have_the_rows_of_the_facts(brief: Brief) -> None:
    found, known = tables(brief), told(brief)
    visits = found["visits"]
    assert list(found) == list(NAMES)
    assert list(visits[visits["fit"] == "certain"]["id"]) == [row["id"] for row in known["visits"]]
    assert list(visits[visits["fit"] == "could_be"]["id"]) == [row["id"] for row in known["could_be"]]
    assert list(found["events"]["id"]) == [row["id"] for row in known["events"]]
    assert sum(len(cell.split()) for cell in found["sentences"]["themes"]) == len(known["mentions"])
    assert len(found["sentences"]) == len({row["sentence"] for row in known["mentions"]})
    assert len(found["sources"]) == len(brief.trip.sources) == 10


def test_the_tables_have_the_cells_of_the_facts(brief: Brief) -> None:
    known = told(brief)
    pairs = zip(
        tables(brief)["visits"].to_dict("records"), [*known["visits"], *known["could_be"]], strict=True
    )
    for row, fact in pairs:
        for name in ("status", "city", "city_basis", "day_basis", "lat", "lon", "precision"):
            assert row[name] == fact[name]
        assert (row["day"].isoformat() if row["day"] else None) == fact["day"]
        assert (f"{row['day_from']}/{row['day_to']}" if row["day_from"] else None) == fact["day_span"]
        assert (row["themes"] or "").split() == fact["themes"]
        quotes = list(dict.fromkeys(one["quote"] for one in fact["evidence"]))
        assert row["quotes"] == ("\n".join(quotes) or None)
        assert (row["reasons"] is None) == (not fact["reasons"])


def test_the_themes_add_up_and_the_sentences_stand_in_the_report(brief: Brief) -> None:
    found, known = tables(brief), told(brief)
    report = brief.trip.report.text
    for row, fact in zip(found["themes"].to_dict("records"), known["themes"], strict=True):
        assert (row["id"], row["sentences"], row["visits"]) == (
            fact["id"],
            fact["sentences"],
            fact["visits"],
        )
        assert sum(row[f"sentences_{voice.id}"] for voice in brief.lexicon.voices) == fact["sentences"]
    for row in found["sentences"].to_dict("records"):
        assert report[row["start"] : row["end"]] == row["text"]


def test_stated_only_leaves_no_reason_or_outside_cell(real: Loaded) -> None:
    visits = tables(brief_of(real, FILTERS["stated only"]))["visits"]
    assert len(visits) == 6
    assert visits["reasons"].isna().all()
    assert visits["themes_external"].isna().all()
    assert {*visits["city_basis"], *visits["day_basis"], *visits["location_basis"]} == {"stated", "unknown"}
    assert tables(brief_of(real))["visits"]["reasons"].notna().sum() == 17


@pytest.mark.parametrize("table", NAMES)
def test_csv_reads_back_as_the_table_with_the_statement_in_each_row(brief: Brief, table: str) -> None:
    data = csv(brief, table)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    found, rows = tables(brief)[table], rows_of(brief, table)
    assert len(rows) == len(found)
    for row in rows:
        for key, line in brief.statement.items():
            assert row[f"about_{key}"] == line
        assert not {"None", "nan", "NaT", "N/A", "<NA>"} & {*row.values()}
    names = next(csv_reader.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert names == [*found.columns, *(f"about_{key}" for key in brief.statement)]


def test_csv_has_gaps_for_what_is_not_known_and_numbers_for_numbers(real: Loaded) -> None:
    table = pd.read_csv(io.BytesIO(csv(brief_of(real))), encoding="utf-8-sig")
    assert table["day"].notna().sum() == 9
    assert table["lat"].dtype == float
    assert table["lat"].notna().sum() == 9
    assert table["name_zh"].isna().sum() == 7
    assert table["number"].tolist() == list(range(1, 18))


def test_csv_knows_its_tables(real: Loaded) -> None:
    with pytest.raises(KeyError):
        csv(brief_of(real), "secrets")


def test_csv_runs_nothing_in_a_spreadsheet(small_visit: Loaded) -> None:
    rows = {row["id"]: row["name_zh"] for row in rows_of(brief_of(hostile(small_visit)))}
    for key, name in HOSTILE.items():
        live = key in {"formula", "spaced", "tab"}
        assert rows[f"bad-{key}"] == (f"'{name}" if live else name)


@pytest.mark.parametrize(
    "begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u3000-"]
)
def test_csv_takes_the_life_from_every_sign_that_begins_a_formula(small_visit: Loaded, begin: str) -> None:
    first = small_visit.trip.visits[0].model_copy(update={"name": Text(zh=f"{begin}1", en="x")})
    loaded = changed(small_visit, visits=(first, *small_visit.trip.visits[1:]))
    assert rows_of(brief_of(loaded))[0]["name_zh"] == f"'{begin}1"


def test_a_negative_number_stays_a_number(small_visit: Loaded) -> None:
    first = small_visit.trip.visits[0].model_copy(update={"lat": -29.05})
    loaded = changed(small_visit, visits=(first, *small_visit.trip.visits[1:]))
    assert rows_of(brief_of(loaded))[0]["lat"] == "-29.05"


def test_the_workbook_has_a_sheet_a_table_with_as_many_rows(brief: Brief) -> None:
    book, found = book_of(brief), tables(brief)
    assert book.sheetnames == ["说明", "考察点", "活动", "主题", "报告原句", "来源"]
    for name, sheet in zip(NAMES, book.worksheets[1:], strict=True):
        assert [cell.value for cell in sheet[1]] == list(found[name].columns)
        assert sheet.max_row == len(found[name]) + 1
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
    about = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows()}
    assert about == dict(brief.labelled())


def test_the_workbook_has_typed_cells_and_gaps(real: Loaded) -> None:
    brief = brief_of(real, language="en")
    book = book_of(brief)
    assert book.sheetnames[:2] == ["About", "Visits"]
    sheet = book["Visits"]
    at = {cell.value: cell.column for cell in sheet[1]}
    first = {name: sheet.cell(2, column) for name, column in at.items()}
    assert first["day"].value == dt.datetime(2021, 11, 9)
    assert first["day"].number_format == "yyyy-mm-dd"
    assert first["number"].value == 1
    assert sheet.cell(3, at["lat"]).value == 23.17
    assert first["quotes"].alignment.wrap_text
    assert {sheet.cell(row, at["lat"]).value for row in range(12, 19)} == {None}
    values = [cell.value for one in book.worksheets for row in one.iter_rows() for cell in row]
    assert not {"None", "nan", "NaT", "N/A"} & {value for value in values if isinstance(value, str)}


def test_the_workbook_says_whose_it_is_and_when_it_was_made(real: Loaded) -> None:
    brief = brief_of(real)
    properties = book_of(brief).properties
    assert properties.title == brief.title
    assert properties.created == properties.modified == dt.datetime.combine(MADE, dt.time())
    with zipfile.ZipFile(io.BytesIO(xlsx(brief))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_columns_are_as_wide_as_hanzi_need_and_no_wider_than_a_page(real: Loaded) -> None:
    book = book_of(brief_of(real))
    sheet = book["考察点"]
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}
    assert widths["name_zh"] > 2 * len("中国水发兴业能源集团有限公司")
    assert widths["quotes"] < 62
    assert widths["lat"] < 12


def test_nothing_in_the_workbook_is_a_formula_or_a_link(small_visit: Loaded) -> None:
    data = xlsx(brief_of(hostile(small_visit)))
    book = load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not [cell for cell in cells if cell.hyperlink]
    names = {row[0].value: row[2].value for row in book["考察点"].iter_rows(min_row=2)}
    assert names["bad-formula"] == HOSTILE["formula"]
    assert names["bad-markup"] == HOSTILE["markup"]
    assert len(names["bad-long"]) == LONGEST
    assert names["bad-long"].endswith("…")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"hyperlink" in sheet]


def test_geojson_has_the_places_of_the_facts(brief: Brief) -> None:
    known = told(brief)
    visits = features(brief, "visit")
    by_fit = Counter(one["properties"]["fit"] for one in visits)
    assert (by_fit["certain"], by_fit["could_be"]) == (len(known["visits"]), len(known["could_be"]))
    placed = [one for one in visits if one["geometry"] and one["properties"]["fit"] == "certain"]
    assert len(placed) == known["reconciliation"]["placed"]
    for one, fact in zip(visits, [*known["visits"], *known["could_be"]], strict=True):
        assert one["id"] == f"visit:{fact['id']}"
        assert (one["geometry"] is None) == (fact["precision"] == "none")
        assert one["properties"]["location_basis"] == fact["location_basis"]
        assert one["properties"]["day"] == fact["day"]
        assert one["properties"]["themes"] == fact["themes"]


def test_geojson_positions_are_lon_lat_and_a_city_level_visit_stands_at_its_city(real: Loaded) -> None:
    brief = brief_of(real)
    whole = json.loads(geojson(brief))
    assert whole["type"] == "FeatureCollection"
    assert whole["about"] == brief.statement
    cities = {one["id"]: one for one in features(brief, "city")}
    assert [one["properties"]["order"] for one in cities.values()] == [0, 1, 2, 3, 4]
    assert cities["city:guangzhou"]["geometry"] == {"type": "Point", "coordinates": [113.25, 23.11667]}
    visits = {one["id"]: one for one in features(brief, "visit")}
    assert visits["visit:gree"]["geometry"]["coordinates"] == [113.51, 22.24]
    assert visits["visit:gree"]["properties"]["note"] is None
    lights = visits["visit:riverside-lights"]
    assert lights["geometry"] == cities["city:guangzhou"]["geometry"]
    assert "城市的点" in lights["properties"]["note"]
    assert visits["visit:battery-association"]["geometry"] is None


def test_geojson_legs_give_the_order_and_the_distance(real: Loaded) -> None:
    legs = features(brief_of(real), "leg")
    trip = real.trip
    assert [(leg["properties"]["from"], leg["properties"]["to"]) for leg in legs] == [
        ("chenzhou", "guangzhou"),
        ("guangzhou", "zhuhai"),
        ("zhuhai", "dongguan"),
        ("dongguan", "shenzhen"),
    ]
    for leg in legs:
        start, end = (trip.city(leg["properties"][name]) for name in ("from", "to"))
        assert leg["geometry"]["type"] == "LineString"
        assert leg["geometry"]["coordinates"] == [[start.lon, start.lat], [end.lon, end.lat]]
        straight = kilometres(start.lat, start.lon, end.lat, end.lon)
        assert leg["properties"]["km"] == pytest.approx(straight, abs=0.05)
        assert "不是道路" in leg["properties"]["note"]


def test_geojson_is_readable_and_holds_any_name(small_visit: Loaded) -> None:
    brief = brief_of(hostile(small_visit))
    assert "海城港".encode() in geojson(brief)
    names = {one["id"]: one["properties"]["name_zh"] for one in features(brief, "visit")}
    assert all(names[f"visit:bad-{key}"] == name for key, name in HOSTILE.items())


def test_kml_has_its_elements_in_the_order_of_the_standard(brief: Brief) -> None:
    root = etree.fromstring(kml(brief))
    assert root.tag == f"{KML}kml"
    assert [child.tag for child in root] == [f"{KML}Document"]
    for node in root.iter(f"{KML}Document", f"{KML}Folder", f"{KML}Placemark"):
        names = [etree.QName(child).localname for child in node]
        ranks = [FEATURE.index(name) if name in FEATURE else len(FEATURE) for name in names]
        assert ranks == sorted(ranks)
        assert {*names} <= {*FEATURE, "Folder", "Placemark", "Point", "LineString"}
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len({*ids})
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in ids)
    assert {node.text for node in root.iter(f"{KML}styleUrl")} == {f"#{one}" for one in ids}


def test_kml_has_the_places_and_times_of_the_facts(brief: Brief) -> None:
    known = told(brief)
    rows = [*known["visits"], *known["could_be"]]
    with_place, without = placemarks(brief, 1), placemarks(brief, 2)
    assert len(with_place) == sum(row["precision"] != "none" for row in rows)
    assert len(with_place) + len(without) == len(rows)
    assert all(mark.find(f"{KML}Point") is not None for mark in with_place)
    assert all(mark.find(f"{KML}Point") is None for mark in without)
    marks = {mark.findtext(f".//{KML}Data[@name='id']/{KML}value"): mark for mark in [*with_place, *without]}
    for row in rows:
        times = [node.text for node in marks[row["id"]].iter(f"{KML}begin", f"{KML}end", f"{KML}when")]
        span = row["day_span"].split("/") if row["day_span"] else []
        assert times == (list(dict.fromkeys(span)) if row["day"] else [])


def test_kml_fetches_nothing_and_colors_each_city(real: Loaded) -> None:
    brief = brief_of(real)
    root = etree.fromstring(kml(brief))
    assert not list(root.iter(f"{KML}href", f"{KML}Icon", f"{KML}NetworkLink"))
    assert kml(brief).count(b"http") == 1
    styles = {f"#{s.get('id')}": s.findtext(f"{KML}IconStyle/{KML}color") for s in root.iter(f"{KML}Style")}
    marks = {mark.findtext(f"{KML}name"): mark for mark in placemarks(brief, 0)}
    color = PALETTES["light"].cities[0]
    assert color == "#005BA3"
    assert styles[marks["广州"].findtext(f"{KML}styleUrl")] == "ffa35b00"
    assert marks["广州"].findtext(f".//{KML}coordinates").startswith("113.25,23.11667")


def test_kml_says_in_the_name_what_is_not_stated_and_draws_it_paler(real: Loaded) -> None:
    brief = brief_of(real)
    root = etree.fromstring(kml(brief))
    strength = {
        f"#{s.get('id')}": int(s.findtext(f"{KML}IconStyle/{KML}color")[:2], 16)
        for s in root.iter(f"{KML}Style")
        if s.find(f"{KML}IconStyle") is not None
    }
    marks = {mark.findtext(f"{KML}name"): mark for mark in placemarks(brief, 1)}
    shades = {name: strength[mark.findtext(f"{KML}styleUrl")] for name, mark in marks.items()}
    assert shades["广州市智慧城市运行中心"] == 255
    assert shades["格力电器（外部来源）"] < 255
    assert shades["越秀集团（可能）"] < shades["格力电器（外部来源）"]
    assert "城市的点" in marks["广州市智慧城市运行中心"].findtext(f"{KML}description")


def test_kml_holds_any_name_and_shows_markup_as_text(small_visit: Loaded) -> None:
    brief = brief_of(hostile(small_visit))
    names = {mark.findtext(f"{KML}name") for mark in placemarks(brief, 1)}
    assert {f"{HOSTILE[key]}（外部来源）" for key in ("formula", "markup", "long")} <= names
    assert "bellhere（外部来源）" in names


def test_kml_balloons_show_markup_of_the_report_as_text(small_visit: Loaded) -> None:
    first = small_visit.trip.visits[0]
    quoted = first.evidence[0].model_copy(update={"quote": "<script>&amp;</script>"})
    visit = first.model_copy(update={"evidence": (quoted,)})
    brief = brief_of(changed(small_visit, visits=(visit, *small_visit.trip.visits[1:])))
    balloon = placemarks(brief, 1)[0].findtext(f"{KML}description")
    assert "&lt;script&gt;&amp;amp;&lt;/script&gt;" in balloon
    assert "<script>" not in balloon


def test_kml_is_the_same_however_many_are_made_at_once(real: Loaded) -> None:
    brief = brief_of(real)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: kml(brief), range(8)))
    assert set(made) == {kml(brief)}


def test_sixty_visits_in_a_city_are_all_there(small_visit: Loaded) -> None:
    first = small_visit.trip.visits[1]
    more = [first.model_copy(update={"id": f"works-{n}", "number": 5 + n}) for n in range(1, 61)]
    brief = brief_of(changed(small_visit, visits=(*small_visit.trip.visits, *more)))
    assert len(rows_of(brief)) == 65
    assert book_of(brief)["考察点"].max_row == 66
    assert sum(one["geometry"] is not None for one in features(brief, "visit")) == 63
    assert len(placemarks(brief, 1)) == 63
    assert len(entries(brief)) == 64


def test_the_calendar_has_an_entry_for_all_that_is_certain_and_dated(real: Loaded) -> None:
    for name in ("everything", "a city", "a day", "a theme"):
        brief = brief_of(real, FILTERS[name])
        known = told(brief)
        dated = {f"visit-{row['id']}" for row in known["visits"] if row["day"]}
        assert {*entries(brief)} == dated | {f"event-{row['id']}" for row in known["events"]}
    assert len(entries(brief_of(real))) == 12


def test_an_entry_says_the_day_and_how_it_is_known(real: Loaded) -> None:
    brief = brief_of(real)
    gree = entries(brief)["visit-gree"]
    assert gree["DTSTART"].dt == dt.date(2021, 11, 10)
    assert gree["DTSTART"].params["VALUE"] == "DATE"
    assert gree["DTEND"].dt == dt.date(2021, 11, 11)
    assert gree["DTSTAMP"].dt == dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
    assert str(gree["SUMMARY"]) == "格力电器（推断）"
    assert str(gree["LOCATION"]) == "珠海（外部来源）"
    assert (gree["STATUS"], gree["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")
    assert gree["UID"] == "visit-gree@chenzhou-guangdong-2021.visit-dashboard"
    said = str(gree["DESCRIPTION"])
    assert "可能在11月9日至11月11日之间" in said
    assert "格力电器" in said
    assert said.endswith(brief.source)
    assert str(entries(brief)["visit-yuexiu"]["SUMMARY"]) == "越秀集团（推断）（可能）"


def test_an_entry_has_a_point_only_where_more_than_the_city_is_known(real: Loaded) -> None:
    found = entries(brief_of(real))
    points = {uid: entry["GEO"].to_ical() for uid, entry in found.items() if "GEO" in entry}
    assert {*points} == {"visit-sme-hall", "visit-gree", "visit-knowledge-city", "visit-yuexiu"}
    assert points["visit-gree"] == "22.24;113.51"
    assert "LOCATION" not in found["event-publication"]


def test_what_the_report_states_is_confirmed_and_bears_no_bracket(real: Loaded, small_visit: Loaded) -> None:
    signing = entries(brief_of(real))["event-signing"]
    assert (str(signing["SUMMARY"]), signing["STATUS"]) == ("会谈与签署战略合作框架协议", "CONFIRMED")
    harbour = entries(brief_of(small_visit))["visit-harbour"]
    assert (str(harbour["SUMMARY"]), harbour["STATUS"]) == ("海城港", "CONFIRMED")
    assert str(harbour["LOCATION"]) == "海城"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_is_one_of_rfc_5545(real: Loaded, language: Language) -> None:
    brief = brief_of(real, language=language)
    data = ics(brief)
    calendar = Calendar.from_ical(data)
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert str(calendar["X-WR-CALNAME"]) == str(calendar["NAME"]) == brief.title
    unfolded = data.replace(b"\r\n ", b"").split(b"\r\n")
    about = [line.partition(b":")[2] for line in unfolded if re.match(rb"(DESCRIPTION|X-WR-CALDESC):", line)]
    assert about[0] == about[1]
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert not [entry for entry in calendar.walk() if entry.errors]
    assert len({str(entry["UID"]) for entry in calendar.walk("VEVENT")}) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filter_that_leaves_nothing_dated_has_no_calendar(small_visit: Loaded, language: Language) -> None:
    brief = brief_of(small_visit, Filter(themes=frozenset({"wellbeing"})), language=language)
    visits = tables(brief)["visits"]
    assert list(visits[visits["fit"] == "certain"]["id"]) == ["oldstreet"]
    assert csv(brief)
    with pytest.raises(NothingShownError) as caught:
        ics(brief)
    assert brief.filter in str(caught.value)
    assert ("日历" if language == "zh" else "calendar") in str(caught.value)


def test_what_only_could_belong_is_in_the_tables_and_not_in_the_calendar(real: Loaded) -> None:
    brief = brief_of(real, FILTERS["a small city"])
    assert Counter(row["fit"] for row in rows_of(brief)) == {"certain": 2, "could_be": 8}
    assert {*entries(brief)} == {"visit-shuifa-singyes", "visit-gree"}


def test_the_calendar_holds_any_name(small_visit: Loaded) -> None:
    found = entries(brief_of(hostile(small_visit)))
    for key in ("formula", "markup", "long", "spaced"):
        assert str(found[f"visit-bad-{key}"]["SUMMARY"]) == HOSTILE[key]
    assert str(found["visit-bad-control"]["SUMMARY"]) == "bell here"
