"""Records of a trip as JSON has them: objects, lists, text and numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.trip.records import Evidence, NotVisited, Source
from dashboard.trip.values import Text, iso
from dashboard.view.rows import OutcomeRow


def both(words: Text) -> dict[str, str]:
    """Return the words in both languages."""
    return {"zh": words.zh, "en": words.en}


def quoted(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Return the words of the report among the evidence, with their offsets and what they are evidence of."""
    return [
        {"source": e.source, "start": e.start, "end": e.end, "quote": e.quote, "fields": list(e.fields)}
        for e in evidence
        if e.quote
    ]


def reasons(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Return the reasons among the evidence, with the source that each comes from."""
    return [
        {"source": e.source, "fields": list(e.fields), "reason": both(e.reason)} for e in evidence if e.reason
    ]


def outcome(row: OutcomeRow) -> dict[str, Any]:
    """Return an outcome with its words and where it belongs."""
    return {
        "id": row["id"],
        "kind": row["kind"],
        "text": {"zh": row["zh"], "en": row["en"]},
        "speaker": _pair(row["speaker_zh"], row["speaker_en"]),
        "addressee": _pair(row["addressee_zh"], row["addressee_en"]),
        "said": row["said"],
        "owner": _pair(row["owner_zh"], row["owner_en"]),
        "due": row["due"],
        "belongs": row["belongs"],
        "cities": sorted(row["cities"]),
        "days": sorted(iso(day) for day in row["days"]),
        "themes": list(row["themes"]),
        "start": row["start"],
        "end": row["end"],
        "quote": row["quote"],
    }


def _pair(zh: str | None, en: str | None) -> dict[str, str | None] | None:
    return {"zh": zh, "en": en} if zh or en else None


def named(one: NotVisited) -> dict[str, Any]:
    """Return what the report names without a visit to it."""
    evidence = one.evidence
    return {
        "name": both(one.name),
        "home": one.home,
        "how": one.how,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "reason": both(evidence.reason) if evidence.reason else None,
    }


def source(one: Source) -> dict[str, Any]:
    """Return a source with what it says and how far it was checked."""
    return {
        "id": one.id,
        "publisher": both(one.publisher),
        "says": both(one.says),
        "date": one.date or None,
        "address": one.address or None,
        "verified": both(one.verified),
    }
