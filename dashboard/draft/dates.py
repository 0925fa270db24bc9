"""The days of a trip as a whole, and the date that its report prints of itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.report.sentences import Sentence
from dashboard.trip.values import YEARLESS

_ONES = "零一二三四五六七八九"
_N = r"[0-9０-９]{1,2}|[一二三四五六七八九十廿]{1,3}"
SPAN = re.compile(
    rf"(?:(?P<y>[0-9]{{4}})年)?(?P<m>{_N})月(?P<d>{_N})[日号]?(?:(?:上午|下午|晚|中午))?(?:至|到|—+|-+|－+|~|～|–|、|和|,|，)"
    rf"(?:(?:(?P<y2>[0-9]{{4}})年)?(?P<m2>{_N})月)?(?P<d2>{_N})[日号]"
)
DAY = re.compile(
    rf"(?:(?P<y>[0-9]{{4}})年)?(?:(?P<m>{_N})月)?(?P<d>{_N})(?:日|号(?![楼线院馆]))(?!\S?[电讯]|前|起|之前|以来|内)"
)
_PRINTED = re.compile(r"(?P<y>(?:19|20)[0-9]{2})\s*[-年./]\s*(?P<m>[0-9]{1,2})\s*[-月./]\s*(?P<d>[0-9]{1,2})")
WIRE = re.compile(rf"(?P<m>{_N})月(?P<d>{_N})日(?:电|讯|消息|[^，。\s]{{0,8}}(?:讯|消息))")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def number(text: str) -> int:
    """Return a number of Chinese or other digits, 0 to 99."""
    text = text.translate(str.maketrans("０１２３４５６７８９两廿", "0123456789二十"))
    if text.isdecimal():
        return int(text)
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _ONES.index(text) if text in _ONES else 0
    return 10 * (_ONES.index(tens) if tens else 1) + (_ONES.index(ones) if ones else 0)


@dataclass(frozen=True)
class Dates:
    """The days of the trip, `quote` being where its text tells them; `reasoned`: the last one is counted."""

    start: dt.date
    end: dt.date
    quote: tuple[int, int]
    reasoned: bool = False


def printed(text: str) -> dt.date | None:
    """Return the date that is printed as that of the report: in its first lines, or at its very end."""
    for match in _PRINTED.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 :].split("\n", maxsplit=1)[0]
        alone = len(line.strip()) <= 40 or re.match(r"[^，。]{0,8}[讯电]", text[match.end() :])
        if alone and not re.search(r"[，。]", line.split(match.group())[0]):
            return _date(match["y"], match["m"], match["d"], 0, None)
    head = re.match(
        r"(?:[^\n]*\n){0,2}[^\n。]{0,40}?((?:19|20)[0-9]{2})年(?![0-9]|度|代|来|以)[^\n。]{0,12}(?:\n|$)",
        text,
    )
    return dt.date(int(head[1]), 12, 31) if head else None


def trip_dates(text: str, parts: Sequence[Sentence]) -> Dates | None:
    """Return the days of the trip, or None where the report does not tell them."""
    body = [
        one
        for one in parts
        if one.kind == "body" or (one.kind == "heading" and one.index and not _YEAR.search(one.text))
    ]
    known = printed(text)
    spans = [
        (one, match)
        for one in body
        for match in SPAN.finditer(one.text)
        if not WIRE.match(one.text, match.start())
    ]
    days = [*_single(body, known)]
    for one, match in spans[:1]:
        if (
            days
            and days[0][1][0] < one.start + match.start()
            and match.group()[-9:].count("和") + match.group().count("、")
        ):
            break  # two days of several
        start = _date(match["y"], match["m"], match["d"], 0, known)
        end = _date(match["y2"] or match["y"], match["m2"] or match["m"], match["d2"], 0, known)
        if start and end and end < start and match["m2"] and start.year != YEARLESS:
            end = end.replace(year=end.year + 1)
        if start and end and 0 <= (end - start).days <= 40:
            return Dates(start, end, (one.start + match.start(), one.start + match.end()))
    if not days:
        return None
    first = days[0]
    inside = [one for one in days if 0 <= (one[0] - first[0]).days <= 20]
    last = max(inside, key=lambda one: one[0])
    length = _length(text)
    if last[0] == first[0] and length > 1:
        return Dates(first[0], first[0] + dt.timedelta(days=length - 1), first[1], reasoned=True)
    return Dates(first[0], last[0], (first[1][0], last[1][1]))


def _single(parts: Sequence[Sentence], known: dt.date | None) -> Iterator[tuple[dt.date, tuple[int, int]]]:
    month, year = "", ""
    for one in parts:
        for match in DAY.finditer(one.text):
            wire = WIRE.match(one.text, match.start()) or re.match(
                r"[0-9]{4}年[0-9]+月[0-9]+日\s*$", one.text
            )
            back = re.match(
                r"(?:上午|下午|晚上?|凌晨|深夜)?(?:回到|返回|返程|启程返)", one.text[match.end() :]
            )
            if wire or back or not (match["m"] or month):
                continue
            month, year = match["m"] or month, match["y"] or year
            if day := _date(match["y"] or year, month, match["d"], 0, known):
                yield day, (one.start + match.start(), one.start + match.end())


def _length(text: str) -> int:
    match = re.search(r"(?:为期|历时)(?P<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})天", text)
    return number(match["n"]) if match else 0


def _date(
    year: str | None, month: str | None, day: str, fallback: int, known: dt.date | None
) -> dt.date | None:
    """Return the date; its year is the one printed with it, else that of the report's own date if it fits."""
    m, d = number(month or "") or fallback, number(day)
    try:
        if year:
            return dt.date(int(year), m, d)
        bare = dt.date(YEARLESS, m, d)
        if known:
            for own in (known.year, known.year - 1):
                if (
                    0
                    <= (known - bare.replace(year=own)).days
                    <= (120 if (known.month, known.day) != (12, 31) else 366)
                ):
                    return bare.replace(year=own)
    except ValueError:
        return None
    return bare
