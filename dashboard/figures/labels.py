"""The words that figures and lists put to a row, in one language: names, days, how a thing is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from dashboard.language import Language, words
from dashboard.model import Text, Trip

Row = Mapping[Any, Any]


def pick(text: Text, language: Language) -> str:
    """Return a bilingual text in one language."""
    return text.zh if language == "zh" else text.en


def name(row: Row, language: Language) -> str:
    """Return the name of a visit or event; of a site the report does not name, its number and that fact."""
    return row[f"name_{language}"] or words(language)("visit.unnamed", number=row["number"])


def city(trip: Trip, identifier: str | None, language: Language) -> str:
    """Return the name of a city, or that the report does not say."""
    if identifier is None:
        return words(language)("basis.city_unknown")
    return pick(trip.city(identifier).name, language)


def day(value: dt.date | None, language: Language) -> str:
    """Return a day as the language writes it, without the year; or that the report does not say."""
    if value is None:
        return words(language)("basis.day_unknown")
    return words(language)("date.day", month=_month(value, language), day=value.day)


def dates(start: dt.date, end: dt.date, language: Language) -> str:
    """Return a span of days with its year."""
    say = words(language)
    key = "date.span" if (start.year, start.month) == (end.year, end.month) else "date.long_span"
    return say(
        key,
        year=start.year,
        month=_month(start, language),
        day=start.day,
        end_month=_month(end, language),
        end=end.day,
        end_year=end.year,
    )


def known_day(row: Row, language: Language) -> str:
    """Return a visit's day with its basis and, where it is not certain, the days possible."""
    if row["day"] is None:
        return day(None, language)
    say = words(language)
    known = day(row["day"], language) + say("basis.bracket", basis=say(f"basis.{row['day_basis']}"))
    possible = span(row, language)
    return known + say("list.join") + possible if possible else known


def kind(value: str, language: Language) -> str:
    """Return the word for a kind of event; a kind that we have no word for is an event."""
    known = {"signing", "review", "publication", "meeting"}
    return words(language)(f"event.{value if value in known else 'other'}")


def span(row: Row, language: Language) -> str:
    """Return the days within which a visit may have been, as a short phrase; nothing if only one."""
    start, end = row["span_start"], row["span_end"]
    if start is None or start == end:
        return ""
    return words(language)("date.possible", start=day(start, language), end=day(end, language))


def _month(value: dt.date, language: Language) -> str:
    return str(value.month) if language == "zh" else words("en")(f"date.month.{value.month}")
