"""A trip's files ⇄ a workbook: a sheet a table, one of keys and values for trip.toml, one of the report."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from xlsxwriter import Workbook

from dashboard.pack.contents import as_lines, damaged, header
from dashboard.pack.frame_table import as_toml, kinds, nested, pairs, value_of
from dashboard.pack.limits import refusal, unpacked
from dashboard.pack.report_sheet import as_sheet, from_sheet
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.files import FRAME, NAMES, File, TripFiles

LONGEST = 32_000
"""Characters of a cell: Excel takes 32,767, and a control character is written with seven."""

REPORT = "report"
ROWS, WIDE = 20_000, 200
"""Rows and columns of a sheet that are read."""

_MADE = dt.datetime(1980, 1, 1)  # no clock: the same files make the same bytes
_NEVER = re.compile("[\ufffe\uffff]")
_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f]|FFF[EF])_")
"""Signs that XML has not, and how Excel writes them; xlsxwriter writes control characters so itself."""
_DECLARED = (b"<!DOCTYPE", b"<!ENTITY")


def as_book(files: TripFiles) -> bytes:
    """Return the trip's files as a workbook of text: no cell of it is a formula or a link.

    TripError where a cell is too long for one.
    """
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"title": files.trip, "created": _MADE})
    text = book.add_format({"valign": "top", "text_wrap": True, "num_format": "@"})
    head = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"})
    for name, lines in _sheets(files):
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, WIDE, 18)
        for number, line in enumerate(lines):
            for column, value in enumerate(line):
                if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
                    sheet.write_datetime(number, column, value, day)
                elif isinstance(value, int) and not isinstance(value, bool):
                    sheet.write_number(number, column, value, text)
                elif len(str(value)) > LONGEST:
                    values: dict[str, object] = {"n": len(str(value)), "most": LONGEST}
                    raise TripError([Fault(name, number + 1, str(lines[0][column]), "too_long", values)])
                else:
                    written = _NEVER.sub(lambda sign: f"_x{ord(sign[0]):04X}_", str(value))
                    sheet.write_string(number, column, written, text if number else head)
    book.close()
    return out.getvalue()


def _sheets(files: TripFiles) -> Iterator[tuple[str, list[list[Any]]]]:
    for name in (name for name in NAMES if name not in damaged(files)):
        if name == FRAME:
            found = pairs(files.frame or {})
            keys = [*kinds(), *(key for key in found if key not in kinds())]
            yield name, [["key", "value"], *([key, found.get(key, "")] for key in keys)]
        else:
            columns = header(name, files.rows[name])
            rows = [[row.cells.get(column, "") for column in columns] for row in files.rows[name]]
            yield name, [columns, *rows]
    if files.report:
        yield REPORT, as_sheet(files.report, LONGEST)


def from_book(name: str, data: bytes) -> tuple[dict[str, bytes], File | None]:
    """Return the files of a trip that a workbook has sheets of, as bytes, and the report, if it has it.

    TripError where it is none, could do harm, or has a formula. Days are written as in ISO 8601, a number
    without a fraction as one.
    """
    _refuse_declarations(name, unpacked(name, data))
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        lines: dict[str, list[list[Any]]] = {}
        for sheet in book.worksheets:
            file = _file(sheet.title.strip().lower())
            if file in lines:
                raise refusal(name, "file_twice", path=file)
            if file:
                lines[file] = _lines(file, sheet)
    except TripError:
        raise
    except Exception as error:  # a stranger's file has openpyxl raise whatever a stranger likes
        raise refusal(name, "not_xlsx") from error
    report = lines.pop(REPORT, None)
    files = {
        file: as_toml(_frame(table)).encode("utf-8") if file == FRAME else _as_csv(table)
        for file, table in lines.items()
    }
    texts = [[_text(value) for value in line] for line in report or ()]
    return files, None if report is None else from_sheet(texts)


def _file(title: str) -> str:
    """Return the file that a sheet of this name holds, or nothing."""
    known = (*NAMES, REPORT)
    return next((one for one in known if title in {one, one.rpartition(".")[0]} - {""}), "")


def _refuse_declarations(name: str, parts: Mapping[str, bytes]) -> None:
    """Entities can grow without end; no workbook that a program writes declares any."""
    for part in parts.values():
        xml = part.lstrip()[:1] == b"<" or part[:3] == b"\xef\xbb\xbf"
        if (xml and any(one in part for one in _DECLARED)) or part[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            raise refusal(name, "not_xlsx")


def _lines(file: str, sheet: Any) -> list[list[Any]]:
    """Return the values of a sheet's rows; TripError where it has a formula, or more than is read."""
    sheet.reset_dimensions()  # what it says of its own size may not be true
    lines, filled = list[list[Any]](), 0
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if any(cell.value is not None for cell in cells[:WIDE]):
            filled = number
        if len(cells) > WIDE or filled > ROWS or number > 2 * ROWS:
            raise TripError([Fault(file, number, "", "sheet_large", {"rows": ROWS, "columns": WIDE})])
        for column, cell in enumerate(cells, start=1):
            if cell.data_type == "f":
                place = f"{get_column_letter(column)}{number}"
                raise TripError([Fault(file, number, "", "formula", {"cell": place})])
        lines.append([cell.value for cell in cells])
    return lines[:filled]


def _text(value: object) -> str:
    """Return a cell as a person would have typed it."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool):
        return str(value).upper()
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))


def _as_csv(lines: Sequence[Sequence[Any]]) -> bytes:
    """Return the lines as a CSV file, each as wide as the first or, where more is in it, wider."""
    texts = [[_text(value) for value in line] for line in lines]
    for line in texts:
        while line and not line[-1].strip():
            line.pop()
    wide = len(texts[0]) if texts else 0
    return as_lines([*line, *[""] * (wide - len(line))] for line in texts)


def _frame(lines: Iterable[Sequence[Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for line in [*lines][1:]:
        first, value = [*line, None, None][:2]
        key = _text(first).strip()
        if isinstance(value, dt.datetime) and value.time() == dt.time():
            found[key] = value.date()
        elif isinstance(value, str) or value is None:
            found[key] = value_of(key, _text(value), _text(value))
        else:
            found[key] = value_of(key, _text(value))
    return nested({key: value for key, value in found.items() if key})
