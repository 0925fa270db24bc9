"""What an itinerary is: frozen records, and the rules that one record can check by itself."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Basis = Literal["stated", "inferred", "external", "unknown"]
"""How a field is known: the report says it, it follows, another named source says it, or nobody does."""

Status = Literal["stated", "implied", "possible", "unnamed"]
"""How surely a row is one of the sites that the report counts."""

Precision = Literal["building", "campus", "district", "city", "none"]
"""The smallest area that a place is known to lie in; `none` is not on the map."""

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


def _iso_date(cell: object) -> object:
    """Return `2021/11/9`, as spreadsheets rewrite a date, in ISO form; anything else as it came."""
    parts = cell.strip().split("/") if isinstance(cell, str) else []
    if len(parts) == 3 and len(parts[0]) == 4 and all(part.isdecimal() for part in parts):
        return "-".join(part.zfill(2) for part in parts)
    return cell


Day = Annotated[dt.date, BeforeValidator(_iso_date)]


def _interval(cell: object) -> object:
    """Return an EDTF interval `start/end` (ISO 8601-2) as the two days of a `Span`."""
    if not isinstance(cell, str):
        return cell
    parts = cell.split("/")
    half = 3 if len(parts) in {3, 6} else 1  # dates as spreadsheets write them have slashes of their own
    start, end = "/".join(parts[:half]), "/".join(parts[half:])
    return {"start": start, "end": end or start}


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Record):
    """The same words in both languages of the page."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Span(Record):
    """The days within which something may have happened, both ends included."""

    start: Day
    end: Day

    def __contains__(self, day: dt.date) -> bool:
        """Return whether the day lies in the span."""
        return self.start <= day <= self.end

    def __str__(self) -> str:
        """Return the EDTF interval."""
        return f"{self.start}/{self.end}"


class Evidence(Record):
    """One thing that fields of a record rest on: words of the report, an outside source, or a reason.

    `report.text[start:end] == quote` wherever a quote is given; outside sources have none.
    """

    fields: tuple[str, ...]
    source: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    reason: Text | None = None


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
    day_span: Annotated[Span, BeforeValidator(_interval)] | None
    lat: Latitude | None
    lon: Longitude | None
    precision: Precision
    location_basis: Basis
    themes: tuple[str, ...]
    themes_external: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


class Event(Record):
    """Something dated that is not a site: a signing, a meeting, the publication."""

    id: Identifier
    name: Text
    kind: str
    day: Day
    day_basis: Literal["stated", "inferred", "external"]
    city: str | None
    city_basis: Basis
    evidence: tuple[Evidence, ...] = ()


class Source(Record):
    """Where a fact comes from, and how far that was checked. `date` is EDTF, or empty if not known."""

    id: str = Field(pattern=r"^[A-Za-z0-9-]+$")
    publisher: Text
    title: Text
    date: str = Field(pattern=r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$")
    address: str
    verified: Text


class NotVisited(Record):
    """Something the report names that is none of the sites visited, with the reason."""

    name: Text
    evidence: Evidence


class Gloss(Record):
    """Our English of words of the report, marked as ours: `report.text[start:end] == quote`."""

    quote: str = Field(min_length=1)
    en: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Totals(Record):
    """What the report says the visit added up to."""

    days: int = Field(ge=1)
    cities: int = Field(ge=1)
    visits: int = Field(ge=1)


class Report(Record):
    """The report as received: its file's name, its characters and the sha256 of its bytes."""

    file: str
    text: str
    sha256: str


class Trip(Record):
    """One visit: the report, and the curated itinerary that rests on it."""

    id: Identifier
    title: Text
    delegation: Text
    report: Report
    source: str
    basemap: str
    dates: Span
    totals: Totals
    frame: tuple[Evidence, ...]
    cities: tuple[City, ...]
    visits: tuple[Visit, ...]
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    not_visited: tuple[NotVisited, ...]
    glosses: tuple[Gloss, ...] = ()

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
        for city in self.cities:
            if city.id == identifier:
                return city
        raise KeyError(identifier)
