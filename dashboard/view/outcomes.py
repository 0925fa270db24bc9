"""Outcomes as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.report.sentences import Sentence
from dashboard.trip.records import Outcome
from dashboard.view.passages import themes_of, touched
from dashboard.view.rows import OutcomeRow


def outcome_row(
    one: Outcome,
    parts: Sequence[Sentence],
    carried: Mapping[int, list[str]],
    named: Mapping[int, frozenset[str]],
    stops: frozenset[str],
) -> OutcomeRow:
    """Return the row of an outcome, its cities those that its sentences name.

    What names every one of several stops is told of the whole journey, so it belongs to none of them.
    """
    held = touched([one.evidence], parts)
    speaker, addressee, owner = one.speaker, one.addressee, one.owner
    cities = frozenset[str]().union(*(named[sentence] for sentence in held))
    if len(stops) > 1 and stops <= cities:
        cities = frozenset()
    return {
        "id": one.id,
        "kind": one.kind,
        "zh": one.text.zh,
        "en": one.text.en,
        "speaker_zh": speaker.zh if speaker else None,
        "speaker_en": speaker.en if speaker else None,
        "addressee_zh": addressee.zh if addressee else None,
        "addressee_en": addressee.en if addressee else None,
        "said": one.said,
        "owner_zh": owner.zh if owner else None,
        "owner_en": owner.en if owner else None,
        "due": one.due,
        "belongs": one.belongs,
        "start": one.evidence.start or 0,
        "end": one.evidence.end or 0,
        "quote": one.evidence.quote or "",
        "sentences": held,
        "themes": themes_of(held, carried),
        "named": cities,
        "cities": cities,
        "days": frozenset(),
    }
