"""The report's text and the lexicon → mentions: which sentence carries which theme, in which voice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.report.cutter import cutter_of
from dashboard.report.sentences import sentences
from dashboard.themes.carried import themes_of
from dashboard.themes.lexicon import Lexicon
from dashboard.themes.names import plain, unnamed
from dashboard.themes.places import leanings
from dashboard.themes.speech import spoken
from dashboard.themes.voices import voice_of

__all__ = ["Mention", "candidates", "mentions", "spoken"]


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
    by-lines, datelines and editors' lines carry nothing, nor do the names of companies and offices.
    """
    home, hosts = tuple(home), tuple(hosts)
    cutter, places = cutter_of(lexicon.words), frozenset(home + hosts)
    home, hosts = (*home, *lexicon.home_words), (*hosts, *lexicon.host_words)
    body = sentences(report)
    texts = [spoken(one.text) for one in body]
    words = [
        [word for word in plain(cutter.tagged(unnamed(text)), places) if word not in places] for text in texts
    ]
    carried, leans = themes_of(body, words, lexicon), leanings(body, lexicon)
    found: list[Mention] = []
    for one, text, themes, lean in zip(body, texts, carried, leans, strict=True):
        voice = voice_of(text, lexicon, home, hosts, lean) if themes else ""
        found += [
            Mention(theme, voice, one.index, one.start, one.end, one.text, terms)
            for theme, terms in themes.items()
        ]
    return found


def candidates(report: str, lexicon: Lexicon, *, names: Iterable[str] = (), most: int = 20) -> list[str]:
    """Return frequent words of the report that the lexicon lacks, the most frequent first.

    They are for the person who keeps the lexicon; `names` of places and people are passed over.
    """
    known, apart = lexicon.words, tuple(names)
    body = "\n".join(spoken(one.text) for one in sentences(report) if one.kind == "body")
    fresh = [
        word
        for word in cutter_of(known).frequent(body)
        if word not in known and not any(word in name or name in word for name in apart)
    ]
    return fresh[:most]
