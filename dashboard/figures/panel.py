"""What the detail panel is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.style.looks import Look


@dataclass(frozen=True)
class PanelMark:
    """The mark of a visit: its number, look, color, and the ink on that color."""

    number: str
    look: Look
    color: str
    on: str


@dataclass(frozen=True)
class Reason:
    """Why a field has its value, and the outside source that says so, if one does."""

    text: str
    source: str


@dataclass(frozen=True)
class Field:
    """One thing that is said of a visit or event, with how it is known."""

    id: str
    name: str
    value: str
    basis: str
    reasons: list[Reason]


@dataclass(frozen=True)
class PanelQuote:
    """Words of the report, `report[start:end]`, the terms to mark in them, and our English of them."""

    text: str
    start: int
    end: int
    terms: list[str] = field(default_factory=list)
    gloss: str = ""


@dataclass(frozen=True)
class Panel:
    """What the panel shows: `note` says what a filter leaves out, or what is counted; each of the outcomes
    that belong to it has its words and its place in the report.
    """

    title: str
    subtitle: str
    mark: PanelMark | None = None
    note: str = ""
    fields: list[Field] = field(default_factory=list)
    quotes: list[PanelQuote] = field(default_factory=list)
    outcomes: list[PanelQuote] = field(default_factory=list)
