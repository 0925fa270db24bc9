"""Dated events of a trip that are no sites, and the agreements that a report tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.draft import words
from dashboard.report.sentences import Sentence

_MEETING = re.compile(
    r"(?:召开|举行|举办|参加|出席|召集)(?:了)?(?P<name>[^，,。；;、：:“”]{0,18}?(?:座谈会|交流会|推介会|见面会|对接会|恳谈会|总结会|分享会|汇报会|签约仪式|研讨会))"
)
_SIGNING = re.compile(
    r"(?P<name>(?:共同|现场|成功)?签(?:订|署)(?:了)?[^，,。；;]{0,40}?(?:协议|备忘录|合同|意向书|框架)(?:书|》)?|签约仪式)"
)
_BOOK = re.compile(r"《[^《》]{2,40}(?:协议|备忘录|合同|意向书|计划|方案)(?:书)?》")


@dataclass(frozen=True)
class Act:
    """Something done that is no visit: its name at `text[start:end]` of the sentence, and its kind."""

    kind: str
    start: int
    end: int


def acts(one: Sentence) -> Iterator[Act]:
    """Yield the meetings and signings that a sentence reports as done."""
    if one.kind != "body":
        return
    for kind, pattern in (("meeting", _MEETING), ("signing", _SIGNING)):
        for match in pattern.finditer(one.text):
            before = one.text[: match.start()]
            if not _open(before) and not words.EARLIER.search(before):
                yield Act(kind, match.start("name"), match.end("name"))
                break


def agreements(one: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where the sentence names an agreement that it reports as signed."""
    signed = re.search(r"签(?:订|署|约|下)|达成", one.text)
    if signed and not _open(one.text[: signed.start()]):
        for match in _BOOK.finditer(one.text):
            yield match.span()


def _open(before: str) -> bool:
    """Return whether the words before an act make it one still to come, wished for, or only spoken of."""
    return any(pattern.search(before) for pattern in (words.PLAN, words.WISH, words.SPEECH))
