"""Whether words are a name: some part of them is none of the common words of the dictionary."""

from __future__ import annotations

from functools import cache, lru_cache

from dashboard.report.cutter import Cutter

_NAMES = frozenset({"nr", "nz", "nt", "ns", "nrt", "nrfg", "eng", "x"})
_PLAIN = frozenset(
    "新老大小下上中内外的与和及国省市县区镇乡村第一二三四五六七八九十两全多高总各本厅馆站所部处点园厂"
)
"""Single characters that are no sign of a name."""
_ENDS = frozenset("馆厂站园村城店港湖山江河塔楼井桥街巷院校场局所社县市区镇乡库点")
"""Last characters of names of sites, which are no sign of a name themselves."""
_LAND = frozenset("园湖寺山江河塔楼阁祠陵岛洞泉桥宫庙")
"""What a name that the dictionary has as a common noun ends with: 拙政园."""
_NEVER = frozenset("等后说看时天第问走到听讲想作此了着过要让为最更很再又还也都就才只把被将")
"""Characters that no firm's name has, and phrases that are no name do."""
_COMMON = frozenset(
    (
        "智慧",
        "文明",
        "木耳",
        "幸福",
        "和谐",
        "健康",
        "安全",
        "民生",
        "光明",
        "高新",
        "金融",
        "城市",
        "康养",
        "平安",
        "阳光",
    )
)
"""Words that the dictionary takes for names and that seldom are here."""


@cache
def _cutter() -> Cutter:
    return Cutter(())


@lru_cache(maxsize=4096)
def is_proper(words: str) -> bool:
    """Return whether a part of the words is a name, or is no word of the dictionary at all."""
    parts = _cutter().tagged(words)
    if not parts:
        return False
    if len(parts) == 1:
        return parts[0][1] in _NAMES or (len(words) > 2 and words[-1] in _LAND)
    body = parts[:-1] if parts[-1][0] in _ENDS else parts
    odd = any(len(word) == 1 and word not in _PLAIN for word, _ in body)
    return odd or any(len(word) > 1 and tag in _NAMES and word not in _COMMON for word, tag in parts)


@lru_cache(maxsize=4096)
def is_brand(words: str) -> bool:
    """Return whether the words can be the name of a firm without a word for what it is: 科大讯飞."""
    parts = _cutter().tagged(words)
    if len(parts) == 1:
        return parts[0][1] in {"nz", "nrt", "eng"} or (parts[0][1] == "nr" and len(words) > 2)
    if _NEVER & {*words} or any(sign.isdigit() for sign in words) or words[-1] in "市县区省州镇乡部":
        return False
    if not parts or any(tag[0] in "vpdrucmqf" for _, tag in (parts[0], *(p for p in parts if len(p[0]) > 1))):
        return False
    return any(len(word) == 1 and word not in _PLAIN for word, _ in parts) or any(
        tag in {"nz", "nrt", "eng"} for _, tag in parts
    )
