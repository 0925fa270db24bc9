"""What pydantic refuses in a row, in the words of a spreadsheet."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dashboard.trip.cells import CsvRow
from dashboard.trip.faults import Fault


def row_faults(row: CsvRow, error: ValidationError) -> list[Fault]:
    """Return a fault for each field that pydantic refused, in the words of a spreadsheet."""
    return [fault_of(row.file, row.number, _column(row, detail), detail, row) for detail in error.errors()]


def fault_of(file: str, row: int, column: str, detail: ErrorDetails, cells: CsvRow | None = None) -> Fault:
    """Return one of pydantic's errors as a fault."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if value is None or value == "" or kind in {"missing", "string_too_short"}:
        return Fault(file, row, column, "cell_empty" if row else "key_empty")
    if kind == "literal_error":
        return Fault(file, row, column, "not_one_of", {"value": value, "allowed": context["expected"]})
    if kind in {"greater_than_equal", "less_than_equal"}:
        if cells and _swapped(cells):
            return Fault(file, row, column, "swapped", {"lat": cells.cells["lat"], "lon": cells.cells["lon"]})
        return _beyond(file, row, column, detail)
    if kind == "extra_forbidden":
        return Fault(file, row, column, "key_unknown")
    codes = {"float": "not_a_number", "int": "not_a_number", "date": "not_a_date", "string": "bad_id"}
    code = codes.get(kind.split("_")[0], "invalid")
    return Fault(file, row, column, code, {"value": value, "detail": detail["msg"]})


def _beyond(file: str, row: int, column: str, detail: ErrorDetails) -> Fault:
    value, bounds = detail["input"], detail.get("ctx", {})
    if not isinstance(bounds.get("ge", bounds.get("le")), int | float):
        return Fault(file, row, column, "day_far", {"value": value})
    if column not in {"lat", "lon"}:
        return Fault(
            file, row, column, "number_beyond", {"value": value, "bound": bounds.get("ge", bounds.get("le"))}
        )
    low, high = ("-85", "85") if column == "lat" else ("-180", "180")
    return Fault(file, row, column, "out_of_range", {"value": value, "low": low, "high": high})


def _column(row: CsvRow, detail: ErrorDetails) -> str:
    first, *rest = (str(part) for part in detail["loc"])
    for name in ("_".join([first, *rest[:1]]), first, *rest[:1]):
        if name in row.cells:
            return name
    return f"{first}_zh" if f"{first}_zh" in row.cells else "zh"


def _swapped(row: CsvRow) -> bool:
    """Return whether the pair makes sense only the other way round."""
    try:
        lat, lon = float(row.cells["lat"]), float(row.cells["lon"])
    except (KeyError, ValueError):
        return False
    return 90 < abs(lat) <= 180 and abs(lon) <= 90
