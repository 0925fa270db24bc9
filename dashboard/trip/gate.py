"""What no text of a trip may hold: signs that no page, file or reader can show, and words without end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.trip.cells import LISTS
from dashboard.trip.faults import Fault
from dashboard.trip.files import FRAME, TripFiles

NAME, WORDS, LIST, REPORT = 200, 1_000, 5_000, 200_000
"""Characters that a name, any other cell, a list of ids and the report may have."""

_NAMES = frozenset({"id", "name_zh", "name_en", "publisher_zh", "publisher_en", "title", "delegation"})
_LINES = frozenset("\n\r\t")
# They turn the words around them about, so that what is read is not what is written (Unicode TR 36, 2.5).
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def faults(files: TripFiles) -> Iterator[Fault]:
    """Yield a fault for each text that holds a sign that is refused, or is too long.

    Refused are control characters, marks of direction, halves of a pair (surrogates) and what Unicode keeps
    from text for good; a line break too, but in the report and in the words quoted from it.
    """
    for row in (row for rows in files.rows.values() for row in rows):
        for column, cell in row.cells.items():
            for code, values in _wrong(cell, _most(column), lines=column == "quote"):
                yield row.fault(column, code, **values)
    for path, text in _strings(files.frame or {}):
        for code, values in _wrong(text, _most(path[0]), lines=path[-1] == "quote"):
            yield Fault(FRAME, 0, ".".join(path), code, values)


def report_faults(text: str) -> Iterator[Fault]:
    """Yield a fault for the first sign of the report that is refused, and where it is too long."""
    codes = {"sign": "report_sign", "too_long": "report_too_long"}
    for code, values in _wrong(text, REPORT, lines=True):
        line = text.count("\n", 0, values.get("at", 0)) + 1
        yield Fault(FRAME, 0, "report", codes[code], {**values, "line": line})


def _most(column: str) -> int:
    return NAME if column in _NAMES else LIST if column in LISTS else WORDS


def _wrong(text: str, most: int, *, lines: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    for at, sign in enumerate(text):
        if refused(sign) and not (lines and sign in _LINES):
            yield "sign", {"sign": f"U+{ord(sign):04X}", "at": at}
            break
    if len(text) > most:
        yield "too_long", {"n": len(text), "most": most}


def refused(sign: str) -> bool:
    """Return whether a sign may stand in no text of one line."""
    point = ord(sign)
    return (
        unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}
        or sign in _TURNING
        or point & 0xFFFE == 0xFFFE
        or 0xFDD0 <= point <= 0xFDEF
    )


def short(text: str, most: int = 40) -> str:
    """Return what a stranger wrote, in a link or a command, fit to stand in a sentence: one short line."""
    line = "".join("\ufffd" if refused(sign) else sign for sign in text[:most])
    return f"{line}…" if len(text) > most else line


def for_log(text: str) -> str:
    """Return what a stranger wrote fit to stand in a log: no sign that ends a line, names a path or is told
    apart only by its looks.
    """
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_") else "?" for sign in text[:40])


def _strings(table: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield (*above, key), value
        elif isinstance(value, Mapping):
            yield from _strings(value, (*above, key))
