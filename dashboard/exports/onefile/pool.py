"""What every step of the file draws from, each text kept once: most are the same in many steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from dashboard.brief import Brief
from dashboard.parts import charts, head, map, visits, words
from dashboard.parts.dots import dots
from dashboard.parts.outcomes import outcomes
from dashboard.parts.steps import Step, narrowed, step_name, steps
from dashboard.view.selection import Lit, Selection, light

HTML: dict[str, Callable[[Brief], str]] = {
    "sums": head.sums,
    "timeline_title": charts.timeline_title,
    "timeline_table": charts.timeline_behind,
    "theme_title": charts.bars_title,
    "themes_behind": charts.bars_behind,
    "visits_title": visits.visits_title,
    "certainty": visits.certainty,
    "coverage": words.covered,
}
"""What the page shows as HTML, by the name of its place."""

DATA: dict[str, Callable[[Brief], Any]] = {
    "timeline_chart": charts.timeline,
    "theme_chart": charts.bars,
    "visit_rows": visits.visits,
    "outcome_list": outcomes,
    "quotes": words.sentences,
    "reader_marks": words.used,
    "theme_grid": charts.grid,
}
"""What the page's elements draw from, by the name of their place."""


@dataclass
class Pool:
    """Texts, each once; what is made of them names a text by its place."""

    texts: dict[str, int] = field(default_factory=dict)

    def place(self, text: str | bytes) -> int:
        """Return the place of a text."""
        text = text.decode() if isinstance(text, bytes) else text
        return self.texts.setdefault(text, len(self.texts))


def all_steps(brief: Brief, pool: Pool) -> Iterator[dict[str, Any]]:
    """Yield each step of the brief with its name and, in either mode, the places of its texts in the pool.

    The file holds nothing of a visit or an event that the brief's own filter leaves out.
    """
    held = _held(brief)
    for step in steps(brief.view):
        shown = replace(brief, view=narrowed(brief.view, step))
        modes = {
            mode: _step(replace(shown, style=replace(brief.style, mode=mode)), step, held, pool)
            for mode in ("light", "dark")
        }
        name = step_name(brief.view, step, brief.style)
        yield {"key": str(step or ""), "kind": step.kind if step else "", "name": name, **modes}


def _step(brief: Brief, step: Step | None, held: list[Selection], pool: Pool) -> dict[str, Any]:
    name = step_name(brief.view, step, brief.style) if step else brief.filter if brief.view.filter else ""
    html = {place: pool.place(make(brief)) for place, make in HTML.items()}
    html["head"] = pool.place(head.heading(brief, name))
    data = {place: pool.place(orjson.dumps(make(brief))) for place, make in DATA.items()}
    visits_held = [one.id for one in held if one.kind == "visit"]
    data["site_dots"] = pool.place(orjson.dumps(dots(brief, visits_held)))
    marks = pool.place(map.marks(brief))
    opened = {
        str(one): [
            pool.place(orjson.dumps(visits.panel(brief, one))),
            pool.place(orjson.dumps(_lit(light(one, brief.shown)))),
        ]
        for one in held
    }
    return {"html": html, "data": data, "marks": marks, "opened": opened}


def _held(brief: Brief) -> list[Selection]:
    """Return everything that a click can select."""
    rows = [*brief.shown.visit_rows, *brief.shown.could_be_rows]
    return [
        *(Selection("visit", row["id"]) for row in rows),
        *(Selection("event", row["id"]) for row in brief.shown.event_rows),
        *(Selection("city", one.id) for one in brief.trip.cities),
        *(Selection("theme", one.id) for one in brief.lexicon.themes),
    ]


def _lit(lit: Lit) -> dict[str, list[Any]]:
    """Return the keys of what is lit, and its sentences."""
    kinds = {"visit": lit.visits, "event": lit.events, "city": lit.cities, "theme": lit.themes}
    keys = [f"{kind}:{one}" for kind, ids in kinds.items() for one in sorted(ids)]
    return {"keys": keys, "sentences": sorted(lit.sentences)}
