"""What makes an itinerary valid beyond one record: references, claims and sums. None is repaired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard import claims
from dashboard.faults import Fault
from dashboard.model import City, Event, Evidence, Gloss, NotVisited, Source, Span, Visit
from dashboard.tables import Row, Tables, listed, separator_faults

if TYPE_CHECKING:
    from dashboard.load import TripFile

FIELDS = {
    "visit": {"status", "city", "day", "location", "themes", "passage"},
    "event": {"day", "city", "passage"},
    "city": {"route"},
}
"""What a row of evidence may speak of, by kind of subject."""

_FILES = {"visit": "visits.csv", "event": "events.csv", "city": "cities.csv"}


@dataclass(frozen=True)
class Built:
    """The records of a trip folder, each with the row it was made from."""

    frame: tuple[Evidence, ...]
    cities: list[tuple[Row, City]]
    visits: list[tuple[Row, Visit]]
    events: list[tuple[Row, Event]]
    sources: list[tuple[Row, Source]]
    not_visited: list[tuple[Row, NotVisited]]
    glosses: list[tuple[Row, Gloss]]


def faults(built: Built, trip: TripFile, tables: Tables, themes: frozenset[str]) -> list[Fault]:
    """Return every fault of the records taken together; `themes` empty leaves theme names unchecked.

    What only follows from another fault is left out: claims that rest on nothing where evidence.csv could
    not be read, and what is wrong with a cell whose separators are.
    """
    dates = Span(start=trip.dates.start, end=trip.dates.end)
    frame = claims.Frame(trip.source, dates, {city.id: city for _, city in built.cities}, themes)
    signs = list(separator_faults(tables))
    blamed = {(fault.file, fault.row, fault.column) for fault in signs}
    found = [
        *_duplicates(tables),
        *_references(trip, tables),
        *_totals(trip, tables),
        *_route(built),
        *(fault for row, city in built.cities for fault in claims.city_faults(row, city, frame)),
        *(fault for row, visit in built.visits for fault in claims.visit_faults(row, visit, frame)),
        *(fault for row, event in built.events for fault in claims.event_faults(row, event, frame)),
        *_glosses(built),
    ]
    idle = claims.UNSUPPORTED if "evidence.csv" in tables.unread else frozenset()
    return signs + [
        fault
        for fault in found
        if (fault.file, fault.row, fault.column) not in blamed and fault.code not in idle
    ]


def _duplicates(tables: Tables) -> Iterator[Fault]:
    for file in ("cities.csv", "visits.csv", "events.csv", "sources.csv"):
        first: dict[str, int] = {}
        for row in tables.rows[file]:
            identifier = row.cells["id"]
            if identifier and identifier in first:
                yield row.fault("id", "id_twice", id=identifier, first=first[identifier])
            first.setdefault(identifier, row.number)


def _references(trip: TripFile, tables: Tables) -> Iterator[Fault]:
    ids = {file: {row.cells.get("id", "") for row in rows} for file, rows in tables.rows.items()}
    known = {column: ", ".join(sorted(ids[file])) for column, file in _TARGETS.items()}
    for column, files in (("city", ("visits.csv", "events.csv")), ("source", ("cities.csv", "evidence.csv"))):
        for row in (row for file in files for row in tables.rows[file]):
            value, target = row.cells[column], ids[_TARGETS[column]]
            if value and _TARGETS[column] not in tables.unread and value not in target:
                yield row.fault(column, f"{column}_unknown", known=known[column], **{column: value})
    for column, source in (("source", trip.source), ("dates.year_source", trip.dates.year_source)):
        if source and "sources.csv" not in tables.unread and source not in ids["sources.csv"]:
            values: dict[str, object] = {"source": source, "known": known["source"]}
            yield Fault("trip.toml", 0, column, "source_unknown", values)
    known_ids = {kind: ids[file] for kind, file in _FILES.items() if file not in tables.unread}
    for row in tables.rows["evidence.csv"]:
        yield from _evidence(row, known_ids, trip.source)


_TARGETS = {"city": "cities.csv", "source": "sources.csv"}


def _evidence(row: Row, ids: dict[str, set[str]], source: str) -> Iterator[Fault]:
    subjects, fields = listed(row.cells["subjects"]), listed(row.cells["fields"])
    for column, cell in (("subjects", subjects), ("fields", fields)):
        if not cell:
            yield row.fault(column, "cell_empty")
    for subject in subjects:
        kind, _, identifier = subject.partition(":")
        if kind not in FIELDS or (kind in ids and identifier not in ids[kind]):
            yield row.fault("subjects", "subject_unknown", subject=subject)
            continue
        for name in sorted(set(fields) - FIELDS[kind]):
            yield row.fault("fields", "not_one_of", value=name, allowed=", ".join(sorted(FIELDS[kind])))
    if row.cells["quote"] and row.cells["source"] != source:
        yield row.fault("quote", "quote_of_outside", source=source)
    if not any(row.cells[name] for name in ("quote", "reason_zh", "reason_en")):
        yield row.fault("quote", "evidence_empty")


def _totals(trip: TripFile, tables: Tables) -> Iterator[Fault]:
    days = (trip.dates.end - trip.dates.start).days + 1
    if days < 1:
        yield Fault("trip.toml", 0, "dates.end", "dates_reversed")
    elif days != trip.totals.days:
        yield Fault("trip.toml", 0, "dates", "total_days", {"rows": days, "total": trip.totals.days})
    visits = len(tables.rows["visits.csv"])
    if "visits.csv" not in tables.unread and visits != trip.totals.visits:
        yield Fault("visits.csv", 0, "", "total_visits", {"rows": visits, "total": trip.totals.visits})
    stops = sum(row.cells["order"] != "0" for row in tables.rows["cities.csv"])
    if "cities.csv" not in tables.unread and stops != trip.totals.cities:
        yield Fault("cities.csv", 0, "", "total_cities", {"rows": stops, "total": trip.totals.cities})


def _glosses(built: Built) -> Iterator[Fault]:
    seen: set[tuple[int, int]] = set()
    for row, gloss in built.glosses:
        if (gloss.start, gloss.end) in seen:
            yield row.fault("quote", "twice", value=gloss.quote)
        seen.add((gloss.start, gloss.end))


def _route(built: Built) -> Iterator[Fault]:
    orders = Counter(city.order for _, city in built.cities)
    if built.cities and orders[0] == 0:
        yield Fault("cities.csv", 0, "order", "home_missing")
    for row, city in built.cities:
        if orders[city.order] > 1:
            yield row.fault("order", "order_twice", order=city.order)
        elif city.order and not orders[city.order - 1]:
            yield row.fault("order", "order_gap", order=city.order, before=city.order - 1)
