"""What was brought home, as a list whose lines open their words."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from dashboard.brief import Brief
from dashboard.style.outcomes import outcome_groups, unassigned


def outcomes(brief: Brief) -> dict[str, Any]:
    """Return what the list draws from: the outcomes by kind, those of the selection lit."""
    view, style, say = brief.view, brief.style, brief.style.say
    groups = [
        {
            "title": group.title,
            "lines": [
                asdict(line) | {"lit": bool(line.belongs) and line.belongs == str(view.selected)}
                for line in group.lines
            ],
        }
        for group in outcome_groups(view.shown.outcome_rows, style=style)
    ]
    return {
        "groups": groups,
        "note": unassigned(view.shown, style=style) if groups else say("outcome.none"),
        "find": say("detail.find"),
        "colon": say("words.colon"),
        "lang": style.language,
    }
