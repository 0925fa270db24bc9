"""A site as a button: what the dots of the head and the rows of the list have in common."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.style import labels
from dashboard.style.looks import Look
from dashboard.style.palette import on
from dashboard.style.style import Style
from dashboard.view.rows import VisitRow
from dashboard.view.view import View


@dataclass(frozen=True)
class Site:
    """A site: its key `visit:ID`, its mark, its name, and whether it is lit or selected."""

    key: str
    number: str
    look: Look
    color: str
    on: str
    name: str
    lit: bool
    pressed: bool


def site(view: View, row: VisitRow, style: Style) -> Site:
    """Return the button of a visit."""
    color, key = style.palette.city(view.trip, row["city"]), f"visit:{row['id']}"
    return Site(
        key=key,
        number=str(row["number"]),
        look=row["status"],
        color=color,
        on=on(color),
        name=labels.name(row, style.language),
        lit=row["id"] in view.lit.visits,
        pressed=key == str(view.selected),
    )
