"""The report as a reader sees it: its sentences, what each is used for, and what is used for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any, Literal

from dashboard.figures import labels
from dashboard.figures.style import Style
from dashboard.frames import Frames
from dashboard.model import Trip
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


def report_html(report: str, sentences: Sequence[Sentence]) -> str:
    """Return the whole report as HTML: a paragraph a line, a span a sentence, headings kept, all escaped.

    Each span carries the sentence's index and its offsets in the report.
    """
    lines = []
    for _, parts in groupby(sentences, key=lambda one: report.count("\n", 0, one.start)):
        line = list(parts)
        tag = "h4" if line[0].kind == "heading" else "p"
        lines.append(f"<{tag}>{''.join(map(_span, line))}</{tag}>")
    return "".join(lines)


def _span(one: Sentence) -> str:
    place = f'data-s="{one.index}" data-start="{one.start}" data-end="{one.end}"'
    return f"<span {place}>{escape(one.text)}</span>"


def marks(trip: Trip, lexicon: Lexicon, shown: Frames, by: By, *, style: Style) -> dict[str, dict[str, Any]]:
    """Return, by sentence index, the color, the title and the selections of each sentence in use."""
    return _by_visit(trip, shown, style) if by == "visit" else _by_theme(lexicon, shown, style)


def _by_visit(trip: Trip, shown: Frames, style: Style) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    visits = [*shown.visits.to_dict("records"), *shown.could_be.to_dict("records")]
    rows = [("visit", row) for row in visits] + [("event", row) for row in shown.events.to_dict("records")]
    for kind, row in rows:
        for sentence in row["sentences"]:
            color = style.palette.city(trip, row["city"])
            mark = found.setdefault(str(sentence), {"color": color, "titles": [], "keys": []})
            mark["keys"].append(f"{kind}:{row['id']}")
            mark["titles"].append(labels.name(row, style.language))
    return {key: _titled(mark, style) for key, mark in found.items()}


def _by_theme(lexicon: Lexicon, shown: Frames, style: Style) -> dict[str, dict[str, Any]]:
    names = {theme.id: labels.pick(theme.name, style.language) for theme in lexicon.themes}
    tints = dict(zip((voice.id for voice in lexicon.voices), style.palette.voices, strict=True))
    found: dict[str, dict[str, Any]] = {}
    for row in shown.mentions.to_dict("records"):
        mark = found.setdefault(
            str(row["sentence"]), {"color": tints[row["voice"]], "titles": [], "keys": []}
        )
        mark["keys"].append(f"theme:{row['theme']}")
        mark["titles"].append(names[row["theme"]])
    return {key: _titled(mark, style) for key, mark in found.items()}


def _titled(mark: dict[str, Any], style: Style) -> dict[str, Any]:
    return {
        "color": mark["color"],
        "title": style.say("filter.or").join(mark["titles"]),
        "keys": mark["keys"],
    }
