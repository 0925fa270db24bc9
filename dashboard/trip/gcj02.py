"""WGS-84 → GCJ-02, the datum that Chinese law asks of published maps and that Amap's tiles are drawn in.

The law publishes no formula. This is the one that circulates, as in the libraries `eviltransform`
(googollee) and `coord-convert` (sshuair): two polynomials with waves on them, in metres, turned into
degrees on the ellipsoid of Krasovsky 1940. It agrees with both to within 2 cm; `eviltransform` takes the
semi-major axis of WGS-84 instead of Krasovsky's.
"""

from __future__ import annotations

import math

AXIS = 6378245.0  # m, semi-major axis of Krasovsky 1940
SQUARED = 0.00669342162296594323  # its first eccentricity squared, the flattening being 1/298.3
WEST, EAST, SOUTH, NORTH = 72.004, 137.8347, 0.8293, 55.8271
"""The rectangle, in degrees, outside of which the published implementations change nothing.

It is no border: Hong Kong, Macau and Taiwan lie inside and are moved as the mainland is, and so are
places of the neighbouring countries. The published implementations treat them all the same.
"""


def gcj02(lat: float, lon: float) -> tuple[float, float]:
    """Return a WGS-84 point as (lat, lon) in GCJ-02, in degrees; outside the rectangle unchanged."""
    if not (WEST <= lon <= EAST and SOUTH <= lat <= NORTH):
        return lat, lon
    north, east = _metres(lon - 105, lat - 35)
    slope = 1 - SQUARED * math.sin(math.radians(lat)) ** 2
    meridian = AXIS * (1 - SQUARED) / slope**1.5  # radius of curvature along the meridian, m
    parallel = AXIS / math.sqrt(slope) * math.cos(math.radians(lat))  # radius of the parallel, m
    return lat + math.degrees(north / meridian), lon + math.degrees(east / parallel)


def _metres(x: float, y: float) -> tuple[float, float]:
    """Return the shift to the north and to the east in metres, x and y being degrees from 105° E, 35° N."""
    both = 20 * _wave(x, 6) + 20 * _wave(x, 2)
    north = both + 20 * _wave(y, 1) + 40 * _wave(y, 1 / 3) + 160 * _wave(y, 1 / 12) + 320 * _wave(y, 1 / 30)
    east = both + 20 * _wave(x, 1) + 40 * _wave(x, 1 / 3) + 150 * _wave(x, 1 / 12) + 300 * _wave(x, 1 / 30)
    root = math.sqrt(abs(x))
    return (
        -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + north * 2 / 3,
        300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + east * 2 / 3,
    )


def _wave(degrees: float, times: float) -> float:
    return math.sin(degrees * times * math.pi)
