"""The files of a trip as rows of cells, before anyone has judged them: what every source of a trip makes."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.trip.cells import COLUMNS, OPTIONAL, CsvRow, read_csv
from dashboard.trip.decode import decode
from dashboard.trip.faults import Fault

REVIEW = "review.csv"
FRAME = "trip.toml"
"""The file that names the report, the basemap, and what the visit as a whole claims."""
BASEMAP = "china.geojson"
"""The basemap of a trip whose trip.toml names none."""
NAMES = (FRAME, *COLUMNS)
"""Every file of a trip, in the order in which they build on each other and faults are told."""


@dataclass(frozen=True)
class File:
    """A file beside the trip's own that it names: the report, the basemap."""

    name: str
    data: bytes


@dataclass(frozen=True)
class TripFiles:
    """Everything that a trip is made from, with the faults met in reading it.

    `frame` is the table of trip.toml, None where it is none; `rows` holds the rows of each CSV file;
    `unread` names the files of which nothing could be read, so that nothing is concluded from their
    emptiness. `report` and `basemap` are None where trip.toml names none that is there. `written` is
    trip.toml with its comments, where it could be read.
    """

    trip: str
    frame: Mapping[str, Any] | None
    rows: Mapping[str, tuple[CsvRow, ...]]
    report: File | None
    basemap: File | None
    faults: tuple[Fault, ...] = ()
    unread: frozenset[str] = frozenset()
    written: str = field(default="", compare=False, repr=False)

    def ids(self, file: str) -> set[str]:
        """Return the ids that a file's rows have, the empty one among them where a cell is empty."""
        return {row.cells.get("id", "") for row in self.rows[file]}


def with_review(files: TripFiles, data: bytes) -> TripFiles:
    """Return the files with the rows of another review.csv that somebody has decided: that have a `who`."""
    rows, wrong = read_csv(REVIEW, COLUMNS[REVIEW].split(), data)
    kept = tuple(row for row in rows if row.cells["who"])
    return replace(files, rows={**files.rows, REVIEW: kept}, faults=(*files.faults, *wrong))


Beside = Callable[[str], bytes | None]
"""From the name that trip.toml gives a file to its bytes, or None where there is none."""


def read_files(
    trip: str, contents: Mapping[str, bytes | None], *, report: Beside, basemap: Beside
) -> TripFiles:
    """Return the files of a trip from their bytes by name; a file that is not there is None or left out."""
    frame, faults = _frame(contents.get(FRAME))
    rows: dict[str, tuple[CsvRow, ...]] = {}
    unread = set()
    for name, columns in COLUMNS.items():
        data = contents.get(name)
        if data is None and name in OPTIONAL:
            rows[name] = ()
            continue
        rows[name], wrong = read_csv(name, columns.split(), data)
        faults += wrong
        if wrong and not rows[name]:
            unread.add(name)
    # A name is looked for in its own folder alone, wherever else it points.
    told = {"report": "", "basemap": BASEMAP, **(frame or {})}
    named = {key: str(told[key]).rpartition("/")[2] for key in ("report", "basemap")}
    return TripFiles(
        trip,
        frame,
        rows,
        _file(named["report"], report),
        _file(named["basemap"], basemap),
        tuple(faults),
        frozenset(unread),
        "" if frame is None else decode(contents[FRAME] or b""),
    )


def _frame(data: bytes | None) -> tuple[Mapping[str, Any] | None, list[Fault]]:
    if data is None:
        return None, [Fault(FRAME, 0, "", "file_missing")]
    try:
        return tomllib.loads(decode(data)), []
    except (ValueError, RecursionError) as error:  # numbers of 5,000 digits, lists in lists in lists
        return None, [Fault(FRAME, 0, "", "not_toml", {"detail": str(error)})]


def _file(name: str, read: Beside) -> File | None:
    data = read(name) if name else None
    return None if data is None else File(name, data)
