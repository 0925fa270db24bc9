"""The page as one HTML file: its own modules and rules, and what each step of the trip draws from."""

from __future__ import annotations

import base64
import gzip
import re
from dataclasses import replace
from functools import cache
from typing import Any

import orjson
from jinja2 import Template
from markupsafe import Markup

from dashboard.brief import Brief
from dashboard.exports.onefile.pool import Pool, all_steps
from dashboard.exports.onefile.shelf import PLOTLY, asset, leaflets, modules, rules
from dashboard.exports.onefile.text import text, url
from dashboard.exports.picture import Picture
from dashboard.parts import charts, head, map, words
from dashboard.parts.elements import ELEMENTS
from dashboard.parts.html import title
from dashboard.style.palette import Mode
from dashboard.style.style import Style

OUTLINES = "outlines:packaged"
"""Stands for the packaged basemap in the map's script: the file holds it once."""

_MODES: tuple[Mode, ...] = ("light", "dark")


def html(brief: Brief) -> Picture:
    """Return the page of a brief as one HTML file that asks nothing of any network.

    It holds the overview and every step of it (`parts.steps`), in light and dark, in the brief's language;
    where no script runs, and on paper, it is the brief that Word has. NothingShownError where the filter
    leaves nothing, not even what could belong.
    """
    printed, lacking = text(brief)  # refuses what is empty
    pool = Pool()
    steps = list(all_steps(brief, pool))
    page = _template().render(
        brief=brief,
        **_look(brief),
        **_fixed(brief),
        steps={kind: [one for one in steps if one["kind"] == kind] for kind in ("city", "day", "theme")},
        printed=printed,
        made=Markup(_json({"lang": brief.language, "steps": steps, **_map(brief)})),
        texts=_packed(orjson.dumps(list(pool.texts))),
        plotly=_packed(asset(PLOTLY).encode("utf-8")),
        modules=Markup(_json({"imports": _imports()})),
    )
    return Picture(page.encode("utf-8"), lacking)


def _map(brief: Brief) -> dict[str, Any]:
    """Return the script of the map's ground in either mode, and the packaged basemap that it asks for."""
    grounds = {
        mode: map.ground(replace(brief, style=replace(brief.style, mode=mode)), outlines=OUTLINES).script
        for mode in _MODES
    }
    outlines = url("application/geo+json", brief.trip.basemap.data)
    return {"ground": grounds, "outlines": {"name": OUTLINES, "data": outlines}}


def _look(brief: Brief) -> dict[str, Any]:
    """Return the rules of the page, the colors of either mode, and the room that is kept for the charts."""
    room = charts.heights(brief)._asdict()
    return {
        "lines": 1 if brief.language == "zh" else 2,  # that a finding may take
        "rules": Markup(rules("marks.css", "page.css", "file.css")),
        "colors": {mode: Markup(_properties(replace(brief.style, mode=mode))) for mode in _MODES},
        "heights": Markup("".join(f"--{name.replace('_', '-')}:{px}px;" for name, px in room.items())),
        "elements": {name: Markup(place) for name, place in ELEMENTS.items()},
        "frame": _frame(brief.style),
    }


def _fixed(brief: Brief) -> dict[str, Any]:
    """Return the words of the page that no step changes."""
    say = brief.style.say
    parts = {
        "caption": map.caption(brief),
        "source": head.source_line(brief),
        "outcomes": title(say("page.outcomes"), say("page.outcomes_note")),
        "sentences": title(say("page.sentences"), brief.gloss_note),
        "reader": title(say("reader.title")),
        "report": words.report(brief),
        "grid": title(say("depth.grid"), say("depth.grid_note")),
        "foot": head.foot(brief),
    }
    said = {
        "overview": say("brief.overview"),
        "city": say("page.city"),
        "day": say("page.day"),
        "theme": say("page.theme"),
        "map": say("page.map"),
        "visits": say("page.visits"),
        "previous": say("brief.previous"),
        "next": say("brief.next"),
        "made": say("brief.made_on", date=brief.made.isoformat()),
        "steps": say("file.steps"),
        "hint": say("file.keys"),
        "plain": say("file.plain"),
        "printed": say("file.printed", filter=brief.filter),
    }
    return {"parts": {name: Markup(part) for name, part in parts.items()}, "words": said}


@cache
def _template() -> Template:
    template: Template = Template(asset("file.html"), autoescape=True, keep_trailing_newline=True)
    return template


def _frame(style: Style) -> str:
    """Return the page of the map's frame: Leaflet, our map, and nothing drawn yet."""
    script, style_of_leaflet = leaflets()
    return (
        f'<!doctype html><html lang="{style.language}"><head><meta charset="utf-8"><style>{style_of_leaflet}'
        f'{rules("marks.css", "map.css")}</style></head><body><div id="map_div"></div>'
        f"<script>{script}</script><script>{asset('map.js')}</script></body></html>"
    )


def _properties(style: Style) -> str:
    return "".join(f"{name}:{value};" for name, value in style.tokens.items())


def _imports() -> dict[str, str]:
    """Return the import map: each module under a name that the others, which are no files now, find it by."""
    found = {}
    for name, script in modules().items():
        named = re.sub(r'((?:from|import) )"\./', r'\1"visit/', script)
        found[f"visit/{name}"] = url("text/javascript", named.encode("utf-8"))
    return found


def _packed(data: bytes) -> str:
    return base64.b64encode(gzip.compress(data, mtime=0)).decode()


def _json(value: Any) -> str:
    """Return JSON that no part of can end the script it stands in."""
    return orjson.dumps(value).decode().replace("<", "\\u003c")
