"""What a person is told of a column of a trip's files, and which words it may have where they are few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

from dashboard.language import catalogue
from dashboard.pack.contents import header
from dashboard.pack.frame_table import table
from dashboard.style.style import Style
from dashboard.trip.cells import READ_TOO
from dashboard.trip.files import FRAME, TripFiles
from dashboard.trip.model import City, Event, Visit
from dashboard.trip.records import Outcome
from dashboard.trip.values import Record

_RECORDS: Mapping[str, type[Record]] = {
    "cities.csv": City,
    "visits.csv": Visit,
    "events.csv": Event,
    "outcomes.csv": Outcome,
}
_IDS = {"city": "cities.csv", "source": "sources.csv"}
"""Columns that name a row of another file."""


def rows(files: TripFiles, name: str) -> list[dict[str, str]]:
    """Return the rows of a file as a person edits them: with every column that is read, if empty."""
    if name == FRAME:
        return [{"key": key, "value": value} for key, value in table(files.frame or {}).items()]
    columns = dict.fromkeys([*header(name, files.rows[name]), *sorted(READ_TOO.get(name, ()))], "")
    return [{**columns, **row.cells} for row in files.rows[name]]


def columns(files: TripFiles, name: str) -> list[str]:
    """Return the columns of a file as a person edits it."""
    if name == FRAME:
        return ["key", "value"]
    return list(dict.fromkeys([*header(name, files.rows[name]), *sorted(READ_TOO.get(name, ()))]))


def choices(files: TripFiles, name: str, column: str) -> list[str]:
    """Return what a cell may hold where that is one of few, with what the cells of the column hold now."""
    if name == FRAME:
        return []
    if column in _IDS and name != _IDS[column]:
        known: Sequence[str] = sorted(files.ids(_IDS[column]))
    else:
        known = _words(_RECORDS[name], column) if name in _RECORDS else []
    now = [row.cells.get(column, "") for row in files.rows[name]]
    return list(dict.fromkeys(["", *known, *now])) if known else []


def _words(record: type[Record], column: str) -> Sequence[str]:
    field = record.model_fields.get(column)
    kinds: list[Any] = [field.annotation, *get_args(field.annotation)] if field else []
    return [str(word) for kind in kinds if get_origin(kind) is Literal for word in get_args(kind)]


def help_text(name: str, column: str, style: Style) -> str | None:
    """Return what stands in a column, in short; None where nothing is said of it."""
    phrases, stem = catalogue(style.language), column
    for end in ("_zh", "_en"):
        stem = stem.removesuffix(end) or stem
    for key in (f"help.{name.partition('.')[0]}_{stem}", f"help.{stem}"):
        if key in phrases:
            return str(phrases[key])
    return None


def file_name(name: str, style: Style) -> str:
    """Return what a file holds, in a word, with its name."""
    phrase = catalogue(style.language).get(f"datafile.{name.partition('.')[0]}")
    return f"{phrase} · {name}" if phrase else name
