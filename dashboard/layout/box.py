"""A rectangle on a sheet."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle in px: its upper left, width and height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.y + self.h

    def overlap(self, other: Box) -> float:
        """Return the area that both cover, in px²."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(across, 0.0) * max(down, 0.0)

    def gap(self, x: float, y: float) -> float:
        """Return how far a point is from the rectangle, in px; 0 within it."""
        across = max(self.x - x, x - self.right, 0.0)
        down = max(self.y - y, y - self.bottom, 0.0)
        return math.hypot(across, down)
