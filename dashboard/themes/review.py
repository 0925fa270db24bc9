"""What a person decided of the sentences, in place of what the lexicon found, and how far the two agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.report.sentences import Sentence
from dashboard.themes.lexicon import Lexicon
from dashboard.themes.mentions import Mention
from dashboard.trip.records import Reviewed


@dataclass(frozen=True)
class Agreement:
    """How the lexicon does on the sentences that a person has read.

    `sentences` are those that were read. `hits`, `extra` and `missed` count pairs of a sentence and a theme
    that both have, the lexicon alone, the person alone; `voices` the sentences to which both give a voice,
    `same_voice` those of them with the same one. On `differing` they differ in themes or voice.
    """

    sentences: frozenset[int]
    hits: int
    extra: int
    missed: int
    voices: int
    same_voice: int
    differing: frozenset[int]

    @property
    def precision(self) -> float:
        """Return the share of the lexicon's themes that the person gives too; 1 where it gives none."""
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Return the share of the person's themes that the lexicon finds; 1 where there are none."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of the two."""
        pairs = 2 * self.hits + self.extra + self.missed
        return 2 * self.hits / pairs if pairs else 1.0


def decided(
    extracted: Iterable[Mention], parts: Sequence[Sentence], review: Iterable[Reviewed], lexicon: Lexicon
) -> list[Mention]:
    """Return the mentions with what a person decided of a sentence in place of what the lexicon found.

    Where both give a theme, the words that the lexicon found for it stay; where the person alone gives it,
    there are none.
    """
    read = _by_index(parts, review)
    found = list(extracted)
    terms = {(one.sentence, one.theme): one.terms for one in found}
    order = {theme.id: place for place, theme in enumerate(lexicon.themes)}
    kept = [one for one in found if one.sentence not in read]
    for index, own in read.items():
        place = (index, own.start, own.end, own.quote)
        kept += [
            Mention(theme, own.voice or "", *place, terms.get((index, theme), ())) for theme in own.themes
        ]
    return sorted(kept, key=lambda one: (one.sentence, order[one.theme]))


def agreement(
    extracted: Iterable[Mention], parts: Sequence[Sentence], review: Iterable[Reviewed]
) -> Agreement:
    """Return how far the lexicon agrees with the person on the sentences of the body that were read."""
    read = _by_index([part for part in parts if part.kind == "body"], review)
    machine: dict[int, tuple[set[str], str]] = {}
    for one in extracted:
        machine.setdefault(one.sentence, (set(), one.voice))[0].add(one.theme)
    hits = extra = missed = voices = same = 0
    differing = set()
    for index, own in read.items():
        theirs, voice = machine.get(index, (set[str](), ""))
        ours = {*own.themes}
        hits += len(ours & theirs)
        extra += len(theirs - ours)
        missed += len(ours - theirs)
        if own.voice and voice:
            voices, same = voices + 1, same + (voice == own.voice)
        if ours != theirs or (own.voice or "") != voice:
            differing.add(index)
    return Agreement(frozenset(read), hits, extra, missed, voices, same, frozenset(differing))


def _by_index(parts: Sequence[Sentence], review: Iterable[Reviewed]) -> dict[int, Reviewed]:
    places = {(part.start, part.end): part.index for part in parts}
    held = {places.get((one.start, one.end)): one for one in review}
    return {index: one for index, one in held.items() if index is not None}
