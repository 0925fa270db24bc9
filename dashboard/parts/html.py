"""What the page shows as plain HTML: headings, legends, sources. All text is escaped.

These return their HTML, so that the page can join parts: each element of its own slows every click.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from dashboard.style import told
from dashboard.style.method import method_and_limits
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.faults import Fault
from dashboard.trip.model import Event, Trip, Visit
from dashboard.trip.records import Source
from dashboard.view.view import View


def title(text: str, note: str = "") -> str:
    """Return the heading of a part of the page, with a quiet note behind it."""
    return f"<h2>{escape(text)} <small>{escape(note)}</small></h2>"


def finding(kicker: str, text: str, note: str = "") -> str:
    """Return the heading of a figure: what it is, what it shows, and how to read it."""
    small = f'<p class="note">{escape(note)}</p>' if note else ""
    if not text:  # no finding: the figure is named, and nothing is said of it
        return f"<h2>{escape(kicker)}</h2>{small}"
    return f'<h2><span class="kicker">{escape(kicker)}</span> {escape(text)}</h2>{small}'


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


def about(view: View, style: Style) -> str:
    """Return what the page is and where to click, and behind a fold how it was made and how good it is."""
    say = style.say
    parts = [say(f"about.{one}") for one in ("what", "basis", "map")]
    text = "".join(f"<p>{escape(one)}</p>" for one in parts)
    method = "".join(f"<p>{escape(one)}</p>" for one in method_and_limits(view, style))
    return (
        f'<p class="lede">{escape(say("about.lede"))}</p>'
        f'<details class="folded"><summary>{escape(say("about.open"))}</summary>{text}'
        f"<h3>{escape(say('method.title'))}</h3>{method}</details>"
    )


def sources(view: View, style: Style) -> str:
    """Return every source of what is shown, how far it was verified, and what rests on it."""
    items = "".join(f"<li>{_source(view, source, style)}</li>" for source in view.sources)
    return f'<ul class="sources">{items}</ul>'


def _source(view: View, source: Source, style: Style) -> str:
    publisher, name, verified = (
        text.of(style.language) for text in (source.publisher, source.says, source.verified)
    )
    small = " · ".join(
        part for part in (told.source_date(view, source, style), source.address, verified) if part
    )
    rests = style.say("list.join").join(rests_on(view.trip, source.id, style)) or style.say("sources.nothing")
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
    """Return what the report names without a visit to it, with the reason and the words."""
    quotes = {one.name.of(style.language): one.evidence.quote or "" for one in view.trip.not_visited}
    items = []
    for line in told.not_visited(view, style):
        quote = next(text for name, text in quotes.items() if line.startswith(name))
        items.append(f'<li>{escape(line)} <small><q lang="zh">{escape(quote)}</q></small></li>')
    heading = escape(style.say("sources.not_visited"))
    return f'<h3>{heading}</h3><ul class="sources">{"".join(items)}</ul>'
