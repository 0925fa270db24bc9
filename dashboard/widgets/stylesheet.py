"""The page's stylesheet, with the colors of the mode."""

from __future__ import annotations

from functools import cache

from dashboard.parts.charts import Heights
from dashboard.style.style import Style

NOT_YET = Heights(0, 0, 0, 0)
FILES = ("marks", "page")


@cache
def stylesheet(style: Style, heights: Heights = NOT_YET, *more: str) -> str:
    """Return the rules that Streamlit's theme does not reach, as one HTML element.

    The rules are files that the browser fetches once, and `more` of them for a view of its own; only the
    colors are written here, and the room that is kept for the charts until they come.
    """
    lines = 1 if style.language == "zh" else 2  # that a finding may take, kept free for it
    tokens = {**style.tokens, "--lines": lines}
    tokens |= {f"--{name.replace('_', '-')}": f"{px}px" for name, px in heights._asdict().items()}
    values = "".join(f"{name}:{value};" for name, value in tokens.items())
    imports = "".join(f'@import url("assets/{name}.css");' for name in (*FILES, *more))
    return f"<style>{imports}:root{{{values}}}</style>"
