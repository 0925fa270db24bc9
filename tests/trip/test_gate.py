"""The gate: what no text may hold, and files that are none, each with a clear report."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.cli.said import MOST_FAULTS
from dashboard.themes.lexicon import read_lexicon
from dashboard.trip.bases import offer
from dashboard.trip.disk import write_whole
from dashboard.trip.faults import TripError
from dashboard.trip.library import HOME, Library
from tests.homes import OURS
from tests.trip.spoil import add, change, faults, places, report


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        ("\x00", "U+0000"),
        ("\x1b", "U+001B"),
        ("\x85", "U+0085"),
        ("\u2028", "U+2028"),
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
        ("\U0001fffe", "U+1FFFE"),
        ("\ufdd0", "U+FDD0"),
    ],
)
def test_a_sign_that_cannot_be_shown_is_refused_in_its_place(home: Path, sign: str, told: str) -> None:
    change(home, "visits.csv", "Chenguang Battery Works", f"Chenguang{sign}Works")
    assert places(home) == [("visits.csv", 3, "name_en", "sign")]
    (fault,) = faults(home)
    assert told in fault.line("en")


def test_a_line_break_in_a_name_is_refused(home: Path) -> None:
    change(home, "visits.csv", "Chenguang Battery Works", '"Chenguang\nWorks"')
    assert places(home) == [("visits.csv", 3, "name_en", "sign")]


def test_a_title_of_two_lines_is_refused(home: Path) -> None:
    change(home, "trip.toml", "Qingshan visits Haicheng", "Qingshan\\nvisits")
    assert places(home) == [("trip.toml", 0, "title.en", "sign")]


def test_long_words_are_refused_with_their_length(home: Path) -> None:
    change(home, "visits.csv", "Chenguang Battery Works", "W" * 201)
    change(home, "evidence.csv", "The harbour lies east of the city.", "r" * 1001)
    assert places(home) == [
        ("visits.csv", 3, "name_en", "too_long"),
        ("evidence.csv", 5, "reason_en", "too_long"),
    ]


def test_the_report_says_in_which_line_its_sign_stands(home: Path) -> None:
    report(home, "希望更多人才到青山来", "希望更多人才到青山来\u0007")
    found = [fault for fault in faults(home) if fault.code == "report_sign"]
    assert [fault.values["sign"] for fault in found] == ["U+0007"]
    path = home / "seeds/small.txt"
    line = path.read_text(encoding="utf-8").split("\u0007")[0].count("\n") + 1
    assert found[0].values["line"] == line


def test_a_report_without_end_is_refused(home: Path) -> None:
    path = home / "seeds/small.txt"
    path.write_text(path.read_text(encoding="utf-8") + "字" * 200_000, encoding="utf-8")
    assert "report_too_long" in {fault.code for fault in faults(home)}


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (
            "cities.csv",
            "haicheng,海城,Haicheng,,1,29.0",
            "haicheng,海城,Haicheng,,1,90",
            ("cities.csv", 3, "lat", "out_of_range"),
        ),
        ("events.csv", "2023-05-08", "9999-12-31", ("events.csv", 2, "day", "day_far")),
        ("evidence.csv", "比如老街,,", "比如老街," + "9" * 5000 + ",", ("evidence.csv", 11, "nth", "nth")),
        ("trip.toml", "visits = 5", "visits = " + "5" * 5000, ("trip.toml", 0, "", "not_toml")),
        ("trip.toml", "visits = 5", "visits = " + "[" * 5000, ("trip.toml", 0, "", "not_toml")),
        ("sources.csv", "摘录,excerpt", '摘录,"excerpt', ("sources.csv", 0, "", "not_csv")),
    ],
)
def test_a_value_beyond_all_bounds_is_a_fault_in_its_place(
    home: Path, file: str, old: str, new: str, place: tuple[str, int, str, str]
) -> None:
    change(home, file, old, new)
    assert place in places(home)


@pytest.mark.parametrize(
    "geometry",
    [
        "null",
        '{"type": "Polygon", "coordinates": null}',
        '{"type": "Polygon", "coordinates": [[[NaN, 1], [2, 3], [4, 5]]]}',
        '{"type": "Polygon", "coordinates": [[["x", 1], [2, 3]]]}',
        '{"type": "Polygon", "coordinates": [[[1e9, 1], [2, 3]]]}',
        '{"type": "Point", "coordinates": [1, 2]}',
        '{"type": "LineString", "coordinates": []}',
        '{"type": "LineString", "coordinates": ' + "[" * 3000 + "]" * 3000 + "}",
    ],
)
def test_a_basemap_that_cannot_be_drawn_is_refused(home: Path, geometry: str) -> None:
    path = home / "data/basemap/sea.geojson"
    kept = json.loads(path.read_text(encoding="utf-8"))["features"]
    feature = f'{{"type": "Feature", "properties": {{"kind": "land"}}, "geometry": {geometry}}}'
    rest = "".join(f", {json.dumps(one)}" for one in kept)
    path.write_text(f'{{"type": "FeatureCollection", "features": [{feature}{rest}]}}', encoding="utf-8")
    assert ("trip.toml", 0, "basemap", "basemap") in places(home)


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_missing_and_nobody_waits_for_it(home: Path, kind: str) -> None:
    path = home / "data/trips/small/events.csv"
    path.unlink()
    path.mkdir() if kind == "folder" else os.mkfifo(path)
    assert ("events.csv", 0, "", "file_missing") in places(home)


THEMES = OURS.lexicon() or b""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'order = ["next", "seen", "learned"]', b""),
        (b'order = ["next", "seen", "learned"]', b'order = ["next", "seen"]'),
        (b'order = ["next", "seen", "learned"]', b'order = "next"'),
        (b"[[voice]]", b'[[voice]]\nid = "fourth"\nzh = "x"\nen = "x"\n\n[[voice]]'),
        (b"[[theme]]", b'[[theme]]\nid = "x y"\nzh = "x"\nen = "x"\nterms = []\nhints = []\n\n[[theme]]'),
        (b"[[theme]]", b'[[theme]]\nid = "one"\nzh = "x"\nen = "x"\nterms = "word"\nhints = []\n\n[[theme]]'),
        (b"[[theme]]", b'[[theme]]\nid = "one"\nzh = "a\\nb"\nen = "x"\nterms = []\nhints = []\n\n[[theme]]'),
        (b"[[theme]]", b"[[theme]]\nid = 1\n\n[[theme]]"),
        (b"[voices]", b"deep = " + b"[" * 4000),
    ],
)
def test_a_lexicon_that_is_none_is_told_and_not_met_later(old: bytes, new: bytes) -> None:
    assert old in THEMES
    with pytest.raises(TripError) as error:
        read_lexicon(THEMES.replace(old, new, 1))
    assert [fault.code for fault in error.value.faults] == ["lexicon"]


def test_check_reads_the_list_of_base_maps(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME, str(home))
    assert main(["check", "--lang", "en"]) == 0
    (home / "data/bases.toml").write_text("amap = 3\n", encoding="utf-8")
    assert main(["check", "--lang", "en"]) == 1
    assert "bases.toml" in capsys.readouterr().out
    assert offer(b"amap = " + b"9" * 5000, {}).faults


def test_faults_without_end_are_cut_and_counted(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME, str(home))
    add(home, "glosses.csv", *["no such words,nothing"] * 500) if (
        home / "data/trips/small/glosses.csv"
    ).exists() else add(home, "not_visited.csv", *["名,name,没有这句话,,因,why"] * 500)
    assert main(["check", "small", "--lang", "en"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= MOST_FAULTS + 3
    assert "more" in lines[-1]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.csv"
    write_whole(path, b"one")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def test_a_closed_pipe_is_one_sentence(tmp_path: Path) -> None:
    import subprocess  # noqa: PLC0415  only here
    import sys  # noqa: PLC0415

    command = f"{sys.executable} -m dashboard.cli export --format json --lang en | head -c 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") <= 1


def test_the_library_of_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(TripError):
        Library(tmp_path).open("../../etc")
