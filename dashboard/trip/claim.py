"""One row's claims, and what each has to rest on as its basis says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dashboard.trip.cells import CsvRow
from dashboard.trip.faults import Fault
from dashboard.trip.records import Evidence

UNSUPPORTED = frozenset({"quote_needed", "reason_missing", "source_needed"})
"""The faults of claims that rest on nothing in evidence.csv."""


@dataclass(frozen=True)
class Claim:
    """A row with its evidence; `report` is the id of the report among the sources."""

    row: CsvRow
    evidence: Iterable[Evidence]
    report: str

    def of(self, name: str, basis: str, column: str = "") -> Iterator[Fault]:
        """A claim rests on a quote, a reason, or an outside source with what it says, as its basis has it."""
        own = [item for item in self.evidence if name in item.fields]
        column = column or (f"{name}_basis" if f"{name}_basis" in self.row.cells else name)
        if basis == "stated" and not any(item.quote for item in own):
            yield self.row.fault(column, "quote_needed", field=name)
        if basis == "inferred" and not any(item.reason for item in own):
            yield self.row.fault(column, "reason_missing", basis=basis)
        outside = [item for item in own if item.reason and item.source not in {None, self.report}]
        if basis == "external" and not outside:
            yield self.row.fault(column, "source_needed", field=name)

    def contains(
        self, name: str, thing: str, said: Callable[[str], bool], column: str = ""
    ) -> Iterator[Fault]:
        """The thing stands in a quote, or a quote comes with the reason why it is known by context."""
        own = [item for item in self.evidence if item.quote and name in item.fields]
        if own and not any(item.reason or said(item.quote or "") for item in own):
            column = column or (f"{name}_basis" if f"{name}_basis" in self.row.cells else name)
            yield self.row.fault(column, "quote_without", field=name, thing=thing)

    def has_reason(self, name: str) -> bool:
        """Return whether a reason is given for the field."""
        return any(item.reason for item in self.evidence if name in item.fields)


def valued(row: CsvRow, name: str, value: object, basis: str) -> Iterator[Fault]:
    """A field has a value exactly if something is known of it."""
    if value is None and basis != "unknown":
        yield row.fault(f"{name}_basis", "basis_without_value", basis=basis, field=name)
    if value is not None and basis == "unknown":
        yield row.fault(f"{name}_basis", "value_without_basis", field=name)
