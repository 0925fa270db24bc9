"""Every format of an export by name: what it is called, and what makes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from dashboard.brief import Brief
from dashboard.exports.picture import Picture


@dataclass(frozen=True)
class Format:
    """One format: its file's suffix and media type, the function that makes it, and the sizes it knows;
    the sizes of a text are its lengths.

    The function is named, not imported: together their libraries take seconds that no page need wait.
    """

    suffix: str
    mime: str
    module: str
    function: str
    sizes: dict[str, Any] = field(default_factory=dict)
    text: bool = False
    bare: bool = False
    """Whether it is made where nothing is certain, of what could belong."""


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: dict[str, Format] = {
    "png": Format(
        "png", "image/png", "sheet.page", "png", {"1920x1080": 1920, "3840x2160": 3840, "phone": "phone"}
    ),
    "pdf": Format("pdf", "application/pdf", "sheet.page", "pdf", {"16:9": "16:9", "a4": "a4"}),
    "svg": Format("svg", "image/svg+xml", "sheet.page", "svg", {"text": True}, text=True),
    "pptx": Format("pptx", f"{_OFFICE}.presentationml.presentation", "slides.deck", "pptx", bare=True),
    "deck": Format("pptx", f"{_OFFICE}.presentationml.presentation", "slides.deck", "deck", bare=True),
    "docx": Format("docx", f"{_OFFICE}.wordprocessingml.document", "document.letter", "docx", bare=True),
    "html": Format("html", "text/html", "onefile.file", "html", text=True, bare=True),
    "md": Format("md", "text/markdown", "prose", "markdown", text=True, bare=True),
    "txt": Format(
        "txt", "text/plain", "prose", "plain", {"full": "full", "short": "short"}, text=True, bare=True
    ),
    "csv": Format("csv", "text/csv", "data.csvs", "csv", text=True),
    "xlsx": Format("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "data.workbook", "xlsx"),
    "geojson": Format("geojson", "application/geo+json", "data.geojson", "geojson", text=True),
    "kml": Format("kml", "application/vnd.google-earth.kml+xml", "data.kml", "kml", text=True),
    "kmz": Format("kmz", "application/vnd.google-earth.kmz", "data.kmz", "kmz"),
    "ics": Format("ics", "text/calendar", "data.agenda", "ics", text=True),
    "json": Format("json", "application/json", "data.facts", "json", text=True, bare=True),
}


LENGTHS = tuple(FORMATS["txt"].sizes)
SIZES = [size for one in FORMATS.values() for size in one.sizes if size not in LENGTHS]
"""How long a text may be, and how large a picture."""


def make(brief: Brief, kind: str, size: str | None = None) -> Picture:
    """Return the export of a brief; NothingShownError where its filter leaves nothing to make.

    `kind` is a key of FORMATS, `size` one of that format's sizes; without it the first one.
    """
    chosen = FORMATS[kind]
    function = getattr(import_module(f"dashboard.exports.{chosen.module}"), chosen.function)
    made: Picture | bytes = function(brief, chosen.sizes[size]) if size else function(brief)
    return made if isinstance(made, Picture) else Picture(made)


def file_name(brief: Brief, kind: str, size: str | None = None) -> str:
    """Return the name of the export's file, which says trip and filter."""
    extra = "deck." if kind == "deck" else f"{size.replace(':', 'x')}." if size and size != "full" else ""
    return brief.file_name(extra + FORMATS[kind].suffix)
