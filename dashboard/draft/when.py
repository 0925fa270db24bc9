"""The day that each sentence tells, and which half of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.draft.dates import DAY, SPAN, WIRE, Dates, number
from dashboard.report.sentences import Sentence
from dashboard.trip.values import Half

_WORD = re.compile(
    r"(?P<next>次日|翌日|第二天|隔天)|(?P<same>当[天日]|同[日天])|第(?P<nth>[一二三四五六七八九十0-9]+)[天日]|(?P<first>首日|头一天)|"
    r"(?P<last>最后一[天日]|返程当天|返程之[日前])"
)
_HALF = re.compile(
    r"(?P<am>上午|早上|早晨|清晨|清早|一早)|(?P<pm>下午|午后|傍晚|晚上|当晚|夜)|(?P<noon>中午|午间)"
)


@dataclass(frozen=True)
class Told:
    """A day told from an offset of a sentence on; None is that from here on none is known."""

    at: int
    day: dt.date | None
    half: Half | None


class Clock:
    """Goes through the sentences in order and says of each what day it is at each of its offsets."""

    def __init__(self, dates: Dates | None) -> None:
        self._dates = dates
        self._day: dt.date | None = None
        self._half: Half | None = None
        self._line = -1
        self._heading: dt.date | None = None

    def read(self, one: Sentence) -> list[Told]:
        """Return what the sentence tells, the day that holds at its beginning first."""
        dates = self._dates
        if dates is None:
            return [Told(0, None, None)]
        if one.line != self._line:
            self._line = one.line
            goes_on = re.match(
                r"\s*(?:随后|之后|接着|下午|晚上|当天下午|当[天日]|会后|离开|参观结束|考察结束|其后|最后|中午)",
                one.text,
            )
            if not goes_on:
                self._day, self._half = self._heading, None
        if one.kind == "heading":
            self._heading = self._day = None
        found = [Told(0, self._day, self._half)]
        marks = sorted(
            [
                *DAY.finditer(one.text),
                *_WORD.finditer(one.text),
                *_HALF.finditer(one.text),
                *SPAN.finditer(one.text),
            ],
            key=lambda match: (match.start(), -match.end()),
        )
        upto = 0
        for match in marks:
            if match.start() < upto or WIRE.match(one.text, match.start()):
                continue
            upto = match.end()
            self._take(match)
            found.append(Told(match.end(), self._day, self._half))
        if one.kind == "heading":
            self._heading = self._day
        return found

    def _take(self, match: re.Match[str]) -> None:
        dates = self._dates
        assert dates
        if match.re is _HALF:
            self._half = "am" if match["am"] else "pm" if match["pm"] else None
            return
        self._half = None
        if match.re is SPAN:
            self._day = None
        elif match.re is DAY:
            self._day = self._within(match["m"], match["d"])
        elif match["first"] or match["nth"]:
            self._day = dates.start + dt.timedelta(days=number(match["nth"] or "1") - 1)
        elif match["last"]:
            self._day = dates.end
        elif match["next"]:
            self._day = self._day + dt.timedelta(days=1) if self._day else None
        if self._day and not dates.start <= self._day <= dates.end:
            self._day = None

    def _within(self, month: str | None, day: str) -> dt.date | None:
        dates = self._dates
        assert dates
        m, d = number(month) if month else 0, number(day)
        span = [dates.start + dt.timedelta(days=n) for n in range((dates.end - dates.start).days + 1)]
        return next((one for one in span if one.day == d and m in {0, one.month}), None)


def held(told: Sequence[Told], at: int) -> Told:
    """Return what holds at an offset of the sentence."""
    return [one for one in told if one.at <= at][-1]
