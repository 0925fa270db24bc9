"""Rows of a trip folder → records, with the place of every quote in the report found, never typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from pydantic import ValidationError

from dashboard.report.sentences import closest, occurrences
from dashboard.trip.cells import CsvRow, listed
from dashboard.trip.faults import Fault
from dashboard.trip.fields import text_of, values_of
from dashboard.trip.files import FRAME, TripFiles
from dashboard.trip.frame import Frame
from dashboard.trip.model import City, Event, Visit
from dashboard.trip.records import Drafted, Evidence, Gloss, NotVisited, Outcome, Reviewed, Source
from dashboard.trip.refusals import row_faults
from dashboard.trip.values import Record, Report

R = TypeVar("R", bound=Record)
_WORDS = {"quote", "reason_zh", "reason_en"}
_DIGITS = 6  # of a place in the report: Python refuses to read a number of thousands


@dataclass(frozen=True)
class Built:
    """The records of a trip's files, each with the row it was made from."""

    evidence: tuple[Evidence, ...]
    cities: list[tuple[CsvRow, City]]
    visits: list[tuple[CsvRow, Visit]]
    events: list[tuple[CsvRow, Event]]
    sources: list[tuple[CsvRow, Source]]
    not_visited: list[tuple[CsvRow, NotVisited]]
    glosses: list[tuple[CsvRow, Gloss]]
    review: list[tuple[CsvRow, Reviewed]]
    outcomes: list[tuple[CsvRow, Outcome]]
    drafted: list[tuple[CsvRow, Drafted]]


@dataclass
class Builder:
    """Turns rows into records, collecting faults; rows that make no record are left out."""

    frame: Frame
    report: Report
    files: TripFiles
    faults: list[Fault] = field(default_factory=list)

    def build(self) -> Built:
        """Return the records; what is wrong with them joins `faults`."""
        evidence = self._evidence()
        rows = self.files.rows
        cities = self._records(rows["cities.csv"], City, evidence, "city")
        points = {city.id: city for _, city in cities}
        visits = [_placed(row, points) for row in rows["visits.csv"]]
        return Built(
            evidence=tuple(self._frame_evidence()),
            cities=cities,
            visits=self._records(visits, Visit, evidence, "visit"),
            events=self._records(rows["events.csv"], Event, evidence, "event"),
            sources=self._records(rows["sources.csv"], Source, {}, ""),
            not_visited=self._not_visited(),
            glosses=self._glosses(),
            review=self._review(),
            outcomes=self._outcomes(),
            drafted=self._drafted(),
        )

    def _records(
        self, rows: Iterable[CsvRow], model: type[R], evidence: dict[str, list[Evidence]], kind: str
    ) -> list[tuple[CsvRow, R]]:
        made = []
        for number, row in enumerate(rows, start=1):
            values = values_of(row, model, number)
            if kind:
                values["evidence"] = tuple(evidence.get(f"{kind}:{row.cells['id']}", ()))
            made.append((row, self._make(model, row, values)))
        return [(row, record) for row, record in made if record is not None]

    def _not_visited(self) -> list[tuple[CsvRow, NotVisited]]:
        def values(row: CsvRow) -> dict[str, Any]:
            return values_of(row, NotVisited) | {"evidence": self._locate(row, ("not_visited",))}

        return self._made("not_visited.csv", NotVisited, values)

    def _glosses(self) -> list[tuple[CsvRow, Gloss]]:
        return self._made("glosses.csv", Gloss, lambda row: values_of(row, Gloss) | self._span(row))

    def _review(self) -> list[tuple[CsvRow, Reviewed]]:
        def values(row: CsvRow) -> dict[str, Any]:
            why = text_of(row.cells["why_zh"], row.cells["why_en"])
            return values_of(row, Reviewed) | self._span(row) | {"why": why}

        return self._made("review.csv", Reviewed, values)

    def _drafted(self) -> list[tuple[CsvRow, Drafted]]:
        def values(row: CsvRow) -> dict[str, Any]:
            return values_of(row, Drafted) | {"why": text_of(row.cells["why_zh"], row.cells["why_en"])}

        return self._made("draft.csv", Drafted, values)

    def _outcomes(self) -> list[tuple[CsvRow, Outcome]]:
        def values(row: CsvRow) -> dict[str, Any]:
            text = {"zh": row.cells["zh"] or None, "en": row.cells["en"] or None}
            return values_of(row, Outcome) | {"text": text, "evidence": self._locate(row, ("outcome",))}

        return self._made("outcomes.csv", Outcome, values)

    def _made(
        self, file: str, model: type[R], values: Callable[[CsvRow], dict[str, Any]]
    ) -> list[tuple[CsvRow, R]]:
        made = [(row, self._make(model, row, values(row))) for row in self.files.rows[file]]
        return [(row, record) for row, record in made if record is not None]

    def _span(self, row: CsvRow) -> dict[str, int]:
        start = self._place(row) or 0  # words not found are a fault already; the rest is still checked
        return {"start": start, "end": start + len(row.cells["quote"])}

    def _make(self, model: type[R], row: CsvRow, values: dict[str, Any]) -> R | None:
        try:
            return model.model_validate(values)
        except ValidationError as error:
            self.faults += row_faults(row, error)
            return None

    def _evidence(self) -> dict[str, list[Evidence]]:
        by_subject: dict[str, list[Evidence]] = {}
        for row in self.files.rows["evidence.csv"]:
            located = self._locate(row, listed(row.cells["fields"]))
            for subject in listed(row.cells["subjects"]):
                by_subject.setdefault(subject, []).append(located)
        return by_subject

    def _frame_evidence(self) -> Iterable[Evidence]:
        frame, dates = self.frame, self.frame.dates
        for name, claim in (("dates", dates), ("totals", frame.totals), ("route", frame.route)):
            if claim is not None:
                cells = {"nth": "", "reason_zh": "", "reason_en": "", **claim.model_dump(include=_WORDS)}
                yield self._locate(CsvRow(FRAME, 0, cells), (name,), column=f"{name}.quote")
        if dates and dates.year_source:
            reason = text_of(dates.year_reason_zh or "", dates.year_reason_en or "")
            yield Evidence(fields=("year",), source=dates.year_source, reason=reason)

    def _place(self, row: CsvRow, column: str = "quote") -> int | None:
        """Return where the row's quote stands in the report; None, with a fault if it has one, where not."""
        quote, nth = row.cells["quote"], row.cells.get("nth", "")
        first, end = self.report.span(row.cells.get("source"))
        places = [at for at in occurrences(self.report.text, quote) if first <= at < end]
        if quote and not places:
            near = closest(self.report.text, quote)
            code = "quote_near" if near else "quote_missing"
            self.faults.append(row.fault(column, code, quote=quote, near=near, report=self.frame.report))
        elif len(places) > 1 and not nth:
            self.faults.append(row.fault("nth", "quote_ambiguous", quote=quote, count=len(places)))
        elif nth and not (nth.isdecimal() and len(nth) <= _DIGITS and 1 <= int(nth) <= len(places)):
            self.faults.append(row.fault("nth", "nth", nth=nth, count=len(places)))
        elif places:
            return places[int(nth or 1) - 1]
        return None

    def _locate(self, row: CsvRow, fields: tuple[str, ...], column: str = "quote") -> Evidence:
        quote, start = row.cells["quote"], self._place(row, column)
        return Evidence(
            fields=fields,
            source=row.cells.get("source", self.frame.source) or None,
            start=start,
            end=None if start is None else start + len(quote),
            quote=quote or None,
            reason=text_of(row.cells.get("reason_zh", ""), row.cells.get("reason_en", "")),
        )


def _placed(row: CsvRow, points: dict[str, City]) -> CsvRow:
    """Return the row of a visit known to its city only, and without coordinates of its own, at the city's."""
    cells, city = row.cells, points.get(row.cells["city"])
    if cells["precision"] == "city" and city and not cells["lat"] and not cells["lon"]:
        return replace(row, cells={**cells, "lat": str(city.lat), "lon": str(city.lon)})
    return row
