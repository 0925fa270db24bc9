"""A reader's own copy of a trip's files: what it began from, the states it went through, the one it is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.pack.contents import same
from dashboard.pack.frame_table import nested, pairs, value_of
from dashboard.trip.files import TripFiles

MOST = 200
"""States that can be gone back to; they share the rows that no change touched."""


@dataclass(frozen=True)
class Draft:
    """A reader's own copy: the files as they were kept, under `stamp`, when it began, and as they are now."""

    kept: TripFiles
    stamp: str
    now: TripFiles
    past: tuple[TripFiles, ...] = ()
    future: tuple[TripFiles, ...] = ()

    @property
    def changed(self) -> bool:
        """Return whether the copy differs from what it began from."""
        return not same(self.now, self.kept)

    def to(self, files: TripFiles) -> Draft:
        """Return the draft after a change; the same where nothing changed."""
        if same(files, self.now):
            return self
        return replace(self, now=files, past=(*self.past, self.now)[-MOST:], future=())

    def undone(self) -> Draft:
        """Return the draft a state back."""
        if not self.past:
            return self
        *past, last = self.past
        return replace(self, now=last, past=tuple(past), future=(self.now, *self.future))

    def redone(self) -> Draft:
        """Return the draft a state on, where one was gone back from."""
        if not self.future:
            return self
        first, *future = self.future
        return replace(self, now=first, past=(*self.past, self.now), future=tuple(future))


def with_values(files: TripFiles, texts: Mapping[str, str]) -> TripFiles:
    """Return the files with other values, as texts by dotted key, in trip.toml."""
    before = pairs(files.frame or {})
    return replace(
        files, frame=nested({key: value_of(key, text, before.get(key)) for key, text in texts.items()})
    )


def edited(rows: Sequence[Mapping[str, str]], change: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return rows after what a grid says was done to them: cells edited, rows deleted, rows added."""
    found = [dict(row) for row in rows]
    for place, cells in change.get("edited_rows", {}).items():
        if 0 <= int(place) < len(found):
            found[int(place)] |= _texts(cells)
    gone = {int(place) for place in change.get("deleted_rows", ())}
    added = [_texts(cells) for cells in change.get("added_rows", ())]
    return [row for place, row in enumerate(found) if place not in gone] + added


def _texts(cells: Mapping[str, Any]) -> dict[str, str]:
    return {column: "" if cell is None else str(cell) for column, cell in cells.items()}
