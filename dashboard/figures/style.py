"""How a figure is presented: its language and its mode."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dashboard.figures.palette import FONTS, PALETTES, Mode, Palette
from dashboard.language import Language, words


@dataclass(frozen=True)
class Style:
    """The language and the mode of a figure, with the words, colors and fonts that follow from them."""

    language: Language = "zh"
    mode: Mode = "light"

    @property
    def say(self) -> Callable[..., str]:
        """Return the function from a key of the catalogue to the phrase."""
        return words(self.language)

    @property
    def palette(self) -> Palette:
        """Return the colors."""
        return PALETTES[self.mode]

    @property
    def font(self) -> str:
        """Return the font families, the reader's own first."""
        return FONTS[self.language]

    @property
    def tokens(self) -> dict[str, str]:
        """Return the custom properties of our stylesheets by name."""
        names = ("ground", "raised", "ink", "quiet", "hairline", "accent", "land", "water")
        return {f"--{name}": getattr(self.palette, name) for name in names} | {"--font": self.font}


UNDIMMED: dict[str, Any] = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
"""For a trace that answers clicks: what is selected is shown by our own ring, not by dimming the rest."""


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
