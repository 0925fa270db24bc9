"""Plain files of a trip folder → rows of cells, with a fault for each file that cannot be read as a table."""

from __future__ import annotations

import csv
import io
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
}
"""The columns that each file of a trip folder must have, in any order."""


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


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, with or without BOM, or in GB 18030 (GBK), as spreadsheets in
    China write it; UnicodeDecodeError where it is neither.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def read_tables(folder: Path) -> Tables:
    """Return the rows of the trip folder's tables; rows with no cell filled are passed over."""
    tables = Tables()
    for name, columns in COLUMNS.items():
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
    missing = [column for column in columns if column not in header]
    faults += [
        Fault(path.name, 1, column, "column_missing", {"found": ", ".join(header)}) for column in missing
    ]
    twice = [column for column in columns if header.count(column) > 1]
    faults += [Fault(path.name, 1, column, "column_twice") for column in twice]
    if missing or twice:
        return []
    return _rows(path.name, header, lines[1:], faults)


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
