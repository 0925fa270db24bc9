"""A trip folder and its report → Trip, or TripError with every fault by file, row and column."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from collections.abc import Iterable
from pathlib import Path

from pydantic import Field, ValidationError

from dashboard import check
from dashboard.build import Builder
from dashboard.faults import Fault, TripError
from dashboard.model import Day, Record, Report, Span, Text, Totals, Trip
from dashboard.refusals import fault_of
from dashboard.tables import COLUMNS, decode, read_tables

ROOT = Path(os.environ.get("VISIT_DASHBOARD_HOME") or Path(__file__).resolve().parent.parent)
"""The folder that holds data/ and seeds/: the checkout, unless VISIT_DASHBOARD_HOME names another."""
DATA, SEEDS = ROOT / "data", ROOT / "seeds"
DEFAULT_TRIP = "chenzhou-guangdong-2021"

_BASEMAP_KINDS = {"land", "lake", "river"}
"""What the map knows how to draw (data/basemap/README.md)."""


class _Dates(Record):
    start: Day
    end: Day
    quote: str = Field(min_length=1)
    year_source: str | None = None
    year_reason_zh: str | None = None
    year_reason_en: str | None = None


class _Totals(Totals):
    quote: str = Field(min_length=1)


class _Route(Record):
    quote: str = Field(min_length=1)


class TripFile(Record):
    """The contents of trip.toml."""

    id: str
    report: str
    source: str
    basemap: str
    title: Text
    delegation: Text
    dates: _Dates
    totals: _Totals
    route: _Route


def trips(data: Path = DATA) -> list[str]:
    """Return the names of the trip folders, sorted."""
    return sorted(path.parent.name for path in (data / "trips").glob("*/trip.toml"))


def load(
    trip: str = DEFAULT_TRIP, *, data: Path = DATA, seeds: Path = SEEDS, themes: Iterable[str] = ()
) -> Trip:
    """Return the trip of this folder name; TripError with all faults where it is not sound.

    `themes` are the ids of the lexicon that visits may carry; none given, none is checked.
    """
    folder = data / "trips" / trip
    if trip not in trips(data):
        known = ", ".join(trips(data)) or "-"
        raise TripError([Fault(f"data/trips/{trip}/trip.toml", 0, "", "trip_missing", {"known": known})])
    frame, faults = _read_frame(folder / "trip.toml")
    tables = read_tables(folder)
    faults += tables.faults
    if frame is None:
        raise _error(faults)
    try:
        report = read_report(seeds / Path(frame.report).name)
    except (OSError, UnicodeDecodeError):
        raise _error([*faults, Fault("trip.toml", 0, "report", "report", {"name": frame.report})]) from None
    if not _is_basemap(data / "basemap" / Path(frame.basemap).name):
        faults.append(Fault("trip.toml", 0, "basemap", "basemap", {"name": frame.basemap}))
    if frame.id != trip:
        faults.append(Fault("trip.toml", 0, "id", "id_folder", {"id": frame.id, "folder": trip}))
    built = Builder(frame, report, tables, faults).build()
    faults += check.faults(built, frame, tables, frozenset(themes))
    if faults:
        raise _error(faults)
    return _trip(frame, report, built)


def read_report(path: Path) -> Report:
    """Return the report with the sha256 of its bytes; OSError or UnicodeDecodeError if unreadable."""
    data = path.read_bytes()
    return Report(file=path.name, text=decode(data), sha256=hashlib.sha256(data).hexdigest())


def _error(faults: list[Fault]) -> TripError:
    """Return the faults in the order in which the files build on each other, so that causes come first."""
    order = {name: place for place, name in enumerate(["trip.toml", *COLUMNS])}
    return TripError(sorted(faults, key=lambda fault: (order[fault.file], fault.row)))


def _is_basemap(path: Path) -> bool:
    """Return whether the file is a GeoJSON FeatureCollection of features that the map can draw."""
    try:
        table = json.loads(path.read_bytes())
        kinds = {feature["properties"]["kind"] for feature in table["features"]}
        types = {table["type"], *(feature["type"] for feature in table["features"])}
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return False
    return bool(kinds) and kinds <= _BASEMAP_KINDS and types == {"FeatureCollection", "Feature"}


def _read_frame(path: Path) -> tuple[TripFile | None, list[Fault]]:
    try:
        table = tomllib.loads(decode(path.read_bytes()))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return None, [Fault(path.name, 0, "", "not_toml", {"detail": str(error)})]
    try:
        return TripFile.model_validate(table), []
    except ValidationError as error:
        return None, [fault_of(path.name, 0, ".".join(map(str, e["loc"])), e) for e in error.errors()]


def _trip(frame: TripFile, report: Report, built: check.Built) -> Trip:
    return Trip(
        id=frame.id,
        title=frame.title,
        delegation=frame.delegation,
        report=report,
        source=frame.source,
        basemap=Path(frame.basemap).name,
        dates=Span(start=frame.dates.start, end=frame.dates.end),
        totals=Totals(**frame.totals.model_dump(exclude={"quote"})),
        frame=built.frame,
        cities=tuple(sorted((city for _, city in built.cities), key=lambda city: city.order)),
        visits=tuple(visit for _, visit in built.visits),
        events=tuple(event for _, event in built.events),
        sources=tuple(source for _, source in built.sources),
        not_visited=tuple(record for _, record in built.not_visited),
        glosses=tuple(gloss for _, gloss in built.glosses),
    )
