"""Whether words are the name of a site."""

from __future__ import annotations

import re

from dashboard.draft import kinds
from dashboard.draft.places import Gazetteer
from dashboard.draft.proper import is_brand, is_proper

_SIGNS = "“”\"'《》「」 \t\u3000,，、:：—-·"
LONGEST, SHORTEST = 34, 2
"""Characters of a name."""

_NO_START = re.compile(
    r"^(?:由|把|让|使|从|将|以便|再(?:次|到|看|去|下)|又|先(?:后|到|看|去|进)|下(?:到|乡|车|一步)|得(?:到|益|知)|获(?:得|悉)|受到|"
    r"均[为有是]|都[是有在]|为了|此|进(?:乡村|企业|工厂|车间|村|园区|社区|校园|一步|行)|入(?:企业|户|园)|访(?:农户|企业|谈)|"
    r"前往|去往|巨幅|走(?:企业|园区|乡村)|看展|新(?:投用|建成|落成)|看(?:园区|现场|变化|看)|用[到于]|问|打前站|全自动|智能化|第[0-9一二三四五六七八九十]+[个家]|"
    r"全[省市县区镇村]|各[^大]|我[省市县区们]|学习|了解|围绕|开展|推进|加强|打造|建设|聚焦|一些|许多|不少)"
)
_NO_NAME = re.compile(
    r"[0-9一二三四五六七八九十余多]+[家个户处人名]$|^第[0-9一二三四五六七八九十]+[站点]$|(?:前|旁|技艺|活态|作业|路)$|"
    r"^(?:农家乐|共同富裕|高标准|现代化)|"
    r"(?:对口|援疆|援藏|援建|实事|扶贫|招商|高标准农田建设)[^，]{0,4}项目$|(?:工作|情况|经验|做法|机制|成果)[和与及、]|(?:高新区|开发区)园区$|"
    r"^(?:农业|科技|产业|民生|智能化?|重点|特色|生态|文旅|康养|工业|环保|基础设施|招商引资|在建|亿元)+项目$"
)
_TOWN = re.compile(r"[\u4e00-\u9fff]{1,4}(?:(?<![古小水茶])镇|乡|街道)$")
_NONE = (
    _NO_START,
    _NO_NAME,
    re.compile(r"[。！？!?；;，]|^[0-9]+[^\u4e00-\u9fff]*$"),
    re.compile(r"代表团|考察[团组]|一行|市委|县委|区委|省委|政府$|党委|书记|市长|县长|区长"),
    re.compile(
        r"通过|由于|因为|以便|为了|如何|怎样|是否|不仅|而且|以及|他们|我们|大家|深深|详细|认真|一边|陪同|带领"
    ),
)
"""Signs and words that no name of a site has."""


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
    if listed and kinds.HALL.match(bare):
        return True
    none = (
        not SHORTEST <= len(bare) <= LONGEST
        or kinds.GENERIC.match(bare)
        or kinds.ABSTRACT.search(bare)
        or (kinds.PERSON.search(bare) and not bare.endswith("之家"))
        or any(kinds.GENERIC.match(part) for part in re.split(r"[和与及]", bare)[1:])
        or any(pattern.search(bare) for pattern in _NONE)
        or _division(bare, gazetteer)
    )
    return not none and _ends_so(bare, sure=sure, listed=listed)


def _division(name: str, gazetteer: Gazetteer) -> bool:
    """Return whether a name is that of a division, or of a town in one."""
    rest = _behind_divisions(name, gazetteer)
    return not rest or gazetteer.known(name) or bool(_TOWN.match(rest))


def _ends_so(name: str, *, sure: bool, listed: bool) -> bool:
    proper, ends = is_proper(name), kinds.SITE.search(name)
    if ends and not proper and kinds.KIND.search(name) and not (listed and name.endswith(("村", "社区"))):
        return False
    if sure:
        return bool(kinds.SURE.search(name)) or bool(ends and proper)
    if ends or re.search(r"[A-Za-z]{2,}", name) or (listed and len(name) <= 16 and (proper or len(name) > 4)):
        return True
    # A firm or a place known by its name alone: 科大讯飞.
    return 2 < len(name) <= 8 and is_brand(name)
