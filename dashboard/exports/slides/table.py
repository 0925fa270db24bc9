"""A table on a slide: a header row, hairlines, rows of set heights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Pt

from dashboard.exports.slides.file import PX
from dashboard.exports.slides.parts import PAD, Para, emu, write
from dashboard.layout.box import Box
from dashboard.style.palette import Palette

_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's table style "No Style, No Grid"


@dataclass(frozen=True)
class TableRow:
    """A table's row in px; with `across`, its second cell spans all that follow."""

    cells: tuple[Para, ...]
    high: float
    across: bool = False


def table(
    slide: Any,
    x: float,
    y: float,
    wide: Sequence[float],
    rows: Sequence[TableRow],
    palette: Palette,
    name: str,
) -> Any:
    """Add a table with a header row and a hairline below each row; return its shape."""
    high = sum(row.high for row in rows)
    shape = slide.shapes.add_table(len(rows), len(wide), *emu(Box(x, y, sum(wide), high)))
    shape.name = name
    grid = shape.table
    grid.horz_banding = False
    grid._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN
    for column, w in zip(grid.columns, wide, strict=True):
        column.width = Emu(round(w * PX))
    for place, row in enumerate(rows):
        grid.rows[place].height = Emu(round(row.high * PX))
        for cell, para in zip(grid.rows[place].cells, row.cells, strict=True):
            _cell(cell, para, palette.hairline)
        if row.across:
            grid.cell(place, 1).merge(grid.cell(place, len(wide) - 1))
    return shape


def _cell(cell: Any, para: Para, line: str) -> None:
    cell.margin_left = cell.margin_right = Emu(round(PAD * PX))
    cell.margin_top = cell.margin_bottom = Emu(round(2 * PX))
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    if para.text:
        write(cell.text_frame, [para])
    else:
        # An empty cell's row would grow to the font's own 18 points.
        cell.text_frame.paragraphs[0].line_spacing = Pt(para.leading / 2)
        end = OxmlElement("a:endParaRPr")
        end.set("sz", str(round(para.size * 50)))
        cell.text_frame.paragraphs[0]._p.append(end)
    border = OxmlElement("a:lnB")
    border.set("w", str(PX * 2))
    fill, color = OxmlElement("a:solidFill"), OxmlElement("a:srgbClr")
    color.set("val", line.lstrip("#"))
    fill.append(color)
    border.append(fill)
    cell._tc.get_or_add_tcPr().insert(0, border)
