"""The words that figures and lists put to a row, in one language: names, days, kinds."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from babel.dates import format_interval, format_skeleton

from dashboard.language import LOCALES, Language, words
from dashboard.trip.model import Trip
from dashboard.trip.values import YEARLESS
from dashboard.view.rows import EventRow, VisitRow

_KINDS = frozenset({"signing", "review", "publication", "meeting"})


def name(row: VisitRow | EventRow, language: Language) -> str:
    """Return the name of a visit or event; of a site the report does not name, its number and that fact."""
    return named(row["name_zh"], row["name_en"], row.get("number"), language)


def named(zh: str | None, en: str | None, number: object, language: Language) -> str:
    """Return the name in the language; where there is none, the number and that the report names none."""
    return (zh if language == "zh" else en) or words(language)("visit.unnamed", number=number)


def city(trip: Trip, identifier: str | None, language: Language) -> str:
    """Return the name of a city, or that the report does not say."""
    if identifier is None:
        return words(language)("basis.city_unknown")
    return trip.city(identifier).name.of(language)


def day(value: dt.date | None, language: Language) -> str:
    """Return a day as the language writes it, without the year; or that the report does not say."""
    if value is None:
        return words(language)("basis.day_unknown")
    return _written(value, "MMMd", language)


def day_alone(value: dt.date, language: Language) -> str:
    """Return a day without its month."""
    return _written(value, "d", language)


def day_lines(value: dt.date, language: Language) -> str:
    """Return a day on two lines, for a narrow column of a chart of plotly."""
    month, number = (_written(value, part, language) for part in ("MMM", "d"))
    return "<br>".join([month, number] if language == "zh" else [number, month])


@lru_cache(maxsize=4096)
def _written(value: dt.date, skeleton: str, language: Language) -> str:
    return str(format_skeleton(skeleton, value, locale=LOCALES[language]))


def day_and_half(row: VisitRow | EventRow, language: Language) -> str:
    """Return the day of a visit or event, with the half of it that the report tells."""
    return day(row["day"], language) + (words(language)(f"date.{row['half']}") if row["half"] else "")


def days(start: dt.date, end: dt.date, language: Language) -> str:
    """Return a range of days as the language writes it, without the year."""
    return _range(start, end, "MMMd", language)


def dates(start: dt.date, end: dt.date, language: Language) -> str:
    """Return a range of days with its year, or that nobody tells it."""
    if start.year == YEARLESS:
        return days(start, end, language) + words(language)("date.no_year")
    return _range(start, end, "yMMMd", language)


@lru_cache(maxsize=4096)
def _range(start: dt.date, end: dt.date, skeleton: str, language: Language) -> str:
    # CLDR sets thin spaces round the dash, which not every font has.
    return str(format_interval(start, end, skeleton, locale=LOCALES[language])).replace("\u2009", " ")


def kind(value: str, language: Language) -> str:
    """Return the word for a kind of event; a kind that we have no word for is an event."""
    return words(language)(f"event.{value if value in _KINDS else 'other'}")


def span(row: VisitRow, language: Language) -> str:
    """Return the days within which a visit may have been, as a short phrase; nothing if only one."""
    return possible(row["span_start"], row["span_end"], language)


def possible(start: dt.date | None, end: dt.date | None, language: Language) -> str:
    """Return that it may have been on any of these days, as a short phrase; nothing if only one."""
    if start is None or end is None or start == end:
        return ""
    return words(language)("date.possible", days=days(start, end, language))
