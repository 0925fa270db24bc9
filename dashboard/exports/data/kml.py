"""The places of a brief as KML (OGC 2.2), for Google Earth."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree
from markupsafe import escape

from dashboard.brief import Brief
from dashboard.exports.data.tables import Record, position, records, tables
from dashboard.layout.route import legs
from dashboard.style import labels
from dashboard.style.looks import LOOKS, Look

_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_KML = "http://www.opengis.net/kml/2.2"
_DATA = ("id", "status", "fit", "precision", "location_basis", "day_basis", "city_basis")


def kml(brief: Brief) -> bytes:
    """Return the places as a KML document, with folders for cities, visits and the route.

    A visit has a time only where its day is known: that day, or the span of days possible. It holds no
    image and no link, so nothing is fetched to show it. NothingShownError where the filter leaves nothing.
    """
    brief.refuse_empty()
    root = etree.Element("kml", xmlns=_KML)
    document = etree.SubElement(root, "Document")
    _add(document, "name", brief.title)
    _add(document, "open", "1")
    _add(
        document,
        "description",
        _html(brief.style.say("table.line", label=a, line=b) for a, b in brief.labelled()),
    )
    rows = records(tables(brief)["visits"])
    cities: list[tuple[str | None, Look]] = [(city.id, "stated") for city in brief.trip.cities]
    _styles(brief, document, [*cities, *((row["city"], row["status"]) for row in rows)])
    _cities(brief, document)
    _visits(brief, document, "page.visits", [row for row in rows if position(brief, row)])
    _visits(brief, document, "list.tray", [row for row in rows if not position(brief, row)])
    _route(brief, document)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _add(parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    """Add an element and return it; its text goes without the characters that XML does not have."""
    made = etree.SubElement(parent, tag, attributes)
    made.text = None if text is None else _ILLEGAL.sub("", text)
    return made


def _html(lines: Iterable[str]) -> str:
    """Return the lines as a description, which is HTML to Google Earth."""
    return "<br/>".join(str(escape(line)).replace("\n", "<br/>") for line in lines if line)


def _color(color: str, strength: int = 255) -> str:
    """Return `#rrggbb` as KML writes colors: aabbggrr."""
    return f"{strength:02x}{color[5:7]}{color[3:5]}{color[1:3]}".lower()


def _style_id(city: str | None, seen: Look) -> str:
    return f"mark-{city or 'none'}-{seen}"


def _styles(brief: Brief, document: etree._Element, used: Iterable[tuple[str | None, Look]]) -> None:
    """Add the style of each mark in use, by city and look, and that of the route.

    KML has one shape without an image of the internet's, so what is hollow, dotted or dashed on our own
    map is paler here, and its name says the basis.
    """
    palette = brief.style.palette
    for city, seen in dict.fromkeys(used):
        style = _add(document, "Style", id=_style_id(city, seen))
        color = _color(palette.city(brief.trip, city), LOOKS[seen].strength)
        _add(_add(style, "IconStyle"), "color", color)
        _add(_add(style, "LabelStyle"), "scale", "0.9")
    line = _add(_add(document, "Style", id="route"), "LineStyle")
    _add(line, "color", _color(palette.accent))
    _add(line, "width", "2")


def _folder(document: etree._Element, name: str) -> etree._Element:
    folder = _add(document, "Folder")
    _add(folder, "name", name)
    return folder


def _cities(brief: Brief, document: etree._Element) -> None:
    folder = _folder(document, brief.style.say("page.city"))
    for city in brief.trip.cities:
        mark = _add(folder, "Placemark")
        _add(mark, "name", city.name.of(brief.language))
        _add(mark, "styleUrl", f"#{_style_id(city.id, 'stated')}")
        _add(_add(mark, "Point"), "coordinates", f"{city.lon},{city.lat},0")


def _visits(brief: Brief, document: etree._Element, title: str, rows: Iterable[Record]) -> None:
    say = brief.style.say
    folder = _folder(document, say(title))
    for row in rows:
        seen = row["status"]
        doubt = "" if seen == "stated" else say("basis.bracket", basis=say(f"status.{seen}"))
        mark = _add(folder, "Placemark")
        _add(
            mark, "name", labels.named(row["name_zh"], row["name_en"], row["number"], brief.language) + doubt
        )
        _add(mark, "description", _html(_told(brief, row)))
        _time(mark, row)
        _add(mark, "styleUrl", f"#{_style_id(row['city'], seen)}")
        data = _add(mark, "ExtendedData")
        for key in _DATA:
            _add(_add(data, "Data", name=key), "value", row[key])
        if at := position(brief, row):
            _add(_add(mark, "Point"), "coordinates", f"{at[0]},{at[1]},0")


def _time(mark: etree._Element, row: Record) -> None:
    if row["day"] and row["day_from"] != row["day_to"]:
        span = _add(mark, "TimeSpan")
        _add(span, "begin", row["day_from"].isoformat())
        _add(span, "end", row["day_to"].isoformat())
    elif row["day"]:
        _add(_add(mark, "TimeStamp"), "when", row["day"].isoformat())


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
        mark = _add(folder, "Placemark")
        _add(mark, "name", " → ".join(city.name.of(brief.language) for city in ends))
        _add(mark, "description", _html([brief.style.say("geo.leg_note", km=f"{leg.km:.0f}")]))
        _add(mark, "styleUrl", "#route")
        line = _add(mark, "LineString")
        _add(line, "tessellate", "1")
        _add(line, "coordinates", " ".join(f"{city.lon},{city.lat},0" for city in ends))
