"""Text made to show as itself: nothing live is left in it, and it reads as what it was."""

from __future__ import annotations

import html

import pytest

from dashboard.style.escape import for_map, for_plotly

LIVE = [
    "<b>港</b>",
    "{{ 7*7 }}",
    "{% raw %}",
    "${alert(1)}",
    "`",
    "\\",
    "\\u003cscript\\u003e",
    '" onload="alert(1)',
    "' x='",
    "</script>",
    "&lt;b&gt;",
    "&#96;",
    "{#",
]


@pytest.mark.parametrize("text", LIVE)
def test_inert_text_has_no_live_character_left(text: str) -> None:
    assert not set(for_map(text)) & set("<>\"'`\\${}")


@pytest.mark.parametrize("text", [*LIVE, "", "海城港", "a & b"])
def test_inert_text_reads_as_what_it_was(text: str) -> None:
    assert html.unescape(for_map(text)) == text


def test_inert_text_of_nothing_is_nothing() -> None:
    assert for_map("") == ""


def test_plain_text_keeps_no_tag() -> None:
    assert for_plotly("<b>a & b</b>") == "&lt;b&gt;a &amp; b&lt;/b&gt;"
    assert html.unescape(for_plotly("&lt;b&gt;")) == "&lt;b&gt;"
    assert for_plotly("") == ""
