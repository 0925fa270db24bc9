"""What is told of a row, a source, a trip: each in one way, for the page and every export."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dashboard.style import labels
from dashboard.style.style import Style
from dashboard.trip.model import Trip
from dashboard.trip.records import Source
from dashboard.view.rows import EventRow, VisitRow
from dashboard.view.view import View


def with_basis(value: str, basis: str, style: Style) -> str:
    """Return a value with how it is known behind it, in brackets."""
    return value + style.say("basis.bracket", basis=style.say(f"basis.{basis}"))


def city_known(trip: Trip, row: VisitRow | EventRow, style: Style) -> str:
    """Return the city of a visit or event with its basis, or that the report does not say."""
    name = labels.city(trip, row["city"], style.language)
    return with_basis(name, row["city_basis"], style) if row["city"] else name


def day_known(row: VisitRow | EventRow, style: Style) -> str:
    """Return the day of a visit or event, with the half that the report tells, and its basis, or that the
    report does not say.
    """
    name = labels.day_and_half(row, style.language)
    return with_basis(name, row["day_basis"], style) if row["day"] else name


def days_known(row: VisitRow, style: Style) -> str:
    """Return a visit's day with its basis and, where it is not certain, the days possible."""
    known, possible = day_known(row, style), labels.span(row, style.language)
    if possible and not row["day"]:
        return with_basis(possible, row["day_basis"], style)
    return known + style.say("list.join") + possible if possible else known


def facts(trip: Trip, row: VisitRow, style: Style) -> str:
    """Return in one line how surely a site was visited, and what is known of its city and its day."""
    found = [style.say(f"status.{row['status']}")]
    found += [city_known(trip, row, style)] if row["city"] else []
    found += [day_known(row, style)] if row["day"] else []
    return " · ".join(found)


def facts_all(trip: Trip, row: VisitRow, style: Style) -> str:
    """Return the same, saying also of city and day that the report does not tell them."""
    status = style.say(f"status.{row['status']}")
    return " · ".join([status, city_known(trip, row, style), day_known(row, style)])


def source(view: View, one: Source, style: Style) -> str:
    """Return a source on one line: publisher, what it says, date, address, and how far it was checked."""
    publisher, says, verified = (text.of(style.language) for text in (one.publisher, one.says, one.verified))
    parts = (f"{one.id} {publisher}", says, source_date(view, one, style), one.address, verified)
    return " · ".join(part for part in parts if part)


def source_date(view: View, one: Source, style: Style) -> str:
    """Return a source's date; the report's own says whose its year is, or is without it if stated only."""
    year = _year_source(view.trip) if one.id == view.trip.source else None
    if not one.date or year is None:
        return one.date or style.say("brief.undated")
    if not view.filter.stated_only:
        return one.date + _year_from(year, style)
    parts = [int(part) for part in one.date.split("-")]
    return labels.day(dt.date(*parts), style.language) if len(parts) == 3 else style.say("brief.undated")


def cited(trip: Trip, identifier: str, style: Style) -> str:
    """Return a source where something rests on it: its letter, publisher and date."""
    one = trip.cited(identifier)
    parts = [one.publisher.of(style.language), one.date]
    return f"{one.id} · {style.say('list.join').join(part for part in parts if part)}"


def _year_source(trip: Trip) -> Source | None:
    """Return the outside source of the year, None where the report itself prints it."""
    for item in trip.evidence:
        if "year" in item.fields and item.source not in {None, trip.source}:
            return trip.cited(str(item.source))
    return None


def dates(view: View, style: Style) -> str:
    """Return the days of the trip with their year and, where the report does not print it, its source.

    Under stated only a year that comes from elsewhere is hidden, as all that comes from elsewhere is.
    """
    span, year = view.trip.dates, _year_source(view.trip)
    if span is None:
        return style.say("date.none")
    if year and view.filter.stated_only:
        return labels.days(span.start, span.end, style.language)
    return labels.dates(span.start, span.end, style.language) + _year_from(year, style)


def year_note(view: View, style: Style) -> str:
    """Return, under stated only, that a year in a file's dates is not the report's; nothing where it is."""
    hidden = view.filter.stated_only and _year_source(view.trip)
    return style.say("date.year_note") if hidden else ""


def _year_from(year: Source | None, style: Style) -> str:
    return style.say("date.year_from", source=year.publisher.of(style.language)) if year else ""


def fingerprint(view: View, style: Style) -> str:
    """Return the report's publisher, date, length and fingerprint."""
    trip = view.trip
    own = trip.cited(trip.source)
    return style.say(
        "page.fingerprint",
        publisher=own.publisher.of(style.language),
        date=source_date(view, own, style),
        length=len(trip.report.text),
        sha=trip.report.sha256[:8],
    )


def themes_known(view: View, style: Style) -> str:
    """Return how the themes are known: by the lexicon, or as a person who read the sentences decided."""
    agreed, say = view.dossier.agreement, style.say
    body = sum(one.kind == "body" for one in view.dossier.sentences)
    if not agreed.sentences:
        return say("themes.extracted", n=body)
    key = "themes.reviewed" if len(agreed.sentences) >= body else "themes.partly"
    return say(key, n=len(agreed.sentences), all=body, differing=len(agreed.differing))


def could_be_note(view: View, style: Style) -> str:
    """Return why the visits that could belong under the filter are not certain to."""
    rows, chosen = view.shown.could_be_rows, view.filter
    why = {
        "city": bool(chosen.cities) and any(row["city"] is None for row in rows),
        "day": bool(chosen.days) and any(row["day"] is None for row in rows),
        "span": any(row["day"] is not None and row["day"] not in chosen.days for row in rows)
        and bool(chosen.days),
        "theme": bool(chosen.themes) and any(not row["themes"] for row in rows),
    }
    return style.say("filter.or").join(style.say(f"list.could_be_{key}") for key, true in why.items() if true)


def filter_words(view: View, style: Style) -> str:
    """Return the filter in words, or that everything is shown."""
    say, language, chosen = style.say, style.language, view.filter
    cities = [city.name.of(language) for city in view.trip.stops if city.id in chosen.cities]
    days = [labels.day(day, language) for day in sorted(chosen.days)]
    themes = [theme.name.of(language) for theme in view.lexicon.themes if theme.id in chosen.themes]
    parts = [say("filter.or").join(part) for part in (cities, days, themes) if part]
    parts += [say("filter.stated")] if chosen.stated_only else []
    return say("filter.join").join(parts) or say("filter.none")


def not_visited(view: View, style: Style) -> list[str]:
    """Return what the report names without a visit to it, with our reason; the visitors' own comes last.

    The reason says what the report does and does not say, so it stays under stated only.
    """
    found = []
    for one in sorted(view.trip.not_visited, key=lambda one: one.home):
        name, reason = one.name.of(style.language), one.evidence.reason
        for kind in ["home"] * one.home + [one.how] * bool(one.how):
            name += style.say("basis.bracket", basis=style.say(f"sources.{kind}"))
        why = reason.of(style.language) if reason else ""
        found.append(style.say("words.because", name=name, reason=why) if why else name)
    return found


def sentence_tags(view: View, voice: str | None, themes: Iterable[str], style: Style) -> list[str]:
    """Return the names of a sentence's voice and themes, the voice first."""
    carried = {*themes}
    named = [one.name.of(style.language) for one in view.lexicon.voices if one.id == voice]
    return named + [one.name.of(style.language) for one in view.lexicon.themes if one.id in carried]


def theme_counts(sentences: int, visits: int, style: Style) -> str:
    """Return how many sentences and visits a theme has."""
    parts = [style.say("count.sentences", n=sentences), style.say("count.visits", n=visits)]
    return style.say("count.join").join(parts)


def no_visit(view: View, style: Style) -> str:
    """Return that no visit is certain under the filter; of a stop that has none, the words that name it."""
    if len(view.filter.cities) == 1:
        (city,) = view.filter.cities
        if all(visit.city != city for visit in view.trip.visits):
            words = next((item.quote for item in view.trip.city(city).evidence if item.quote), "")
            return style.say(
                "list.no_stop_quoted", city=labels.city(view.trip, city, style.language), quote=words
            )
    return style.say("list.none")
