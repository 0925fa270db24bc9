"""What the page shows as plain HTML: headings, legends, sources. All text is escaped.

These return their HTML, so that the page can join parts: each element of its own slows every click.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from dashboard.style.looks import LOOKS
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.faults import Fault
from dashboard.trip.model import Event, Source, Trip, Visit
from dashboard.view.view import View


def title(text: str, note: str = "") -> str:
    """Return the heading of a part of the page, with a quiet note behind it."""
    return f"<h2>{escape(text)} <small>{escape(note)}</small></h2>"


def finding(kicker: str, text: str, note: str = "") -> str:
    """Return the heading of a figure: what it is, what it shows, and how to read it."""
    small = f'<p class="note">{escape(note)}</p>' if note else ""
    return f'<h2><span class="kicker">{escape(kicker)}</span> {escape(text)}</h2>{small}'


def basis_legend(style: Style) -> str:
    """Return what the looks of the marks mean, once for the page."""
    items = "".join(
        f'<span><b class="mark {one}"></b>{escape(style.say(f"basis.{one}"))}</span>' for one in LOOKS
    )
    return f'<p class="legend">{items}</p>'


def voice_legend(lexicon: Lexicon, style: Style) -> str:
    """Return the tints of the voices in the theme chart."""
    items = "".join(
        f'<span><i style="background:{color}"></i>{escape(voice.name.of(style.language))}</span>'
        for voice, color in zip(lexicon.voices, style.palette.voices, strict=True)
    )
    return f'<p class="legend">{items}</p>'


def fault_list(faults: Iterable[Fault], style: Style) -> str:
    """Return what is wrong with a trip's files: where, what and how to put it right."""
    language = style.language
    return "".join(
        f"<li><b>{escape(fault.place(language))}</b><br>{escape(fault.problem(language))} "
        f"{escape(fault.cure(language))}</li>"
        for fault in faults
    )


def folded(heading: str, text: str) -> str:
    """Return a line that opens to more text."""
    return f'<details class="folded"><summary>{escape(heading)}</summary><p>{escape(text)}</p></details>'


def about(style: Style) -> str:
    """Return what the page is, where to click and what hollow means, with the method behind a fold."""
    say = style.say
    parts = "".join(f"<p>{escape(say(f'about.{one}'))}</p>" for one in ("what", "basis", "themes", "map"))
    return (
        f'<p class="lede">{escape(say("about.lede"))}</p>'
        f'<details class="folded"><summary>{escape(say("about.open"))}</summary>{parts}</details>'
    )


def sources(view: View, style: Style) -> str:
    """Return every source of what is shown, how far it was verified, and what rests on it."""
    items = "".join(f"<li>{_source(view.trip, source, style)}</li>" for source in view.sources)
    return f'<ul class="sources">{items}</ul>'


def _source(trip: Trip, source: Source, style: Style) -> str:
    publisher, name, verified = (
        text.of(style.language) for text in (source.publisher, source.title, source.verified)
    )
    small = " · ".join(part for part in (source.date, source.address, verified) if part)
    rests = style.say("list.join").join(rests_on(trip, source.id, style)) or style.say("sources.nothing")
    return (
        f"<b>{escape(source.id)}</b> {escape(publisher)} — {escape(name)} <small>{escape(small)}</small>"
        f"<small>{escape(style.say('sources.rests'))}: {escape(rests)}</small>"
    )


def rests_on(trip: Trip, source: str, style: Style) -> list[str]:
    """Return what rests on a source, in words: each visit or event with its fields, cities, the year."""
    say = style.say
    if source == trip.source:
        return [say("sources.report")]
    found = [say("sources.cities")] if any(city.source == source for city in trip.cities) else []
    found += [say("sources.year") for item in trip.evidence if item.source == source]
    records: list[Visit | Event] = [*trip.visits, *trip.events]
    for record in records:
        fields = {name for item in record.evidence if item.source == source for name in item.fields}
        if fields and record.name:
            parts = say("filter.or").join(
                say(f"field.{name}") for name in sorted(fields) if name != "passage"
            )
            found.append(record.name.of(style.language) + say("basis.bracket", basis=parts))
    return found


def not_visited(view: View, style: Style) -> str:
    """Return what the report names but the delegation did not visit, with the reason and the words."""
    items = []
    for one in view.trip.not_visited:
        name, reason = one.name.of(style.language), one.evidence.reason
        why = reason.of(style.language) if reason and not view.filter.stated_only else ""
        quote = f'<q lang="zh">{escape(one.evidence.quote or "")}</q>'
        items.append(f"<li>{escape(name)} <small>{escape(why)}</small><small>{quote}</small></li>")
    heading = escape(style.say("sources.not_visited"))
    return f'<h3>{heading}</h3><ul class="sources">{"".join(items)}</ul>'
