"""The CSV files, read back: clean tables in which nothing runs."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from dashboard.brief import Brief
from dashboard.exports.data.csvs import csv
from dashboard.exports.data.tables import NAMES
from dashboard.exports.data.worded import worded
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from tests.briefs import brief_of, changed
from tests.exports.data.read import HOSTILE, csv_parts, hostile, rows_of


@pytest.mark.parametrize("table", NAMES)
def test_csv_reads_back_as_the_table_in_words_with_the_statement_once_below(brief: Brief, table: str) -> None:
    data = csv(brief, table)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    found, (rows, below) = worded(brief)[table], csv_parts(data)
    assert len(rows) == len(found.rows)
    for row in rows:
        assert list(row) == found.heads
        assert not {"None", "nan", "NaT", "N/A", "<NA>"} & {*row.values()}
    assert below == dict(brief.labelled())
    assert data.decode("utf-8-sig").count(brief.source) == 1


def test_csv_has_gaps_for_what_is_not_known_and_numbers_for_numbers(real: Dossier) -> None:
    text = csv(brief_of(real, language="en")).decode("utf-8-sig").split("\r\n\r\n")[0]
    table = pd.read_csv(io.StringIO(text))
    assert table["Day"].notna().sum() == 9
    assert table["Latitude (WGS-84)"].dtype == float
    assert table["Latitude (WGS-84)"].notna().sum() == 9
    assert table["Name"].isna().sum() == 7
    assert table["No."].tolist() == list(range(1, 18))
    assert {*table["Visit"]} == {"visit stated", "implied", "possible", "not named"}


def test_csv_knows_its_tables(real: Dossier) -> None:
    with pytest.raises(KeyError):
        csv(brief_of(real), "secrets")


def test_csv_runs_nothing_in_a_spreadsheet(small_visit: Dossier) -> None:
    names = [row["名称"] for row in rows_of(brief_of(hostile(small_visit)))]
    for place, (key, name) in enumerate(HOSTILE.items(), start=5):
        live = key in {"formula", "spaced", "tab"}
        assert names[place] == (f"'{name}" if live else name)


@pytest.mark.parametrize(
    "begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u3000-"]
)
def test_csv_takes_the_life_from_every_sign_that_begins_a_formula(small_visit: Dossier, begin: str) -> None:
    first = small_visit.trip.visits[0].model_copy(update={"name": Text(zh=f"{begin}1", en="x")})
    loaded = changed(small_visit, visits=(first, *small_visit.trip.visits[1:]))
    assert rows_of(brief_of(loaded))[0]["名称"] == f"'{begin}1"


def test_a_negative_number_stays_a_number(small_visit: Dossier) -> None:
    first = small_visit.trip.visits[0].model_copy(update={"lat": -29.05})
    loaded = changed(small_visit, visits=(first, *small_visit.trip.visits[1:]))
    assert rows_of(brief_of(loaded))[0]["纬度（WGS-84）"] == "-29.05"
