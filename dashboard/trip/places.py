"""Whether the place that a visit claims is where it can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard.trip.cells import CsvRow
from dashboard.trip.claim import Claim, valued
from dashboard.trip.earth import kilometres
from dashboard.trip.faults import Fault
from dashboard.trip.model import City, Visit

FARTHEST_KM = 300.0
"""How far a site may lie from its city's point: the largest municipalities are about this across."""


def location_faults(row: CsvRow, visit: Visit, claim: Claim, city: City | None) -> Iterator[Fault]:
    """Yield every fault of a visit's place: it has a point exactly if a precision, near its city."""
    if visit.precision == "none":
        if (visit.lat, visit.lon) != (None, None):
            yield row.fault("precision", "point_without_precision")
        yield from valued(row, "location", None, visit.location_basis)
        return
    if visit.precision == "city" and visit.city and city is None:
        return  # its city is at fault, and is told of there
    if visit.lat is None or visit.lon is None:
        yield row.fault("lat" if visit.lat is None else "lon", "point_missing", precision=visit.precision)
        return
    if visit.precision == "city" and visit.city is None:
        yield row.fault("precision", "city_precision")
    yield from valued(row, "location", visit.lat, visit.location_basis)
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
