"""A home whose trip has a thousand visits: the real one's named sites, each a hundred times."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from dashboard.trip.library import FIRST
from tests.homes import OURS

TIMES = 100


def large_home(folder: Path) -> Path:
    """Make the home in a folder and return it; every copy of a site rests on the words of the first."""
    for name in ("data", "seeds"):
        shutil.copytree(OURS.home / name, folder / name)
    trip = folder / "data" / "trips" / FIRST
    head, visits = _read(trip / "visits.csv")
    named = [row["id"] for row in visits if row["name_zh"]]
    more = [
        row | {"id": f"{row['id']}-{number}", "name_zh": row["name_zh"], "name_en": row["name_en"]}
        for number in range(2, TIMES + 1)
        for row in visits
        if row["id"] in named
    ]
    _write(trip / "visits.csv", head, [*visits, *more])
    head, evidence = _read(trip / "evidence.csv")
    for row in evidence:
        subjects = row["subjects"].split()
        again = [
            f"{one}-{number}"
            for one in subjects
            if one.removeprefix("visit:") in named
            for number in range(2, TIMES + 1)
        ]
        row["subjects"] = " ".join([*subjects, *again])
    _write(trip / "evidence.csv", head, [part for row in evidence for part in _parts(row)])
    return folder


def _parts(row: dict[str, str]) -> list[dict[str, str]]:
    """Return a row as several, none with more subjects than a cell may hold."""
    subjects = row["subjects"].split()
    return [row | {"subjects": " ".join(subjects[at : at + 100])} for at in range(0, len(subjects), 100)]


def _read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines)
        return list(table.fieldnames or ()), list(table)


def _write(path: Path, head: list[str], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, head, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
