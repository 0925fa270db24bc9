"""Files as people send them: what is read of each kind, and what is said of those that cannot be read."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from dashboard.draft.source import MOST, text_of
from dashboard.trip.faults import TripError
from dashboard.trip.gate import REPORT

TEXT = "青州市党政代表团赴苏州考察\n5月8日,代表团参观了苏州博物馆。\n"


def docx(*paragraphs: str) -> bytes:
    document, out = Document(), io.BytesIO()
    for one in paragraphs:
        document.add_paragraph(one)
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "附:行程"
    document.save(out)
    return out.getvalue()


def code(name: str, data: bytes) -> str:
    with pytest.raises(TripError) as caught:
        text_of(name, data)
    (fault,) = caught.value.faults
    for language in ("zh", "en"):
        assert fault.line(language)
    return fault.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_text_of_either_encoding_is_read(encoding: str) -> None:
    assert text_of("报道.txt", TEXT.replace("\n", "\r\n").encode(encoding)) == TEXT


def test_markdown_loses_its_signs() -> None:
    data = "# 青州市党政代表团赴苏州考察\n\n5月8日,代表团参观了**[苏州博物馆](http://a.b)**。\n"
    assert text_of("a.md", data.encode()) == TEXT


def test_a_page_is_read_block_by_block_without_its_scripts() -> None:
    page = (
        "<html><head><title>青州市党政代表团赴苏州考察</title><script>var a='参观了假的馆'</script></head>"
        "<body><p>5月8日,代表团参观了<b>苏州\n博物馆</b>。</p></body></html>"
    )
    assert text_of("a.html", page.encode("gb18030")) == TEXT


def test_a_word_document_is_read_with_its_tables() -> None:
    assert text_of("a.docx", docx(*TEXT.strip().split("\n"))) == TEXT + "附:行程\n"


def test_signs_that_no_page_can_show_are_dropped() -> None:
    assert text_of("a.txt", TEXT.replace("苏州考", "苏\u202e州\x00考"[:2] + "州考").encode()) == TEXT


def test_what_cannot_be_read_is_said() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("a", "a")
    assert code("a.pdf", b"%PDF-1.7") == "draft_kind"
    assert code("a.txt", b"%PDF-1.7 \x00\x01") == "draft_pdf"
    assert code("a.txt", packed.getvalue()) == "draft_not_text"
    assert code("a.docx", packed.getvalue()) == "draft_docx"
    assert code("a.docx", b"nothing") == "draft_docx"
    assert code("a.txt", b" \n\n") == "draft_empty"
    assert code("a.html", b"<script>1</script>") == "draft_empty"
    assert code("a.txt", b"\xff\xfe\xfd\x80\xff") == "encoding"
    assert code("a.txt", b"a" * (MOST + 1)) == "draft_large"
    assert code("a.txt", ("字" * (REPORT + 1)).encode()) == "draft_long"
