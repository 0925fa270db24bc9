"""What each slide says in its title: computed from what the filter leaves, worded by the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard.brief import Brief
from dashboard.style import labels, told
from dashboard.style.findings import theme_finding
from dashboard.style.looks import LOOKS
from dashboard.style.outcomes import outcome_line
from dashboard.trip.model import City
from dashboard.trip.records import Source
from dashboard.trip.values import OutcomeKind

PAST: tuple[OutcomeKind, ...] = ("agreement", "area", "model")
LATER: tuple[OutcomeKind, ...] = ("next", "planned")
SEEN: tuple[OutcomeKind, ...] = ("figure", "practice", "party")


def totals(brief: Brief) -> str:
    """Return the report's own totals: days, cities, sites; how what it names adds up where it has none."""
    say = brief.style.say
    if not brief.trip.totals.stated:
        return brief.sum
    return say("list.join").join(
        say(f"page.total_{name}", n=n) for name, n in brief.trip.totals.stated.items()
    )


def overview(brief: Brief) -> str:
    """Return the trip with its totals or, under a filter, what is left of it."""
    if brief.view.filter:
        return brief.style.say("page.shown_line", filters=brief.filter, **brief.view.sum)
    return brief.style.say("words.labelled", label=brief.title, line=totals(brief))


def signed(brief: Brief) -> str:
    """Return the first signing that the filter leaves, with its day and city; nothing where there is none."""
    for row in brief.shown.event_rows:
        if row["kind"] == "signing":
            city = [told.city_known(brief.trip, row, brief.style)] if row["city"] else []
            when = brief.style.say("list.join").join([labels.day_and_half(row, brief.language), *city])
            return brief.style.say("words.labelled", label=when, line=labels.name(row, brief.language))
    return ""


def agreed(brief: Brief, kinds: Sequence[OutcomeKind]) -> str:
    """Return what was signed and how much comes next, else what the report tells of these kinds."""
    counts, first = Counter(row["kind"] for row in brief.shown.outcome_rows), signed(brief)
    later = sum(counts[kind] for kind in LATER if kind in kinds)
    if first and later:
        first += brief.style.say("slides.semicolon") + brief.style.say("slides.told_next", n=later)
    return first or told_of(brief, kinds)


def told_of(brief: Brief, kinds: Sequence[OutcomeKind]) -> str:
    """Return how much the report tells of these kinds."""
    counts = Counter(row["kind"] for row in brief.shown.outcome_rows if row["kind"] in kinds)
    held = {"agreed": sum(counts[kind] for kind in PAST), "next": sum(counts[kind] for kind in LATER)}
    return _told(brief, held | {kind: counts[kind] for kind in (*SEEN, "remark", "ask")})


def _told(brief: Brief, counts: Mapping[str, int]) -> str:
    say = brief.style.say
    parts = [say(f"slides.told_{name}", n=n) for name, n in counts.items() if n]
    return say("words.labelled", label=say("slides.told"), line=say("list.join").join(parts))


def spoken(brief: Brief, kinds: Sequence[OutcomeKind]) -> str:
    """Return how many remarks and wishes the report gives, and how many are one person's, if most are."""
    rows = [row for row in brief.shown.outcome_rows if row["kind"] in kinds]
    lines = [outcome_line(row, style=brief.style) for row in rows]
    speakers = Counter(line.who.split(" → ")[0] for line in lines if line.who)
    (who, most), *_ = speakers.most_common(1) or [("", 0)]
    if 2 * most > len(lines) > 1:
        return brief.style.say("slides.spoken_most", all=len(lines), n=most, who=who)
    return brief.style.say("slides.spoken", n=len(lines))


def themes(brief: Brief) -> str:
    """Return which theme has most sentences; of one theme alone its counts, else how many carry any."""
    told_of = brief.view.themes_told
    if len(told_of) == 1:
        one = told_of[0]
        counts = told.theme_counts(one.sentences, one.visits, brief.style)
        return brief.style.say("words.labelled", label=one.theme.name.of(brief.language), line=counts)
    found = theme_finding(brief.lexicon, brief.shown, style=brief.style)
    if found or brief.view.filter:
        return found or brief.style.say("page.theme_note_shown", n=brief.view.carrying)
    return brief.style.say("slides.themed", n=brief.view.carrying)


def route(brief: Brief) -> str:
    """Return the cities in the order of the report."""
    names = brief.style.say("slides.arrow").join(city.name.of(brief.language) for city in brief.trip.route)
    return brief.style.say("slides.route", cities=names)


def city(brief: Brief, one: City) -> str:
    """Return how many of the sites shown lie in a city, and how surely each kind of them was visited."""
    say = brief.style.say
    counts = Counter(row["status"] for row in brief.shown.visit_rows if row["city"] == one.id)
    parts = [
        say("slides.count", kind=say(f"status.{look}"), n=counts[look]) for look in LOOKS if counts[look]
    ]
    name = one.name.of(brief.language)
    return say("slides.in_city", city=name, n=sum(counts.values()), parts=say("list.join").join(parts))


def sources(brief: Brief, shown: Sequence[Source]) -> str:
    """Return how many sources what is shown rests on, and how many of them are not the report."""
    others = sum(one.id != brief.trip.source for one in shown)
    return brief.style.say("slides.sources", n=len(shown), others=others)


def report(brief: Brief) -> str:
    """Return the report's publisher and date."""
    own = brief.trip.cited(brief.trip.source)
    date = told.source_date(brief.view, own, brief.style)
    return brief.style.say("slides.report", publisher=own.publisher.of(brief.language), date=date)
