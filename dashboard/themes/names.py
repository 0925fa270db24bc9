"""Names in a sentence: what a company, an office or a programme is called says nothing of the theme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Word = tuple[str, str]
"""A word and its part of speech."""

# What a programme, a book or a newspaper is called; an agreement is no name but the act itself.
_TITLE = re.compile(r"《[^》]*(?<!协议)(?<!协议书)(?<!备忘录)》")
_CLAUSE = r"(?:^|(?<=[，,。；;：:、“”（）()\s]))"
# Who went along, or whom a letter is to: "农业农村、文旅、水务等部门负责人".
_LIST = re.compile(
    r"(?:(?<=[，,。；;：:“”（）()])|(?<=书记和)|(?<=参观了)|(?<=走访了)|(?<=考察了)|^)"
    r"[^，,。；;：:“”]*?等(?:\d+|[一二三四五六七八九十]+)?(?:个|家)?"
    r"(?:有关|相关|市直|县直|区直|州直)*(?:单位|部门|委办局)(?:主要|有关|相关)?(?:负责人|负责同志|同志)?"
)
_POST = (
    r"(?:党[组委]|常务|主要)?副?(?:局长|主任|处长|科长|厅长|部长|所长|院长|校长|馆长|站长|会长|秘书长|行长|董事长|"
    r"总经理|总裁|负责人|负责同志|书记|理事长|站长)"
)
# Whose office a speaker holds: "市科技局局长范立新说".
_OFFICE = re.compile(
    _CLAUSE + r"[^，,。；;：:、“”（）()\s的在向对是]{1,20}?"
    r"(?:局|委|厅|署|办|部|处|所|院|馆|站|校|中心|公司|集团|协会|商会|管委会|委员会|办公室|大学|学院|银行)(?="
    + _POST
    + ")"
)

_COMPANY = ("公司", "集团", "银行", "大学", "学院")
"""A name by its last word, if a word before it is a proper one; 有限公司 needs none."""
_INSTITUTE = ("研究院", "研究所", "设计院")
"""Their own last word still says what they are: research."""
_BUREAU = ("局", "厅", "委", "管委会")
"""Offices, whatever stands before them."""
_PARTY = re.compile("[省市县区州旗党]委$")
_PLAIN = frozenset({"格局", "布局", "结局", "大局", "全局", "开局", "破局", "僵局", "时局", "变局", "当局"})
# Words that stand before a name and are no part of it: particles, and what is done with or at a place.
_STOP = frozenset(
    "在是为与和及或同跟赴到由从对向的了着过家个位所等这那该此一把被让给看有以将于去请像还"
) | frozenset(
    re.findall(
        r"\S+",
        """
        以及 走进 走访 来到 前往 参观 考察 调研 观摩 拜访 访问 引进 创办 成立 组建 支持 依托 邀请 联合
        举办 听取 参加 位于 希望 感谢 包括 其中 例如 比如 先后 实地 分别 通过 建议 作为 成为 一家 几家
        多家 两家 三家 本土 国有 民营 当地 我们 他们 咱们 推动 推进 加快 打造 建设 签约 签署 签订 对接
        携手 牵手 专题 陪同 会见 主持 率领 落户 入驻 属于 隶属 来自 落实 贯彻 深化 加强 强化 提升 优化
        坚持 围绕 聚焦 引导 鼓励 帮助 要求 强调 指出 表示 介绍 告诉
        """,
    )
)
_AREA = frozenset("市县区省州旗镇乡村")
_LONGEST = 9  # words before the last one of a name
_PROPER = ("ns", "nr", "nz", "nt", "eng")
"""Parts of speech of proper names."""


def unnamed(text: str) -> str:
    """Return the text with titles in 《》, lists of those who went along and speakers' offices left out."""
    for pattern in (_TITLE, _LIST, _OFFICE):
        text = pattern.sub("，", text)
    return text


def plain(words: Sequence[Word], places: Iterable[str]) -> list[str]:
    """Return the words that belong to no name of a company, an institute or an office."""
    known, named = frozenset(places), set[int]()
    for end, (word, _) in enumerate(words):
        start = _start(words, end)
        if word in _PLAIN or start == end:
            continue
        before = words[start:end]
        if word.endswith("有限公司") or (word.endswith(_COMPANY) and _proper(before, known)):
            named |= set(range(start, end + 1))
        elif word.endswith(_INSTITUTE) and _proper(before, known):
            named |= set(range(start, end))
        elif word.endswith(_BUREAU) and not _PARTY.match(word) and sum(len(one) for one, _ in before) > 1:
            named |= set(range(start, end + 1))
    return [word for index, (word, _) in enumerate(words) if index not in named]


def _start(words: Sequence[Word], end: int) -> int:
    """Return where a name that ends with this word would begin."""
    start = end
    while start and end - start < _LONGEST and _inside(words[start - 1]):
        start -= 1
    return start


def _inside(one: Word) -> bool:
    word, part = one
    return word not in _STOP and part not in {"m", "q", "r"} and word[0].isalnum()


def _proper(words: Sequence[Word], places: frozenset[str]) -> bool:
    """Return whether one of the words is a place, a person, a brand, or a sign that is no word of its own."""
    return any(
        word in places or part in _PROPER or (len(word) == 1 and word not in _AREA) for word, part in words
    )
