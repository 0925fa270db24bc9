"""The cells of a row → the fields of its record."""

from __future__ import annotations

from typing import Any

from dashboard.trip.cells import LISTS, CsvRow, listed
from dashboard.trip.records import Source
from dashboard.trip.values import Record, Text


def text_of(zh: str, en: str) -> Text | None:
    """Return the words in both languages, None where there are none."""
    return Text(zh=zh, en=en) if zh or en else None


_TEXTS = {"name", "publisher", "says", "verified", "speaker", "addressee", "owner"}


def values_of(row: CsvRow, model: type[Record], number: int = 0) -> dict[str, Any]:
    """Return the cells as the model's fields: word lists split, bilingual pairs joined, empty cells None."""
    values: dict[str, Any] = {}
    for name in model.model_fields:
        if name in _TEXTS:
            zh, en = (row.cells.get(f"{name}_{language}", "") for language in ("zh", "en"))
            if zh or en or model.model_fields[name].is_required():
                values[name] = {"zh": zh, "en": en} if zh or en else None
        elif name in LISTS:
            values[name] = listed(row.cells[name])
        elif name == "number":
            values[name] = number
        elif name in row.cells:
            cell = row.cells[name]
            if cell or model is Source or model.model_fields[name].is_required():
                values[name] = cell if cell or model is Source else None
    return values
