"""What makes an itinerary valid beyond one record: references, claims and sums. Every fault, none repaired."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dashboard.faults import Fault
from dashboard.model import City, Event, Evidence, NotVisited, Source, Visit
from dashboard.tables import Row, Tables

if TYPE_CHECKING:
    from dashboard.load import TripFile

FIELDS = {
    "visit": {"status", "city", "day", "location", "themes", "passage"},
    "event": {"day", "city", "passage"},
    "city": {"route"},
}
"""What a row of evidence may speak of, by kind of subject."""

_FARTHEST_KM = 300.0  # of a site from its city: the largest municipalities are about this across


@dataclass(frozen=True)
class Built:
    """The records of a trip folder, each with the row it was made from."""

    frame: tuple[Evidence, ...]
    cities: list[tuple[Row, City]]
    visits: list[tuple[Row, Visit]]
    events: list[tuple[Row, Event]]
    sources: list[tuple[Row, Source]]
    not_visited: list[tuple[Row, NotVisited | None]]


def faults(built: Built, frame: TripFile, tables: Tables, themes: frozenset[str]) -> list[Fault]:
    """Return every fault of the records taken together; `themes` empty leaves theme names unchecked."""
    return [
        *_duplicates(tables),
        *_references(frame, tables),
        *_totals(frame, tables),
        *_route(built),
        *(fault for row, visit in built.visits for fault in _visit(row, visit, frame, built, themes)),
        *(fault for row, event in built.events for fault in _event(row, event, frame)),
        *(
            fault
            for row, city in built.cities
            for fault in _claim(row, "route", "stated", city.evidence, frame.source, column="id")
        ),
    ]


def row_faults(row: Row, error: ValidationError) -> list[Fault]:
    """Return a fault for each field that pydantic refused, in the words of a spreadsheet."""
    return [fault_of(row.file, row.number, _column(row, detail), detail, row) for detail in error.errors()]


def fault_of(file: str, row: int, column: str, detail: ErrorDetails, cells: Row | None = None) -> Fault:
    """Return one of pydantic's errors as a fault."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if value is None or kind in {"missing", "string_too_short"}:
        return Fault(file, row, column, "cell_empty")
    if kind == "literal_error":
        return Fault(file, row, column, "not_one_of", {"value": value, "allowed": context["expected"]})
    if kind in {"greater_than_equal", "less_than_equal"}:
        if cells and _swapped(cells):
            return Fault(file, row, column, "swapped", {"lat": cells.cells["lat"], "lon": cells.cells["lon"]})
        low, high = ("-90", "90") if column == "lat" else ("-180", "180") if column == "lon" else ("0", "…")
        return Fault(file, row, column, "out_of_range", {"value": value, "low": low, "high": high})
    if kind == "extra_forbidden":
        return Fault(file, row, column, "key_unknown")
    codes = {"float": "not_a_number", "int": "not_a_number", "date": "not_a_date", "string": "bad_id"}
    code = codes.get(kind.split("_")[0], "invalid")
    return Fault(file, row, column, code, {"value": value, "detail": detail["msg"]})


def _column(row: Row, detail: ErrorDetails) -> str:
    parts = [str(part) for part in detail["loc"]]
    joined = "_".join(parts[:2])
    return joined if joined in row.cells else parts[0] if parts[0] in row.cells else f"{parts[0]}_zh"


def _swapped(row: Row) -> bool:
    """Return whether the pair makes sense only the other way round."""
    try:
        lat, lon = float(row.cells["lat"]), float(row.cells["lon"])
    except (KeyError, ValueError):
        return False
    return 90 < abs(lat) <= 180 and abs(lon) <= 90


def _duplicates(tables: Tables) -> Iterator[Fault]:
    for file in ("cities.csv", "visits.csv", "events.csv", "sources.csv"):
        first: dict[str, int] = {}
        for row in tables.rows[file]:
            identifier = row.cells["id"]
            if identifier and identifier in first:
                yield row.fault("id", "id_twice", id=identifier, first=first[identifier])
            first.setdefault(identifier, row.number)


def _references(frame: TripFile, tables: Tables) -> Iterator[Fault]:
    ids = {file: {row.cells["id"] for row in rows if "id" in row.cells} for file, rows in tables.rows.items()}
    cities, sources = ids["cities.csv"], ids["sources.csv"]
    for file in ("visits.csv", "events.csv"):
        for row in tables.rows[file]:
            if row.cells["city"] and cities and row.cells["city"] not in cities:
                yield row.fault(
                    "city", "city_unknown", city=row.cells["city"], known=", ".join(sorted(cities))
                )
    for file in ("cities.csv", "evidence.csv"):
        for row in tables.rows[file]:
            if row.cells["source"] and sources and row.cells["source"] not in sources:
                yield row.fault(
                    "source", "source_unknown", source=row.cells["source"], known=", ".join(sorted(sources))
                )
    for column, value in (("source", frame.source), ("dates.year_source", frame.dates.year_source)):
        if value and sources and value not in sources:
            known = ", ".join(sorted(sources))
            yield Fault("trip.toml", 0, column, "source_unknown", {"source": value, "known": known})
    for row in tables.rows["evidence.csv"]:
        yield from _evidence(row, {kind: ids[file] for kind, file in _FILES.items()}, frame)


_FILES = {"visit": "visits.csv", "event": "events.csv", "city": "cities.csv"}


def _evidence(row: Row, ids: dict[str, set[str]], frame: TripFile) -> Iterator[Fault]:
    subjects, fields = row.cells["subjects"].split(), row.cells["fields"].split()
    for column, cell in (("subjects", subjects), ("fields", fields)):
        if not cell:
            yield row.fault(column, "cell_empty")
    for subject in subjects:
        kind, _, identifier = subject.partition(":")
        if kind not in FIELDS or (ids[kind] and identifier not in ids[kind]):
            yield row.fault("subjects", "subject_unknown", subject=subject)
            continue
        for name in sorted(set(fields) - FIELDS[kind]):
            allowed = ", ".join(sorted(FIELDS[kind]))
            yield row.fault("fields", "not_one_of", value=name, allowed=allowed)
    if row.cells["quote"] and row.cells["source"] != frame.source:
        yield row.fault("quote", "quote_of_outside", source=frame.source)
    if not row.cells["quote"] and not row.cells["reason_zh"] and not row.cells["reason_en"]:
        yield row.fault("quote", "evidence_empty")


def _totals(frame: TripFile, tables: Tables) -> Iterator[Fault]:
    days = (frame.dates.end - frame.dates.start).days + 1
    if days < 1:
        yield Fault("trip.toml", 0, "dates.end", "dates_reversed")
    elif days != frame.totals.days:
        yield Fault("trip.toml", 0, "dates", "total_days", {"rows": days, "total": frame.totals.days})
    visits, cities = tables.rows["visits.csv"], tables.rows["cities.csv"]
    if visits and len(visits) != frame.totals.visits:
        values = {"rows": len(visits), "total": frame.totals.visits}
        yield Fault("visits.csv", 0, "", "total_visits", values)
    stops = [row for row in cities if row.cells["order"] != "0"]
    if cities and len(stops) != frame.totals.cities:
        yield Fault("cities.csv", 0, "", "total_cities", {"rows": len(stops), "total": frame.totals.cities})


def _route(built: Built) -> Iterator[Fault]:
    orders = Counter(city.order for _, city in built.cities)
    if built.cities and orders[0] == 0:
        yield Fault("cities.csv", 0, "order", "home_missing")
    for row, city in built.cities:
        if orders[city.order] > 1:
            yield row.fault("order", "order_twice", order=city.order)


def _visit(row: Row, visit: Visit, frame: TripFile, built: Built, themes: frozenset[str]) -> Iterator[Fault]:
    source, evidence = frame.source, visit.evidence
    yield from _name(row, visit)
    yield from _valued(row, "city", visit.city, visit.city_basis)
    yield from _valued(row, "day", visit.day, visit.day_basis)
    yield from _claim(row, "status", "stated", evidence, source)
    if visit.status in {"implied", "possible"} and not _reasons(evidence, "status"):
        yield row.fault("status", "reason_missing", basis=visit.status)
    yield from _claim(row, "city", visit.city_basis, evidence, source)
    yield from _claim(row, "day", visit.day_basis, evidence, source)
    if visit.themes:
        yield from _claim(row, "themes", "stated", evidence, source)
    if visit.themes_external:
        yield from _claim(row, "themes", "external", evidence, source, column="themes_external")
    for column in ("themes", "themes_external"):
        for theme in getattr(visit, column):
            if themes and theme not in themes:
                yield row.fault(column, "theme_unknown", theme=theme, known=", ".join(sorted(themes)))
    yield from _day(row, visit, frame)
    yield from _location(row, visit, frame, {city.id: city for _, city in built.cities})


def _name(row: Row, visit: Visit) -> Iterator[Fault]:
    if visit.status == "unnamed" and visit.name:
        yield row.fault("name_zh", "unnamed_name")
    if visit.status != "unnamed" and not visit.name:
        yield row.fault("name_zh", "cell_empty")


def _day(row: Row, visit: Visit, frame: TripFile) -> Iterator[Fault]:
    start, end, span = frame.dates.start, frame.dates.end, visit.day_span
    if visit.day and not start <= visit.day <= end:
        yield row.fault("day", "day_outside", day=visit.day, start=start, end=end)
    if span and not start <= span.start <= span.end <= end:
        yield row.fault("day_span", "span_outside", span=span, start=start, end=end)
    elif visit.day and span and visit.day not in span:
        yield row.fault("day_span", "span_misses", span=span, day=visit.day)
    if visit.day_basis in {"inferred", "external"} and not span:
        yield row.fault("day_span", "span_missing")
    if visit.day_basis == "unknown" and span:
        yield row.fault("day_span", "span_without_day")


def _location(row: Row, visit: Visit, frame: TripFile, cities: dict[str, City]) -> Iterator[Fault]:
    point = (visit.lat, visit.lon)
    city = cities.get(visit.city or "")
    if visit.precision == "none":
        if point != (None, None):
            yield row.fault("precision", "point_without_precision")
        yield from _valued(row, "location", None, visit.location_basis)
        return
    if visit.lat is None or visit.lon is None:
        yield row.fault("lat" if visit.lat is None else "lon", "point_missing", precision=visit.precision)
        return
    yield from _valued(row, "location", visit.lat, visit.location_basis)
    if city and point == (city.lat, city.lon) and visit.precision == "city":
        if visit.location_basis != visit.city_basis:
            yield row.fault("location_basis", "location_follows", basis=visit.city_basis)
        return
    yield from _claim(row, "location", visit.location_basis, visit.evidence, frame.source, "location_basis")
    if city and (away := kilometres(visit.lat, visit.lon, city.lat, city.lon)) > _FARTHEST_KM:
        back = abs(visit.lon) <= 90 and kilometres(visit.lon, visit.lat, city.lat, city.lon) <= _FARTHEST_KM
        values: dict[str, Any] = {"lat": visit.lat, "lon": visit.lon, "city": city.id, "km": round(away)}
        yield row.fault("lat", "swapped" if back else "far", **values)


def _event(row: Row, event: Event, frame: TripFile) -> Iterator[Fault]:
    yield from _valued(row, "city", event.city, event.city_basis)
    yield from _claim(row, "day", event.day_basis, event.evidence, frame.source)
    yield from _claim(row, "city", event.city_basis, event.evidence, frame.source)
    if event.day < frame.dates.start:
        yield row.fault("day", "event_early", day=event.day, start=frame.dates.start)


def _valued(row: Row, name: str, value: object, basis: str) -> Iterator[Fault]:
    """A field has a value exactly if something is known of it."""
    if value is None and basis != "unknown":
        yield row.fault(f"{name}_basis", "basis_without_value", basis=basis, field=name)
    if value is not None and basis == "unknown":
        yield row.fault(f"{name}_basis", "value_without_basis", field=name)


def _claim(
    row: Row, name: str, basis: str, evidence: Iterable[Evidence], report: str, column: str = ""
) -> Iterator[Fault]:
    """A claim rests on what its basis says: a quote, a reason, or an outside source with what it says."""
    own = [item for item in evidence if name in item.fields]
    column = column or (f"{name}_basis" if f"{name}_basis" in row.cells else name)
    if basis == "stated" and not any(item.quote for item in own):
        yield row.fault(column, "quote_needed", field=name)
    if basis == "inferred" and not any(item.reason for item in own):
        yield row.fault(column, "reason_missing", basis=basis)
    if basis == "external" and not any(item.reason and item.source not in {None, report} for item in own):
        yield row.fault(column, "source_needed", field=name)


def _reasons(evidence: Iterable[Evidence], name: str) -> bool:
    return any(item.reason for item in evidence if name in item.fields)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance of two points in km, on a sphere of 6371.0088 km (IUGG mean radius)."""
    a, b = math.radians(lat), math.radians(other_lat)
    half_lat, half_lon = (b - a) / 2, math.radians(other_lon - lon) / 2
    h = math.sin(half_lat) ** 2 + math.cos(a) * math.cos(b) * math.sin(half_lon) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(h))
