"""The report as text: its sentences, and where a quote stands."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Literal

SentenceKind = Literal["body", "heading", "credit"]

# A sentence ends at 。！？ in either width, with whatever closes a quotation or bracket behind it.
_SENTENCE = re.compile(r"[^。！？!?\r\n]*[。！？!?]+[”’』」》）)\]】\"']*|[^。！？!?\r\n]+")
# A line that ends in none of these is a heading if it is short, or the title if it is the first.
_CLOSED = re.compile(r"[。！？!?；;：:….][”’』」》）)\]】\"']*$")
_LONGEST_HEADING = 45  # characters; the longest in the reports read for this was 40
# By-lines and editors' lines: a bracketed or short line about who wrote, took or checked the report.
_CREDIT = re.compile(
    r"^[（(【\[]?\s*(?:来源|稿源|作者|(?:本报)?记者|通讯员|文字|文|图|图片|摄影|撰稿|编辑|责编|责任编辑|审核|校对|"
    r"值班\w*|监制|初审|复审|终审|编审|[一二三]审|供稿|原标题)\s*[/／、:：\s]"
    r"|(?:责任编辑|值班总编辑|编辑部审核|责编|审核|校对|监制)[：:\s]*\w*[)）】]?$"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of the report: `text == report[start:end]`, no white space at either end.

    `line` numbers the line that it stands in, from 0, blank ones not counted.
    """

    index: int
    line: int
    start: int
    end: int
    text: str
    kind: SentenceKind


def sentences(report: str) -> list[Sentence]:
    """Return every sentence of the report in order, headings and credits included and marked so.

    A line break always ends a sentence; an ellipsis or a semicolon does not.
    """
    found: list[Sentence] = []
    for number, line in enumerate(re.finditer(r"[^\r\n]+", report)):
        kind = _kind(line.group().strip(), first=not found)
        for match in _SENTENCE.finditer(report, line.start(), line.end()):
            text = match.group().strip()
            if text:
                start = match.start() + match.group().index(text)
                found.append(Sentence(len(found), number, start, start + len(text), text, kind))
    return found


def _kind(line: str, *, first: bool) -> SentenceKind:
    if _CREDIT.search(line) and len(line) <= 2 * _LONGEST_HEADING and not _CLOSED.search(line):
        return "credit"
    if (first or len(line) <= _LONGEST_HEADING) and not _CLOSED.search(line):
        return "heading"
    return "body"


def occurrences(report: str, quote: str) -> list[int]:
    """Return the offset of every place where the quote stands in the report, overlaps included."""
    return [match.start() for match in re.finditer(f"(?={re.escape(quote)})", report)] if quote else []


def closest(report: str, quote: str) -> str:
    """Return the sentence of the report most like the quote, or nothing where none is alike."""
    texts = [sentence.text for sentence in sentences(report)]
    return next(iter(difflib.get_close_matches(quote, texts, n=1, cutoff=0.4)), "")
