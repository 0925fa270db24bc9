"""The small trip with something changed in it: what it is read as, or where its faults stand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from dashboard.trip.cells import COLUMNS
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.library import Library
from dashboard.trip.model import Trip

THEMES = ("energy", "industry", "ecology", "wellbeing")
VOICES = ("seen", "learned", "next")
Place = tuple[str, int, str, str]
"""File, row, column and code of a fault."""


def change(home: Path, file: str, old: str, new: str) -> None:
    """Replace words of a file of the small trip; they must stand in it."""
    path = home / "data/trips/small" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def add(home: Path, file: str, *lines: str) -> None:
    """Add lines at the end of a file of the small trip."""
    path = home / "data/trips/small" / file
    text = path.read_text(encoding="utf-8") + "".join(f"{line}\n" for line in lines)
    path.write_text(text, encoding="utf-8")


def report(home: Path, old: str, new: str) -> None:
    """Replace words of the small trip's report."""
    path = home / "seeds/small.txt"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def table(home: Path, file: str, rows: Iterable[Mapping[str, str]], columns: str = "") -> None:
    """Write a table of the small trip; a cell that a row does not name is empty."""
    out = io.StringIO(newline="")
    lines = csv.DictWriter(out, (columns or COLUMNS[file]).split(), lineterminator="\n")
    lines.writeheader()
    lines.writerows(rows)
    (home / "data/trips/small" / file).write_text(out.getvalue(), encoding="utf-8")


def read(home: Path) -> Trip:
    """Return the small trip as it is now, its themes and voices checked."""
    return Library(home).open("small", themes=THEMES, voices=VOICES)


def faults(home: Path) -> list[Fault]:
    """Return every fault of the small trip as it is now; it must have some."""
    with pytest.raises(TripError) as caught:
        read(home)
    return caught.value.faults


def places(home: Path) -> list[Place]:
    """Return where the faults stand."""
    return [(fault.file, fault.row, fault.column, fault.code) for fault in faults(home)]
