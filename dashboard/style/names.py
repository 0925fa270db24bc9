"""Names that the trip gives in Chinese alone, on the English page: marked as Chinese, and counted."""

from __future__ import annotations

import re

from dashboard.style.style import Style
from dashboard.trip.model import Trip
from dashboard.trip.values import Text

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def marked(html: str, zh: str | None, words: str, style: Style) -> str:
    """Return words as the HTML they were escaped to, marked as Chinese where English has none of its own."""
    return f'<bdi lang="zh">{html}</bdi>' if style.language == "en" and _chinese(zh, words) else html


def note(trip: Trip, style: Style) -> str:
    """Return how many names the English page gives in Chinese only; nothing where there is none."""
    names: list[Text | None] = [one.name for one in trip.cities]
    names += [one.name for one in trip.visits]
    names += [one.name for one in trip.events]
    names += [one.name for one in trip.not_visited]
    n = sum(_chinese(one.zh, one.of("en")) for one in names if one)
    return style.say("page.chinese_only", n=n) if n and style.language == "en" else ""


def _chinese(zh: str | None, words: str) -> bool:
    return words == zh and _HAN.search(words) is not None
