"""A new trip: its files are explained, nothing in them is made up, and filled in they are a trip."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.cli.said import BAD_INPUT
from dashboard.trip.cells import COLUMNS
from dashboard.trip.faults import TripError
from dashboard.trip.files import FRAME, NAMES
from dashboard.trip.library import HOME, Library
from tests.homes import SMALL

REPORT = SMALL.home / "seeds/small.txt"
MADE = {*NAMES} - {"draft.csv"}
WANTED = {
    *("title.zh", "title.en", "delegation.zh", "delegation.en", "dates.start", "dates.end", "dates.quote"),
    *("totals.days", "totals.cities", "totals.visits", "totals.quote", "route.quote"),
}


@pytest.fixture
def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME, str(home))
    return home


def new(*arguments: str) -> int:
    return main(["new", *arguments, "--lang", "en"])


def trip_folder(home: Path) -> Path:
    return home / "data/trips/coast-2023"


def everything(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file()}


def test_a_new_trip_has_every_file_and_no_fact(at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new("coast-2023", "--report", str(REPORT)) == 0
    told = capsys.readouterr().out
    assert str(trip_folder(at_home) / FRAME) in told
    assert "visit-dashboard check coast-2023" in told
    assert (at_home / "seeds/coast-2023.txt").read_bytes() == REPORT.read_bytes()
    files = Library(at_home).files("coast-2023")
    assert files.faults == ()
    filled = {name: [dict(row.cells) for row in rows] for name, rows in files.rows.items() if rows}
    (source,) = filled.pop("sources.csv")
    assert {value for column, value in source.items() if column not in {"id", "note"}} == {""}
    assert filled == {}
    assert {path.name for path in trip_folder(at_home).iterdir()} == MADE


def test_check_says_first_what_to_write_into_the_frame(
    at_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new("coast-2023")
    with pytest.raises(TripError) as error:
        Library(at_home).open("coast-2023")
    assert {(one.file, one.code) for one in error.value.faults} == {(FRAME, "key_empty")}
    assert {one.column for one in error.value.faults} == WANTED
    capsys.readouterr()
    assert main(["check", "coast-2023", "--lang", "zh"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"coast-2023：{len(WANTED)} 处需要改正"
    assert all("写在它后面的引号之间" in line for line in lines[1:])


@pytest.mark.parametrize("name", sorted(MADE))
def test_every_file_opens_as_it_is_in_a_spreadsheet_and_says_how_to_fill_it_in(
    at_home: Path, name: str
) -> None:
    new("coast-2023")
    data = (trip_folder(at_home) / name).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    text = data.decode("utf-8-sig")
    if name == FRAME:
        assert "标题" in text
        return
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert header[0] == "note"
    assert {*COLUMNS[name].split()} <= {*header}
    notes = [row[0] for row in rows if row[0]]
    assert len(notes) >= 2
    assert len(notes) % 2 == 0  # in both languages
    assert all(len(row) == len(header) for row in rows)


def test_filled_in_below_its_notes_it_is_a_trip(at_home: Path) -> None:
    new("coast-2023", "--report", str(REPORT))
    own, other = trip_folder(at_home), SMALL.data / "trips/small"
    for name in MADE - {FRAME}:
        with (own / name).open(encoding="utf-8-sig", newline="") as file:
            notes = [row for row in csv.DictReader(file) if row["note"]]
        if not (other / name).exists():
            continue
        with (other / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with (own / name).open("w", encoding="gb18030", newline="") as file:  # as Excel in China saves it
            lines = csv.DictWriter(file, [*notes[0]])
            lines.writeheader()
            lines.writerows([*notes, *rows])
    frame = (other / FRAME).read_text(encoding="utf-8").replace("small", "coast-2023")
    (own / FRAME).write_text(frame, encoding="utf-8")
    made, small = Library(at_home).open("coast-2023"), SMALL.open("small")
    for field in ("title", "cities", "visits", "events", "sources", "not_visited", "outcomes", "evidence"):
        assert getattr(made, field) == getattr(small, field)


def test_nothing_that_is_there_is_overwritten(at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new("coast-2023", "--report", str(REPORT))
    before = everything(at_home)
    assert new("coast-2023", "--report", str(REPORT)) == BAD_INPUT
    assert new("small") == BAD_INPUT
    (at_home / "data/trips/empty-2024").mkdir()
    assert new("empty-2024") == BAD_INPUT
    (at_home / "seeds/seen-2024.txt").write_bytes(b"here before")
    assert new("seen-2024", "--report", str(REPORT)) == BAD_INPUT
    assert everything(at_home) == before | {str(at_home / "seeds/seen-2024.txt"): b"here before"}
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 4
    assert all("is there already and is not overwritten" in line for line in told)


def test_a_report_that_is_there_before_its_trip_is_taken_as_it_is(
    at_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (at_home / "seeds/seen-2024.txt").write_bytes("早先放好的报道。".encode("gb18030"))
    assert new("seen-2024") == 0
    assert f"The report is {at_home / 'seeds/seen-2024.txt'}." in capsys.readouterr().out
    assert new("later-2024") == 0
    assert "The report is still missing" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["", "../up", "Coast", "a b", "岸", "a--b", "-a", "nul", "com1", "x" * 61])
def test_a_name_that_cannot_be_a_folder_or_a_link_is_refused(
    at_home: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = everything(at_home)
    assert main(["new", "--lang", "en", "--", name]) == BAD_INPUT
    assert "cannot be the name of a trip" in capsys.readouterr().err
    assert everything(at_home) == before


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty, or no plain text"),
        (b" \r\n", "is empty, or no plain text"),
        ("报道".encode("utf-16"), "no plain text"),
        (b"PK\x03\x04docx", "a sign that cannot be shown (U+0003)"),
        (("长" * 200_001).encode(), "200000 are allowed"),
        (None, "cannot read"),
    ],
)
def test_what_is_no_report_is_told_and_nothing_is_made(
    at_home: Path, capsys: pytest.CaptureFixture[str], data: bytes | None, words: str
) -> None:
    path = at_home / "report"
    if data is not None:
        path.write_bytes(data)
    before = everything(at_home)
    assert new("coast-2023", "--report", str(path)) == BAD_INPUT
    assert words in capsys.readouterr().err
    assert everything(at_home) == before


@pytest.mark.parametrize("written", [0, 1, 5])
def test_a_disk_that_is_full_leaves_nothing_half_made(
    at_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    before, calls, fsync = everything(at_home), [0], os.fsync

    def full(descriptor: int) -> None:
        calls[0] += 1
        if calls[0] > written:
            raise OSError(28, "No space left on device")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    assert new("coast-2023", "--report", str(REPORT)) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert everything(at_home) == before
    assert not trip_folder(at_home).exists()
