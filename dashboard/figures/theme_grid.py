"""Themes by city and by voice, as a table of counts whose rows answer clicks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.figures.labels import pick
from dashboard.figures.palette import mix, on
from dashboard.figures.style import Style
from dashboard.frames import Frames
from dashboard.model import Trip
from dashboard.selection import Lit
from dashboard.themes import Lexicon, Theme

Grid = dict[str, Any]
"""`cities` and `voices` (titles), `rows` (key, name, counts, lit), `shades` (ground and ink, by count)."""


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
    counts = _counts(trip, lexicon, shown)
    rows: list[dict[str, Any]] = [
        {
            "key": f"theme:{theme.id}",
            "name": pick(theme.name, style.language),
            "counts": counts.get(theme.id, [0] * (len(trip.stops) + len(lexicon.voices))),
            "lit": bool(lit and theme.id in lit.themes),
        }
        for theme in themes
    ]
    most = max([count for row in rows for count in row["counts"]], default=0)
    return {
        "cities": [pick(city.name, style.language) for city in trip.stops],
        "voices": [pick(voice.name, style.language) for voice in lexicon.voices],
        "rows": rows,
        "shades": [_shade(count / (most or 1), style) for count in range(most + 1)],
    }


def _counts(trip: Trip, lexicon: Lexicon, shown: Frames) -> dict[str, list[int]]:
    columns = [city.id for city in trip.stops] + [voice.id for voice in lexicon.voices]
    found: dict[str, list[int]] = {}
    mentions = shown.mentions
    for theme, voice, cities in zip(mentions["theme"], mentions["voice"], mentions["cities"], strict=True):
        row = found.setdefault(theme, [0] * len(columns))
        for place, column in enumerate(columns):
            row[place] += column in cities or column == voice
    return found


def _shade(share: float, style: Style) -> tuple[str, str]:
    fill = mix(style.palette.ground, style.palette.home, share)
    return fill, on(fill)
