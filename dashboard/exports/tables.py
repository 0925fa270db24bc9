"""A brief as tables of plain cells: what the workbook, the CSV and the map files have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.brief import Brief
from dashboard.exports.facts import theme_counts
from dashboard.figures import labels
from dashboard.filters import evidence_shown
from dashboard.frames import VISIT_COLUMNS
from dashboard.model import Event, Visit

VISITS = [
    *("id", "number", "name_zh", "name_en", "status", "city", "city_name", "city_basis", "day", "day_basis"),
    *("day_from", "day_to", "lat", "lon", "precision", "location_basis", "themes", "themes_external"),
    *("quotes", "reasons", "fit"),
]
EVENTS = [
    *("id", "name_zh", "name_en", "kind", "day", "day_basis", "city", "city_name", "city_basis"),
    *("themes", "quotes", "reasons"),
]
SENTENCES = ["sentence", "start", "end", "text", "voice", "themes", "terms", "cities", "days"]
SOURCES = [
    *("id", "publisher_zh", "publisher_en", "title_zh", "title_en", "date", "address"),
    *("verified_zh", "verified_en"),
]
NAMES = ("visits", "events", "themes", "sentences", "sources")
"""The tables, in the order of the workbook's sheets."""


def tables(brief: Brief) -> dict[str, pd.DataFrame]:
    """Return the tables by name, in the order of `NAMES`; cells are text, int, float, date or None.

    visits: one row a visit, `fit` being `certain`, or `could_be` where the filter cannot rule it out.
        `day_from` and `day_to` are the possible days, both included; `lat` and `lon` WGS-84 degrees.
    events: one row a dated event.
    themes: one row a theme that the filter admits, with its sentences, also by voice, and its visits.
    sentences: one row a sentence shown; `start` and `end` are its offsets in the report, in characters.
    sources: one row a source of the trip, with how far it was checked.

    Ids, terms and days of one cell are parted by a space, as in the files of a trip; quotes and reasons
    by a line break. None is what is not known.
    """
    visits, events = _visits(brief), _events(brief)
    return {
        "visits": _table(visits, VISITS),
        "events": _table(events, EVENTS),
        "themes": _themes(brief),
        "sentences": _table(_sentences(brief), SENTENCES),
        "sources": _table(_sources(brief), SOURCES),
    }


def _table(rows: list[dict[str, Any]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _known(value: Any) -> Any:
    """Return the cell, None for each way in which pandas marks a gap."""
    return None if value is pd.NA or (isinstance(value, float) and pd.isna(value)) else value


def _joined(values: Iterable[Any], by: str = " ") -> str | None:
    return by.join(map(str, values)) or None


def _told(row: Mapping[Any, Any], record: Visit | Event, brief: Brief) -> dict[str, Any]:
    """Return the cells that visits and events share: the name of the city, themes, quotes and reasons."""
    held = evidence_shown(record.evidence, row, brief.chosen)
    city, language = row["city"], brief.language
    return {
        "city_name": labels.city(brief.trip, city, language) if city else None,
        "themes": _joined(row["themes"]),
        "quotes": _joined(dict.fromkeys(item.quote for item in held if item.quote), "\n"),
        "reasons": _joined(dict.fromkeys(labels.pick(e.reason, language) for e in held if e.reason), "\n"),
    }


def _visits(brief: Brief) -> list[dict[str, Any]]:
    records = {visit.id: visit for visit in brief.trip.visits}
    rows = []
    for fit, table in (("certain", brief.shown.visits), ("could_be", brief.shown.could_be)):
        for row in table.to_dict("records"):
            cells = {name: _known(row[name]) for name in VISIT_COLUMNS}
            spans = {"day_from": cells["span_start"], "day_to": cells["span_end"]}
            external = {"themes_external": _joined(row["themes_external"])}
            rows.append(cells | spans | _told(row, records[row["id"]], brief) | external | {"fit": fit})
    return rows


def _events(brief: Brief) -> list[dict[str, Any]]:
    records = {event.id: event for event in brief.trip.events}
    return [
        {str(name): _known(value) for name, value in row.items()} | _told(row, records[row["id"]], brief)
        for row in brief.shown.events.to_dict("records")
    ]


def _themes(brief: Brief) -> pd.DataFrame:
    mentions = brief.shown.mentions
    voices = [voice.id for voice in brief.lexicon.voices]
    rows = []
    for told in theme_counts(brief.lexicon, brief.shown, brief.chosen):
        own = mentions[mentions["theme"] == told["id"]]
        rows.append(
            {"id": told["id"], "name_zh": told["name"]["zh"], "name_en": told["name"]["en"]}
            | {"sentences": told["sentences"], "visits": told["visits"]}
            | {f"sentences_{voice}": int((own["voice"] == voice).sum()) for voice in voices}
        )
    by_voice = [f"sentences_{voice}" for voice in voices]
    return _table(rows, ["id", "name_zh", "name_en", "sentences", *by_voice, "visits"])


def _sentences(brief: Brief) -> list[dict[str, Any]]:
    held: dict[int, list[dict[Any, Any]]] = {}
    for row in brief.shown.mentions.to_dict("records"):
        held.setdefault(row["sentence"], []).append(row)
    return [
        {
            **{name: rows[0][name] for name in ("sentence", "start", "end", "voice")},
            "text": rows[0]["quote"],
            "themes": _joined(row["theme"] for row in rows),
            "terms": _joined(dict.fromkeys(term for row in rows for term in row["terms"])),
            "cities": _joined(sorted(rows[0]["cities"])),
            "days": _joined(sorted(rows[0]["days"])),
        }
        for _, rows in sorted(held.items())
    ]


def _sources(brief: Brief) -> list[dict[str, Any]]:
    return [
        {"id": source.id, "date": source.date or None, "address": source.address or None}
        | {"publisher_zh": source.publisher.zh, "publisher_en": source.publisher.en}
        | {"title_zh": source.title.zh, "title_en": source.title.en}
        | {"verified_zh": source.verified.zh, "verified_en": source.verified.en}
        for source in brief.trip.sources
    ]
