"""The brief as a Word document to edit and circulate: one to three pages of A4, in the form that offices use.

In Chinese it is set in 仿宋 of 14 pt with 黑体 headings. The letterhead and the number are paragraphs of
their own, left for the office to fill in.
"""

from __future__ import annotations

import io
from typing import Any

from dashboard.brief import Brief
from dashboard.exports.document import form
from dashboard.exports.document.contents import Figure, Kind, Paragraph, Part, Table, contents, lacking
from dashboard.exports.package import save
from dashboard.exports.picture import Picture

STYLES: dict[Kind, str] = {
    "title": "Title",
    "subtitle": "Subtitle",
    "heading": "Heading 1",
    "body": "Body Text",
    "caption": "Caption",
    "note": "Note",
}


def docx(brief: Brief) -> Picture:
    """Return the brief as a document; NothingShownError where the filter leaves nothing."""
    parts, file = list(contents(brief)), form.new(brief)
    for name in ("Letterhead", "Number"):
        file.add_paragraph(style=name)
    for part in parts:
        _write(file, part)
    return Picture(save(file, brief.made), lacking(parts))


def _write(file: Any, part: Part) -> None:
    if isinstance(part, Table):
        form.table(file, part.heads, part.rows, part.shares)
    elif isinstance(part, Figure):
        run = file.add_paragraph(style="Figure").add_run()
        shape = run.add_picture(io.BytesIO(part.picture.data), width=form.width(file))
        shape._inline.docPr.set("descr", part.alt)
    else:
        _paragraph(file, part)


def _paragraph(file: Any, part: Paragraph) -> None:
    paragraph = file.add_paragraph(style=STYLES[part.kind])
    if part.lead:
        paragraph.add_run(part.lead).style = file.styles["Lead"]
    paragraph.add_run(part.text)
