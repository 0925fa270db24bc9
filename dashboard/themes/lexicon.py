"""The lexicon of a kind of report: its themes and voices, and the words that carry them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from pydantic import BaseModel, Field, ValidationError, model_validator

from dashboard.trip.faults import Fault, TripError
from dashboard.trip.gate import NAME, refused
from dashboard.trip.library import LEXICON
from dashboard.trip.values import Identifier, Text

VOICES = 3
"""How many voices there are: as many as the palette has tints for them."""
MOST_LINES = 5  # of what is wrong with the file, told at once


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


class _Named(BaseModel):
    id: Identifier
    zh: str = Field(min_length=1, max_length=NAME)
    en: str = Field(min_length=1, max_length=NAME)

    @property
    def name(self) -> Text:
        return Text(zh=self.zh, en=self.en)


class _Theme(_Named):
    terms: list[str]
    hints: list[str]


class _Voice(_Named):
    cues: list[str] = []
    strong: list[str] = []
    headings: list[str] = []


class _Order(BaseModel):
    order: list[str]
    home_words: list[str]
    host_words: list[str]


class _Table(BaseModel):
    """themes.toml. Voices are as many as the palette has tints: reported, learned, next."""

    theme: list[_Theme] = Field(min_length=1)
    voice: list[_Voice] = Field(min_length=VOICES, max_length=VOICES)
    voices: _Order
    neutral: list[str]

    @model_validator(mode="after")
    def _whole(self) -> _Table:
        for rows in (self.theme, self.voice):
            ids = [row.id for row in rows]
            if len({*ids}) < len(ids):
                raise ValueError(f"an id stands twice among {', '.join(ids)}")
        if sorted(self.voices.order) != sorted(voice.id for voice in self.voice):
            raise ValueError("voices.order is not made of the ids of the voices")
        signs = [row.name for rows in (self.theme, self.voice) for row in rows]
        if any(refused(sign) for name in signs for sign in name.zh + name.en):
            raise ValueError("a name has a line break or a sign that cannot be shown")
        return self


def read_lexicon(data: bytes | None) -> Lexicon:
    """Return the lexicon of the bytes of themes.toml; TripError where they are none."""
    try:
        if data is None:
            raise ValueError("no such file")
        return _lexicon(_Table.model_validate(tomllib.loads(data.decode("utf-8"))))
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
        raise _unread("; ".join(lines[:MOST_LINES])) from None
    except (ValueError, RecursionError) as error:
        raise _unread(str(error)) from None


def _unread(detail: str) -> TripError:
    return TripError([Fault(LEXICON, 0, "", "lexicon", {"detail": detail})])


def _lexicon(table: _Table) -> Lexicon:
    return Lexicon(
        themes=tuple(
            Theme(row.id, row.name, frozenset(row.terms), frozenset(row.hints)) for row in table.theme
        ),
        voices=tuple(
            Voice(row.id, row.name, tuple(row.cues), tuple(row.strong), tuple(row.headings))
            for row in table.voice
        ),
        neutral=frozenset(table.neutral),
        precedence=tuple(table.voices.order),
        home_words=tuple(table.voices.home_words),
        host_words=tuple(table.voices.host_words),
    )
