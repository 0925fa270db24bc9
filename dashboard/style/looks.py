"""The one table of looks: how a mark is drawn for how a thing is known, in every view and format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Look = Literal["stated", "inferred", "external", "possible", "unknown"]


@dataclass(frozen=True)
class Drawing:
    """How a mark is drawn: `ring` is the width of its outline in px on a mark of `SIZE` px.

    `strength`, 0 to 255, stands for all this in KML, whose one shape without an image is the pin.
    """

    filled: bool
    ring: float
    dashed: bool = False
    dot: bool = False
    opacity: float = 1.0
    bold: bool = True
    strength: int = 255


SIZE = 22  # px, the mark that the widths of the rings belong to

LOOKS: Mapping[Look, Drawing] = {
    "stated": Drawing(filled=True, ring=2),
    "inferred": Drawing(filled=False, ring=2, strength=190),
    "external": Drawing(filled=True, ring=2, dot=True, strength=190),
    "possible": Drawing(filled=False, ring=1, opacity=0.85, bold=False, strength=130),
    "unknown": Drawing(filled=False, ring=1.5, dashed=True, bold=False, strength=90),
}
"""Every look, in the order of every legend."""


def look(basis: str, status: str = "stated") -> Look:
    """Return how a mark is drawn: by the basis of what it shows, lighter if the visit is only possible."""
    if status == "possible":
        return "possible"
    if status == "unnamed" or basis == "unknown":
        return "unknown"
    return "stated" if basis == "stated" else "external" if basis == "external" else "inferred"


def css() -> str:
    """Return the rules of assets/marks.css, which the page and the map's frame both read."""
    lines = [
        "/* Written from the table of looks, dashboard/style/looks.py: change it there. */",
        f".mark {{ display: block; flex: none; box-sizing: border-box; width: {SIZE}px; height: {SIZE}px;",
        "  border-radius: 50%; position: relative; text-align: center; font-size: 11px;",
        "  font-variant-numeric: tabular-nums; }",
    ]
    for name, drawn in LOOKS.items():
        ground, ink = ("var(--c)", "var(--on)") if drawn.filled else ("var(--raised)", "var(--ink)")
        rules = [
            f"border: {drawn.ring:g}px {'dashed' if drawn.dashed else 'solid'} var(--c)",
            f"line-height: {SIZE - 2 * drawn.ring:g}px",
            f"font-weight: {700 if drawn.bold else 400}",
            f"background: {ground}",
            f"color: {ink}",
            *([f"opacity: {drawn.opacity:g}"] if drawn.opacity < 1 else []),
        ]
        lines.append(f".mark.{name} {{ {'; '.join(rules)}; }}")
        if drawn.dot:
            lines += [
                f'.mark.{name}::after {{ content: ""; position: absolute; right: -3px; top: -3px;',
                "  width: 6px; height: 6px; border-radius: 50%; background: var(--raised);",
                "  border: 2px solid var(--c); }",
            ]
    return "\n".join(lines) + "\n"
