"""The one door to the word cutter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import rjieba

_CARRIERS = ("n", "v", "a", "i", "l")
"""First letters of the parts of speech that carry meaning: nouns, verbs, adjectives, idioms, set phrases."""
_NAMES = frozenset({"nr", "ns"})
"""Parts of speech of the names of people and of places."""


@lru_cache(maxsize=4)
def cutter_of(words: frozenset[str]) -> Cutter:
    """Return the cutter that knows these words: it reads its dictionary once, which takes most of the time
    of drawing a trip anew, and 25 MB.
    """
    return Cutter(words)


class Cutter:
    """Cuts Chinese into words, knowing the words given; they join its dictionary, not override it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._cutter = rjieba.Jieba()
        for word in words:
            if not self._cutter.has_word(word):
                self._cutter.add_word(word, None, None)

    def frequent(self, text: str) -> list[str]:
        """Return the words of the text that carry meaning and are no names, the most frequent first."""
        tagged = self._cutter.tag(text, hmm=False)
        counts = Counter(
            word
            for word, part in tagged
            if len(word) > 1 and part.startswith(_CARRIERS) and part not in _NAMES
        )
        return [word for word, _ in counts.most_common()]

    def cut(self, text: str) -> list[tuple[str, int]]:
        """Return each word of the text with its offset."""
        words, offset = [], 0
        for word in self._cutter.cut(text, hmm=False):
            words.append((word, offset))
            offset += len(word)
        return words

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Return each word of the text with its part of speech, as the dictionary has it."""
        return list(self._cutter.tag(text, hmm=False))
