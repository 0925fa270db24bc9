"""The marks of the route map, one layer that a filter replaces: every city by number, every placed visit.

folium takes (lat, lon). Every string goes through `for_map`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from typing import Any

from dashboard.figures.base import drawn, placed, standing
from dashboard.figures.map_parts import Focus, Layer, Mark
from dashboard.layout.route import FIXED, stands_west
from dashboard.style import labels
from dashboard.style.escape import for_map
from dashboard.style.looks import SIZE, Look, dotted
from dashboard.style.names import marked
from dashboard.style.palette import on
from dashboard.style.signs import city_note, number
from dashboard.style.style import Style
from dashboard.trip.bases import PACKAGED, Base, Place
from dashboard.trip.model import City, Trip
from dashboard.view.frames import Frames
from dashboard.view.rows import VisitRow
from dashboard.view.selection import Lit

PER_LINE = 3  # marks gathered under a city before the next line begins
MOST = 24  # marks gathered under a city before the rest are only counted


def mark_layer(
    trip: Trip,
    shown: Frames,
    *,
    style: Style,
    lit: Lit | None = None,
    clicks: int = 0,
    base: Base = PACKAGED,
    near: Collection[str] = (),
    bare: bool = False,
) -> Layer:
    """Return the marks of what is shown: every city of the route by number, every placed visit by basis.

    Visits known to their city only are gathered under the city's label, never on a street. The marks in
    `lit` have the accent's ring. Each tooltip ends in `kind:id#clicks`, hidden from view: the map returns a
    tooltip's text, and only if it differs from the last, so that two clicks on one mark need two texts.
    The map shows the cities `near`, or the whole route, while the reader has not moved it; `bare` hides its
    buttons.
    """
    lit, group = lit or Lit(), Layer()
    place, trip, style = standing(trip, base), placed(trip, base), drawn(style, base)
    rows = shown.visit_rows
    for city in trip.cities:
        here = [row for row in rows if row["city"] == city.id]
        gathered = [row for row in here if row["precision"] == "city"]
        _city_mark(trip, city, len(here), style, lit, clicks).add_to(group)
        for row, spot in zip(gathered, _spots(trip, city, min(len(gathered), MOST)), strict=False):
            at = (city.lat, city.lon)
            _visit_mark(trip, row, style, lit, clicks, at=at, anchor=spot).add_to(group)
        if len(gathered) > MOST:
            _more_mark(trip, city, len(gathered) - MOST, style).add_to(group)
    for row in rows:
        if row["precision"] in FIXED and row["lat"] is not None and row["lon"] is not None:
            at = place(row["lat"], row["lon"])
            _visit_mark(trip, row, style, lit, clicks, at=at, fixed=True).add_to(group)
    Focus(_corners(trip, rows, place, near), bare=bare).add_to(group)
    return group


def _corners(trip: Trip, rows: Sequence[VisitRow], place: Place, near: Collection[str]) -> list[Any] | None:
    """Return the corners of these cities and of the places known in them; None for no city."""
    points = [(city.lat, city.lon) for city in trip.stops if city.id in near]
    for row in rows:
        if row["city"] in near and row["precision"] in FIXED and row["lat"] is not None:
            points.append(place(row["lat"], row["lon"] or 0))
    if not points:
        return None
    lats, lons = zip(*points, strict=True)
    return [[min(lats), min(lons)], [max(lats), max(lons)]]


def _city_mark(trip: Trip, city: City, visits: int, style: Style, lit: Lit, clicks: int) -> Mark:
    color = style.palette.city(trip, city.id)
    name, note = city.name.of(style.language), city_note(trip, city, visits, style)
    words = marked(for_map(name), city.name.zh, name, style)
    html = (
        f'<b style="background:{color};color:{on(color)}">{for_map(number(city, style))}</b>'
        f"<span>{words}<small>{for_map(note)}</small></span>"
    )
    classes = ["city", "west" if stands_west(trip, city) else "east"]
    classes += ["home"] if city.is_home else [] if visits else ["bare"]
    classes += ["chosen"] if city.id in lit.cities else []
    return Mark(
        (city.lat, city.lon),
        html,
        " ".join(classes),
        tooltip=_tooltip(f"{words} · {for_map(note)}", f"city:{city.id}", clicks),
        above=500,
    )


def _visit_mark(
    trip: Trip,
    row: VisitRow,
    style: Style,
    lit: Lit,
    clicks: int,
    *,
    at: tuple[float, float],
    anchor: tuple[int, int] = (SIZE // 2, SIZE // 2),
    fixed: bool = False,
) -> Mark:
    name = labels.name(row, style.language)
    words = marked(for_map(name), row["name_zh"], name, style)
    classes = ["visit", *(["fixed"] if fixed else []), *(["chosen"] if row["id"] in lit.visits else [])]
    return Mark(
        at,
        mark(
            str(row["number"]),
            row["status"],
            style.palette.city(trip, row["city"]),
            dot=dotted(row["location_basis"]),
        ),
        " ".join(classes),
        anchor=anchor,
        size=SIZE,
        tooltip=_tooltip(
            f"{row['number']} · {words}<small>{for_map(_known(row, style))}</small>",
            f"visit:{row['id']}",
            clicks,
        ),
        above=800,
    )


def _spots(trip: Trip, city: City, count: int) -> list[tuple[int, int]]:
    """Return the anchors of the marks gathered under a city, from left to right, line by line."""
    step, west, spots = SIZE + 3, stands_west(trip, city), []
    for place in range(count):
        column, line = place % PER_LINE, place // PER_LINE
        beside = min(count - line * PER_LINE, PER_LINE) - 1 - column if west else column
        across = beside * step
        spots.append((16 + SIZE + across if west else -16 - across, -14 - line * step))
    return spots


def _tooltip(html: str, key: str, clicks: int) -> str:
    return f"{html}<i hidden>{for_map(key)}#{clicks}</i>"


def clicked(tooltip: str | None) -> str | None:
    """Return the `kind:id` of the mark whose tooltip the map returned, or None."""
    found = re.search(r"((?:visit|city):[a-z0-9-]+)#\d+$", tooltip or "")
    return found[1] if found else None


def _known(row: VisitRow, style: Style) -> str:
    say = style.say
    place = say("basis.location", basis=say(f"basis.{row['location_basis']}"))
    return " · ".join([say(f"status.{row['status']}"), say(f"precision.{row['precision']}"), place])


def _more_mark(trip: Trip, city: City, count: int, style: Style) -> Mark:
    down = -14 - math.ceil(MOST / PER_LINE) * (SIZE + 3)
    html = f"<small>{for_map(style.say('map.more', n=count))}</small>"
    if stands_west(trip, city):
        return Mark((city.lat, city.lon), html, "more west", anchor=(16, down))
    return Mark((city.lat, city.lon), html, "more", anchor=(-16, down))


def mark(text: str, look: Look, color: str, *, dot: bool = False) -> str:
    """Return a visit's mark as HTML: its number in the look of its status, in the color of its city."""
    classes = f"mark {look} dotted" if dot else f"mark {look}"
    return f'<b class="{classes}" style="--c:{color};--on:{on(color)}">{for_map(text)}</b>'
