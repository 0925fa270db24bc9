"""Every word that a reader can find in an export, whatever its format."""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

from icalendar import Calendar
from lxml import etree
from lxml.html import document_fromstring
from openpyxl import load_workbook
from PIL import Image

from dashboard.brief import Brief
from dashboard.exports.formats import FORMATS, make
from dashboard.exports.sheet import page
from dashboard.language import Language
from dashboard.view.filters import Filter

SVG = "{http://www.w3.org/2000/svg}"
SLIDES = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTER = re.compile(r"(?:来源|[Ss]ource) ([A-Z])\b")

_MADE: dict[tuple[int, Filter, Language, str], tuple[Brief, str]] = {}


def words_of(brief: Brief, kind: str) -> str:
    """Return the words of an export: its text, cells, notes, alternative texts and what it says of itself."""
    return _READING[kind](brief, make(brief, kind).data)


def unnamed_letters(brief: Brief, words: str) -> set[str]:
    """Return the letters of sources that the words use and do not give the name of."""
    found = set()
    for letter in LETTER.findall(words):
        publisher = brief.trip.cited(letter).publisher
        names = "|".join(map(re.escape, (publisher.zh, publisher.en)))
        if not re.search(rf"\b{letter}(?: ·)?\s(?:{names})", words):
            found.add(letter)
    return found


def kept_words(brief: Brief, kind: str) -> str:
    """Return the words of an export, made once for a dossier, a filter and a language."""
    key = (id(brief.view.dossier), brief.view.filter, brief.language, kind)
    if key not in _MADE:
        _MADE[key] = (brief, words_of(brief, kind))  # the brief is held, so that no other gets its id
    return _MADE[key][1]


def values(tree: Any) -> Iterator[str]:
    """Yield every text in a JSON value, keys left out."""
    if isinstance(tree, dict):
        for value in tree.values():
            yield from values(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from values(value)
    elif tree is not None:
        yield str(tree)


def _text(_brief: Brief, data: bytes) -> str:
    return data.decode("utf-8")


def _markdown(_brief: Brief, data: bytes) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", data.decode("utf-8"))


def _json(_brief: Brief, data: bytes) -> str:
    return "\n".join(values(json.loads(data)))


def _ics(_brief: Brief, data: bytes) -> str:
    found = Calendar.from_ical(data)
    return "\n".join(str(value) for part in found.walk() for value in part.values())


def _kml(_brief: Brief, data: bytes) -> str:
    return "\n".join(map(str, etree.fromstring(data).itertext()))


def _kmz(brief: Brief, data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return _kml(brief, held.read("doc.kml"))


def _xlsx(_brief: Brief, data: bytes) -> str:
    book = load_workbook(io.BytesIO(data))
    cells = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    return "\n".join(str(cell) for cell in (*cells, book.properties.title, book.properties.description))


def _pptx(_brief: Brief, data: bytes) -> str:
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        for name in held.namelist():
            if not re.match(r"ppt/(slides|notesSlides|charts)/[^/]+\.xml|docProps/core\.xml", name):
                continue
            tree = etree.fromstring(held.read(name))
            found += ["".join(map(str, one.itertext())) for one in tree.iter(f"{SLIDES}p")]
            found += [about for one in tree.iter() if (about := one.get("descr"))]
            if name.startswith("docProps"):
                found += map(str, tree.itertext())
    return "\n".join(found)


def _docx(_brief: Brief, data: bytes) -> str:
    """Return the paragraphs of the document, its picture's description, and the file's properties."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        for name in ("word/document.xml", "docProps/core.xml"):
            tree = etree.fromstring(held.read(name))
            found += ["".join(map(str, one.itertext())) for one in tree.iter(f"{WORDS}p")]
            found += [about for one in tree.iter() if (about := one.get("descr"))]
            if name.startswith("docProps"):
                found += map(str, tree.itertext())
    return "\n".join(found)


def _html(_brief: Brief, data: bytes) -> str:
    """Return what can be read in the file: its own text, and what each step and each click brings into it."""
    page: Any = document_fromstring(data)
    packed = page.get_element_by_id("texts").text_content()
    found: list[str] = []
    for text in json.loads(gzip.decompress(base64.b64decode(packed))):
        found += values(json.loads(text)) if text.startswith("{") else [readable(text)]
    for part in page.xpath("//style | //script"):
        part.drop_tree()
    return "\n".join([page.text_content(), *found])


def readable(text: str) -> str:
    """Return the text of HTML, or of a script of the map, which has its words as HTML in JSON."""
    if not text.startswith("<"):
        text = "\n".join(
            word for found in re.findall(r'"(?:[^"\\]|\\.)*"', text) for word in values(json.loads(found))
        )
    page: Any = document_fromstring(f"<div>{text}</div>")
    return str(page.text_content())


def _sheet(brief: Brief, _data: bytes) -> str:
    """Return the words on the sheet: drawn as outlines in the file, as text in the page's own SVG."""
    tree = ElementTree.fromstring(page.svg(brief, live=True).data)
    return "\n".join(text for node in tree.iter() if (text := (node.text or "").strip()))


def _png(brief: Brief, data: bytes) -> str:
    held: dict[str, str] = Image.open(io.BytesIO(data)).text  # type: ignore[attr-defined]
    return "\n".join([_sheet(brief, data), *held.values()])


def _pdf(brief: Brief, data: bytes) -> str:
    """Return the words on the sheet, and those of the file's Info, which stand there as UTF-16."""
    escaped = re.findall(rb"/(?:Title|Subject) \(\xfe\xff((?:\\.|[^\\)])*)\)", data, re.DOTALL)
    assert len(escaped) == 2
    info = [re.sub(rb"\\(.)", _unescaped, one, flags=re.DOTALL).decode("utf-16-be") for one in escaped]
    return "\n".join([_sheet(brief, data), *info])


def _unescaped(found: re.Match[bytes]) -> bytes:
    """Return the byte that a PDF string writes with a backslash (ISO 32000-1, 7.3.4.2)."""
    return {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}.get(found[1], found[1])


_READING: dict[str, Callable[[Brief, bytes], str]] = {
    **dict.fromkeys(("txt", "csv", "geojson"), _text),
    **{"html": _html, "md": _markdown, "json": _json, "ics": _ics, "kml": _kml, "kmz": _kmz, "xlsx": _xlsx},
    **{"pptx": _pptx, "deck": _pptx, "docx": _docx, "svg": _sheet, "png": _png, "pdf": _pdf},
}
KINDS = tuple(FORMATS)
PROSE = ("md", "txt", "docx", "svg", "png", "pdf", "pptx", "deck", "kml")
"""The formats that a person reads as they are: their dates are words, not fields."""
