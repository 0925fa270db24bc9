"""The brief as a document: what stands in it, in which order and form, read back as Word would."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from dashboard.exports.document.contents import AGREED, NEXT
from dashboard.exports.document.letter import docx
from dashboard.language import LANGUAGES, Language
from dashboard.style.outcomes import outcome_groups
from dashboard.view.dossier import Dossier
from dashboard.view.filters import NO_FILTER, Filter
from tests.briefs import brief_of, changed

DONGGUAN = Filter(cities=frozenset({"dongguan"}))


def opened(loaded: Dossier, chosen: Filter = NO_FILTER, language: Language = "zh") -> Any:
    return Document(io.BytesIO(docx(brief_of(loaded, chosen, language=language)).data))


def styled(file: Any, name: str) -> list[str]:
    return [one.text for one in file.paragraphs if one.style.name == name]


def test_its_parts_are_numbered_as_offices_number_them(real: Dossier) -> None:
    assert styled(opened(real), "Heading 1") == [
        "一、考察行程",
        "二、会谈与协议",
        "三、主题",
        "四、希望与下一步",
        "五、来源",
    ]
    assert [one.split(" ")[0] for one in styled(opened(real, language="en"), "Heading 1")] == [
        *("1.", "2.", "3.", "4.", "5.")
    ]


def test_letterhead_and_number_are_left_blank_above_the_title(real: Dossier) -> None:
    first = opened(real).paragraphs[:4]
    assert [(one.style.name, bool(one.text)) for one in first] == [
        ("Letterhead", False),
        ("Number", False),
        ("Title", True),
        ("Subtitle", True),
    ]


def test_it_is_a4_with_an_offices_margins_and_fonts(real: Dossier) -> None:
    file = opened(real)
    page = file.sections[0]
    sides = (page.page_width, page.page_height, page.top_margin, page.bottom_margin)
    assert [round(one.mm) for one in (*sides, page.left_margin, page.right_margin)] == [
        210,
        297,
        37,
        35,
        28,
        26,
    ]
    fonts = {
        name: file.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Body Text", "Heading 1", "Title", "Cell")
    }
    assert fonts == {"Body Text": "仿宋", "Heading 1": "黑体", "Title": "黑体", "Cell": "仿宋"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_every_named_visit_with_how_it_is_known(real: Dossier, language: Language) -> None:
    (table,) = opened(real, language=language).tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    named = [row for row in real.whole.visit_rows if row["status"] != "unnamed"]
    assert [int(row[0].split(" ")[0]) for row in cells[1:]] == [row["number"] for row in named]
    talents = next(row for row in cells if row[0].startswith("6 "))
    expected = {
        "zh": ["到访写明", "深圳（写明）", "11月11日（推断）"],
        "en": ["visit stated", "Shenzhen (stated)", "11 Nov (inferred)"],
    }
    assert talents[1:] == expected[language]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_agreed_or_to_come_stands_in_its_words(real: Dossier, language: Language) -> None:
    text = "\n".join(styled(opened(real, language=language), "Body Text"))
    brief = brief_of(real, language=language)
    groups = outcome_groups(brief.shown.outcome_rows, style=brief.style, kinds=(*AGREED, *NEXT))
    lines = [line.text.rstrip("。.") for group in groups for line in group.lines]
    assert len(lines) > 20
    assert [line for line in lines if line not in text] == []


def test_who_speaks_is_said_once_for_several_lines_and_what_all_share_in_the_heading(real: Dossier) -> None:
    body = styled(opened(real), "Body Text")
    (home,) = [line for line in body if "回来要做的" in line]
    assert home.startswith("（二）回来要做的（目标）：市委书记刘志仁：学习广州")
    assert home.count("市委书记刘志仁：") == 1
    assert home.count("与会者（大家认为）：") == 1
    assert "（目标）" not in home.removeprefix("（二）回来要做的（目标）")


def test_a_choice_of_nothing_certain_tells_what_could_belong(real: Dossier) -> None:
    file = opened(real, DONGGUAN)
    text = "\n".join(styled(file, "Body Text"))
    assert "东莞在路线上" in text
    assert "也可能符合，不计入" in text
    assert [row.cells[0].text for row in file.tables[0].rows][1:] == ["8 广东省电池行业协会"]
    assert styled(file, "Heading 1") == ["一、考察行程", "二、来源"]


def test_a_trip_without_outcomes_has_no_part_for_them(small_visit: Dossier) -> None:
    assert "会谈与协议" not in "".join(styled(opened(changed(small_visit, outcomes=())), "Heading 1"))
    assert "会谈与协议" not in "".join(styled(opened(small_visit), "Heading 1"))
    assert "希望与下一步" in "".join(styled(opened(small_visit), "Heading 1"))


def test_the_picture_is_described_and_the_bytes_are_the_same_each_time(small_visit: Dossier) -> None:
    brief = brief_of(small_visit)
    data = docx(brief).data
    assert data == docx(brief).data
    file = Document(io.BytesIO(data))
    (shape,) = file.inline_shapes
    assert brief.sum in shape._inline.docPr.get("descr")
    about = file.core_properties
    assert (about.title, about.author) == (brief.title, "visit-dashboard")
    assert about.created.date() == brief.made
