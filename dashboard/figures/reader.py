"""The report as a reader sees it: its sentences, what each is used for, and what is used for nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any, Literal

from dashboard.figures import labels
from dashboard.figures.style import Style
from dashboard.frames import Frames
from dashboard.model import Trip
from dashboard.selection import Lit
from dashboard.text import Sentence
from dashboard.themes import Lexicon

By = Literal["theme", "visit"]


@dataclass(frozen=True)
class Coverage:
    """How many sentences of the report are used, and the indexes of those that are used for nothing."""

    all: int
    visits: int
    themes: int
    neither: tuple[int, ...]
    aside: int


def coverage(shown: Frames, sentences: Sequence[Sentence]) -> Coverage:
    """Return what the sentences are used for: evidence of visits and events, themes, or neither."""
    rows = [*shown.visits["sentences"], *shown.could_be["sentences"], *shown.events["sentences"]]
    visits = frozenset[int]().union(*rows)
    themes = frozenset(shown.mentions["sentence"])
    neither = [one for one in sentences if one.index not in visits | themes]
    aside = sum(one.kind != "body" for one in neither)
    return Coverage(len(sentences), len(visits), len(themes), tuple(one.index for one in neither), aside)


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


def marks(trip: Trip, lexicon: Lexicon, shown: Frames, by: By, *, style: Style) -> dict[str, Any]:
    """Return what each sentence in use is marked for, short enough to be sent at every click.

    `sentences` maps a sentence's index to the place of its color in `colors`, then to the places of its
    selections in `keys` and `names`: one selection marks many sentences.
    """
    found = _by_visit(trip, shown, style) if by == "visit" else _by_theme(lexicon, shown, style)
    keys = list(dict.fromkeys(key for _, _, key, _ in found))
    names = {key: name for _, _, key, name in found}
    colors = list(dict.fromkeys(color for _, color, _, _ in found))
    sentences: dict[str, list[int]] = {}
    for sentence, color, key, _ in found:
        sentences.setdefault(str(sentence), [colors.index(color)]).append(keys.index(key))
    return {"sentences": sentences, "colors": colors, "keys": keys, "names": [names[key] for key in keys]}


def _by_visit(trip: Trip, shown: Frames, style: Style) -> list[tuple[int, str, str, str]]:
    visits = [*shown.visits.to_dict("records"), *shown.could_be.to_dict("records")]
    rows = [("visit", row) for row in visits] + [("event", row) for row in shown.events.to_dict("records")]
    return [
        (
            sentence,
            style.palette.city(trip, row["city"]),
            f"{kind}:{row['id']}",
            labels.name(row, style.language),
        )
        for kind, row in rows
        for sentence in sorted(row["sentences"])
    ]


def _by_theme(lexicon: Lexicon, shown: Frames, style: Style) -> list[tuple[int, str, str, str]]:
    names = {theme.id: labels.pick(theme.name, style.language) for theme in lexicon.themes}
    tints = dict(zip((voice.id for voice in lexicon.voices), style.palette.voices, strict=True))
    return [
        (row["sentence"], tints[row["voice"]], f"theme:{row['theme']}", names[row["theme"]])
        for row in shown.mentions.to_dict("records")
    ]


def gloss(sentences: Sequence[Sentence], glosses: Mapping[int, str], start: int, *, style: Style) -> str:
    """Return our English of the sentence that holds this offset of the report, said to be ours.

    Nothing in Chinese, or where the sentence has no gloss.
    """
    held = [one.index for one in sentences if one.start <= start < one.end]
    if style.language != "en" or not held or held[0] not in glosses:
        return ""
    return style.say("detail.gloss", text=glosses[held[0]])


def quotations(lexicon: Lexicon, shown: Frames, lit: Lit, *, style: Style) -> dict[str, Any]:
    """Return each sentence shown once: its index, the place of its voice, those of its themes, their words.

    With something selected, only the sentences that it lights up, and for a theme only its own words.
    """
    places = {theme.id: place for place, theme in enumerate(lexicon.themes)}
    voices = [voice.id for voice in lexicon.voices]
    items: list[tuple[int, int, list[int], list[str]]] = []
    for row in shown.mentions.sort_values("sentence", kind="stable").to_dict("records"):
        if lit.sentences and row["sentence"] not in lit.sentences:
            continue
        if not items or items[-1][0] != row["sentence"]:
            items.append((row["sentence"], voices.index(row["voice"]), [], []))
        _, _, themes, terms = items[-1]
        themes.append(places[row["theme"]])
        if not lit.themes or row["theme"] in lit.themes:
            terms += [term for term in row["terms"] if term not in terms]
    return {
        "sentences": items,
        "themes": [labels.pick(theme.name, style.language) for theme in lexicon.themes],
        "voices": [labels.pick(voice.name, style.language) for voice in lexicon.voices],
    }
