"""The theme chart: sentences per theme, split by what the delegation saw, learned and will do."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.figures.labels import pick
from dashboard.figures.palette import PALETTES, Mode, layout, on
from dashboard.filters import Filter
from dashboard.frames import Frames
from dashboard.locale import Language, words
from dashboard.text import plain
from dashboard.themes import Lexicon

ROW = 30  # px a theme takes


def theme_bars(
    lexicon: Lexicon, whole: Frames, shown: Frames, chosen: Filter, *, language: Language, mode: Mode
) -> go.Figure:
    """Return one bar a theme that the filter admits, in sentences, stacked by voice.

    The order is by the sentences of the whole report, so that a filter does not shuffle it. Each segment
    carries `theme:ID` as customdata.
    """
    palette, say = PALETTES[mode], words(language)
    totals = whole.mentions["theme"].value_counts()
    themes = [theme for theme in lexicon.themes if not chosen.themes or theme.id in chosen.themes]
    themes.sort(key=lambda theme: -int(totals.get(theme.id, 0)))
    names = [plain(pick(theme.name, language)) for theme in themes]
    counts = shown.mentions.groupby(["theme", "voice"]).size()
    figure = go.Figure(
        layout=go.Layout(
            **layout(palette, barmode="stack", bargap=0.35),
            height=len(themes) * ROW + 24,
            margin={"l": 8, "r": 40, "t": 4, "b": 20},
            xaxis={"visible": False, "fixedrange": True, "range": [0, max([*totals, 1]) * 1.06]},
            yaxis={
                "autorange": "reversed",
                "fixedrange": True,
                "automargin": True,
                "tickfont": {"size": 14, "color": palette.ink},
                "showgrid": False,
                "zeroline": False,
            },
        )
    )
    for voice, color in zip(lexicon.voices, palette.voices, strict=True):
        values = [int(counts.get((theme.id, voice.id), 0)) for theme in themes]
        figure.add_trace(
            go.Bar(
                x=values,
                y=names,
                orientation="h",
                name=pick(voice.name, language),
                marker={"color": color, "line": {"width": 0}},
                text=[str(value) if value else "" for value in values],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"color": on(color), "size": 12},
                customdata=[f"theme:{theme.id}" for theme in themes],
                hovertext=[
                    say("themes.hover", theme=name, voice=pick(voice.name, language), n=value)
                    for name, value in zip(names, values, strict=True)
                ],
                hoverinfo="text",
            )
        )
    for name, theme in zip(names, themes, strict=True):
        total = int((shown.mentions["theme"] == theme.id).sum())
        figure.add_annotation(
            x=total, y=name, text=str(total), xanchor="left", xshift=6, showarrow=False,
            font={"size": 13, "color": palette.quiet},
        )
    return figure
