"""A CSV file of a trip → rows of cells, with a fault for each thing that keeps it from being a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.trip.decode import decode
from dashboard.trip.faults import Fault

COLUMNS = {
    "cities.csv": "id name_zh name_en aliases order lat lon source",
    "visits.csv": (
        "id name_zh name_en status city city_basis day day_basis day_span "
        "lat lon precision location_basis themes themes_external"
    ),
    "events.csv": "id name_zh name_en kind day day_basis city city_basis",
    "evidence.csv": "subjects fields source quote nth reason_zh reason_en",
    "sources.csv": "id publisher_zh publisher_en says_zh says_en date address",
    "not_visited.csv": "name_zh name_en quote nth reason_zh reason_en",
    "glosses.csv": "quote en",
    "review.csv": "quote nth themes voice who why_zh why_en",
    "outcomes.csv": (
        "id kind zh en speaker_zh speaker_en addressee_zh addressee_en said owner_zh owner_en due "
        "belongs quote nth"
    ),
    "draft.csv": "subject rule decision who why_zh why_en",
}
"""The columns that each file of a trip folder must have, in any order. Faults are told in this order."""

OPTIONAL = frozenset({"glosses.csv", "review.csv", "outcomes.csv", "draft.csv"})
"""The files that a trip folder may do without."""

READ_TOO = {
    "visits.csv": frozenset({"half"}),
    "not_visited.csv": frozenset({"home", "how"}),
    "events.csv": frozenset({"half"}),
    "sources.csv": frozenset({"verified_zh", "verified_en"}),
    "glosses.csv": frozenset({"nth"}),
}
"""Columns that a file may have and that are read where it has them."""

ASIDE = ("lexicon_", "note")
"""How columns begin that are meant for the person who keeps the file, and are passed over."""

LISTS = frozenset({"aliases", "order", "themes", "themes_external", "subjects", "fields"})
"""The columns whose cells hold several entries."""

_REFUSED = "，；：,;"
_SIGNS = str.maketrans({"：": ":"} | dict.fromkeys("、，；,;", " "))
_LINES_ABOVE = 10
"""How many rows are searched for a header that a title, a unit or a note stands above."""


@dataclass(frozen=True)
class CsvRow:
    """One row of a file: its number as a spreadsheet counts it, and its cells by column, stripped."""

    file: str
    number: int
    cells: Mapping[str, str]

    def fault(self, column: str, code: str, **values: object) -> Fault:
        """Return a fault that stands in this row."""
        return Fault(self.file, self.number, column, code, values)


def listed(cell: str) -> tuple[str, ...]:
    """Return the entries of a cell: separated by white space of any width or 、.

    The signs that `separator_faults` refuses separate them too, so that such a cell is one fault, not many.
    """
    return tuple(cell.translate(_SIGNS).split())


def separator_faults(files: Mapping[str, Sequence[CsvRow]]) -> Iterator[Fault]:
    """Yield a fault for each cell whose entries a comma, a semicolon or a full-width colon separates."""
    for row in (row for rows in files.values() for row in rows):
        for column in sorted(LISTS & row.cells.keys()):
            signs = "".join(sign for sign in _REFUSED if sign in row.cells[column])
            if signs:
                yield row.fault(column, "separator", signs=signs)


def as_csv(name: str, rows: Sequence[CsvRow]) -> bytes:
    """Return rows as the CSV file that they are read from: its own columns and, where a row fills one, those
    that it may have; UTF-8, a line feed a row.
    """
    out = io.StringIO(newline="")
    more = [one for one in sorted(READ_TOO.get(name, ())) if any(row.cells.get(one) for row in rows)]
    columns = [*COLUMNS[name].split(), *more]
    lines = csv.DictWriter(out, columns, restval="", lineterminator="\n", extrasaction="ignore")
    lines.writeheader()
    lines.writerows(row.cells for row in rows)
    return out.getvalue().encode("utf-8")


def read_csv(name: str, columns: Sequence[str], data: bytes | None) -> tuple[tuple[CsvRow, ...], list[Fault]]:
    """Return the rows of a file that have a cell filled, and what is wrong with it; None is no such file.

    A row of which only columns for the person who keeps the file are filled is a remark, and passed over.
    """
    if data is None:
        return (), [Fault(name, 0, "", "file_missing")]
    try:
        text = decode(data)
    except UnicodeDecodeError:
        return (), [Fault(name, 0, "", "encoding")]
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return (), [Fault(name, 0, "", "not_csv", {"detail": str(error)})]
    if not any(any(cell.strip() for cell in line) for line in lines):
        return (), [Fault(name, 0, "", "empty", {"columns": ",".join(columns)})]
    header = [cell.strip() for cell in lines[0]]
    wrong = _header_faults(name, lines, columns)
    return ((), wrong) if wrong else _rows(name, header, lines[1:])


def _header_faults(file: str, lines: list[list[str]], columns: Sequence[str]) -> list[Fault]:
    """Return what is wrong with the first row as a header: one fault where the header stands below it."""
    header = [cell.strip() for cell in lines[0]]
    missing = [column for column in columns if column not in header]
    for number, line in enumerate(lines[1 : _LINES_ABOVE + 1], start=2):
        if missing and set(columns) <= {cell.strip() for cell in line}:
            return [Fault(file, number, "", "header_below", {"row": number})]
    found: dict[str, object] = {"found": ", ".join(header)}
    twice = [column for column in columns if header.count(column) > 1]
    return [
        *(Fault(file, 1, column, "column_missing", found) for column in missing),
        *(Fault(file, 1, column, "column_twice") for column in twice),
    ]


def _rows(file: str, header: list[str], lines: list[list[str]]) -> tuple[tuple[CsvRow, ...], list[Fault]]:
    rows, faults = [], []
    for number, line in enumerate(lines, start=2):
        filled = [place for place, cell in enumerate(line) if cell.strip()]
        if all(place < len(header) and header[place].startswith(ASIDE) for place in filled):
            continue
        while len(line) > len(header) and not line[-1].strip():
            line.pop()  # spreadsheets pad rows with empty cells
        row = CsvRow(file, number, {c: v.strip() for c, v in zip(header, line, strict=False) if c})
        if len(line) != len(header):
            faults.append(row.fault("", "cell_count", cells=len(line), columns=len(header)))
        else:
            rows.append(row)
    return tuple(rows), faults
