"""Themes by city and by voice, as a grid of counts whose cells answer clicks."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.figures.labels import pick
from dashboard.figures.palette import mix, on
from dashboard.figures.style import UNDIMMED, Style, layout
from dashboard.frames import Frames
from dashboard.model import Trip
from dashboard.selection import Lit
from dashboard.text import plain
from dashboard.themes import Lexicon, Theme

ROW = 30  # px, as in the bars beside it
GAP = 0.5  # of a column, between cities and voices


def theme_grid(
    trip: Trip,
    lexicon: Lexicon,
    themes: Sequence[Theme],
    shown: Frames,
    *,
    style: Style,
    lit: Lit | None = None,
) -> go.Figure:
    """Return a cell for each theme and city, then each theme and voice, with its number of sentences.

    Cells are marks, since a heat map's do not answer clicks; each carries `theme:ID` as customdata. A
    sentence may belong to several cities or to none, so cities do not add up to the theme; voices do.
    """
    lit, palette = lit or Lit(), style.palette
    names = [pick(city.name, style.language) for city in trip.stops]
    names += [pick(voice.name, style.language) for voice in lexicon.voices]
    xs = [place + (GAP if place >= len(trip.stops) else 0) for place in range(len(names))]
    counts = [_counts(theme, trip, lexicon, shown) for theme in themes]
    most = max((count for row in counts for count in row), default=0) or 1
    cells = [(x, y, count) for y, row in enumerate(counts) for x, count in zip(xs, row, strict=True)]
    fills = [mix(palette.ground, palette.home, count / most) for _, _, count in cells]
    keys = [themes[y].id for _, y, _ in cells]
    figure = go.Figure(layout=_layout(xs, names, len(themes), style))
    figure.add_trace(
        go.Scatter(
            x=[x for x, _, _ in cells],
            y=[y for _, y, _ in cells],
            mode="markers+text",
            text=[str(count) if count else "·" for _, _, count in cells],
            textfont={"size": 12, "color": [on(fill) for fill in fills]},
            marker={
                "symbol": "square",
                "size": 26,
                "color": fills,
                "line": {
                    "color": [palette.accent if key in lit.themes else palette.hairline for key in keys],
                    "width": [2 if key in lit.themes else 0.5 for key in keys],
                },
            },
            customdata=[f"theme:{key}" for key in keys],
            hovertext=[
                style.say(
                    "themes.hover",
                    theme=plain(pick(themes[y].name, style.language)),
                    voice=plain(names[xs.index(x)]),
                    n=count,
                )
                for x, y, count in cells
            ],
            hoverinfo="text",
            name="cells",
            **UNDIMMED,
        )
    )
    return figure


def _counts(theme: Theme, trip: Trip, lexicon: Lexicon, shown: Frames) -> list[int]:
    rows = shown.mentions[shown.mentions["theme"] == theme.id]
    cities = [sum(city.id in cities for cities in rows["cities"]) for city in trip.stops]
    return cities + [int((rows["voice"] == voice.id).sum()) for voice in lexicon.voices]


def _layout(xs: Sequence[float], names: Sequence[str], rows: int, style: Style) -> go.Layout:
    return go.Layout(
        **layout(style),
        height=rows * ROW + 60,
        margin={"l": 4, "r": 4, "t": 40, "b": 20},
        xaxis={
            "side": "top",
            "range": [-0.6, xs[-1] + 0.6],
            "tickvals": list(xs),
            "ticktext": ["<br>".join(plain(name).split(" ", 1)) for name in names],
            "tickfont": {"size": 12, "color": style.palette.quiet},
            "tickangle": 0,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
        yaxis={"range": [rows - 0.5, -0.5], "visible": False, "fixedrange": True},
    )
