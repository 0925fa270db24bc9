"""The days of a trip as a whole, and the date that its report prints of itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.report.sentences import Sentence
from dashboard.trip.quoted import chinese
from dashboard.trip.values import YEARLESS

_ONES = "零一二三四五六七八九"
_N = r"[0-9０-９]{1,2}|[一二三四五六七八九十廿]{1,3}"
_Y = r"(?:19|20)[0-9]{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2}"
SPAN = re.compile(
    rf"(?:(?P<y>{_Y})年)?(?P<m>{_N})月(?P<d>{_N})[日号]?(?:(?:上午|下午|晚|中午))?(?:至|到|—+|-+|－+|~|～|–|、|和|,|，)"
    rf"(?:(?:(?P<y2>{_Y})年)?(?P<m2>{_N})月)?(?P<d2>{_N})[日号]"
)
DAYS = re.compile(rf"(?:{_N})[日号]?(?:至|到|—+|-+|~|～|–)(?:{_N})[日号]")
"""Days of which each may be meant."""

DAY = re.compile(
    rf"(?:(?P<y>{_Y})年)?(?:(?P<m>{_N})月)?(?P<d>{_N})(?:日|号(?![楼线院馆]))(?!\S?[电讯]|前|起|之前|以来|内)"
)
_PRINTED = re.compile(r"(?P<y>(?:19|20)[0-9]{2})\s*[-年./]\s*(?P<m>[0-9]{1,2})\s*[-月./]\s*(?P<d>[0-9]{1,2})")
WIRE = re.compile(rf"(?P<m>{_N})月(?P<d>{_N})日(?:电|讯|消息|[^，。\s]{{0,8}}(?:讯|消息))")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DIARY = re.compile(r"星期|周[一二三四五六日]|晴|阴|多云|[大小中]雨|雪")


def number(text: str) -> int:
    """Return a number of Chinese or other digits, 0 to 99."""
    text = text.translate(str.maketrans("０１２３４５６７８９两廿", "0123456789二十"))
    if text.isdecimal():
        return int(text)
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _ONES.index(text) if text in _ONES else 0
    return 10 * (_ONES.index(tens) if tens else 1) + (_ONES.index(ones) if ones else 0)


def year_of(text: str) -> int:
    """Return a year of Chinese or other digits: 2019 of 二〇一九."""
    return int(text.translate(str.maketrans("〇零○一二三四五六七八九", "000123456789")))


@dataclass(frozen=True)
class Dates:
    """The days of the trip, `quote` being where its text tells them; `reasoned`: the last one is counted."""

    start: dt.date
    end: dt.date
    quote: tuple[int, int]
    reasoned: bool = False

    @property
    def only(self) -> dt.date | None:
        """Return the day of a trip that is told to have one day; None of any other."""
        return self.start if self.start == self.end and not self.reasoned else None


def printed(text: str) -> dt.date | None:
    """Return the date that is printed as that of the report: in its first lines, or at its very end."""
    for match in _PRINTED.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 :].split("\n", maxsplit=1)[0]
        alone = len(line.strip()) <= 40 or re.match(r"[^，。]{0,8}[讯电]", text[match.end() :])
        if alone and not re.search(r"[，。]", line.split(match.group())[0]) and not _is_diary(line, text):
            return _date(match["y"], match["m"], match["d"], 0, None)
    head = re.match(
        r"(?:[^\n]*\n){0,2}[^\n。]{0,40}?((?:19|20)[0-9]{2})年(?![0-9]|度|代|来|以)[^\n。]{0,12}(?:\n|$)",
        text,
    )
    return dt.date(int(head[1]), 12, 31) if head else None


def _tells(heading: str, text: str) -> bool:
    """Return whether the date of a heading is one of the trip: it prints no year, or is one of a diary."""
    return not _YEAR.search(heading) or _is_diary(heading, text)


def _is_diary(line: str, text: str) -> bool:
    """Return whether a line is the date of an entry of a diary: with the weekday, and not the only one."""
    dated = [
        one for one in text.splitlines() if len(one) < 30 and _DIARY.search(one) and _PRINTED.search(one)
    ]
    return line.strip() in [one.strip() for one in dated] and len(dated) > 1


def trip_dates(text: str, parts: Sequence[Sentence]) -> Dates | None:
    """Return the days of the trip, or None where the report does not tell them."""
    found = _trip_dates(text, parts) or _yesterday(text)
    if found is None or found.start.year != YEARLESS:
        return found
    # "2021年6月,…" in the first lines, and days of June below.
    told = re.search(rf"({_Y})年(?:{found.start.month}|{chinese(found.start.month)})月", text[:600])
    if told is None:
        return found
    year = year_of(told[1])
    return replace(found, start=found.start.replace(year=year), end=found.end.replace(year=year))


def _yesterday(text: str) -> Dates | None:
    """Return the day that a report of a printed date calls yesterday or today."""
    known, word = printed(text), re.search(r"(昨[日天])|今[日天](?:上午|下午|,|，)", text)
    if word is None or known is None or (known.month, known.day) == (12, 31):
        return None
    day = known - dt.timedelta(days=1 if word[1] else 0)
    return Dates(day, day, word.span(), reasoned=True)


def _trip_dates(text: str, parts: Sequence[Sentence]) -> Dates | None:
    body = [
        one
        for one in parts
        if one.kind == "body" or (one.kind == "heading" and one.index and _tells(one.text, text))
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
        if start and end and end < start and start.year == YEARLESS:
            return None  # over a New Year that nobody dates
        if start and end and 0 <= (end - start).days <= 40:
            return Dates(start, end, (one.start + match.start(), one.start + match.end()))
    if not days:
        return None
    first = days[0]
    inside = [one for one in days if 0 <= (one[0] - first[0]).days <= 20]
    last = max(inside, key=lambda one: one[0])
    length = max(_length(text), 2 if re.search(r"次日|翌日|第二天(?!.{0,3}年)", text) else 0)
    if last[0] == first[0] and length > 1:
        return Dates(first[0], first[0] + dt.timedelta(days=length - 1), first[1], reasoned=True)
    return Dates(first[0], last[0], (first[1][0], last[1][1]))


def _single(parts: Sequence[Sentence], known: dt.date | None) -> Iterator[tuple[dt.date, tuple[int, int]]]:
    month, year = "", ""
    for one in parts:
        for match in DAY.finditer(one.text):
            wire = WIRE.match(one.text, match.start()) or re.fullmatch(
                r"[0-9]{4}年[0-9]+月[0-9]+日\s*", one.text
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
            return dt.date(year_of(year), m, d)
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
