"""What the page shows under a filter, as one JSON object."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from json import dumps as to_json
from typing import Any

from dashboard.brief import Brief
from dashboard.exports.data import plain
from dashboard.trip.model import Event, Visit
from dashboard.trip.values import Span, iso
from dashboard.view.counts import ThemeCount
from dashboard.view.filters import Filter
from dashboard.view.rows import EventRow, MentionRow, VisitRow
from dashboard.view.stated import evidence_shown, trip_evidence_shown
from dashboard.view.view import View

SCHEMA = "visit-dashboard/1"
"""The version of data/schema.json, which describes every field."""


def json(brief: Brief) -> bytes:
    """Return the facts of a brief as JSON, what every export states under `about`; UTF-8.

    A filter that leaves nothing still tells of the trip, and of what could belong under it.
    """
    return dumps({"schema": SCHEMA, "about": brief.statement, **facts(brief.view)}).encode("utf-8")


def facts(view: View) -> dict[str, Any]:
    """Return the facts that a view shows.

    Every `quote` stands in the report at its offsets. Dates are ISO 8601, spans EDTF intervals,
    coordinates WGS-84 degrees; null is what the report does not say.
    """
    trip, shown, stated = view.trip, view.shown, view.filter.stated_only
    return {
        "trip": _trip(view),
        "filter": _filter(view.filter),
        "reconciliation": view.sum,
        "visits": [_visit(row, trip.visit(row["id"]), stated) for row in shown.visit_rows],
        "could_be": [_visit(row, trip.visit(row["id"]), stated) for row in shown.could_be_rows],
        "events": [_event(row, trip.event(row["id"]), stated) for row in shown.event_rows],
        "themes": [_theme(one) for one in view.themes_listed],
        "mentions": [_mention(row) for row in shown.mention_rows],
        "outcomes": [plain.outcome(row) for row in shown.outcome_rows],
        "named_without_visit": [plain.named(one) for one in trip.not_visited],
        "sources": [plain.source(one) for one in view.sources],
        "report": {
            "file": trip.report.file,
            "sha256": trip.report.sha256,
            "length": len(trip.report.text),
        },
    }


def dumps(value: Mapping[str, Any]) -> str:
    """Return the facts as JSON text, Chinese readable, ending in a line break."""
    return to_json(value, ensure_ascii=False, indent=2) + "\n"


def _theme(one: ThemeCount) -> dict[str, Any]:
    return {
        "id": one.theme.id,
        "name": plain.both(one.theme.name),
        "sentences": one.sentences,
        "visits": one.visits,
    }


def _filter(chosen: Filter) -> dict[str, Any]:
    return {
        "city": sorted(chosen.cities),
        "day": sorted(iso(day) for day in chosen.days),
        "theme": sorted(chosen.themes),
        "stated_only": chosen.stated_only,
    }


def _trip(view: View) -> dict[str, Any]:
    trip = view.trip
    held = trip_evidence_shown(trip, stated_only=view.filter.stated_only)
    return {
        "id": trip.id,
        "title": plain.both(trip.title),
        "dates": trip.dates and {"start": iso(trip.dates.start), "end": iso(trip.dates.end)},
        "stated_totals": trip.totals.model_dump(),
        "route": [city.id for city in ((trip.home,) if trip.home else ()) + trip.route],
        "reconciliation": view.whole_sum,
        "evidence": plain.quoted(held),
        "reasons": plain.reasons(held),
    }


def _iso(day: dt.date | None) -> str | None:
    return iso(day) if day else None


def _visit(row: VisitRow, visit: Visit, stated_only: bool) -> dict[str, Any]:
    held = evidence_shown(visit.evidence, row, stated_only=stated_only)
    start, end = row["span_start"], row["span_end"]
    span = str(Span(start=start, end=end)) if start and end else None
    return {
        "id": row["id"],
        "number": row["number"],
        "name": {"zh": row["name_zh"], "en": row["name_en"]},
        "status": row["status"],
        "city": row["city"],
        "city_basis": row["city_basis"],
        "day": _iso(row["day"]),
        "half": row["half"],
        "day_basis": row["day_basis"],
        "lat": row["lat"],
        "lon": row["lon"],
        "precision": row["precision"],
        "location_basis": row["location_basis"],
        "day_span": span,
        "themes": list(row["themes"]),
        "themes_external": list(row["themes_external"]),
        "evidence": plain.quoted(held),
        "reasons": plain.reasons(held),
    }


def _event(row: EventRow, event: Event, stated_only: bool) -> dict[str, Any]:
    held = evidence_shown(event.evidence, row, stated_only=stated_only)
    return {
        "id": row["id"],
        "name": {"zh": row["name_zh"], "en": row["name_en"]},
        "kind": row["kind"],
        "day": _iso(row["day"]),
        "half": row["half"],
        "day_basis": row["day_basis"],
        "city": row["city"],
        "city_basis": row["city_basis"],
        "themes": list(row["themes"]),
        "evidence": plain.quoted(held),
        "reasons": plain.reasons(held),
    }


def _mention(row: MentionRow) -> dict[str, Any]:
    return {
        "theme": row["theme"],
        "voice": row["voice"],
        "sentence": row["sentence"],
        "start": row["start"],
        "end": row["end"],
        "quote": row["quote"],
        "known": row["known"],
        "terms": list(row["terms"]),
        "cities": sorted(row["cities"]),
        "days": sorted(iso(day) for day in row["days"]),
    }
