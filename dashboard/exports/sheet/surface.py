"""What the timeline is drawn on: a sheet, or a slide as shapes that can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from dashboard.layout.box import Box
from dashboard.style.looks import Look

Align = Literal["left", "center", "right"]


class Surface(Protocol):
    """Somewhere to draw, in px; later strokes cover earlier ones."""

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        color: str | None = None,
        align: Align = "left",
    ) -> float:
        """Write a line whose middle stands at y; return its width."""

    def rectangle(self, box: Box, fill: str, *, alpha: float = 1) -> None:
        """Fill a rectangle."""

    def polygon(self, points: Sequence[tuple[float, float]], fill: str, *, gid: str | None = None) -> None:
        """Fill a polygon."""

    def mark(
        self,
        x: float,
        y: float,
        number: str,
        look: Look,
        color: str,
        *,
        ground: str,
        accent: str | None = None,
        dotted: bool = False,
        r: float = 13,
        gid: str | None = None,
    ) -> None:
        """Draw a visit's mark around (x, y): its number in its look, in a ring of `accent`."""
