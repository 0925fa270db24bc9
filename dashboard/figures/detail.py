"""What the detail panel says of a selection: each field with its basis in words, reasons, and quotes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.figures import labels
from dashboard.figures.palette import look, on
from dashboard.figures.style import Style
from dashboard.filters import Filter, evidence_shown
from dashboard.frames import Frames
from dashboard.model import Event, Evidence, Trip, Visit
from dashboard.selection import Selection
from dashboard.themes import Lexicon

Detail = dict[str, Any]
"""title, subtitle, mark, note, fields (name, value, basis, reasons), quotes (text, start, end)."""


def detail(
    trip: Trip, lexicon: Lexicon, shown: Frames, chosen: Filter, selected: Selection, *, style: Style
) -> Detail:
    """Return what the panel shows of the selection; `note` says where the filter leaves it out."""
    if selected.kind == "visit":
        return _visit(trip, lexicon, shown, chosen, selected, style)
    if selected.kind == "event":
        return _event(trip, shown, chosen, selected, style)
    if selected.kind == "city":
        return _city(trip, shown, selected, style)
    return _theme(lexicon, shown, selected, style)


def _panel(title: str, subtitle: str) -> Detail:
    return {
        "title": title,
        "subtitle": subtitle,
        "mark": None,
        "note": "",
        "fields": [],
        "quotes": [],
    }


def _other(style: Style) -> Style:
    return Style("en" if style.language == "zh" else "zh", style.mode)


def _visit(
    trip: Trip, lexicon: Lexicon, shown: Frames, chosen: Filter, selected: Selection, style: Style
) -> Detail:
    visit = next(one for one in trip.visits if one.id == selected.id)
    row = _row(shown, visit)
    second = labels.pick(visit.name, _other(style).language) if visit.name else ""
    panel = _panel(_name(visit, style), second)
    if row is None:
        return panel | {"note": style.say("detail.filtered")}
    color = style.palette.city(trip, row["city"])
    say, held = style.say, evidence_shown(visit.evidence, row, chosen)
    drawn = look(row["city_basis"], row["status"])
    names = {theme.id: labels.pick(theme.name, style.language) for theme in lexicon.themes}
    place = say(f"precision.{row['precision']}")
    themes = say("filter.or").join(names[theme] for theme in row["themes"]) or say("detail.no_theme")
    external = bool(row["themes_external"])
    fields = [
        ("status", say(f"status.{row['status']}"), "stated" if row["status"] == "stated" else ""),
        ("city", labels.city(trip, row["city"], style.language), row["city_basis"]),
        ("day", labels.day(row["day"], style.language), row["day_basis"]),
        ("location", place, row["location_basis"]),
        ("themes", themes, "external" if external else "stated" if row["themes"] else "unknown"),
    ]
    panel["mark"] = {"number": str(visit.number), "look": drawn, "color": color, "on": on(color)}
    panel["fields"] = [_field(trip, name, value, basis, held, style) for name, value, basis in fields]
    possible = labels.span(row, style.language)
    if possible:
        panel["fields"][2]["value"] += style.say("list.join") + possible
    panel["quotes"] = _quotes(held)
    return panel


def _row(shown: Frames, visit: Visit) -> labels.Row | None:
    rows = [*shown.visits.to_dict("records"), *shown.could_be.to_dict("records")]
    return next((row for row in rows if row["id"] == visit.id), None)


def _name(visit: Visit, style: Style) -> str:
    if visit.name:
        return labels.pick(visit.name, style.language)
    return style.say("visit.unnamed", number=visit.number)


def _event(trip: Trip, shown: Frames, chosen: Filter, selected: Selection, style: Style) -> Detail:
    event: Event = next(one for one in trip.events if one.id == selected.id)
    second = labels.pick(event.name, _other(style).language)
    panel = _panel(labels.pick(event.name, style.language), second)
    row = next((row for row in shown.events.to_dict("records") if row["id"] == event.id), None)
    if row is None:
        return panel | {"note": style.say("detail.filtered")}
    held = evidence_shown(event.evidence, row, chosen)
    day, city = labels.day(row["day"], style.language), labels.city(trip, row["city"], style.language)
    panel["fields"] = [
        _field(trip, "day", day, row["day_basis"], held, style),
        _field(trip, "city", city, row["city_basis"], held, style),
    ]
    panel["quotes"] = _quotes(held)
    return panel


def _city(trip: Trip, shown: Frames, selected: Selection, style: Style) -> Detail:
    city = trip.city(selected.id)
    second = labels.pick(city.name, _other(style).language)
    panel = _panel(labels.pick(city.name, style.language), second)
    if city.is_home:
        panel["note"] = style.say("map.home")
    else:
        count = int((shown.visits["city"] == city.id).sum())
        named = any(visit.city == city.id for visit in trip.visits)
        text = style.say("map.visit" if count == 1 else "map.visits", n=count)
        absent = style.say("map.none_shown" if named else "list.no_stop", city=panel["title"])
        panel["note"] = text if count else absent
    panel["quotes"] = _quotes(city.evidence)
    return panel


def _theme(lexicon: Lexicon, shown: Frames, selected: Selection, style: Style) -> Detail:
    theme = next(one for one in lexicon.themes if one.id == selected.id)
    second = labels.pick(theme.name, _other(style).language)
    panel = _panel(labels.pick(theme.name, style.language), second)
    rows = shown.mentions[shown.mentions["theme"] == theme.id].to_dict("records")
    visits = sum(theme.id in themes for themes in shown.visits["themes"])
    panel["note"] = style.say("detail.theme_note", sentences=len(rows), visits=visits)
    panel["quotes"] = [
        {"text": row["quote"], "start": row["start"], "end": row["end"], "terms": list(row["terms"])}
        for row in rows
    ]
    return panel


def _field(
    trip: Trip, name: str, value: str, basis: str, held: Iterable[Evidence], style: Style
) -> dict[str, Any]:
    reasons = [
        {"text": labels.pick(item.reason, style.language), "source": _source(trip, item.source, style)}
        for item in held
        if name in item.fields and item.reason
    ]
    return {
        "id": name,
        "name": style.say(f"field.{name}"),
        "value": value,
        "basis": style.say(f"basis.{basis}") if basis else "",
        "reasons": reasons,
    }


def _source(trip: Trip, identifier: str | None, style: Style) -> str:
    if identifier in {None, trip.source}:
        return ""
    source = next(one for one in trip.sources if one.id == identifier)
    parts = [labels.pick(source.publisher, style.language), source.date]
    return f"{source.id} · {style.say('list.join').join(part for part in parts if part)}"


def _quotes(held: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Return the quotes in the order of the report, each once."""
    quotes = {(item.start, item.end, item.quote) for item in held if item.quote}
    return [
        {"text": quote, "start": start, "end": end, "terms": []}
        for start, end, quote in sorted(quotes, key=lambda one: (one[0] or 0, one[1] or 0))
    ]
