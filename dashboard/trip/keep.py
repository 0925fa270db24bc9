"""Keeping what a reader of the page changed: every file of it or none, the ones before beside them."""

from __future__ import annotations

import os
import re
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from dashboard.trip.disk import write_whole
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.files import FRAME, NAMES, File
from dashboard.trip.gate import short
from dashboard.trip.library import Library

if sys.platform != "win32":
    import fcntl

_HERE = threading.Lock()
_REPORT = re.compile(r"[^./\\:\x00][^/\\:\x00]*\.txt")


class ChangedError(Exception):
    """The trip is no longer in the state from which the reader began."""


def save(library: Library, trip: str, files: Mapping[str, bytes], report: File | None, stamp: str) -> str:
    """Write files of a trip, and its report if there is another, all of them or none; return the new stamp.

    TripError where readers may not write, the report would take another's place, or the disk refuses;
    ChangedError where the trip's stamp is no longer the one named.
    """
    if not library.edits:
        raise TripError([Fault(FRAME, 0, "", "save_closed")])
    if trip not in library.trips() or not files.keys() <= {*NAMES}:
        raise TripError([Fault(FRAME, 0, "", "trip_missing", {"known": ", ".join(library.trips())})])
    folder = library.data / "trips" / trip
    try:
        with _alone(folder.parent / ".saving"):
            if library.stamp(trip) != stamp:
                raise ChangedError
            wanted = {folder / name: data for name, data in files.items()}
            if report:
                wanted[_place(library, trip, report)] = report.data
            _write_all(wanted)
            return library.stamp(trip)
    except OSError as error:
        detail: dict[str, object] = {"detail": error.strerror or type(error).__name__}
        raise TripError([Fault(FRAME, 0, "", "save_failed", detail)]) from error


def _place(library: Library, trip: str, report: File) -> Path:
    """Return where a report is kept; TripError where that is outside its folder, or another trip's."""
    path, own = library.home / "seeds" / report.name, library.files(trip).report
    if not _REPORT.fullmatch(report.name) or (path.exists() and (not own or own.name != report.name)):
        raise TripError([Fault(FRAME, 0, "report", "save_report", {"name": short(report.name)})])
    return path


def _write_all(wanted: Mapping[Path, bytes]) -> None:
    """Write each file beside its place, then put all in place; where one refuses, take back the rest."""
    fresh = {path: path.with_name(f".{path.name}.{os.getpid()}.new") for path in wanted}
    before = {path: path.with_name(f"{path.stem}.before{path.suffix}") for path in wanted if path.exists()}
    done: list[Path] = []
    try:
        for path, data in wanted.items():
            write_whole(fresh[path], data)
        for path, kept in before.items():
            write_whole(kept, path.read_bytes())
        for path in wanted:
            fresh[path].replace(path)
            done.append(path)
    except OSError:
        for path in reversed(done):
            with suppress(OSError):
                before[path].replace(path) if path in before else path.unlink()
        raise
    finally:
        for path in fresh.values():
            path.unlink(missing_ok=True)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep every other writer out, of this server and, where the system can, of others on this folder."""
    with _HERE, path.open("ab") as file:
        if sys.platform != "win32":
            fcntl.flock(file, fcntl.LOCK_EX)  # let go of when the file is closed, whatever happens
        yield
