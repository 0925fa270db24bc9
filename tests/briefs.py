"""Briefs of a trip for the tests of exports, and trips that are hard to draw."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from dashboard.brief import Brief
from dashboard.language import Language
from dashboard.style.palette import Mode
from dashboard.style.style import Style
from dashboard.trip.files import BASEMAP
from dashboard.trip.values import Basemap, Span, Text, Totals
from dashboard.view.dossier import Dossier, dossier
from dashboard.view.filters import NO_FILTER, Filter
from dashboard.view.selection import Selection
from dashboard.view.view import View
from tests.homes import OURS

MADE = dt.date(2026, 2, 3)
FILTERS = {
    "everything": Filter(),
    "a city": Filter(cities=frozenset({"hekou"})),
    "a day": Filter(days=frozenset({dt.date(2023, 5, 8)})),
    "a theme": Filter(themes=frozenset({"talent"})),
    "stated only": Filter(stated_only=True),
}
"""One filter of each kind, for the small trip."""

NOTHING = Filter(cities=frozenset({"hekou"}), days=frozenset({dt.date(2023, 5, 8)}), stated_only=True)
"""A filter that leaves nothing of the small trip."""


def brief_of(
    loaded: Dossier,
    chosen: Filter = NO_FILTER,
    selected: Selection | None = None,
    language: Language = "zh",
    mode: Mode = "light",
) -> Brief:
    return Brief(View(loaded, chosen, selected), Style(language, mode), MADE)


def changed(loaded: Dossier, **fields: Any) -> Dossier:
    """Return the trip with other fields, its tables made anew."""
    return dossier(loaded.trip.model_copy(update=fields), loaded.lexicon)


def one_day(real: Dossier) -> Dossier:
    """Return the real trip as one of a day in one city, with one site."""
    trip = real.trip
    home, first = trip.cities[:2]
    assert trip.dates
    day = trip.dates.start
    visit = trip.visits[0].model_copy(update={"day_span": Span(start=day, end=day)})
    events = tuple(one for one in trip.events if one.day == day)
    outcomes = tuple(one for one in trip.outcomes if not one.belongs or one.belongs.startswith("event:"))
    return changed(
        real,
        cities=(home, first),
        visits=(visit,),
        events=tuple(one for one in events if one.city in {None, first.id}),
        outcomes=tuple(one for one in outcomes if one.belongs in {None, *(f"event:{e.id}" for e in events)}),
        dates=Span(start=day, end=day),
        totals=Totals(days=1, cities=1, visits=1),
    )


def seven_cities(real: Dossier) -> Dossier:
    """Return the real trip with seven cities and twenty-one sites, three of them in each city."""
    trip = real.trip
    home, *stops = trip.cities
    names = [
        ("中山", "Zhongshan", 22.52, 113.39),
        ("佛山", "Foshan", 23.02, 113.12),
        ("惠州", "Huizhou", 23.11, 114.42),
    ]
    stops += [
        stops[0].model_copy(
            update={"id": en.lower(), "name": Text(zh=zh, en=en), "order": (5 + n,), "lat": lat, "lon": lon}
        )
        for n, (zh, en, lat, lon) in enumerate(names)
    ]
    first, days = trip.visits[0], trip.days
    visits = tuple(
        first.model_copy(
            update={
                "id": f"site-{n}",
                "number": n + 1,
                "name": Text(
                    zh=f"第{n + 1}个考察的产业园区", en=f"Industrial park number {n + 1} of the visit"
                ),
                "city": stops[n // 3].id,
                "day": days[n // 9],
                "day_span": Span(start=days[n // 9], end=days[n // 9]),
                "lat": stops[n // 3].lat,
                "lon": stops[n // 3].lon,
            }
        )
        for n in range(21)
    )
    totals = Totals(days=3, cities=7, visits=21)
    return changed(real, cities=(home, *stops), visits=visits, totals=totals, outcomes=(), events=())


CHOICES = {
    "everything": Filter(),
    "guangzhou": Filter(cities=frozenset({"guangzhou"})),
    "dongguan": Filter(cities=frozenset({"dongguan"})),
    "10 November": Filter(days=frozenset({dt.date(2021, 11, 10)})),
    "energy": Filter(themes=frozenset({"energy"})),
    "talent in shenzhen": Filter(cities=frozenset({"shenzhen"}), themes=frozenset({"talent"})),
    "stated only": Filter(stated_only=True),
}
"""What a briefing of the real trip is asked for."""
TRIPS = {"one day": one_day, "seven cities": seven_cities}
EVERY = (*CHOICES, *TRIPS)


def every(real: Dossier, name: str, language: Language) -> Brief:
    """Return the brief of one of `EVERY`: a choice of the real trip, or a trip of another size."""
    loaded = TRIPS[name](real) if name in TRIPS else real
    return brief_of(loaded, CHOICES.get(name, NO_FILTER), language=language)


URUMQI, HARBIN = ("乌鲁木齐", "Urumqi", 43.825, 87.6), ("哈尔滨", "Harbin", 45.75, 126.65)
SHANGHAI, FRISCO = ("上海", "Shanghai", 31.222, 121.458), ("旧金山", "San Francisco", 37.775, -122.419)
HONOLULU, LONDON = ("火奴鲁鲁", "Honolulu", 21.307, -157.858), ("伦敦", "London", 51.509, -0.126)
Spot = tuple[str, str, float, float]
"""A city: its names in both languages, lat and lon."""


def country() -> Basemap:
    """Return the ground of the whole country."""
    data = (OURS.basemaps / BASEMAP).read_bytes()
    credit = Text(**json.loads(data)["credit"])
    return Basemap(file=BASEMAP, data=data, sha256=hashlib.sha256(data).hexdigest(), credit=credit)


def through(real: Dossier, home: Spot, *stops: Spot, days: int = 3) -> Dossier:
    """Return a trip of the real one's report through other cities, with two sites in each of them, one of
    these at a place of its own. It stands on the ground of the whole country.
    """
    trip = real.trip
    assert trip.dates
    start = trip.dates.start
    cities = [
        trip.stops[0].model_copy(
            update={
                "id": en.lower().replace(" ", "-"),
                "name": Text(zh=zh, en=en),
                "aliases": (),
                "order": (order,),
                "lat": lat,
                "lon": lon,
            }
        )
        for order, (zh, en, lat, lon) in enumerate((home, *stops))
    ]
    visits = []
    for n in range(2 * len(stops)):
        city, day = cities[1 + n // 2], start + dt.timedelta(days=n // 2 * days // len(stops))
        place = {"lat": city.lat + 0.1, "lon": city.lon + 0.1, "precision": "district"} if n % 2 else {}
        name = Text(zh=f"{city.name.zh}的园区{n + 1}", en=f"Park {n + 1} of {city.name.en}")
        own = {"id": f"site-{n + 1}", "number": n + 1, "name": name, "city": city.id, "day": day}
        at = {"lat": city.lat, "lon": city.lon, "day_span": Span(start=day, end=day)}
        visits.append(trip.visits[0].model_copy(update={**own, **at, **place}))
    return changed(
        real,
        cities=tuple(cities),
        visits=tuple(visits),
        events=(),
        outcomes=(),
        not_visited=(),
        dates=Span(start=start, end=start + dt.timedelta(days=days - 1)),
        totals=Totals(days=days, cities=len(stops), visits=len(visits)),
        basemap=country(),
    )
