"""The list of visits, with those not on the map in a tray and those that could belong here apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.figures import labels
from dashboard.figures.palette import look, on
from dashboard.figures.style import Style
from dashboard.filters import Filter
from dashboard.frames import Frames
from dashboard.model import Trip
from dashboard.selection import Lit, Selection
from dashboard.widgets.element import element
from dashboard.widgets.state import click

_list = element("list", '<div class="list"></div>')


def groups(trip: Trip, shown: Frames, chosen: Filter, style: Style) -> list[dict[str, Any]]:
    """Return the parts of the list: placed visits, the tray, and what could be here under the filter."""
    say = style.say
    rows: list[labels.Row] = [*shown.visits.to_dict("records")]
    placed = [row for row in rows if row["precision"] != "none"]
    tray = [row for row in rows if row["precision"] == "none"]
    maybe: list[labels.Row] = [*shown.could_be.to_dict("records")]
    parts = [_group(trip, "placed", placed, style)]
    if not rows:
        parts[0]["text"] = _nothing(trip, chosen, style)
    if tray:
        note = say("list.tray_stated" if chosen.stated_only else "list.tray_note")
        parts.append(_group(trip, "tray", tray, style, say("list.tray"), note))
    if maybe:
        parts.append(_group(trip, "maybe", maybe, style, say("list.could_be"), say("list.could_be_note")))
    return parts


def visit_list(
    trip: Trip, shown: Frames, chosen: Filter, style: Style, lit: Lit, selected: Selection | None
) -> None:
    """Draw the list; a click on a row selects it."""
    parts = groups(trip, shown, chosen, style)
    for part in parts:
        for row in (*part["rows"], *part["unnamed"]):
            row["lit"] = row["key"].removeprefix("visit:") in lit.visits
            row["pressed"] = row["key"] == str(selected)
    _list(
        key="visit_rows",
        data={"groups": parts, "lang": style.language},
        on_clicked_change=lambda: click(st.session_state["visit_rows"].clicked),
    )


def _nothing(trip: Trip, chosen: Filter, style: Style) -> str:
    if len(chosen.cities) == 1:
        (city,) = chosen.cities
        if all(visit.city != city for visit in trip.visits):
            words = next((item.quote for item in trip.city(city).evidence if item.quote), "")
            name = labels.city(trip, city, style.language)
            return style.say("list.no_stop_quoted", city=name, quote=words)
    return style.say("list.none")


def _group(
    trip: Trip, kind: str, rows: Sequence[labels.Row], style: Style, title: str = "", note: str = ""
) -> dict[str, Any]:
    unnamed = [_row(trip, row, style) for row in rows if row["status"] == "unnamed"]
    return {
        "kind": kind,
        "title": title,
        "note": note,
        "text": "",
        "rows": [_row(trip, row, style) for row in rows if row["status"] != "unnamed"],
        "unnamed": unnamed,
        "unnamed_note": style.say("page.unnamed", n=len(unnamed)),
    }


def _row(trip: Trip, row: labels.Row, style: Style) -> dict[str, Any]:
    color = style.palette.city(trip, row["city"])
    facts = [style.say(f"status.{row['status']}")]
    if row["city"]:
        basis = style.say("basis.bracket", basis=style.say(f"basis.{row['city_basis']}"))
        facts.append(labels.city(trip, row["city"], style.language) + basis)
    if row["day"]:
        basis = style.say("basis.bracket", basis=style.say(f"basis.{row['day_basis']}"))
        facts.append(labels.day(row["day"], style.language) + basis)
    return {
        "key": f"visit:{row['id']}",
        "number": str(row["number"]),
        "look": look(row["city_basis"], row["status"]),
        "color": color,
        "on": on(color),
        "name": labels.name(row, style.language),
        "facts": " · ".join(facts),
    }
