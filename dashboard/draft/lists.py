"""The names that stand in a list behind a verb, over the commas that it goes on over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.draft import words
from dashboard.draft.judge import is_site
from dashboard.draft.names import cleaned, parts_of
from dashboard.draft.places import Gazetteer

STOP = re.compile(r"[。！？!?；;\n]")
"""Where a list ends at the latest."""


def listed(
    text: str, start: int, gazetteer: Gazetteer, *, weak: bool, kinds: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield the names that a verb is followed by, over commas as long as what follows is a list."""
    stop = STOP.search(text, start)
    end, at, first = stop.start() if stop else len(text), start, True
    one_only = kinds
    while at < end and (first or not one_only):
        comma = _comma(text, at, end)
        if cut := words.CUT.search(text, at + 1, comma):
            comma = end = cut.start()
            weak = weak and not re.match(r"参观|考察|调研|视察|观摩|察看|查看", cut.group())
        done = words.END.search(text, at, comma)
        upto = done.start() if done else comma
        kinds = kinds or bool(
            done
            and re.match(
                r"等[^，,。]{0,4}?(?:地|处|企业|公司|单位|场所|景区|景点|学校|项目|点)",
                text[done.start() : end],
            )
        )
        names = [*items(text, at, upto, gazetteer, weak=weak or not first, kinds=kinds)]
        whole = parts_of(text, at, upto, gazetteer)
        parts = sum(len(text[a:b].strip()) > 0 for a, b in whole)
        if first and not names and not kinds:
            return
        if not first and not (names and 2 * len(names) > parts and _plain(text, at, upto)):
            return
        yield from names
        if done and not re.match(r"[^，,。；;]{0,10}[，,]?(?:以及|还有|和|及)", text[done.end() : end]):
            return
        at, first = comma + 1, False


def _plain(text: str, start: int, end: int) -> bool:
    """Return whether a segment goes on with a list: it has no verb, and nobody at its head."""
    part = text[start:end]
    if re.search(r"[在是将有被把让向]", re.split(r"[、和及与]", part)[0]):
        return False
    return (
        not words.TRIGGER.search(part)
        and not words.PLAN.search(part)
        and not re.match(
            r"\s*(?:并|与|同|对|向|就|在|听|看|了|详|认|深|感|一边|边|一|实|还|也|又|随|接|之后|期间|最后|然后|其|这|那|该|代表|考察|大家)",
            part,
        )
    )


def _comma(text: str, start: int, end: int) -> int:
    """Return where the segment ends: the next comma that stands in no brackets."""
    depth = 0
    for at in range(start, end):
        if text[at] in "（(“《":
            depth += 1
        elif text[at] in "）)”》":
            depth -= 1
        elif depth <= 0 and (text[at] in "，,：:" or text.startswith("——", at)):
            return at
    return end


def items(
    text: str, start: int, end: int, gazetteer: Gazetteer, *, weak: bool, kinds: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield the names of a stretch of text that are those of sites; `kinds`: the words behind them say so."""
    spans = [cleaned(text, a, b, gazetteer) for a, b in parts_of(text, start, end, gazetteer)]
    kept = [(a, b) for a, b in spans if b > a]
    plain = sum(is_site(text[a:b], gazetteer) for a, b in kept)
    among = kinds or (len(kept) >= 2 and plain > 0 and 2 * plain >= len(kept))
    for a, b in kept:
        name = text[a:b]
        if is_site(name, gazetteer, sure=weak and len(kept) < 2) or (
            among and is_site(name, gazetteer, listed=True)
        ):
            yield a, b
