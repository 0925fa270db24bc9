"""A brief as tables of plain cells: what the workbook, the CSV and the map files have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.brief import Brief
from dashboard.exports.data import lists
from dashboard.exports.data.lists import joined
from dashboard.style import labels, told
from dashboard.trip.model import Event, Visit
from dashboard.trip.records import Evidence
from dashboard.view.rows import EventRow, MentionRow, VisitRow
from dashboard.view.stated import evidence_shown

VISITS = [
    *("id", "number", "name_zh", "name_en", "status", "city", "city_name", "city_basis", "day", "half"),
    *("day_basis", "day_from", "day_to", "lat", "lon", "precision", "location_basis", "themes"),
    *("themes_external", "quotes", "reasons", "fit"),
]
EVENTS = [
    *("id", "name_zh", "name_en", "kind", "day", "half", "day_basis", "city", "city_name", "city_basis"),
    *("themes", "quotes", "reasons"),
]
OUTCOMES = [
    *("id", "kind", "text_zh", "text_en", "speaker_zh", "speaker_en", "addressee_zh", "addressee_en"),
    *("said", "owner_zh", "owner_en", "due", "belongs", "cities", "days", "themes", "start", "end", "quote"),
]
SENTENCES = ["sentence", "start", "end", "text", "voice", "themes", "known", "terms", "cities", "days"]
NAMED = ["name_zh", "name_en", "home", "how", "quote", "reason_zh", "reason_en"]
SOURCES = [
    *("id", "publisher_zh", "publisher_en", "says_zh", "says_en", "date", "address"),
    *("verified_zh", "verified_en"),
]
NAMES = ("visits", "events", "outcomes", "themes", "sentences", "named", "sources")
"""The tables, in the order of the workbook's sheets."""


def tables(brief: Brief) -> dict[str, pd.DataFrame]:
    """Return the tables by name, in the order of `NAMES`; cells are text, int, float, date or None.

    visits: one row a visit, `fit` being `certain`, or `could_be` where the filter cannot rule it out.
        `day_from` and `day_to` are the possible days, both included; `lat` and `lon` WGS-84 degrees.
    events: one row a dated event.
    themes: one row a theme that the filter admits, with its sentences, also by voice, and its visits.
    sentences: one row a sentence shown; `start` and `end` are its offsets in the report, in characters.
    outcomes: one row a fact for a briefing, with its words at `start` and `end` of the report.
    named: one row a thing that the report names without a visit to it.
    sources: one row a source that what is shown may rest on, with how far it was checked.

    Ids, terms and days of one cell are parted by a space, as in the files of a trip; quotes and reasons
    by a line break. None is what is not known.
    """
    visits, events = _visits(brief), _events(brief)
    return {
        "visits": _table(visits, VISITS),
        "events": _table(events, EVENTS),
        "outcomes": _table(lists.outcomes(brief), OUTCOMES),
        "themes": _themes(brief),
        "sentences": _table(_sentences(brief), SENTENCES),
        "named": _table(lists.named(brief), NAMED),
        "sources": _table(lists.sources(brief), SOURCES),
    }


Record = Mapping[str, Any]
"""One row of a table by column: text, int, float, date or None in a cell."""


def records(table: pd.DataFrame) -> list[Record]:
    """Return the rows of one of the tables."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def position(brief: Brief, row: Record) -> tuple[float, float] | None:
    """Return where a visit of the table stands, lon before lat, or None where no place is known.

    One known to its city only stands at the city's point.
    """
    if row["precision"] == "city":
        city = brief.trip.city(row["city"])
        return city.lon, city.lat
    return None if row["lat"] is None else (row["lon"], row["lat"])


def _table(rows: Sequence[Mapping[str, Any]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _told(row: VisitRow | EventRow, record: Visit | Event, brief: Brief) -> dict[str, Any]:
    """Return the cells that visits and events share: the name of the city, themes, quotes and reasons."""
    held = evidence_shown(record.evidence, row, stated_only=brief.view.filter.stated_only)
    city, language = row["city"], brief.language
    return {
        "city_name": labels.city(brief.trip, city, language) if city else None,
        "themes": joined(row["themes"]),
        "quotes": joined(dict.fromkeys(item.quote for item in held if item.quote), "\n"),
        "reasons": joined(dict.fromkeys(_reason(brief, one) for one in held if one.reason), "\n"),
    }


def _visits(brief: Brief) -> list[dict[str, Any]]:
    rows = []
    for fit, held in (("certain", brief.shown.visit_rows), ("could_be", brief.shown.could_be_rows)):
        for row in held:
            own = {
                "day_from": row["span_start"],
                "day_to": row["span_end"],
                "themes_external": joined(row["themes_external"]),
                "fit": fit,
            }
            rows.append({**row, **_told(row, brief.trip.visit(row["id"]), brief), **own})
    return rows


def _events(brief: Brief) -> list[dict[str, Any]]:
    return [{**row, **_told(row, brief.trip.event(row["id"]), brief)} for row in brief.shown.event_rows]


def _themes(brief: Brief) -> pd.DataFrame:
    by_voice = [f"sentences_{voice.id}" for voice in brief.lexicon.voices]
    rows = [
        {
            "id": one.theme.id,
            "name_zh": one.theme.name.zh,
            "name_en": one.theme.name.en,
            "sentences": one.sentences,
            "visits": one.visits,
            **dict(zip(by_voice, one.by_voice, strict=True)),
        }
        for one in brief.view.themes_listed
    ]
    return _table(rows, ["id", "name_zh", "name_en", "sentences", *by_voice, "visits"])


def _sentences(brief: Brief) -> list[dict[str, Any]]:
    held: dict[int, list[MentionRow]] = {}
    for row in brief.shown.mention_rows:
        held.setdefault(row["sentence"], []).append(row)
    return [
        {
            "sentence": sentence,
            "start": rows[0]["start"],
            "end": rows[0]["end"],
            "voice": rows[0]["voice"],
            "text": rows[0]["quote"],
            "themes": joined(row["theme"] for row in rows),
            "known": rows[0]["known"],
            "terms": joined(dict.fromkeys(term for row in rows for term in row["terms"])),
            "cities": joined(sorted(rows[0]["cities"])),
            "days": joined(sorted(rows[0]["days"])),
        }
        for sentence, rows in sorted(held.items())
    ]


def _reason(brief: Brief, item: Evidence) -> str:
    """Return a reason with the outside source that it comes from, if it does."""
    text = item.reason.of(brief.language) if item.reason else ""
    if item.source in {None, brief.trip.source}:
        return text
    return text + brief.style.say(
        "basis.bracket", basis=told.cited(brief.trip, str(item.source), brief.style)
    )
