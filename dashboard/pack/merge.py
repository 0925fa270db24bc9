"""Two people changed a trip from one state: what only one of them changed is taken, the rest is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.pack.contents import with_rows
from dashboard.pack.draft import with_values
from dashboard.pack.frame_table import table
from dashboard.trip.cells import COLUMNS, CsvRow
from dashboard.trip.files import FRAME, File, TripFiles

Key = tuple[str, ...]
Cells = Mapping[str, str]
Rows = Mapping[Key, Cells]

REPORT = "report"
_OF = ("subjects", "fields", "source", "quote", "nth", "name_zh")
"""What tells the rows of a table without ids apart."""


@dataclass(frozen=True)
class Conflict:
    """One row that both changed: its file, its number in theirs (0 where it is gone, or no table's), what
    tells it from others, and what each made of it, None where it was deleted.
    """

    file: str
    row: int
    key: Key
    mine: Cells | None
    theirs: Cells | None

    @property
    def columns(self) -> list[str]:
        """Return the columns in which the two differ."""
        mine, theirs = self.mine or {}, self.theirs or {}
        both = dict.fromkeys([*mine, *theirs])
        return [column for column in both if mine.get(column, "") != theirs.get(column, "")]


@dataclass(frozen=True)
class Merged:
    """What came of two changes; of each conflict `files` has theirs, unless mine was chosen."""

    files: TripFiles
    conflicts: tuple[Conflict, ...]


def merge(
    kept: TripFiles, mine: TripFiles, theirs: TripFiles, chosen: Iterable[tuple[str, Key]] = ()
) -> Merged:
    """Return what both made of `kept`; of what both changed, mine where file and key are `chosen`."""
    result, conflicts, wanted = theirs, list[Conflict](), {*chosen}
    for name in (FRAME, *COLUMNS):
        rows = [_rows(one, name) for one in (kept, mine, theirs)]
        if rows[1] == rows[0] and [*rows[1]] == [*rows[0]]:
            continue
        found, clashing = _both(*rows)
        numbers = {} if name == FRAME else {key: row.number for key, row in _keyed(theirs.rows[name])}
        for key in clashing:
            conflicts.append(Conflict(name, numbers.get(key, 0), key, rows[1].get(key), rows[2].get(key)))
            if (name, key) in wanted:
                found.pop(key, None)
                found |= {key: rows[1][key]} if key in rows[1] else {}
        order = [key for key in _order(*([*one] for one in rows)) if key in found]
        if name == FRAME:
            result = with_values(result, {key[0]: found[key]["value"] for key in order})
        else:
            result = with_rows(result, name, [found[key] for key in order])
    report = _report(kept.report, mine.report, theirs.report)
    conflicts += [report] if report else []
    if mine.report != kept.report and (not report or (REPORT, report.key) in wanted):
        result = replace(result, report=mine.report)
    return Merged(result, tuple(conflicts))


def _rows(files: TripFiles, name: str) -> Rows:
    """Return the filled cells of a table's rows by what tells them apart; trip.toml has a row a key."""
    if name == FRAME:
        return {(key,): {"value": text} for key, text in table(files.frame or {}).items() if text}
    keyed = _keyed(files.rows[name])
    return {key: {column: cell for column, cell in row.cells.items() if cell} for key, row in keyed}


def _both(kept: Rows, mine: Rows, theirs: Rows) -> tuple[dict[Key, Cells], list[Key]]:
    """Return what is left of each, theirs where both changed it in different ways, and which those are."""
    found, clashing = dict[Key, Cells](), list[Key]()
    for key in dict.fromkeys([*kept, *mine, *theirs]):
        was, my, their = kept.get(key), mine.get(key), theirs.get(key)
        if my not in (was, their) and their != was:
            clashing.append(key)
        value = my if their == was else their
        if value is not None:
            found[key] = value
    return found, clashing


def _keyed(rows: Sequence[CsvRow]) -> Iterator[tuple[Key, CsvRow]]:
    """Yield rows with what tells them apart; of several with the same, the second is told by its place."""
    seen = Counter[Key]()
    for row in rows:
        names = ("id",) if row.cells.get("id") else _OF
        key = tuple(row.cells.get(name, "") for name in names)
        seen[key] += 1
        yield ((*key, str(seen[key])) if seen[key] > 1 else key), row


def _order(kept: Sequence[Key], mine: Sequence[Key], theirs: Sequence[Key]) -> list[Key]:
    """Return every key in the order of who moved rows, mine first; others follow their predecessor."""
    moved = [key for key in mine if key in kept] != [key for key in kept if key in mine]
    order, other = ([*mine], theirs) if moved else ([*theirs], mine)
    for place, key in enumerate(other):
        if key not in order:
            before = [order.index(one) for one in other[:place] if one in order]
            order.insert(before[-1] + 1 if before else 0, key)
    return order


def _report(kept: File | None, mine: File | None, theirs: File | None) -> Conflict | None:
    if mine in (kept, theirs) or theirs == kept:
        return None
    told = [{"name": one.name, "bytes": str(len(one.data))} if one else None for one in (mine, theirs)]
    return Conflict(REPORT, 0, (REPORT,), *told)
