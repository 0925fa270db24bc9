"""The sheet on which a person decides every sentence's themes: review.csv, with the lexicon's proposal."""

from __future__ import annotations

from csv import DictWriter
from io import StringIO

from dashboard.report.sentences import Sentence, occurrences
from dashboard.trip.cells import COLUMNS
from dashboard.view.dossier import Dossier

OWN = COLUMNS["review.csv"].split()
PROPOSAL = ["lexicon_kind", "lexicon_themes", "lexicon_voice", "lexicon_terms"]
"""Columns for the person who decides; the loader passes them over."""


def review_sheet(dossier: Dossier) -> bytes:
    """Return one row a sentence as CSV: UTF-8 with BOM, CRLF, so that spreadsheets open it as it is meant.

    What was decided stands there with its `who`; elsewhere themes and voice are the lexicon's proposal and
    `who` is empty: whoever agrees or corrects fills it. Rows that have none are not decided.
    """
    out = StringIO(newline="")
    lines = DictWriter(out, [*OWN, *PROPOSAL], lineterminator="\r\n")
    lines.writeheader()
    decided = {(one.start, one.end): one for one in dossier.trip.review}
    for part in dossier.sentences:
        proposal = _proposal(dossier, part)
        row = {"themes": proposal["lexicon_themes"], "voice": proposal["lexicon_voice"]}
        if one := decided.get((part.start, part.end)):
            why = {"why_zh": one.why.zh, "why_en": one.why.en} if one.why else {}
            row = {"themes": " ".join(one.themes), "voice": one.voice or "", "who": one.who, **why}
        lines.writerow({"quote": part.text, "nth": _nth(dossier, part), **row, **proposal})
    return out.getvalue().encode("utf-8-sig")


def _proposal(dossier: Dossier, part: Sentence) -> dict[str, str]:
    found = [one for one in dossier.extracted if one.sentence == part.index]
    terms = dict.fromkeys(term for one in found for term in one.terms)
    return {
        "lexicon_kind": part.kind,
        "lexicon_themes": " ".join(one.theme for one in found),
        "lexicon_voice": found[0].voice if found else "",
        "lexicon_terms": " ".join(terms),
    }


def _nth(dossier: Dossier, part: Sentence) -> str:
    """Return which occurrence of its words the sentence is, where they stand more than once."""
    places = occurrences(dossier.trip.report.text, part.text)
    return str(places.index(part.start) + 1) if len(places) > 1 else ""
