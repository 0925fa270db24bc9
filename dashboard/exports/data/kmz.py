"""The places of a brief as KMZ: the KML with our own marks as pictures beside it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from dashboard.brief import Brief
from dashboard.exports.data.kml import kml
from dashboard.exports.data.kml_styles import ICON
from dashboard.exports.sheet.canvas import Canvas
from dashboard.layout.box import Box
from dashboard.style.looks import dotted
from dashboard.style.palette import on
from dashboard.style.signs import number
from dashboard.trip.model import City
from dashboard.view.rows import VisitRow

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same brief, the same bytes
_SHARP = 2  # px of the picture for one that it is shown in


def kmz(brief: Brief) -> bytes:
    """Return the KML and its marks in one file; NothingShownError where the filter leaves nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        for name, data in (("doc.kml", kml(brief, marked=True)), *marks(brief)):
            held.writestr(zipfile.ZipInfo(name, _MOMENT), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def marks(brief: Brief) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the PNG of each mark: every city as a square, every visit in its look."""
    for city in brief.trip.cities:
        yield f"marks/city-{city.id}.png", _city(brief, city)
    for row in [*brief.shown.visit_rows, *brief.shown.could_be_rows]:
        yield f"marks/visit-{row['id']}.png", _visit(brief, row)


def _city(brief: Brief, city: City) -> bytes:
    color, canvas = brief.style.palette.city(brief.trip, city.id), _empty(brief)
    canvas.rectangle(Box(3, 3, ICON - 6, ICON - 6), brief.style.palette.raised)
    canvas.rectangle(Box(5, 5, ICON - 10, ICON - 10), color)
    canvas.text(ICON / 2, ICON / 2, number(city, brief.style), 14, color=on(color), bold=True, align="center")
    return canvas.png(_SHARP * ICON, {}).data


def _visit(brief: Brief, row: VisitRow) -> bytes:
    palette, canvas, middle = brief.style.palette, _empty(brief), ICON / 2
    color, dot = palette.city(brief.trip, row["city"]), dotted(row["location_basis"])
    number = str(row["number"])
    canvas.mark(middle, middle, number, row["status"], color, ground=palette.raised, dotted=dot, r=12)
    return canvas.png(_SHARP * ICON, {}).data


def _empty(brief: Brief) -> Canvas:
    return Canvas(ICON, ICON, "none", brief.style.palette.ink)
