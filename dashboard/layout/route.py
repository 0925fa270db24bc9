"""The route on a map, in degrees: its frame, its legs, and on which side of a city its label stands."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from dashboard.layout.box import Box
from dashboard.trip.earth import kilometres, mercator
from dashboard.trip.model import City, Trip

FIXED = frozenset({"building", "campus", "district"})
"""Precisions whose marks stand at a place of their own; the others are gathered under their city."""

Point = tuple[float, float]
"""A point as (lat, lon), in degrees."""


MOST_LAT = 85.05
"""Degrees: where Web Mercator ends. A margin that went on to the pole would go on for ever."""


CLOSE = 0.5
"""Degrees: the least that a map shows. The packaged outlines are drawn to about 100 m, or to 1 km."""


def beside(lon: float, other: float) -> float:
    """Return a longitude as one within half a turn of another: 237.6 for −122.4 beside 121."""
    return lon - 360 * round((lon - other) / 360)


def middle(trip: Trip) -> float:
    """Return the longitude about which the map lies: each stop the short way from the last, over the 180th
    meridian if need be.
    """
    lons: list[float] = []
    for stop in trip.stops:
        lons.append(beside(stop.lon, lons[-1] if lons else stop.lon))
    if not lons:
        return (COUNTRY[1] + COUNTRY[3]) / 2
    return beside((min(lons) + max(lons)) / 2, 0)


def turns(west: float, east: float) -> list[int]:
    """Return by which whole turns, in degrees, outlines are moved to be seen between these longitudes."""
    return [turn for turn in (-360, 0, 360) if turn - 180 < east and west < turn + 180]


def bounds(trip: Trip, near: Collection[str] = ()) -> tuple[float, float, float, float]:
    """Return south, west, north, east of the first view: the cities visited and every place known.

    Of the cities `near` and their places alone, where there are any.
    """
    points = [(city.lat, city.lon) for city in trip.stops if not near or city.id in near]
    points += [
        (v.lat, v.lon)
        for v in trip.visits
        if v.lat is not None and v.lon is not None and (not near or v.city in near)
    ]
    if not points:
        return COUNTRY
    about = middle(trip)
    lats, lons = [lat for lat, _ in points], [beside(lon, about) for _, lon in points]
    lats, lons = _spread(lats), _spread(lons)
    margin = 0.16 * max(max(lats) - min(lats), max(lons) - min(lons))
    south, north = max(min(lats) - 1.5 * margin, -MOST_LAT), min(max(lats) + margin, MOST_LAT)
    return south, min(lons) - margin, north, max(lons) + 1.4 * margin


def _spread(values: list[float]) -> list[float]:
    """Return the least and the greatest, set at least `CLOSE` apart."""
    middle, half = (min(values) + max(values)) / 2, max(max(values) - min(values), CLOSE) / 2
    return [middle - half, middle + half]


COUNTRY = (18.0, 73.0, 54.0, 135.0)
"""Degrees, as `bounds` has them: what is shown of a trip that is known to no place."""


@dataclass(frozen=True)
class Leg:
    """A leg of the route as a straight line: its ends, and the great-circle distance between them in km."""

    start: City
    end: City

    @property
    def km(self) -> float:
        """Return the great-circle distance."""
        return kilometres(self.start.lat, self.start.lon, self.end.lat, self.end.lon)

    def at(self, share: float) -> Point:
        """Return the point that lies this share of the way along the line."""
        start, end = self.start, self.end
        return start.lat + share * (end.lat - start.lat), start.lon + share * (end.lon - start.lon)

    @property
    def angle(self) -> float:
        """Return the line's angle on the screen in degrees, clockwise from the right."""
        rise = mercator(self.start.lat) - mercator(self.end.lat)
        return math.degrees(math.atan2(rise, self.end.lon - self.start.lon))


def legs(trip: Trip) -> list[Leg]:
    """Return the legs of the route in order, from stop to stop: no report of a departure makes a leg."""
    return [Leg(start, end) for start, end in pairwise(trip.route)]


def from_home(trip: Trip) -> Leg | None:
    """Return the straight line from the delegation's own city to its first stop, which no one travelled.

    None where nobody tells the one or the other.
    """
    return Leg(trip.home, trip.route[0]) if trip.home and trip.route else None


def home_arrow(trip: Trip, home: City) -> str:
    """Return the arrow that points from the first view to the delegation's own city."""
    south, _, north, east = bounds(trip)
    if north >= home.lat >= south:
        return "→" if beside(home.lon, middle(trip)) > east else "←"
    return "↑" if home.lat > north else "↓"


def stands_west(trip: Trip, city: City) -> bool:
    """Return whether the label stands on the city's left: away from its own marks, else outward."""
    about = middle(trip)
    own = [v.lon for v in trip.visits if v.city == city.id and v.lon is not None and v.precision != "city"]
    if own:
        return sum(beside(lon, city.lon) > city.lon for lon in own) > len(own) / 2
    return beside(city.lon, about) < about


def entering(box: Box, start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the share of the way from start at which a line comes into the box; 0 if it starts inside."""
    (ax, ay), (bx, by) = start, end
    edges = ((box.x, ax, bx), (box.right, ax, bx), (box.y, ay, by), (box.bottom, ay, by))
    shares = [(edge - a) / (b - a) for edge, a, b in edges if (a - edge) * (b - edge) < 0]
    outside = not (box.x <= ax <= box.right and box.y <= ay <= box.bottom)
    return max(shares, default=0.0) if outside else 0.0
