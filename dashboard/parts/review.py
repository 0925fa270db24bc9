"""A draft beside the report that it was drafted from: what is told of each drafted thing, and where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from markupsafe import escape

from dashboard.figures.reader import report_html
from dashboard.pack.drafted import DOUBTS, Claim
from dashboard.report.sentences import Sentence, occurrences
from dashboard.style import told as told_of
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.cells import listed
from dashboard.trip.files import TripFiles
from dashboard.trip.gate import short
from dashboard.trip.values import Half
from dashboard.view.dossier import Dossier

CELLS: Mapping[str, Sequence[str]] = {
    "visit": ("name_zh", "name_en", "city", "day", "half"),
    "event": ("name_zh", "name_en", "city", "day", "half"),
    "city": ("name_zh", "name_en", "order", "lat", "lon"),
    "outcome": ("zh", "en"),
    "sentence": ("themes", "voice"),
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
    if one.kind == "sentence":
        return short(one.cells["zh"], 40)
    zh, en = (one.cells.get(f"name_{part}") or one.cells.get(part, "") for part in ("zh", "en"))
    return (en or zh if style.language == "en" else zh or en) or one.subject.partition(":")[2]


def report(sentences: Sequence[Sentence], style: Style) -> str:
    """Return the whole report as HTML, to be marked by the list of what was drafted."""
    label = escape(style.say("reader.label"))
    return f'<div class="claimed" lang="zh" tabindex="0" aria-label="{label}">{report_html(sentences)}</div>'


def choices(one: Claim, files: TripFiles, lexicon: Lexicon, style: Style) -> dict[str, dict[str, str]]:
    """Return the cells that can be corrected and hold one of few words, with what each word is called."""
    cities = {
        row.cells["id"]: row.cells["name_zh"] or row.cells["name_en"] for row in files.rows["cities.csv"]
    }
    known = {
        "city": cities,
        "half": {half: style.say(f"date.{half}").strip(", ") for half in get_args(Half)},
        "themes": {theme.id: theme.name.of(style.language) for theme in lexicon.themes},
        "voice": {voice.id: voice.name.of(style.language) for voice in lexicon.voices},
    }
    return {column: words for column, words in known.items() if column in cells(one)}


def card(one: Claim, names: Mapping[str, Mapping[str, str]], style: Style) -> str:
    """Return what is told of one drafted thing: what it says, by which rule, why to doubt it, what was
    decided; `names` are its `choices`.
    """
    say = style.say
    lines = [(say(f"review.{part}"), value(part, one.cells, names, style)) for part in cells(one)]
    if one.draft.get("rule"):
        lines.append((say("review.rule"), say(f"draft.rule_{one.draft['rule']}")))
    if one.draft.get("rule") and not one.decision:
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


def value(part: str, known: Mapping[str, str], names: Mapping[str, Mapping[str, str]], style: Style) -> str:
    """Return a cell as it is told: words by their names, a basis behind, an empty one as not known."""
    cell, called = known.get(part, ""), names.get(part, {})
    told = style.say("list.join").join(called.get(word, word) for word in listed(cell)) if called else cell
    if f"{part}_basis" not in known:
        return told or (style.say("review.no_theme") if part == "themes" else "")
    return told_of.with_basis(told, known[f"{part}_basis"], style) if cell else style.say("review.not_known")


def marks(
    found: Sequence[Claim],
    now: Claim,
    names: Mapping[str, Mapping[str, str]],
    dossier: Dossier,
    style: Style,
) -> dict[str, Any]:
    """Return what the list draws from: every drafted thing with the sentences that it is marked in, and the
    one that is open.
    """
    lines, text = [], dossier.trip.report.text
    for one in found:
        called = name(one, style)
        doubt = style.say(f"review.doubt_{DOUBTS[one.doubt]}")
        if one.kind == "sentence":
            doubt = value("themes", one.cells, names, style)
        lines.append(
            {
                "key": one.subject,
                "name": called,
                "kind": style.say(f"review.kind_{one.kind}"),
                "note": state_of(one, style) if one.decision else doubt,
                "sign": SIGNS[one.decision],
                "state": one.decision or "undecided",
                "sentences": _places(one, text, dossier.sentences),
                "words": [word for word in _words(one) if word in text],
            }
        )
    return {"claims": lines, "now": now.subject}


def _words(one: Claim) -> list[str]:
    """Return the words of a drafted thing that stand out in its sentences: its name, or a theme's terms."""
    parts = ("terms",) if one.kind == "sentence" else ("name_zh", "zh", "quote")
    found = [one.cells.get(part, "") for part in parts]
    return found[0].split() if one.kind == "sentence" else [word for word in found if word]


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
