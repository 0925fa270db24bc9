"""What a visit or an event claims, and whether it rests on what its basis says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.trip.cells import CsvRow
from dashboard.trip.earth import kilometres
from dashboard.trip.faults import Fault
from dashboard.trip.model import City, Event, Evidence, Visit
from dashboard.trip.values import Span

FARTHEST_KM = 300.0
"""How far a site may lie from its city's point: the largest municipalities are about this across."""


UNSUPPORTED = frozenset({"quote_needed", "reason_missing", "source_needed"})
"""The faults of claims that rest on nothing in evidence.csv."""


@dataclass(frozen=True)
class Ground:
    """What claims are measured against: the report's source id, the trip's days, its cities and themes."""

    source: str
    dates: Span
    cities: Mapping[str, City]
    themes: frozenset[str]


def visit_faults(row: CsvRow, visit: Visit, ground: Ground) -> Iterator[Fault]:
    """Yield every fault of a visit's claims."""
    claim = _Claim(row, visit.evidence, ground.source)
    yield from _name(row, visit)
    yield from claim.of("status", "stated")
    if visit.status in {"implied", "possible"} and not claim.has_reason("status"):
        yield row.fault("status", "reason_missing", basis=visit.status)
    for name, value, basis in (
        ("city", visit.city, visit.city_basis),
        ("day", visit.day, visit.day_basis),
    ):
        yield from _valued(row, name, value, basis)
        yield from claim.of(name, basis)
    yield from _stop(row, visit, ground.cities)
    yield from _themes(row, visit, claim, ground.themes)
    yield from _day(row, visit, ground.dates)
    yield from _location(row, visit, claim, ground.cities.get(visit.city or ""))


def event_faults(row: CsvRow, event: Event, ground: Ground) -> Iterator[Fault]:
    """Yield every fault of an event's claims."""
    claim = _Claim(row, event.evidence, ground.source)
    yield from claim.of("day", event.day_basis)
    yield from _valued(row, "city", event.city, event.city_basis)
    yield from claim.of("city", event.city_basis)
    if event.day < ground.dates.start:
        yield row.fault("day", "event_early", day=event.day, start=ground.dates.start)


def city_faults(row: CsvRow, city: City, ground: Ground) -> Iterator[Fault]:
    """Yield a fault where no words of the report put the city on the route."""
    yield from _Claim(row, city.evidence, ground.source).of("route", "stated", column="id")


@dataclass(frozen=True)
class _Claim:
    row: CsvRow
    evidence: Iterable[Evidence]
    report: str

    def of(self, name: str, basis: str, column: str = "") -> Iterator[Fault]:
        """A claim rests on a quote, a reason, or an outside source with what it says, as its basis has it."""
        own = [item for item in self.evidence if name in item.fields]
        column = column or (f"{name}_basis" if f"{name}_basis" in self.row.cells else name)
        if basis == "stated" and not any(item.quote for item in own):
            yield self.row.fault(column, "quote_needed", field=name)
        if basis == "inferred" and not any(item.reason for item in own):
            yield self.row.fault(column, "reason_missing", basis=basis)
        outside = [item for item in own if item.reason and item.source not in {None, self.report}]
        if basis == "external" and not outside:
            yield self.row.fault(column, "source_needed", field=name)

    def has_reason(self, name: str) -> bool:
        return any(item.reason for item in self.evidence if name in item.fields)


def _valued(row: CsvRow, name: str, value: object, basis: str) -> Iterator[Fault]:
    """A field has a value exactly if something is known of it."""
    if value is None and basis != "unknown":
        yield row.fault(f"{name}_basis", "basis_without_value", basis=basis, field=name)
    if value is not None and basis == "unknown":
        yield row.fault(f"{name}_basis", "value_without_basis", field=name)


def _name(row: CsvRow, visit: Visit) -> Iterator[Fault]:
    if visit.status == "unnamed" and visit.name:
        yield row.fault("name_zh", "unnamed_name")
    if visit.status != "unnamed" and not visit.name:
        yield row.fault("name_zh", "cell_empty")


def _stop(row: CsvRow, visit: Visit, cities: Mapping[str, City]) -> Iterator[Fault]:
    """A site visited lies in a city that was travelled to."""
    city = cities.get(visit.city or "")
    if city and city.is_home:
        stops = ", ".join(one.id for one in cities.values() if not one.is_home)
        yield row.fault("city", "home_visit", city=city.id, stops=stops)


def _themes(row: CsvRow, visit: Visit, claim: _Claim, known: frozenset[str]) -> Iterator[Fault]:
    if visit.themes:
        yield from claim.of("themes", "stated")
    if visit.themes_external:
        yield from claim.of("themes", "external", column="themes_external")
    for column, themes in (("themes", visit.themes), ("themes_external", visit.themes_external)):
        for theme, count in Counter(themes).items():
            if count > 1:
                yield row.fault(column, "twice", value=theme)
            if known and theme not in known:
                yield row.fault(column, "theme_unknown", theme=theme, known=", ".join(sorted(known)))


def _day(row: CsvRow, visit: Visit, dates: Span) -> Iterator[Fault]:
    start, end, span = dates.start, dates.end, visit.day_span
    if visit.day and visit.day not in dates:
        yield row.fault("day", "day_outside", day=visit.day, start=start, end=end)
    if span and not start <= span.start <= span.end <= end:
        yield row.fault("day_span", "span_outside", span=span, start=start, end=end)
    elif visit.day and span and visit.day not in span:
        yield row.fault("day_span", "span_misses", span=span, day=visit.day)
    if visit.day_basis in {"inferred", "external"} and not span:
        yield row.fault("day_span", "span_missing")
    if visit.day_basis == "unknown" and span:
        yield row.fault("day_span", "span_without_day")


def _location(row: CsvRow, visit: Visit, claim: _Claim, city: City | None) -> Iterator[Fault]:
    if visit.precision == "none":
        if (visit.lat, visit.lon) != (None, None):
            yield row.fault("precision", "point_without_precision")
        yield from _valued(row, "location", None, visit.location_basis)
        return
    if visit.precision == "city" and visit.city and city is None:
        return  # its city is at fault, and is told of there
    if visit.lat is None or visit.lon is None:
        yield row.fault("lat" if visit.lat is None else "lon", "point_missing", precision=visit.precision)
        return
    if visit.precision == "city" and visit.city is None:
        yield row.fault("precision", "city_precision")
    yield from _valued(row, "location", visit.lat, visit.location_basis)
    if city and visit.precision == "city" and (visit.lat, visit.lon) == (city.lat, city.lon):
        if visit.location_basis != visit.city_basis:
            yield row.fault("location_basis", "location_follows", basis=visit.city_basis)
        return
    yield from claim.of("location", visit.location_basis)
    if city:
        yield from _distance(row, visit.lat, visit.lon, city)


def _distance(row: CsvRow, lat: float, lon: float, city: City) -> Iterator[Fault]:
    away = kilometres(lat, lon, city.lat, city.lon)
    if away <= FARTHEST_KM:
        return
    swapped = abs(lon) <= 90 and kilometres(lon, lat, city.lat, city.lon) <= FARTHEST_KM
    values: dict[str, Any] = {"lat": lat, "lon": lon, "city": city.id, "km": round(away)}
    yield row.fault("lat", "swapped" if swapped else "far", **values)
