"""What is counted of what is shown: visits by status, sentences by theme and voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.report.sentences import Sentence
from dashboard.themes.lexicon import Lexicon, Theme
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames


def reconciliation(visits: pd.DataFrame) -> dict[str, int]:
    """Return how the visits add up: total = stated + implied + possible + unnamed; placed and dated ones."""
    status, day = visits["status"], visits["day_basis"]
    counts = {name: int((status == name).sum()) for name in ("stated", "implied", "possible", "unnamed")}
    return {
        "total": len(visits),
        **counts,
        "placed": int((visits["precision"] != "none").sum()),
        "dated_stated": int((day == "stated").sum()),
        "dated_inferred": int((day == "inferred").sum()),
    }


def admitted(lexicon: Lexicon, whole: Frames, chosen: Filter) -> list[Theme]:
    """Return the themes that the filter admits, those with most sentences in the whole report first.

    The order is the whole report's, so that a filter does not shuffle it.
    """
    totals = whole.mentions["theme"].value_counts()
    themes = [theme for theme in lexicon.themes if not chosen.themes or theme.id in chosen.themes]
    return sorted(themes, key=lambda theme: -int(totals.get(theme.id, 0)))


@dataclass(frozen=True)
class ThemeCount:
    """A theme with its sentences, also by voice, and its visits among those shown."""

    theme: Theme
    sentences: int
    by_voice: tuple[int, ...]
    visits: int


def theme_counts(lexicon: Lexicon, themes: Sequence[Theme], shown: Frames) -> list[ThemeCount]:
    """Return the counts of each of the themes, in their order, voices in the lexicon's.

    A sentence may carry several themes, so the sentences do not add up to those of the report.
    """
    pairs = Counter((row["theme"], row["voice"]) for row in shown.mention_rows)
    visits = Counter(theme for row in shown.visit_rows for theme in row["themes"])
    found = []
    for theme in themes:
        by_voice = tuple(pairs[theme.id, voice.id] for voice in lexicon.voices)
        found.append(ThemeCount(theme, sum(by_voice), by_voice, visits[theme.id]))
    return found


def carrying(shown: Frames) -> int:
    """Return how many of the sentences shown carry a theme."""
    return len({row["sentence"] for row in shown.mention_rows})


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
    rows = [*shown.visit_rows, *shown.could_be_rows, *shown.event_rows]
    visits = frozenset[int]().union(*(row["sentences"] for row in rows))
    themes = frozenset(shown.mentions["sentence"])
    neither = [one for one in sentences if one.index not in visits | themes]
    aside = sum(one.kind != "body" for one in neither)
    return Coverage(len(sentences), len(visits), len(themes), tuple(one.index for one in neither), aside)
