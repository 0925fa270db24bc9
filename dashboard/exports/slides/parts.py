"""The parts of a slide, each an object that can be edited: text, tables, charts, pictures, rules."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Pt

from dashboard.brief import Brief
from dashboard.exports.package import TAGS
from dashboard.exports.slides.file import CHINESE, LATIN, PX
from dashboard.language import Language
from dashboard.layout.box import Box
from dashboard.layout.typeset import cut, cut_lines, width, wrap
from dashboard.style.escape import one_line

COVER, TITLE, HEAD, TEXT, NOTE = 80.0, 56.0, 32.0, 28.0, 24.0
"""The type scale in px: 40, 28, 16, 14 and 12 points. Nothing on a slide is smaller."""

SLACK = 0.92  # of the room: the reader's own fonts may be wider than the packaged one that is measured
LEADING = 1.34  # of the size, set in points: the reader's own fonts have taller lines than others
PAD = 8.0  # px inside a table's cell, left and right
_OTHER: dict[Language, Language] = {"zh": "en", "en": "zh"}
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True)
class Para:
    """A paragraph: its text, size in px, color, language, and the px after it."""

    text: str
    size: float
    color: str
    language: Language
    bold: bool = False
    after: float = 0.0

    @property
    def leading(self) -> float:
        """Return the height of a line in px."""
        return round(self.size * LEADING)

    def lines(self, w: float) -> int:
        """Return how many lines it takes in a width of px, with slack for other fonts."""
        return _lines(one_line(self.text), w * SLACK, self.size, self.bold)


@lru_cache(maxsize=4096)
def _lines(text: str, room: float, size: float, bold: bool) -> int:
    """Return how many lines a text takes; finding where they may break is most of a deck's time."""
    return len(wrap(text, room, size, bold=bold))


def height(paras: Sequence[Para], w: float) -> float:
    """Return the height of paragraphs in a width of px."""
    return sum(para.lines(w) * para.leading + para.after for para in paras)


def least_height(paras: Sequence[Para], w: float) -> float:
    """Return a height that paragraphs have at least, without finding where their lines break."""
    return sum(
        math.ceil(width(one_line(para.text), para.size, para.bold) / (w * SLACK)) * para.leading
        for para in paras
    )


def fit(text: str, w: float, size: float, *, bold: bool = False) -> str:
    """Return the text on one line, cut with an ellipsis where it would be wider than w px."""
    text = one_line(text)
    return text if width(text, size, bold) <= w * SLACK else cut(text, w * SLACK, size, bold=bold)


def shorten(text: str, w: float, size: float, most: int, *, bold: bool = False) -> str:
    """Return the text, cut with an ellipsis where it would take more lines than `most`."""
    text = one_line(text)
    if _lines(text, w * SLACK, size, bold) <= most:
        return text
    return cut_lines(text, w * SLACK, size, most, bold=bold)


def write(frame: Any, paras: Sequence[Para]) -> None:
    """Write paragraphs into a text frame or a table's cell, without margins of its own."""
    for place, para in enumerate(paras):
        line = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        line.line_spacing, line.space_after, line.space_before = (
            Pt(para.leading / 2),
            Pt(para.after / 2),
            Pt(0),
        )
        run = line.add_run()
        run.text = one_line(para.text)
        run.font.size, run.font.bold = Pt(para.size / 2), para.bold
        run.font.color.rgb = rgb(para.color)
        run._r.get_or_add_rPr().set("lang", TAGS[para.language])


def text_box(slide: Any, box: Box, paras: Sequence[Para], name: str) -> None:
    """Add a text box whose text begins at its upper left."""
    shape = slide.shapes.add_textbox(*emu(box))
    shape.name = name
    _bare(shape.text_frame, MSO_ANCHOR.TOP)
    write(shape.text_frame, paras)


def title(slide: Any, box: Box, para: Para) -> None:
    """Fill the slide's title placeholder."""
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = emu(box)
    _bare(shape.text_frame, MSO_ANCHOR.TOP)
    write(shape.text_frame, [para])


def rule(slide: Any, box: Box, color: str) -> None:
    """Add a line, upright if the box is taller than wide; its lesser side is its thickness."""
    upright = box.h > box.w
    x, y = (box.x + box.w / 2, box.y) if upright else (box.x, box.y + box.h / 2)
    ends = (x, y, x, box.bottom) if upright else (x, y, box.right, y)
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *(Emu(round(end * PX)) for end in ends))
    line.line.color.rgb, line.line.width = rgb(color), Emu(round(min(box.w, box.h) * PX))
    line.name = f"Rule {line.shape_id}"
    line._element.remove(line._element.find(qn("p:style")))  # it would cast the theme's shadow
    line._element.nvCxnSpPr.cNvPr.append(parse_xml(_DECORATIVE))


def picture(slide: Any, box: Box, png: bytes, name: str, about: str) -> None:
    """Add a PNG with its alternative text."""
    shape = slide.shapes.add_picture(io.BytesIO(png), *emu(box))
    shape.name = name
    describe(shape, about)


def describe(shape: Any, about: str) -> None:
    """Give a picture, chart or table its alternative text."""
    shape._element.xpath("./*/p:cNvPr")[0].set("descr", one_line(about))


def set_fonts(tree: Any, language: Language) -> None:
    """Name both fonts and the language in every run, paragraph end and default of a part's tree.

    A program that finds only `a:latin` sets Chinese in a font of its own choice.
    """
    for paragraph in tree.iter(qn("a:p")):
        if paragraph.find(qn("a:endParaRPr")) is None:
            paragraph.append(OxmlElement("a:endParaRPr"))
        for run in paragraph.findall(qn("a:r")):
            run.get_or_add_rPr()
    for style in (*tree.iter(qn("a:rPr")), *tree.iter(qn("a:endParaRPr")), *tree.iter(qn("a:defRPr"))):
        own: Language = "zh" if style.get("lang", TAGS[language]) == TAGS["zh"] else "en"
        style.set("lang", TAGS[own])
        style.set("altLang", TAGS[_OTHER[own]])
        for kind, face in (("a:latin", LATIN[own]), ("a:ea", CHINESE)):
            for old in style.findall(qn(kind)):
                style.remove(old)
            font = OxmlElement(kind)
            font.set("typeface", face)
            style.append(font)


def para_maker(brief: Brief) -> Any:
    """Return a function like Para with the brief's ink and language where none is given."""

    def make(text: str, size: float = TEXT, *, quiet: bool = False, **more: Any) -> Para:
        palette = brief.style.palette
        given = {"color": palette.quiet if quiet else palette.ink, "language": brief.language, **more}
        return Para(text, size, **given)

    return make


def _bare(frame: Any, anchor: Any) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, anchor


def emu(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    """Return a box in EMU: left, top, width, height."""
    return tuple(Emu(round(side * PX)) for side in (box.x, box.y, box.w, box.h))  # type: ignore[return-value]


def rgb(color: str) -> Any:
    """Return `#RRGGBB` as the library's color."""
    return RGBColor.from_string(color.lstrip("#"))  # type: ignore[no-untyped-call]
