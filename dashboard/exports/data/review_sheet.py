"""The sheet on which a person decides every sentence's themes: review.csv, with the lexicon's proposal."""

from __future__ import annotations

from csv import DictWriter
from io import StringIO

from dashboard.report.sentences import Sentence
from dashboard.trip.cells import COLUMNS
from dashboard.view.dossier import Dossier
from dashboard.view.proposals import Proposal, proposal

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
        machine = proposal(dossier, part)
        row = {"themes": " ".join(machine.themes), "voice": machine.voice}
        if one := decided.get((part.start, part.end)):
            why = {"why_zh": one.why.zh, "why_en": one.why.en} if one.why else {}
            row = {"themes": " ".join(one.themes), "voice": one.voice or "", "who": one.who, **why}
        lines.writerow({"quote": part.text, "nth": machine.nth, **row, **_proposed(machine, part)})
    return out.getvalue().encode("utf-8-sig")


def _proposed(machine: Proposal, part: Sentence) -> dict[str, str]:
    return {
        "lexicon_kind": part.kind,
        "lexicon_themes": " ".join(machine.themes),
        "lexicon_voice": machine.voice,
        "lexicon_terms": " ".join(machine.terms),
    }
