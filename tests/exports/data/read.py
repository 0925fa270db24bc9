"""The data exports read back, the filters they are tested under, and names made to break them."""

from __future__ import annotations

import csv as csv_reader
import datetime as dt
import io
import json
from collections.abc import Callable
from typing import Any

from icalendar import Calendar
from lxml import etree
from openpyxl import load_workbook

from dashboard.brief import Brief
from dashboard.exports.data.agenda import ics
from dashboard.exports.data.csvs import csv
from dashboard.exports.data.facts import dumps, facts
from dashboard.exports.data.geojson import geojson
from dashboard.exports.data.kml import kml
from dashboard.exports.data.workbook import xlsx
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import changed

FILTERS = {
    "everything": Filter(),
    "a city": Filter(cities=frozenset({"guangzhou"})),
    "a small city": Filter(cities=frozenset({"zhuhai"})),
    "a day": Filter(days=frozenset({dt.date(2021, 11, 9)})),
    "a theme": Filter(themes=frozenset({"ecology"})),
    "stated only": Filter(stated_only=True),
    "stated in a city": Filter(frozenset({"guangzhou"}), stated_only=True),
}
EXPORTS: dict[str, Callable[[Brief], bytes]] = {
    "csv": csv,
    "xlsx": xlsx,
    "geojson": geojson,
    "kml": kml,
    "ics": ics,
}
HOSTILE = {
    "formula": '=HYPERLINK("http://x.example","y")',
    "spaced": " \u3000＝1+1",
    "tab": "\t@SUM(1)",
    "markup": '<b>&amp; "quoted", one; two\nthree</b> ]]> <![CDATA[ 😀',
    "long": "很长的名字" * 8000,
    "control": "bell\x07here",
}
KML = "{http://www.opengis.net/kml/2.2}"


def told(brief: Brief) -> dict[str, Any]:
    """Return the facts as JSON has them."""
    return json.loads(dumps(facts(brief.view)))  # type: ignore[no-any-return]


def rows_of(brief: Brief, table: str = "visits") -> list[dict[str, str]]:
    """Return the rows of a CSV by heading, without what stands below them."""
    return csv_parts(csv(brief, table))[0]


def csv_parts(data: bytes) -> tuple[list[dict[str, str]], dict[str, str]]:
    """Return the rows of a CSV by heading, and the lines below them by label."""
    lines = [*csv_reader.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))]
    gap = lines.index([])
    heads, *rows = lines[:gap]
    return [dict(zip(heads, row, strict=True)) for row in rows], dict(lines[gap + 1 :])


def book_of(brief: Brief) -> Any:
    return load_workbook(io.BytesIO(xlsx(brief)))


def features(brief: Brief, role: str) -> list[dict[str, Any]]:
    return [one for one in json.loads(geojson(brief))["features"] if one["properties"]["role"] == role]


def placemarks(brief: Brief, folder: int) -> list[Any]:
    """Return the marks of the cities (0), of visits with a place (1) or without (2), or of the route (3)."""
    say = brief.style.say
    names = [["page.city"], ["page.visits", "geo.gathered"], ["list.tray"], ["page.map"]][folder]
    folders = etree.fromstring(kml(brief)).findall(f".//{KML}Folder")
    held = [one for one in folders if one.findtext(f"{KML}name") in {say(name) for name in names}]
    return [mark for one in held for mark in one.findall(f"{KML}Placemark")]


def entries(brief: Brief) -> dict[str, Any]:
    return {str(entry["UID"]).split("@")[0]: entry for entry in Calendar.from_ical(ics(brief)).walk("VEVENT")}


def hostile(small_visit: Dossier) -> Dossier:
    """Return the small trip with its first visit named in every bad way, as visits of their own."""
    first = small_visit.trip.visits[0]
    more = [
        first.model_copy(update={"id": f"bad-{key}", "number": 5 + n, "name": Text(zh=name, en=name)})
        for n, (key, name) in enumerate(HOSTILE.items(), start=1)
    ]
    return changed(small_visit, visits=(*small_visit.trip.visits, *more))
