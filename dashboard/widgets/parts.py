"""The parts of the page that answer clicks with our own elements: detail panel and reader."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.figures.detail import detail
from dashboard.figures.reader import By, coverage, gloss, marks, quotations, report_html
from dashboard.figures.style import Style
from dashboard.figures.theme_grid import theme_grid
from dashboard.frames import Frames
from dashboard.selection import Lit
from dashboard.themes import Theme
from dashboard.visit import Loaded
from dashboard.widgets import state
from dashboard.widgets.element import element

_detail = element("detail", '<div class="detail"></div>')
_quotes = element("quotes", '<div class="quotes" tabindex="0"></div>')
_grid = element("grid", '<table class="grid"></table>')
_marks = element("reader", '<details class="unused"><summary></summary><ol lang="zh"></ol></details>')
_WORDS = ("clear", "quotes", "find", "source")


def detail_panel(loaded: Loaded, shown: Frames, now: state.Choice, style: Style) -> None:
    """Draw what the selection is, how each part of it is known, and the words it rests on."""
    said = None
    if now.selected:
        said = detail(loaded.trip, loaded.lexicon, shown, now.filter, now.selected, style=style)
        for quote in said["quotes"]:
            quote["gloss"] = gloss(loaded.sentences, loaded.glosses, quote["start"], style=style)
    _detail(
        key="detail_panel",
        data={
            "detail": said,
            "selected": str(now.selected),
            "lang": style.language,
            "words": {word: style.say(f"detail.{word}") for word in _WORDS},
        },
        on_cleared_change=state.release,
    )


def quotes(loaded: Loaded, shown: Frames, style: Style, lit: Lit) -> None:
    """Draw the sentences shown, or those that the selection lights up, with their words marked."""
    said = quotations(loaded.lexicon, shown, lit, style=style)
    glosses = loaded.glosses if style.language == "en" else {}
    said["glosses"] = {str(index): glosses[index] for index, *_ in said["sentences"] if index in glosses}
    _quotes(key="quotes", data={**said, "find": style.say("detail.find")})


def themes_by(loaded: Loaded, themes: Sequence[Theme], shown: Frames, style: Style, lit: Lit) -> None:
    """Draw the themes by city and by voice; a click selects the row's theme."""
    _grid(
        key="theme_grid",
        data=theme_grid(loaded.trip, loaded.lexicon, themes, shown, style=style, lit=lit),
        on_clicked_change=lambda: state.click(st.session_state["theme_grid"].clicked),
    )


def reader(loaded: Loaded, shown: Frames, now: state.Choice, style: Style, lit: Lit) -> None:
    """Draw the whole report with what is used of it marked, and what is used for nothing listed."""
    say = style.say
    by: By = st.segmented_control(
        say("reader.by"),
        ["theme", "visit"],
        default="theme",
        required=True,
        format_func=lambda one: say(f"reader.by_{one}"),
        key="reader_by",
        label_visibility="collapsed",
    )
    used = coverage(shown, loaded.sentences)
    counts = {"all": used.all, "visits": used.visits, "themes": used.themes, "aside": used.aside}
    st.html(f'<p class="note">{escape(say("reader.coverage", neither=len(used.neither), **counts))}</p>')
    text = report_html(loaded.sentences)
    st.html(
        f'<div class="reader" lang="zh" tabindex="0" aria-label="{escape(say("reader.label"))}">{text}</div>'
    )
    _marks(
        key="reader_marks",
        data={
            **marks(loaded.trip, loaded.lexicon, shown, by, style=style),
            "lit": sorted(lit.sentences),
            "neither": used.neither,
            "unused": f"{say('reader.unused')} ({len(used.neither)})",
            "selected": str(now.selected or ""),
        },
        on_clicked_change=lambda: state.click(st.session_state["reader_marks"].clicked),
    )
