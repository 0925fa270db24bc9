"""The report as a reader sees it: its sentences, what each is used for, and what is used for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from markupsafe import escape

from dashboard.report.sentences import Sentence
from dashboard.style import labels
from dashboard.style.style import Style
from dashboard.style.told import sentence_tags
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.model import Trip
from dashboard.view.frames import Frames
from dashboard.view.selection import Lit
from dashboard.view.view import View

By = Literal["theme", "visit"]


class Use(NamedTuple):
    """One thing that a sentence is used for: the color of its mark, and what a click selects, by name."""

    sentence: int
    color: str
    key: str
    name: str


@dataclass(frozen=True)
class Marks:
    """What each sentence in use is marked for, short enough to be sent at every click.

    `sentences` maps a sentence's index to the place of its color in `colors`, then to the places of its
    selections in `keys` and `names`: one selection marks many sentences.
    """

    sentences: dict[str, list[int]]
    colors: list[str]
    keys: list[str]
    names: list[str]


@dataclass(frozen=True)
class Quoted:
    """A sentence shown: its index, the place of its voice, those of its themes, and their words."""

    sentence: int
    voice: int
    themes: list[int]
    terms: list[str]


@dataclass(frozen=True)
class Quotations:
    """Each sentence shown once, with the names that the places of voices and themes stand for."""

    sentences: list[Quoted]
    themes: list[str]
    voices: list[str]


def report_html(sentences: Sequence[Sentence]) -> str:
    """Return the whole report as HTML: a paragraph a line, a span a sentence, headings kept, all escaped.

    Each span carries the sentence's index and its offsets in the report.
    """
    lines = []
    for _, parts in groupby(sentences, key=lambda one: one.line):
        line = list(parts)
        tag = "h3" if line[0].kind == "heading" else "p"
        lines.append(f"<{tag}>{''.join(map(_span, line))}</{tag}>")
    return "".join(lines)


def _span(one: Sentence) -> str:
    place = f'data-s="{one.index}" data-start="{one.start}" data-end="{one.end}"'
    return f"<span {place}>{escape(one.text)}</span>"


def marks(trip: Trip, lexicon: Lexicon, shown: Frames, by: By, *, style: Style) -> Marks:
    """Return what each sentence in use is marked for: visits and events, or themes."""
    found = _by_visit(trip, shown, style) if by == "visit" else _by_theme(lexicon, shown, style)
    names = {use.key: use.name for use in found}
    keys, colors = list(names), list(dict.fromkeys(use.color for use in found))
    sentences: dict[str, list[int]] = {}
    for use in found:
        sentences.setdefault(str(use.sentence), [colors.index(use.color)]).append(keys.index(use.key))
    return Marks(sentences, colors, keys, list(names.values()))


def _by_visit(trip: Trip, shown: Frames, style: Style) -> list[Use]:
    kinds = (("visit", [*shown.visit_rows, *shown.could_be_rows]), ("event", shown.event_rows))
    return [
        Use(
            sentence,
            style.palette.city(trip, row["city"]),
            f"{kind}:{row['id']}",
            labels.name(row, style.language),
        )
        for kind, rows in kinds
        for row in rows
        for sentence in sorted(row["sentences"])
    ]


def _by_theme(lexicon: Lexicon, shown: Frames, style: Style) -> list[Use]:
    names = {theme.id: theme.name.of(style.language) for theme in lexicon.themes}
    tints = dict(zip((voice.id for voice in lexicon.voices), style.palette.voices, strict=True))
    return [
        Use(row["sentence"], tints[row["voice"]], f"theme:{row['theme']}", names[row["theme"]])
        for row in shown.mention_rows
    ]


def quotations(lexicon: Lexicon, shown: Frames, lit: Lit, *, style: Style) -> Quotations:
    """Return each sentence shown once, in the order of the report.

    With something selected, only the sentences that it lights up, and for a theme only its own words.
    """
    places = {theme.id: place for place, theme in enumerate(lexicon.themes)}
    voices = [voice.id for voice in lexicon.voices]
    items: dict[int, Quoted] = {}
    for row in sorted(shown.mention_rows, key=lambda row: row["sentence"]):
        index = row["sentence"]
        if lit.sentences and index not in lit.sentences:
            continue
        item = items.setdefault(index, Quoted(index, voices.index(row["voice"]), [], []))
        item.themes.append(places[row["theme"]])
        if not lit.themes or row["theme"] in lit.themes:
            item.terms.extend(term for term in row["terms"] if term not in item.terms)
    return Quotations(
        list(items.values()),
        [theme.name.of(style.language) for theme in lexicon.themes],
        [voice.name.of(style.language) for voice in lexicon.voices],
    )


def machine_tags(view: View, style: Style) -> dict[int, str]:
    """Return, for each sentence on which the lexicon differs from the person who read it, its own answer."""
    found: dict[int, tuple[str, list[str]]] = {}
    for one in view.dossier.extracted:
        found.setdefault(one.sentence, (one.voice, []))[1].append(one.theme)
    told = {}
    for index in view.dossier.agreement.differing:
        voice, themes = found.get(index, ("", []))
        tags = " · ".join(sentence_tags(view, voice, themes, style)) or style.say("themes.machine_none")
        told[index] = style.say("themes.machine_tags", tags=tags)
    return told
