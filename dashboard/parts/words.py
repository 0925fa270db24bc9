"""The report's own words: the sentences shown, and the whole report with what is used of it marked."""

from __future__ import annotations

from typing import Any

from markupsafe import escape

from dashboard.brief import Brief
from dashboard.figures.reader import By, machine_tags, marks, quotations, report_html
from dashboard.view.counts import coverage


def sentences(brief: Brief, *, machine: bool = False) -> dict[str, Any]:
    """Return what the list of sentences draws from: those shown, or those that the selection lights up.

    The sentences are places, not words: those are the report's. With `machine`, each has the lexicon's
    answer beside that of the person who decided its themes.
    """
    view, style = brief.view, brief.style
    said = quotations(view.lexicon, view.shown, view.lit, style=style)
    glosses = view.dossier.glosses if style.language == "en" else {}
    tags, shown = machine_tags(view, style) if machine else {}, {one.sentence for one in said.sentences}
    return {
        "sentences": [(one.sentence, one.voice, one.themes, one.terms) for one in said.sentences],
        "themes": said.themes,
        "voices": said.voices,
        "machine": {str(index): text for index, text in tags.items() if index in shown},
        "glosses": {str(index): text for index, text in glosses.items() if index in shown},
        "find": style.say("detail.find"),
    }


def covered(brief: Brief) -> str:
    """Return how much of the report is used, as a line of HTML."""
    used = coverage(brief.shown, brief.view.dossier.sentences)
    counts = {"all": used.all, "visits": used.visits, "themes": used.themes, "aside": used.aside}
    text = brief.style.say("reader.coverage", neither=len(used.neither), **counts)
    return f'<p class="note">{escape(text)}</p>'


def report(brief: Brief) -> str:
    """Return the whole report as HTML: the same under every choice."""
    label, back = (escape(brief.style.say(f"reader.{word}")) for word in ("label", "back"))
    text = report_html(brief.view.dossier.sentences)
    return f'<div class="reader" lang="zh" tabindex="0" aria-label="{label}" data-back="{back}">{text}</div>'


def used(brief: Brief, by: By = "theme") -> dict[str, Any]:
    """Return what is used of the report: the marks in it, those lit, and the sentences used for nothing."""
    view, style = brief.view, brief.style
    made = marks(view.trip, view.lexicon, view.shown, by, style=style)
    neither = coverage(view.shown, view.dossier.sentences).neither
    return {
        "sentences": made.sentences,
        "colors": made.colors,
        "keys": made.keys,
        "names": made.names,
        "lit": sorted(view.lit.sentences),
        "neither": neither,
        "unused": f"{style.say('reader.unused')} ({len(neither)})",
        "selected": str(view.selected or ""),
    }
