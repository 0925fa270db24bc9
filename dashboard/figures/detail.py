"""What the detail panel says of a selection: each field with its basis in words, reasons, and quotes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.figures.panel import Field, Panel, PanelMark, PanelQuote, Reason
from dashboard.style import labels, signs, told
from dashboard.style.outcomes import outcome_line
from dashboard.style.palette import on
from dashboard.style.style import Style
from dashboard.trip.model import Event, Trip, Visit
from dashboard.trip.quoted import by_context
from dashboard.trip.records import Evidence
from dashboard.view.rows import VisitRow
from dashboard.view.selection import Selection
from dashboard.view.stated import evidence_shown
from dashboard.view.view import View


def detail(view: View, selected: Selection, *, style: Style) -> Panel:
    """Return what the panel shows of the selection; `note` says where the filter leaves it out."""
    made = {"visit": _visit, "event": _event, "city": _city, "theme": _theme}[selected.kind]
    panel = made(view, selected.id, style)
    return replace(
        panel,
        quotes=[replace(one, gloss=_gloss(view, one, style)) for one in panel.quotes],
        outcomes=_outcomes(view, str(selected), style),
    )


def _outcomes(view: View, key: str, style: Style) -> list[PanelQuote]:
    """Return the outcomes that belong to a visit or an event."""
    rows = [row for row in view.shown.outcome_rows if row["belongs"] == key]
    lines = [outcome_line(row, style=style) for row in rows]
    return [PanelQuote(line.whole(style), line.start, line.end) for line in lines]


def _gloss(view: View, quote: PanelQuote, style: Style) -> str:
    """Return our English of the sentence that holds the quote's beginning, said to be ours, if we have it."""
    held = [one.index for one in view.dossier.sentences if one.start <= quote.start < one.end]
    text = view.dossier.glosses.get(held[0]) if held else None
    return style.say("detail.gloss", text=text) if text and style.language == "en" else ""


def _visit(view: View, identifier: str, style: Style) -> Panel:
    trip, visit = view.trip, view.trip.visit(identifier)
    title = visit.name.of(style.language) if visit.name else style.say("visit.unnamed", number=visit.number)
    panel = Panel(title, visit.name.of(style.other) if visit.name else "")
    rows = [*view.shown.visit_rows, *view.shown.could_be_rows]
    row = next((row for row in rows if row["id"] == identifier), None)
    if row is None:
        return replace(panel, note=style.say("detail.filtered"))
    held = evidence_shown(visit.evidence, row, stated_only=view.filter.stated_only)
    color = style.palette.city(trip, row["city"])
    return replace(
        panel,
        mark=PanelMark(str(visit.number), row["status"], color, on(color)),
        fields=[
            _field(view, visit, name, value, basis, held, style)
            for name, value, basis in _facts(view, row, style)
        ],
        quotes=_quotes(held),
    )


def _facts(view: View, row: VisitRow, style: Style) -> list[tuple[str, str, str]]:
    """Return each field of a visit with its value and its basis, both in words but for the basis."""
    say, language = style.say, style.language
    names = {theme.id: theme.name.of(language) for theme in view.lexicon.themes}
    themes = say("filter.or").join(names[theme] for theme in row["themes"]) or say("detail.no_theme")
    known = "external" if row["themes_external"] else "stated" if row["themes"] else "unknown"
    day, possible = labels.day(row["day"], language), labels.span(row, language)
    return [
        ("status", say(f"status.{row['status']}"), "stated" if row["status"] == "stated" else ""),
        ("city", labels.city(view.trip, row["city"], language), row["city_basis"]),
        ("day", day + say("list.join") + possible if possible else day, row["day_basis"]),
        ("location", say(f"precision.{row['precision']}"), row["location_basis"]),
        ("themes", themes, known),
    ]


def _event(view: View, identifier: str, style: Style) -> Panel:
    trip, event = view.trip, view.trip.event(identifier)
    panel = Panel(event.name.of(style.language), event.name.of(style.other))
    row = next((row for row in view.shown.event_rows if row["id"] == identifier), None)
    if row is None:
        return replace(panel, note=style.say("detail.filtered"))
    held = evidence_shown(event.evidence, row, stated_only=view.filter.stated_only)
    day, city = labels.day_and_half(row, style.language), labels.city(trip, row["city"], style.language)
    return replace(
        panel,
        fields=[
            _field(view, event, "day", day, row["day_basis"], held, style),
            _field(view, event, "city", city, row["city_basis"], held, style),
        ],
        quotes=_quotes(held),
    )


def _city(view: View, identifier: str, style: Style) -> Panel:
    trip, city = view.trip, view.trip.city(identifier)
    name = city.name.of(style.language)
    count = sum(row["city"] == city.id for row in view.shown.visit_rows)
    unnamed = all(visit.city != city.id for visit in trip.visits)
    note = signs.city_note(trip, city, count, style)
    if unnamed and not city.is_home:
        note = style.say("list.no_stop", city=name)
    return Panel(name, city.name.of(style.other), note=note, quotes=_quotes(city.evidence))


def _theme(view: View, identifier: str, style: Style) -> Panel:
    theme = next(one for one in view.lexicon.themes if one.id == identifier)
    rows = [row for row in view.shown.mention_rows if row["theme"] == identifier]
    visits = sum(identifier in row["themes"] for row in view.shown.visit_rows)
    return Panel(
        theme.name.of(style.language),
        theme.name.of(style.other),
        note=told.theme_counts(len(rows), visits, style),
        quotes=[PanelQuote(row["quote"], row["start"], row["end"], list(row["terms"])) for row in rows],
    )


def _field(
    view: View,
    record: Visit | Event,
    name: str,
    value: str,
    basis: str,
    held: Iterable[Evidence],
    style: Style,
) -> Field:
    trip = view.trip
    reasons = [
        Reason(item.reason.of(style.language), _source(trip, item.source, style))
        for item in held
        if name in item.fields and item.reason
    ]
    known = style.say(f"basis.{basis}") if basis else ""
    city = trip.city(record.city) if record.city else None
    if basis == "stated" and by_context(record, name, city):
        known = style.say("basis.context")
    return Field(name, style.say(f"field.{name}"), value, known, reasons)


def _source(trip: Trip, identifier: str | None, style: Style) -> str:
    return "" if identifier in {None, trip.source} else told.cited(trip, str(identifier), style)


def _quotes(held: Iterable[Evidence]) -> list[PanelQuote]:
    """Return the quotes in the order of the report, each once."""
    quotes = {(item.start or 0, item.end or 0, item.quote) for item in held if item.quote}
    return [PanelQuote(quote, start, end) for start, end, quote in sorted(quotes)]
