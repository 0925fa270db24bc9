"""What an itinerary is: frozen records, and the rules that one record can check by itself."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, Field

from dashboard.trip.records import Drafted, Evidence, Gloss, NotVisited, Outcome, Reviewed, Source
from dashboard.trip.values import (
    YEARLESS,
    Basemap,
    Basis,
    Day,
    Half,
    Identifier,
    Latitude,
    Longitude,
    Precision,
    Record,
    Report,
    Span,
    Status,
    Text,
    Totals,
    edtf_interval,
)


class City(Record):
    """A city of the trip; coordinates are WGS-84 degrees.

    `order` are its places on the route, more than one where it was passed again; 0 is the home of the
    delegation, none a city off the route.
    """

    id: Identifier
    name: Text
    aliases: tuple[str, ...] = ()
    order: tuple[Annotated[int, Field(ge=0)], ...]
    lat: Latitude
    lon: Longitude
    source: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_home(self) -> bool:
        """Return whether the delegation comes from here."""
        return 0 in self.order

    @property
    def places(self) -> tuple[int, ...]:
        """Return its places on the route, home apart."""
        return tuple(place for place in self.order if place)


class Visit(Record):
    """One of the sites that the report counts, named or not. Coordinates are WGS-84 degrees."""

    id: Identifier
    number: int
    name: Text | None
    status: Status
    city: str | None
    city_basis: Basis
    day: Day | None
    day_basis: Basis
    day_span: Annotated[Span, BeforeValidator(edtf_interval)] | None
    lat: Latitude | None
    lon: Longitude | None
    precision: Precision
    location_basis: Basis
    themes: tuple[str, ...]
    themes_external: tuple[str, ...]
    half: Half | None = None
    evidence: tuple[Evidence, ...] = ()


class Event(Record):
    """Something dated that is not a site: a signing, a meeting, the publication. `half` is of its day."""

    id: Identifier
    name: Text
    kind: str
    day: Day
    day_basis: Literal["stated", "inferred", "external"]
    city: str | None
    city_basis: Basis
    half: Half | None = None
    evidence: tuple[Evidence, ...] = ()


class Trip(Record):
    """One trip: the report, and the curated itinerary that rests on it.

    `evidence` is what dates, totals, route and year of the trip as a whole rest on. `dates` is None where
    nobody tells them.
    """

    id: Identifier
    title: Text
    delegation: Text
    report: Report
    source: str
    basemap: Basemap
    dates: Span | None
    totals: Totals
    evidence: tuple[Evidence, ...]
    cities: tuple[City, ...]
    visits: tuple[Visit, ...]
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    not_visited: tuple[NotVisited, ...]
    glosses: tuple[Gloss, ...] = ()
    review: tuple[Reviewed, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    drafted: tuple[Drafted, ...] = ()

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Return every day of the trip in order; none where nobody tells its dates."""
        if self.dates is None:
            return ()
        count = (self.dates.end - self.dates.start).days + 1
        return tuple(self.dates.start + dt.timedelta(days=n) for n in range(count))

    @property
    def undecided(self) -> tuple[Drafted, ...]:
        """Return what rules drafted and nobody has decided on."""
        return tuple(one for one in self.drafted if one.who is None)

    @property
    def has_year(self) -> bool:
        """Return whether the year of the trip is known."""
        return self.dates is None or self.dates.start.year != YEARLESS

    @property
    def route(self) -> tuple[City, ...]:
        """Return the cities as they were travelled to, one passed again where it was, without the home."""
        found = [(place, city) for city in self.cities for place in city.places]
        return tuple(city for _, city in sorted(found, key=lambda pair: pair[0]))

    @property
    def stops(self) -> tuple[City, ...]:
        """Return each city of the route once, in its order, then those off it; home if a visit is there."""
        held = {visit.city for visit in self.visits}
        off = [city for city in self.cities if not city.order or (city.is_home and city.id in held)]
        first = {city.id: city for city in (*self.route, *off)}
        return tuple(first.values())

    @property
    def home(self) -> City | None:
        """Return the city the delegation comes from, or None where nobody tells it."""
        return next((city for city in self.cities if city.is_home), None)

    def city(self, identifier: str) -> City:
        """Return the city of this id; KeyError where there is none."""
        return _of(self.cities, identifier)

    def visit(self, identifier: str) -> Visit:
        """Return the visit of this id; KeyError where there is none."""
        return _of(self.visits, identifier)

    def event(self, identifier: str) -> Event:
        """Return the event of this id; KeyError where there is none."""
        return _of(self.events, identifier)

    def cited(self, identifier: str) -> Source:
        """Return the source of this id; KeyError where there is none."""
        return _of(self.sources, identifier)


R = TypeVar("R", City, Visit, Event, Source)


def _of(records: tuple[R, ...], identifier: str) -> R:
    for record in records:
        if record.id == identifier:
            return record
    raise KeyError(identifier)
