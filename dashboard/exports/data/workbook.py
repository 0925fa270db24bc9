"""The tables of a brief as an Excel workbook, every cell of its own type."""

from __future__ import annotations

import datetime as dt
import unicodedata
from io import BytesIO
from typing import Any

import pandas as pd
from xlsxwriter import Workbook

from dashboard.brief import Brief
from dashboard.exports.data.tables import NAMES, tables

LONGEST = 32767  # characters: Excel's limit for a cell ("Excel specifications and limits")
NARROW, WIDE = 8, 60  # widths of a column, in digits: room for the filter's button, no wider than a page


def xlsx(brief: Brief) -> bytes:
    """Return the workbook: a sheet of what every export states, then one sheet a table.

    Dates are dates, numbers are numbers, and text is text: nothing in it is a formula or a link. Its date
    of making is the brief's, so that the same brief gives the same bytes. NothingShownError where the
    filter leaves nothing.
    """
    brief.refuse_empty()
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    made = dt.datetime.combine(brief.made, dt.time())
    book.set_properties({"title": brief.title, "comments": brief.source, "created": made})
    top = {"valign": "top"}
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "text": book.add_format({**top, "text_wrap": True}),
        "date": book.add_format({**top, "num_format": "yyyy-mm-dd"}),
        "number": book.add_format(top),
    }
    about = book.add_worksheet(brief.style.say("table.about"))
    for number, (label, line) in enumerate(brief.labelled()):
        about.write_string(number, 0, label, formats["head"])
        about.write_string(number, 1, line, formats["text"])
    about.set_column(0, 0, 12)
    about.set_column(1, 1, 100)
    found = tables(brief)
    for name in NAMES:
        _fill(book.add_worksheet(brief.style.say(f"table.{name}")), found[name], formats)
    book.close()
    return out.getvalue()


def _fill(sheet: Any, table: pd.DataFrame, formats: dict[str, Any]) -> None:
    """Write a table below its header, which stays in sight and filters the rows."""
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, name, formats["head"])
        values = list(table[name])
        for row, value in enumerate(values, start=1):
            _write(sheet, row, column, value, formats)
        longest = max(map(_width, [name, *values]))
        sheet.set_column(column, column, min(max(longest + 2, NARROW), WIDE))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table), len(table.columns) - 1)


def _write(sheet: Any, row: int, column: int, value: Any, formats: dict[str, Any]) -> None:
    if value is None:
        return
    if isinstance(value, dt.date):
        sheet.write_datetime(row, column, value, formats["date"])
    elif isinstance(value, str):
        fits = value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
        sheet.write_string(row, column, fits, formats["text"])
    else:
        sheet.write_number(row, column, value, formats["number"])


def _width(value: Any) -> int:
    """Return how wide the longest line of a cell is, in digits: a hanzi is two wide (UAX #11)."""
    lines = [""] if value is None else str(value)[:LONGEST].split("\n")
    return max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in lines)
