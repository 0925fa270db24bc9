"""Text made to show as itself where something else would read it as markup."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import escape

# Signs of CommonMark and of GitHub's tables, strikethrough and formulas, wherever they stand.
_SIGNS = re.compile(r"([\\`*_\[\]<>|#~&$])")
_ITEM = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")
_LINK = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(?=:)|(www)(?=\.)")


def for_map(text: str) -> str:
    """Return the text so that it shows as itself in the map.

    folium renders labels through Jinja and writes tooltips into JavaScript template literals, so
    backslash, backtick, dollar and braces are as live there as angle brackets are in HTML.
    """
    escaped = str(escape(text))
    for char in "\\`${}":
        escaped = escaped.replace(char, f"&#{ord(char)};")
    return escaped


def for_plotly(text: str) -> str:
    """Return the text so that plotly shows its angle brackets and ampersands instead of reading them."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def one_line(text: str) -> str:
    """Return the text on one line, without controls, marks of direction and what XML 1.0 cannot hold."""
    flat = " ".join(text.split())
    return "".join(
        one
        for one in flat
        if unicodedata.category(one) not in {"Cc", "Cf", "Cs"} and one not in "\ufffe\uffff"
    )


def for_markdown(text: str) -> str:
    """Return the text so that Markdown shows it as it is: no emphasis, list, table, link or tag."""
    text = _SIGNS.sub(r"\\\1", one_line(text))
    text = _LINK.sub(lambda found: found[0] + "\\", text)
    return _ITEM.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], text)


_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SHORTCODE = re.compile(r":(?=[\w+/-]+[:\[])")


def for_label(text: str) -> str:
    """Return the text so that a label of Streamlit's, which reads Markdown, shows it as it is.

    Every sign of ASCII may be escaped there (CommonMark 2.4). Streamlit's own `:name:` and `:color[…]` know
    no escape: a word joiner, which has no width, takes them apart.
    """
    return _PUNCTUATION.sub(r"\\\1", _SHORTCODE.sub(":\u2060", one_line(text)))
