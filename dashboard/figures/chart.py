"""What every chart of plotly begins with."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from dashboard.style.style import Style

Part = dict[str, Any]
"""A chart, its layout or a trace as plotly's JSON has it.

The page sends it as it is: plotly's own objects check and copy every value twice, which was half the time of
a choice that nobody had made before. The tests have plotly check the same charts.
"""


def checked(chart: Part) -> go.Figure:
    """Return the chart as plotly's figure, each value checked; with none of plotly's own looks."""
    return go.Figure({**chart, "layout": {"template": {}, **chart["layout"]}})


def scatter(**given: Any) -> Part:
    """Return a trace of points."""
    return {"type": "scatter", **given}


def bar(**given: Any) -> Part:
    """Return a trace of bars."""
    return {"type": "bar", **given}


def layout(style: Style, **more: Any) -> Part:
    """Return the layout that every chart begins with: quiet ground, one family, no tool bar, no zoom."""
    palette = style.palette
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": style.font, "size": 13, "color": palette.ink},
        "hoverlabel": {
            "bgcolor": palette.raised,
            "bordercolor": palette.hairline,
            "font": {"size": 13, "color": palette.ink},
            "align": "left",
        },
        "dragmode": False,
        "showlegend": False,
        **more,
    }
