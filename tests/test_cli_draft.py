"""`visit-dashboard draft`: from a report's file to a folder that the page can show."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.draft.notes import NOTES
from dashboard.trip.library import HOME, Library
from dashboard.view.dossier import open_dossier

REPORT = (
    "青州市党政代表团赴苏州市考察\n"
    "2024年5月8日至9日,青州市党政代表团赴江苏省苏州市考察。\n"
    "8日上午,代表团先后参观了苏州博物馆、汇川技术有限公司等地。\n"
    "下一步,代表团将赴无锡考察远景能源公司。\n"
)


@pytest.fixture
def drafts(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME, str(home))
    source = Library.of({}).basemaps / "china.geojson"
    (home / "data/basemap/china.geojson").write_bytes(source.read_bytes())
    return home


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_report_becomes_a_trip_that_the_page_shows(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", write(drafts, "suzhou-2024.txt", REPORT), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "Sites visited: 2" in said
    assert "not visited: 1" in said
    loaded = open_dossier(Library(drafts), "suzhou-2024")
    assert [one.name.zh for one in loaded.trip.visits if one.name] == ["苏州博物馆", "汇川技术有限公司"]
    assert [(one.name.zh, one.how) for one in loaded.trip.not_visited] == [("远景能源公司", "planned")]
    assert len(loaded.trip.undecided) >= 4
    assert loaded.trip.report.text == REPORT
    assert main(["check", "suzhou-2024", "--lang", "en"]) == 0


def test_what_to_review_stands_in_the_folder_the_most_doubtful_first(drafts: Path) -> None:
    main(["draft", write(drafts, "suzhou-2024.txt", REPORT), "--lang", "zh"])
    notes = (drafts / "data/trips/suzhou-2024" / NOTES).read_text(encoding="utf-8")
    assert notes.index("起止日期") < notes.index("苏州博物馆")
    assert "> 8日上午,代表团先后参观了苏州博物馆" in notes
    assert "远景能源公司" in notes


def test_nothing_that_is_there_is_overwritten(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(drafts, "suzhou-2024.txt", REPORT)
    assert main(["draft", path]) == 0
    before = (drafts / "data/trips/suzhou-2024/visits.csv").read_bytes()
    assert main(["draft", path, "--lang", "en"]) == 1
    assert "already" in capsys.readouterr().err
    assert (drafts / "data/trips/suzhou-2024/visits.csv").read_bytes() == before
    assert main(["draft", path, "--id", "another"]) == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("代表团将赴苏州考察\n下月,代表团将前往苏州参观苏州博物馆。\n", "No site was found"),
        ("市政府召开会议\n会议强调,要优化营商环境。\n", "No site was found"),
        ("\n\n", "no text"),
    ],
)
def test_a_report_without_a_visit_makes_nothing_and_says_so(
    drafts: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    assert main(["draft", write(drafts, "to-come.txt", text), "--lang", "en"]) == 1
    assert said in capsys.readouterr().err
    assert not (drafts / "data/trips/to-come").exists()


def test_a_report_without_place_or_date_is_drafted_and_shown(drafts: Path) -> None:
    text = "考察团学习取经\n近日,考察团参观了方圆剪纸艺术馆、汇川技术有限公司等。\n"
    assert main(["draft", write(drafts, "bare.txt", text)]) == 0
    trip = open_dossier(Library(drafts), "bare").trip
    assert (trip.dates, trip.home, trip.stops) == (None, None, ())
    assert len(trip.visits) == 2


def test_a_name_of_chinese_characters_gets_an_id(drafts: Path) -> None:
    assert main(["draft", write(drafts, "苏州.txt", REPORT)]) == 0
    assert [name for name in Library(drafts).trips() if name.startswith("trip-")]


def test_a_file_that_is_not_there_is_said(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(drafts / "none.txt"), "--lang", "en"]) == 2
    assert "none.txt" in capsys.readouterr().err
