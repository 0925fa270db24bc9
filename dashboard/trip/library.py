"""The trips that a home folder holds: what there is, opened, and stamped so that a change is seen."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dashboard.trip.bases import FILE as BASES
from dashboard.trip.disk import bytes_of, digest, within, write_whole
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.files import FRAME, NAMES, File, TripFiles, read_files
from dashboard.trip.gate import short
from dashboard.trip.load import load
from dashboard.trip.model import Trip

FIRST = "chenzhou-guangdong-2021"
"""The trip that is shown where none is named: the first one we had, else the first there is."""

LEXICON = "themes.toml"

MOST_NAMED = 8
"""How many files of a folder that is no trip are named."""

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

    def basemap_names(self) -> list[str]:
        """Return the names of the basemaps that there are, sorted."""
        return sorted(path.name for path in self.basemaps.glob("*.geojson"))

    def basemap(self, name: str) -> bytes | None:
        """Return the basemap of this file name, or None where there is none."""
        return bytes_of(self.basemaps / Path(name).name)

    def lexicon(self) -> bytes | None:
        """Return the file of the themes, or None where there is none."""
        return bytes_of(self.data / LEXICON)

    def bases(self) -> bytes | None:
        """Return the file of the base maps, or None where there is none."""
        return bytes_of(self.data / BASES)

    def trips(self) -> list[str]:
        """Return the names of the trip folders, sorted."""
        return sorted(path.parent.name for path in (self.data / "trips").glob(f"*/{FRAME}"))

    def has(self, trip: str) -> bool:
        """Return whether there is a trip of this name. It may come from a link, so no path is made of it."""
        with suppress(OSError):
            folders = (path for path in (self.data / "trips").iterdir() if path.name == trip)
            return any((folder / FRAME).exists() for folder in folders)
        return False

    def several(self) -> bool:
        """Return whether there is more than one trip; it looks no further than that."""
        return len([*islice((self.data / "trips").glob(f"*/{FRAME}"), 2)]) > 1

    def default(self) -> str:
        """Return the trip that is shown where none is named."""
        return FIRST if self.has(FIRST) else next(iter(self.trips()), FIRST)

    def files(self, trip: str) -> TripFiles:
        """Return the files of a trip; TripError where no folder of this name holds one."""
        if not self.has(trip):
            raise TripError([self._missing(trip)])
        folder = self.data / "trips" / trip
        return read_files(
            trip,
            {name: bytes_of(folder / name) for name in NAMES},
            report=lambda name: bytes_of(self.home / "seeds" / Path(name).name),
            basemap=self.basemap,
        )

    def _missing(self, trip: str) -> Fault:
        """Return what is wrong where no trip has this name: there is no such folder, or no trip in it."""
        place = f"data/trips/{short(trip)}/{FRAME}"
        # Its name comes from a link: it is looked for among the folders that there are, never as a path.
        folder = next((one for one in (self.data / "trips").glob("*/") if one.name == trip), None)
        if folder is None:
            return Fault(place, 0, "", "trip_missing", {"known": ", ".join(self.trips()) or "-"})
        held = sorted(one.name for one in folder.glob("*"))
        if not held:
            return Fault(place, 0, "", "trip_empty", {"folder": trip})
        found = ", ".join(map(short, held[:MOST_NAMED])) + (" …" if len(held) > MOST_NAMED else "")
        return Fault(place, 0, "", "trip_frameless", {"folder": trip, "found": found})

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

    def add(self, trip: str, files: Mapping[str, bytes], report: File | None) -> Path:
        """Make the folder of a new trip, its report in seeds/, whole or not at all; return the folder.

        FileExistsError where the folder or a report of this name is there already: nothing is overwritten.
        """
        folder, seed = self.data / "trips" / trip, self.home / "seeds" / report.name if report else None
        if seed and seed.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(seed))
        folder.mkdir(parents=True)
        try:
            if seed and report:
                seed.parent.mkdir(exist_ok=True)
                write_whole(seed, report.data)
            for name in sorted(files, key=FRAME.__eq__):  # last what makes the folder a trip
                write_whole(folder / name, files[name])
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)
            if seed:
                seed.unlink(missing_ok=True)
            raise
        return folder

    def stamp(self, trip: str) -> str:
        """Return what tells one state of the trip's files from every other.

        It is a digest of the size and the time of change of each. Taken before the files are read, it is
        an honest key of what is made from them: a file that changes in between gives the next stamp another
        value, and is read again.
        """
        folders = [self._folder(trip), self.home / "seeds", self.basemaps]
        return digest([self.data / LEXICON, self.data / BASES, *within(folders)])

    def own_stamp(self, trip: str, report: str = "", basemap: str = "") -> str:
        """Return the same of a trip's own folder and the files that it names: cheap where trips are many."""
        named = [(self.home / "seeds", report), (self.basemaps, basemap)]
        beside = [folder / Path(name).name for folder, name in named if name]
        return digest([self.data / LEXICON, *beside, *within([self._folder(trip)])])

    def _folder(self, trip: str) -> Path:
        # Its name comes from a link: no other folder than one of data/trips is looked at.
        return self.data / "trips" / Path(trip).name
