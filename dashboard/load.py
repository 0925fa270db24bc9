"""A trip folder and its report → Trip, or TripError with every fault by file, row and column."""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import Field, ValidationError

from dashboard import check
from dashboard.faults import Fault, TripError
from dashboard.model import (
    City,
    Day,
    Event,
    Evidence,
    NotVisited,
    Record,
    Report,
    Source,
    Span,
    Text,
    Totals,
    Trip,
    Visit,
)
from dashboard.tables import Row, Tables, decode, read_tables
from dashboard.text import closest, occurrences

ROOT = Path(os.environ.get("VISIT_DASHBOARD_HOME") or Path(__file__).resolve().parent.parent)
"""The folder that holds data/ and seeds/: the checkout, unless VISIT_DASHBOARD_HOME names another."""
DATA, SEEDS = ROOT / "data", ROOT / "seeds"
DEFAULT_TRIP = "chenzhou-guangdong-2021"

R = TypeVar("R", bound=Record)


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
    if not (folder / "trip.toml").is_file():
        known = ", ".join(trips(data)) or "-"
        raise TripError([Fault(f"data/trips/{trip}/trip.toml", 0, "", "trip_missing", {"known": known})])
    frame, faults = _read_frame(folder / "trip.toml")
    tables = read_tables(folder)
    faults += tables.faults
    if frame is None:
        raise TripError(faults)
    try:
        report = read_report(seeds / Path(frame.report).name)
    except (OSError, UnicodeDecodeError):
        raise TripError(
            [*faults, Fault("trip.toml", 0, "report", "report", {"name": frame.report})]
        ) from None
    built = _Builder(frame, report, tables, faults).build()
    faults += check.faults(built, frame, tables, frozenset(themes))
    if faults:
        raise TripError(sorted(faults, key=lambda fault: (fault.file, fault.row)))
    return _trip(frame, report, built)


def read_report(path: Path) -> Report:
    """Return the report with the sha256 of its bytes; OSError or UnicodeDecodeError if unreadable."""
    data = path.read_bytes()
    return Report(file=path.name, text=decode(data), sha256=hashlib.sha256(data).hexdigest())


def _read_frame(path: Path) -> tuple[TripFile | None, list[Fault]]:
    try:
        table = tomllib.loads(decode(path.read_bytes()))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return None, [Fault(path.name, 0, "", "not_toml", {"detail": str(error)})]
    try:
        return TripFile.model_validate(table), []
    except ValidationError as error:
        return None, [check.fault_of(path.name, 0, ".".join(map(str, e["loc"])), e) for e in error.errors()]


@dataclass
class _Builder:
    """Turns rows into records, collecting faults; rows that make no record are left out."""

    frame: TripFile
    report: Report
    tables: Tables
    faults: list[Fault]

    def build(self) -> check.Built:
        evidence = self._evidence()
        cities = self._records("cities.csv", City, evidence, "city")
        points = {city.id: city for _, city in cities}
        for row in self.tables.rows["visits.csv"]:
            _follow_city(row, points)
        return check.Built(
            frame=tuple(self._frame_evidence()),
            cities=cities,
            visits=self._records("visits.csv", Visit, evidence, "visit"),
            events=self._records("events.csv", Event, evidence, "event"),
            sources=self._records("sources.csv", Source, {}, ""),
            not_visited=[
                (row, self._make(NotVisited, row, _not_visited(row, self._locate(row, ("not_visited",)))))
                for row in self.tables.rows["not_visited.csv"]
            ],
        )

    def _records(
        self, file: str, model: type[R], evidence: dict[str, list[Evidence]], kind: str
    ) -> list[tuple[Row, R]]:
        made = []
        for number, row in enumerate(self.tables.rows[file], start=1):
            values = _values(row, model, number)
            if kind:
                values["evidence"] = tuple(evidence.get(f"{kind}:{row.cells['id']}", ()))
            made.append((row, self._make(model, row, values)))
        return [(row, record) for row, record in made if record is not None]

    def _make(self, model: type[R], row: Row, values: dict[str, Any]) -> R | None:
        try:
            return model.model_validate(values)
        except ValidationError as error:
            self.faults += check.row_faults(row, error)
            return None

    def _evidence(self) -> dict[str, list[Evidence]]:
        by_subject: dict[str, list[Evidence]] = {}
        for row in self.tables.rows["evidence.csv"]:
            located = self._locate(row, tuple(row.cells["fields"].split()))
            for subject in row.cells["subjects"].split():
                by_subject.setdefault(subject, []).append(located)
        return by_subject

    def _frame_evidence(self) -> Iterable[Evidence]:
        for name, quote in (
            ("dates", self.frame.dates.quote),
            ("totals", self.frame.totals.quote),
            ("route", self.frame.route.quote),
        ):
            cells = {"quote": quote, "nth": "", "source": self.frame.source, "reason_zh": "", "reason_en": ""}
            yield self._locate(Row("trip.toml", 0, cells), (name,), column=f"{name}.quote")
        if self.frame.dates.year_source:
            zh, en = self.frame.dates.year_reason_zh or "", self.frame.dates.year_reason_en or ""
            yield Evidence(fields=("year",), source=self.frame.dates.year_source, reason=_text(zh, en))

    def _locate(self, row: Row, fields: tuple[str, ...], column: str = "quote") -> Evidence:
        quote, nth = row.cells["quote"], row.cells["nth"]
        places = occurrences(self.report.text, quote)
        start = None
        if quote and not places:
            near = closest(self.report.text, quote)
            code = "quote_near" if near else "quote_missing"
            self.faults.append(row.fault(column, code, quote=quote, near=near, report=self.frame.report))
        elif len(places) > 1 and not nth:
            self.faults.append(row.fault("nth", "quote_ambiguous", quote=quote, count=len(places)))
        elif nth and not (nth.isdecimal() and 1 <= int(nth) <= len(places)):
            self.faults.append(row.fault("nth", "nth", nth=nth, count=len(places)))
        elif places:
            start = places[int(nth or 1) - 1]
        return Evidence(
            fields=fields,
            source=row.cells.get("source", self.frame.source) or None,
            start=start,
            end=None if start is None else start + len(quote),
            quote=quote or None,
            reason=_text(row.cells["reason_zh"], row.cells["reason_en"]),
        )


def _text(zh: str, en: str) -> Text | None:
    """Return the words in both languages; in one language alone they stand for both."""
    return Text(zh=zh or en, en=en or zh) if zh or en else None


def _follow_city(row: Row, points: dict[str, City]) -> None:
    """Give a visit that is known to its city only, and has no coordinates of its own, the city's point."""
    cells = row.cells
    city = points.get(cells["city"])
    if cells["precision"] == "city" and city and not cells["lat"] and not cells["lon"]:
        cells["lat"], cells["lon"] = str(city.lat), str(city.lon)


def _not_visited(row: Row, evidence: Evidence) -> dict[str, Any]:
    return {"name": {"zh": row.cells["name_zh"], "en": row.cells["name_en"]}, "evidence": evidence}


_LISTS = {"aliases", "themes", "themes_external"}
_TEXTS = {"name", "publisher", "title", "verified"}


def _values(row: Row, model: type[Record], number: int) -> dict[str, Any]:
    """Return the cells as the model's fields: word lists split, bilingual pairs joined, empty cells None."""
    values: dict[str, Any] = {}
    for name in model.model_fields:
        if name in _TEXTS:
            zh, en = row.cells[f"{name}_zh"], row.cells[f"{name}_en"]
            values[name] = {"zh": zh, "en": en} if zh or en else None
        elif name in _LISTS:
            values[name] = tuple(row.cells[name].split())
        elif name == "number":
            values[name] = number
        elif name in row.cells:
            cell = row.cells[name]
            values[name] = cell if cell or model is Source else None
    return values


def _trip(frame: TripFile, report: Report, built: check.Built) -> Trip:
    return Trip(
        id=frame.id,
        title=frame.title,
        delegation=frame.delegation,
        report=report,
        source=frame.source,
        basemap=frame.basemap,
        dates=Span(start=frame.dates.start, end=frame.dates.end),
        totals=Totals(**frame.totals.model_dump(exclude={"quote"})),
        frame=built.frame,
        cities=tuple(sorted((city for _, city in built.cities), key=lambda city: city.order)),
        visits=tuple(visit for _, visit in built.visits),
        events=tuple(event for _, event in built.events),
        sources=tuple(source for _, source in built.sources),
        not_visited=tuple(record for _, record in built.not_visited if record is not None),
    )
