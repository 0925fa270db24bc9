"""Rows of a trip folder → records, with the place of every quote in the report found, never typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from dashboard.check import Built
from dashboard.faults import Fault
from dashboard.model import City, Event, Evidence, Gloss, NotVisited, Record, Report, Source, Text, Visit
from dashboard.refusals import row_faults
from dashboard.tables import LISTS, Row, Tables, listed
from dashboard.text import closest, occurrences

if TYPE_CHECKING:
    from dashboard.load import TripFile

R = TypeVar("R", bound=Record)


@dataclass
class Builder:
    """Turns rows into records, collecting faults; rows that make no record are left out."""

    frame: TripFile
    report: Report
    tables: Tables
    faults: list[Fault]

    def build(self) -> Built:
        """Return the records; what is wrong with them joins `faults`."""
        evidence = self._evidence()
        cities = self._records("cities.csv", City, evidence, "city")
        points = {city.id: city for _, city in cities}
        for row in self.tables.rows["visits.csv"]:
            _follow_city(row, points)
        return Built(
            frame=tuple(self._frame_evidence()),
            cities=cities,
            visits=self._records("visits.csv", Visit, evidence, "visit"),
            events=self._records("events.csv", Event, evidence, "event"),
            sources=self._records("sources.csv", Source, {}, ""),
            not_visited=self._not_visited(),
            glosses=self._glosses(),
        )

    def _records(
        self, file: str, model: type[R], evidence: dict[str, list[Evidence]], kind: str
    ) -> list[tuple[Row, R]]:
        made = []
        for number, row in enumerate(self.tables.rows[file], start=1):
            values = _values(row, model, number)
            if kind:
                values["evidence"] = tuple(evidence.get(f"{kind}:{row.cells['id']}", ()))
            made.append((row, self._make(model, row, values)))
        return [(row, record) for row, record in made if record is not None]

    def _not_visited(self) -> list[tuple[Row, NotVisited]]:
        made = []
        for row in self.tables.rows["not_visited.csv"]:
            values = _values(row, NotVisited) | {"evidence": self._locate(row, ("not_visited",))}
            made.append((row, self._make(NotVisited, row, values)))
        return [(row, record) for row, record in made if record is not None]

    def _glosses(self) -> list[tuple[Row, Gloss]]:
        made = []
        for row in self.tables.rows["glosses.csv"]:
            start = self._place(row) or 0  # words not found are a fault already; the rest is still checked
            place = {"start": start, "end": start + len(row.cells["quote"])}
            made.append((row, self._make(Gloss, row, _values(row, Gloss) | place)))
        return [(row, record) for row, record in made if record is not None]

    def _make(self, model: type[R], row: Row, values: dict[str, Any]) -> R | None:
        try:
            return model.model_validate(values)
        except ValidationError as error:
            self.faults += row_faults(row, error)
            return None

    def _evidence(self) -> dict[str, list[Evidence]]:
        by_subject: dict[str, list[Evidence]] = {}
        for row in self.tables.rows["evidence.csv"]:
            located = self._locate(row, listed(row.cells["fields"]))
            for subject in listed(row.cells["subjects"]):
                by_subject.setdefault(subject, []).append(located)
        return by_subject

    def _frame_evidence(self) -> Iterable[Evidence]:
        dates = self.frame.dates
        quotes = {"dates": dates.quote, "totals": self.frame.totals.quote, "route": self.frame.route.quote}
        for name, quote in quotes.items():
            cells = dict.fromkeys(("nth", "reason_zh", "reason_en"), "") | {"quote": quote}
            yield self._locate(Row("trip.toml", 0, cells), (name,), column=f"{name}.quote")
        if dates.year_source:
            reason = _text(dates.year_reason_zh or "", dates.year_reason_en or "")
            yield Evidence(fields=("year",), source=dates.year_source, reason=reason)

    def _place(self, row: Row, column: str = "quote") -> int | None:
        """Return where the row's quote stands in the report; None, with a fault if it has one, where not."""
        quote, nth = row.cells["quote"], row.cells.get("nth", "")
        places = occurrences(self.report.text, quote)
        if quote and not places:
            near = closest(self.report.text, quote)
            code = "quote_near" if near else "quote_missing"
            self.faults.append(row.fault(column, code, quote=quote, near=near, report=self.frame.report))
        elif len(places) > 1 and not nth:
            self.faults.append(row.fault("nth", "quote_ambiguous", quote=quote, count=len(places)))
        elif nth and not (nth.isdecimal() and 1 <= int(nth) <= len(places)):
            self.faults.append(row.fault("nth", "nth", nth=nth, count=len(places)))
        elif places:
            return places[int(nth or 1) - 1]
        return None

    def _locate(self, row: Row, fields: tuple[str, ...], column: str = "quote") -> Evidence:
        quote, start = row.cells["quote"], self._place(row, column)
        return Evidence(
            fields=fields,
            source=row.cells.get("source", self.frame.source) or None,
            start=start,
            end=None if start is None else start + len(quote),
            quote=quote or None,
            reason=_text(row.cells["reason_zh"], row.cells["reason_en"]),
        )


def _text(zh: str, en: str) -> Text | None:
    """Return the words in both languages; in one language alone they stand for both."""
    return Text(zh=zh or en, en=en or zh) if zh or en else None


def _follow_city(row: Row, points: dict[str, City]) -> None:
    """Give a visit that is known to its city only, and has no coordinates of its own, the city's point."""
    cells = row.cells
    city = points.get(cells["city"])
    if cells["precision"] == "city" and city and not cells["lat"] and not cells["lon"]:
        cells["lat"], cells["lon"] = str(city.lat), str(city.lon)


_TEXTS = {"name", "publisher", "title", "verified"}


def _values(row: Row, model: type[Record], number: int = 0) -> dict[str, Any]:
    """Return the cells as the model's fields: word lists split, bilingual pairs joined, empty cells None."""
    values: dict[str, Any] = {}
    for name in model.model_fields:
        if name in _TEXTS:
            zh, en = row.cells[f"{name}_zh"], row.cells[f"{name}_en"]
            values[name] = {"zh": zh, "en": en} if zh or en else None
        elif name in LISTS:
            values[name] = listed(row.cells[name])
        elif name == "number":
            values[name] = number
        elif name in row.cells:
            cell = row.cells[name]
            values[name] = cell if cell or model is Source else None
    return values
