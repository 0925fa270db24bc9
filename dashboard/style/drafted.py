"""That a trip, or a part of it, is a draft: said wherever its title is, until a person has decided on all."""

from __future__ import annotations

from dashboard.style.style import Style
from dashboard.trip.model import Trip


def title(trip: Trip, style: Style) -> str:
    """Return the trip's title, marked while rules drafted something that nobody has decided on."""
    mark = style.say("draft.mark") if trip.undecided else ""
    return trip.title.of(style.language) + mark


def note(trip: Trip, style: Style) -> str:
    """Return how many drafted things nobody has reviewed, of how many; nothing where there are none."""
    left = len(trip.undecided)
    return style.say("draft.note", n=left, all=len(trip.drafted)) if left else ""
