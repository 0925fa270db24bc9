"""What makes an itinerary valid beyond one record: references, claims and sums. None is repaired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dashboard.trip import claims
from dashboard.trip.build import Built
from dashboard.trip.cells import CsvRow, listed, separator_faults
from dashboard.trip.claim import UNSUPPORTED
from dashboard.trip.faults import Fault
from dashboard.trip.files import FRAME, TripFiles
from dashboard.trip.frame import Frame
from dashboard.trip.quoted import frame_faults
from dashboard.trip.readings import draft_faults, outcome_faults, review_faults
from dashboard.trip.values import YEARLESS, Report

FIELDS = {
    "visit": {"status", "city", "day", "location", "themes", "passage", "context"},
    "event": {"day", "city", "passage", "context"},
    "city": {"route"},
}
"""What a row of evidence may speak of, by kind of subject."""

_FILES = {"visit": "visits.csv", "event": "events.csv", "city": "cities.csv"}


def faults(
    built: Built,
    frame: Frame,
    files: TripFiles,
    report: Report,
    themes: frozenset[str],
    voices: frozenset[str],
) -> list[Fault]:
    """Return every fault of the records taken together; `themes`, `voices` empty leave names unchecked.

    What only follows from another fault is left out: claims that rest on nothing where evidence.csv could
    not be read, and what is wrong with a cell whose separators are.
    """
    ground = claims.Ground(frame.source, frame.span, {city.id: city for _, city in built.cities}, themes)
    signs = list(separator_faults(files.rows))
    known = {kind: files.ids(file) for kind, file in _FILES.items() if file not in files.unread}
    blamed = {(fault.file, fault.row, fault.column) for fault in signs}
    found = [
        *_duplicates(files),
        *_references(frame, files),
        *_totals(frame, files),
        *_route(built),
        *(fault for row, city in built.cities for fault in claims.city_faults(row, city, ground)),
        *(fault for row, visit in built.visits for fault in claims.visit_faults(row, visit, ground)),
        *(fault for row, event in built.events for fault in claims.event_faults(row, event, ground)),
        *frame_faults(frame, [city for _, city in built.cities], report.text),
        *_glosses(built, report.text),
        *review_faults(built.review, report.text, themes, voices),
        *outcome_faults(built.outcomes, known),
        *draft_faults(built.drafted, {**known, "outcome": files.ids("outcomes.csv")}),
    ]
    idle = UNSUPPORTED if "evidence.csv" in files.unread else frozenset()
    return signs + [
        fault
        for fault in found
        if (fault.file, fault.row, fault.column) not in blamed and fault.code not in idle
    ]


def _duplicates(files: TripFiles) -> Iterator[Fault]:
    for file in ("cities.csv", "visits.csv", "events.csv", "sources.csv", "outcomes.csv"):
        first: dict[str, int] = {}
        for row in files.rows[file]:
            identifier = row.cells["id"]
            if identifier and identifier in first:
                yield row.fault("id", "id_twice", id=identifier, first=first[identifier])
            first.setdefault(identifier, row.number)


def _references(frame: Frame, files: TripFiles) -> Iterator[Fault]:
    ids = {file: files.ids(file) for file in files.rows}
    known = {column: ", ".join(sorted(ids[file])) for column, file in _TARGETS.items()}
    for column, holders in _HOLDERS.items():
        for row in (row for file in holders for row in files.rows[file]):
            value, target = row.cells[column], ids[_TARGETS[column]]
            if value and _TARGETS[column] not in files.unread and value not in target:
                yield row.fault(column, f"{column}_unknown", known=known[column], **{column: value})
    year_source = frame.dates.year_source if frame.dates else None
    named = [
        ("source", frame.source),
        ("dates.year_source", year_source),
        *(("more", one) for one in frame.more),
    ]
    for column, source in named:
        if source and "sources.csv" not in files.unread and source not in ids["sources.csv"]:
            values: dict[str, object] = {"source": source, "known": known["source"]}
            yield Fault(FRAME, 0, column, "source_unknown", values)
    known_ids = {kind: ids[file] for kind, file in _FILES.items() if file not in files.unread}
    for row in files.rows["evidence.csv"]:
        yield from _evidence(row, known_ids, frame)


_TARGETS = {"city": "cities.csv", "source": "sources.csv"}
_HOLDERS = {"city": ("visits.csv", "events.csv"), "source": ("cities.csv", "evidence.csv")}


def _evidence(row: CsvRow, ids: dict[str, set[str]], frame: Frame) -> Iterator[Fault]:
    subjects, fields = listed(row.cells["subjects"]), listed(row.cells["fields"])
    for column, cell in (("subjects", subjects), ("fields", fields)):
        if not cell:
            yield row.fault(column, "cell_empty")
    for subject in subjects:
        kind, _, identifier = subject.partition(":")
        if kind not in FIELDS or (kind in ids and identifier not in ids[kind]):
            yield row.fault("subjects", "subject_unknown", subject=subject)
            continue
        for name in sorted(set(fields) - FIELDS[kind]):
            yield row.fault("fields", "not_one_of", value=name, allowed=", ".join(sorted(FIELDS[kind])))
    reports = [frame.source, *frame.more]
    if row.cells["quote"] and row.cells["source"] not in reports:
        yield row.fault("quote", "quote_of_outside", source=", ".join(reports))
    if not any(row.cells[name] for name in ("quote", "reason_zh", "reason_en")):
        yield row.fault("quote", "evidence_empty")
    if "context" in fields and not (
        row.cells["quote"] and (row.cells["reason_zh"] or row.cells["reason_en"])
    ):
        yield row.fault("reason_zh", "reason_missing", basis="context")


def _totals(frame: Frame, files: TripFiles) -> Iterator[Fault]:
    """Yield a fault where the rows are fewer than the report counts, or its days do not follow each other.

    That it names more than it counts is told by `warnings`: reports do.
    """
    dates, total = frame.dates, frame.totals.visits if frame.totals else None
    if dates and dates.end < dates.start:
        yield Fault(FRAME, 0, "dates.end", "dates_reversed")
    if dates and (dates.start.year == YEARLESS) != (dates.end.year == YEARLESS):
        yield Fault(FRAME, 0, "dates.end", "year_mixed")
    rows = len(files.rows["visits.csv"])
    if total and "visits.csv" not in files.unread and rows < total:
        yield Fault("visits.csv", 0, "", "total_visits", {"rows": rows, "total": total})


def _glosses(built: Built, text: str) -> Iterator[Fault]:
    seen: set[tuple[int, int]] = set()
    for row, gloss in built.glosses:
        if text[gloss.start : gloss.end] != gloss.quote:
            continue  # its words are not in the report, and that is told
        if (gloss.start, gloss.end) in seen:
            yield row.fault("quote", "twice", value=gloss.quote)
        seen.add((gloss.start, gloss.end))


def _route(built: Built) -> Iterator[Fault]:
    places = Counter(place for _, city in built.cities for place in city.order)
    for row, city in built.cities:
        for place in city.order:
            if places[place] > 1:
                yield row.fault("order", "order_twice", order=place)
            elif place > 1 and not places[place - 1]:
                yield row.fault("order", "order_gap", order=place, before=place - 1)
