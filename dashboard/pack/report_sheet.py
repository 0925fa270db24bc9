"""The report ⇄ the lines of a sheet, from which its bytes come back as they were."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from dashboard.trip.files import File

_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030")


def as_sheet(file: File, longest: int) -> list[list[Any]]:
    """Return the report line by line, a long one in several cells, below its name and how it was written."""
    kept = next((one for one in _ENCODINGS if _is(file.data, one)), "base64")
    text = base64.b64encode(file.data).decode() if kept == "base64" else file.data.decode(kept)
    ends = "CRLF" if text.count("\r\n") == text.count("\n") == text.count("\r") > 0 else ""
    lines = (text.replace("\r\n", "\n") if ends else text).split("\n")
    cut = [[line[at : at + longest] for at in range(0, len(line), longest)] for line in lines]
    numbered = [[number, *parts] for number, parts in enumerate(cut, start=1)]
    return [["file", file.name], ["encoding", f"{kept} {ends}".strip()], *numbered]


def _is(data: bytes, encoding: str) -> bool:
    with suppress(UnicodeError):
        return data.decode(encoding).encode(encoding) == data
    return False


def from_sheet(lines: Sequence[Sequence[str]]) -> File:
    """Return the report: its text as it was written, or in UTF-8 where it can no longer be."""
    name, kept = ([*line, "", ""][1].strip() for line in (*lines, [], [])[:2])
    encoding, _, ends = kept.partition(" ")
    text = "\n".join("".join(line[1:]) for line in lines[2:])
    if ends == "CRLF":
        text = text.replace("\n", "\r\n")
    if encoding == "base64":
        with suppress(ValueError):
            return File(name, base64.b64decode(text, validate=True))
    with suppress(UnicodeError, LookupError):
        return File(name, text.encode(encoding if encoding in _ENCODINGS else "utf-8"))
    return File(name, text.encode("utf-8", "replace"))
