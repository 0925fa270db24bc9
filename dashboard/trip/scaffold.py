"""The files of a new trip before anything is known of it: headers, empty fields, and how to fill them in.

No fact is made up: what is an example stands in a comment, or in a column `note`, and is passed over.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence

from dashboard.language import LANGUAGES, words
from dashboard.trip.cells import COLUMNS, READ_TOO
from dashboard.trip.files import FRAME

NOTE = "note"
"""The column of the explanations: whatever begins so is passed over by who reads the file."""

REPORT_ROW = "A"
"""The id of the report's own row in sources.csv, to which trip.toml points."""

_DRAFTED = "draft.csv"
"""The one file that only the program begins: nobody fills it in who has drafted nothing."""

_LONGEST = 60
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)\d")
"""What Windows lets no file be called."""

_FRAME = (
    ("start", ""),
    ("id", "id = {trip}"),
    ("report", "report = {report}"),
    ("source", "source = {source}"),
    ("basemap", "basemap = {basemap}"),
    ("title", '[title]\nzh = ""\nen = ""'),
    ("delegation", '[delegation]\nzh = ""\nen = ""'),
    ("dates", '[dates]\nstart = ""\nend = ""\nquote = ""'),
    ("year", '# year_source = "B"\n# year_reason_zh = ""\n# year_reason_en = ""'),
    ("totals", '[totals]\ndays = ""\ncities = ""\nvisits = ""\nquote = ""'),
    ("route", '[route]\nquote = ""'),
)
"""The parts of trip.toml: the phrase that explains each, and its lines."""


def fit_name(trip: str) -> bool:
    """Return whether a trip may have this name: as an id, as a folder of any system, and in a link."""
    named = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", trip)
    return bool(named) and len(trip) <= _LONGEST and not _RESERVED.fullmatch(trip)


def report_name(trip: str) -> str:
    """Return the name that a new trip's report has in seeds/."""
    return f"{trip}.txt"


def scaffold(trip: str, basemaps: Sequence[str]) -> dict[str, bytes]:
    """Return the files of a new trip by name, as Windows and its spreadsheets read them without asking.

    `basemaps` are those there are: the first is entered, and `check` tells of places that lie outside it.
    """
    files = {FRAME: _text(_frame(trip, basemaps))}
    return files | {name: _text(_table(name)) for name in COLUMNS if name != _DRAFTED}


def _text(text: str) -> bytes:
    """Return text with what tells Excel and Notepad that it is UTF-8, and their ends of line."""
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def _frame(trip: str, basemaps: Sequence[str]) -> str:
    values = {
        "trip": trip,
        "report": report_name(trip),
        "source": REPORT_ROW,
        "basemap": next(iter(basemaps), ""),
    }
    quoted = {key: json.dumps(value, ensure_ascii=False) for key, value in values.items()}
    parts = []
    for key, lines in _FRAME:
        told = "".join(f"# {line}\n" for line in _told(f"frame.{key}"))
        parts.append(told + (lines.format(**quoted) + "\n" if lines else ""))
    return "\n".join(parts)


def _table(name: str) -> str:
    """Return a table of its header, the explanations, and what is known of it: the report has its row."""
    columns = [NOTE, *COLUMNS[name].split(), *sorted(READ_TOO.get(name, ()))]
    out = io.StringIO(newline="")
    lines = csv.DictWriter(out, columns, lineterminator="\n")
    lines.writeheader()
    lines.writerows({NOTE: line} for line in _told(f"note.{name.removesuffix('.csv')}"))
    if name == "sources.csv":
        lines.writerow({"id": REPORT_ROW})
    return out.getvalue()


def _told(key: str) -> Iterator[str]:
    """Yield the lines of an explanation in every language: who fills the files in may read either."""
    for language in LANGUAGES:
        yield from words(language)(f"new.{key}").splitlines()
