"""Where the visitors are from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.draft.where import Map, Stop, went
from dashboard.report.sentences import Sentence

_GROUP = r"(?:代表团|考察[团组]|考察小组|视察[团组]|参访团|访问团|学习[团组]|调研[团组]|观摩团|取经团)"
_OFFICE = (
    r"(?:党政|[市县区州省党团]?委(?!员)|[市县区]?(?:人民)?政府|人大|政协|组织部|统战部|商务局|工商联|总?商会|"
    r"教育局|妇联|法院)"
)
_WHOSE = re.compile(rf"[^，,。、赴来到]{{0,16}}?{_GROUP}")
_HEADED = re.compile(rf"[^，,。]{{0,4}}?{_OFFICE}[^。]{{0,60}}?(?:率|带领|带队|一行|组织|组成|赴|来)")
_LEAVES = re.compile(r"[^，,。\n]{0,14}?(?:赴|来到?)")
_OURS = re.compile(
    r"我[省市县区州旗](?!来|我)[^，。]{0,12}(?:赴|代表团|考察团|考察组)|"
    r"(?:^|[，,。\n日])[市县区州旗](?:委|长|政府|政协|人大)[^，。]{0,30}(?:率|带领|带队)"
)
_TOWARDS = re.compile(r"(?:赴|来|到|在|莅|往|至|进|[、和])$")


def home(found: Map, text: str, parts: Sequence[Sentence]) -> Stop | None:
    """Return where the visitors are from, as the title or the first sentences tell."""
    head = [one for one in parts if one.kind != "credit"][:6]
    hosts = {
        stop.city.code
        for one in head[:2]
        for stop in went(found, text, one, None, headings=False)
        if one.kind == "heading" or "来" not in one.text
    }
    for one in head:
        chains = found.chains(one.start, one.end)
        for place_in, chain in enumerate(chains, start=1):
            after = chains[place_in] if place_in < len(chains) else None
            first, last = chain[0], chain[-1]
            if _TOWARDS.search(text[max(one.start, first.start - 3) : first.start]):
                continue
            whose = _WHOSE.match(text[last.end : one.end])
            if whose and after and after[0].start < last.end + whose.end():
                whose = None  # another place is nearer
            if last.places[0].code in hosts and not (whose and whose.end() < 10):
                continue
            office = _HEADED.match(text[last.end : one.end])
            if office and re.search(r"陪同|接待|会见", office.group()):
                continue  # the hosts
            leaves = one.kind == "heading" and _LEAVES.match(text[last.end : one.end])
            place = found.place(last)
            if whose or ((office or leaves) and (place.level != "province" or len(chain) > 1)):
                return Stop(place, place, last.start, last.end)
    return _ours(found, text, head) if _OURS.search(text[:600]) else None


def _ours(found: Map, text: str, head: Sequence[Sentence]) -> Stop | None:
    """Return whose the paper is that says 我县: 岳西县融媒体中心讯."""
    for one in head[:4]:
        for chain in found.chains(one.start, one.end):
            paper = re.match(r"[^，。,\n]{0,12}?(?:讯|消息|电|记者|通讯员)", text[chain[-1].end : one.end])
            if paper and chain[0].start <= one.start + 1:
                place = found.place(chain[-1])
                return Stop(place, place, chain[-1].start, chain[-1].end)
    return None
