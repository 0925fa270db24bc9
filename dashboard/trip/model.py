"""What an itinerary is: frozen records, and the rules that one record can check by itself."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, Field

from dashboard.trip.records import Evidence, Gloss, NotVisited, Outcome, Reviewed, Source
from dashboard.trip.values import (
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
    """A city of the route; `order` 0 is the home of the delegation. Coordinates are WGS-84 degrees."""

    id: Identifier
    name: Text
    aliases: tuple[str, ...] = ()
    order: int = Field(ge=0)
    lat: Latitude
    lon: Longitude
    source: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_home(self) -> bool:
        """Return whether the delegation comes from here."""
        return self.order == 0


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

    `evidence` is what dates, totals, route and year of the trip as a whole rest on.
    """

    id: Identifier
    title: Text
    delegation: Text
    report: Report
    source: str
    basemap: Basemap
    dates: Span
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

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Return every day of the trip in order."""
        count = (self.dates.end - self.dates.start).days + 1
        return tuple(self.dates.start + dt.timedelta(days=n) for n in range(count))

    @property
    def stops(self) -> tuple[City, ...]:
        """Return the cities visited, in the order of the route, without the home city."""
        return tuple(city for city in self.cities if not city.is_home)

    @property
    def home(self) -> City:
        """Return the city the delegation comes from."""
        return next(city for city in self.cities if city.is_home)

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
