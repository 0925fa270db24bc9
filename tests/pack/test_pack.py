"""A trip's files as a zip, as a workbook and as one table: there and back, and what a stranger may send."""

from __future__ import annotations

import datetime as dt
import io
import stat
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from dashboard.pack import limits
from dashboard.pack.archive import as_zip
from dashboard.pack.book import LONGEST, REPORT, as_book
from dashboard.pack.contents import as_table, contents, same, with_rows
from dashboard.pack.frame_table import as_toml
from dashboard.pack.taken import Taken, taken
from dashboard.trip.cells import COLUMNS, READ_TOO
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.files import FRAME, File, TripFiles
from dashboard.trip.library import Library
from dashboard.trip.load import load
from tests.homes import OURS, SMALL

FILES = SMALL.files("small")
REAL = OURS.files("chenzhou-guangdong-2021")
MAKERS: dict[str, Callable[[TripFiles], bytes]] = {"zip": as_zip, "xlsx": as_book}
EMPTY = TripFiles("small", None, dict.fromkeys(COLUMNS, ()), None, None)


def ground(files: TripFiles) -> Callable[[str], bytes | None]:
    return lambda _name: files.basemap.data if files.basemap else None


def take(name: str, data: bytes, files: TripFiles = FILES) -> Taken:
    return taken(files, name, data, ground(FILES))


def refused(name: str, data: bytes) -> Fault:
    """Return the one fault that a file is refused with."""
    with pytest.raises(TripError) as caught:
        take(name, data)
    (fault,) = caught.value.faults
    for language in ("zh", "en"):
        assert fault.line(language)
    return fault


def archive(entries: Mapping[str, bytes] | None = None, **more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for path, data in {**(entries or {}), **more}.items():
            made.writestr(path, data)
    return out.getvalue()


def book(**sheets: list[list[Any]]) -> bytes:
    """Return a workbook as openpyxl writes it, with `__` for the dot in a sheet's name."""
    made = Workbook()
    made.remove(made.active)
    for name, lines in sheets.items():
        sheet = made.create_sheet(name.replace("__", "."))
        for line in lines:
            sheet.append(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


# There and back


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("files", [FILES, REAL], ids=["small", "real"])
def test_what_is_packed_is_taken_back_to_the_letter(kind: str, files: TripFiles) -> None:
    nothing = replace(EMPTY, trip=files.trip)
    back = taken(nothing, f"trip.{kind}", MAKERS[kind](files), ground(files))
    assert back.notes == ()
    assert back.files == files
    assert load(back.files) == load(files)


@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_files_make_the_same_bytes(kind: str) -> None:
    assert MAKERS[kind](FILES) == MAKERS[kind](SMALL.files("small"))


def test_the_zip_unpacks_into_a_home_with_the_comments_of_its_trip_toml(tmp_path: Any) -> None:
    zipfile.ZipFile(io.BytesIO(as_zip(REAL))).extractall(tmp_path)
    again = Library(tmp_path).files(REAL.trip)
    assert again == replace(REAL, basemap=None)
    assert again.written == REAL.written
    assert "# the news report prints no year" in again.written


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x85\ufeff"), max_size=40)
LINES = st.sampled_from(["\n", "\r\n", "\r"])


@settings(max_examples=25, deadline=None, database=None, derandomize=True)
@given(cells=st.lists(CELLS, min_size=3, max_size=3), lines=st.lists(CELLS, max_size=4), end=LINES)
@pytest.mark.parametrize("kind", MAKERS)
def test_any_text_comes_back(kind: str, cells: list[str], lines: list[str], end: str) -> None:
    first, *others = [dict(row.cells) for row in FILES.rows["visits.csv"]]
    first |= {"name_zh": cells[0], "note": cells[1], "id": "one"}
    files = with_rows(FILES, "visits.csv", [first, *others])
    text = end.join(lines)
    files = replace(files, report=File("small.txt", text.encode("utf-8")))
    frame = {**(FILES.frame or {}), "title": {"zh": cells[2], "en": "x"}}
    files = replace(files, frame={key: value for key, value in frame.items() if value})
    back = take(f"x.{kind}", MAKERS[kind](files), EMPTY).files
    assert back.rows == files.rows
    assert back.report == files.report
    title = {"zh": cells[2].strip(), "en": "x"} if kind == "xlsx" else frame["title"]
    assert (back.frame or {})["title"] == {key: text for key, text in title.items() if text or kind == "zip"}


@pytest.mark.parametrize(
    "data",
    [
        *("甲\r\n乙\r\n".encode(), "\ufeff甲\n".encode(), "报道\n".encode("gb18030")),
        *(b"\xff\xfe\x00", b"", b"\n\n", "长".encode() * (LONGEST + 7)),
    ],
)
def test_a_report_in_a_workbook_keeps_every_byte(data: bytes) -> None:
    files = replace(FILES, report=File("small.txt", data))
    assert take("x.xlsx", as_book(files)).files.report == files.report


def test_signs_that_no_file_of_xml_holds_come_back_from_a_workbook() -> None:
    cell = "a\x01\x1f\x7f\ufffe\uffff\r\nb"
    files = with_rows(FILES, "sources.csv", [{"id": cell}])
    assert same(take("x.xlsx", as_book(files)).files, files)


def test_a_workbook_is_text_without_a_formula_and_a_cell_too_long_is_told() -> None:
    files = with_rows(FILES, "sources.csv", [{"id": '=HYPERLINK("http://x.example")', "says_zh": "+1"}])
    sheet = load_workbook(io.BytesIO(as_book(files)))["sources.csv"]
    assert (sheet["A2"].data_type, sheet["A2"].value) == ("s", '=HYPERLINK("http://x.example")')
    assert same(take("x.xlsx", as_book(files)).files, files)
    with pytest.raises(TripError, match="32000"):
        as_book(with_rows(FILES, "sources.csv", [{"id": "x" * (LONGEST + 1)}]))


def test_a_value_that_changes_keeps_the_comments_of_the_others() -> None:
    frame = {**(REAL.frame or {}), "report": "other # one.txt"}
    frame["dates"] = {key: value for key, value in frame["dates"].items() if key != "year_source"}
    text = as_toml(frame, REAL.written)
    assert 'report = "other # one.txt" # in seeds/' in text
    assert "year_source" not in text
    assert text.count("#") == REAL.written.count("#")
    assert 'new = "x"' in as_toml({**frame, "route": {"new": "x", "quote": "y"}}, REAL.written)


# One table


def test_a_table_takes_the_place_of_one_file_alone() -> None:
    data = as_table("cities.csv", FILES.rows["cities.csv"]).replace("海城".encode(), "海城市".encode())
    for name in ("cities.csv", "cities (1).csv", "CITIES-副本.csv", "城市.csv"):
        after = take(name, data)
        assert after.notes == ()
        assert {one for one in COLUMNS if after.files.rows[one] != FILES.rows[one]} == {"cities.csv"}
        assert after.files.frame == FILES.frame


def test_a_table_in_gbk_is_read_and_that_is_told() -> None:
    data = as_table("visits.csv", FILES.rows["visits.csv"]).decode().encode("gb18030")
    after = take("visits.csv", data)
    assert after.files == FILES
    (note,) = after.notes
    assert (note.file, note.code) == ("visits.csv", "read_as_gbk")


def test_ids_that_stand_twice_are_taken_and_told_by_the_judge() -> None:
    rows = [*FILES.rows["cities.csv"], FILES.rows["cities.csv"][1]]
    after = take("cities.csv", as_table("cities.csv", rows))
    with pytest.raises(TripError) as caught:
        load(after.files)
    assert ("cities.csv", 5, "id", "id_twice") in [
        (one.file, one.row, one.column, one.code) for one in caught.value.faults
    ]


@pytest.mark.parametrize(
    ("name", "data", "place", "code"),
    [
        ("visits.csv", b"id,name_zh\nx,y\n", "visits.csv", "column_missing"),
        ("visits.csv", b"\xff\xff\xff", "visits.csv", "encoding"),
        ("visits.csv", b'a,"b\n', "visits.csv", "not_csv"),
        ("table.csv", b"a,b\n1,2\n", "table.csv", "csv_unknown"),
        ("trip.doc", b"x", "trip.doc", "kind_unknown"),
        ("x" * 300 + ".zip", b"PK", "x" * 40 + "…", "not_zip"),
        ("trip.xlsx", b"PK\x03\x04", "trip.xlsx", "not_zip"),
        ("big.csv", b"x" * (limits.MOST + 1), "big.csv", "too_big"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_of_it_is_taken(
    name: str, data: bytes, place: str, code: str
) -> None:
    with pytest.raises(TripError) as caught:
        take(name, data)
    fault = caught.value.faults[0]
    assert (fault.file, fault.code) == (place, code)


# Zips


@pytest.mark.parametrize(
    "path",
    ["../trip.toml", "a/../../b", "/etc/passwd", "C:/x", "..\\trip.toml", "\\\\host\\x", "a/..", "x\0y"],
)
def test_a_name_that_leads_out_is_refused(path: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        entry = zipfile.ZipInfo("x")
        entry.filename = path
        made.writestr(entry, b"")
    assert refused("x.zip", out.getvalue()).code == "zip_path"


def test_a_link_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        entry = zipfile.ZipInfo("trip.toml")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(entry, b"/etc/passwd")
    assert refused("x.zip", out.getvalue()).code == "zip_path"


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    grown = archive({"visits.csv": b"0" * (2 * limits.MEGABYTE)})
    assert refused("x.zip", grown).code == "zip_bomb"
    assert refused("x.xlsx", grown).code == "zip_bomb"
    many = archive({f"{n}.csv": b"" for n in range(limits.ENTRIES + 1)})
    assert refused("x.zip", many).code == "zip_many"
    monkeypatch.setattr(limits, "UNPACKED", 1000)
    assert refused("x.zip", as_zip(FILES)).code == "zip_bomb"


def test_a_zip_that_lies_about_its_sizes_is_refused() -> None:
    data = archive({"visits.csv": b"0" * (5 * limits.MEGABYTE)})
    size = (5 * limits.MEGABYTE).to_bytes(4, "little")
    assert data.count(size) == 2
    assert refused("x.zip", data.replace(size, (900_000).to_bytes(4, "little"))).code == "not_zip"


def test_a_zip_cut_off_or_behind_a_password_is_refused() -> None:
    data = as_zip(FILES)
    assert refused("x.zip", data[:-30]).code == "not_zip"
    assert refused("x.zip", data[:50] + b"\x00\xff" * 5 + data[60:]).code == "not_zip"
    locked = bytearray(data)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[data.index(sign) + at] |= 1
    assert refused("x.zip", bytes(locked)).code == "not_zip"


def test_what_a_zip_lacks_stays_and_what_is_not_the_trips_is_passed_over_and_told() -> None:
    changed = as_table("cities.csv", FILES.rows["cities.csv"][:2])
    data = archive(
        {"我的/cities.csv": changed, "我的/readme.docx": b"x", "__MACOSX/cities.csv": b"", "a/.b": b""}
    )
    after = take("x.zip", data)
    assert len(after.files.rows["cities.csv"]) == 2
    assert after.files.rows["visits.csv"] == FILES.rows["visits.csv"]
    aside, kept = after.notes
    assert (aside.code, aside.values["names"]) == ("passed_over", "readme.docx")
    assert kept.code == "kept_own"
    assert str(kept.values["names"]).startswith("trip.toml, visits.csv, events.csv")


def test_of_several_trips_it_is_this_one_and_of_two_files_none() -> None:
    other = {f"data/trips/other/{name}": data for name, data in contents(FILES).items()}
    own = {path.replace("other", "small"): data for path, data in other.items()}
    assert same(take("x.zip", archive({**other, **own})).files, FILES)
    twice = {"a/visits.csv": contents(FILES)["visits.csv"], "b/visits.csv": contents(FILES)["visits.csv"]}
    assert refused("x.zip", archive(twice)).code == "file_twice"
    assert refused("x.zip", archive()).code == "nothing_known"


def test_a_report_named_in_gbk_by_windows_is_found() -> None:
    frame = as_toml({**(FILES.frame or {}), "report": "报.txt"}).encode()
    data = archive({"trip.toml": frame, "XX.txt": "原文".encode()})
    data = data.replace(b"XX.txt", "报.txt".encode("gb18030"))
    assert take("x.zip", data).files.report == File("报.txt", "原文".encode())


# Workbooks


def test_days_and_numbers_of_a_spreadsheet_are_read_as_they_were_meant() -> None:
    columns = COLUMNS["visits.csv"].split()
    row = {column: FILES.rows["visits.csv"][0].cells[column] for column in columns}
    typed: dict[str, Any] = {
        **row,
        "day": dt.datetime(2023, 5, 8),
        "lat": 29.0,
        "lon": 114.55,
        "themes": None,
    }
    after = take("x.xlsx", book(visits__csv=[columns, [typed[column] for column in columns]])).files
    cells = after.rows["visits.csv"][0].cells
    assert (cells["day"], cells["lat"], cells["lon"], cells["themes"]) == ("2023-05-08", "29", "114.55", "")
    frame: list[list[Any]] = [
        ["key", "value"],
        ["dates.start", dt.datetime(2023, 5, 8)],
        ["totals.days", 2.0],
        ["id", "x"],
    ]
    read = take("x.xlsx", book(trip=frame)).files.frame
    assert read == {"dates": {"start": dt.date(2023, 5, 8)}, "totals": {"days": 2}, "id": "x"}


def test_a_sheet_that_is_missing_stays_as_it_was_and_is_told() -> None:
    after = take("x.xlsx", book(cities=[COLUMNS["cities.csv"].split(), ["a"]], 别的=[["x"]]))
    assert [row.cells["id"] for row in after.files.rows["cities.csv"]] == ["a"]
    assert after.files.rows["visits.csv"] == FILES.rows["visits.csv"]
    (note,) = after.notes
    assert note.code == "kept_own"
    assert "trip.toml" in str(note.values["names"])
    assert refused("x.xlsx", book(别的=[["x"]])).code == "nothing_known"


def test_a_formula_is_refused_with_its_cell() -> None:
    lines = [COLUMNS["cities.csv"].split(), ["a", "=1+1"]]
    fault = refused("x.xlsx", book(cities__csv=lines))
    assert (fault.file, fault.row, fault.code, fault.values["cell"]) == ("cities.csv", 2, "formula", "B2")
    assert take("x.xlsx", book(cities__csv=lines[:1], 备注=[["=1+1"]]))


def test_a_workbook_with_entities_or_of_something_else_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    parts = zipfile.ZipFile(io.BytesIO(as_book(FILES)))
    found = {name: parts.read(name) for name in parts.namelist()}
    assert refused("x.xlsx", archive({**found, "xl/workbook.xml": bomb})).code == "not_xlsx"
    wide = bomb.decode().encode("utf-16")
    assert refused("x.xlsx", archive({**found, "xl/workbook.xml": wide})).code == "not_xlsx"
    assert refused("x.xlsx", archive({"visits.csv": b"id"})).code == "not_xlsx"
    assert refused("x.xlsx", archive({**found, "xl/styles.xml": b"<x"})).code == "not_xlsx"


def test_a_sheet_of_a_million_rows_is_refused() -> None:
    made = Workbook()
    sheet = made.active
    sheet.title = "cities"
    sheet.append(COLUMNS["cities.csv"].split())
    sheet.cell(1_000_000, 1, "x")
    out = io.BytesIO()
    made.save(out)
    assert refused("x.xlsx", out.getvalue()).code == "sheet_large"
    wide = [[*COLUMNS["cities.csv"].split(), *[None] * 300, "x"]]
    assert refused("x.xlsx", book(cities=wide)).code == "sheet_large"
    assert refused("x.xlsx", book(cities=[["id"]], cities__csv=[["id"]])).code == "file_twice"


def test_every_column_that_is_read_is_packed() -> None:
    for name, more in READ_TOO.items():
        cells = [{**row.cells, **dict.fromkeys(more, "1")} for row in FILES.rows[name]] or [
            dict.fromkeys([*COLUMNS[name].split(), *more], "1")
        ]
        files = with_rows(FILES, name, cells)
        for kind, make in MAKERS.items():
            assert take(f"x.{kind}", make(files)).files == files, (name, kind)


def test_a_file_that_was_not_read_whole_is_not_packed() -> None:
    files = replace(FILES, faults=(Fault("visits.csv", 3, "", "cell_count"),))
    assert "visits.csv" not in contents(files)
    assert next(iter(contents(files))) == FRAME
    assert "visits.csv" not in load_workbook(io.BytesIO(as_book(files))).sheetnames
    assert REPORT in load_workbook(io.BytesIO(as_book(files))).sheetnames
