"""The routes of several trips on one map: a color a trip, each city once, the ground once."""

from __future__ import annotations

import re

from dashboard.figures.map_parts import Basemap, Chrome, Legs, Mark
from dashboard.figures.routes_map import routes_map
from dashboard.layout.route import bounds
from dashboard.layout.routes import shared, together
from dashboard.style.style import Style
from dashboard.trip.model import Trip
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from tests.figures.read import EN, EVIL


def moved(trip: Trip, name: str, lat: float) -> Trip:
    """Return the trip with its first stop under another name and at another latitude."""
    home, first, *rest = trip.cities
    first = first.model_copy(update={"name": Text(zh=name, en=name), "lat": lat})
    return trip.model_copy(update={"cities": (home, first, *rest)})


def test_each_trip_has_its_color_and_the_ground_is_drawn_once(real: Dossier) -> None:
    trips = [real.trip, moved(real.trip, "肇庆", 23.05)]
    chart = routes_map(trips, style=EN, height=400)
    parts = [*chart._children.values()]
    legs = [part.given["color"] for part in parts if isinstance(part, Legs)]
    assert legs == [*EN.palette.cities[:2]]
    assert sum(isinstance(part, Basemap) for part in parts) == 1
    assert sum(isinstance(part, Chrome) for part in parts) == 1


def test_a_city_of_two_trips_stands_once_with_a_square_for_each(real: Dossier) -> None:
    trips = [real.trip, moved(real.trip, "肇庆", 23.05)]
    marks = [
        one for one in routes_map(trips, style=EN, height=400)._children.values() if isinstance(one, Mark)
    ]
    names = [re.findall("<span[^>]*>(.*?)</span>", one.html) for one in marks]
    assert names == [["Guangzhou"], ["Zhuhai"], ["Dongguan"], ["Shenzhen"], ["肇庆"]]
    squares = [re.findall(r"background:(#\w+);.*?>(\d)</b>", one.html) for one in marks]
    blue, orange = EN.palette.cities[:2]
    assert squares[0] == [(blue, "1")]
    assert squares[1] == [(blue, "2"), (orange, "2")]
    assert squares[4] == [(orange, "1")]


def test_cities_of_one_name_far_apart_are_two(real: Dossier) -> None:
    guangzhou = real.trip.stops[0].name.zh
    assert len(shared([real.trip, moved(real.trip, guangzhou, 23.2)])) == 4
    assert len(shared([real.trip, moved(real.trip, guangzhou, 33.2)])) == 5


def test_the_first_view_takes_in_every_route(real: Dossier, small: Trip) -> None:
    south, west, north, east = together([real.trip, small])
    for trip in (real.trip, small):
        low, left, high, right = bounds(trip)
        assert south <= low
        assert west <= left
        assert high <= north
        assert right <= east


def test_what_a_name_holds_is_no_markup(real: Dossier) -> None:
    text = routes_map([moved(real.trip, EVIL, 23.1)], style=Style("zh"), height=400).get_root().render()
    assert EVIL not in text
