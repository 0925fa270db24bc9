"""Decks read back, the filters they are tested under, and trips that are hard to set."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard.exports.slides import deck
from dashboard.exports.slides.file import PX
from dashboard.language import LANGUAGES, Language
from dashboard.layout.box import Box
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from tests.briefs import FILTERS, brief_of, changed

CASES: list[tuple[str, Language]] = [(name, language) for name in FILTERS for language in LANGUAGES]

_MADE: dict[tuple[str, Language], bytes] = {}


def deck_of(loaded: Dossier, name: str, language: Language) -> bytes:
    """Return the deck of the small trip under one of FILTERS, made once."""
    if (name, language) not in _MADE:
        brief = brief_of(loaded, FILTERS[name], language=language)
        _MADE[name, language] = deck.deck(brief).data
    return _MADE[name, language]


def opened(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def trees(data: bytes) -> Iterator[tuple[str, Any]]:
    """Yield every XML part of a package with its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        for name in held.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, etree.fromstring(held.read(name))


def shape_of(slide: Any, kind: str) -> Any:
    return next(shape for shape in slide.shapes if getattr(shape, f"has_{kind}", False))


def pictures(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape._element.tag == qn("p:pic")]


def said(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def box(shape: Any) -> Box:
    return Box(shape.left / PX, shape.top / PX, shape.width / PX, shape.height / PX)


def cells(table: Any) -> list[list[str]]:
    return [[cell.text_frame.text for cell in row.cells] for row in table.rows]


def with_many(loaded: Dossier, n: int) -> Dossier:
    first = next(visit for visit in loaded.trip.visits if visit.id == "battery")
    more = [first.model_copy(update={"id": f"works-{i}", "number": 5 + i}) for i in range(1, n + 1)]
    return changed(loaded, visits=(*loaded.trip.visits, *more))


def with_long_names(loaded: Dossier) -> Dossier:
    zh, en = "一个名字非常长而且没有任何标点的考察点" * 8, "A name that goes on without any end in sight " * 8
    visits = tuple(v.model_copy(update={"name": Text(zh=zh, en=en)}) for v in loaded.trip.visits[:4])
    source = loaded.trip.sources[0].model_copy(update={"title": Text(zh=zh, en=en), "address": en})
    sources = (source, *loaded.trip.sources[1:])
    return changed(loaded, title=Text(zh=zh, en=en), visits=visits, sources=sources)
