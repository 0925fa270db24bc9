"""What the lexicon proposes for a sentence, for the person who decides on it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.report.sentences import Sentence, occurrences
from dashboard.view.dossier import Dossier


@dataclass(frozen=True)
class Proposal:
    """The themes and the voice that the lexicon finds in a sentence, by which words; `nth` says which
    occurrence of its words the sentence is, where they stand more than once.
    """

    themes: tuple[str, ...]
    voice: str
    terms: tuple[str, ...]
    nth: str


def proposal(dossier: Dossier, part: Sentence) -> Proposal:
    """Return what the lexicon proposes for a sentence."""
    found = [one for one in dossier.extracted if one.sentence == part.index]
    terms = dict.fromkeys(term for one in found for term in one.terms)
    places = occurrences(dossier.trip.report.text, part.text)
    nth = str(places.index(part.start) + 1) if len(places) > 1 else ""
    return Proposal(tuple(one.theme for one in found), found[0].voice if found else "", tuple(terms), nth)
