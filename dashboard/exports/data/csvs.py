"""One table of a brief as CSV that opens in a spreadsheet as it is meant, and runs nothing there."""

from __future__ import annotations

import datetime as dt
import re
from csv import writer
from io import StringIO
from typing import Any

from dashboard.brief import Brief
from dashboard.exports.data.tables import tables

# OWASP, "CSV Injection": a cell that begins with = + - @, tab, carriage return or line feed, or the
# full-width forms of the signs, may run as a formula; an apostrophe before it keeps it text. Spreadsheets
# strip white space first, so signs behind it count as well.
_LIVE = re.compile(r"[\s\ufeff\u200b]*[=+\-@＝＋－＠]|[ \u3000]*[\t\r\n]")


def csv(brief: Brief, table: str = "visits") -> bytes:
    """Return one of the `tables` as CSV (RFC 4180): UTF-8 with BOM, CRLF, a gap being an empty cell.

    What every export states stands at the end of each row, in columns `about_KEY`, so that the file is
    one clean table and a row copied out of it still says what it is. A table without rows is its header
    alone. KeyError for a table that there is not, NothingShownError where the filter leaves nothing.
    """
    brief.refuse_empty()
    found = tables(brief)[table]
    about = {f"about_{key}": line for key, line in brief.statement.items()}
    out = StringIO(newline="")
    lines = writer(out, lineterminator="\r\n")
    lines.writerow([*found.columns, *about])
    for row in found.itertuples(index=False):
        lines.writerow([_cell(value) for value in (*row, *about.values())])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str) and _LIVE.match(value):
        return f"'{value}"
    return "" if value is None else value
