"""The two charts: their figures for a page and for a phone, their headings, and the tables behind them."""

from __future__ import annotations

from typing import Any, NamedTuple

from markupsafe import escape
from orjson import Fragment, dumps

from dashboard.brief import Brief
from dashboard.figures.behind import theme_rows, theme_table, timeline_rows, timeline_table
from dashboard.figures.theme_bars import bars_json
from dashboard.figures.theme_bars import height as bars_height
from dashboard.figures.theme_grid import theme_grid
from dashboard.figures.timeline import height as timeline_height
from dashboard.figures.timeline import timeline_json
from dashboard.parts.alt import bars_alt, timeline_alt
from dashboard.parts.html import finding, folded, voice_legend
from dashboard.style.findings import theme_finding, timeline_finding


class Heights(NamedTuple):
    """The px that timeline and bars of the whole trip take, on a page and on a phone."""

    timeline: int
    timeline_narrow: int
    bars: int
    bars_narrow: int


def heights(brief: Brief) -> Heights:
    """Return the room of the charts, which no filter changes."""
    trip, whole, sizes = brief.trip, brief.view.dossier.whole, (False, True)
    days = [timeline_height(trip, whole, style=brief.style, narrow=narrow) for narrow in sizes]
    return Heights(*days, *(bars_height(len(brief.lexicon.themes), narrow=narrow) for narrow in sizes))


def timeline(brief: Brief) -> dict[str, Any]:
    """Return what the timeline draws from: plotly's figures, and their alternative text."""
    trip, shown, style = brief.trip, brief.shown, brief.style
    made = [timeline_json(trip, shown, style=style, lit=brief.lit, narrow=narrow) for narrow in (False, True)]
    return _chart(made, timeline_alt(brief))


def timeline_title(brief: Brief) -> str:
    """Return the heading of the timeline, as HTML: what it shows."""
    found = timeline_finding(brief.trip, brief.shown, style=brief.style)
    return finding(brief.style.say("page.timeline"), found)


def timeline_behind(brief: Brief) -> str:
    """Return the table behind the timeline, as HTML, below what its marks mean."""
    say, rows = brief.style.say, timeline_rows(brief.trip, brief.shown, style=brief.style)
    notes = brief.style.run([say("page.timeline_note"), say("page.undated_note")])
    return f'<p class="note">{escape(notes)}</p>{timeline_table(rows, style=brief.style)}'


def bars(brief: Brief) -> dict[str, Any]:
    """Return what the bars of the themes draw from: plotly's figures, and their alternative text."""
    view, style, whole = brief.view, brief.style, brief.view.dossier.whole
    made = [
        bars_json(view.lexicon, view.themes, view.shown, whole, style=style, lit=view.lit, narrow=narrow)
        for narrow in (False, True)
    ]
    return _chart(made, bars_alt(brief))


def bars_title(brief: Brief) -> str:
    """Return the heading of the bars, as HTML: what they show, and the tints of the voices."""
    found = theme_finding(brief.lexicon, brief.shown, style=brief.style)
    return finding(brief.style.say("page.themes"), found) + voice_legend(brief.lexicon, brief.style)


def bars_behind(brief: Brief) -> str:
    """Return the table behind the bars, as HTML, with how the themes are known and what the lexicon lacks."""
    say = brief.style.say
    rows = theme_rows(brief.view.theme_counts, style=brief.style)
    lacking = say("filter.or").join(brief.view.dossier.candidates) or say("depth.no_candidates")
    return (
        f'<p class="note">{escape(brief.theme_note)}</p>'
        + theme_table(brief.lexicon, rows, style=brief.style)
        + folded(say("depth.candidates"), f"{say('depth.candidates_note')}：{lacking}")
    )


def grid(brief: Brief) -> Any:
    """Return what the table of themes by city and by voice draws from."""
    view = brief.view
    return theme_grid(view.trip, view.lexicon, view.themes, view.shown, style=brief.style, lit=view.lit)


def _chart(made: list[Any], label: str) -> dict[str, Any]:
    wide, narrow = (Fragment(dumps(one)) for one in made)
    return {"wide": wide, "narrow": narrow, "label": label}
