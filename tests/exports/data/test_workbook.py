"""The workbook, read back: typed cells, no formula and no link."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from dashboard.brief import Brief
from dashboard.exports.data.tables import NAMES, tables
from dashboard.exports.data.workbook import LONGEST, xlsx
from dashboard.view.dossier import Dossier
from tests.briefs import MADE, brief_of
from tests.exports.data.read import HOSTILE, book_of, hostile

WORDS = ["说明", "考察点", "活动", "成果", "主题", "报道原句", "提到未写到访", "来源"]


def test_the_workbook_has_a_sheet_a_table_with_as_many_rows(brief: Brief) -> None:
    book, found = book_of(brief), tables(brief)
    assert book.sheetnames == WORDS
    for name, sheet in zip(NAMES, book.worksheets[1:], strict=True):
        assert [cell.value for cell in sheet[1]] == list(found[name].columns)
        assert sheet.max_row == len(found[name]) + 1
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
    about = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows()}
    assert about == dict(brief.labelled())


def test_the_workbook_has_typed_cells_and_gaps(real: Dossier) -> None:
    brief = brief_of(real, language="en")
    book = book_of(brief)
    assert book.sheetnames[:2] == ["About", "Visits"]
    sheet = book["Visits"]
    at = {cell.value: cell.column for cell in sheet[1]}
    first = {name: sheet.cell(2, column) for name, column in at.items()}
    assert first["day"].value == dt.datetime(2021, 11, 9)
    assert first["day"].number_format == "yyyy-mm-dd"
    assert first["number"].value == 1
    assert sheet.cell(3, at["lat"]).value == 23.17
    assert first["quotes"].alignment.wrap_text
    assert {sheet.cell(row, at["lat"]).value for row in range(12, 19)} == {None}
    values = [cell.value for one in book.worksheets for row in one.iter_rows() for cell in row]
    assert not {"None", "nan", "NaT", "N/A"} & {value for value in values if isinstance(value, str)}


def test_the_workbook_says_whose_it_is_and_when_it_was_made(real: Dossier) -> None:
    brief = brief_of(real)
    properties = book_of(brief).properties
    assert properties.title == brief.title
    assert properties.created == properties.modified == dt.datetime.combine(MADE, dt.time())
    with zipfile.ZipFile(io.BytesIO(xlsx(brief))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_columns_are_as_wide_as_hanzi_need_and_no_wider_than_a_page(real: Dossier) -> None:
    book = book_of(brief_of(real))
    sheet = book["考察点"]
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}
    assert widths["name_zh"] > 2 * len("中国水发兴业能源集团有限公司")
    assert widths["quotes"] < 62
    assert widths["lat"] < 12


def test_nothing_in_the_workbook_is_a_formula_or_a_link(small_visit: Dossier) -> None:
    brief = brief_of(hostile(small_visit))
    data, book = xlsx(brief), book_of(brief)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not [cell for cell in cells if cell.hyperlink]
    names = {row[0].value: row[2].value for row in book["考察点"].iter_rows(min_row=2)}
    assert names["bad-formula"] == HOSTILE["formula"]
    assert names["bad-markup"] == HOSTILE["markup"]
    assert len(names["bad-long"]) == LONGEST
    assert names["bad-long"].endswith("…")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"hyperlink" in sheet]
