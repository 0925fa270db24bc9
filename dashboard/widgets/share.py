"""The share menu: the link, and every export of what is shown, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st
from orjson import dumps

from dashboard.brief import Brief
from dashboard.exports.formats import FORMATS, file_name, make
from dashboard.parts.comparison import Comparison
from dashboard.style import labels
from dashboard.style.style import Style
from dashboard.widgets.element import element

_link = element("link")

GROUPS: dict[str, list[tuple[str, str | None]]] = {
    "page": [("html", None)],
    "pictures": [
        ("png", "1920x1080"),
        ("png", "3840x2160"),
        ("png", "phone"),
        ("pdf", "16:9"),
        ("pdf", "a4"),
        ("svg", None),
        ("svg", "text"),
    ],
    "slides": [("pptx", None), ("deck", None)],
    "text": [("docx", None), ("md", None), ("txt", "short"), ("txt", "full")],
    "data": [(kind, None) for kind in ("xlsx", "csv", "geojson", "kmz", "kml", "ics", "json")],
}
"""What the menu offers, by heading: each a format of an export and its size."""


@st.fragment
def share_menu(brief: Brief) -> None:
    """Draw the menu; what is in it is drawn once it is open, and a file is made once it is chosen."""
    say = brief.style.say
    menu = st.popover(say("share.title"), key="share", on_change="rerun")
    if not menu.open:
        return
    # For print and projection: the exports are light, whatever the reader's screen is.
    brief = replace(brief, style=replace(brief.style, mode="light"))
    with menu:
        _copy(brief.style)
        if brief.view.empty:
            bare = say("share.bare", filters=brief.filter) if len(brief.shown.could_be) else brief.nothing
            st.caption(bare)
        if lacks := _lacking(brief):
            st.caption(say("brief.lacking", names=say("filter.join").join(lacks)))
        for group, offers in GROUPS.items():
            held = [(kind, size) for kind, size in offers if _makes(brief, kind, size)]
            if held:
                st.caption(say(f"share.{group}"))
                with st.container(horizontal=True, gap="small"):
                    for kind, size in held:
                        _offer(brief, kind, size)


@st.fragment
def comparison_menu(one: Comparison) -> None:
    """Draw the menu of trips side by side: the link, and a picture."""
    say = one.style.say
    menu = st.popover(say("share.title"), key="share", on_change="rerun")
    if menu.open:
        with menu:
            _copy(one.style)
            st.download_button(
                say("share.png_1920x1080"),
                data=partial(_comparison, one),
                file_name=one.file_name("png"),
                mime=FORMATS["png"].mime,
                on_click="ignore",
                key="share_png",
            )


def _comparison(one: Comparison) -> bytes:
    from dashboard.exports.sheet.compared import png  # noqa: PLC0415  see `_lacking`

    return png(one.in_mode("light")).data


def _copy(style: Style) -> None:
    words = {"copy": style.say("share.copy"), "copied": style.say("share.copied")}
    _link(key="share_link", data=dumps(words))


def _makes(brief: Brief, kind: str, size: str | None) -> bool:
    """Return whether the filter leaves what this file is made of."""
    if not brief.view.empty:
        return True
    return not brief.shown.could_be.empty and (FORMATS[kind].bare or size == "phone")


def _offer(brief: Brief, kind: str, size: str | None) -> None:
    name = f"{kind}_{size}".replace(":", "x") if size else kind
    st.download_button(
        brief.style.say(f"share.{name}"),
        data=_maker(brief, kind, size),
        file_name=file_name(brief, kind, size),
        mime=FORMATS[kind].mime,
        on_click="ignore",
        key=f"share_{name}",
        disabled=kind == "ics" and not brief.view.dated,
    )


def _lacking(brief: Brief) -> list[str]:
    """Return the characters that the pictures' fonts lack, by name: once a file is made it is too late."""
    from dashboard.layout.typeset import lacking  # noqa: PLC0415  see brief_view: matplotlib takes a second

    names = [labels.name(row, brief.language) for row in brief.shown.visit_rows]
    return [*lacking(" ".join([brief.title, *names, *(quote.text for quote in brief.quotes(10))]))]


def _maker(brief: Brief, kind: str, size: str | None) -> Callable[[], bytes]:
    return partial(_data, brief, kind, size)


def _data(brief: Brief, kind: str, size: str | None) -> bytes:
    return make(brief, kind, size).data
