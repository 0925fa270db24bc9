"""The one table of looks: how the mark of a site is drawn in every view and format.

A look is the status of the visit, so that the marks of any view add up to the sum. How the place or the day
that a view shows is known has a channel of its own: a dot where it rests on an outside source, the pale band
of the days possible, and words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.trip.values import Basis, Status
from dashboard.view.rows import VisitRow

Look = Status


@dataclass(frozen=True)
class Drawing:
    """How a mark is drawn: `ring` is the width of its outline in px on a mark of `SIZE` px.

    `strength`, 0 to 255, stands for all this in KML, whose one shape without an image is the pin.
    """

    filled: bool
    ring: float
    dashed: bool = False
    bold: bool = True
    strength: int = 255


SIZE = 22  # px, the mark that the widths of the rings belong to

LOOKS: Mapping[Look, Drawing] = {
    "stated": Drawing(filled=True, ring=2),
    "implied": Drawing(filled=False, ring=3, strength=190),
    "possible": Drawing(filled=False, ring=1, bold=False, strength=130),
    "unnamed": Drawing(filled=False, ring=1.5, dashed=True, bold=False, strength=90),
}
"""Every look, in the order of every legend and of the sum."""


def dotted(basis: Basis) -> bool:
    """Return whether a mark has the dot: the place or day that its view shows is from an outside source."""
    return basis == "external"


def any_dotted(rows: Iterable[VisitRow]) -> bool:
    """Return whether the mark of any of these visits has the dot, on the map or on the timeline."""
    return any(dotted(row["location_basis"]) or dotted(row["day_basis"]) for row in rows)


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
        ]
        lines.append(f".mark.{name} {{ {'; '.join(rules)}; }}")
    lines += [
        '.mark.dotted::after { content: ""; position: absolute; right: -4px; top: -4px;',
        "  width: 6px; height: 6px; border-radius: 50%; background: var(--raised);",
        "  border: 2px solid var(--c); }",
    ]
    return "\n".join(lines) + "\n"
