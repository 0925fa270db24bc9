"""The marks of the timeline: circles in the look of their status, with their number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.figures.chart import Part, scatter
from dashboard.style import labels, told
from dashboard.style.escape import for_plotly
from dashboard.style.looks import LOOKS, SIZE, dotted
from dashboard.style.palette import on
from dashboard.style.style import Style
from dashboard.trip.model import Trip
from dashboard.view.rows import VisitRow
from dashboard.view.selection import Lit

Placed = Sequence[tuple[float, float, VisitRow]]
"""Marks with their place on the timeline."""

_DOT = 3.5  # px, the radius of the dot of an outside source
_RING = 4  # px, the accent's ring


def visit_marks(marks: Placed, trip: Trip, style: Style, lit: Lit, size: int = SIZE) -> Part:
    """Return the marks of visits, each with `visit:ID` as customdata."""
    palette, rows = style.palette, [row for _, _, row in marks]
    drawn = [LOOKS[row["status"]] for row in rows]
    colors = [palette.city(trip, row["city"]) for row in rows]
    fills = [color if one.filled else palette.raised for color, one in zip(colors, drawn, strict=True)]
    chosen = [row["id"] in lit.visits for row in rows]
    rings = [palette.accent if hit else color for color, hit in zip(colors, chosen, strict=True)]
    widths = [0 if one.dashed else one.ring for one in drawn]  # plotly's markers have no dashes: `outlines`
    return scatter(
        x=[x for x, _, _ in marks],
        y=[y for _, y, _ in marks],
        mode="markers+text",
        text=[str(row["number"]) for row in rows],
        textfont={"size": 11, "color": [palette.ink if f == palette.raised else on(f) for f in fills]},
        marker={
            "size": size,
            "symbol": "circle",
            "color": fills,
            "line": {
                "color": rings,
                "width": [_RING if hit else width for width, hit in zip(widths, chosen, strict=True)],
            },
        },
        customdata=[f"visit:{row['id']}" for row in rows],
        hovertext=[_hover(row, style) for row in rows],
        hoverinfo="text",
        name="visits",
    )


def _hover(row: VisitRow, style: Style) -> str:
    name, day = labels.name(row, style.language), told.days_known(row, style)
    return f"<b>{for_plotly(name)}</b><br>{for_plotly(day)}"


def outlines(marks: Placed, trip: Trip, style: Style, lit: Lit, size: int = SIZE) -> list[Part]:
    """Return what plotly's markers cannot draw: dashed rings, and the dots of outside sources."""
    shapes = []
    for x, y, row in marks:
        drawn, color = LOOKS[row["status"]], style.palette.city(trip, row["city"])
        if drawn.dashed and row["id"] not in lit.visits:
            line = {"color": color, "width": drawn.ring, "dash": "3px,2px"}
            shapes.append(_circle(x, y, size / 2 - 1, line=line))
        if dotted(row["day_basis"]):
            line, fill = {"color": color, "width": 2}, style.palette.raised
            shapes.append(_circle(x, y, _DOT, aside=size / 2 - 3, line=line, fillcolor=fill))
    return shapes


def _circle(x: float, y: float, r: float, *, aside: float = 0, **look: Any) -> Part:
    """Return a circle of a radius in px round a place, moved aside to its upper right."""
    return {
        "type": "circle",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": x,
        "yanchor": y,
        "x0": aside - r,
        "x1": aside + r,
        "y0": aside - r,
        "y1": aside + r,
        **look,
    }
