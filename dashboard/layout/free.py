"""Room on a sheet: what is covered already, and the first place that is free."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.layout.box import Box

LEAST = 1.0
"""Px² of what is covered that is nothing: sums of parts of px are never exactly 0."""


@dataclass
class Taken:
    """What on the map is covered already; nothing else should be put there."""

    frame: Box
    boxes: list[Box] = field(default_factory=list)
    legs: list[Box] = field(default_factory=list)

    def cost(self, box: Box, *, on_legs: bool) -> float:
        """Return how much of the box is covered, in px², what is outside the frame many times: it is cut."""
        outside = box.w * box.h - box.overlap(self.frame)
        others = [*self.boxes, *([] if on_legs else self.legs)]
        return 20 * outside + sum(box.overlap(other) for other in others)

    def free(self, choices: Iterable[Box]) -> Box | None:
        """Return the first choice that covers nothing but legs, which is then taken, or None."""
        found = next((choice for choice in choices if self.cost(choice, on_legs=True) < LEAST), None)
        self.boxes += [found] if found else []
        return found

    def first_free(self, choices: Iterable[Box], *, on_legs: bool = False) -> Box:
        """Return the first choice that covers nothing, else the one that covers least; it is then taken."""
        best, least = None, math.inf
        for choice in choices:
            cost = self.cost(choice, on_legs=on_legs)
            if cost < least:
                best, least = choice, cost
            if cost < LEAST:
                break
        assert best is not None
        self.boxes.append(best)
        return best
