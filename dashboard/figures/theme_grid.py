"""Themes by city and by voice, as a table of counts whose rows answer clicks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.style.palette import mix, on
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon, Theme
from dashboard.trip.model import Trip
from dashboard.view.frames import Frames
from dashboard.view.selection import Lit


@dataclass(frozen=True)
class GridRow:
    """A theme: its key `theme:ID`, its sentences by city and then by voice, and whether it is lit."""

    key: str
    name: str
    counts: list[int]
    lit: bool


@dataclass(frozen=True)
class Grid:
    """The titles of the columns, the rows, and by count the ground and ink of a cell."""

    cities: list[str]
    voices: list[str]
    rows: list[GridRow]
    shades: list[tuple[str, str]]


def theme_grid(
    trip: Trip,
    lexicon: Lexicon,
    themes: Sequence[Theme],
    shown: Frames,
    *,
    style: Style,
    lit: Lit | None = None,
) -> Grid:
    """Return, for each theme, its sentences by city and then by voice; each row carries `theme:ID`.

    A sentence may belong to several cities or to none, so cities do not add up to the theme; voices do.
    """
    counts, language = _counts(trip, lexicon, shown), style.language
    none = [0] * (len(trip.stops) + len(lexicon.voices))
    rows = [
        GridRow(
            key=f"theme:{theme.id}",
            name=theme.name.of(language),
            counts=counts.get(theme.id, none),
            lit=bool(lit and theme.id in lit.themes),
        )
        for theme in themes
    ]
    most = max([count for row in rows for count in row.counts], default=0)
    return Grid(
        cities=[city.name.of(language) for city in trip.stops],
        voices=[voice.name.of(language) for voice in lexicon.voices],
        rows=rows,
        shades=[_shade(count / (most or 1), style) for count in range(most + 1)],
    )


def _counts(trip: Trip, lexicon: Lexicon, shown: Frames) -> dict[str, list[int]]:
    columns = [city.id for city in trip.stops] + [voice.id for voice in lexicon.voices]
    found: dict[str, list[int]] = {}
    for row in shown.mention_rows:
        counts = found.setdefault(row["theme"], [0] * len(columns))
        for place, column in enumerate(columns):
            counts[place] += column in row["cities"] or column == row["voice"]
    return found


def _shade(share: float, style: Style) -> tuple[str, str]:
    fill = mix(style.palette.ground, style.palette.home, share)
    return fill, on(fill)
