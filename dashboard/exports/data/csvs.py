"""One table of a brief as CSV that opens in a spreadsheet as it is meant, and runs nothing there."""

from __future__ import annotations

import datetime as dt
import re
from csv import writer
from io import StringIO
from typing import Any

from dashboard.brief import Brief
from dashboard.exports.data.worded import worded
from dashboard.trip.values import iso

# OWASP, "CSV Injection": a cell that begins with = + - @, tab, carriage return or line feed, or the
# full-width forms of the signs, may run as a formula; an apostrophe before it keeps it text. Spreadsheets
# strip white space first, so signs behind it count as well.
_LIVE = re.compile(r"[\s\ufeff\u200b]*[=+\-@＝＋－＠]|[ \u3000]*[\t\r\n]")


def csv(brief: Brief, table: str = "visits") -> bytes:
    """Return one of the tables in words (`worded`) as CSV: UTF-8 with BOM, CRLF, a gap being an empty cell.

    Below the rows and an empty line stands what every export states, a line each. A table without rows is its
    header alone. KeyError for a table that there is not, NothingShownError where the filter leaves nothing.
    """
    brief.refuse_empty()
    found = worded(brief)[table]
    out = StringIO(newline="")
    lines = writer(out, lineterminator="\r\n")
    lines.writerow(found.heads)
    for row in found.rows:
        lines.writerow([_cell(value) for value in row])
    lines.writerow([])
    for label, line in brief.labelled():
        lines.writerow([_cell(label), _cell(line)])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> Any:
    if isinstance(value, dt.date):
        return iso(value)
    if isinstance(value, str) and _LIVE.match(value):
        return f"'{value}"
    return "" if value is None else value
