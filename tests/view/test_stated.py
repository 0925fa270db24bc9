"""What "stated only" leaves of the evidence."""

from __future__ import annotations

from pathlib import Path

from dashboard.themes.lexicon import Lexicon
from dashboard.trip.records import Evidence
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier, dossier
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames
from dashboard.view.rows import VisitRow
from dashboard.view.stated import evidence_shown, sources_shown
from dashboard.view.view import View
from tests.trip.spoil import add, read

STATED = Filter(stated_only=True)
WINDOW = "他们的窗口服务只跑一次。"


def test_stated_only_gives_no_reasons(small_frames: Frames) -> None:
    why = Text(zh="因", en="why")
    item = Evidence(fields=("status", "day"), source="R", start=0, end=1, quote="x", reason=why)
    row: VisitRow = {
        **small_frames.visit_rows[0],
        "city_basis": "stated",
        "day_basis": "unknown",
        "location_basis": "stated",
    }
    assert [one.reason for one in evidence_shown([item], row, stated_only=True)] == [None]


def test_stated_only_shows_no_words_that_belong_by_inference(home: Path, lexicon: Lexicon) -> None:
    add(home, "evidence.csv", f"event:talks,context,R,{WINDOW},,紧接座谈。,It follows the talks.")
    view = View(dossier(read(home), lexicon))
    talks = view.trip.events[0]
    (row,) = view.shown.event_rows
    assert WINDOW in {item.quote for item in evidence_shown(talks.evidence, row, stated_only=False)}
    (stated,) = view.under(STATED).shown.event_rows
    assert WINDOW not in {item.quote for item in evidence_shown(talks.evidence, stated, stated_only=True)}


def test_stated_only_leaves_an_event_the_themes_of_its_own_sentences(home: Path, lexicon: Lexicon) -> None:
    add(home, "evidence.csv", f"event:talks,context,R,{WINDOW},,紧接座谈。,It follows the talks.")
    view = View(dossier(read(home), lexicon))
    assert "service" in view.shown.event_rows[0]["themes"]
    (stated,) = view.under(STATED).shown.event_rows
    assert "service" not in stated["themes"]
    assert stated["context"] == frozenset()
    service = Filter(themes=frozenset({"service"}))
    assert [row["id"] for row in view.under(service).shown.event_rows] == ["talks"]
    assert view.under(Filter(themes=service.themes, stated_only=True)).shown.event_rows == []


def test_stated_only_names_the_report_and_the_sources_of_the_points(real: Dossier) -> None:
    assert [one.id for one in sources_shown(real.trip, stated_only=True)] == ["A", "D"]
    assert [one.id for one in sources_shown(real.trip, stated_only=False)] == [*"ABCDEFGHJ"]
