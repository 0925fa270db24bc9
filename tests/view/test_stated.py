"""What "stated only" leaves of the evidence."""

from __future__ import annotations

from dashboard.trip.model import Evidence
from dashboard.trip.values import Text
from dashboard.view.frames import Frames
from dashboard.view.rows import VisitRow
from dashboard.view.stated import evidence_shown


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
