"""A draft beside the report that it was drafted from: what is told of each drafted thing, and where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import escape

from dashboard.figures.reader import report_html
from dashboard.pack.drafted import DOUBTS, Claim
from dashboard.report.sentences import Sentence, occurrences
from dashboard.style.style import Style
from dashboard.trip.files import TripFiles

CELLS: Mapping[str, Sequence[str]] = {
    "visit": ("name_zh", "name_en", "city", "day", "half"),
    "event": ("name_zh", "name_en", "city", "day", "half"),
    "city": ("name_zh", "name_en", "lat", "lon"),
    "outcome": ("zh", "en"),
    "trip:dates": ("start", "end", "quote"),
    "trip:totals": ("days", "cities", "visits", "quote"),
}
"""What can be corrected of a drafted thing, by its kind; every other cell is corrected among the data."""
SIGNS = {"": "○", "accepted": "✓", "corrected": "✎", "rejected": "✕"}
"""How a decision looks, so that it is told without color."""


def cells(one: Claim) -> Sequence[str]:
    """Return what can be corrected of a drafted thing."""
    return CELLS.get(one.subject) or CELLS.get(one.kind, ())


def name(one: Claim, style: Style) -> str:
    """Return what a drafted thing is called; its id where nobody knows its name any more."""
    if one.kind == "trip":
        return style.say(f"review.{one.subject.partition(':')[2]}")
    zh, en = (one.cells.get(f"name_{part}") or one.cells.get(part, "") for part in ("zh", "en"))
    return (en or zh if style.language == "en" else zh or en) or one.subject.partition(":")[2]


def report(sentences: Sequence[Sentence], style: Style) -> str:
    """Return the whole report as HTML, to be marked by the list of what was drafted."""
    label = escape(style.say("reader.label"))
    return f'<div class="claimed" lang="zh" tabindex="0" aria-label="{label}">{report_html(sentences)}</div>'


def card(one: Claim, files: TripFiles, style: Style) -> str:
    """Return what is told of one drafted thing: what it says, by which rule, why to doubt it, what was
    decided.
    """
    say = style.say
    lines = [(say(f"review.{part}"), _value(part, one.cells, files, style)) for part in cells(one)]
    lines.append((say("review.rule"), say(f"draft.rule_{one.draft['rule']}")))
    if not one.decision:
        lines.append((say("review.doubt"), say(f"review.doubt_{DOUBTS[one.doubt]}")))
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in lines if value)
    heading = f"<small>{escape(say(f'review.kind_{one.kind}'))}</small> {escape(name(one, style))}"
    state = f'<p class="state {one.decision}" role="status">{escape(state_of(one, style))}</p>'
    return f'<div class="claim-card"><h3>{heading}</h3>{state}<dl>{rows}</dl></div>'


def state_of(one: Claim, style: Style) -> str:
    """Return who decided what, and why; or that nobody has."""
    if not one.decision:
        return f"{SIGNS['']} {style.say('review.undecided')}"
    text = f"{SIGNS[one.decision]} {style.say(f'review.{one.decision}', who=one.draft['who'])}"
    why = one.draft[f"why_{style.language}"] or one.draft["why_zh"]
    return style.say("words.because", name=text, reason=why) if why else text


def _value(part: str, known: Mapping[str, str], files: TripFiles, style: Style) -> str:
    """Return a cell as it is told: a city by its name, a basis behind it, an empty one as not known."""
    cell = known.get(part, "")
    if part in {"city", "day"} and f"{part}_basis" in known:
        told = (city_name(files, cell) if part == "city" else cell) or style.say("review.not_known")
        basis = style.say("basis.bracket", basis=style.say(f"basis.{known[f'{part}_basis']}"))
        return told + basis if cell else told
    return style.say(f"date.{cell}") if part == "half" and cell else cell


def city_name(files: TripFiles, identifier: str) -> str:
    """Return the name of a city of the files; its id where they have none."""
    rows = (row.cells for row in files.rows["cities.csv"] if row.cells["id"] == identifier)
    return next((row["name_zh"] or row["name_en"] for row in rows), identifier)


def marks(
    found: Sequence[Claim],
    now: Claim,
    text: str,
    sentences: Sequence[Sentence],
    style: Style,
) -> dict[str, Any]:
    """Return what the list draws from: every drafted thing with the sentences that it is marked in, and the
    one that is open.
    """
    lines = []
    for one in found:
        called = name(one, style)
        doubt = "" if one.decision else style.say(f"review.doubt_{DOUBTS[one.doubt]}")
        lines.append(
            {
                "key": one.subject,
                "name": called,
                "kind": style.say(f"review.kind_{one.kind}"),
                "note": state_of(one, style) if one.decision else doubt,
                "sign": SIGNS[one.decision],
                "state": one.decision or "undecided",
                "sentences": _places(one, text, sentences),
                "words": [word for word in (called, *_own_words(one)) if word and word in text],
            }
        )
    return {"claims": lines, "now": now.subject}


def _own_words(one: Claim) -> list[str]:
    return [one.cells.get(part, "") for part in ("name_zh", "zh", "quote") if one.cells.get(part)][:1]


def _places(one: Claim, text: str, sentences: Sequence[Sentence]) -> list[int]:
    """Return the sentences that the words of a drafted thing stand in, those of a quote first."""
    found: dict[int, None] = {}
    for quote, nth in one.quotes:
        places = occurrences(text, quote)
        place = int(nth) - 1 if nth.isdecimal() else 0
        for start in places[place : place + 1]:
            end = start + len(quote)
            found |= dict.fromkeys(part.index for part in sentences if part.start < end and start < part.end)
    return [*found]
