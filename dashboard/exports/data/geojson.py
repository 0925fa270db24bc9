"""The places of a brief as GeoJSON (RFC 7946)."""

from __future__ import annotations

import datetime as dt
from json import dumps
from typing import Any

from dashboard.brief import Brief
from dashboard.exports.data.tables import Record, position, records, tables
from dashboard.layout.route import Leg, legs
from dashboard.trip.model import City
from dashboard.trip.values import iso


def geojson(brief: Brief) -> bytes:
    """Return a FeatureCollection of cities, legs of the route and visits; `about` is the statement.

    Positions are lon, lat in WGS-84 degrees. A visit known only to its city stands at the city's point
    and says so; one without a place has no geometry. NothingShownError where the filter leaves nothing.
    """
    brief.refuse_empty()
    features = [_city(city) for city in brief.trip.cities]
    features += [_leg(brief, leg) for leg in legs(brief.trip)]
    features += [_visit(brief, row) for row in records(tables(brief)["visits"])]
    found = {"type": "FeatureCollection", "about": brief.statement, "features": features}
    return (dumps(found, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode("utf-8")


def _feature(key: str, kind: str, coordinates: Any, properties: dict[str, Any]) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates} if coordinates else None
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": properties}


def _city(city: City) -> dict[str, Any]:
    own = {
        "role": "city",
        "order": min(city.order, default=None),
        "name_zh": city.name.zh,
        "name_en": city.name.en,
    }
    return _feature(f"city:{city.id}", "Point", (city.lon, city.lat), {**own, "source": city.source})


def _leg(brief: Brief, leg: Leg) -> dict[str, Any]:
    start, end = leg.start, leg.end
    own = {"role": "leg", "from": start.id, "to": end.id, "km": round(leg.km, 1)}
    note = brief.style.say("geo.leg_note", km=f"{leg.km:.0f}")
    line = [(start.lon, start.lat), (end.lon, end.lat)]
    return _feature(f"leg:{start.id}:{end.id}", "LineString", line, {**own, "note": note})


def _visit(brief: Brief, row: Record) -> dict[str, Any]:
    cells = {name: _json(value) for name, value in row.items() if name not in {"lat", "lon"}}
    for name in ("themes", "themes_external"):
        cells[name] = (cells[name] or "").split()
    for name in ("quotes", "reasons"):
        cells[name] = (cells[name] or "").splitlines()
    note = brief.style.say("geo.city_point") if row["precision"] == "city" else None
    return _feature(
        f"visit:{row['id']}", "Point", position(brief, row), {"role": "visit", **cells, "note": note}
    )


def _json(value: Any) -> Any:
    return iso(value) if isinstance(value, dt.date) else value
