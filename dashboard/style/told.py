"""What is told of a row, a source, a trip: each in one way, for the page and every export."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.layout.lanes import ELSEWHERE, EVENTS, UNDATED
from dashboard.layout.route import Leg, legs
from dashboard.style import labels
from dashboard.style.style import Style
from dashboard.trip.model import City, Source, Trip
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
    """Return the day of a visit or event with its basis, or that the report does not say."""
    name = labels.day(row["day"], style.language)
    return with_basis(name, row["day_basis"], style) if row["day"] else name


def days_known(row: VisitRow, style: Style) -> str:
    """Return a visit's day with its basis and, where it is not certain, the days possible."""
    known, possible = day_known(row, style), labels.span(row, style.language)
    return known + style.say("list.join") + possible if row["day"] and possible else known


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


def source(one: Source, style: Style) -> str:
    """Return a source on one line: publisher, title, date, address, and how far it was checked."""
    publisher, title, verified = (
        text.of(style.language) for text in (one.publisher, one.title, one.verified)
    )
    date = one.date or style.say("brief.undated")
    parts = (f"{one.id} {publisher}", title, date, one.address, verified)
    return " · ".join(part for part in parts if part)


def cited(trip: Trip, identifier: str, style: Style) -> str:
    """Return a source where something rests on it: its letter, publisher and date."""
    one = trip.cited(identifier)
    parts = [one.publisher.of(style.language), one.date]
    return f"{one.id} · {style.say('list.join').join(part for part in parts if part)}"


def fingerprint(trip: Trip, style: Style) -> str:
    """Return the report's publisher, date, length and fingerprint."""
    own = trip.cited(trip.source)
    return style.say(
        "page.fingerprint",
        publisher=own.publisher.of(style.language),
        date=own.date or style.say("brief.undated"),
        length=len(trip.report.text),
        sha=trip.report.sha256[:8],
    )


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
    """Return what the report names and nobody visited, with our reason unless only the stated is shown."""
    found = []
    for one in view.trip.not_visited:
        name, reason = one.name.of(style.language), one.evidence.reason
        why = reason.of(style.language) if reason and not view.filter.stated_only else ""
        found.append(style.say("words.because", name=name, reason=why) if why else name)
    return found


def sentence_tags(view: View, voice: str | None, themes: Iterable[str], style: Style) -> list[str]:
    """Return the names of a sentence's voice and themes, the voice first."""
    carried = {*themes}
    named = [one.name.of(style.language) for one in view.lexicon.voices if one.id == voice]
    return named + [one.name.of(style.language) for one in view.lexicon.themes if one.id in carried]


def leg_text(leg: Leg, style: Style) -> str:
    """Return the great-circle distance of a leg; nothing for the way from home, whose sign has it."""
    return "" if leg.start.is_home else style.say("map.leg", km=f"{leg.km:.0f}")


def home_text(trip: Trip, style: Style) -> str:
    """Return the words for the home city beyond the map, with the great-circle distance to the first stop."""
    first, *_ = legs(trip)
    return style.say(
        "map.home_sign", city=first.start.name.of(style.language), km=f"{round(first.km, -1):.0f}"
    )


def city_note(trip: Trip, city: City, visits: int, style: Style) -> str:
    """Return the few words behind a city's name: home, its visits shown, or that there are none."""
    if city.is_home:
        return style.say("map.home")
    if visits:
        return style.say("map.visits", n=visits)
    named = any(visit.city == city.id for visit in trip.visits)
    return style.say("map.none_shown" if named else "map.no_stop")


def lane_titles(trip: Trip, style: Style) -> dict[str, str]:
    """Return the titles of the timeline's lanes: every stop, the events, what has no city and no day."""
    others = {
        EVENTS: style.say("timeline.events"),
        ELSEWHERE: style.say("basis.city_unknown"),
        UNDATED: style.say("timeline.undated"),
    }
    return {city.id: city.name.of(style.language) for city in trip.stops} | others


def empty_lane(*, known: bool, style: Style) -> str:
    """Return what a stop's lane says where no dated visit stands in it."""
    return style.say("timeline.none_shown" if known else "timeline.no_stop")


def theme_counts(sentences: int, visits: int, style: Style) -> str:
    """Return how many sentences and visits a theme has."""
    parts = [style.say("count.sentences", n=sentences), style.say("count.visits", n=visits)]
    return style.say("count.join").join(parts)
