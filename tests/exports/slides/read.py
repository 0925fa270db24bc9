"""Decks read back, the filters they are tested under, and trips that are hard to set."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import combinations
from typing import Any, get_args

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard.exports.slides import deck
from dashboard.exports.slides.file import PX
from dashboard.language import LANGUAGES, Language
from dashboard.layout.box import Box
from dashboard.layout.typeset import wrap
from dashboard.trip.values import OutcomeKind, Text
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


def titles(data: bytes) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in opened(data).slides]


def slide_of(data: bytes, name: str, kind: str = "") -> Any:
    """Return the first slide of a deck with a shape of this name, of a kind if that is given."""
    return next(
        slide
        for slide in opened(data).slides
        for shape in slide.shapes
        if shape.name == name and (not kind or getattr(shape, f"has_{kind}", False))
    )


def shape_of(slide: Any, kind: str) -> Any:
    return next(shape for shape in slide.shapes if getattr(shape, f"has_{kind}", False))


def pictures(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape._element.tag == qn("p:pic")]


PLACE = re.compile(r"“(.+)”(?: \(characters |（报道第 )(\d+)(?: to | 至 )(\d+)")
"""A quote in the notes, with its place in the report."""


def quoted(notes: str) -> set[tuple[str, int, int]]:
    return {(text, int(start), int(end)) for text, start, end in PLACE.findall(notes)}


def said(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def box(shape: Any) -> Box:
    return Box(shape.left / PX, shape.top / PX, shape.width / PX, shape.height / PX)


def cells(table: Any) -> list[list[str]]:
    return [[cell.text_frame.text for cell in row.cells] for row in table.rows]


def text_fits(frame: Any, wide: float, high: float) -> bool:
    """Return whether a frame's paragraphs, measured in the packaged font, fit into px."""
    total = 0.0
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            lines = wrap(run.text, wide, run.font.size.pt * 2, bold=bool(run.font.bold))
            total += len(lines) * paragraph.line_spacing.pt * 2
    return total <= high + 0.5


def check_room(slide: Any) -> None:
    """Check that everything on a slide keeps to it, that text fits its box, and nothing covers another."""
    shapes = [(shape.name, box(shape)) for shape in slide.shapes if not shape.name.startswith("Rule")]
    for shape in slide.shapes:
        here = box(shape)
        assert here.x >= 55.5
        assert here.right <= 1864.5
        assert here.y >= 30
        assert here.bottom <= 1064
        if shape.is_placeholder and shape != slide.shapes.title:
            continue  # footer and number, whose form is the master's
        if shape.has_text_frame:
            assert text_fits(shape.text_frame, here.w, here.h), shape.text_frame.text
        if shape.has_table:
            grid = shape.table
            assert sum(row.height for row in grid.rows) <= shape.height + 1
            for row in grid.rows:
                for cell, column in zip(row.cells, grid.columns, strict=True):
                    across = sum(c.width for c in grid.columns) if cell.is_merge_origin else column.width
                    assert text_fits(cell.text_frame, across / PX - 15.9, row.height / PX - 3.9)
    for (one, here), (other, there) in combinations(shapes, 2):
        assert here.overlap(there) <= 1, (one, other)


def sizes(tree: Any) -> set[float]:
    """Return the sizes in points of all letters that a part's tree sets."""
    return {int(one.get("sz")) / 100 for one in tree.iter(qn("a:rPr"), qn("a:defRPr")) if one.get("sz")}


def with_many(loaded: Dossier, n: int) -> Dossier:
    first = next(visit for visit in loaded.trip.visits if visit.id == "battery")
    more = [first.model_copy(update={"id": f"works-{i}", "number": 5 + i}) for i in range(1, n + 1)]
    return changed(loaded, visits=(*loaded.trip.visits, *more))


def with_long_names(loaded: Dossier) -> Dossier:
    zh, en = "一个名字非常长而且没有任何标点的考察点" * 8, "A name that goes on without any end in sight " * 8
    visits = tuple(v.model_copy(update={"name": Text(zh=zh, en=en)}) for v in loaded.trip.visits[:4])
    source = loaded.trip.sources[0].model_copy(update={"says": Text(zh=zh, en=en), "address": en})
    sources = (source, *loaded.trip.sources[1:])
    return changed(loaded, title=Text(zh=zh, en=en), visits=visits, sources=sources)


def with_long_outcomes(loaded: Dossier) -> Dossier:
    """Return the trip with five long outcomes of every kind, each said by somebody."""
    zh, en = (
        "一件说来话长而且没有任何标点的成果" * 12,
        "An outcome that goes on without any end in sight " * 9,
    )
    first = loaded.trip.outcomes[0].model_copy(
        update={"text": Text(zh=zh, en=en), "speaker": Text(zh="发言的人", en="Who spoke"), "said": "aim"}
    )
    more = [
        first.model_copy(update={"id": f"{kind}-{n}", "kind": kind})
        for kind in get_args(OutcomeKind)
        for n in range(1, 6)
    ]
    return changed(loaded, outcomes=tuple(more))
