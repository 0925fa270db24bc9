"""The page's stylesheet, with the colors of the mode."""

from __future__ import annotations

from functools import cache

from dashboard.style.style import Style


@cache
def stylesheet(style: Style) -> str:
    """Return the rules that Streamlit's theme does not reach, as one HTML element.

    The rules are a file that the browser fetches once; only the colors are written here.
    """
    lines = 1 if style.language == "zh" else 2  # that a finding may take, kept free for it
    values = "".join(f"{name}:{value};" for name, value in style.tokens.items())
    rules = f"{values}--lines:{lines};"
    return f'<style>@import url("assets/marks.css");@import url("assets/page.css");:root{{{rules}}}</style>'
