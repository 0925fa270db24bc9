"""The trips that a home folder holds: what there is, opened, and stamped so that a change is seen."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dashboard.trip.bases import FILE as BASES
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.files import FRAME, NAMES, TripFiles, read_files
from dashboard.trip.gate import short
from dashboard.trip.load import load
from dashboard.trip.model import Trip

FIRST = "chenzhou-guangdong-2021"
"""The trip that is shown where none is named: the first one we had, else the first there is."""

LEXICON = "themes.toml"

HOME = "VISIT_DASHBOARD_HOME"
"""The environment variable that names the home folder; without it, it is the checkout."""

EDIT = "VISIT_DASHBOARD_EDIT"
"""The environment variable that, if it is 1, lets readers of the page keep what they change."""


@dataclass(frozen=True)
class Library:
    """The folder that holds data/ and seeds/. Nothing is kept: each call reads what is there now.

    `edits` says whether readers of the page may write into it.
    """

    home: Path
    edits: bool = False

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Library:
        """Return the library that the environment names, else that of the checkout."""
        home = Path(environment.get(HOME) or Path(__file__).resolve().parents[2])
        return cls(home, environment.get(EDIT) == "1")

    @property
    def data(self) -> Path:
        """Return the folder of trips, lexicon, base maps and basemaps."""
        return self.home / "data"

    @property
    def basemaps(self) -> Path:
        """Return the folder of the basemaps, which the page's server gives to browsers."""
        return self.data / "basemap"

    def basemap(self, name: str) -> bytes | None:
        """Return the basemap of this file name, or None where there is none."""
        return _bytes(self.basemaps / Path(name).name)

    def lexicon(self) -> bytes | None:
        """Return the file of the themes, or None where there is none."""
        return _bytes(self.data / LEXICON)

    def bases(self) -> bytes | None:
        """Return the file of the base maps, or None where there is none."""
        return _bytes(self.data / BASES)

    def trips(self) -> list[str]:
        """Return the names of the trip folders, sorted."""
        return sorted(path.parent.name for path in (self.data / "trips").glob(f"*/{FRAME}"))

    def default(self) -> str:
        """Return the trip that is shown where none is named."""
        known = self.trips()
        return FIRST if FIRST in known or not known else known[0]

    def files(self, trip: str) -> TripFiles:
        """Return the files of a trip; TripError where no folder of this name holds one."""
        if trip not in self.trips():
            known = ", ".join(self.trips()) or "-"
            raise TripError(
                [Fault(f"data/trips/{short(trip)}/{FRAME}", 0, "", "trip_missing", {"known": known})]
            )
        folder = self.data / "trips" / trip
        return read_files(
            trip,
            {name: _bytes(folder / name) for name in NAMES},
            report=lambda name: _bytes(self.home / "seeds" / Path(name).name),
            basemap=self.basemap,
        )

    def open(self, trip: str, *, themes: Iterable[str] = (), voices: Iterable[str] = ()) -> Trip:
        """Return the trip of this folder name; TripError with all faults where it is not sound."""
        return load(self.files(trip), themes=themes, voices=voices)

    def keep(self, trip: str, name: str, data: bytes) -> Path:
        """Write a file of a trip whole or not at all, the one before it kept beside it; return its path."""
        path = self.data / "trips" / trip / name
        if path.exists():
            write_whole(path.with_name(f"{path.stem}.before{path.suffix}"), path.read_bytes())
        write_whole(path, data)
        return path

    def stamp(self, trip: str) -> str:
        """Return what tells one state of the trip's files from every other.

        It is a digest of the size and the time of change of each. Taken before the files are read, it is
        an honest key of what is made from them: a file that changes in between gives the next stamp another
        value, and is read again.
        """
        # Its name comes from a link: no other folder than one of data/trips is looked at.
        folders = [self.data / "trips" / Path(trip).name, self.home / "seeds", self.basemaps]
        found = [
            self.data / LEXICON,
            self.data / BASES,
            *(path for folder in folders for path in sorted(folder.glob("*"))),
        ]
        marks = "\n".join(mark for path in found for mark in _mark(path))
        return hashlib.sha256(marks.encode("utf-8", "surrogateescape")).hexdigest()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside it, to the disk, then in its place; OSError if it cannot be.

    A device, such as a pipe or /dev/null, is written to as it is.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _mark(path: Path) -> Iterator[str]:
    with suppress(OSError):
        found = path.stat()
        yield f"{path.as_posix()} {found.st_size} {found.st_ino} {found.st_mtime_ns}"


def _bytes(path: Path) -> bytes | None:
    """Return the bytes of a file; None where there is none to read: a pipe would be waited for for ever."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None
