"""Which themes the words of a sentence carry, alone and in their paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.report.sentences import Sentence
from dashboard.themes.lexicon import Lexicon

Themes = dict[str, tuple[str, ...]]
"""The themes of a sentence in the lexicon's order, each with the words that carry it."""


@dataclass(frozen=True)
class _Found:
    """The words of a sentence that speak for one theme."""

    terms: tuple[str, ...]
    hints: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.terms + self.hints))


def themes_of(body: Sequence[Sentence], words: Sequence[Sequence[str]], lexicon: Lexicon) -> list[Themes]:
    """Return the themes of each sentence of a report, given its words; headings and credits carry none.

    A paragraph keeps to its theme, and a section to its heading's: a sentence that carries nothing by
    itself carries a theme by a single hint if its heading, or a neighbour in its paragraph, has it.
    """
    found = [_found(one, lexicon) for one in words]
    firm = [{theme for theme, one in row.items() if one.terms} for row in found]
    carried, heading = list[Themes](), set[str]()
    for number, sentence in enumerate(body):
        if sentence.kind == "heading" and number:
            heading = set(found[number])
        if sentence.kind != "body":
            carried.append({})
            continue
        near = [
            firm[other]
            for other in (number - 1, number + 1)
            if 0 <= other < len(body) and body[other].line == sentence.line
        ]
        alone = _alone(found[number])
        carried.append(alone or _in_place(found[number], heading.union(*near)))
    return carried


def _found(words: Sequence[str], lexicon: Lexicon) -> dict[str, _Found]:
    """Return each theme that one of the words speaks for, in the lexicon's order."""
    rows = {
        theme.id: _Found(
            tuple(dict.fromkeys(word for word in words if word in theme.terms)),
            tuple(dict.fromkeys(word for word in words if word in theme.hints)),
        )
        for theme in lexicon.themes
    }
    return {theme: one for theme, one in rows.items() if one.words}


def _alone(found: Mapping[str, _Found]) -> Themes:
    """Return the themes that a term carries, or two hints that no other theme outdoes."""
    return {
        theme: one.words
        for theme, one in found.items()
        if one.terms or (len(one.hints) > 1 and not _outdone(one, found))
    }


def _outdone(one: _Found, found: Mapping[str, _Found]) -> bool:
    """Return whether the hints of a theme say too little beside another that a term carries.

    Two hints are common words: beside three words of another theme they are its setting. And what a
    term's theme counts as its own, a theme of hints alone cannot count again.
    """
    return any(
        (len(one.hints) == 2 and len(other.words) > 2) or len(set(one.hints) - set(other.words)) < 2
        for other in found.values()
        if other.terms
    )


def _in_place(found: Mapping[str, _Found], around: set[str]) -> Themes:
    """Return the themes of which the sentence has a hint and what stands around it carries them."""
    return {theme: one.words for theme, one in found.items() if theme in around}
