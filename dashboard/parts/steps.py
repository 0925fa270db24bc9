"""The steps of a briefing: the overview, then each city, day and theme that the filter leaves open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from dashboard.style import labels
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.model import Trip
from dashboard.trip.values import day_of, iso
from dashboard.view.filters import Filter
from dashboard.view.view import View

Kind = Literal["city", "day", "theme"]


@dataclass(frozen=True)
class Step:
    """A city, a day or a theme to narrow a view to; written `kind:id`, a day as its date."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        """Return `kind:id`."""
        return f"{self.kind}:{self.id}"


def steps(view: View, kinds: tuple[Kind, ...] = ("city", "day", "theme")) -> list[Step | None]:
    """Return None for the overview, then the steps of these kinds; of what is one alone there is no step."""
    chosen = view.filter
    offered: dict[Kind, list[str]] = {
        "city": [one.id for one in view.trip.stops if not chosen.cities or one.id in chosen.cities],
        "day": [iso(one) for one in view.trip.days if not chosen.days or one in chosen.days],
        "theme": [theme.id for theme in view.themes],
    }
    return [
        None,
        *(Step(kind, one) for kind in kinds if len(offered[kind]) > 1 for one in offered[kind]),
    ]


def read_step(text: str, trip: Trip, lexicon: Lexicon) -> Step | None:
    """Return the step that `kind:id` names, or None where the trip has no such thing."""
    kind, _, identifier = text.partition(":")
    known: dict[Kind, list[str]] = {
        "city": [one.id for one in trip.stops],
        "day": [iso(one) for one in trip.days],
        "theme": [theme.id for theme in lexicon.themes],
    }
    found = (Step(one, identifier) for one in known if kind == one and identifier in known[one])
    return next(found, None)


def narrowed(view: View, step: Step | None) -> View:
    """Return the view under its own filter and, beyond that, that of the step."""
    return view.under(_filter(view.filter, step)) if step else view


def _filter(chosen: Filter, step: Step) -> Filter:
    if step.kind == "city":
        return replace(chosen, cities=frozenset({step.id}))
    if step.kind == "day":
        return replace(chosen, days=frozenset({day_of(step.id)}))
    return replace(chosen, themes=frozenset({step.id}))


def step_name(view: View, step: Step | None, style: Style) -> str:
    """Return the name of a step."""
    if step is None:
        return style.say("brief.overview")
    if step.kind == "city":
        return labels.city(view.trip, step.id, style.language)
    if step.kind == "day":
        return labels.day(day_of(step.id), style.language)
    return next(one for one in view.lexicon.themes if one.id == step.id).name.of(style.language)
