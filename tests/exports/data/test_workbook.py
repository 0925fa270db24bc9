"""The workbook, read back: typed cells, no formula and no link."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from dashboard.brief import Brief
from dashboard.exports.data.tables import NAMES
from dashboard.exports.data.worded import worded
from dashboard.exports.data.workbook import LONGEST, PAGE, apart, xlsx
from dashboard.view.dossier import Dossier
from tests.briefs import MADE, brief_of
from tests.exports.data.read import HOSTILE, book_of, hostile

WORDS = ["说明", "考察点", "活动", "成果", "主题", "报道原句", "提到未写到访", "来源", "依据", "代码"]


def test_the_workbook_has_a_sheet_a_table_with_as_many_rows(brief: Brief) -> None:
    book, found = book_of(brief), apart(worded(brief), brief)
    assert book.sheetnames == WORDS
    for name, sheet in zip([*NAMES, "evidence", "codes"], book.worksheets[1:], strict=True):
        assert [cell.value for cell in sheet[1]] == found[name].heads
        assert sheet.max_row == len(found[name].rows) + 1
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
    about = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows()}
    assert about == dict(brief.labelled())


def test_every_sheet_is_printed_across_as_wide_as_the_page_with_its_headings(brief: Brief) -> None:
    first, *sheets = book_of(brief).worksheets
    for sheet in (first, *sheets):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth in {None, 1}  # 1 where nothing is said
        assert int(sheet.page_setup.fitToHeight) == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert {sheet.print_title_rows for sheet in sheets} == {"$1:$1"}
    for sheet in sheets:
        wide = sum(one.width * (one.max - one.min + 1) for one in sheet.column_dimensions.values())
        assert wide <= PAGE + 20, sheet.title


def test_no_code_stands_among_the_words_and_each_is_told(real: Dossier) -> None:
    brief = brief_of(real)
    book = book_of(brief)
    told = {(row[0].value, row[1].value): row[2].value for row in book["代码"].iter_rows(min_row=2)}
    assert told["到访", "implied"] == "隐含"
    assert told["城市", "guangzhou"] == "广州"
    assert told["主题", "talent"] == "人才"
    words = {str(cell.value) for sheet in book.worksheets[1:-1] for row in sheet.iter_rows() for cell in row}
    assert not {code for _, code in told} & words


def test_the_workbook_has_typed_cells_and_gaps(real: Dossier) -> None:
    brief = brief_of(real, language="en")
    book = book_of(brief)
    assert book.sheetnames[:2] == ["About", "Visits"]
    sheet = book["Visits"]
    at = {cell.value: cell.column for cell in sheet[1]}
    first = {name: sheet.cell(2, column) for name, column in at.items()}
    assert first["Day"].value == dt.datetime(2021, 11, 9)
    assert first["Day"].number_format == "yyyy-mm-dd"
    assert first["No."].value == 1
    lat = at["Latitude (WGS-84)"]
    assert sheet.cell(3, lat).value == 23.17
    assert first["Name"].alignment.wrap_text
    assert {sheet.cell(row, lat).value for row in range(12, 19)} == {None}
    values = [cell.value for one in book.worksheets for row in one.iter_rows() for cell in row]
    assert not {"None", "nan", "NaT", "N/A"} & {value for value in values if isinstance(value, str)}


def test_the_workbook_says_whose_it_is_and_when_it_was_made(real: Dossier) -> None:
    brief = brief_of(real)
    properties = book_of(brief).properties
    assert properties.title == brief.title
    assert properties.created == properties.modified == dt.datetime.combine(MADE, dt.time())
    with zipfile.ZipFile(io.BytesIO(xlsx(brief))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_row_is_as_high_as_its_words_need(real: Dossier) -> None:
    sheet = book_of(brief_of(real))["依据"]
    width = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}
    assert width["报道原句"] > 40
    high = [sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1)]
    assert high[0] == 15
    assert max(high) > 45
    assert max(high) <= 409


def test_nothing_in_the_workbook_is_a_formula_or_a_link(small_visit: Dossier) -> None:
    brief = brief_of(hostile(small_visit))
    data, book = xlsx(brief), book_of(brief)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not [cell for cell in cells if cell.hyperlink]
    names = {row[0].value: row[1].value for row in book["考察点"].iter_rows(min_row=2)}
    names = {f"bad-{key}": names[n] for n, key in enumerate(HOSTILE, start=6)}
    assert names["bad-formula"] == HOSTILE["formula"]
    assert names["bad-markup"] == HOSTILE["markup"]
    assert len(names["bad-long"]) == LONGEST
    assert names["bad-long"].endswith("…")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"hyperlink" in sheet]
