"""Nothing leaves its room on a slide: text is measured, and cut where it would."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from dashboard.exports.slides import deck
from dashboard.exports.slides.file import PX
from dashboard.exports.slides.parts import Para, fit, shorten
from dashboard.language import LANGUAGES, Language
from dashboard.layout.typeset import width, wrap
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import FILTERS, brief_of
from tests.exports.slides.read import (
    box,
    cells,
    deck_of,
    opened,
    shape_of,
    with_long_names,
    with_many,
)


def text_fits(frame: Any, wide: float, high: float) -> bool:
    """Return whether a frame's paragraphs, measured in the packaged font, fit into px."""
    total = 0.0
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            lines = wrap(run.text, wide, run.font.size.pt * 2, bold=bool(run.font.bold))
            total += len(lines) * paragraph.line_spacing.pt * 2
    return total <= high + 0.5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*FILTERS, "sixty", "long", "the real one", "the real one in a day"])
def test_nothing_leaves_its_room(small_visit: Dossier, real: Dossier, name: str, language: Language) -> None:
    if name in FILTERS:
        data = deck_of(small_visit, name, language)
    else:
        odd = {"sixty": with_many(small_visit, 60), "long": with_long_names(small_visit)}.get(name, real)
        chosen = Filter(days=frozenset({real.trip.days[1]})) if name.endswith("day") else Filter()
        data = deck.deck(brief_of(odd, chosen, language=language)).data
    for slide in opened(data).slides:
        shapes = [(shape.name, box(shape)) for shape in slide.shapes if not shape.name.startswith("Rule")]
        for shape in slide.shapes:
            here = box(shape)
            assert here.x >= 56
            assert here.right <= 1864.5
            assert here.y >= 30
            assert here.bottom <= 1060
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


def test_long_names_are_cut_with_an_ellipsis(small_visit: Dossier) -> None:
    slide = opened(deck.pptx(brief_of(with_long_names(small_visit))).data).slides[0]
    title = slide.shapes.title.text_frame.text
    assert title.endswith("…")
    assert width(title, 48, True) <= 0.92 * 1808
    assert all(row[1].endswith("…") for row in cells(shape_of(slide, "table").table)[1:])


def test_what_fits_keeps_its_quotation_marks() -> None:
    assert fit("Chenzhou’s “study”", 400, 24) == "Chenzhou’s “study”"
    assert shorten("一二三四五六七八九十" * 9, 200, 20, 2).endswith("…")
    assert Para("一二三四五六七八九十", 20, "#000000", "zh").lines(210) == 2
