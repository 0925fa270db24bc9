"""Filter and apply: what remains of the tables under a choice of cities, days, themes and bases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.frames import Frames, keep
from dashboard.model import Evidence, Trip
from dashboard.themes import Lexicon


@dataclass(frozen=True)
class Filter:
    """A choice; an empty field restricts nothing, several values of a field are alternatives."""

    cities: frozenset[str] = frozenset()
    days: frozenset[dt.date] = frozenset()
    themes: frozenset[str] = frozenset()
    stated_only: bool = False

    def __bool__(self) -> bool:
        """Return whether anything is restricted."""
        return self != Filter()


def read_filter(
    query: Mapping[str, Sequence[str]], trip: Trip, lexicon: Lexicon
) -> tuple[Filter, list[tuple[str, str]]]:
    """Return the filter of a URL's or a command's `city`, `day`, `theme` and `stated` values.

    The second value lists what was passed over as (name, value), because the trip has no such thing.
    """
    known: dict[str, Collection[str]] = {
        "city": [city.id for city in trip.stops],
        "day": [day.isoformat() for day in trip.days],
        "theme": [theme.id for theme in lexicon.themes],
        "stated": ["1", "0"],
    }
    ignored = [
        (name, value)
        for name, values in known.items()
        for value in query.get(name, ())
        if value not in values
    ]
    kept = {name: frozenset(query.get(name, ())) & frozenset(values) for name, values in known.items()}
    days = frozenset(dt.date.fromisoformat(day) for day in kept["day"])
    return Filter(kept["city"], days, kept["theme"], "1" in kept["stated"]), ignored


def write_filter(chosen: Filter) -> dict[str, list[str]]:
    """Return the filter as URL values, so that `read_filter` gives it back."""
    query = {
        "city": sorted(chosen.cities),
        "day": sorted(day.isoformat() for day in chosen.days),
        "theme": sorted(chosen.themes),
        "stated": ["1"] if chosen.stated_only else [],
    }
    return {name: values for name, values in query.items() if values}


def apply(chosen: Filter, whole: Frames, trip: Trip) -> Frames:
    """Return the tables with what the filter takes; `could_be` holds the visits that it cannot rule out.

    A visit is certain where city, day and theme are known to be among those chosen. It could be where
    none of them is known to be another: an unknown city or day, a possible span over a chosen day.
    """
    visits = _themed(_only_stated(whole.visits, trip)) if chosen.stated_only else _themed(whole.visits)
    events = _events_stated(whole.events) if chosen.stated_only else whole.events
    mentions = _belonging(whole.mentions, visits, events)
    fits = [_fit(chosen, row) for row in visits.to_dict("records")]
    return Frames(
        visits=keep(visits, [fit == "yes" for fit in fits]),
        could_be=keep(visits, [fit == "maybe" for fit in fits]),
        events=keep(events, [_event_fits(chosen, row) for row in events.to_dict("records")]),
        mentions=keep(mentions, [_mention_fits(chosen, row) for row in mentions.to_dict("records")]),
    )


def _themed(visits: pd.DataFrame) -> pd.DataFrame:
    """Return the visits with themes from outside sources joined to those from the report."""
    joined = [
        tuple(dict.fromkeys((*own, *other)))
        for own, other in zip(visits["themes"], visits["themes_external"], strict=True)
    ]
    return visits.assign(themes=pd.Series(joined, index=visits.index, dtype=object))


def _only_stated(visits: pd.DataFrame, trip: Trip) -> pd.DataFrame:
    """Return the visits the report states, every field that it does not state taken back to unknown.

    A place known from elsewhere falls back to the point of a stated city, or off the map.
    """
    rows = [_stated_row(row, trip) for row in visits.to_dict("records") if row["status"] == "stated"]
    index = visits.index[visits["status"] == "stated"]
    return pd.DataFrame(rows, columns=visits.columns, index=index, dtype=object)


def _stated_row(row: dict[Any, Any], trip: Trip) -> dict[Any, Any]:
    row = {**row, "themes_external": ()}
    if row["city_basis"] != "stated":
        row |= {"city": None, "city_basis": "unknown"}
    if row["day_basis"] != "stated":
        row |= {"day": None, "day_basis": "unknown", "span_start": None, "span_end": None}
    if row["location_basis"] != "stated":
        row |= {"lat": None, "lon": None, "precision": "none", "location_basis": "unknown"}
        if row["city"]:
            city = trip.city(row["city"])
            row |= {"lat": city.lat, "lon": city.lon, "precision": "city", "location_basis": "stated"}
    return row


def _events_stated(events: pd.DataFrame) -> pd.DataFrame:
    kept = events[events["day_basis"] == "stated"]
    known = kept["city_basis"] == "stated"
    return kept.assign(
        city=kept["city"].where(known, None), city_basis=kept["city_basis"].where(known, "unknown")
    )


def _belonging(mentions: pd.DataFrame, visits: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions with the cities and days that their sentence belongs to.

    A sentence belongs to a city that it names or whose visit's passage holds it, and to a day through the
    visits and events of that day.
    """
    cities: dict[int, set[str]] = {}
    days: dict[int, set[dt.date]] = {}
    for row in visits.to_dict("records"):
        for sentence in row["sentences"]:
            cities.setdefault(sentence, set()).update([row["city"]] if row["city"] else [])
            days.setdefault(sentence, set()).update([row["day"]] if row["day"] else [])
    for row in events.to_dict("records"):
        for sentence in row["sentences"]:
            days.setdefault(sentence, set()).add(row["day"])
    own = mentions["sentence"]
    placed = [
        frozenset(named | cities.get(sentence, set()))
        for named, sentence in zip(mentions["named"], own, strict=True)
    ]
    return mentions.assign(
        cities=pd.Series(placed, index=mentions.index, dtype=object),
        days=pd.Series([frozenset(days.get(s, ())) for s in own], index=mentions.index, dtype=object),
    )


def _fit(chosen: Filter, row: Mapping[Any, Any]) -> str:
    """Return whether a visit is among those chosen: "yes", "maybe" or "no"."""
    answers = []
    if chosen.cities:
        answers.append(_one_of(row["city"], chosen.cities))
    if chosen.days:
        answers.append(_day_fits(chosen.days, row))
    if chosen.themes:
        answers.append("yes" if chosen.themes & {*row["themes"]} else "no" if row["themes"] else "maybe")
    return "no" if "no" in answers else "maybe" if "maybe" in answers else "yes"


def _one_of(value: str | None, among: frozenset[str]) -> str:
    return "maybe" if value is None else "yes" if value in among else "no"


def _day_fits(days: frozenset[dt.date], row: Mapping[Any, Any]) -> str:
    if row["day"] is None:
        return "maybe"
    if row["day"] in days:
        return "yes"
    return "maybe" if any(row["span_start"] <= day <= row["span_end"] for day in days) else "no"


def _event_fits(chosen: Filter, row: Mapping[Any, Any]) -> bool:
    return (
        (not chosen.cities or row["city"] in chosen.cities)
        and (not chosen.days or row["day"] in chosen.days)
        and _meet(chosen.themes, row["themes"])
    )


def _mention_fits(chosen: Filter, row: Mapping[Any, Any]) -> bool:
    return (
        _meet(chosen.cities, row["cities"])
        and _meet(chosen.days, row["days"])
        and _meet(chosen.themes, [row["theme"]])
    )


def _meet(chosen: frozenset[Any], values: Iterable[Any]) -> bool:
    return not chosen or not chosen.isdisjoint(values)


def reconciliation(visits: pd.DataFrame) -> dict[str, int]:
    """Return how the visits add up: total = stated + implied + possible + unnamed; placed and dated ones."""
    status, day = visits["status"], visits["day_basis"]
    counts = {name: int((status == name).sum()) for name in ("stated", "implied", "possible", "unnamed")}
    return {
        "total": len(visits),
        **counts,
        "placed": int((visits["precision"] != "none").sum()),
        "dated_stated": int((day == "stated").sum()),
        "dated_inferred": int((day == "inferred").sum()),
    }


def evidence_shown(evidence: Iterable[Evidence], row: Mapping[Any, Any], chosen: Filter) -> list[Evidence]:
    """Return the evidence of a visit or event as shown: under stated only, none for what was taken back."""
    if not chosen.stated_only:
        return list(evidence)
    gone = {name for name in ("city", "day", "location") if row.get(f"{name}_basis") == "unknown"}
    kept = [item for item in evidence if item.quote and {*item.fields} - gone]
    return [item.model_copy(update={"reason": None}) for item in kept]


def taken_back(whole: Frames, shown: Frames) -> dict[str, int]:
    """Return what "stated only" took away: visits by status, and fields of the visits that remain."""
    left = whole.visits[~whole.visits["id"].isin([*shown.visits["id"], *shown.could_be["id"]])]
    before = whole.visits[whole.visits["id"].isin(shown.visits["id"])]
    counts = {status: int((left["status"] == status).sum()) for status in ("implied", "possible", "unnamed")}
    for name, column in (("cities", "city"), ("days", "day"), ("places", "lat")):
        counts[name] = int(before[column].notna().sum() - shown.visits[column].notna().sum())
    return counts
