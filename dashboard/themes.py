"""The report's text and the lexicon → mentions: which sentence carries which theme, in which voice."""

from __future__ import annotations

import logging
import re
import tomllib
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.faults import Fault, TripError
from dashboard.model import Text
from dashboard.text import sentences

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # jieba 0.42.1 imports pkg_resources, which warns of its own end
    import jieba
    import jieba.analyse

jieba.setLogLevel(logging.WARNING)

# "市委书记 刘志仁:" before a quoted remark, and "某报某日讯(记者某某)" before a report, are no part of
# what a sentence is about.
_SPEAKER = re.compile(r"^[^，,。:：]{2,24}[:：]")
_DATELINE = re.compile(r"^[^，,。]{0,24}?[讯电][(（][^)）]*[)）]")


@dataclass(frozen=True)
class Theme:
    """A theme of the lexicon: one `term` carries it, or two different `hints`."""

    id: str
    name: Text
    terms: frozenset[str]
    hints: frozenset[str]


@dataclass(frozen=True)
class Voice:
    """What a sentence does: say what was seen, what was learned, or what comes next."""

    id: str
    name: Text
    cues: tuple[str, ...]
    strong: tuple[str, ...]

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


@dataclass(frozen=True)
class Mention:
    """One theme that one sentence carries: `quote == report[start:end]`, with the words that carry it."""

    theme: str
    voice: str
    sentence: int
    start: int
    end: int
    quote: str
    terms: tuple[str, ...]


def read_lexicon(path: Path) -> Lexicon:
    """Return the lexicon of a TOML file; TripError where it is not one."""
    try:
        return _lexicon(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TripError([Fault(path.name, 0, "", "lexicon", {"detail": str(error)})]) from None


def _lexicon(table: dict[str, Any]) -> Lexicon:
    return Lexicon(
        themes=tuple(
            Theme(row["id"], _name(row), frozenset(row["terms"]), frozenset(row["hints"]))
            for row in table["theme"]
        ),
        voices=tuple(
            Voice(row["id"], _name(row), tuple(row["cues"]), tuple(row["strong"])) for row in table["voice"]
        ),
        neutral=frozenset(table["neutral"]),
        precedence=tuple(table["voices"]["order"]),
        home_words=tuple(table["voices"]["home_words"]),
        host_words=tuple(table["voices"]["host_words"]),
    )


def _name(row: dict[str, str]) -> Text:
    return Text(zh=row["zh"], en=row["en"])


class Cutter:
    """Cuts Chinese into words, knowing the words given; they join its dictionary, not override it."""

    def __init__(self, words: Iterable[str]) -> None:
        jieba.initialize()  # once a process: its dictionary takes most of a second
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.FREQ, self._tokenizer.total = dict(jieba.dt.FREQ), jieba.dt.total
        self._tokenizer.initialized = True
        for word in words:
            if not self._tokenizer.FREQ.get(word):
                self._tokenizer.add_word(word)

    def weightiest(self, text: str, most: int) -> list[str]:
        """Return the words of the text by TF-IDF, the weightiest first."""
        ranking = jieba.analyse.TFIDF()
        ranking.tokenizer = self._tokenizer
        ranked: list[str] = ranking.extract_tags(text, topK=most)
        return ranked

    def cut(self, text: str) -> list[tuple[str, int]]:
        """Return each word of the text with its offset."""
        words, offset = [], 0
        for word in self._tokenizer.cut(text, HMM=False):
            words.append((word, offset))
            offset += len(word)
        return words


def mentions(
    report: str, lexicon: Lexicon, *, home: Iterable[str] = (), hosts: Iterable[str] = ()
) -> list[Mention]:
    """Return one mention per (sentence, theme), in the order of the report and then of the lexicon.

    `home` and `hosts` are the names of the visitors' city and of the cities visited: they tell whose
    plans a sentence speaks of, and are themselves no theme's words: a city may be called 青山. Headings,
    by-lines and editors' lines carry nothing.
    """
    home, hosts = tuple(home), tuple(hosts)
    cutter, places = Cutter(lexicon.words), frozenset(home + hosts)
    home, hosts = (*home, *lexicon.home_words), (*hosts, *lexicon.host_words)
    found: list[Mention] = []
    for sentence in sentences(report):
        if sentence.kind != "body":
            continue
        words = [word for word, _ in cutter.cut(spoken(sentence.text)) if word not in places]
        carried = _themes(words, lexicon)
        if not carried:
            continue
        voice = _voice(spoken(sentence.text), lexicon, home, hosts)
        found += [
            Mention(theme, voice, sentence.index, sentence.start, sentence.end, sentence.text, terms)
            for theme, terms in carried
        ]
    return found


def spoken(text: str) -> str:
    """Return a sentence without the speaker or the dateline before it."""
    return _DATELINE.sub("", _SPEAKER.sub("", text))


def _themes(words: list[str], lexicon: Lexicon) -> list[tuple[str, tuple[str, ...]]]:
    carried = []
    for theme in lexicon.themes:
        terms = tuple(dict.fromkeys(word for word in words if word in theme.terms))
        hints = tuple(dict.fromkeys(word for word in words if word in theme.hints))
        if terms or len(hints) > 1:
            carried.append((theme.id, tuple(dict.fromkeys(terms + hints))))
    return carried


def _voice(text: str, lexicon: Lexicon, home: tuple[str, ...], hosts: tuple[str, ...]) -> str:
    """Return the voice with most cues; [voices] in the lexicon says what decides between equals."""
    weights = {voice.id: voice.weight(text) for voice in lexicon.voices}
    visitors, host = _first(text, home), _first(text, hosts)
    if host < visitors:
        weights["next"] = 0
    best = max(weights.values())
    if not best:
        return "learned" if visitors < host else "seen"
    return [voice for voice in lexicon.precedence if weights[voice] == best][-1]


# A name is not the subject behind words such as "learn from", "with" or "hope that".
_NOT_SUBJECT = (
    "学习",
    "对标",
    "借鉴",
    "赴",
    "与",
    "同",
    "向",
    "和",
    "对接",
    "把",
    "从",
    "到",
    "融入",
    "希望",
    "感谢",
)


def _first(text: str, names: tuple[str, ...]) -> int:
    """Return where one of the names first stands as a subject, or the length of the text."""
    places = [
        match.start()
        for name in names
        for match in re.finditer(re.escape(name), text)
        if not text[: match.start()].endswith(_NOT_SUBJECT)
    ]
    return min(places, default=len(text))


def candidates(report: str, lexicon: Lexicon, *, names: Iterable[str] = (), most: int = 20) -> list[str]:
    """Return weighty words of the report that the lexicon lacks, by TF-IDF, the weightiest first.

    They are for the person who keeps the lexicon; `names` of places and people are passed over.
    """
    known, apart = lexicon.words, tuple(names)
    body = "\n".join(spoken(one.text) for one in sentences(report) if one.kind == "body")
    ranked = Cutter(known).weightiest(body, 10 * most)
    fresh = [
        word
        for word in ranked
        if len(word) > 1
        and not word.isdigit()
        and word not in known
        and not any(word in name or name in word for name in apart)
    ]
    return fresh[:most]
