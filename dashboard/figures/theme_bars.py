"""The theme chart: sentences per theme, split by what the delegation saw, learned and will do."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.figures.chart import layout
from dashboard.style.escape import for_plotly
from dashboard.style.palette import on
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon, Theme, Voice
from dashboard.view.counts import theme_counts
from dashboard.view.frames import Frames
from dashboard.view.selection import Lit

ROW = 24  # px a theme takes


def theme_bars(
    lexicon: Lexicon, themes: Sequence[Theme], shown: Frames, *, style: Style, lit: Lit | None = None
) -> go.Figure:
    """Return one bar a theme, in sentences, stacked by voice, with the total at its end.

    Each segment carries `theme:ID` as customdata; the themes in `lit` have the accent's color.
    """
    lit = lit or Lit()
    found = theme_counts(lexicon, themes, shown)
    totals = [one.sentences for one in found]
    figure = go.Figure(layout=_layout(themes, totals, style))
    for place, (voice, color) in enumerate(zip(lexicon.voices, style.palette.voices, strict=True)):
        values = [one.by_voice[place] for one in found]
        figure.add_trace(_segments(themes, voice, values, color, style, lit))
    figure.add_trace(_totals(totals, style))
    return figure


def _layout(themes: Sequence[Theme], totals: Sequence[int], style: Style) -> go.Layout:
    return go.Layout(
        **layout(style, barmode="stack", bargap=0.35),
        height=len(themes) * ROW + 12,
        margin={"l": 8, "r": 40, "t": 6, "b": 6},
        xaxis={"visible": False, "fixedrange": True, "range": [0, max([*totals, 1]) * 1.06]},
        yaxis={
            "range": [len(themes) - 0.5, -0.5],
            "tickvals": list(range(len(themes))),
            "ticktext": [for_plotly(theme.name.of(style.language)) + " " for theme in themes],
            "tickfont": {"size": 14, "color": style.palette.ink},
            "fixedrange": True,
            "automargin": True,
            "showgrid": False,
            "zeroline": False,
        },
    )


def _segments(
    themes: Sequence[Theme], voice: Voice, values: Sequence[int], color: str, style: Style, lit: Lit
) -> go.Bar:
    name = voice.name.of(style.language)
    chosen = [theme.id in lit.themes for theme in themes]
    accent = style.palette.accent
    return go.Bar(
        x=list(values),
        y=list(range(len(themes))),
        orientation="h",
        name=name,
        marker={
            "color": color,
            "line": {
                "color": [accent if hit else color for hit in chosen],
                "width": [2 * hit for hit in chosen],
            },
        },
        text=[str(value) if value else "" for value in values],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": on(color), "size": 13},
        constraintext="none",
        customdata=[f"theme:{theme.id}" for theme in themes],
        hovertemplate=style.say("themes.hover", what=name, n="%{x}") + "<extra></extra>",
    )


def _totals(totals: Sequence[int], style: Style) -> go.Scatter:
    return go.Scatter(
        x=list(totals),
        y=list(range(len(totals))),
        mode="text",
        text=[f" {total}" for total in totals],
        textposition="middle right",
        textfont={"size": 13, "color": style.palette.quiet},
        hoverinfo="skip",
        cliponaxis=False,
        name="total",
    )
