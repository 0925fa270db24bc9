"""The two charts in words: what stands in their place for who cannot see them."""

from __future__ import annotations

from dashboard.brief import Brief
from dashboard.figures.behind import alt, theme_rows, timeline_rows
from dashboard.style.findings import theme_finding, timeline_finding


def timeline_alt(brief: Brief) -> str:
    """Return what the timeline shows, and then each event and visit with its day."""
    found = timeline_finding(brief.trip, brief.shown, style=brief.style)
    return alt(found, timeline_rows(brief.trip, brief.shown, style=brief.style), style=brief.style)


def bars_alt(brief: Brief) -> str:
    """Return what the bars of the themes show, and then each theme with its sentences."""
    found = theme_finding(brief.lexicon, brief.shown, style=brief.style)
    return alt(found, theme_rows(brief.view.theme_counts, style=brief.style), style=brief.style)
