"""Where the name of a site begins and ends, and whether it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.draft import kinds, words
from dashboard.draft.places import Gazetteer
from dashboard.draft.proper import is_proper

_JOINT = re.compile(r"以及|及其|及|和|与|、|；|;")
_TOWN = re.compile(r"^[\u4e00-\u9fff]{1,6}?(?:街道|乡|镇)(?=[\u4e00-\u9fff“]{3,})")
_OURS = re.compile(r"县里|村里|我们|咱们?|自家|家里|本地|我[县市区镇村]")
_DIVISION = re.compile(r"[省市县区旗州]$")
_LIES = re.compile(
    r"(?:公司|集团|厂|产业园|科技园|园区|合作社|村|社区|小镇|古镇|景区|古城|街区|步行街|农场|超市)$"
)


def parts_of(text: str, start: int, end: int, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield the stretches between 、, and between 和 and its like where both sides are plainly sites."""
    at, depth, last = start, 0, start
    while at < end:
        sign = text[at]
        depth += (sign in "（(“《【") - (sign in "）)”》】")
        joint = _JOINT.match(text, at, end) if depth <= 0 else None
        if joint and _parts(text, last, at, joint.group(), joint.end(), end, gazetteer):
            yield last, at
            at = last = joint.end()
        else:
            at += 1
    yield last, end


def _parts(text: str, start: int, at: int, joint: str, behind: int, end: int, gazetteer: Gazetteer) -> bool:
    if joint in "、；;":
        return True
    if joint == "以及":
        return True
    left, right = text[start:at].strip(), re.split(r"[、，,]|等(?!级)", text[behind:end])[0].strip()
    if joint == "与" and re.match(r"(?:驻站|该|当地|其|企业|负责|相关|有关)", right):
        return True  # with whom they spoke there
    named = kinds.SITE.search(left) and not kinds.GENERIC.match(left) and len(left) > 2
    if joint in "和与" and not kinds.SITE.search(left) and max(len(left), len(right)) <= 8:
        both = is_proper(left) and is_proper(right) and not kinds.ABSTRACT.search(right)
        named = named or both  # two firms known by their names alone
    return bool(named or gazetteer.known(left) or (_DIVISION.search(left) and kinds.SITE.search(right)))


def cleaned(text: str, start: int, end: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """Return the span of the name itself: without what is before it, behind it and around it."""
    if (dash := text.rfind("——", start, end)) > 0 and kinds.SITE.search(text[dash + 2 : end]):
        start = dash + 2
    start, end = _trim(text, start, end)
    before = -1
    while before != (before := start) and start < end:
        for lead in (words.BEFORE, words.KIND_BEFORE):
            if (found := lead.match(text[start:end])) and found.end() < end - start:
                start += found.end()
        start, end = _trim(text, start, end)
    if (cut := words.CUT.search(text, start, end)) and cut.start() > start:
        end = cut.start()
    start, end = _after_of(text, start, end)
    if (tail := kinds.ABSTRACT_TAIL.search(text, start, end)) and kinds.SITE.search(
        text, start, tail.start()
    ):
        end = tail.start()
    start = _below(text, start, end, gazetteer)
    start, end = _trim(text, start, end)
    for ending in (
        "建设工地",
        "施工现场",
        "现场",
        "一线",
        "外围",
        "门口",
        "附近",
        "周边",
        "内",
        "里",
        "前",
        "外",
    ):
        if text[start:end].endswith(ending) and kinds.SITE.search(text[start : end - len(ending)]):
            end -= len(ending)
            break
    return _trim(text, start, end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without signs at its ends; quotation marks stay where they are part of the name."""
    while start < end and (
        text[start] in " \t\u3000,，、:：—-·" or (text[start] in "“《" and _pair(text, start, end))
    ):
        if text[start] in "“《":
            return start, end if text[end - 1] not in " \t\u3000,，、" else end - 1
        start += 1
    while end > start and (
        text[end - 1] in " \t\u3000,，、:：—-·" or (text[end - 1] in "“《（(" and end - start > 1)
    ):
        end -= 1
    return start, end


def _pair(text: str, start: int, end: int) -> bool:
    return ("”" if text[start] == "“" else "》") in text[start:end]


def _after_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Return what stands behind the last 的, if that is a site; else what stands before it."""
    name, depth = text[start:end], 0
    for at in range(len(name) - 1, 0, -1):
        depth += (name[at] in "”）)》") - (name[at] in "“（(《")
        if name[at] == "的" and depth == 0:
            tail, head = name[at + 1 :], name[:at]
            if _OURS.match(head) or head.endswith(("附近", "旁边", "对面", "周边")):
                return start, start
            if kinds.PART.search(tail) and kinds.HOUSE.search(head):
                return start, start + at
            if kinds.SITE.search(tail) and not kinds.GENERIC.match(tail) and len(tail) > 1:
                return start + at + 1, end
            if kinds.ZONE.search(head) or _DIVISION.search(head) or head.endswith(("镇", "乡", "街道")):
                behind = 1 < len(tail) <= 16 and is_proper(tail) and not kinds.ABSTRACT.search(tail)
                return (start + at + 1, end) if behind else (start, start)
            return start, start + at
    return start, end


def _below(text: str, start: int, end: int, gazetteer: Gazetteer) -> int:
    """Return where the name begins behind the divisions that only say where it is.

    The last one is part of the name of an office or a hall (毕节市同心展览馆), not of a firm or a village.
    """
    starts = [start]
    for named in gazetteer.find(text[start:end]):
        if (
            named.start + start != starts[-1]
            or named.end + start > end
            or not _DIVISION.search(text[: named.end + start])
        ):
            break
        starts.append(named.end + start)
    at = starts[-1]
    town = _TOWN.match(text[at:end]) if at > start else None
    if town and kinds.SITE.search(text[at + town.end() : end]) and _named(text[at + town.end() : end]):
        return at + town.end()
    rest = text[at:end]
    if at > start and kinds.SITE.search(rest) and _LIES.search(rest) and _named(rest) and is_proper(rest):
        return at
    return starts[-2] if len(starts) > 2 else start


def _named(rest: str) -> bool:
    return len(rest) > 2 and not kinds.GENERIC.match(rest)
