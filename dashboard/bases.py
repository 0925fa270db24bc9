"""data/bases.toml and the key of Tianditu → the base maps that a reader may choose."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from dashboard.faults import Fault
from dashboard.figures.bases import BASES, PACKAGED, Base
from dashboard.load import DATA
from dashboard.model import Record
from dashboard.refusals import fault_of
from dashboard.tables import decode

FILE = "bases.toml"
KEY = "TIANDITU_KEY"
"""The environment variable that holds the key; it reaches the reader's browser, as every such key does."""


class _Packaged(Record):
    review_number: str = ""


class _Tiles(_Packaged):
    enabled: bool = True


class BasesFile(Record):
    """The contents of data/bases.toml."""

    packaged: _Packaged = _Packaged()
    amap: _Tiles = _Tiles()
    osm: _Tiles = _Tiles()
    tianditu: _Tiles = _Tiles()


@dataclass(frozen=True)
class Offer:
    """The bases that may be chosen, the packaged one first, and what is wrong with the file."""

    bases: tuple[Base, ...] = (PACKAGED,)
    faults: tuple[Fault, ...] = ()

    @property
    def ids(self) -> list[str]:
        """Return the ids of the bases, the default first."""
        return [base.id for base in self.bases]

    def of(self, identifier: str) -> Base:
        """Return the base of this id; the packaged one where it is not offered."""
        return next((base for base in self.bases if base.id == identifier), self.bases[0])


def offer(folder: Path | None = None, environment: Mapping[str, str] = os.environ) -> Offer:
    """Return what the file in this folder and the environment offer; by default those of the dashboard.

    Without the file it is every base that needs no key; with an unsound one it is the packaged base alone.
    """
    path = (folder or DATA) / FILE
    key = environment.get(KEY, "").strip()
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        return _offered(BasesFile(), key)
    return _read(path, stamp, key)


@lru_cache(maxsize=8)
def _read(path: Path, _stamp: int, key: str) -> Offer:
    try:
        table = tomllib.loads(decode(path.read_bytes()))
        return _offered(BasesFile.model_validate(table), key)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Offer(faults=(Fault(FILE, 0, "", "not_toml", {"detail": str(error)}),))
    except ValidationError as error:
        found = error.errors()
        return Offer(faults=tuple(fault_of(FILE, 0, ".".join(map(str, e["loc"])), e) for e in found))


def _offered(file: BasesFile, key: str) -> Offer:
    # The key stands in an address within a script: nothing but letters and digits may reach it.
    sound = key if re.fullmatch(r"[0-9A-Za-z]+", key) else ""
    found = []
    for base in BASES:
        given: _Packaged = getattr(file, base.id)
        off = isinstance(given, _Tiles) and not given.enabled
        if not off and (sound or not base.needs_key):
            own = sound if base.needs_key else ""
            found.append(replace(base, key=own, review_number=given.review_number.strip()))
    return Offer(tuple(found))
