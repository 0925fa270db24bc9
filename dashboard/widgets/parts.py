"""The parts of the page that answer clicks with our own elements: detail panel and reader."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from dashboard.figures.detail import detail
from dashboard.figures.reader import By, coverage, marks, report_html
from dashboard.figures.style import Style
from dashboard.frames import Frames
from dashboard.selection import Lit
from dashboard.visit import Loaded
from dashboard.widgets import state

_ASSETS = Path(__file__).resolve().parent.parent / "assets"
_detail = st.components.v2.component(
    "visit_dashboard_detail",
    html='<div class="detail"></div>',
    js=(_ASSETS / "detail.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
_marks = st.components.v2.component(
    "visit_dashboard_reader",
    js=(_ASSETS / "reader.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
_WORDS = ("clear", "quotes", "find", "source")


def detail_panel(loaded: Loaded, shown: Frames, now: state.Choice, style: Style) -> None:
    """Draw what the selection is, how each part of it is known, and the words it rests on."""
    said = None
    if now.selected:
        said = detail(loaded.trip, loaded.lexicon, shown, now.filter, now.selected, style=style)
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
    text = report_html(loaded.trip.report.text, loaded.sentences)
    st.html(
        f'<div class="reader" lang="zh" tabindex="0" aria-label="{escape(say("reader.label"))}">{text}</div>'
    )
    _marks(
        key="reader_marks",
        data={
            "marks": marks(loaded.trip, loaded.lexicon, shown, by, style=style),
            "lit": sorted(lit.sentences),
            "selected": str(now.selected or ""),
        },
        on_clicked_change=lambda: state.click(st.session_state["reader_marks"].clicked),
    )
    unused = "".join(f"<li>{escape(loaded.sentences[index].text)}</li>" for index in used.neither)
    heading = f"{say('reader.unused')} ({len(used.neither)})"
    st.html(
        f'<details class="unused"><summary>{escape(heading)}</summary><ol lang="zh">{unused}</ol></details>'
    )
