"""The file of a deck: fonts named, the order of the schema, every part related, no clock."""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
import zipfile
from typing import Any

import pytest
from lxml import etree
from pptx.oxml.ns import qn

from dashboard.exports.slides import deck
from dashboard.exports.slides.file import PX
from dashboard.language import LANGUAGES, Language
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from tests.briefs import brief_of, changed
from tests.exports.slides.read import CASES, deck_of, opened, trees

RUN = ["ln", "solidFill", "noFill", "latin", "ea", "cs", "sym", "hlinkClick", "extLst"]
CELL = ["lnL", "lnR", "lnT", "lnB", "noFill", "solidFill", "extLst"]
AXIS = [
    *("axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines", "title", "numFmt"),
    *("majorTickMark", "minorTickMark", "tickLblPos", "spPr", "txPr", "crossAx", "crosses", "crossesAt"),
    *("auto", "lblAlgn", "lblOffset", "tickLblSkip", "tickMarkSkip", "noMultiLvlLbl"),
]
"""The orders of children that ECMA-376 part 1 gives (A.4.1, A.5.1), as far as ours have them."""


@pytest.mark.parametrize(("name", "language"), CASES)
def test_both_fonts_are_named_everywhere(small_visit: Dossier, name: str, language: Language) -> None:
    data, seen = deck_of(small_visit, name, language), 0
    for part, tree in trees(data):
        if re.match(r"ppt/(slides|notesSlides|charts)/[^/]+\.xml", part):
            for style in tree.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
                seen += 1
                faces = [style.find(qn(kind)).get("typeface") for kind in ("a:latin", "a:ea")]
                own = style.get("lang")
                assert faces[1] == "Microsoft YaHei"
                assert faces[0] == ("Microsoft YaHei" if own == "zh-CN" else "Arial")
                assert {own, style.get("altLang")} == {"zh-CN", "en-GB"}
            for paragraph in tree.iter(qn("a:p")):
                assert paragraph[-1].tag == qn("a:endParaRPr")
                assert all(run.find(qn("a:rPr")) is not None for run in paragraph.iter(qn("a:r")))
        if re.match(r"ppt/theme/", part):
            for font in tree.iter(qn("a:majorFont"), qn("a:minorFont")):
                assert font.find(qn("a:ea")).get("typeface") == "Microsoft YaHei"
                own = {"zh": "Microsoft YaHei", "en": "Arial"}[language]
                assert font.find(qn("a:latin")).get("typeface") == own
    assert seen > 100


@pytest.mark.parametrize(("name", "language"), CASES)
def test_a_quote_in_an_english_deck_is_marked_as_chinese(
    small_visit: Dossier, name: str, language: Language
) -> None:
    parts = {part.text for part in small_visit.sentences if len(part.text) > 8}
    for slide in opened(deck_of(small_visit, name, language)).slides:
        for run in slide.element.iter(qn("a:r")):
            if run.find(qn("a:t")).text in parts:
                assert run.find(qn("a:rPr")).get("lang") == "zh-CN"


def in_order(node: Any, order: list[str]) -> bool:
    found = [etree.QName(child).localname for child in node]
    return set(found) <= {*order} and found == sorted(found, key=order.index)


@pytest.mark.parametrize(("name", "language"), CASES)
def test_the_xml_keeps_the_order_of_the_schema(small_visit: Dossier, name: str, language: Language) -> None:
    for part, tree in trees(deck_of(small_visit, name, language)):
        if re.match(r"ppt/(slides|notesSlides|charts)/[^/]+\.xml", part):
            for style in tree.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
                assert in_order(style, RUN)
            assert all(in_order(cell, CELL) for cell in tree.iter(qn("a:tcPr")))
            for axis in tree.iter(qn("c:catAx"), qn("c:valAx")):
                assert in_order(axis, AXIS), [child.tag for child in axis]
            ids = [node.get("id") for node in tree.iter(qn("p:cNvPr"))]
            assert len(ids) == len({*ids})
        if part == "ppt/presentation.xml":
            names = [etree.QName(child).localname for child in tree]
            wanted = [
                "sldMasterIdLst",
                "notesMasterIdLst",
                "sldIdLst",
                "sldSz",
                "notesSz",
                "defaultTextStyle",
            ]
            assert names == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_relationship_leads_to_a_part_and_every_part_is_related(
    small_visit: Dossier, language: Language
) -> None:
    data, reached = deck_of(small_visit, "everything", language), set()
    names = {*zipfile.ZipFile(io.BytesIO(data)).namelist()}
    parts = dict(trees(data))
    for name, tree in parts.items():
        if name.endswith(".rels"):
            folder, own = posixpath.split(name)
            source = posixpath.join(posixpath.dirname(folder), own.removesuffix(".rels"))
            base = posixpath.dirname(source)
            targets = {}
            for rel in tree:
                assert rel.get("TargetMode") != "External"
                target = rel.get("Target")
                targets[rel.get("Id")] = posixpath.normpath(posixpath.join("/" + base, target)).lstrip("/")
            assert {*targets.values()} <= names
            reached |= {*targets.values()}
            if source in parts:
                space = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
                used = {
                    v for node in parts[source].iter() for k, v in node.attrib.items() if k.startswith(space)
                }
                assert used <= {*targets}
    assert {name for name in names if not name.endswith(".rels")} - reached == {"[Content_Types].xml"}
    assert not [name for name in names if "thumbnail" in name or "printerSettings" in name]


def test_the_slides_are_wide_and_so_are_master_and_layouts(small_visit: Dossier) -> None:
    made = opened(deck_of(small_visit, "everything", "zh"))
    assert (made.slide_width, made.slide_height) == (12192000, 6858000)
    for sheet in (made.slide_master, *made.slide_layouts):
        edges = [shape.left + shape.width for shape in sheet.placeholders if shape.width]
        assert max(edges, default=0) <= made.slide_width
    footers = [one for one in made.slide_master.placeholders if "Number" in one.name]
    assert footers[0].left + footers[0].width == pytest.approx(1864 * PX, abs=2)
    assert made.element.find(qn("p:sldSz")).get("type") is None


def test_signs_that_xml_cannot_hold_are_left_out(small_visit: Dossier) -> None:
    name = "a\x00b\ufffe<c>&\u202e {x} $y$"
    odd = changed(small_visit, title=Text(zh=name, en=name))
    assert (
        opened(deck.pptx(brief_of(odd)).data)
        .slides[0]
        .shapes.title.text_frame.text.startswith("ab<c>& {x} $y$：")
    )


@pytest.mark.parametrize("kind", ["pptx", "deck"])
def test_the_same_brief_makes_the_same_bytes(small_visit: Dossier, kind: str) -> None:
    first, second = (getattr(deck, kind)(brief_of(small_visit)).data for _ in range(2))
    assert first == second


def test_no_time_in_the_file_is_the_clocks(small_visit: Dossier) -> None:
    data = deck_of(small_visit, "everything", "zh")
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        assert {one.date_time for one in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        books = [held.read(name) for name in held.namelist() if name.endswith(".xlsx")]
    assert len(books) == 1
    for book in books:
        core = zipfile.ZipFile(io.BytesIO(book)).read("docProps/core.xml")
        assert core.count(b">2026-02-03T00:00:00Z<") == 2


def test_the_file_says_what_it_is(small_visit: Dossier) -> None:
    brief = brief_of(small_visit)
    about = opened(deck_of(small_visit, "everything", "zh")).core_properties
    assert (about.title, about.author, about.last_modified_by) == (brief.title, *["visit-dashboard"] * 2)
    assert about.subject == f"全部。{brief.sum}"
    assert about.created == about.modified == dt.datetime(2026, 2, 3, tzinfo=about.created.tzinfo)
