"""The tables: the rows and cells of the facts, and sentences that stand in the report."""

from __future__ import annotations

from dashboard.brief import Brief
from dashboard.exports.data.tables import NAMES, tables
from dashboard.view.dossier import Dossier
from tests.briefs import brief_of
from tests.exports.data.read import FILTERS, told


def test_the_tables_have_the_rows_of_the_facts(brief: Brief) -> None:
    found, known = tables(brief), told(brief)
    visits = found["visits"]
    assert list(found) == list(NAMES)
    assert list(visits[visits["fit"] == "certain"]["id"]) == [row["id"] for row in known["visits"]]
    assert list(visits[visits["fit"] == "could_be"]["id"]) == [row["id"] for row in known["could_be"]]
    assert list(found["events"]["id"]) == [row["id"] for row in known["events"]]
    assert sum(len(cell.split()) for cell in found["sentences"]["themes"]) == len(known["mentions"])
    assert len(found["sentences"]) == len({row["sentence"] for row in known["mentions"]})
    assert list(found["sources"]["id"]) == [source.id for source in brief.view.sources]
    assert len(brief.trip.sources) == 10
    assert len(found["sources"]) == (3 if brief.view.filter.stated_only else 10)


def test_the_tables_have_the_cells_of_the_facts(brief: Brief) -> None:
    known = told(brief)
    pairs = zip(
        tables(brief)["visits"].to_dict("records"), [*known["visits"], *known["could_be"]], strict=True
    )
    for row, fact in pairs:
        for name in ("status", "city", "city_basis", "day_basis", "lat", "lon", "precision"):
            assert row[name] == fact[name]
        assert (row["day"].isoformat() if row["day"] else None) == fact["day"]
        assert (f"{row['day_from']}/{row['day_to']}" if row["day_from"] else None) == fact["day_span"]
        assert (row["themes"] or "").split() == fact["themes"]
        quotes = list(dict.fromkeys(one["quote"] for one in fact["evidence"]))
        assert row["quotes"] == ("\n".join(quotes) or None)
        assert (row["reasons"] is None) == (not fact["reasons"])


def test_the_themes_add_up_and_the_sentences_stand_in_the_report(brief: Brief) -> None:
    found, known = tables(brief), told(brief)
    report = brief.trip.report.text
    for row, fact in zip(found["themes"].to_dict("records"), known["themes"], strict=True):
        assert (row["id"], row["sentences"], row["visits"]) == (
            fact["id"],
            fact["sentences"],
            fact["visits"],
        )
        assert sum(row[f"sentences_{voice.id}"] for voice in brief.lexicon.voices) == fact["sentences"]
    for row in found["sentences"].to_dict("records"):
        assert report[row["start"] : row["end"]] == row["text"]


def test_stated_only_leaves_no_reason_or_outside_cell(real: Dossier) -> None:
    visits = tables(brief_of(real, FILTERS["stated only"]))["visits"]
    assert len(visits) == 6
    assert visits["reasons"].isna().all()
    assert visits["themes_external"].isna().all()
    assert {*visits["city_basis"], *visits["day_basis"], *visits["location_basis"]} == {"stated", "unknown"}
    assert tables(brief_of(real))["visits"]["reasons"].notna().sum() == 17
