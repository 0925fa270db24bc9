"""The homes of the tests: our own, and that of the small trip."""

from __future__ import annotations

from pathlib import Path

from dashboard.trip.library import Library

HERE = Path(__file__).resolve().parent
OURS = Library(HERE.parent)
SMALL = Library(HERE / "small")
