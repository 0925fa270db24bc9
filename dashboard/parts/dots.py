"""Every site of the trip as a dot in the look of its status: the legend of the marks, and a way to select."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from dashboard.brief import Brief
from dashboard.parts.site import Site, site
from dashboard.style.looks import LOOKS, any_dotted


@dataclass(frozen=True)
class Dot(Site):
    """A site in the row of dots, and whether the filter leaves it out."""

    out: bool


@dataclass(frozen=True)
class Group:
    """The dots of one status, as many as the sum says, with its word and how many the filter leaves."""

    word: str
    count: str
    dots: list[Dot]


def dots(brief: Brief, held: Collection[str] | None = None) -> dict[str, Any]:
    """Return what the element draws from: each group with its word and number.

    `held` are the ids of the visits that may be told of, where not all of them.
    """
    groups = legend(brief)
    if held is not None:
        keys = {f"visit:{one}" for one in held}
        groups = [replace(one, dots=[dot for dot in one.dots if dot.key in keys]) for one in groups]
    return {"groups": groups, "note": dot_note(brief), "lang": brief.language}


def legend(brief: Brief) -> list[Group]:
    """Return the dots by status, in the order of `LOOKS`."""
    view, shown = brief.view, {row["id"] for row in brief.shown.visit_rows}
    groups = []
    for look in LOOKS:
        rows = [row for row in view.dossier.whole.visit_rows if row["status"] == look]
        marks = [Dot(**vars(site(view, row, brief.style)), out=row["id"] not in shown) for row in rows]
        left = view.sum[look]
        count = str(left) if left == len(marks) else f"{left}/{len(marks)}"
        groups.append(Group(brief.style.say(f"status.{look}"), count, marks))
    return groups


def dot_note(brief: Brief) -> str:
    """Return what the dot on a mark means, where a mark shown has one."""
    return brief.style.say("brief.dot") if any_dotted(brief.shown.visit_rows) else ""
