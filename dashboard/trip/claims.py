"""What a visit or an event claims, and whether it rests on what its basis says."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dashboard.trip.cells import CsvRow
from dashboard.trip.claim import Claim, valued
from dashboard.trip.faults import Fault
from dashboard.trip.model import City, Event, Visit
from dashboard.trip.places import location_faults
from dashboard.trip.quoted import judge, names_city, names_half
from dashboard.trip.values import YEARLESS, Span, iso


@dataclass(frozen=True)
class Ground:
    """What claims are measured against: the report's source id, the trip's days, its cities and themes."""

    source: str
    dates: Span | None
    cities: Mapping[str, City]
    themes: frozenset[str]


def visit_faults(row: CsvRow, visit: Visit, ground: Ground) -> Iterator[Fault]:
    """Yield every fault of a visit's claims."""
    claim = Claim(row, visit.evidence, ground.source)
    city = ground.cities.get(visit.city or "")
    yield from _name(row, visit)
    yield from claim.of("status", "stated")
    yield from _contained(claim, visit, "status", visit.status, city)
    if visit.status in {"implied", "possible"} and not claim.has_reason("status"):
        yield row.fault("status", "reason_missing", basis=visit.status)
    for name, value, basis in (
        ("city", visit.city, visit.city_basis),
        ("day", visit.day or visit.day_span, visit.day_basis),
    ):
        yield from valued(row, name, value, basis)
        yield from claim.of(name, basis)
    yield from _placed_and_dated(claim, city, visit)
    yield from _themes(row, visit, claim, ground.themes)
    yield from _day(row, visit, ground.dates)
    yield from _half(claim, visit)
    yield from location_faults(row, visit, claim, city)


def event_faults(row: CsvRow, event: Event, ground: Ground) -> Iterator[Fault]:
    """Yield every fault of an event's claims."""
    claim = Claim(row, event.evidence, ground.source)
    yield from claim.of("day", event.day_basis)
    yield from valued(row, "city", event.city, event.city_basis)
    yield from claim.of("city", event.city_basis)
    yield from _placed_and_dated(claim, ground.cities.get(event.city or ""), event)
    yield from _half(claim, event)
    start = ground.dates.start if ground.dates else None
    if start and _year_known(event.day) == _year_known(start) and event.day < start:
        yield row.fault("day", "event_early", day=iso(event.day), start=iso(start))


def city_faults(row: CsvRow, city: City, ground: Ground) -> Iterator[Fault]:
    """Yield a fault where no words of the report put the city on the route."""
    claim = Claim(row, city.evidence, ground.source)
    yield from claim.of("route", "stated", column="id")
    yield from claim.contains("route", city.name.zh, lambda quote: names_city(quote, city), column="id")


def _placed_and_dated(claim: Claim, city: City | None, record: Visit | Event) -> Iterator[Fault]:
    """The words that state a city or a day have its name or its date in them."""
    yield from _contained(claim, record, "city", record.city_basis, city)
    yield from _contained(claim, record, "day", record.day_basis, city)


def _contained(
    claim: Claim, record: Visit | Event, field: str, basis: str, city: City | None
) -> Iterator[Fault]:
    if basis == "stated" and (judged := judge(record, field, city)):
        yield from claim.contains(field, *judged)


def _name(row: CsvRow, visit: Visit) -> Iterator[Fault]:
    if visit.status == "unnamed" and visit.name:
        yield row.fault("name_zh", "unnamed_name")
    if visit.status != "unnamed" and not visit.name:
        yield row.fault("name_zh", "cell_empty")


def _half(claim: Claim, record: Visit | Event) -> Iterator[Fault]:
    """The words that tell the day tell its half as well."""
    if half := record.half:
        yield from claim.contains("day", half, lambda quote: names_half(quote, half), column="half")


def _year_known(day: dt.date) -> bool:
    return day.year != YEARLESS


def _themes(row: CsvRow, visit: Visit, claim: Claim, known: frozenset[str]) -> Iterator[Fault]:
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


def _day(row: CsvRow, visit: Visit, dates: Span | None) -> Iterator[Fault]:
    span = visit.day_span
    days = [day for day in (visit.day, span and span.start, span and span.end) if day]
    if dates is None:
        if days:
            yield row.fault("day" if visit.day else "day_span", "day_without_dates")
        return
    bounds: dict[str, object] = {"start": iso(dates.start), "end": iso(dates.end)}
    if visit.day and visit.day not in dates:
        yield row.fault("day", "day_outside", day=iso(visit.day), **bounds)
    if span and not dates.start <= span.start <= span.end <= dates.end:
        yield row.fault("day_span", "span_outside", span=span, **bounds)
    elif visit.day and span and visit.day not in span:
        yield row.fault("day_span", "span_misses", span=span, day=iso(visit.day))
    if visit.day_basis in {"inferred", "external"} and not span:
        yield row.fault("day_span", "span_missing")
    if visit.day_basis == "unknown" and span:
        yield row.fault("day_span", "span_without_day")
