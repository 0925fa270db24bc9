"""Where the name of a site begins and ends, and whether it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.draft import words
from dashboard.draft.places import Gazetteer

_JOINT = re.compile(r"以及|及其|及|和|与|、|；|;")
_TOWN = re.compile(r"^[\u4e00-\u9fff]{1,6}?(?:街道|乡|镇)(?=[\u4e00-\u9fff“]{3,})")
_SIGNS = "“”\"'《》「」 \t\u3000,，、:：—-·"
_DIVISION = re.compile(r"[省市县区旗州]$")
_LIES = re.compile(
    r"(?:公司|集团|厂|产业园|科技园|园区|合作社|村|社区|小镇|古镇|景区|古城|街区|步行街|农场|超市)$"
)
LONGEST, SHORTEST = 34, 2
"""Characters of a name."""


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
    named = words.SITE.search(left) and not words.GENERIC.match(left) and len(left) > 2
    return bool(named or gazetteer.known(left) or (_DIVISION.search(left) and words.SITE.search(right)))


def cleaned(text: str, start: int, end: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """Return the span of the name itself: without what is before it, behind it and around it."""
    if (dash := text.rfind("——", start, end)) > 0 and words.SITE.search(text[dash + 2 : end]):
        start = dash + 2
    start, end = _trim(text, start, end)
    before = -1
    while before != (before := start) and start < end:
        for lead in (words.LEAD, words.KIND_BEFORE):
            if (found := lead.match(text[start:end])) and found.end() < end - start:
                start += found.end()
        start, end = _trim(text, start, end)
    if (cut := words.CUT.search(text, start, end)) and cut.start() > start:
        end = cut.start()
    start, end = _after_of(text, start, end)
    if (tail := words.ABSTRACT_TAIL.search(text, start, end)) and words.SITE.search(
        text, start, tail.start()
    ):
        end = tail.start()
    start = _below(text, start, end, gazetteer)
    start, end = _trim(text, start, end)
    for ending in ("施工现场", "现场", "一线", "内", "里"):
        if text[start:end].endswith(ending) and words.SITE.search(text[start : end - len(ending)]):
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
    while end > start and text[end - 1] in " \t\u3000,，、:：—-·":
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
            if words.PART.search(tail) and words.HOUSE.search(head):
                return start, start + at
            if words.SITE.search(tail) and not words.GENERIC.match(tail) and len(tail) > 1:
                return start + at + 1, end
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
    if town and words.SITE.search(text[at + town.end() : end]) and _named(text[at + town.end() : end]):
        return at + town.end()
    if at > start and words.SITE.search(text[at:end]) and _LIES.search(text[at:end]) and _named(text[at:end]):
        return at
    return starts[-2] if len(starts) > 2 else start


def _named(rest: str) -> bool:
    return len(rest) > 2 and not words.GENERIC.match(rest)


_NO_START = re.compile(
    r"[由进入访走看用就把让使从以再又还下先]|打前站|全自动|智能化|全[省市县区镇村]|各[^大]|我[省市县区们]|学习|了解|围绕|开展|推进|加强|打造|建设|聚焦|一些|许多|不少"
)
_NO_NAME = re.compile(
    r"(?:对口|援疆|援藏|援建|实事|扶贫|招商|高标准农田建设)[^，]{0,4}项目$|(?:工作|情况|经验|做法|机制|成果)[和与及、]|(?:高新区|开发区)园区$|"
    r"^(?:农业|科技|产业|民生|智能化?|重点|特色|生态|文旅|康养|工业|环保|基础设施|招商引资|在建|亿元)+项目$"
)


def _behind_divisions(name: str, gazetteer: Gazetteer) -> str:
    """Return what is left of a name behind the divisions that it begins with."""
    at = 0
    for named in gazetteer.find(name):
        if named.start != at:
            break
        at = named.end
    return name[at:]


def is_site(name: str, gazetteer: Gazetteer, *, sure: bool = False, listed: bool = False) -> bool:
    """Return whether a name can be that of a site; `sure`: by its last word beyond doubt; `listed`: it stands
    among names of sites, so that its last word need not be one of theirs.
    """
    bare = name.strip(_SIGNS)
    if listed and words.HALL.match(bare):
        return True
    if not SHORTEST <= len(bare) <= LONGEST or words.GENERIC.match(bare) or words.ABSTRACT.search(bare):
        return False
    rest = _behind_divisions(bare, gazetteer)
    if (
        not rest
        or gazetteer.known(bare)
        or re.match(r"[\u4e00-\u9fff]{1,4}(?:(?<![古小水])镇|乡|街道)$", rest)
        or re.search(r"[。！？!?；;，]", bare)
        or re.match(r"[0-9]+[^\u4e00-\u9fff]*$", bare)
    ):
        return False
    if (
        any(words.GENERIC.match(part) for part in re.split(r"[和与及]", bare)[1:])
        or _NO_START.match(bare)
        or re.search(r"代表团|考察[团组]|一行|市委|县委|区委|省委|政府$|党委|书记|市长|县长|区长", bare)
    ):
        return False
    if _NO_NAME.search(bare) or re.search(
        r"(?:通过|由于|因为|以便|为了|如何|怎样|是否|不仅|而且|以及|他们|我们|大家|深深|详细|认真|一边|陪同|带领)",
        bare,
    ):
        return False
    ends = words.SURE if sure else words.SITE
    latin = bool(re.search(r"[A-Za-z]{2,}", bare)) and not sure
    return bool(ends.search(bare)) or latin or (listed and len(bare) <= 16)
