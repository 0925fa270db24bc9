"""Which sentences of the report speak of what: passages of visits and events, and the cities they name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dashboard.report.cutter import cutter_of
from dashboard.report.sentences import Sentence
from dashboard.trip.model import Event, Trip, Visit
from dashboard.trip.records import Evidence

# A name runs from a sign, a particle or a verb to the word that says what kind of institution it is.
_VERBS = "考察|参观|调研|走访|学习|召开|签署|举行|会见"
_RUN = rf"(?:(?!{_VERBS})[^\s，,。；;：:、“”‘’（）()《》的在与和同对向了着过到看赴])"
_KINDS = (
    *("有限公司", "公司", "集团", "研究院", "研究所", "协会", "商会", "学会", "大学", "学院", "医院", "银行"),
    *("报社", "日报", "晚报", "委员会", "管委会", "人民政府", "开发区", "高新区"),
)


def touched(evidence: Iterable[Evidence], parts: Sequence[Sentence]) -> frozenset[int]:
    """Return the sentences that the words of any of the evidence stand in; `parts` are in order."""
    found: list[Sentence] = []
    for item in evidence:
        if item.quote and item.start is not None and item.end is not None:
            first = bisect_right(parts, item.start, key=lambda part: part.end)
            found += parts[first : bisect_left(parts, item.end, key=lambda part: part.start)]
    return frozenset(part.index for part in found)


def passage(record: Visit | Event, parts: Sequence[Sentence]) -> frozenset[int]:
    """Return the sentences that speak of the visit or event: those its `status`, `passage` or `context`
    evidence touches. Evidence for a day or a city speaks of the route, not of the site.
    """
    return touched(_of(record, "status", "passage", "context"), parts)


def context(record: Visit | Event, parts: Sequence[Sentence]) -> frozenset[int]:
    """Return the sentences of the passage that belong to it by inference alone."""
    return touched(_of(record, "context"), parts) - touched(_of(record, "status", "passage"), parts)


def lists(visits: Sequence[Visit], parts: Sequence[Sentence]) -> dict[str, frozenset[int]]:
    """Return, by the id of each visit, the sentences whose words put it and others among the sites."""
    named = {visit.id: touched(_of(visit, "status"), parts) for visit in visits if visit.name}
    often = Counter(sentence for held in named.values() for sentence in held)
    several = frozenset(sentence for sentence, times in often.items() if times > 1)
    return {visit.id: named.get(visit.id, frozenset()) & several for visit in visits}


def _of(record: Visit | Event, *fields: str) -> list[Evidence]:
    return [item for item in record.evidence if {*fields} & {*item.fields}]


def cities_named(parts: Sequence[Sentence], trip: Trip) -> Mapping[int, frozenset[str]]:
    """Return the cities that each sentence names as a word: 出海口 does not name 海口.

    A city's name inside the name of an institution or of something the trip knows by name is no mention of
    the city: what is told of a site belongs to its city by the site's passage.
    """
    words = {
        form: city.id
        for city in trip.cities
        for name in (city.name.zh, *city.aliases)
        for form in (name, f"{name}市")
    }
    cutter, mask = cutter_of(frozenset(words)), _mask(words, trip)
    return {
        part.index: frozenset(
            words[word] for word, _ in cutter.cut(mask.sub(" ", part.text)) if word in words
        )
        for part in parts
    }


def _mask(words: Iterable[str], trip: Trip) -> re.Pattern[str]:
    """Return what matches a name that a city's name may stand in without the city being meant."""
    known = [one.name.zh for one in trip.visits if one.name] + [one.name.zh for one in trip.not_visited]
    names = sorted(known, key=len, reverse=True)
    cities = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    institution = f"{_RUN}{{0,4}}?(?:{cities}){_RUN}{{0,14}}?(?:{'|'.join(_KINDS)})"
    return re.compile("|".join([*map(re.escape, names), institution]))


def themes_of(sentences: Iterable[int], carried: Mapping[int, list[str]]) -> tuple[str, ...]:
    """Return the themes of the sentences, each once, in the order of the report."""
    return tuple(dict.fromkeys(theme for one in sorted(sentences) for theme in carried.get(one, ())))
