"""A sentence's place in its report: first the trip is told, then the lesson drawn, then what comes next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.report.sentences import Sentence
from dashboard.themes.lexicon import Lexicon

SEEN, LEARNED, NEXT = "seen", "learned", "next"
"""The voices, as the lexicon calls them."""

_WHOLE = 20  # sentences; a text of fewer is no whole report, and has no order to go by
_EARLY, _LATE = 0.5, 0.8  # of the report: before, mostly what was seen; from here on, mostly what comes next
_SECTION = 2.0  # a heading says more than the share of the report, and as much as a strong cue
_ORDER = 1.0

# 一、 （一） 1. : the levels of a report's headings, the highest first; what has no mark is of the highest.
_LEVELS = (r"[一二三四五六七八九十]+[、.．]", r"[（(][一二三四五六七八九十]+[)）]", r"[（(]?\d+[)）、.．]")
_OPENS_NEXT = re.compile(
    r"[“‘]?(?:下一步|接下来|今后|会议明确|会议决定|会议要求|会议强调|经过讨论|回去后|返程后|回来后)"
)


def leanings(found: Sequence[Sentence], lexicon: Lexicon) -> list[dict[str, float]]:
    """Return for each sentence what its place in the report adds to each voice of the lexicon.

    A heading may say the voice of its section; one of a lower level that says nothing leaves it to the
    one above. 下一步 and its like say it for the sentences behind, up to the next heading.
    """
    above, opened, leans = [""] * len(_LEVELS), "", list[dict[str, float]]()
    for number, sentence in enumerate(found):
        if sentence.kind == "heading":
            level = next((n for n, mark in enumerate(_LEVELS) if re.match(mark, sentence.text)), 0)
            above[level:] = [_heading(sentence.text, lexicon), *[""] * (len(_LEVELS) - level - 1)]
            opened = ""
        lean = {voice.id: 0.0 for voice in lexicon.voices}
        section = opened or next(filter(None, reversed(above)), "")
        if section in lean:
            lean[section] += _SECTION
        usual = _usual(number / len(found)) if len(found) >= _WHOLE else ""
        if usual in lean:
            lean[usual] += _ORDER
        leans.append(lean)
        opened = NEXT if _OPENS_NEXT.match(sentence.text) else opened
    return leans


def _usual(share: float) -> str:
    """Return the voice usual at this share of a report's sentences, or nothing."""
    return SEEN if share < _EARLY else NEXT if share >= _LATE else ""


def _heading(text: str, lexicon: Lexicon) -> str:
    """Return the voice that most of the heading's words speak of, or nothing."""
    counts = {voice.id: sum(word in text for word in voice.headings) for voice in lexicon.voices}
    best = max(counts, key=lambda voice: counts[voice])
    return best if counts[best] else ""
