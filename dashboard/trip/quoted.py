"""Whether the words that a stated claim quotes contain the thing that it claims."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator

from dashboard.trip.faults import Fault
from dashboard.trip.files import FRAME
from dashboard.trip.frame import Dates, Frame
from dashboard.trip.model import City, Event, Visit
from dashboard.trip.values import YEARLESS, Half, iso

_MARKS = re.compile(r"[\s“”‘’\"'《》〈〉「」『』（）()]")
_DIGITS = "零一二三四五六七八九"
# Words that name a day by its place in the visit.
_DAY_WORDS = re.compile(
    r"首日|首站当天|第[一二三四五六七八九十\d]+[天日]|最后一[天日]|当[天日]|次日|翌日|隔天|同日|返程当天"
)
_HALVES: dict[Half, re.Pattern[str]] = {
    "am": re.compile(r"上午|早上|早晨|清晨|一早|morning"),
    "pm": re.compile(r"下午|午后|傍晚|晚上|当晚|夜|afternoon|evening"),
}


def contains(quote: str, thing: str) -> bool:
    """Return whether a name stands in the quote, quotation marks, brackets and spaces apart."""
    return _MARKS.sub("", thing) in _MARKS.sub("", quote)


def names_city(quote: str, city: City) -> bool:
    """Return whether the quote has a name of the city, alone or within the name of something in it."""
    return any(contains(quote, name) for name in (city.name.zh, *city.aliases))


def names_day(quote: str, day: dt.date) -> bool:
    """Return whether the quote has the day's date, in figures of either kind, or a word for a day."""
    return bool(_DAY_WORDS.search(quote)) or _has_date(quote, day)


def names_half(quote: str, half: Half) -> bool:
    """Return whether the quote has a word for this half of a day."""
    return bool(_HALVES[half].search(quote))


def _has_date(quote: str, day: dt.date) -> bool:
    flat, number = _MARKS.sub("", quote), r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
    # "11月9日", "九日", and in a range "9-11日" the day before the dash; a month that is told is the day's.
    for found in re.finditer(rf"(?:({number})月)?({number})(?:[日号]|(?=[-—–~～至到]))", flat):
        month, date = found[1], found[2]
        if _is(date, day.day) and (month is None or _is(month, day.month)):
            return True
    return False


def _is(written: str, number: int) -> bool:
    return written.lstrip("0") == str(number) or written == chinese(number)


def chinese(number: int) -> str:
    """Return a number from 0 to 99 as it is said in Chinese: 3 三, 11 十一, 20 二十."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def _has_number(quote: str, number: int) -> bool:
    forms = {str(number), chinese(number) if number < 100 else str(number)} | (
        {"两"} if number == 2 else set()
    )
    return any(re.search(rf"(?<!\d){re.escape(form)}(?!\d)", quote) for form in forms)


def frame_faults(frame: Frame, cities: Iterable[City], text: str) -> Iterator[Fault]:
    """Yield a fault for each thing that trip.toml claims and its quote does not contain.

    A year that the report does not print needs a source of its own: a header that prints it bare would
    pass an invention for the report's word.
    """
    for source, begins in frame.more.items():
        if text.count(begins) != 1 or not begins or text.startswith(begins):
            yield Fault(FRAME, 0, f"more.{source}", "more_begins", {"words": begins, "source": source})
    if frame.dates:
        yield from _dates_faults(frame.dates, frame.source, text)
    totals = frame.totals.stated if frame.totals else {}
    for key, number in totals.items():
        if frame.totals and not _has_number(frame.totals.quote, number):
            yield _without("totals.quote", f"totals.{key}", number)
    for city in cities:
        if frame.route and city.places and not names_city(frame.route.quote, city):
            yield _without("route.quote", f"city:{city.id}", city.name.zh)


def _dates_faults(dates: Dates, source: str, text: str) -> Iterator[Fault]:
    for key, day in (("start", dates.start), ("end", dates.end)):
        if not _has_date(dates.quote, day) and not (dates.reason_zh or dates.reason_en):
            yield _without("dates.quote", f"dates.{key}", f"{day.month}月{day.day}日")
    years = {dates.start.year, dates.end.year} - {YEARLESS}
    printed = all(str(year) in text or _year_in_words(year) in text for year in years)
    if not printed and dates.year_source in {None, source}:
        yield Fault(FRAME, 0, "dates.year_source", "year_unsourced", {"year": dates.start.year})


def _year_in_words(year: int) -> str:
    """Return a year digit by digit, as formal reports write it: 二〇一九."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))


def _without(column: str, field: str, thing: object) -> Fault:
    return Fault(FRAME, 0, column, "quote_without", {"field": field, "thing": thing})


def judge(record: Visit | Event, field: str, city: City | None) -> tuple[str, Callable[[str], bool]] | None:
    """Return what a record's status, city or day claims, and whether a quote contains it; None where it
    claims nothing that words could contain.
    """
    if field == "status" and isinstance(record, Visit) and record.name:
        name = record.name.zh
        return name, lambda quote: contains(quote, name)
    if field == "city" and city:
        return city.name.zh, lambda quote: names_city(quote, city)
    if field == "day" and (day := record.day):
        return iso(day), lambda quote: names_day(quote, day)
    return None


def by_context(record: Visit | Event, field: str, city: City | None) -> bool:
    """Return whether a stated status, city or day is known by context: no quote has the name or the date in,
    one has a reason.
    """
    judged = judge(record, field, city)
    own = [item for item in record.evidence if item.quote and field in item.fields]
    if judged is None or not any(item.reason for item in own):
        return False
    _, said = judged
    return not any(said(item.quote or "") for item in own)
