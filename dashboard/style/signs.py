"""The words that stand on the map and the timeline: distances, what a city has, the titles of lanes."""

from __future__ import annotations

from dashboard.layout.lanes import ELSEWHERE, EVENTS, UNDATED
from dashboard.layout.route import Leg, from_home
from dashboard.style.style import Style
from dashboard.trip.model import City, Trip


def leg_text(leg: Leg, style: Style) -> str:
    """Return the great-circle distance of a leg."""
    return style.say("map.leg", km=f"{leg.km:.0f}")


def home_text(trip: Trip, style: Style) -> str:
    """Return the words for the home city beyond the map, with the great-circle distance to the first stop;
    nothing where nobody tells the home.
    """
    way = from_home(trip)
    if way is None:
        return ""
    return style.say("map.home_sign", city=way.start.name.of(style.language), km=f"{round(way.km, -1):.0f}")


def number(city: City, style: Style) -> str:
    """Return what stands in a city's mark: home, its places on the route, or nothing off it."""
    return style.say("map.home_mark") if city.is_home else "·".join(map(str, city.places))


def city_note(trip: Trip, city: City, visits: int, style: Style) -> str:
    """Return the few words behind a city's name: home, its visits shown, or that there are none."""
    if city.is_home:
        return style.say("map.home")
    if visits:
        return style.say("map.visits", n=visits)
    named = any(visit.city == city.id for visit in trip.visits)
    return style.say("map.none_shown" if named else "map.no_stop")


def lane_titles(trip: Trip, style: Style) -> dict[str, str]:
    """Return the titles of the timeline's lanes: every stop, the events, what has no city and no day."""
    others = {
        EVENTS: style.say("timeline.events"),
        ELSEWHERE: style.say("basis.city_unknown"),
        UNDATED: style.say("timeline.undated"),
    }
    return {city.id: city.name.of(style.language) for city in trip.stops} | others


def empty_lane(*, known: bool, style: Style) -> str:
    """Return what a stop's lane says where no dated visit stands in it."""
    return style.say("timeline.none_shown" if known else "timeline.no_stop")
