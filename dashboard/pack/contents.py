"""A trip's files ⇄ their bytes by name: what a folder holds, and a trip with some of it replaced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dashboard.pack.frame_table import as_toml
from dashboard.trip.cells import COLUMNS, OPTIONAL, CsvRow
from dashboard.trip.faults import TripError
from dashboard.trip.files import FRAME, NAMES, Beside, TripFiles, read_files

QUOTE = '"'


def header(name: str, rows: Sequence[CsvRow]) -> list[str]:
    """Return the columns of a table: those that its rows have, then those that it must have."""
    return list(dict.fromkeys([*(column for row in rows for column in row.cells), *COLUMNS[name].split()]))


def as_table(name: str, rows: Sequence[CsvRow]) -> bytes:
    """Return rows as a CSV file with every column that they have, those of a keeper's own among them."""
    columns = header(name, rows)
    return as_lines([columns, *([row.cells.get(column, "") for column in columns] for row in rows)])


def as_lines(lines: Iterable[Iterable[str]]) -> bytes:
    """Return lines of cells as CSV: those quoted that have to be, a carriage return among them, which the
    standard library leaves bare.
    """
    text = "".join(",".join(map(_quoted, line)) + "\n" for line in lines)
    return text.encode("utf-8")


def _quoted(cell: str) -> str:
    return f'"{cell.replace(QUOTE, QUOTE * 2)}"' if any(sign in cell for sign in ',"\r\n') else cell


def with_rows(files: TripFiles, name: str, cells: Sequence[Mapping[str, str]]) -> TripFiles:
    """Return the files with other rows in one table: numbered and stripped as if read, none of them empty.

    A column that the table had not is there once a cell of it is filled.
    """
    stripped = [{column: cell.strip() for column, cell in row.items()} for row in cells]
    filled = [row for row in stripped if any(row.values())]
    more = [column for row in filled for column, cell in row.items() if cell]
    columns = dict.fromkeys([*header(name, files.rows[name]), *more], "")
    whole = ({column: row.get(column, "") for column in columns} for row in filled)
    rows = tuple(CsvRow(name, number, row) for number, row in enumerate(whole, start=2))
    return replace(files, rows={**files.rows, name: rows})


def damaged(files: TripFiles) -> set[str]:
    """Return the files that could not be read whole: nobody may write them from what was read."""
    return {fault.file for fault in files.faults}


def contents(files: TripFiles) -> dict[str, bytes]:
    """Return the bytes of each file of the trip's folder that was read whole, in their order."""
    found: dict[str, bytes] = {}
    for name in (name for name in NAMES if name not in damaged(files)):
        if name == FRAME:
            found[name] = as_toml(files.frame or {}, files.written).encode("utf-8")
        elif files.rows[name] or name not in OPTIONAL:
            found[name] = as_table(name, files.rows[name])
    return found


def changes(kept: TripFiles, now: TripFiles) -> dict[str, bytes]:
    """Return the bytes of each file of the folder that says something else now."""
    old, new = contents(kept), contents(now)
    emptied = {name: as_table(name, ()) for name in old if name not in new}
    return {name: data for name, data in {**new, **emptied}.items() if old.get(name) != data}


def same(one: TripFiles, other: TripFiles) -> bool:
    """Return whether two states of a trip's files say the same, however their rows are numbered."""
    return one is other or (
        one.frame == other.frame
        and one.report == other.report
        and damaged(one) == damaged(other)
        and all(
            [row.cells for row in one.rows[name]] == [row.cells for row in other.rows[name]]
            for name in COLUMNS
        )
    )


def replaced(files: TripFiles, new: Mapping[str, bytes], report: Beside, basemap: Beside) -> TripFiles:
    """Return the files with some of them read anew from their bytes; the others stay as they are.

    TripError where one of the new ones cannot be read whole.
    """
    frame = {FRAME: as_toml(files.frame, files.written).encode("utf-8")} if files.frame is not None else {}
    read = read_files(files.trip, {**frame, **new}, report=report, basemap=basemap)
    wrong = [fault for fault in read.faults if fault.file in new]
    if wrong:
        raise TripError(wrong)
    return replace(
        files,
        frame=read.frame,
        written=read.written,
        rows={name: (read if name in new else files).rows[name] for name in COLUMNS},
        report=read.report,
        basemap=read.basemap,
        faults=tuple(fault for fault in files.faults if fault.file not in new),
        unread=files.unread - set(new),
    )
