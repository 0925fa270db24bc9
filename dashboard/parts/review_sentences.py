"""The sentences of a report as things to decide: the lexicon's themes, and those that a person gave."""

from __future__ import annotations

from dashboard.pack.drafted import DOUBTS, Claim
from dashboard.report.sentences import Sentence
from dashboard.trip.records import Reviewed
from dashboard.view.dossier import Dossier
from dashboard.view.proposals import proposal


def sentence_claims(dossier: Dossier) -> list[Claim]:
    """Return each sentence of the body in the order of the report, those that a person has read last.

    One is accepted where the person gives it what the lexicon proposes, else corrected.
    """
    read = {(one.start, one.end): one for one in dossier.trip.review}
    bodies = [part for part in dossier.sentences if part.kind == "body"]
    found = [_claim(dossier, part, read.get((part.start, part.end))) for part in bodies]
    return sorted(found, key=lambda one: bool(one.decision))


def _claim(dossier: Dossier, part: Sentence, read: Reviewed | None) -> Claim:
    machine = proposal(dossier, part)
    themes, voice = (read.themes, read.voice or "") if read else (machine.themes, machine.voice)
    same = ({*themes}, voice) == ({*machine.themes}, machine.voice)
    draft = {
        "decision": ("accepted" if same else "corrected") if read else "",
        "who": read.who if read else "",
    }
    why = {f"why_{language}": read.why.of(language) if read and read.why else "" for language in ("zh", "en")}
    cells = {"zh": part.text, "themes": " ".join(themes), "voice": voice, "terms": " ".join(machine.terms)}
    quoted = ((part.text, machine.nth),)
    return Claim(f"sentence:{part.index}", draft | why, cells, quoted, DOUBTS.index("list"))
