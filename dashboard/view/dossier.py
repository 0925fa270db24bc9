"""A trip with its lexicon and its tables: what the page and every export start from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.report.sentences import Sentence, sentences
from dashboard.themes.lexicon import Lexicon, read_lexicon
from dashboard.themes.mentions import candidates
from dashboard.trip.library import Library
from dashboard.trip.model import Trip
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames, frames
from dashboard.view.shown import apply


@dataclass(frozen=True)
class Dossier:
    """A trip and its lexicon, its tables before a filter and under none, its report's sentences, the
    frequent words of these that the lexicon lacks, and our English of whole sentences by their index, for
    those that we have it of.
    """

    trip: Trip
    lexicon: Lexicon
    frames: Frames
    whole: Frames
    sentences: tuple[Sentence, ...]
    candidates: tuple[str, ...]
    glosses: Mapping[int, str]


def open_dossier(library: Library, trip: str) -> Dossier:
    """Return the dossier of a trip of the library; TripError where its files are not sound."""
    lexicon = read_lexicon(library.lexicon())
    return dossier(library.open(trip, themes=[theme.id for theme in lexicon.themes]), lexicon)


def dossier(trip: Trip, lexicon: Lexicon) -> Dossier:
    """Return the trip with its tables."""
    tables = frames(trip, lexicon)
    parts = tuple(sentences(trip.report.text))
    names = [name for city in trip.cities for name in (city.name.zh, *city.aliases)]
    return Dossier(
        trip=trip,
        lexicon=lexicon,
        frames=tables,
        whole=apply(Filter(), tables, trip),
        sentences=parts,
        candidates=tuple(candidates(trip.report.text, lexicon, names=names)),
        glosses=_glosses(trip, parts),
    )


def _glosses(trip: Trip, parts: Sequence[Sentence]) -> dict[int, str]:
    """Return our English by sentence index; of several for a sentence, the shortest span's."""
    found: dict[int, str] = {}
    for gloss in sorted(trip.glosses, key=lambda one: one.end - one.start):
        for part in parts:
            if gloss.start <= part.start and part.end <= gloss.end:
                found.setdefault(part.index, gloss.en)
    return found
