"""What a reader of the page keeps: all of it or nothing, and never over what another kept meanwhile."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.trip.faults import TripError
from dashboard.trip.files import File
from dashboard.trip.keep import ChangedError, save
from dashboard.trip.library import EDIT, HOME, Library

NEW = {"cities.csv": b"one", "visits.csv": b"two"}


def held(home: Path) -> dict[str, bytes]:
    """Return every file of a home but the empty one that writers take turns by."""
    paths = [path for path in home.rglob("*") if path.is_file() and path.name != ".saving"]
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in paths}


def test_without_leave_nothing_is_written(home: Path) -> None:
    for library in (Library(home), Library.of({HOME: str(home)}), Library.of({HOME: str(home), EDIT: "0"})):
        before = held(home)
        with pytest.raises(TripError) as caught:
            save(library, "small", NEW, None, library.stamp("small"))
        assert [fault.code for fault in caught.value.faults] == ["save_closed"]
        assert held(home) == before


def test_all_files_are_written_with_the_ones_before_beside_them(home: Path) -> None:
    library, before = Library.of({HOME: str(home), EDIT: "1"}), held(home)
    stamp = save(library, "small", NEW, File("small.txt", b"three"), library.stamp("small"))
    assert stamp == library.stamp("small")
    after = held(home)
    folder = "data/trips/small"
    assert after[f"{folder}/cities.csv"] == b"one"
    assert after[f"{folder}/cities.before.csv"] == before[f"{folder}/cities.csv"]
    assert after["seeds/small.txt"] == b"three"
    assert after["seeds/small.before.txt"] == before["seeds/small.txt"]
    assert len(after) == len(before) + 3


def test_what_another_kept_meanwhile_is_not_written_over(home: Path) -> None:
    library = Library(home, edits=True)
    stamp = library.stamp("small")
    save(library, "small", {"cities.csv": b"theirs"}, None, stamp)
    before = held(home)
    with pytest.raises(ChangedError):
        save(library, "small", NEW, None, stamp)
    assert held(home) == before


@pytest.mark.parametrize("fails", [1, 2, 3, 4, 5])
def test_where_the_disk_refuses_one_file_none_is_changed(
    home: Path, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    library, before, calls = Library(home, edits=True), held(home), [0]
    real_replace, real_sync = Path.replace, os.fsync

    def replace(path: Path, target: Path) -> Path:
        if path.name.startswith(".") and not target.name.startswith(".") and ".before" not in target.name:
            calls[0] += 1
            if calls[0] == fails - 3:
                raise OSError(28, "No space left on device")
        return real_replace(path, target)

    def sync(descriptor: int) -> None:
        if fails <= 3:
            calls[0] += 1
            if calls[0] == fails:
                raise OSError(28, "No space left on device")
        real_sync(descriptor)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(os, "fsync", sync)
    with pytest.raises(TripError, match="No space"):
        save(library, "small", NEW, None, library.stamp("small"))
    after = {path: data for path, data in held(home).items() if ".before" not in path}
    assert after == before


@pytest.mark.parametrize("name", ["../x.txt", ".hidden.txt", "a/b.txt", "x.csv", "other.txt", "c:x.txt"])
def test_a_report_takes_no_place_of_another(home: Path, name: str) -> None:
    (home / "seeds/other.txt").write_bytes(b"of another trip")
    library, before = Library(home, edits=True), held(home)
    with pytest.raises(TripError) as caught:
        save(library, "small", {}, File(name, b"x"), library.stamp("small"))
    assert [fault.code for fault in caught.value.faults] == ["save_report"]
    assert held(home) == before


def test_only_files_of_a_trip_are_written(home: Path) -> None:
    library, before = Library(home, edits=True), held(home)
    for trip, name in (("small", "../x.csv"), ("small", "page.py"), ("nowhere", "visits.csv")):
        with pytest.raises(TripError):
            save(library, trip, {name: b"x"}, None, library.stamp(trip))
    assert held(home) == before
