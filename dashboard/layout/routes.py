"""Several routes on one map, in degrees: what it shows first, and the cities that trips share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.layout.route import MOST_LAT, bounds
from dashboard.trip.earth import kilometres
from dashboard.trip.model import City, Trip

SAME_KM = 30
"""Two trips' points of one name are one city where they lie no farther apart."""


def together(trips: Iterable[Trip], margin: float = 0) -> tuple[float, float, float, float]:
    """Return south, west, north, east of the first view of several trips: all that each shows first.

    `margin` is the share of it that is kept free around: that of a small route is nothing on a large map.
    """
    lows, lefts, highs, rights = zip(*map(bounds, trips), strict=True)
    south, west, north, east = min(lows), min(lefts), max(highs), max(rights)
    free = margin * max(north - south, east - west)
    return max(south - free, -MOST_LAT), west - free, min(north + free, MOST_LAT), east + free


def shared(trips: Sequence[Trip]) -> list[list[tuple[int, City]]]:
    """Return each city once, as the stops that trips make there: the trip's place and its own city."""
    found: list[list[tuple[int, City]]] = []
    for place, trip in enumerate(trips):
        for city in trip.stops:
            known = next((stops for stops in found if _same(stops[0][1], city)), None)
            if known is None:
                found.append([(place, city)])
            else:
                known.append((place, city))
    return found


def _same(one: City, other: City) -> bool:
    near = kilometres(one.lat, one.lon, other.lat, other.lon) <= SAME_KM
    return near and one.name.zh == other.name.zh
