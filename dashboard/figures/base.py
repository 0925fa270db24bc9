"""How a base map changes what is drawn on it: where marks stand, in which mode, and its credit."""

from __future__ import annotations

from dataclasses import replace

from dashboard.layout.route import beside, middle
from dashboard.style.credit import ground, line, points
from dashboard.style.style import Style
from dashboard.trip.bases import Base, Place
from dashboard.trip.model import Trip


def placed(trip: Trip, base: Base) -> Trip:
    """Return the trip with every point where it stands on this base; for drawing only, not for measuring."""
    place = standing(trip, base)
    cities = tuple(city.model_copy(update=_at(place, city.lat, city.lon)) for city in trip.cities)
    visits = tuple(visit.model_copy(update=_at(place, visit.lat, visit.lon)) for visit in trip.visits)
    return trip.model_copy(update={"cities": cities, "visits": visits})


def standing(trip: Trip, base: Base) -> Place:
    """Return from a WGS-84 point of the trip to where it stands on this base: beside the route's others, at
    a longitude beyond 180 if need be.
    """
    about = middle(trip)

    def place(lat: float, lon: float) -> tuple[float, float]:
        moved_lat, moved_lon = base.place(lat, lon)
        return moved_lat, beside(moved_lon, about)

    return place


def _at(place: Place, lat: float | None, lon: float | None) -> dict[str, float]:
    if lat is None or lon is None:
        return {}
    return dict(zip(("lat", "lon"), place(lat, lon), strict=True))


def shift(base: Base, lat: float, lon: float) -> tuple[float, float]:
    """Return by how many degrees of lat and lon this base moves a point."""
    moved_lat, moved_lon = base.place(lat, lon)
    return round(moved_lat - lat, 6), round(moved_lon - lon, 6)


def unplaced(base: Base, lat: float, lon: float) -> tuple[float, float]:
    """Return the WGS-84 point that stands at this one on a base, to five decimals: about a metre."""
    near_lat, near_lon = lat, lon
    for _ in range(4):  # the way back has no formula; each step comes a thousand times nearer
        at_lat, at_lon = base.place(near_lat, near_lon)
        near_lat, near_lon = near_lat - (at_lat - lat), near_lon - (at_lon - lon)
    return round(near_lat, 5), round(near_lon, 5)


def drawn(style: Style, base: Base) -> Style:
    """Return the style of the map: on tiles, which are light in either mode, that of the light mode."""
    return replace(style, mode="light") if base.urls else style


def credit(base: Base, trip: Trip, style: Style) -> str:
    """Return the line under the map: that it is a sketch, whose the base is, its datum, its 审图号 if given.

    The packaged basemap stays beneath the tiles and is seen where they lack, so it is named with them.
    """
    say = style.say
    review = [say("base.review", number=base.review_number)] if base.review_number else []
    if not base.urls:
        return " · ".join([line(trip, style), *review])
    datum = say("base.converted", datum=base.datum) if base.converts else base.datum
    beneath = [say("base.beneath", credit=one) for one in ground(trip, style)]
    parts = [say("base.sketch"), say(f"base.credit_{base.id}"), *review, datum, *beneath]
    return " · ".join([*parts, points(trip, style)])
