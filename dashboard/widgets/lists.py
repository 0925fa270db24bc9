"""What the page shows as plain HTML: legends, sentences, sources. All text is escaped."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.figures import labels
from dashboard.figures.palette import Look
from dashboard.figures.style import Style
from dashboard.frames import Frames
from dashboard.model import Source, Trip
from dashboard.themes import Lexicon

_LOOKS: tuple[Look, ...] = ("stated", "inferred", "external", "possible", "unknown")


def title(text: str, note: str = "") -> None:
    """Draw the heading of a part of the page, with a quiet note behind it."""
    st.html(f"<h2>{escape(text)} <small>{escape(note)}</small></h2>")


def basis_legend(style: Style) -> None:
    """Draw what the looks of the marks mean, once for the page."""
    items = "".join(
        f'<span><b class="mark {one}"></b>{escape(style.say(f"basis.{one}"))}</span>' for one in _LOOKS
    )
    st.html(f'<p class="legend">{items}</p>')


def voice_legend(lexicon: Lexicon, style: Style) -> None:
    """Draw the tints of the voices in the theme chart."""
    items = "".join(
        f'<span><i style="background:{color}"></i>{escape(labels.pick(voice.name, style.language))}</span>'
        for voice, color in zip(lexicon.voices, style.palette.voices, strict=True)
    )
    st.html(f'<p class="legend">{items}</p>')


def quotes(lexicon: Lexicon, shown: Frames, style: Style) -> None:
    """Draw each sentence shown once, with its voice and its themes."""
    names = {theme.id: labels.pick(theme.name, style.language) for theme in lexicon.themes}
    voices = {voice.id: labels.pick(voice.name, style.language) for voice in lexicon.voices}
    items = []
    for _, rows in shown.mentions.groupby("sentence", sort=True):
        first = rows.iloc[0]
        tags = " · ".join([voices[first["voice"]], *(names[theme] for theme in rows["theme"])])
        items.append(f'<li><q lang="zh">{escape(first["quote"])}</q><small>{escape(tags)}</small></li>')
    st.html(f'<ul class="quotes" tabindex="0">{"".join(items)}</ul>')


def sources(trip: Trip, style: Style) -> None:
    """Draw every source, with how far it was verified."""
    items = "".join(f"<li>{_source(source, style)}</li>" for source in trip.sources)
    st.html(f'<ul class="sources">{items}</ul>')


def _source(source: Source, style: Style) -> str:
    publisher, name, verified = (
        labels.pick(text, style.language) for text in (source.publisher, source.title, source.verified)
    )
    small = " · ".join(part for part in (source.date, source.address, verified) if part)
    return f"<b>{escape(source.id)}</b> {escape(publisher)} — {escape(name)} <small>{escape(small)}</small>"
