"""The lists of the page as plain HTML: visits with their tray, sentences, sources. All text is escaped."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.figures import labels
from dashboard.figures.palette import PALETTES, look
from dashboard.figures.route_map import mark
from dashboard.filters import Filter
from dashboard.frames import Frames
from dashboard.locale import Language, words
from dashboard.model import Trip
from dashboard.themes import Lexicon
from dashboard.widgets.state import Choice


def visit_list(trip: Trip, shown: Frames, now: Choice) -> None:
    """Draw the visits shown, those not on the map in a tray below, and those that could belong here."""
    say, chosen = words(now.language), now.filter
    rows = shown.visits.to_dict("records")
    placed = [row for row in rows if row["precision"] != "none"]
    tray = [row for row in rows if row["precision"] == "none"]
    parts = [_rows(trip, placed, now.language)] if placed else []
    if not rows:
        parts.append(f'<p class="note">{escape(_nothing(trip, chosen, now.language))}</p>')
    if tray:
        parts.append(_heading(say("list.tray"), say("list.tray_note")) + _rows(trip, tray, now.language))
    if chosen and not shown.could_be.empty:
        maybe = _rows(trip, shown.could_be.to_dict("records"), now.language)
        parts.append(_heading(say("list.could_be"), say("list.could_be_note")) + f'<div class="maybe">{maybe}</div>')
    st.html(f'<div class="list">{"".join(parts)}</div>')


def _nothing(trip: Trip, chosen: Filter, language: Language) -> str:
    say = words(language)
    if len(chosen.cities) == 1:
        (city,) = chosen.cities
        if all(visit.city != city for visit in trip.visits):
            return say("list.no_stop", city=labels.city(trip, city, language))
    return say("list.none")


def _heading(title: str, note: str) -> str:
    return f"<h3>{escape(title)} <small>{escape(note)}</small></h3>"


def _rows(trip: Trip, rows: list[labels.Row], language: Language) -> str:
    return f'<ol>{"".join(_row(trip, row, language) for row in rows)}</ol>'


def _row(trip: Trip, row: labels.Row, language: Language) -> str:
    say, palette = words(language), PALETTES["light"]
    color = palette.city(trip, row["city"])
    drawn = look(row["city_basis"], row["status"])
    facts = [say(f"status.{row['status']}")]
    if row["city"]:
        facts.append(
            labels.city(trip, row["city"], language)
            + say("basis.bracket", basis=say(f"basis.{row['city_basis']}"))
        )
    if row["day"]:
        facts.append(
            labels.day(row["day"], language) + say("basis.bracket", basis=say(f"basis.{row['day_basis']}"))
        )
    return (
        f'<li data-visit="{row["id"]}">{mark(str(row["number"]), drawn, color)}'
        f"<span>{escape(labels.name(row, language))}<small>{escape(' · '.join(facts))}</small></span></li>"
    )


def quotes(lexicon: Lexicon, shown: Frames, language: Language) -> None:
    """Draw each sentence shown once, with its themes and voice."""
    names = {theme.id: labels.pick(theme.name, language) for theme in lexicon.themes}
    voices = {voice.id: labels.pick(voice.name, language) for voice in lexicon.voices}
    items = []
    for _, rows in shown.mentions.groupby("sentence", sort=True):
        first = rows.iloc[0]
        tags = " · ".join([voices[first["voice"]], *(names[theme] for theme in rows["theme"])])
        items.append(f'<li><q lang="zh">{escape(first["quote"])}</q><small>{escape(tags)}</small></li>')
    st.html(f'<ul class="quotes">{"".join(items)}</ul>')


def sources(trip: Trip, language: Language) -> None:
    """Draw every source, with how far it was verified."""
    items = "".join(
        f"<li><b>{source.id}</b> {escape(labels.pick(source.publisher, language))} — "
        f"{escape(labels.pick(source.title, language))} "
        f"<small>{escape(' · '.join(filter(None, [source.date, source.address, labels.pick(source.verified, language)])))}"
        f"</small></li>"
        for source in trip.sources
    )
    st.html(f'<ul class="sources">{items}</ul>')
