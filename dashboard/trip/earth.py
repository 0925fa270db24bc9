"""Distances on the earth."""

from __future__ import annotations

import math

EARTH_KM = 6371.0088  # mean radius of the earth (IUGG)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance of two points given in degrees, in km."""
    a, b = math.radians(lat), math.radians(other_lat)
    half_lat, half_lon = (b - a) / 2, math.radians(other_lon - lon) / 2
    h = math.sin(half_lat) ** 2 + math.cos(a) * math.cos(b) * math.sin(half_lon) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(h))


def mercator(lat: float) -> float:
    """Return the latitude in degrees of longitude at the equator, as Mercator’s projection spaces it."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))
