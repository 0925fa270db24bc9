"""The report's text and the lexicon → mentions: which sentence carries which theme, in which voice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.report.cutter import Cutter
from dashboard.report.sentences import sentences
from dashboard.themes.lexicon import Lexicon

# "市委书记 刘志仁:" before a quoted remark, and "某报某日讯(记者某某)" before a report, are no part of
# what a sentence is about.
_SPEAKER = re.compile(r"^[^，,。:：]{2,24}[:：]")
_DATELINE = re.compile(r"^[^，,。]{0,24}?[讯电][(（][^)）]*[)）]")


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
    """Return frequent words of the report that the lexicon lacks, the most frequent first.

    They are for the person who keeps the lexicon; `names` of places and people are passed over.
    """
    known, apart = lexicon.words, tuple(names)
    body = "\n".join(spoken(one.text) for one in sentences(report) if one.kind == "body")
    fresh = [
        word
        for word in Cutter(known).frequent(body)
        if word not in known and not any(word in name or name in word for name in apart)
    ]
    return fresh[:most]
