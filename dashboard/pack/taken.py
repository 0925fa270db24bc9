"""What a person brings: a zip, a workbook or one table → the trip's files with what is in it in place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.pack.archive import from_zip
from dashboard.pack.book import from_book
from dashboard.pack.contents import replaced
from dashboard.pack.limits import refusal, refuse_large
from dashboard.trip.cells import COLUMNS, OPTIONAL, read_csv
from dashboard.trip.faults import Fault
from dashboard.trip.files import FRAME, NAMES, Beside, TripFiles
from dashboard.trip.gate import short

KINDS = ("zip", "xlsx", "csv")
_COPY = re.compile(r"[ _-]*(\(\d+\)|副本|copy)$")
"""How a browser or a desktop names a second file of a name."""


@dataclass(frozen=True)
class Taken:
    """The files after something was taken into them, and what is to be told of it."""

    files: TripFiles
    notes: tuple[Fault, ...]


def taken(files: TripFiles, name: str, data: bytes, basemap: Beside) -> Taken:
    """Return the files with those of a zip, a workbook or a table in the place of their own.

    What it lacks stays as it is. TripError, and nothing is taken, where it cannot be read whole.
    """
    refuse_large(name, data)
    kind = name.rpartition(".")[2].lower()
    new, beside = dict[str, bytes](), dict[str, bytes]()
    if kind == "zip":
        new, beside = from_zip(name, data, files.trip)
    elif kind == "xlsx":
        new, report = from_book(name, data)
        beside = {report.name: report.data} if report else {}
    elif kind == "csv":
        new = {_table(name, data): data}
    else:
        raise refusal(name, "kind_unknown")
    if not new and not beside:
        raise refusal(name, "nothing_known", names=", ".join(NAMES))
    result = replaced(files, new, lambda one: beside[one] if one in beside else _own(files, one), basemap)
    return Taken(result, tuple(_notes(name, files, result, new, beside)))


def _own(files: TripFiles, name: str) -> bytes | None:
    return files.report.data if files.report and files.report.name == name else None


def _table(name: str, data: bytes) -> str:
    """Return the file of a trip that a table is: by its name, else by its columns; TripError if neither."""
    stem = _COPY.sub("", name.rpartition(".")[0].replace("\\", "/").rpartition("/")[2].lower())
    if f"{stem}.csv" in COLUMNS:
        return f"{stem}.csv"
    fits = [one for one, columns in COLUMNS.items() if not read_csv(one, columns.split(), data)[1]]
    if not fits:
        raise refusal(name, "csv_unknown", names=", ".join(COLUMNS))
    return max(fits, key=lambda one: len(COLUMNS[one].split()))


def _notes(
    name: str, files: TripFiles, result: TripFiles, new: Mapping[str, bytes], beside: Mapping[str, bytes]
) -> list[Fault]:
    report = result.report.name if result.report else ""
    aside = [short(one) for one in beside if one != report]
    notes = [Fault(one, 0, "", "read_as_gbk") for one, data in new.items() if not _is_utf8(data)]
    if aside:
        notes.append(
            Fault(short(name), 0, "", "passed_over", {"names": ", ".join(aside[:5]), "n": len(aside)})
        )
    kept = [
        one for one in NAMES if one not in new and (one == FRAME or files.rows[one] or one not in OPTIONAL)
    ]
    if kept and not name.lower().endswith(".csv"):
        notes.append(Fault(short(name), 0, "", "kept_own", {"names": ", ".join(kept)}))
    return notes


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
