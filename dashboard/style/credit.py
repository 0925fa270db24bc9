"""Whose the drawn map is: its ground and its points are credited, and nothing that is not drawn."""

from __future__ import annotations

from dashboard.style.style import Style
from dashboard.trip.model import Trip


def line(trip: Trip, style: Style) -> str:
    """Return that the map is a sketch without boundaries, and whose what is drawn on it is."""
    return " · ".join([style.say("map.sketch"), *ground(trip, style), points(trip, style), "WGS-84"])


def ground(trip: Trip, style: Style) -> list[str]:
    """Return the credit that the basemap's file gives itself, if it gives one."""
    return [trip.basemap.credit.of(style.language)] if trip.basemap.credit else []


def points(trip: Trip, style: Style) -> str:
    """Return whose the coordinates of the cities are: the publishers of the sources that they cite."""
    publishers = dict.fromkeys(trip.cited(city.source).publisher.of(style.language) for city in trip.cities)
    return style.say("map.points", publishers=style.say("list.join").join(publishers))
