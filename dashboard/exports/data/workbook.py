"""The tables of a brief as an Excel workbook, every cell of its own type."""

from __future__ import annotations

import datetime as dt
import math
import unicodedata
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from dashboard.brief import Brief
from dashboard.exports.data.worded import Sheet, worded

LONGEST = 32767  # characters: Excel's limit for a cell ("Excel specifications and limits")
FOOTER = 255  # characters: the same limit for a footer
NARROW, PAGE = 8, 190  # widths in digits: a column with the filter's button; all columns of a page
LINE, TALLEST = 15, 409  # points: a line of a row, and Excel's limit for a row


def xlsx(brief: Brief) -> bytes:
    """Return the workbook: a sheet of what every export states, one a table in words, and one of the codes.

    Each is printed across A4, as wide as the page, its headings on every page.

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
        "head": book.add_format({**top, "bold": True, "bottom": 1, "text_wrap": True}),
        "text": book.add_format({**top, "text_wrap": True}),
        "date": book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"}),
        "number": book.add_format({**top, "align": "left"}),
    }
    about = book.add_worksheet(brief.style.say("table.about"))
    for number, (label, line) in enumerate(brief.labelled()):
        about.write_string(number, 0, label, formats["head"])
        about.write_string(number, 1, line, formats["text"])
        about.set_row(number, LINE * _lines(line, 100))
    about.set_column(0, 0, 12)
    about.set_column(1, 1, 100)
    _page(about, brief)
    for name, found in apart(worded(brief), brief).items():
        sheet = book.add_worksheet(brief.style.say(f"table.{name}"))
        _fill(sheet, found, formats)
        _page(sheet, brief)
        sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def apart(sheets: Mapping[str, Sheet], brief: Brief) -> dict[str, Sheet]:
    """Return the sheets with the words that visits and events rest on apart: beside them no row is read."""
    found, rows = dict(sheets), list[list[Any]]()
    say = brief.style.say
    long, name = [say("column.quotes"), say("column.reasons")], say("column.name")
    for table in ("visits", "events"):
        heads = sheets[table].heads
        places = [heads.index(head) for head in long]
        for row in sheets[table].rows:
            number = row[0] if table == "visits" else None
            rows.append([number, row[heads.index(name)], *(row[place] for place in places)])
        kept = [place for place in range(len(heads)) if place not in places]
        short = [[row[place] for place in kept] for row in sheets[table].rows]
        found[table] = Sheet([heads[place] for place in kept], short)
    evidence, codes = Sheet([say("column.number"), name, *long], rows), found.pop("codes")
    return {**found, "evidence": evidence, "codes": codes}


def _page(sheet: Any, brief: Brief) -> None:
    """Set how a sheet is printed: across A4, as wide as the page, with its name and the page's number."""
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)  # inches
    sheet.fit_to_pages(1, 0)
    title = brief.title.replace("&", "&&")  # a sign of its own in a footer
    sheet.set_footer(f"&L{title} · &A&R&P / &N"[:FOOTER])


def _fill(sheet: Any, table: Sheet, formats: dict[str, Any]) -> None:
    """Write a table below its header, which stays in sight and filters the rows."""
    rows, wide = [table.heads, *table.rows], _widths(table)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if row:
                _write(sheet, row, column, value, formats)
            else:
                sheet.write_string(0, column, value, formats["head"])
        lines = max(_lines(value, w) for value, w in zip(values, wide, strict=True))
        sheet.set_row(row, min(LINE * lines, TALLEST))
    for column, w in enumerate(wide):
        sheet.set_column(column, column, w)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.heads) - 1)


def _widths(table: Sheet) -> list[float]:
    """Return the width of each column, the widest made less until all stand on a page that is still read."""
    natural = []
    for head, *values in zip(table.heads, *table.rows, strict=True):
        longest = max([math.ceil(_width(head) / 2) + 2, *map(_width, values)])  # a heading takes two lines
        natural.append(max(longest + 2, NARROW))
    most = next((cap for cap in range(max(natural), NARROW, -1) if _sum(natural, cap) <= PAGE), NARROW)
    return [min(one, most) for one in natural]


def _sum(natural: list[int], most: int) -> int:
    return sum(min(one, most) for one in natural)


def _lines(value: Any, w: float) -> int:
    """Return the lines that a cell takes in a column of this width."""
    parts = [""] if value is None else str(value)[:LONGEST].split("\n")
    return sum(max(1, math.ceil(_width(part) / (w - 1))) for part in parts)


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
