"""What the records of an itinerary are made of: how a thing is known, days, words in both languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from dashboard.language import Language

Basis = Literal["stated", "inferred", "external", "unknown"]
"""How a field is known: the report says it, it follows, another named source says it, or nobody does."""

Status = Literal["stated", "implied", "possible", "unnamed"]
"""How surely a row is one of the sites that the report counts."""

Precision = Literal["building", "campus", "district", "city", "none"]
"""The smallest area that a place is known to lie in; `none` is not on the map."""

Missed = Literal["passed", "planned", "cancelled"]
"""Why something that was to be seen was not visited: passed by, still to come, or called off."""

Decision = Literal["accepted", "corrected", "rejected"]
"""What a person made of something that was drafted."""

Half = Literal["am", "pm"]
"""The half of a day, where the report tells it."""

OutcomeKind = Literal[
    "figure", "party", "agreement", "area", "model", "practice", "remark", "ask", "next", "planned"
]
"""What an outcome is, in the order in which a briefing tells them."""

Said = Literal["reported", "direct", "aim", "result", "planned"]
"""How the report says it: in its own voice, in quoted speech, as an aim, a result, or a plan."""

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Latitude = Annotated[float, Field(ge=-85, le=85)]
"""Degrees; the map's projection, Web Mercator, ends at 85.05."""

Longitude = Annotated[float, Field(ge=-180, le=180)]


YEARLESS = 1904
"""The year that stands in a day whose year nobody tells: long before any visit, and a leap year."""


def _iso_date(cell: object) -> object:
    """Return `2021/11/9`, as spreadsheets rewrite a date, in ISO form, and `--11-09`, a day without its year
    (ISO 8601-2), in the year that stands for none; anything else as it came.
    """
    if isinstance(cell, str) and cell.strip().startswith("--"):
        return f"{YEARLESS}-{cell.strip()[2:]}"
    parts = cell.strip().split("/") if isinstance(cell, str) else []
    if len(parts) == 3 and len(parts[0]) == 4 and all(part.isdecimal() for part in parts):
        return "-".join(part.zfill(2) for part in parts)
    return cell


Day = Annotated[dt.date, BeforeValidator(_iso_date), Field(ge=dt.date(1900, 1, 1), le=dt.date(2199, 12, 31))]
"""A day of a visit: a calendar that goes on to the next day has to have one."""


def day_of(text: str) -> dt.date:
    """Return the day that `iso` wrote; ValueError where it is none."""
    return dt.date.fromisoformat(str(_iso_date(text)))


def iso(day: dt.date) -> str:
    """Return a day in ISO form, `--11-09` where nobody tells its year."""
    return f"--{day:%m-%d}" if day.year == YEARLESS else day.isoformat()


def edtf_interval(cell: object) -> object:
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
    """The same words in both languages of the page; in one language alone they stand for both."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _both(cls, given: object) -> object:
        if not isinstance(given, Mapping):
            return given
        zh, en = given.get("zh"), given.get("en")
        return {**given, "zh": zh or en, "en": en or zh} if zh or en else given

    def of(self, language: Language) -> str:
        """Return the words in one language."""
        return self.zh if language == "zh" else self.en


class Span(Record):
    """The days within which something may have happened, both ends included."""

    start: Day
    end: Day

    def __contains__(self, day: dt.date) -> bool:
        """Return whether the day lies in the span."""
        return self.start <= day <= self.end

    def __str__(self) -> str:
        """Return the EDTF interval."""
        return f"{iso(self.start)}/{iso(self.end)}"


class Totals(Record):
    """What the report says the visit added up to; None is what it does not say."""

    days: int | None = Field(default=None, ge=1)
    cities: int | None = Field(default=None, ge=1)
    visits: int | None = Field(default=None, ge=1)

    @property
    def stated(self) -> dict[str, int]:
        """Return the totals that the report says, by name."""
        found = {"days": self.days, "cities": self.cities, "visits": self.visits}
        return {name: n for name, n in found.items() if n is not None}


class Report(Record):
    """The report as received: its file's name, its characters and the sha256 of its bytes.

    `begins` says, by the id of its source, where each report begins, if there are several in the file.
    """

    file: str
    text: str
    sha256: str
    begins: dict[str, int] = Field(default_factory=dict)

    def span(self, source: str | None) -> tuple[int, int]:
        """Return where a source's report begins and where it ends; the whole text if there is but one."""
        if source not in self.begins:
            return 0, len(self.text)
        start = self.begins[source]
        return start, min((one for one in self.begins.values() if one > start), default=len(self.text))


class Basemap(Record):
    """The ground of the map as GeoJSON: its file's name, its bytes and their sha256, whose it says it is."""

    file: str
    data: bytes = Field(repr=False)
    sha256: str
    credit: Text | None = None
