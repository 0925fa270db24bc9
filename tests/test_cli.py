"""The command line: what it prints, where it writes, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from dashboard.cli import BAD_INPUT, main
from dashboard.exports.formats import FORMATS

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
    path = home / "data/trips/small/visits.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_sound_trip_is_told_with_its_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", REAL, "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"{REAL}: sound. 17 visits, 3 events, ")
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
        ["export", "--format", "html"],
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
    "md": b"# ",
    "txt": "郴州".encode(),
    "csv": b"\xef\xbb\xbf",
    "xlsx": b"PK\x03\x04",
    "geojson": b"{",
    "kml": b"<?xml",
    "ics": b"BEGIN:VCALENDAR\r\n",
    "json": b"{",
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


@pytest.mark.parametrize("kind", sorted(set(FORMATS) - {"json"}))
def test_an_empty_choice_is_told_in_a_sentence_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    options = ["--city", "dongguan", "--day", "2021-11-10", "--lang", "en", "-o", str(tmp_path)]
    assert main(["export", "--format", kind, *options]) == 1
    assert capsys.readouterr().err.startswith("error: This filter (Dongguan; 10 Nov) leaves no visit")
    assert not [*tmp_path.iterdir()]


def test_characters_that_the_font_lacks_are_named(home: Path) -> None:
    path = home / "data/trips/small/trip.toml"
    text = path.read_text(encoding="utf-8").replace("青山代表团赴", "青山喆代表团赴")
    path.write_text(text, encoding="utf-8")
    options = ["--format", "png", "--lang", "zh", "-o", str(home / "x.png")]
    code, _, err = run(home, "export", *options, PYTHONIOENCODING="utf-8")
    assert code == 0
    assert "U+5586 喆 CJK UNIFIED IDEOGRAPH-5586" in err
