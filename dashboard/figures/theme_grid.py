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
    names = [pick(city.name, style.language) for city in trip.stops]
    names += [pick(voice.name, style.language) for voice in lexicon.voices]
    xs = [place + (GAP if place >= len(trip.stops) else 0) for place in range(len(names))]
    cells = [
        (x, y, count)
        for y, theme in enumerate(themes)
        for x, count in zip(xs, _counts(theme, trip, lexicon, shown), strict=True)
    ]
    figure = go.Figure(layout=_layout(xs, names, themes, style))
    figure.add_trace(_cells(cells, themes, style, lit or Lit()))
    return figure


def _cells(
    cells: Sequence[tuple[float, int, int]], themes: Sequence[Theme], style: Style, lit: Lit
) -> go.Scatter:
    palette, counts = style.palette, [count for _, _, count in cells]
    most = max([*counts, 1])
    hits = [themes[y].id in lit.themes for _, y, _ in cells]
    return go.Scatter(
        x=[x for x, _, _ in cells],
        y=[y for _, y, _ in cells],
        mode="markers+text",
        text=[str(count) if count else "·" for count in counts],
        textfont={"size": 12, "color": [on(mix(palette.ground, palette.home, n / most)) for n in counts]},
        marker={
            "symbol": "square",
            "size": 26,
            "color": counts,
            "cmin": 0,
            "cmax": most,
            "colorscale": [[0, palette.ground], [1, palette.home]],
            "line": {
                "color": [palette.accent if hit else palette.hairline for hit in hits]
                if any(hits)
                else palette.hairline,
                "width": 1.5,
            },
        },
        customdata=[f"theme:{themes[y].id}" for _, y, _ in cells],
        hoverinfo="none",  # row, column and count stand there in words already
        **UNDIMMED,
    )


def _counts(theme: Theme, trip: Trip, lexicon: Lexicon, shown: Frames) -> list[int]:
    rows = shown.mentions[shown.mentions["theme"] == theme.id]
    cities = [sum(city.id in cities for cities in rows["cities"]) for city in trip.stops]
    return cities + [int((rows["voice"] == voice.id).sum()) for voice in lexicon.voices]


def _layout(xs: Sequence[float], names: Sequence[str], themes: Sequence[Theme], style: Style) -> go.Layout:
    return go.Layout(
        **layout(style),
        height=len(themes) * ROW + 60,
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
        yaxis={
            "range": [len(themes) - 0.5, -0.5],
            "tickvals": list(range(len(themes))),
            "ticktext": [plain(pick(theme.name, style.language)) + " " for theme in themes],
            "tickfont": {"size": 12, "color": style.palette.ink},
            "fixedrange": True,
            "automargin": True,
            "showgrid": False,
            "zeroline": False,
        },
    )
