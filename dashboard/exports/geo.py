"""The places of a brief for maps: GeoJSON (RFC 7946) and KML (OGC 2.2)."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from json import dumps
from threading import Lock
from typing import Any
from xml.etree import ElementTree

from geojson import Feature, FeatureCollection, LineString, Point
from simplekml import Kml, Style

from dashboard.brief import LOOKS, Brief
from dashboard.exports.tables import tables
from dashboard.figures import labels
from dashboard.figures.palette import Look, look
from dashboard.geo import kilometres
from dashboard.model import City

Row = Mapping[Any, Any]

# How strong a mark is drawn, 0 to 255: KML has one shape without an image of the internet's, so what is
# hollow, dotted or dashed on our own map is paler here, and its name says the basis.
STRENGTH: Mapping[Look, int] = {
    "stated": 255,
    "inferred": 190,
    "external": 190,
    "possible": 130,
    "unknown": 90,
}
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_KML = "http://www.opengis.net/kml/2.2"
_ONE_AT_A_TIME = Lock()  # simplekml numbers and writes through variables of its classes


def geojson(brief: Brief) -> bytes:
    """Return a FeatureCollection of cities, legs of the route and visits; `about` is the statement.

    Positions are lon, lat in WGS-84 degrees. A visit known only to its city stands at the city's point
    and says so; one without a place has no geometry. NothingShownError where the filter leaves nothing.
    """
    brief.refuse_empty()
    cities = sorted(brief.trip.cities, key=lambda city: city.order)
    features = [_city(city) for city in cities]
    features += [_leg(brief, start, end) for start, end in pairwise(cities)]
    features += [_visit(brief, row) for row in _visits(brief)]
    found = FeatureCollection(features, about=brief.statement)
    return (dumps(found, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode("utf-8")


def _visits(brief: Brief) -> Iterator[Row]:
    yield from tables(brief)["visits"].to_dict("records")


def _position(brief: Brief, row: Row) -> tuple[float, float] | None:
    """Return where a visit stands, lon before lat, or None where no place is known."""
    if row["precision"] == "city":
        city = brief.trip.city(row["city"])
        return city.lon, city.lat
    return None if row["lat"] is None else (row["lon"], row["lat"])


def _city(city: City) -> Feature:
    own = {"role": "city", "order": city.order, "name_zh": city.name.zh, "name_en": city.name.en}
    return Feature(f"city:{city.id}", Point((city.lon, city.lat)), {**own, "source": city.source})


def _km(start: City, end: City) -> float:
    return round(kilometres(start.lat, start.lon, end.lat, end.lon), 1)


def _leg(brief: Brief, start: City, end: City) -> Feature:
    line = LineString([(start.lon, start.lat), (end.lon, end.lat)])
    own = {"role": "leg", "from": start.id, "to": end.id, "km": _km(start, end)}
    note = brief.style.say("geo.leg_note", km=f"{_km(start, end):.0f}")
    return Feature(f"leg:{start.id}:{end.id}", line, {**own, "note": note})


def _visit(brief: Brief, row: Row) -> Feature:
    cells = {str(name): _json(value) for name, value in row.items() if name not in {"lat", "lon"}}
    for name in ("themes", "themes_external"):
        cells[name] = (cells[name] or "").split()
    for name in ("quotes", "reasons"):
        cells[name] = (cells[name] or "").splitlines()
    note = brief.style.say("geo.city_point") if row["precision"] == "city" else None
    position = _position(brief, row)
    place = Point(position) if position else None
    return Feature(f"visit:{row['id']}", place, {"role": "visit", **cells, "note": note})


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def kml(brief: Brief) -> bytes:
    """Return the same places as a KML document, with folders for cities, visits and the route.

    A visit has a time only where its day is known: that day, or the span of days possible. It holds no
    image and no link, so nothing is fetched to show it. NothingShownError where the filter leaves nothing.
    """
    brief.refuse_empty()
    with _ONE_AT_A_TIME:
        Kml.resetidcounter()
        document = Kml(name=_xml(brief.title), description=_lines(_about(brief)), open=1)
        document.parsetext(False)  # it passes over what looks like CDATA: all text is escaped here
        styles = _styles(brief)
        _kml_cities(brief, document, styles)
        rows = list(_visits(brief))
        placed = [row for row in rows if _position(brief, row)]
        _kml_visits(brief, document, "page.visits", placed, styles)
        _kml_visits(brief, document, "list.tray", [row for row in rows if row not in placed], styles)
        _kml_route(brief, document)
        text = document.kml(format=False)
    return _ordered(text)


def _ordered(text: str) -> bytes:
    """Return what simplekml wrote with the styles where OGC KML 2.2 has shared ones: in the document,
    behind its description. Only they keep an id, which begins with a letter, as an XML id has to.
    """
    root = ElementTree.fromstring(text)
    for node in root.iter():
        node.tag = node.tag.removeprefix(f"{{{_KML}}}")
    root.set("xmlns", _KML)  # ElementTree's own way to name a default namespace is one for all it writes
    document, styles = root[0], []
    for folder in document.findall("Folder"):
        for style in folder.findall("Style"):
            folder.remove(style)
            styles.append(style)
    place = [node.tag for node in document].index("Folder")
    document[place:place] = styles
    for node in root.iter():
        number = node.attrib.pop("id", None)
        if node.tag == "Style":
            node.set("id", f"style-{number}")
        elif node.tag == "styleUrl":
            node.text = f"#style-{(node.text or '').removeprefix('#')}"
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _xml(text: str) -> str:
    """Return the text escaped, without the characters that XML does not have."""
    return html.escape(_ILLEGAL.sub("", text))


def _lines(lines: list[str]) -> str:
    """Return the lines as a description: HTML to Google Earth, hence escaped once more as XML."""
    text = "<br/>".join(html.escape(line).replace("\n", "<br/>") for line in lines if line)
    return _xml(text)


def _about(brief: Brief) -> list[str]:
    return [brief.style.say("table.line", label=label, line=line) for label, line in brief.labelled()]


def _color(color: str, strength: int = 255) -> str:
    """Return `#rrggbb` as KML writes colors: aabbggrr."""
    return f"{strength:02x}{color[5:7]}{color[3:5]}{color[1:3]}".lower()


def _styles(brief: Brief) -> dict[tuple[str | None, Look], Style]:
    """Return the style of a mark by city and look."""
    styles = {}
    for city in (*(city.id for city in brief.trip.cities), None):
        color = brief.style.palette.city(brief.trip, city)
        for one in LOOKS:
            style = Style()
            style.iconstyle.icon = None  # simplekml's own is an image on the internet
            style.iconstyle.color = _color(color, STRENGTH[one])
            style.labelstyle.scale = 0.9
            styles[city, one] = style
    return styles


def _kml_cities(brief: Brief, document: Any, styles: Mapping[tuple[str | None, Look], Style]) -> None:
    folder = document.newfolder(name=_xml(brief.style.say("page.city")))
    for city in brief.trip.cities:
        name = labels.pick(city.name, brief.language)
        mark = folder.newpoint(name=_xml(name), coords=[(city.lon, city.lat)])
        mark.style = styles[city.id, "stated"]


def _kml_visits(
    brief: Brief,
    document: Any,
    title: str,
    rows: list[Row],
    styles: Mapping[tuple[str | None, Look], Style],
) -> None:
    folder = document.newfolder(name=_xml(brief.style.say(title)))
    say = brief.style.say
    for row in rows:
        position, seen = _position(brief, row), look(row["location_basis"], row["status"])
        doubt = "" if seen == "stated" else say("basis.bracket", basis=say(f"basis.{seen}"))
        name = _xml(labels.name(row, brief.language) + doubt)
        # Without coordinates simplekml would set a point at 0, 0; an empty geometry goes unwritten.
        mark = (
            folder.newpoint(name=name, coords=[position]) if position else folder.newmultigeometry(name=name)
        )
        if position is None:
            mark.placemark.geometry = None
        mark.description = _lines(_told(brief, row))
        mark.style = styles[row["city"], seen]
        for key in ("id", "status", "fit", "precision", "location_basis", "day_basis", "city_basis"):
            mark.extendeddata.newdata(name=key, value=_xml(row[key]))
        if row["day"] and row["day_from"] != row["day_to"]:
            mark.timespan.begin, mark.timespan.end = row["day_from"].isoformat(), row["day_to"].isoformat()
        elif row["day"]:
            mark.timestamp.when = row["day"].isoformat()


def _told(brief: Brief, row: Row) -> list[str]:
    """Return what the balloon of a visit says: how it is known, where and when, and its sentences."""
    say = brief.style.say
    when = {**row, "span_start": row["day_from"], "span_end": row["day_to"]}
    return [
        say("list.could_be") if row["fit"] == "could_be" else "",
        say(f"status.{row['status']}"),
        labels.city(brief.trip, row["city"], brief.language),
        labels.known_day(when, brief.language),
        say("geo.city_point") if row["precision"] == "city" else say(f"precision.{row['precision']}"),
        say("basis.location", basis=say(f"basis.{row['location_basis']}")),
        row["quotes"] or "",
        row["reasons"] or "",
    ]


def _kml_route(brief: Brief, document: Any) -> None:
    cities = sorted(brief.trip.cities, key=lambda city: city.order)
    folder = document.newfolder(name=_xml(brief.style.say("page.map")))
    style = Style()
    style.linestyle.color, style.linestyle.width = _color(brief.style.palette.accent), 2
    for start, end in pairwise(cities):
        name = " → ".join(labels.pick(city.name, brief.language) for city in (start, end))
        line = folder.newlinestring(name=_xml(name), coords=[(c.lon, c.lat) for c in (start, end)])
        line.tessellate = 1
        line.description = _lines([brief.style.say("geo.leg_note", km=f"{_km(start, end):.0f}")])
        line.style = style
