"""A report's file as it was received → its text."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser

from docx import Document

from dashboard.trip.decode import decode
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.gate import REPORT, refused

KINDS = (".txt", ".md", ".docx", ".html", ".htm")
"""The endings of the files that are read."""
MOST = 10_000_000
"""Bytes of a file; its text may have `gate.REPORT` characters."""

_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6", "title")
_BLOCKS = frozenset({*_HEADS, "p", "div", "br", "li", "ul", "ol", "tr", "table", "section", "article"})
_UNSEEN = frozenset({"script", "style", "noscript", "template"})
_MARKED = re.compile(
    r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+(?=\S))|(\*\*|__)(?=\S)|(?<=\S)(\*\*|__)|!?\[([^\]]*)\]\([^)]*\)",
    re.MULTILINE,
)


def text_of(name: str, data: bytes) -> str:
    """Return the text of a report, a line for each paragraph; TripError says what is wrong with its file."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending not in KINDS:
        raise _error(name, "draft_kind", kinds=" ".join(KINDS))
    if len(data) > MOST:
        raise _error(name, "draft_large", most=MOST // 1_000_000)
    if data.startswith(b"%PDF"):
        raise _error(name, "draft_pdf")
    text = _read(name, ending, data)
    lines = ("".join(sign for sign in line if not refused(sign)).strip() for line in text.splitlines())
    kept = "\n".join(line for line in lines if line)
    if not kept:
        raise _error(name, "draft_empty")
    if len(kept) > REPORT:
        raise _error(name, "draft_long", n=len(kept), most=REPORT)
    return kept + "\n"


def _read(name: str, ending: str, data: bytes) -> str:
    if ending == ".docx":
        return _docx(name, data)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or b"\x00" in data[:2000]:
        raise _error(name, "draft_not_text")
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        raise _error(name, "encoding") from error
    if ending in {".html", ".htm"}:
        return _html(text)
    return _MARKED.sub(lambda match: match[3] or "", text) if ending == ".md" else text


def _docx(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > 20 * MOST:
                raise _error(name, "draft_large", most=MOST // 1_000_000)
        document = Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise _error(name, "draft_docx") from error
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


class _Page(HTMLParser):
    """Keeps the text of a page, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where a block begins."""
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line where a block ends."""
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep text that a reader sees; a line break within a block is a space."""
        if not self._unseen:
            self.text.append(re.sub(r"\s*\n\s*", "", data))


def _html(text: str) -> str:
    page = _Page()
    page.feed(text)
    page.close()
    return "".join(page.text)


def _error(name: str, code: str, **values: object) -> TripError:
    return TripError([Fault(name, 0, "", code, values)])
