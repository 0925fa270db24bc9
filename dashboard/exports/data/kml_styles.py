"""The looks of what stands in a KML file: in its own colors, or as pictures of our marks beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from lxml import etree

from dashboard.brief import Brief
from dashboard.exports.data.tables import Record
from dashboard.style.looks import LOOKS, Look

ICON, PER_LINE = 32, 4  # px of a mark's picture, and marks in a line below a city
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def add(parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    """Add an element and return it; its text goes without the characters that XML does not have."""
    made = etree.SubElement(parent, tag, attributes)
    made.text = None if text is None else _ILLEGAL.sub("", text)
    return made


def _color(color: str, strength: int = 255) -> str:
    """Return `#rrggbb` as KML writes colors: aabbggrr."""
    return f"{strength:02x}{color[5:7]}{color[3:5]}{color[1:3]}".lower()


def style_id(city: str | None, seen: Look) -> str:
    """Return the name of the style of a mark, by city and look."""
    return f"mark-{city or 'none'}-{seen}"


def styles(brief: Brief, document: etree._Element, used: Iterable[tuple[str | None, Look]]) -> None:
    """Add the style of each mark in use, by city and look.

    KML has one shape without an image of the internet's, so what is hollow, dotted or dashed on our own
    map is paler here, and its name says the basis.
    """
    palette = brief.style.palette
    for city, seen in dict.fromkeys(used):
        style = add(document, "Style", id=style_id(city, seen))
        color = _color(palette.city(brief.trip, city), LOOKS[seen].strength)
        add(add(style, "IconStyle"), "color", color)
        add(add(style, "LabelStyle"), "scale", "0.9")


def spots_of(brief: Brief, rows: Iterable[Record]) -> dict[str, int]:
    """Return the place of each visit among those gathered at its city's point, from 0."""
    count, spots = Counter[str](), {}
    for row in rows:
        if row["precision"] == "city":
            spots[row["id"]] = count[row["city"]]
            count[row["city"]] += 1
    return spots


def marked_styles(
    brief: Brief, document: etree._Element, rows: Iterable[Record], spots: Mapping[str, int]
) -> None:
    """Add a style of its own for each city and visit: its mark, as on our map.

    Visits gathered at a city's point stand apart below it: by px of the screen, their place is the city's.
    """
    for city in brief.trip.cities:
        _icon(document, f"city-{city.id}", 0, 0)
    for row in rows:
        place = spots.get(row["id"])
        across, down = (0, 0) if place is None else (place % PER_LINE, 1 + place // PER_LINE)
        _icon(document, f"visit-{row['id']}", across, down)


def _icon(document: etree._Element, name: str, across: int, down: int) -> None:
    style = add(document, "Style", id=f"mark-{name}")
    icon = add(style, "IconStyle")
    add(add(icon, "Icon"), "href", f"marks/{name}.png")
    half, step = ICON / 2, ICON + 4
    x, y = half - across * step, half + down * step
    add(icon, "hotSpot", x=f"{x:g}", y=f"{y:g}", xunits="pixels", yunits="pixels")
    add(add(style, "LabelStyle"), "scale", "0.8")


def route_style(brief: Brief, document: etree._Element) -> None:
    """Add the style of the route's lines."""
    palette = brief.style.palette
    line = add(add(document, "Style", id="route"), "LineStyle")
    add(line, "color", _color(palette.accent))
    add(line, "width", "2")
