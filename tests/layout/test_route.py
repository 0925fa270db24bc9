"""The route in degrees: the short way over the 180th meridian, and never less of the earth than a city."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dashboard.layout.route import CLOSE, beside, bounds, home_arrow, middle, stands_west, turns
from dashboard.view.dossier import Dossier
from tests.briefs import FRISCO, HARBIN, HONOLULU, LONDON, SHANGHAI, URUMQI, Spot, through

ROUTES = {
    "over the ocean": (HARBIN, SHANGHAI, FRISCO, HONOLULU),
    "and back": (HARBIN, HONOLULU, FRISCO, SHANGHAI),
    "westward round": (HARBIN, SHANGHAI, LONDON, FRISCO),
    "eastward round": (HARBIN, LONDON, SHANGHAI, FRISCO),
    "within the country": (SHANGHAI, URUMQI, HARBIN),
}


@pytest.mark.parametrize("route", ROUTES.values(), ids=[*ROUTES])
def test_every_leg_is_drawn_the_short_way(real: Dossier, route: tuple[Spot, ...]) -> None:
    trip = through(real, *route).trip
    about = middle(trip)
    assert -180 <= about <= 180
    lons = [beside(city.lon, about) for city in trip.stops]
    assert all(abs(end - start) <= 180 for start, end in pairwise(lons))
    _, west, _, east = bounds(trip)
    assert all(west < lon < east for lon in lons)
    assert east - west < 360


def test_a_route_over_the_ocean_goes_on_beyond_180_degrees(real: Dossier) -> None:
    trip = through(real, HARBIN, SHANGHAI, FRISCO, HONOLULU).trip
    _, west, _, east = bounds(trip)
    assert 80 < west < SHANGHAI[3]
    assert east > FRISCO[3] + 360
    assert turns(west, east) == [0, 360]
    assert turns(*bounds(real.trip)[1::2]) == [0]
    assert [stands_west(trip, city) for city in trip.stops] == [True] * 3  # each away from its own marks


def test_a_home_over_the_ocean_lies_the_short_way(real: Dossier) -> None:
    for far, arrow in ((FRISCO, "→"), (LONDON, "←")):
        trip = through(real, (*far[:2], 31.3, far[3]), SHANGHAI).trip
        assert trip.home
        assert home_arrow(trip, trip.home) == arrow


def test_a_trip_to_one_place_shows_what_lies_about_it(real: Dossier) -> None:
    loaded = through(real, HARBIN, SHANGHAI)
    visits = tuple(
        one.model_copy(update={"lat": SHANGHAI[2], "lon": SHANGHAI[3]}) for one in loaded.trip.visits
    )
    south, west, north, east = bounds(loaded.trip.model_copy(update={"visits": visits}))
    assert min(north - south, east - west) >= CLOSE
