"""The lexicon of a kind of report: its themes and voices, and the words that carry them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from dashboard.trip.faults import Fault, TripError
from dashboard.trip.library import LEXICON
from dashboard.trip.values import Text


@dataclass(frozen=True)
class Theme:
    """A theme of the lexicon: one `term` carries it, or two different `hints`."""

    id: str
    name: Text
    terms: frozenset[str]
    hints: frozenset[str]


@dataclass(frozen=True)
class Voice:
    """What a sentence does: report, say what was learned, or say what comes next."""

    id: str
    name: Text
    cues: tuple[str, ...]
    strong: tuple[str, ...]
    headings: tuple[str, ...] = ()
    """Words of a heading that say its section is of this voice."""

    def weight(self, text: str) -> int:
        """Return how many of the cues stand in the text, a strong one counting twice."""
        return sum(cue in text for cue in self.cues) + 2 * sum(cue in text for cue in self.strong)


@dataclass(frozen=True)
class Lexicon:
    """The themes and voices of a kind of report, in the order in which they are shown."""

    themes: tuple[Theme, ...]
    voices: tuple[Voice, ...]
    neutral: frozenset[str]
    precedence: tuple[str, ...]
    home_words: tuple[str, ...]
    host_words: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """Return every word that the word cutter has to know."""
        return self.neutral.union(*(theme.terms | theme.hints for theme in self.themes))


def read_lexicon(data: bytes | None) -> Lexicon:
    """Return the lexicon of the bytes of themes.toml; TripError where they are none."""
    try:
        if data is None:
            raise ValueError("no such file")
        return _lexicon(tomllib.loads(data.decode("utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        raise TripError([Fault(LEXICON, 0, "", "lexicon", {"detail": str(error)})]) from None


def _lexicon(table: dict[str, Any]) -> Lexicon:
    return Lexicon(
        themes=tuple(
            Theme(row["id"], _name(row), frozenset(row["terms"]), frozenset(row["hints"]))
            for row in table["theme"]
        ),
        voices=tuple(
            Voice(row["id"], _name(row), *(tuple(row.get(key, ())) for key in ("cues", "strong", "headings")))
            for row in table["voice"]
        ),
        neutral=frozenset(table["neutral"]),
        precedence=tuple(table["voices"]["order"]),
        home_words=tuple(table["voices"]["home_words"]),
        host_words=tuple(table["voices"]["host_words"]),
    )


def _name(row: dict[str, str]) -> Text:
    return Text(zh=row["zh"], en=row["en"])
