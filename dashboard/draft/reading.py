"""A report's text → what it says of the trip: days, places and sites, each with where it says so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.draft import words
from dashboard.draft.dates import Dates, trip_dates
from dashboard.draft.here import Here
from dashboard.draft.home import home
from dashboard.draft.places import Gazetteer
from dashboard.draft.sites import Site, sites
from dashboard.draft.when import Clock, Told, held
from dashboard.draft.where import Map, Stop, narrated, outset, stops
from dashboard.report.sentences import Sentence, sentences
from dashboard.trip.values import Half

SEEN = frozenset({"visited", "described", "possible"})
"""What becomes a visit of the draft."""


@dataclass(frozen=True)
class Seen:
    """A site of the draft: its name and sentence, its city and day with the sentence that tells them."""

    site: Site
    sentence: Sentence
    city: Stop | None = None
    city_from: Sentence | None = None
    day: dt.date | None = None
    day_from: Sentence | None = None
    half: Half | None = None

    @property
    def start(self) -> int:
        """Return where its name begins in the report."""
        return self.sentence.start + self.site.start


@dataclass(frozen=True)
class Reading:
    """What was read in a report."""

    text: str
    sentences: tuple[Sentence, ...]
    dates: Dates | None
    home: Stop | None
    stops: tuple[Stop, ...]
    visits: tuple[Seen, ...]
    missed: tuple[Seen, ...]
    unsure: frozenset[str]


def read(text: str, gazetteer: Gazetteer) -> Reading:
    """Return what the rules find in a report."""
    parts = tuple(sentences(text))
    dates = trip_dates(text, parts)
    found = Map(gazetteer, text)
    own = home(found, text, parts)
    gone = stops(found, text, parts, own)
    seen = [*_seen(text, parts, gazetteer, dates, found, own, gone)]
    visits = _once([one for one in seen if one.site.fate in SEEN])
    names = {one.site.name for one in visits}
    missed = [one for one in _once([one for one in seen if one not in visits]) if one.site.name not in names]
    missed = [one for one in missed if one.site.fate in {"planned", "cancelled", "passed"}]
    # A city of which only the wish or the name is told, further down, is none of the route.
    held = {one.city.city.code for one in visits if one.city} | outset(found, text, parts, own)
    gone = [one for one in gone if one.city.code in held]
    codes = {one.city.code for one in gone}
    for visit in visits:
        if visit.city and visit.city.city.code not in codes:
            codes.add(visit.city.city.code)
            gone.append(visit.city)
    first = narrated(found, text, parts, own)
    for visit in reversed(visits):
        if visit.city:
            code = visit.city.city.code
            first[code] = min(visit.start, first.get(code, visit.start))
    gone.sort(key=lambda stop: first.get(stop.city.code, stop.start))
    unsure = frozenset(found.place(one).code for one in found.named if found.unsure(one))
    return Reading(text, parts, dates, own, tuple(gone), tuple(visits), tuple(missed), unsure)


def _seen(
    text: str,
    parts: Sequence[Sentence],
    gazetteer: Gazetteer,
    dates: Dates | None,
    found: Map,
    own: Stop | None,
    gone: Sequence[Stop],
) -> list[Seen]:
    clock, here = Clock(dates), Here(found, text, own, gone)
    kept, advice, day_from = [], False, None
    for one in parts:
        if one.kind == "credit":
            continue
        told = clock.read(one)
        if len(told) > 1:
            day_from = one
        here.read(one)
        if one.kind == "heading" or re.match(r"[一二三四五六七八九十]+、", one.text):
            advice = bool(words.ADVICE.search(one.text[:30])) and one.index > 0
        if one.index == 0 and one.kind == "heading":
            continue
        named = sites(one.text, gazetteer)
        for site in named:
            if advice and site.rule != "list":
                continue
            if site.rule == "subject" and parts[one.index - 1].line == one.line:
                continue  # only a paragraph begins so
            stop, where = here.of(site, one, named)
            now = held(told, site.start)
            if now.other or (site.rule in {"scene", "subject"} and not _moving(one, parts, len(told), named)):
                continue
            kept.append(Seen(site, one, stop, where, *_day(now, dates, day_from)))
    return kept


def _moving(one: Sentence, parts: Sequence[Sentence], told: int, named: Sequence[Site]) -> bool:
    """Return whether the paragraph of a sentence tells of being on the way: a day, a verb, a list."""
    if told > 1 or any(other.rule != "scene" for other in named):
        return True
    near = " ".join(other.text for other in parts if other.line == one.line)
    return bool(words.TRIGGER.search(near)) or bool(re.search(r"代表团|考察[团组]|一行", near))


def _day(
    now: Told, dates: Dates | None, source: Sentence | None
) -> tuple[dt.date | None, Sentence | None, Half | None]:
    if now.day:
        return now.day, source, now.half
    if dates and dates.only:
        return dates.only, source, now.half
    return None, None, None


def _once(seen: Sequence[Seen]) -> list[Seen]:
    """Return each site once: a shorter name within another is a later word for it."""
    kept: list[Seen] = []
    for one in seen:
        bare = _bare(one.site.name)
        same = next(
            (
                n
                for n, other in enumerate(kept)
                if _bare(other.site.name) in bare or bare in _bare(other.site.name)
            ),
            None,
        )
        if same is None:
            kept.append(one)
            continue
        other = kept[same]
        kept[same] = replace(
            other,
            day=other.day or one.day,
            day_from=other.day_from or one.day_from,
            half=other.half if other.day else one.half,
            city=other.city or one.city,
            city_from=other.city_from or one.city_from,
        )
    return kept


def _bare(name: str) -> str:
    return re.sub(r"[\s“”\"'《》（）()]", "", name)
