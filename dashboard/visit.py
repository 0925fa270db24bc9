"""A trip with its tables: what the page and every export start from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.filters import Filter, apply
from dashboard.frames import Frames, frames
from dashboard.load import DATA, DEFAULT_TRIP, load, trips
from dashboard.model import Trip
from dashboard.text import Sentence, sentences
from dashboard.themes import Lexicon, candidates, read_lexicon


@dataclass(frozen=True)
class Loaded:
    """A trip and its lexicon, its tables before a filter and under none, its report's sentences, the
    weighty words of these that the lexicon lacks, the file of its basemap, and our English of whole
    sentences by their index, for those that we have it of.
    """

    trip: Trip
    lexicon: Lexicon
    frames: Frames
    whole: Frames
    sentences: tuple[Sentence, ...]
    candidates: tuple[str, ...]
    basemap: Path
    glosses: Mapping[int, str]


def default_trip() -> str:
    """Return the trip that is shown where none is named: the first one we had, else the first there is."""
    known = trips()
    return DEFAULT_TRIP if DEFAULT_TRIP in known or not known else known[0]


def load_visit(name: str) -> Loaded:
    """Return the trip of this folder name with its tables; TripError where its files are not sound."""
    lexicon = read_lexicon(DATA / "themes.toml")
    return tabulate(load(name, themes=[theme.id for theme in lexicon.themes]), lexicon, DATA)


def tabulate(trip: Trip, lexicon: Lexicon, data: Path) -> Loaded:
    """Return the trip with its tables; `data` is the folder that holds its basemap."""
    tables = frames(trip, lexicon)
    parts = tuple(sentences(trip.report.text))
    names = [name for city in trip.cities for name in (city.name.zh, *city.aliases)]
    lacking = tuple(candidates(trip.report.text, lexicon, names=names))
    whole = apply(Filter(), tables, trip)
    return Loaded(
        trip=trip,
        lexicon=lexicon,
        frames=tables,
        whole=whole,
        sentences=parts,
        candidates=lacking,
        basemap=data / "basemap" / trip.basemap,
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
