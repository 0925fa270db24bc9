"""The CSV files, read back: clean tables in which nothing runs."""

from __future__ import annotations

import csv as csv_reader
import io

import pandas as pd
import pytest

from dashboard.brief import Brief
from dashboard.exports.data.csvs import csv
from dashboard.exports.data.tables import NAMES, tables
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from tests.briefs import brief_of, changed
from tests.exports.data.read import HOSTILE, hostile, rows_of


@pytest.mark.parametrize("table", NAMES)
def test_csv_reads_back_as_the_table_with_the_statement_in_each_row(brief: Brief, table: str) -> None:
    data = csv(brief, table)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    found, rows = tables(brief)[table], rows_of(brief, table)
    assert len(rows) == len(found)
    for row in rows:
        for key, line in brief.statement.items():
            assert row[f"about_{key}"] == line
        assert not {"None", "nan", "NaT", "N/A", "<NA>"} & {*row.values()}
    names = next(csv_reader.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert names == [*found.columns, *(f"about_{key}" for key in brief.statement)]


def test_csv_has_gaps_for_what_is_not_known_and_numbers_for_numbers(real: Dossier) -> None:
    table = pd.read_csv(io.BytesIO(csv(brief_of(real))), encoding="utf-8-sig")
    assert table["day"].notna().sum() == 9
    assert table["lat"].dtype == float
    assert table["lat"].notna().sum() == 9
    assert table["name_zh"].isna().sum() == 7
    assert table["number"].tolist() == list(range(1, 18))


def test_csv_knows_its_tables(real: Dossier) -> None:
    with pytest.raises(KeyError):
        csv(brief_of(real), "secrets")


def test_csv_runs_nothing_in_a_spreadsheet(small_visit: Dossier) -> None:
    rows = {row["id"]: row["name_zh"] for row in rows_of(brief_of(hostile(small_visit)))}
    for key, name in HOSTILE.items():
        live = key in {"formula", "spaced", "tab"}
        assert rows[f"bad-{key}"] == (f"'{name}" if live else name)


@pytest.mark.parametrize(
    "begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u3000-"]
)
def test_csv_takes_the_life_from_every_sign_that_begins_a_formula(small_visit: Dossier, begin: str) -> None:
    first = small_visit.trip.visits[0].model_copy(update={"name": Text(zh=f"{begin}1", en="x")})
    loaded = changed(small_visit, visits=(first, *small_visit.trip.visits[1:]))
    assert rows_of(brief_of(loaded))[0]["name_zh"] == f"'{begin}1"


def test_a_negative_number_stays_a_number(small_visit: Dossier) -> None:
    first = small_visit.trip.visits[0].model_copy(update={"lat": -29.05})
    loaded = changed(small_visit, visits=(first, *small_visit.trip.visits[1:]))
    assert rows_of(brief_of(loaded))[0]["lat"] == "-29.05"
