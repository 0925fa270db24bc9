"""Whether what a person decided of sentences, and the outcomes, hold together with the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dashboard.report.sentences import sentences
from dashboard.trip.cells import CsvRow
from dashboard.trip.faults import Fault
from dashboard.trip.records import Drafted, Outcome, Reviewed

OMISSION = "……"
"""Stands in the words of an outcome where words of its quote are left out."""


def review_faults(
    review: Iterable[tuple[CsvRow, Reviewed]], text: str, themes: frozenset[str], voices: frozenset[str]
) -> Iterator[Fault]:
    """Yield every fault of a review: one row a sentence, with known themes, and a voice if it has any."""
    whole, seen = {(one.start, one.end) for one in sentences(text)}, set[tuple[int, int]]()
    for row, one in review:
        place = (one.start, one.end)
        if text[one.start : one.end] != one.quote:
            continue  # its words are not in the report, and that is told
        if place not in whole:
            yield row.fault("quote", "review_not_sentence", quote=one.quote)
        elif place in seen:
            yield row.fault("quote", "twice", value=one.quote)
        seen.add(place)
        for theme, count in Counter(one.themes).items():
            if count > 1:
                yield row.fault("themes", "twice", value=theme)
            if themes and theme not in themes:
                yield row.fault("themes", "theme_unknown", theme=theme, known=", ".join(sorted(themes)))
        if voices and one.voice and one.voice not in voices:
            yield row.fault("voice", "voice_unknown", voice=one.voice, known=", ".join(sorted(voices)))
        if bool(one.themes) != bool(one.voice):
            yield row.fault("voice", "voice_missing" if one.themes else "voice_without_theme")


def outcome_faults(
    outcomes: Iterable[tuple[CsvRow, Outcome]], ids: Mapping[str, set[str]]
) -> Iterator[Fault]:
    """Yield every fault of the outcomes; `ids` are those of visits and events that were read."""
    for row, one in outcomes:
        kind, _, identifier = (one.belongs or "").partition(":")
        lost = kind not in {"visit", "event"} or (kind in ids and identifier not in ids[kind] - {""})
        if one.belongs and lost:
            yield row.fault("belongs", "subject_unknown", subject=one.belongs)
        if not one.evidence.quote:
            yield row.fault("quote", "words_missing" if one.speaker else "cell_empty")
        elif not _within(one.text.zh, one.evidence.quote):
            yield row.fault("zh", "outcome_words", words=one.text.zh)
        if one.said == "direct" and not one.speaker:
            yield row.fault("speaker_zh", "speaker_missing")


def draft_faults(drafted: Iterable[tuple[CsvRow, Drafted]], ids: Mapping[str, set[str]]) -> Iterator[Fault]:
    """Yield every fault of what was drafted: it is there unless rejected, and whoever decided says what."""
    for row, one in drafted:
        kind, _, identifier = one.subject.partition(":")
        gone = kind in ids and identifier not in ids[kind]
        if gone and one.decision != "rejected":
            yield row.fault("subject", "subject_unknown", subject=one.subject)
        if (one.who is None) != (one.decision is None):
            yield row.fault("who" if one.decision else "decision", "cell_empty")


def _within(words: str, quote: str) -> bool:
    """Return whether the words are the quote's own, in their order, with omissions marked."""
    at = 0
    for part in words.split(OMISSION):
        found = quote.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True
