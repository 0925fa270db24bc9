"""Plain files of a trip folder → rows of cells, with a fault for each file that cannot be read as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.faults import Fault

COLUMNS = {
    "cities.csv": "id name_zh name_en aliases order lat lon source",
    "visits.csv": (
        "id name_zh name_en status city city_basis day day_basis day_span "
        "lat lon precision location_basis themes themes_external"
    ),
    "events.csv": "id name_zh name_en kind day day_basis city city_basis",
    "evidence.csv": "subjects fields source quote nth reason_zh reason_en",
    "sources.csv": "id publisher_zh publisher_en title_zh title_en date address verified_zh verified_en",
    "not_visited.csv": "name_zh name_en quote nth reason_zh reason_en",
    "glosses.csv": "quote en",
}
"""The columns that each file of a trip folder must have, in any order. Faults are told in this order."""

OPTIONAL = frozenset({"glosses.csv"})
"""The files that a trip folder may do without."""

LISTS = frozenset({"aliases", "themes", "themes_external", "subjects", "fields"})
"""The columns whose cells hold several entries."""

_REFUSED = "，；：,;"
_SIGNS = str.maketrans({"：": ":"} | dict.fromkeys("、，；,;", " "))
_LINES_ABOVE = 10
"""How many rows are searched for a header that a title, a unit or a note stands above."""


@dataclass(frozen=True)
class Row:
    """One row of a file: its number as a spreadsheet counts it, and its cells by column, stripped."""

    file: str
    number: int
    cells: dict[str, str]

    def fault(self, column: str, code: str, **values: object) -> Fault:
        """Return a fault that stands in this row."""
        return Fault(self.file, self.number, column, code, values)


@dataclass
class Tables:
    """Every row of a trip folder by file name, the faults met in reading them, and the files not read."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


def listed(cell: str) -> tuple[str, ...]:
    """Return the entries of a cell: separated by white space of any width or 、.

    The signs that `separator_faults` refuses separate them too, so that such a cell is one fault, not many.
    """
    return tuple(cell.translate(_SIGNS).split())


def separator_faults(tables: Tables) -> Iterator[Fault]:
    """Yield a fault for each cell whose entries a comma, a semicolon or a full-width colon separates."""
    for row in (row for rows in tables.rows.values() for row in rows):
        for column in sorted(LISTS & row.cells.keys()):
            signs = "".join(sign for sign in _REFUSED if sign in row.cells[column])
            if signs:
                yield row.fault(column, "separator", signs=signs)


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, with or without BOM, or in GB 18030 (GBK), as spreadsheets in
    China write it; UnicodeDecodeError where it is neither.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def read_tables(folder: Path) -> Tables:
    """Return the rows of the trip folder's tables; rows with no cell filled are passed over.

    A file that is optional and not there has none.
    """
    tables = Tables()
    for name, columns in COLUMNS.items():
        if name in OPTIONAL and not (folder / name).exists():
            tables.rows[name] = []
            continue
        before = len(tables.faults)
        tables.rows[name] = _read(folder / name, columns.split(), tables.faults)
        if len(tables.faults) > before and not tables.rows[name]:
            tables.unread.add(name)
    return tables


def _read(path: Path, columns: list[str], faults: list[Fault]) -> list[Row]:
    try:
        text = decode(path.read_bytes())
    except OSError:
        faults.append(Fault(path.name, 0, "", "file_missing"))
        return []
    except UnicodeDecodeError:
        faults.append(Fault(path.name, 0, "", "encoding"))
        return []
    try:
        lines = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        faults.append(Fault(path.name, 0, "", "not_csv", {"detail": str(error)}))
        return []
    if not any(any(cell.strip() for cell in line) for line in lines):
        faults.append(Fault(path.name, 0, "", "empty", {"columns": ",".join(columns)}))
        return []
    header = [cell.strip() for cell in lines[0]]
    wrong = _header_faults(path.name, lines, columns)
    faults += wrong
    return [] if wrong else _rows(path.name, header, lines[1:], faults)


def _header_faults(file: str, lines: list[list[str]], columns: list[str]) -> list[Fault]:
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


def _rows(file: str, header: list[str], lines: list[list[str]], faults: list[Fault]) -> list[Row]:
    rows = []
    for number, line in enumerate(lines, start=2):
        if not any(cell.strip() for cell in line):
            continue
        while len(line) > len(header) and not line[-1].strip():
            line.pop()  # spreadsheets pad rows with empty cells
        row = Row(file, number, {c: v.strip() for c, v in zip(header, line, strict=False) if c})
        if len(line) != len(header):
            faults.append(row.fault("", "cell_count", cells=len(line), columns=len(header)))
        else:
            rows.append(row)
    return rows
