"""The rows of the lists beside the itinerary: outcomes, what is named without a visit, sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.brief import Brief


def joined(values: Iterable[Any], by: str = " ") -> str | None:
    """Return the values of one cell, or None where there are none."""
    return by.join(map(str, values)) or None


def outcomes(brief: Brief) -> list[dict[str, Any]]:
    """Return one row an outcome shown."""
    return [
        {
            **row,
            "text_zh": row["zh"],
            "text_en": row["en"],
            "cities": joined(sorted(row["cities"])),
            "days": joined(sorted(row["days"])),
            "themes": joined(row["themes"]),
        }
        for row in brief.shown.outcome_rows
    ]


def named(brief: Brief) -> list[dict[str, Any]]:
    """Return one row a thing that the report names without a visit to it."""
    return [
        {
            "name_zh": one.name.zh,
            "name_en": one.name.en,
            "home": "yes" if one.home else None,
            "how": one.how,
            "quote": one.evidence.quote,
            "reason_zh": one.evidence.reason.zh if one.evidence.reason else None,
            "reason_en": one.evidence.reason.en if one.evidence.reason else None,
        }
        for one in brief.trip.not_visited
    ]


def sources(brief: Brief) -> list[dict[str, Any]]:
    """Return one row a source that what is shown may rest on."""
    return [
        {"id": source.id, "date": source.date or None, "address": source.address or None}
        | {"publisher_zh": source.publisher.zh, "publisher_en": source.publisher.en}
        | {"says_zh": source.says.zh, "says_en": source.says.en}
        | {"verified_zh": source.verified.zh, "verified_en": source.verified.en}
        for source in brief.view.sources
    ]
