"""The folder that holds the trips: what is kept in it, whole or not at all, and how a change is seen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.trip.cells import COLUMNS, as_csv, read_csv
from dashboard.trip.files import REVIEW
from dashboard.trip.library import FIRST, Library
from tests.homes import OURS, SMALL
from tests.trip.spoil import change, table


def folder(home: Path) -> Path:
    return home / "data/trips/small"


def test_a_file_that_is_kept_stands_whole_with_the_one_before_it_beside_it(home: Path) -> None:
    library = Library(home)
    assert library.keep("small", REVIEW, b"one") == folder(home) / REVIEW
    assert (folder(home) / REVIEW).read_bytes() == b"one"
    assert not (folder(home) / "review.before.csv").exists()
    for new, old in ((b"two", b"one"), (b"three", b"two")):
        library.keep("small", REVIEW, new)
        assert (folder(home) / REVIEW).read_bytes() == new
        assert (folder(home) / "review.before.csv").read_bytes() == old
    assert {path.name for path in folder(home).iterdir() if "review" in path.name} == {
        *(REVIEW, "review.before.csv")
    }


def test_a_file_that_cannot_be_written_leaves_the_one_that_is_there(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(home)
    library.keep("small", REVIEW, b"one")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        library.keep("small", REVIEW, b"two")
    assert (folder(home) / REVIEW).read_bytes() == b"one"


def test_a_review_that_was_taken_is_seen_as_a_change(home: Path) -> None:
    library = Library(home)
    before = library.stamp("small")
    assert library.stamp("small") == before
    library.keep("small", REVIEW, b"one")
    assert library.stamp("small") != before


def test_the_file_before_is_no_file_of_the_trip(home: Path) -> None:
    table(home, "review.before.csv", [], columns="nothing")
    assert Library(home).open("small") == SMALL.open("small")


def test_rows_that_are_written_are_read_back_and_columns_of_ones_own_are_left(home: Path) -> None:
    change(home, "visits.csv", "id,name_zh", "note,id,name_zh")
    for name in ("harbour", "battery", "wetland", "oldstreet", "unnamed-5"):
        change(home, "visits.csv", f"{name},", f"mine,{name},")
    rows = Library(home).files("small").rows["visits.csv"]
    assert {row.cells["note"] for row in rows} == {"mine"}
    again, faults = read_csv("visits.csv", COLUMNS["visits.csv"].split(), as_csv("visits.csv", rows))
    assert faults == []
    assert [{**row.cells, "note": "mine"} for row in again] == [dict(row.cells) for row in rows]
    assert again == SMALL.files("small").rows["visits.csv"]


def test_the_first_trip_is_ours_where_it_is_there(home: Path) -> None:
    assert OURS.default() == FIRST
    assert Library(home).default() == "small"
    assert Library(home / "nowhere").default() == FIRST
