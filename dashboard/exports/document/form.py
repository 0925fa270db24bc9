"""The form of a document: page, styles and tables, in Chinese with the margins of GB/T 9704."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Length, Mm, Pt

from dashboard.brief import Brief
from dashboard.exports.package import TAGS, describe
from dashboard.language import Language
from dashboard.style.escape import one_line


@dataclass(frozen=True)
class Face:
    """How a document of a language looks: fonts (Chinese, Latin), size of the body, its lines and margins.

    The Chinese one has the margins of GB/T 9704 (37, 35, 28 and 26 mm) and letters of 四号: with
    those of 三号 a visit of this kind takes five pages. A font that a machine lacks it replaces itself.
    """

    body: tuple[str, str]
    head: tuple[str, str]
    size: float
    line: float
    margins: tuple[float, float, float, float]


FACES: dict[Language, Face] = {
    "zh": Face(("仿宋", "Times New Roman"), ("黑体", "Arial"), 14, 23, (37, 35, 28, 26)),
    "en": Face(("仿宋", "Times New Roman"), ("黑体", "Arial"), 11, 15, (25, 25, 25, 25)),
}


def new(brief: Brief) -> Any:
    """Return an empty document with page, styles and properties of the brief's language."""
    file, face = Document(), FACES[brief.language]
    _page(file, face)
    _styles(file, face, brief.language)
    describe(file, brief)
    file.core_properties.comments = ""  # the template names the program that it was made with
    return file


def width(file: Any) -> Length:
    """Return the width of the text."""
    page = file.sections[0]
    return Emu(page.page_width - page.left_margin - page.right_margin)


def table(file: Any, heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]) -> None:
    """Add a table whose head stands on every page; each column takes its share of the width."""
    made, whole = file.add_table(rows=1, cols=len(heads), style="Table Grid"), width(file)
    _fill(made.rows[0], heads)
    _repeat(made.rows[0])
    for row in rows:
        _fill(made.add_row(), row)
    made.autofit = False
    for column, share in zip(made.columns, shares, strict=True):
        column.width = Emu(round(whole * share))
    for row in made.rows:
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = Emu(round(whole * share))


def _page(file: Any, face: Face) -> None:
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    top, bottom, left, right = (Mm(one) for one in face.margins)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = top, bottom, left, right
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = foot.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _styles(file: Any, face: Face, language: Language) -> None:
    """Set the styles: what a person edits later keeps its look by them."""
    body, head = face.body, face.head
    chinese = language == "zh"
    indent = 2 * face.size if chinese else 0
    _style(file, "Normal", body, face.size, face.line)
    _style(file, "Body Text", body, face.size, face.line, first=indent, after=0 if chinese else 6)
    _style(
        file, "Heading 1", head, face.size, face.line, first=indent, before=0 if chinese else 10, keep=True
    )
    _style(file, "Title", head, 22 if chinese else 18, 32, middle=True)
    _style(file, "Subtitle", body, face.size, face.line, middle=True, after=6)
    _style(file, "Letterhead", head, 22, 34, middle=True)
    _style(file, "Number", body, face.size, face.line, middle=True)
    _style(file, "Figure", body, face.size, 0, middle=True, before=6, keep=True)
    _style(file, "Caption", body, 10.5 if chinese else 9, 15, middle=True, after=6)
    _style(file, "Cell", body, 10.5 if chinese else 9.5, 17 if chinese else 13)
    _style(file, "Note", body, 9, 13)
    lead = file.styles.add_style("Lead", WD_STYLE_TYPE.CHARACTER)
    lead.font.bold = True
    tags = file.styles.element.xpath(".//w:rPrDefault//w:lang")
    for tag in tags:
        tag.set(qn("w:val"), TAGS["en"])
        tag.set(qn("w:eastAsia"), TAGS["zh"])


def _style(
    file: Any,
    name: str,
    fonts: tuple[str, str],
    size: float,
    line: float,
    *,
    first: float = 0,
    before: float = 0,
    after: float = 0,
    middle: bool = False,
    keep: bool = False,
) -> None:
    """Set a paragraph style, new where the template has none; `line` in pt, 0 for what is on it."""
    known = [one.name for one in file.styles]
    style = file.styles[name] if name in known else file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = fonts[1], Pt(size), None, None
    font.color.rgb = None
    own = style.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        own.attrib.pop(qn(f"w:{slot}"), None)
    own.set(qn("w:eastAsia"), fonts[0])
    form.first_line_indent, form.space_before, form.space_after = Pt(first), Pt(before), Pt(after)
    form.alignment = WD_ALIGN_PARAGRAPH.CENTER if middle else None
    if line:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
    form.keep_with_next = keep
    for border in style.element.xpath(".//w:pBdr"):
        border.getparent().remove(border)


def _fill(row: Any, texts: Sequence[str]) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        cell.paragraphs[0].style = "Cell"
        cell.paragraphs[0].add_run(one_line(text))


def _repeat(row: Any) -> None:
    """Have the head stand on every page that the table goes on to."""
    head = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(head)
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.font.bold = True
