"""The sites that a sentence names with a verb of going to see, and what it says it did not reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.draft import kinds, words
from dashboard.draft.judge import is_site
from dashboard.draft.lists import STOP, items, listed
from dashboard.draft.places import Gazetteer
from dashboard.draft.proper import is_brand, is_proper

Fate = Literal["visited", "described", "possible", "planned", "cancelled", "passed"]
"""What a sentence says of a site: went there, looked at it there, or why it did not."""


@dataclass(frozen=True)
class Site:
    """A site that a sentence names: `text[start:end] == name`, where the verb stands, and the rule."""

    name: str
    start: int
    end: int
    verb: int
    fate: Fate
    rule: str


_QUOTED = re.compile(r"“[^“”]*[，,。！？][^“”]*”")


def sites(text: str, gazetteer: Gazetteer) -> list[Site]:
    """Return the sites of one sentence in order, each once; offsets are within the sentence."""
    found: dict[tuple[int, int], Site] = {}
    speech = [match.span() for match in _QUOTED.finditer(text)]
    within = [*_inside(text, gazetteer)]
    inside = [(one.verb, _clause_end(text, one.end)) for one in within]
    for site in (
        *_leads(text, gazetteer),
        *within,
        *_after_verbs(text, gazetteer, inside),
        *_before_verbs(text, gazetteer),
    ):
        spoken = any(start < site.start < end for start, end in speech)
        known = any(one.start < site.end and site.start < one.end for one in found.values())
        if not spoken and not known:
            found[site.start, site.end] = site
    return sorted(found.values(), key=lambda one: one.start)


def _leads(text: str, gazetteer: Gazetteer) -> Iterator[Site]:
    """Yield the sites that a sentence begins with: a list, an example, or the one it goes on to tell of."""
    for rule, pattern, least in (
        ("lead", words.LEAD, 3),
        ("example", words.EXAMPLE, 1),
        ("subject", words.SUBJECT, 1),
    ):
        match = pattern.match(text)
        if match is None:
            continue
        a, b = match.span("names")
        names = [*items(text, a, b, gazetteer, weak=least == 1)]
        whole = least > 1 or (len(names) == 1 and names[0] == (a, b))
        if len(names) >= least and whole:
            fate: Fate = "visited" if rule == "lead" else "possible" if rule == "example" else "described"
            for start, end in names:
                yield Site(text[start:end], start, end, 0, fate, rule)
            return


def _clause_end(text: str, start: int) -> int:
    """Return how far what is told of a place goes: to where the sentence ends, or they go on elsewhere."""
    stop = re.compile(
        r"[。！？!?；;\n]|接着|随后|之后|并(?:参观|考察|察看)|(?:又|还|并|再|后)?(?:到|赴|前往|走进|来到|步入|走访|转)"
    ).search(text, start)
    return stop.start() if stop else len(text)


def _after_verbs(text: str, gazetteer: Gazetteer, inside: Sequence[tuple[int, int]]) -> Iterator[Site]:
    at = 0
    matches = sorted(
        [*words.TRIGGER.finditer(text), *words.LISTED.finditer(text)], key=lambda match: match.start()
    )
    for match in matches:
        if match.start() < at:
            continue
        weak = "weak" in match.re.groupindex and match["weak"] is not None
        moves = re.search(r"到|赴|前往|走进|步入|走访|转", match.group())
        if not moves and any(start <= match.start() < end for start, end in inside):
            continue  # what was seen there is part of the place that was named
        stands = "第" in match.group() and match.re is words.LISTED
        names = [*listed(text, match.end(), gazetteer, weak=weak, kinds=stands)]
        if weak and match["weak"].startswith("看"):
            names = [(a, b) for a, b in names if is_site(text[a:b], gazetteer, sure=True)]
        if parts := _parts_behind(text, names, moves=bool(moves)):
            inside = [*inside, parts]
        fate = _fate(text, match.start(), match.end())
        if fate is None or not names:
            continue
        at = names[-1][1]
        rule = "list" if len(names) > 1 else "verb"
        for start, end in names:
            if moves and len(names) == 1 and kinds.TRANSPORT.search(text[start:end]):
                continue
            yield Site(text[start:end], start, end, match.start(), fate, rule)


def _before_verbs(text: str, gazetteer: Gazetteer) -> Iterator[Site]:
    for match in words.TOWARDS.finditer(text):
        fate = _fate(text, match.start(), match.end())
        if fate is not None:
            for start, end in items(text, match.start("names"), match.end("names"), gazetteer, weak=False):
                yield Site(text[start:end], start, end, match.start(), fate, "towards")


def _inside(text: str, gazetteer: Gazetteer) -> Iterator[Site]:
    for match in words.INSIDE.finditer(text):
        group = "names" if match["names"] else "alone"
        if group == "alone" and re.search(r"[、说来]", match[group]):
            continue
        directly = text[match.end() - 1] not in "，,"
        alone = _nothing_else(text, match.end(), gazetteer)
        if kinds.ZONE.search(match[group]) and not (directly and alone):
            continue  # a zone is where the sites are
        house = kinds.HOUSE.search(match[group]) or match[group].endswith(("馆", "中心", "院", "校"))
        if not alone and not house and _named_there(text, match.end(), gazetteer):
            continue
        looked = group == "alone" or words.LOOKING.search(match["rest"])
        if _fate(text, match.start(), match.end(group)) != "visited":
            continue
        names = [*items(text, match.start(group), match.end(group), gazetteer, weak=True)]
        alone_name = text[match.start(group) : match.end(group)]
        if not names and looked and is_brand(alone_name) and is_site(alone_name, gazetteer):
            names = [match.span(group)]  # a firm known by its name alone
        if re.search(r"召开|举行|举办|座谈|推介会|仪式|论坛|会见|签约", match["rest"][:16]):
            continue
        rule = "inside" if looked else "scene"
        for start, end in names:
            yield Site(text[start:end], start, end, match.start(), "described", rule)


def _nothing_else(text: str, start: int, gazetteer: Gazetteer) -> bool:
    """Return whether the rest of the sentence names no other site."""
    end = _clause_end(text, start)
    return not any(
        names
        for match in words.TRIGGER.finditer(text, start, end)
        for names in listed(text, match.end(), gazetteer, weak=False)
    )


def _named_there(text: str, start: int, gazetteer: Gazetteer) -> bool:
    """Return whether the rest of the sentence names a site by a name of its own: that is what was seen."""
    end = _clause_end(text, start)
    return any(
        is_proper(text[a:b])
        for match in words.TRIGGER.finditer(text, start, end)
        for a, b in listed(text, match.end(), gazetteer, weak=False)
    )


def _fate(text: str, start: int, end: int) -> Fate | None:
    """Return what the words about a verb make of its sites; None where others went there, at another
    time, or only in somebody's words.
    """
    sentence = max(text.rfind(sign, 0, start) for sign in "。！？!?；;\n") + 1
    whole = max(text.rfind(sign, 0, start) for sign in "。！？!?\n") + 1
    before = text[sentence:start]
    clause = re.split(r"[，,：:]", before)[-1]
    until = STOP.search(text, end)
    behind = text[end : until.start() if until else len(text)]
    if words.PASSED.search(clause) or words.PASSED.search(text[start:end]) or "掠过" in behind:
        return "passed"
    before = re.split(r"当天只|实际|后来|最终|最后只", before)[-1]
    if words.MISSED.search(before) or words.MISSED.search(behind):
        return "cancelled"
    ranging = clause.lstrip().startswith("从") or re.match(r"从[^，,。]*到", before)  # from here to there
    theirs = any(pattern.search(before) for pattern in (words.WISH, words.SPEECH, words.EARLIER))
    if ranging or theirs or words.OTHERS.search(clause):
        return None
    planned = words.INTENDED.search(text, whole, start) or words.PLAN.search(before)
    return "planned" if planned or words.PLAN.search(text[start:end]) else "visited"


def _parts_behind(text: str, names: Sequence[tuple[int, int]], *, moves: bool) -> tuple[int, int] | None:
    """Return the stretch that tells of parts of the one place gone to: 到…社区察看…."""
    if not moves or len(names) != 1 or kinds.ZONE.search(text[names[0][0] : names[0][1]]):
        return None
    end = names[0][1]
    looks = re.match(r"(?:实地)?(?:察看|查看|参观|考察|视察|了解|看(?!望)|观看|观摩)", text[end:])
    return (end, _clause_end(text, end)) if looks else None
