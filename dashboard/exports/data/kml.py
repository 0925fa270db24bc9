"""The places of a brief as KML (OGC 2.2), for Google Earth."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from markupsafe import escape

from dashboard.brief import Brief
from dashboard.exports.data.kml_styles import add, marked_styles, route_style, spots_of, style_id, styles
from dashboard.exports.data.tables import Record, position, records, tables
from dashboard.layout.route import FIXED, legs
from dashboard.style import labels
from dashboard.style.looks import Look
from dashboard.trip.values import YEARLESS

_KML = "http://www.opengis.net/kml/2.2"
_DATA = ("id", "status", "fit", "precision", "location_basis", "day_basis", "city_basis")


def kml(brief: Brief, *, marked: bool = False) -> bytes:
    """Return the places as a KML document, with folders for cities, visits and the route.

    A visit has a time only where its day is known: that day, or the span of days possible. It holds no
    link to anywhere, so nothing is fetched to show it; with `marked`, its marks are the pictures that
    `kmz.marks` puts beside it. NothingShownError where the filter leaves nothing.
    """
    brief.refuse_empty()
    root = etree.Element("kml", xmlns=_KML)
    document = etree.SubElement(root, "Document")
    add(document, "name", brief.title)
    add(document, "open", "1")
    add(
        document,
        "description",
        _html(brief.style.say("table.line", label=a, line=b) for a, b in brief.labelled()),
    )
    rows = records(tables(brief)["visits"])
    cities: list[tuple[str | None, Look]] = [(city.id, "stated") for city in brief.trip.cities]
    spots = spots_of(brief, rows)
    if marked:
        marked_styles(brief, document, rows, spots)
    else:
        styles(brief, document, [*cities, *((row["city"], row["status"]) for row in rows)])
    route_style(brief, document)
    _cities(brief, document, marked=marked)
    folders = {"page.visits": FIXED, "geo.gathered": {"city"}, "list.tray": {"none"}}
    for title, precisions in folders.items():
        held = [row for row in rows if row["precision"] in precisions]
        if held:
            _visits(brief, document, title, held, marked=marked)
    _route(brief, document)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _html(lines: Iterable[str]) -> str:
    """Return the lines as a description, which is HTML to Google Earth."""
    return "<br/>".join(str(escape(line)).replace("\n", "<br/>") for line in lines if line)


def _folder(document: etree._Element, name: str) -> etree._Element:
    folder = add(document, "Folder")
    add(folder, "name", name)
    return folder


def _cities(brief: Brief, document: etree._Element, *, marked: bool) -> None:
    folder = _folder(document, brief.style.say("page.city"))
    for city in brief.trip.cities:
        mark = add(folder, "Placemark")
        add(mark, "name", city.name.of(brief.language))
        add(mark, "styleUrl", f"#mark-city-{city.id}" if marked else f"#{style_id(city.id, 'stated')}")
        add(add(mark, "Point"), "coordinates", f"{city.lon},{city.lat},0")


def _visits(
    brief: Brief, document: etree._Element, title: str, rows: Iterable[Record], *, marked: bool
) -> None:
    say = brief.style.say
    folder = _folder(document, say(title))
    for row in rows:
        seen = row["status"]
        doubt = "" if seen == "stated" else say("basis.bracket", basis=say(f"status.{seen}"))
        mark = add(folder, "Placemark")
        add(mark, "name", labels.named(row["name_zh"], row["name_en"], row["number"], brief.language) + doubt)
        add(mark, "description", _html(_told(brief, row)))
        _time(mark, row)
        style = f"mark-visit-{row['id']}" if marked else style_id(row["city"], seen)
        add(mark, "styleUrl", f"#{style}")
        data = add(mark, "ExtendedData")
        for key in _DATA:
            add(add(data, "Data", name=key), "value", row[key])
        if at := position(brief, row):
            add(add(mark, "Point"), "coordinates", f"{at[0]},{at[1]},0")


def _time(mark: etree._Element, row: Record) -> None:
    """Write the days of a visit, if their year is known: a moment of KML has one."""
    if row["day_from"] is None or row["day_from"].year == YEARLESS:
        return
    if row["day_from"] != row["day_to"]:
        span = add(mark, "TimeSpan")
        add(span, "begin", row["day_from"].isoformat())
        add(span, "end", row["day_to"].isoformat())
    else:
        add(add(mark, "TimeStamp"), "when", row["day_from"].isoformat())


def _told(brief: Brief, row: Record) -> list[str]:
    """Return what the balloon of a visit says: how it is known, where and when, and its sentences."""
    say, language = brief.style.say, brief.language
    day = labels.day(row["day"], language)
    if row["day"]:
        possible = labels.possible(row["day_from"], row["day_to"], language)
        day += say("basis.bracket", basis=say(f"basis.{row['day_basis']}"))
        day += say("list.join") + possible if possible else ""
    return [
        say("list.could_be") if row["fit"] == "could_be" else "",
        say(f"status.{row['status']}"),
        labels.city(brief.trip, row["city"], language),
        day,
        say("geo.city_point") if row["precision"] == "city" else say(f"precision.{row['precision']}"),
        say("basis.location", basis=say(f"basis.{row['location_basis']}")),
        row["quotes"] or "",
        row["reasons"] or "",
    ]


def _route(brief: Brief, document: etree._Element) -> None:
    folder = _folder(document, brief.style.say("page.map"))
    for leg in legs(brief.trip):
        ends = (leg.start, leg.end)
        mark = add(folder, "Placemark")
        add(mark, "name", " → ".join(city.name.of(brief.language) for city in ends))
        add(mark, "description", _html([brief.style.say("geo.leg_note", km=f"{leg.km:.0f}")]))
        add(mark, "styleUrl", "#route")
        line = add(mark, "LineString")
        add(line, "tessellate", "1")
        add(line, "coordinates", " ".join(f"{city.lon},{city.lat},0" for city in ends))
