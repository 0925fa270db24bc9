"""What a report says that the trip added up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.draft.dates import number
from dashboard.report.sentences import Sentence

_N = r"(?P<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
_PATTERNS = {
    "days": re.compile(
        rf"(?:为期|历时|用时){_N}天|(?<![第每近])(?P<m>[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,2}})天(?:时间|行程|里|的行程|的考察|的学习)"
    ),
    "cities": re.compile(rf"(?<![第每一近]){_N}(?:座城市|个城市|个地级市|个市[^场辖区]|市[、，,]|座城)"),
    "visits": re.compile(
        rf"(?<![第每近]){_N}(?:个|处)(?:考察点|参观点|观摩点|点位|站点|考察现场|参观现场|现场点)"
    ),
}


@dataclass(frozen=True)
class Sums:
    """The totals that one stretch of the report gives, by name, and where that stretch is."""

    found: dict[str, int]
    start: int
    end: int


def sums(parts: Sequence[Sentence]) -> Sums | None:
    """Return the totals of the sentence that gives most of them; None where none does."""
    best: Sums | None = None
    for one in parts:
        if one.kind == "credit":
            continue
        hits = {name: hit for name, pattern in _PATTERNS.items() if (hit := pattern.search(one.text))}
        found = {name: number(hit["n"] or hit.groupdict().get("m") or "") for name, hit in hits.items()}
        found = {name: n for name, n in found.items() if n}
        if found and (best is None or len(found) > len(best.found)):
            spans = [hits[name].span() for name in found]
            start, end = min(a for a, _ in spans), max(b for _, b in spans)
            best = Sums(found, one.start + start, one.start + end)
    return best
