"""The parts of the page that answer clicks with our own elements: detail panel and reader."""

from __future__ import annotations

import streamlit as st
from markupsafe import escape

from dashboard.figures.detail import detail
from dashboard.figures.reader import By, machine_tags, marks, quotations, report_html
from dashboard.figures.theme_grid import theme_grid
from dashboard.style.style import Style
from dashboard.view.counts import coverage
from dashboard.view.view import View
from dashboard.widgets import state
from dashboard.widgets.element import element
from dashboard.widgets.html import title

_detail = element("detail", '<div class="detail"></div>')
_quotes = element("quotes", '<div class="quotes" tabindex="0"></div>')
_grid = element("grid", '<table class="grid"></table>')
_marks = element("reader", '<details class="unused"><summary></summary><ol lang="zh"></ol></details>')
_WORDS = ("clear", "quotes", "find", "source", "outcomes")


def detail_panel(view: View, style: Style) -> None:
    """Draw what the selection is, how each part of it is known, and the words it rests on."""
    _detail(
        key="detail_panel",
        data={
            "detail": detail(view, view.selected, style=style) if view.selected else None,
            "selected": str(view.selected),
            "lang": style.language,
            "words": {word: style.say(f"detail.{word}") for word in _WORDS},
        },
        on_cleared_change=state.release,
    )


def quotes(view: View, style: Style) -> None:
    """Draw the sentences shown, or those that the selection lights up, with their words marked.

    Where a person decided the themes, the lexicon's answer can be shown beside theirs.
    """
    say = style.say
    said = quotations(view.lexicon, view.shown, view.lit, style=style)
    glosses = view.dossier.glosses if style.language == "en" else {}
    machine: dict[str, str] = {}
    if view.dossier.agreement.differing and st.toggle(say("themes.machine"), key="machine"):
        shown = {one.sentence for one in said.sentences}
        machine = {str(index): text for index, text in machine_tags(view, style).items() if index in shown}
    _quotes(
        key="quotes",
        data={
            # Places, not names: these are sent at every click.
            "sentences": [(one.sentence, one.voice, one.themes, one.terms) for one in said.sentences],
            "themes": said.themes,
            "voices": said.voices,
            "machine": machine,
            "glosses": {
                str(one.sentence): glosses[one.sentence] for one in said.sentences if one.sentence in glosses
            },
            "find": say("detail.find"),
        },
    )


def themes_by(view: View, style: Style) -> None:
    """Draw the themes by city and by voice; a click selects the row's theme."""
    _grid(
        key="theme_grid",
        data=theme_grid(view.trip, view.lexicon, view.themes, view.shown, style=style, lit=view.lit),
        on_clicked_change=lambda: state.click(st.session_state["theme_grid"].clicked),
    )


def reader_view(view: View, style: Style) -> None:
    """Draw the report below its heading."""
    with st.container(key="report"):
        st.html(title(style.say("reader.title")))
        reader(view, style)


def reader(view: View, style: Style) -> None:
    """Draw the whole report with what is used of it marked, and what is used for nothing listed."""
    say, dossier = style.say, view.dossier
    by: By = st.segmented_control(
        say("reader.by"),
        ["theme", "visit"],
        default="theme",
        required=True,
        format_func=lambda one: say(f"reader.by_{one}"),
        key="reader_by",
        label_visibility="collapsed",
    )
    used = coverage(view.shown, dossier.sentences)
    counts = {"all": used.all, "visits": used.visits, "themes": used.themes, "aside": used.aside}
    st.html(f'<p class="note">{escape(say("reader.coverage", neither=len(used.neither), **counts))}</p>')
    text = report_html(dossier.sentences)
    st.html(
        f'<div class="reader" lang="zh" tabindex="0" aria-label="{escape(say("reader.label"))}" '
        f'data-back="{escape(say("reader.back"))}">{text}</div>'
    )
    made = marks(view.trip, view.lexicon, view.shown, by, style=style)
    _marks(
        key="reader_marks",
        data={
            "sentences": made.sentences,
            "colors": made.colors,
            "keys": made.keys,
            "names": made.names,
            "lit": sorted(view.lit.sentences),
            "neither": used.neither,
            "unused": f"{say('reader.unused')} ({len(used.neither)})",
            "selected": str(view.selected or ""),
        },
        on_clicked_change=lambda: state.click(st.session_state["reader_marks"].clicked),
    )
