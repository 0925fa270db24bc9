"""What a brief knows the day of, as a calendar (RFC 5545)."""

from __future__ import annotations

import datetime as dt
import re

from icalendar import Calendar, vText
from icalendar import Event as Entry

from dashboard.brief import Brief, NothingShownError
from dashboard.exports.data.tables import Record, records, tables
from dashboard.style import labels
from dashboard.trip.values import YEARLESS

PRODUCT = "-//visit-dashboard//agenda//EN"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # RFC 5545, 3.1: no control character but the tab


def ics(brief: Brief) -> bytes:
    """Return a calendar with an all-day entry per dated event and per visit whose day is known.

    Visits that only could belong under the filter are not in it. What the report does not state is
    tentative and says so in its title. NothingShownError where the filter leaves nothing, or nothing
    dated: a calendar has to have an entry (RFC 5545, 3.6), and a day without its year is none of its days.
    """
    brief.refuse_empty()
    found = tables(brief)
    visits = [row for row in records(found["visits"]) if row["fit"] == "certain" and _dated(row)]
    events = [row for row in records(found["events"]) if _dated(row)]
    if not visits and not events:
        raise NothingShownError(brief.style.say("agenda.none", filters=brief.filter))
    about = "\n".join(brief.style.say("table.line", label=a, line=b) for a, b in brief.labelled())
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _plain(brief.title))
    calendar.add("x-wr-calname", vText(_plain(brief.title)))  # of no known type: vText escapes it
    calendar.add("description", _plain(about))
    calendar.add("x-wr-caldesc", vText(_plain(about)))
    entries = [("event", row) for row in events] + [("visit", row) for row in visits]
    for kind, row in sorted(entries, key=lambda pair: (pair[1]["day"], pair[0])):
        calendar.add_component(_entry(brief, kind, row))
    return bytes(calendar.to_ical())


def _dated(row: Record) -> bool:
    return row["day"] is not None and row["day"].year != YEARLESS


def _entry(brief: Brief, kind: str, row: Record) -> Entry:
    sure = row["day_basis"] == "stated" and row.get("status", "stated") == "stated"
    entry = Entry()
    entry.add("uid", f"{kind}-{row['id']}@{brief.trip.id}.visit-dashboard")
    entry.add("dtstamp", dt.datetime.combine(brief.made, dt.time(), dt.UTC))
    entry.add("dtstart", row["day"])
    entry.add("dtend", row["day"] + dt.timedelta(days=1))  # the first day after it (RFC 5545, 3.6.1)
    entry.add("summary", _plain(_summary(brief, row)))
    entry.add("description", _plain(_description(brief, row)))
    if row["city_name"]:
        # An address to look up: how the city is known stands in the description.
        entry.add("location", _plain(row["city_name"]))
    if row.get("precision") in {"building", "campus", "district"}:
        entry.add("geo", (row["lat"], row["lon"]))
    entry.add("status", "CONFIRMED" if sure else "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    return entry


def _summary(brief: Brief, row: Record) -> str:
    """Return the name, with how the day is known and the status in brackets where not stated."""
    day = _doubted(brief, "basis", row["day_basis"])
    status = _doubted(brief, "status", row.get("status", "stated"))
    return labels.named(row["name_zh"], row["name_en"], row.get("number"), brief.language) + day + status


def _doubted(brief: Brief, kind: str, value: str) -> str:
    """Return the word for a basis or a status in brackets; nothing where the report states it."""
    say = brief.style.say
    return "" if value == "stated" else say("basis.bracket", basis=say(f"{kind}.{value}"))


def _description(brief: Brief, row: Record) -> str:
    """Return how the city is known, the possible days, the quotes and the source, as far as there are any."""
    say = brief.style.say
    doubt = _doubted(brief, "basis", row["city_basis"]) if row["city_name"] else ""
    city = say("table.line", label=say("field.city"), line=row["city_name"] + doubt) if doubt else ""
    possible = labels.possible(row.get("day_from"), row.get("day_to"), brief.language)
    quotes = say("table.line", label=say("detail.quotes"), line=row["quotes"]) if row["quotes"] else ""
    return "\n".join(part for part in (city, possible, quotes, brief.source) if part)


def _plain(text: str) -> str:
    """Return the text with line breaks of one kind and no control character."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
