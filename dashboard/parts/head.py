"""The head and the foot, as HTML: title, dates, the report's own totals, how they add up, every source."""

from __future__ import annotations

from markupsafe import escape

from dashboard.brief import Brief
from dashboard.parts.html import about, not_visited, sources, title
from dashboard.style.names import note


def heading(brief: Brief, step: str = "") -> str:
    """Return title, dates and totals; `step` names the step that is shown, if one is."""
    name = f"{escape(brief.title)} <span>{escape(step)}</span>" if step else str(escape(brief.title))
    line = f'<h1>{name}</h1><p class="dates">{escape(brief.dates)}</p>'
    return f'<header class="head" lang="{brief.language}">{line}{_totals(brief)}</header>'


def _totals(brief: Brief) -> str:
    """Return the totals that the report gives, each with its unit."""
    say, parts = brief.style.say, []
    for name, n in brief.trip.totals.stated.items():
        words = str(escape(say(f"page.total_{name}", n=n)))
        parts.append(f"<span>{words.replace(str(n), f'<b>{n}</b>', 1)}</span>")
    return f'<p class="totals">{"".join(parts)}</p>' if parts else ""


def sums(brief: Brief) -> str:
    """Return two lines under any filter, so that a filter moves nothing: the whole, then what is shown."""
    whole = f"<b>{escape(brief.sum)}</b>"
    note = f"<span>{escape(brief.sum_note)}</span>"
    shown = escape(brief.style.say("page.shown_line", filters=brief.filter, **brief.view.sum))
    line = f'<b title="{shown}">{shown}</b>' if brief.view.filter else note
    return (
        f'<div class="sums" lang="{brief.language}"><p class="sum">{whole}</p>'
        f'<p class="sum" role="status">{line}</p></div>'
    )


def source_line(brief: Brief) -> str:
    """Return the report's publisher, date and fingerprint: a picture of the first screen names its source."""
    return f'<p class="credit source">{escape(brief.source)}</p>'


def foot(brief: Brief) -> str:
    """Return what the page is, every source, and what the report names without a visit or in Chinese only."""
    view, style = brief.view, brief.style
    heading = title(style.say("page.sources"))
    line = note(view.trip, style)
    names = f'<p class="note">{escape(line)}</p>' if line else ""
    return about(view, style) + names + heading + sources(view, style) + not_visited(view, style)
