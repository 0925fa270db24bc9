"""The rows of a draft beside cities and visits: unnamed sites, events, agreements, what was not reached."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.draft.acts import acts, agreements
from dashboard.draft.reading import Seen
from dashboard.draft.rows import Writer
from dashboard.draft.totals import sums
from dashboard.draft.when import Clock, held
from dashboard.report.sentences import Sentence
from dashboard.trip.quoted import names_day
from dashboard.trip.values import iso


def write_rest(writer: Writer) -> None:
    """Add these rows to those of the writer."""
    unnamed(writer)
    events(writer)
    for seen in writer.reading.missed:
        missed(writer, seen)
    add_agreements(writer)


def unnamed(writer: Writer) -> None:
    """Add a row for each site that the report counts and does not name."""
    found = sums(writer.reading.sentences)
    total, named = found.found.get("visits", 0) if found else 0, len(writer.reading.visits)
    for number in range(named + 1, total + 1):
        cells = {"status": "unnamed", "city_basis": "unknown", "day_basis": "unknown"}
        writer.rows.add(
            "visits.csv", id=f"site-{number}", **cells, precision="none", location_basis="unknown"
        )
        if found:
            writer.evidence(f"visit:site-{number}", "status", writer.words(found.start, found.end), "total")


def events(writer: Writer) -> None:
    """Add the meetings and signings whose day the report tells."""
    clock, number = Clock(writer.reading.dates), 0
    for one in writer.reading.sentences:
        told = clock.read(one)
        for act in acts(one):
            dates = writer.reading.dates
            day = held(told, act.start).day or (dates.only if dates else None)
            if day is None:
                continue
            number += 1
            stated = names_day(one.text, day)
            cells = {
                "day": iso(day),
                "day_basis": "stated" if stated else "inferred",
                "city_basis": "unknown",
            }
            writer.rows.add(
                "events.csv",
                id=f"event-{number}",
                name_zh=one.text[act.start : act.end],
                kind=act.kind,
                **cells,
            )
            writer.evidence(f"event:event-{number}", "day passage", writer.sentence(one), "act")
            writer.rows.claim(f"event:event-{number}", "act", 3)


def missed(writer: Writer, seen: Seen) -> None:
    """Add a site that was passed by, called off or is still to come."""
    how = seen.site.fate
    writer.rows.add(
        "not_visited.csv",
        name_zh=seen.site.name,
        how=how,
        **writer.sentence(seen.sentence),
        rule=f"not_{how}",
    )


def add_agreements(writer: Writer) -> None:
    """Add the agreements that the report tells of as signed."""
    number = 0
    for one in _body(writer):
        for start, end in agreements(one):
            number += 1
            cells = {"zh": one.text[start:end], "kind": "agreement", "said": "reported"}
            writer.rows.add("outcomes.csv", id=f"agreement-{number}", **cells, **writer.sentence(one))
            writer.rows.claim(f"outcome:agreement-{number}", "agreement", 2)


def _body(writer: Writer) -> Iterator[Sentence]:
    return (one for one in writer.reading.sentences if one.kind == "body")
