"""What the page is made of in the browser, read from our own assets and the kept libraries beside them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet

ASSETS = Path(__file__).resolve().parents[2] / "assets"
PLOTLY = "vendor/plotly-basic-4.1.1.min.js"


@cache
def asset(name: str) -> str:
    """Return the text of a file of dashboard/assets."""
    return (ASSETS / name).read_text(encoding="utf-8")


@cache
def rules(*names: str) -> str:
    """Return stylesheets of ours as one, without the fonts that they name: a file has none beside it."""
    return re.sub(r"@font-face\s*\{[^}]*\}", "", "\n".join(asset(name) for name in names))


@cache
def modules() -> dict[str, str]:
    """Return each module that the file runs by its name, which the others import it by.

    The map's script is its frame's; those of the brief view, the link and the list of trips are the page's.
    """
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(ASSETS.glob("*.js"))
        if path.name not in {"map.js", "brief.js", "link.js", "trips.js"}  # the map's frame has its own
    }


@cache
def leaflets() -> tuple[str, str]:
    """Return Leaflet's script and its rules, without the pictures that ours does not use."""
    place = Path(leaflet.BASE_DIR)
    script, style = ((place / f"leaflet.{kind}").read_text(encoding="utf-8") for kind in ("js", "css"))
    return re.sub(r"//# sourceMappingURL=.*", "", script), re.sub(r"url\([^)]*\)", "none", style)
