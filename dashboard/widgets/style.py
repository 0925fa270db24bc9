"""The page's stylesheet, with the colors of the mode."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dashboard.figures.style import Style

_PAGE = Path(__file__).resolve().parent.parent / "assets" / "page.css"


@cache
def stylesheet(style: Style) -> str:
    """Return the rules that Streamlit's theme does not reach, as one HTML element."""
    values = "".join(f"{name}:{value};" for name, value in style.tokens.items())
    return f"<style>:root{{{values}}}{_PAGE.read_text(encoding='utf-8')}</style>"
