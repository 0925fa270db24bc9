"""What every chart of plotly begins with."""

from __future__ import annotations

from typing import Any

from dashboard.style.style import Style


def layout(style: Style, **more: Any) -> dict[str, Any]:
    """Return the layout that every chart begins with: quiet ground, one family, no tool bar, no zoom."""
    palette = style.palette
    return {
        "template": {},  # none of plotly's own: 4 KB that every click would send again
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
