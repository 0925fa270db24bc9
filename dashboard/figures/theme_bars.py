"""The theme chart: sentences per theme, split by what the delegation saw, learned and will do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import plotly.graph_objects as go

from dashboard.figures.chart import Part, bar, checked, layout, scatter
from dashboard.style.escape import for_plotly
from dashboard.style.palette import on
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon, Theme, Voice
from dashboard.view.counts import ThemeCount, theme_counts
from dashboard.view.frames import Frames
from dashboard.view.selection import Lit

ROW, NARROW_ROW = 24, 42  # px a theme takes; on a phone its name stands above its bar


def height(themes: int, *, narrow: bool = False) -> int:
    """Return the height of the chart of so many themes, in px."""
    return themes * (NARROW_ROW if narrow else ROW) + 12


def theme_bars(
    lexicon: Lexicon,
    themes: Sequence[Theme],
    shown: Frames,
    whole: Frames,
    *,
    style: Style,
    lit: Lit | None = None,
    narrow: bool = False,
) -> go.Figure:
    """Return `bars_json` as plotly's figure, each value checked."""
    return checked(bars_json(lexicon, themes, shown, whole, style=style, lit=lit, narrow=narrow))


def bars_json(
    lexicon: Lexicon,
    themes: Sequence[Theme],
    shown: Frames,
    whole: Frames,
    *,
    style: Style,
    lit: Lit | None = None,
    narrow: bool = False,
) -> Part:
    """Return one bar a theme, in sentences, stacked by voice, with the total at its end.

    The scale is that of the whole report, whose bars stand pale behind those of a filter.
    The narrow one, for a phone, has each name above its bar. Each segment carries `theme:ID` as
    customdata; the themes in `lit` have the accent's color.
    """
    lit = lit or Lit()
    found = theme_counts(lexicon, themes, shown)
    totals = [one.sentences for one in found]
    most = [one.sentences for one in theme_counts(lexicon, themes, whole)]
    traces = [_ghost(most, style)] if most != totals else []
    before = [0] * len(found)
    for place, (voice, color) in enumerate(zip(lexicon.voices, style.palette.voices, strict=True)):
        values = [one.by_voice[place] for one in found]
        traces.append(_segments(themes, voice, values, before, color, style, lit))
        before = [a + b for a, b in zip(before, values, strict=True)]
    traces.append(_numbers(found, style))
    traces.append(_totals(totals, style))
    if narrow:
        traces.append(_names(themes, style))
    return {"data": traces, "layout": _layout(themes, most, style, narrow=narrow)}


def _layout(themes: Sequence[Theme], most: Sequence[int], style: Style, *, narrow: bool) -> Part:
    return layout(
        style,
        barmode="overlay",
        bargap=0.6 if narrow else 0.35,
        height=height(len(themes), narrow=narrow),
        margin={"l": 0 if narrow else 8, "r": 40, "t": 14 if narrow else 6, "b": 0 if narrow else 6},
        xaxis={"visible": False, "fixedrange": True, "range": [0, max([*most, 1]) * 1.06]},
        yaxis={
            "range": [len(themes) - 0.5, -0.5],
            "tickvals": list(range(len(themes))),
            "ticktext": [for_plotly(theme.name.of(style.language)) + " " for theme in themes],
            "tickfont": {"size": 14, "color": style.palette.ink},
            "fixedrange": True,
            "showticklabels": not narrow,
            "tickangle": 0,
            "showgrid": False,
            "zeroline": False,
        },
    )


def _segments(
    themes: Sequence[Theme],
    voice: Voice,
    values: Sequence[int],
    before: Sequence[int],
    color: str,
    style: Style,
    lit: Lit,
) -> Part:
    """Return one voice's segments, each from where the voices before it end."""
    name = voice.name.of(style.language)
    chosen = [theme.id in lit.themes for theme in themes]
    accent = style.palette.accent
    return bar(
        x=list(values),
        base=list(before),
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
        customdata=[f"theme:{theme.id}" for theme in themes],
        hovertemplate=style.say("themes.hover", what=name, n="%{x}") + "<extra></extra>",
    )


def _names(themes: Sequence[Theme], style: Style) -> Part:
    """Return the names of the themes, each above its bar."""
    texts = [for_plotly(theme.name.of(style.language)) for theme in themes]
    heights = [place - 0.42 for place in range(len(themes))]
    return _words("names", [0] * len(themes), heights, texts, style.palette.ink, size=14)


def _ghost(most: Sequence[int], style: Style) -> Part:
    """Return the bars of the whole report, behind all others."""
    return bar(
        x=list(most),
        y=list(range(len(most))),
        orientation="h",
        marker={"color": style.palette.hairline},
        hoverinfo="skip",
        name="whole",
    )


def _numbers(found: Sequence[ThemeCount], style: Style) -> Part:
    """Return the number on each segment, as points: plotly would measure each text of a bar anew."""
    at: list[tuple[float, int, str, str]] = []
    for place, one in enumerate(found):
        ends = [*accumulate(one.by_voice)]
        for value, end, color in zip(one.by_voice, ends, style.palette.voices, strict=True):
            if value:
                at.append((end - value / 2, place, str(value), on(color)))
    xs, ys, texts, colors = zip(*at, strict=True) if at else ((), (), (), ())
    return _words("numbers", xs, ys, texts, colors, position="middle center")


def _totals(totals: Sequence[int], style: Style) -> Part:
    texts = [f" {total}" for total in totals]
    return _words("total", totals, range(len(totals)), texts, style.palette.quiet)


def _words(
    name: str,
    x: Sequence[float],
    y: Sequence[float],
    texts: Sequence[str],
    color: str | Sequence[str],
    *,
    size: int = 13,
    position: str = "middle right",
) -> Part:
    """Return texts at places of the chart, which answer nothing."""
    return scatter(
        x=list(x),
        y=list(y),
        mode="text",
        text=list(texts),
        textposition=position,
        textfont={"size": size, "color": color},
        hoverinfo="skip",
        cliponaxis=False,
        name=name,
    )
