"""A trip with its lexicon and its tables: what the page and every export start from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.report.sentences import Sentence, sentences
from dashboard.themes.lexicon import Lexicon, read_lexicon
from dashboard.themes.mentions import Mention, candidates, mentions
from dashboard.themes.review import Agreement, agreement, decided
from dashboard.trip.files import TripFiles
from dashboard.trip.library import Library
from dashboard.trip.load import load
from dashboard.trip.model import Trip
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames, frames
from dashboard.view.shown import apply, belonging


@dataclass(frozen=True)
class Dossier:
    """A trip and its lexicon, its tables before a filter and under none, its report's sentences, what
    the lexicon found in them and how far a person who read them agrees, the frequent words that the lexicon
    lacks, and our English of whole sentences by their index, for those that we have it of.
    """

    trip: Trip
    lexicon: Lexicon
    frames: Frames
    whole: Frames
    sentences: tuple[Sentence, ...]
    extracted: tuple[Mention, ...]
    agreement: Agreement
    candidates: tuple[str, ...]
    glosses: Mapping[int, str]

    def belonging(self, *, stated_only: bool) -> Frames:
        """Return the tables that a filter narrows: all that is known, or what the report states."""
        return self._stated if stated_only else self._known

    @cached_property
    def _known(self) -> Frames:
        return belonging(self.frames, self.trip, stated_only=False)

    @cached_property
    def _stated(self) -> Frames:
        return belonging(self.frames, self.trip, stated_only=True)


def open_dossier(library: Library, trip: str) -> Dossier:
    """Return the dossier of a trip of the library; TripError where its files are not sound."""
    return dossier(*judged(library.files(trip), library))


def judged(files: TripFiles, library: Library) -> tuple[Trip, Lexicon]:
    """Return a trip and the lexicon that its files were judged with; TripError where they are not sound."""
    lexicon = read_lexicon(library.lexicon())
    themes, voices = (one.id for one in lexicon.themes), (one.id for one in lexicon.voices)
    return load(files, themes=themes, voices=voices), lexicon


def dossier(trip: Trip, lexicon: Lexicon) -> Dossier:
    """Return the trip with its tables."""
    parts = tuple(sentences(trip.report.text))
    extracted = mentions(
        trip.report.text,
        lexicon,
        home=(trip.home.name.zh, *trip.home.aliases) if trip.home else (),
        hosts=[name for city in trip.stops for name in (city.name.zh, *city.aliases)],
    )
    agreed = agreement(extracted, parts, trip.review)
    tables = frames(trip, parts, decided(extracted, parts, trip.review, lexicon), agreed.sentences)
    names = [name for city in trip.cities for name in (city.name.zh, *city.aliases)]
    return Dossier(
        trip=trip,
        lexicon=lexicon,
        frames=tables,
        whole=apply(Filter(), tables, trip),
        sentences=parts,
        extracted=tuple(extracted),
        agreement=agreed,
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
