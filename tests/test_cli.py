"""The command line: what it prints, where it writes, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from PIL import Image

from dashboard.cli import main
from dashboard.cli.said import BAD_INPUT
from dashboard.exports.formats import FORMATS
from dashboard.trip.cells import COLUMNS
from dashboard.trip.files import REVIEW
from dashboard.trip.library import HOME, Library
from dashboard.view.dossier import Dossier
from tests.homes import OURS
from tests.trip.spoil import VOICES, change, table

REAL = "chenzhou-guangdong-2021"


def run(home: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    """Run the command on another home; returns its exit code, output and errors."""
    done = subprocess.run(
        [sys.executable, "-m", "dashboard.cli", *arguments],
        env={**os.environ, "VISIT_DASHBOARD_HOME": str(home), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def spoil(home: Path, old: str, new: str) -> None:
    change(home, "visits.csv", old, new)


def test_a_sound_trip_is_told_with_its_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", REAL, "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"{REAL}: sound. Visits: 17; events: 3; ")
    assert err == ""


def test_every_trip_is_checked_if_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--lang", "zh"]) == 0
    assert f"{REAL}：没有问题。17 处考察点、3 项活动" in capsys.readouterr().out


def test_a_trip_that_is_not_there_is_told_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere", "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert "There is no such trip" in out
    assert REAL in out
    assert err == ""
    assert main(["export", "--format", "json", "--trip", "nowhere", "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert REAL in err


@pytest.mark.parametrize(("lang", "words"), [("en", "to put right"), ("zh", "需要改正")])
def test_faults_are_listed_a_line_each(home: Path, lang: str, words: str) -> None:
    spoil(home, "29.05,114.55", "200,114.55")
    spoil(home, "implied,hekou", "implied,hekuo")
    code, out, err = run(home, "check", "--lang", lang)
    first, *lines = out.splitlines()
    assert (code, err) == (1, "")
    assert words in first
    assert str(len(lines)) in first
    assert len(lines) >= 2
    assert all(line.startswith("  ") for line in lines)
    assert any("visits.csv" in line and "200" in line for line in lines)
    assert any("visits.csv" in line and "hekuo" in line for line in lines)


def test_a_trip_with_faults_is_not_exported(home: Path) -> None:
    spoil(home, "29.05,114.55", "200,114.55")
    code, out, err = run(home, "export", "--format", "json", "--lang", "en", "-o", str(home / "facts.json"))
    assert (code, out) == (1, "")
    assert "visits.csv" in err
    assert not (home / "facts.json").exists()


def test_the_trip_that_is_there_is_the_one_meant(home: Path) -> None:
    code, out, err = run(home, "export", "--format", "json", "--city", "hekou")
    told = json.loads(out)
    assert (code, err, told["trip"]["id"]) == (0, "", "small")
    assert [row["id"] for row in told["visits"]] == ["wetland"]


def test_the_language_is_that_of_the_machine_unless_named(home: Path) -> None:
    assert run(home, "check", LC_ALL="zh_CN.UTF-8")[1].startswith("small：没有问题")
    assert run(home, "check", "--lang", "en", LC_ALL="zh_CN.UTF-8")[1].startswith("small: sound")


def test_facts_go_to_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "--format", "json"]) == 0
    out, err = capsysbinary.readouterr()
    told = json.loads(out.decode("utf-8"))
    assert len(told["visits"]) == 17
    assert "格力电器" in out.decode("utf-8")
    assert err == b""


def test_facts_go_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "事实.json"
    assert main(["export", "--format", "json", "-o", str(path), "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert (out, err.strip()) == ("", f"Wrote {path}")
    assert len(json.loads(path.read_text(encoding="utf-8"))["visits"]) == 17


def test_a_filter_is_applied(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    options = ["--city", "guangzhou", "--city", "zhuhai", "--day", "2021-11-10", "--theme", "industry"]
    assert main(["export", "--format", "json", *options]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert told["filter"] == {
        "city": ["guangzhou", "zhuhai"],
        "day": ["2021-11-10"],
        "theme": ["industry"],
        "stated_only": False,
    }
    assert [row["id"] for row in told["visits"]] == ["shuifa-singyes", "gree"]


def test_stated_only_is_applied(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "--format", "json", "--stated-only"]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert [row["number"] for row in told["visits"]] == [1, 2, 3, 4, 5, 6]
    assert {row["day"] for row in told["visits"]} == {None}


def test_a_filter_that_leaves_nothing_is_no_error(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    options = ["--city", "dongguan", "--day", "2021-11-10", "--theme", "ecology", "--stated-only"]
    assert main(["export", "--format", "json", *options]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert told["visits"] == told["mentions"] == []


@pytest.mark.parametrize(("lang", "words"), [("en", "error: "), ("zh", "错误：")])
def test_all_that_the_trip_does_not_have_is_named_with_what_it_has(
    capsys: pytest.CaptureFixture[str], lang: str, words: str
) -> None:
    wrong = [
        ("--city", "chenzhou", "guangzhou, zhuhai, dongguan, shenzhen"),
        ("--city", "", "guangzhou, zhuhai, dongguan, shenzhen"),
        ("--day", "2021-11-12", "2021-11-09, 2021-11-10, 2021-11-11"),
        ("--day", "tomorrow", "2021-11-09, 2021-11-10, 2021-11-11"),
        ("--theme", "love", "mindset, opening, industry"),
    ]
    options = [part for option, value, _ in wrong for part in (option, value)]
    right = ["--city", "guangzhou", "--theme", "ecology"]
    assert main(["export", "--format", "json", *options, *right, "--lang", lang]) == BAD_INPUT == 2
    out, err = capsys.readouterr()
    assert out == ""
    for line, (_, value, known) in zip(err.splitlines(), wrong, strict=True):
        assert line.startswith(words)
        assert f"“{value}”" in line
        assert known in line


@pytest.mark.parametrize(
    ("name", "lang", "words"),
    [("file/facts.json", "en", "error: Cannot write "), ("missing/facts.json", "zh", "错误：不能写入 ")],
)
def test_a_path_that_cannot_be_written_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, lang: str, words: str
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    path = tmp_path / name
    assert main(["export", "--format", "json", "-o", str(path), "--lang", lang]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(words + str(path))
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["export"],
        ["export", "--format", "odt"],
        ["check", "--lang", "fr"],
        ["export", "--format", "json", "--city"],
    ],
)
def test_a_wrong_command_ends_with_how_it_is_used(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: visit-dashboard")


FIRST_BYTES = {
    "png": b"\x89PNG",
    "pdf": b"%PDF-1.",
    "svg": b"<?xml",
    "pptx": b"PK\x03\x04",
    "deck": b"PK\x03\x04",
    "docx": b"PK\x03\x04",
    "md": b"# ",
    "txt": "郴州".encode(),
    "csv": b"\xef\xbb\xbf",
    "xlsx": b"PK\x03\x04",
    "geojson": b"{",
    "kmz": b"PK\x03\x04",
    "kml": b"<?xml",
    "ics": b"BEGIN:VCALENDAR\r\n",
    "json": b"{",
    "html": b"<!doctype html>",
}


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_written_under_a_name_that_says_trip_and_filter(tmp_path: Path, kind: str) -> None:
    chosen = ["--city", "guangzhou", "--made", "2026-02-03", "--lang", "zh"]
    assert main(["export", "--format", kind, *chosen, "-o", str(tmp_path)]) == 0
    (path,) = tmp_path.iterdir()
    assert path.name == f"{REAL}_guangzhou_zh.{'deck.pptx' if kind == 'deck' else kind}"
    assert path.read_bytes().startswith(FIRST_BYTES[kind])


def test_the_size_is_that_of_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "slide.png"
    assert main(["export", "--format", "png", "--size", "3840x2160", "-o", str(path)]) == 0
    with Image.open(path) as picture:
        assert picture.size == (3840, 2160)


@pytest.mark.parametrize(("kind", "known"), [("pdf", "16:9, a4"), ("csv", "-")])
def test_a_size_that_the_format_has_not_is_told_with_those_it_has(
    capsys: pytest.CaptureFixture[str], kind: str, known: str
) -> None:
    assert main(["export", "--format", kind, "--size", "1920x1080", "--lang", "en"]) == BAD_INPUT
    assert capsys.readouterr().err == f"error: {kind} has no size “1920x1080”. Known: {known}\n"


NOTHING_CERTAIN = ["--city", "dongguan", "--day", "2021-11-10", "--lang", "en"]


@pytest.mark.parametrize("kind", sorted(kind for kind, one in FORMATS.items() if not one.bare))
def test_an_empty_choice_is_told_in_a_sentence_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    assert main(["export", "--format", kind, *NOTHING_CERTAIN, "-o", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("error: This filter (Dongguan; 10 Nov) leaves no visit")
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("kind", ["md", "txt"])
def test_a_text_of_nothing_certain_tells_what_could_be(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"dongguan.{kind}"
    assert main(["export", "--format", kind, *NOTHING_CERTAIN, "-o", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    assert "Sites under this filter: 0 = 0" in text
    assert "Could belong here, not counted" in text
    assert "7 sites the report does not name" in text
    assert "but the report names no stop there" in text


@pytest.mark.parametrize("kind", sorted(set(FORMATS) - {"json"}))
def test_a_choice_of_nothing_at_all_writes_nothing(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    kind: str,
) -> None:
    monkeypatch.setenv(HOME, str(home))
    nothing = ["--city", "hekou", "--theme", "wellbeing", "--stated-only", "--lang", "en"]
    assert main(["export", "--format", kind, *nothing, "-o", str(tmp_path / "made")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error: This filter (Hekou; ")
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "made").exists()


def test_characters_that_the_font_lacks_are_named(home: Path) -> None:
    path = home / "data/trips/small/trip.toml"
    text = path.read_text(encoding="utf-8").replace("青山代表团赴", "青山喆代表团赴")
    path.write_text(text, encoding="utf-8")
    options = ["--format", "png", "--lang", "zh", "-o", str(home / "x.png")]
    code, _, err = run(home, "export", *options, PYTHONIOENCODING="utf-8")
    assert code == 0
    assert "U+5586 喆 CJK UNIFIED IDEOGRAPH-5586" in err


# Warnings


@pytest.mark.parametrize(("lang", "words"), [("en", "warning: "), ("zh", "提醒：")])
def test_warnings_are_told_of_a_sound_trip(home: Path, lang: str, words: str) -> None:
    spoil(home, "id,name_zh", "id,remark,name_zh")
    for name in ("harbour", "battery", "wetland", "oldstreet", "unnamed-5"):
        spoil(home, f"{name},", f"{name},,")
    change(home, "cities.csv", "28.5,115.0", "27.5,115.0")
    code, out, err = run(home, "check", "--lang", lang, PYTHONIOENCODING="utf-8")
    unread, off, sound = out.splitlines()
    assert (code, err) == (0, "")
    assert unread.startswith(words)
    assert "visits.csv" in unread
    assert "remark" in unread
    assert off.startswith(words)
    assert "sea.geojson" in off
    assert "27.5" in off
    assert sound.startswith("small")


def test_a_trip_with_faults_is_not_warned_of_too(home: Path) -> None:
    spoil(home, "id,name_zh", "id,remark,name_zh")
    code, out, _ = run(home, "check", "--lang", "en")
    assert code == 1
    assert "warning" not in out


def test_our_own_trip_has_no_warning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--lang", "en"]) == 0
    assert "warning" not in capsys.readouterr().out


# The review sheet


def kept(home: Path) -> Path:
    return home / "data/trips/small" / REVIEW


def sheet(path: Path) -> list[dict[str, str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def fill(path: Path, rows: Iterable[Mapping[str, str]]) -> Path:
    """Write rows of a sheet as a spreadsheet saves them."""
    rows = list(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.DictWriter(file, [*rows[0]])
        lines.writeheader()
        lines.writerows(rows)
    return path


@pytest.fixture
def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The copy of the small trip, as the home of commands in this process."""
    monkeypatch.setenv(HOME, str(home))
    return home


def test_the_sheet_has_a_row_for_each_sentence_with_the_lexicons_proposal(
    at_home: Path, small_visit: Dossier
) -> None:
    path = at_home / "sheet.csv"
    assert main(["review", "small", "-o", str(path), "--lang", "en"]) == 0
    rows = sheet(path)
    assert [row["quote"] for row in rows] == [one.text for one in small_visit.sentences]
    assert [*rows[0]][: len(COLUMNS[REVIEW].split())] == COLUMNS[REVIEW].split()
    assert {row["who"] for row in rows} == {""}
    assert {row["lexicon_kind"] for row in rows} == {"body", "heading", "credit"}
    found = {one.sentence: one for one in small_visit.extracted}
    for index, row in enumerate(rows):
        assert row["themes"] == row["lexicon_themes"]
        assert row["voice"] == row["lexicon_voice"] == (found[index].voice if index in found else "")
        assert all(term in row["quote"] for term in row["lexicon_terms"].split())
    assert not kept(at_home).exists()


def test_the_sheet_goes_to_the_standard_output_or_into_a_folder(
    at_home: Path, tmp_path_factory: pytest.TempPathFactory, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["review", "--lang", "en"]) == 0
    out, err = capsysbinary.readouterr()
    assert err == b""
    folder = tmp_path_factory.mktemp("sheets")
    assert main(["review", "-o", str(folder), "--lang", "en"]) == 0
    assert (folder / REVIEW).read_bytes() == out


def test_what_a_person_fills_in_is_taken_back_and_stands_in_the_next_sheet(
    at_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = at_home / "sheet.csv"
    main(["review", "-o", str(path), "--lang", "en"])
    rows = sheet(path)
    capsys.readouterr()
    rows[5] |= {"who": "林三", "themes": "ecology mindset", "voice": "next", "why_zh": "说要学。"}
    rows[6] |= {"who": "王四", "themes": "", "voice": ""}
    assert main(["review", "--take", str(fill(path, rows)), "--lang", "en"]) == 0
    assert capsys.readouterr().err == f"Took 2 sentences into {kept(at_home)}\n"
    taken = kept(at_home).read_bytes()
    assert taken.decode("utf-8").splitlines() == [
        ",".join(COLUMNS[REVIEW].split()),
        f'"{rows[5]["quote"]}",,ecology mindset,next,林三,说要学。,',
        f'"{rows[6]["quote"]}",,,,王四,,',
    ]
    assert not kept(at_home).with_name("review.before.csv").exists()
    second = at_home / "second.csv"
    assert main(["review", "-o", str(second), "--lang", "en"]) == 0
    again = sheet(second)
    assert [row["who"] for row in again if row["who"]] == ["林三", "王四"]
    assert again[5]["why_en"] == "说要学。"  # one language stands for both
    assert {**again[5], "why_en": ""} == rows[5]
    assert again[6] == rows[6]
    assert again[3] == rows[3]


def test_a_sheet_taken_back_as_it_was_written_changes_nothing(at_home: Path) -> None:
    folder = at_home / "data/trips"
    shutil.copytree(OURS.data / "trips" / REAL, folder / REAL)
    shutil.copy(OURS.home / "seeds" / f"{REAL}.txt", at_home / "seeds")
    shutil.copy(OURS.basemaps / "pearl-river-delta.geojson", at_home / "data/basemap")
    path, own = at_home / "sheet.csv", folder / REAL / REVIEW
    before = Library(at_home).open(REAL).review
    assert main(["review", REAL, "-o", str(path), "--lang", "en"]) == 0
    assert main(["review", REAL, "--take", str(path), "--lang", "en"]) == 0
    assert Library(at_home).open(REAL).review == before
    first = own.read_bytes()
    assert (
        own.with_name("review.before.csv").read_bytes() == (OURS.data / "trips" / REAL / REVIEW).read_bytes()
    )
    assert main(["review", REAL, "-o", str(path), "--lang", "en"]) == 0
    assert main(["review", REAL, "--take", str(path), "--lang", "en"]) == 0
    assert own.read_bytes() == first == own.with_name("review.before.csv").read_bytes()
    assert sorted(one.name for one in own.parent.glob("*review*")) == ["review.before.csv", REVIEW]
    assert not [*own.parent.glob(".*")]


def test_the_review_before_is_kept_beside_the_new_one(at_home: Path, small_visit: Dossier) -> None:
    street = {"quote": small_visit.sentences[6].text, "themes": "wellbeing", "voice": "seen", "who": "林三"}
    table(at_home, REVIEW, [street])
    before = kept(at_home).read_bytes()
    path = at_home / "sheet.csv"
    main(["review", "-o", str(path), "--lang", "en"])
    rows = sheet(path)
    rows[6] |= {"voice": "learned"}
    assert main(["review", "--take", str(fill(path, rows)), "--lang", "en"]) == 0
    assert kept(at_home).with_name("review.before.csv").read_bytes() == before
    (one,) = Library(at_home).open("small", voices=VOICES).review
    assert (one.voice, one.who) == ("learned", "林三")


BROKEN = {
    "a theme that there is not": ({"who": "林三", "themes": "opera", "voice": "seen"}, "opera"),
    "a voice that there is not": ({"who": "林三", "voice": "sung"}, "sung"),
    "a theme without a voice": ({"who": "林三", "voice": ""}, "A sentence with a theme has no voice."),
    "other words": ({"who": "林三", "quote": "比如老街,游客可以唱戏。"}, "The closest sentence is"),
    "part of a sentence": ({"who": "林三", "quote": "比如老街"}, "is not a whole sentence"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_sheet_with_a_fault_is_told_by_its_row_and_writes_nothing(
    at_home: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    path = at_home / "sheet.csv"
    main(["review", "-o", str(path), "--lang", "en"])
    rows = sheet(path)
    cells, words = BROKEN[case]
    rows[6] |= cells
    rows[3] |= {"who": "王四"}
    capsys.readouterr()
    assert main(["review", "--take", str(fill(path, rows)), "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert all(line.startswith("review.csv, row 8") for line in err.splitlines())
    assert not [*kept(at_home).parent.glob("*review*")]


@pytest.mark.parametrize(
    ("data", "words"), [(b"", "The file is empty."), (b"quote,themes\nx,y\n", "This column is missing")]
)
def test_what_is_no_sheet_is_told_and_writes_nothing(
    at_home: Path, capsys: pytest.CaptureFixture[str], data: bytes, words: str
) -> None:
    path = at_home / "sheet.csv"
    path.write_bytes(data)
    assert main(["review", "--take", str(path), "--lang", "en"]) == 1
    assert words in capsys.readouterr().err
    assert not kept(at_home).exists()


def test_a_sheet_in_a_chinese_spreadsheets_encoding_is_taken(at_home: Path) -> None:
    path = at_home / "sheet.csv"
    main(["review", "-o", str(path), "--lang", "en"])
    rows = sheet(path)
    rows[6] |= {"who": "林三"}
    fill(path, rows)
    path.write_bytes(path.read_text(encoding="utf-8-sig").encode("gb18030"))
    assert main(["review", "--take", str(path), "--lang", "en"]) == 0
    assert [one.who for one in Library(at_home).open("small").review] == ["林三"]


def test_a_sheet_that_is_not_there_is_told_in_one_sentence(
    at_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "--take", str(at_home / "none.csv"), "--lang", "en"]) == BAD_INPUT
    assert capsys.readouterr().err.startswith(f"error: cannot read {at_home / 'none.csv'}: ")
    assert main(["review", "nowhere", "--lang", "en"]) == 1
    assert "There is no such trip" in capsys.readouterr().err


def test_a_sentence_that_stands_twice_is_told_by_its_number(at_home: Path) -> None:
    seed = at_home / "seeds/small.txt"
    root = "人才是根本,人才是未来!"
    seed.write_text(seed.read_text(encoding="utf-8").replace(root, f"{root}\n{root}"), encoding="utf-8")
    path = at_home / "sheet.csv"
    assert main(["review", "-o", str(path), "--lang", "en"]) == 0
    rows = sheet(path)
    twice = [row for row in rows if row["quote"] == root]
    assert [row["nth"] for row in twice] == ["1", "2"]
    assert {row["nth"] for row in rows if row["quote"] != root} == {""}
    twice[1]["who"] = "林三"
    assert main(["review", "--take", str(fill(path, rows)), "--lang", "en"]) == 0
    (one,) = Library(at_home).open("small").review
    assert one.start == seed.read_text(encoding="utf-8").rindex(root)


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="NOT TESTED: this system has no /dev/full")
@pytest.mark.parametrize("command", ["check", "review", "export --format json", "export --format png"])
def test_a_full_disk_behind_the_output_is_one_sentence(command: str) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dashboard.cli", *command.split(), "--lang", "en"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[-1] == "error: Cannot write stdout: No space left on device"
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="NOT TESTED: this system has no ulimit")
@pytest.mark.parametrize("kind", ["png", "pptx", "xlsx", "pdf"])
def test_a_disk_that_fills_while_a_file_is_written_leaves_the_file_before_it(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / f"facts.{kind}"
    path.write_bytes(b"before")
    command = f"{sys.executable} -m dashboard.cli export --format {kind} --lang en -o {path}"
    done = subprocess.run(["bash", "-c", f"ulimit -f 4; {command}"], capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[-1].startswith(f"error: Cannot write {path}: ")
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"before"
