"""What a trip's files may have and hardly mean: told by `check`, refused by nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dashboard.trip.cells import ASIDE, COLUMNS, READ_TOO
from dashboard.trip.faults import Fault
from dashboard.trip.files import FRAME, TripFiles
from dashboard.trip.model import Trip


def warnings(files: TripFiles, trip: Trip) -> list[Fault]:
    """Return a warning for each column that nobody reads, for each total of the report that its parts do not
    make, and for each point outside the basemap.
    """
    return [*_unread(files), *_totals(trip), *_outside(files, trip)]


def _unread(files: TripFiles) -> Iterator[Fault]:
    for file, rows in files.rows.items():
        known = {*COLUMNS[file].split(), *READ_TOO.get(file, ())}
        for column in rows[0].cells if rows else ():
            if column not in known and not column.startswith(ASIDE):
                yield Fault(file, 1, column, "column_unread")


def _totals(trip: Trip) -> Iterator[Fault]:
    """Yield a warning where the report counts other than it tells: both are shown as they are."""
    found = {"days": len(trip.days), "cities": len({*trip.route}), "visits": len(trip.visits)}
    for name, total in trip.totals.stated.items():
        if found[name] and found[name] != total:
            yield Fault(FRAME, 0, f"totals.{name}", "total_differs", {"found": found[name], "total": total})


def _outside(files: TripFiles, trip: Trip) -> Iterator[Fault]:
    shapes = [one["geometry"]["coordinates"] for one in json.loads(trip.basemap.data)["features"]]
    points = [*_points(shapes)]
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    stops = {city.id for city in trip.stops}
    for file in ("cities.csv", "visits.csv"):
        for row in files.rows[file]:
            lat, lon = row.cells["lat"], row.cells["lon"]
            if not (lat and lon) or (file == "cities.csv" and row.cells["id"] not in stops):
                continue  # the delegation's own city may lie beyond the map
            if not (south <= float(lat) <= north and west <= float(lon) <= east):
                yield row.fault("lat", "point_off_basemap", lat=lat, lon=lon, basemap=trip.basemap.file)


def _points(nested: Any) -> Iterator[tuple[float, float]]:
    """Yield every position of nested GeoJSON coordinates, lon before lat."""
    if nested and isinstance(nested[0], int | float):
        yield nested[0], nested[1]
    else:
        for part in nested:
            yield from _points(part)
