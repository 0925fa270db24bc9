"""The list of trips, one line each, as plain data."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from dashboard.style import labels
from dashboard.style.style import Style
from dashboard.trip.glance import Glance
from dashboard.view.compare import MOST


def trip_list(
    lines: Iterable[tuple[Glance, int | None]], here: Collection[str], style: Style, *, framed: bool = False
) -> dict[str, Any]:
    """Return what the list draws from: the lines, each with its number of faults if it is judged.

    The trips `here` are marked, and ticked where they are compared. A link of the list keeps the language and
    whether the page stands in a frame, and nothing else.
    """
    say = style.say
    words = {name: say(f"trips.{name}") for name in ("search", "compare", "hint", "here", "none")}
    return {
        "lines": [_line(line, faults, style) | {"here": line.trip in here} for line, faults in lines],
        "kept": [["lang", style.language], *([["embed", "true"]] if framed else [])],
        "together": len(here) > 1,
        "most": MOST,
        "words": words,
    }


def _line(line: Glance, faults: int | None, style: Style) -> dict[str, Any]:
    say = style.say
    facts = [say("slides.arrow").join(city.of(style.language) for city in line.cities)]
    days = labels.dates if line.has_year else labels.days
    facts += [days(line.dates.start, line.dates.end, style.language)] if line.dates else []
    facts += [say("page.total_visits", n=line.sites)] if line.sites else []
    facts += [say("trips.reported", date=line.reported)] if line.reported else []
    wrong = say("trips.unchecked") if faults is None else say("trips.faults", n=faults) if faults else ""
    title = (line.title.of(style.language) if line.title else line.trip) + say("draft.mark") * line.draft
    return {
        "id": line.trip,
        "title": title,
        "facts": " · ".join(fact for fact in facts if fact),
        "tick": say("trips.tick", title=title),
        "wrong": wrong,
        "sound": faults == 0,
    }
