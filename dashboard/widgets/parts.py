"""The parts of the page that answer clicks with our own elements: detail panel and reader."""

from __future__ import annotations

from typing import Any

import streamlit as st
from markupsafe import escape

from dashboard.figures.detail import detail
from dashboard.figures.reader import By, machine_tags, marks, quotations, report_html
from dashboard.figures.theme_grid import theme_grid
from dashboard.style.style import Style
from dashboard.view.counts import coverage
from dashboard.view.view import View
from dashboard.widgets import state
from dashboard.widgets.drawn import Drawn
from dashboard.widgets.element import element
from dashboard.widgets.html import title

_detail = element("detail", '<div class="detail"></div>')
_quotes = element("quotes", '<div class="quotes" tabindex="0"></div>')
_grid = element("grid", '<table class="grid"></table>')
_marks = element("reader", '<details class="unused"><summary></summary><ol lang="zh"></ol></details>')
_WORDS = ("clear", "quotes", "find", "source", "outcomes")


def detail_panel(drawn: Drawn) -> None:
    """Draw what the selection is, how each part of it is known, and the words it rests on."""
    view, style = drawn.view, drawn.style
    _detail(
        key="detail_panel",
        data=drawn.data(
            "detail_panel",
            lambda: {
                "detail": detail(view, view.selected, style=style) if view.selected else None,
                "selected": str(view.selected),
                "lang": style.language,
                "words": {word: style.say(f"detail.{word}") for word in _WORDS},
            },
        ),
        on_cleared_change=state.release,
    )


def quotes(drawn: Drawn) -> None:
    """Draw the sentences shown, or those that the selection lights up, with their words marked.

    Where a person decided the themes, the lexicon's answer can be shown beside theirs.
    """
    differing = bool(drawn.view.dossier.agreement.differing)
    machine = differing and st.toggle(drawn.style.say("themes.machine"), key="machine")
    name = "quotes machine" if machine else "quotes"
    _quotes(key="quotes", data=drawn.data(name, lambda: _said(drawn.view, drawn.style, machine=machine)))


def _said(view: View, style: Style, *, machine: bool) -> dict[str, Any]:
    """Return the sentences as places, not names, with the lexicon's own answers if they are wanted."""
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


def themes_by(drawn: Drawn) -> None:
    """Draw the themes by city and by voice; a click selects the row's theme."""
    view, style = drawn.view, drawn.style
    _grid(
        key="theme_grid",
        data=drawn.data(
            "theme_grid",
            lambda: theme_grid(view.trip, view.lexicon, view.themes, view.shown, style=style, lit=view.lit),
        ),
        on_clicked_change=lambda: state.click(st.session_state["theme_grid"].clicked),
    )


def reader_view(drawn: Drawn) -> None:
    """Draw the report below its heading."""
    with st.container(key="report"):
        st.html(title(drawn.style.say("reader.title")))
        reader(drawn)


def reader(drawn: Drawn) -> None:
    """Draw the whole report with what is used of it marked, and what is used for nothing listed."""
    view, style, say = drawn.view, drawn.style, drawn.style.say
    by: By = st.segmented_control(
        say("reader.by"),
        ["theme", "visit"],
        default="theme",
        required=True,
        format_func=lambda one: say(f"reader.by_{one}"),
        key="reader_by",
        label_visibility="collapsed",
    )
    drawn.html("coverage", lambda: _covered(view, style))
    st.html(drawn.always("report", lambda: _report(view, style)))
    _marks(
        key="reader_marks",
        data=drawn.data(f"reader_marks {by}", lambda: _used(view, style, by)),
        on_clicked_change=lambda: state.click(st.session_state["reader_marks"].clicked),
    )


def _covered(view: View, style: Style) -> str:
    used = coverage(view.shown, view.dossier.sentences)
    counts = {"all": used.all, "visits": used.visits, "themes": used.themes, "aside": used.aside}
    text = style.say("reader.coverage", neither=len(used.neither), **counts)
    return f'<p class="note">{escape(text)}</p>'


def _report(view: View, style: Style) -> str:
    label, back = (escape(style.say(f"reader.{word}")) for word in ("label", "back"))
    text = report_html(view.dossier.sentences)
    return f'<div class="reader" lang="zh" tabindex="0" aria-label="{label}" data-back="{back}">{text}</div>'


def _used(view: View, style: Style, by: By) -> dict[str, Any]:
    """Return what is used of the report: the marks in it, those lit, and the sentences used for nothing."""
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
