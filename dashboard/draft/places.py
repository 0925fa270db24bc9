"""The gazetteer: the divisions of China by name, and where a text names them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dashboard.report.cutter import Cutter

Level = Literal["province", "city", "county", "district"]

MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000", "810000", "820000"})
"""Codes of what is province and city in one."""

_NATIONS = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|"
    "达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_AUTONOMOUS = re.compile(rf"(?:(?:{_NATIONS})族|维吾尔|蒙古|哈萨克|柯尔克孜)*自治([区州县旗])$")
_KIND = re.compile(r"(?:特别行政区|自治区|地区|新区|[省市县区盟州旗])$")
# What follows a short name in the name of a street, which lies anywhere.
_STREET = re.compile(
    r"(?:[东西南北中]?(?:路|大道|街道?|高速|铁路|高铁|话|人|菜|籍)|镇|乡|村|社区|河|湖|山|江|溪|大?峡谷|桥|门|湾|岛|纪念堂|陵|"
    r"讯|日报|晚报|晨报|新闻)"
)


_COMMON = ("城区", "郊区", "矿区", "新城区", "东区", "西区", "市中区", "城中区", "会同", "会同市")
"""Names of divisions that mostly are words."""


@dataclass(frozen=True)
class Place:
    """A division: its code (GB/T 2260), full name, and WGS-84 degrees; `source` is where these are from."""

    code: str
    name: str
    name_en: str
    lat: float
    lon: float
    source: str

    @property
    def level(self) -> Level:
        """Return its level; a county-level city counts as a county."""
        if self.code[2:] == "0000":
            return "city" if self.code in MUNICIPALITIES else "province"
        if self.code[4:] == "00":
            return "city"
        return "district" if self.name.endswith("区") and not self.name.endswith("林区") else "county"

    @property
    def short(self) -> str:
        """Return the name without its kind: 郴州 of 郴州市, 屏边 of 屏边苗族自治县."""
        bare = _AUTONOMOUS.sub("", self.name)
        cut = _KIND.sub("", bare) if bare == self.name else bare
        return cut if len(cut) > 1 else self.name


@dataclass(frozen=True)
class Named:
    """Where a text names a division: `text[start:end]`, and the divisions of this name.

    `word` is None where the name is plainly a division's; else whether it is a common word.
    """

    start: int
    end: int
    places: tuple[Place, ...]
    word: bool | None = None


class Gazetteer:
    """The divisions by code and by each name that a report may give them."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_code = {place.code: place for place in places}

    @classmethod
    def read(cls, data: bytes) -> Gazetteer:
        """Return the gazetteer of the bytes of data/gazetteer.csv."""
        rows = csv.DictReader(io.StringIO(data.decode("utf-8")))
        return cls(
            Place(
                row["code"], row["name"], row["name_en"], float(row["lat"]), float(row["lon"]), row["source"]
            )
            for row in rows
        )

    @cached_property
    def _names(self) -> dict[str, tuple[Place, ...]]:
        found: dict[str, list[Place]] = {}
        for place in self._by_code.values():
            for name in {*_full(place), place.short}:
                found.setdefault(name, []).append(place)
        for name in _COMMON:
            found.pop(name, None)
        for name, places in found.items():
            found[name] = [place for place in places if place.name == name] or places
        return {name: tuple(sorted(places, key=_rank)) for name, places in found.items()}

    @cached_property
    def _weak(self) -> dict[str, bool]:
        """Return the short names that may be other words, and whether they are words of the dictionary."""
        cutter, found = Cutter(()), {}
        for name, places in self._names.items():
            if all(place.level in {"county", "district"} and name not in _full(place) for place in places):
                parts = cutter.tagged(name)
                word = len(parts) == 1 and parts[0][1] not in {"ns", "nr", "nrt", "nz", "nt", "x"}
                if word or places[0].level == "district" or (len(parts) == 1 and parts[0][1] != "ns"):
                    found[name] = word
        return found

    def _in_a_name(self, text: str, end: int, word: str) -> bool:
        """Return whether a short name is the beginning of the name of a street, a town, a river."""
        if _KIND.search(word) or not _STREET.match(text, end):
            return False
        return not any(text[end : end + length] in self._names for length in range(2, 5))

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._names), default=0)

    def known(self, name: str) -> bool:
        """Return whether a name, also a short one that may be a common word, is that of a division."""
        return name in self._names

    def named(self, name: str) -> tuple[Place, ...]:
        """Return the divisions of this name, the larger first."""
        return self._names.get(name, ())

    def parents(self, place: Place) -> list[Place]:
        """Return the divisions that govern it, the nearer first."""
        codes = [place.code[:4] + "00", place.code[:2] + "0000"]
        return [self._by_code[code] for code in codes if code in self._by_code and code != place.code]

    def find(self, text: str, *, weak: bool = False) -> Iterator[Named]:
        """Yield where the text names divisions, the longest name first; `weak`: also where a short name
        may be another word.
        """
        names, longest, at = self._names, self._longest, 0
        while at < len(text):
            for length in range(min(longest, len(text) - at), 1, -1):
                word = text[at : at + length]
                if (
                    word in names
                    and (weak or word not in self._weak)
                    and not self._in_a_name(text, at + length, word)
                ):
                    yield Named(at, at + length, names[word], self._weak.get(word))
                    at += length
                    break
            else:
                at += 1


def _full(place: Place) -> set[str]:
    """Return the names of a division that say what it is."""
    short, forms = place.short, {place.name}
    if kind := _AUTONOMOUS.search(place.name):
        forms.add(short + kind[1])
    if place.name[-1] == "县" and len(short) > 1:
        forms |= {f"{short}市", f"{short}区"}  # many counties have become one or the other since
    return forms


def _rank(place: Place) -> tuple[int, str]:
    return ["province", "city", "county", "district"].index(place.level), place.code
