"""What the page shows under a filter, as one JSON object."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from json import dumps as to_json
from typing import Any

import pandas as pd

from dashboard.brief import Brief
from dashboard.filters import Filter, evidence_shown, reconciliation
from dashboard.frames import Frames
from dashboard.model import Event, Evidence, Text, Trip, Visit
from dashboard.themes import Lexicon


def json(brief: Brief) -> bytes:
    """Return the facts of a brief as JSON, what every export states under `about`; UTF-8.

    A filter that leaves nothing still tells of the trip, and of what could belong under it.
    """
    found = facts(brief.trip, brief.lexicon, brief.loaded.frames, brief.shown, brief.chosen)
    return dumps({"about": brief.statement, **found}).encode("utf-8")


def facts(trip: Trip, lexicon: Lexicon, whole: Frames, shown: Frames, chosen: Filter) -> dict[str, Any]:
    """Return the facts shown under `chosen`: `whole` are the trip's tables, `shown` the same after `apply`.

    Every `quote` stands in the report at its offsets. Dates are ISO 8601, spans EDTF intervals,
    coordinates WGS-84 degrees; null is what the report does not say.
    """
    visits = {visit.id: visit for visit in trip.visits}
    events = {event.id: event for event in trip.events}
    return {
        "trip": _trip(trip, whole),
        "filter": _filter(chosen),
        "reconciliation": reconciliation(shown.visits),
        "visits": [_visit(row, visits[row["id"]], chosen) for row in shown.visits.to_dict("records")],
        "could_be": [_visit(row, visits[row["id"]], chosen) for row in shown.could_be.to_dict("records")],
        "events": [_event(row, events[row["id"]], chosen) for row in shown.events.to_dict("records")],
        "themes": theme_counts(lexicon, shown, chosen),
        "mentions": [_mention(row) for row in shown.mentions.to_dict("records")],
        "report": {
            "file": trip.report.file,
            "sha256": trip.report.sha256,
            "length": len(trip.report.text),
        },
    }


def dumps(value: Mapping[str, Any]) -> str:
    """Return the facts as JSON text, Chinese readable, ending in a line break."""
    return to_json(value, ensure_ascii=False, indent=2, default=str) + "\n"


def theme_counts(lexicon: Lexicon, shown: Frames, chosen: Filter) -> list[dict[str, Any]]:
    """Return sentences and visits per theme, for each theme the filter admits, in the lexicon's order.

    A sentence may carry several themes, so the sentences do not add up to those of the report.
    """
    return [
        {
            "id": theme.id,
            "name": _text(theme.name),
            "sentences": int((shown.mentions["theme"] == theme.id).sum()),
            "visits": sum(theme.id in themes for themes in shown.visits["themes"]),
        }
        for theme in lexicon.themes
        if not chosen.themes or theme.id in chosen.themes
    ]


def _filter(chosen: Filter) -> dict[str, Any]:
    return {
        "city": sorted(chosen.cities),
        "day": sorted(day.isoformat() for day in chosen.days),
        "theme": sorted(chosen.themes),
        "stated_only": chosen.stated_only,
    }


def _trip(trip: Trip, whole: Frames) -> dict[str, Any]:
    return {
        "id": trip.id,
        "title": _text(trip.title),
        "dates": {"start": trip.dates.start.isoformat(), "end": trip.dates.end.isoformat()},
        "stated_totals": trip.totals.model_dump(),
        "route": [city.id for city in trip.cities],
        "reconciliation": reconciliation(whole.visits),
        "evidence": _evidence(trip.frame),
        "reasons": _reasons(trip.frame),
    }


def _text(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _value(value: Any) -> Any:
    """Return a table's cell as JSON has it."""
    if value is None or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        return None
    return value.isoformat() if isinstance(value, dt.date) else value


def _visit(row: Mapping[Any, Any], visit: Visit, chosen: Filter) -> dict[str, Any]:
    held = evidence_shown(visit.evidence, row, chosen)
    span = None if row["span_start"] is None else f"{row['span_start']}/{row['span_end']}"
    plain = ("city", "city_basis", "day", "day_basis", "lat", "lon", "precision", "location_basis")
    return {
        "id": row["id"],
        "number": row["number"],
        "name": {"zh": row["name_zh"], "en": row["name_en"]},
        "status": row["status"],
        **{name: _value(row[name]) for name in plain},
        "day_span": span,
        "themes": list(row["themes"]),
        "themes_external": list(row["themes_external"]),
        "evidence": _evidence(held),
        "reasons": _reasons(held),
    }


def _event(row: Mapping[Any, Any], event: Event, chosen: Filter) -> dict[str, Any]:
    held = evidence_shown(event.evidence, row, chosen)
    return {
        "id": row["id"],
        "name": {"zh": row["name_zh"], "en": row["name_en"]},
        "kind": row["kind"],
        **{name: _value(row[name]) for name in ("day", "day_basis", "city", "city_basis")},
        "themes": list(row["themes"]),
        "evidence": _evidence(held),
        "reasons": _reasons(held),
    }


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [
        {"source": e.source, "start": e.start, "end": e.end, "quote": e.quote, "fields": list(e.fields)}
        for e in evidence
        if e.quote
    ]


def _reasons(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [
        {"source": e.source, "fields": list(e.fields), "reason": _text(e.reason)}
        for e in evidence
        if e.reason
    ]


def _mention(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        **{name: row[name] for name in ("theme", "voice", "sentence", "start", "end", "quote")},
        "terms": list(row["terms"]),
        "cities": sorted(row["cities"]),
        "days": sorted(day.isoformat() for day in row["days"]),
    }
