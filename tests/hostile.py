"""Strings that would be code, markup, a request or a formula somewhere, and a trip that is full of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import Any

from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier, dossier

BAIT = "http://198.51.100.7/bait"
"""An address of nobody's (RFC 5737): whoever asks it has been led."""

_BASES = [
    # HTML and SVG
    f"<img src={BAIT}>",
    f'"><script src="{BAIT}"></script>',
    "<script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "</title><svg/onload=alert(1)>",
    "</style><style>@import '" + BAIT + "'",
    f"<link rel=stylesheet href={BAIT}>",
    f"<iframe src={BAIT}>",
    "<a href=javascript:alert(1)>x</a>",
    f"<object data={BAIT}>",
    f"<base href={BAIT}>",
    f'<meta http-equiv=refresh content="0;url={BAIT}">',
    f"<video poster={BAIT}>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext><img src=x onerror=alert(1)>",
    "&lt;b&gt;粗&lt;/b&gt; &amp;amp; &#x41;",
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "--><!--",
    "]]><![CDATA[",
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    # Markdown and the labels of Streamlit
    f"![x]({BAIT})",
    f"[x]({BAIT})",
    f"<{BAIT}>",
    BAIT,
    "www.example.com",
    "a@b.example",
    "**粗** _斜_ ~~删~~ `码`",
    "# 题",
    "- 项",
    "1. 项",
    "| a | b |",
    "> 引",
    "$$\\frac{1}{2}$$",
    "$x$ 与 $y$",
    ":red[x]",
    ":material/home:",
    ":smile: :streamlit:",
    ":blue-background[x] :small[y]",
    "[^1]: x",
    "```js",
    "\\",
    "a\\nb \\u003cscript\\u003e",
    # Templates and scripts
    "{{ 7*7 }}",
    "{% for x in y %}",
    "${alert(1)}",
    "`${alert(1)}`",
    "#{7*7}",
    "<%= 7*7 %>",
    "');alert(1);//",
    '");alert(1);//',
    "*/alert(1)/*",
    "</script><script>alert(1)",
    "__proto__",
    "constructor",
    "%{x} {0} {name} %s %n %00",
    # Formulas and tables
    "=1+1",
    f'=HYPERLINK("{BAIT}","x")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "'=1",
    'a,b;c\t"d"'.replace("\t", " "),
    # Files and calendars
    "../../etc/passwd",
    "C:\\con\\aux.txt",
    "a/b\\c:d*e?f<g>h|i",
    "BEGIN:VEVENT",
    "ATTACH:" + BAIT,
    "x;y,z:w",
    # plotly and SVG text
    "<b>粗</b><br>行<i>斜</i>",
    f'<a href="{BAIT}">x</a>',
    "<sup>上</sup><sub>下</sub>",
    # Letters that are hard to set
    "字" * 200,
    "W" * 200,
    "a " * 99,
    "Z͑ͫ̓a̴l̵g̸o̷" * 9,
    "👨‍👩‍👧‍👦🏳️‍🌈🇨🇳",
    "مرحبا שלום",
    "𠮷野家𩸽",
    "ﬁ ﷽ ㍿ ①",
    "\u200b零\u200b宽\u200b",
    "null",
    "undefined",
    "NaN",
    "0",
    "-",
    ".",
    "、",
    " 前后空 ",
]
_WRAPS = ("{}", "海城{}港", "{} & {}")

CORPUS = tuple(dict.fromkeys(wrap.replace("{}", base)[:200] for wrap in _WRAPS for base in _BASES))
"""More than 200 different strings, none longer than a name may be."""


def baited(loaded: Dossier, strings: tuple[str, ...] = CORPUS, *, start: int = 0) -> Dossier:
    """Return the trip with one of the strings in every text that shows, from the one at `start` on."""
    trip, given = loaded.trip, cycle((*strings[start:], *strings[:start]))
    fields = {
        name: tuple(_with(record, given) for record in getattr(trip, name))
        for name in ("cities", "visits", "events", "sources", "not_visited", "outcomes", "glosses")
    }
    fields |= {"title": _text(given), "delegation": _text(given)}  # type: ignore[dict-item]
    return dossier(trip.model_copy(update=fields), loaded.lexicon)


def _text(given: Iterator[str]) -> Text:
    return Text(zh=next(given), en=next(given))


def _with(record: Any, given: Iterator[str]) -> Any:
    """Return the record with a string in each of its texts; what rests on the report's words stays."""
    update: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Text):
            update[name] = _text(given)
        elif name == "evidence":
            many = value if isinstance(value, tuple) else (value,)
            told = tuple(
                one.model_copy(update={"reason": _text(given)}) if one.reason else one for one in many
            )
            update[name] = told if isinstance(value, tuple) else told[0]
        elif name in {"address", "en"} and isinstance(value, str):
            update[name] = next(given)
    return record.model_copy(update=update)
