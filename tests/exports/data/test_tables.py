"""The tables: the rows and cells of the facts, and sentences that stand in the report."""

from __future__ import annotations

import pytest

from dashboard.brief import Brief
from dashboard.exports.data.tables import NAMES, tables
from dashboard.language import LANGUAGES, Language
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
    assert "".join(source.id for source in brief.trip.sources) == "ABCDEFGHJ"
    assert "".join(found["sources"]["id"]) == ("AD" if brief.view.filter.stated_only else "ABCDEFGHJ")
    assert list(found["outcomes"]["id"]) == [row["id"] for row in known["outcomes"]]
    assert list(found["named"]["name_zh"]) == [one["name"]["zh"] for one in known["named_without_visit"]]


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


def test_a_reason_from_an_outside_source_names_it(real: Dossier) -> None:
    cells = dict(tables(brief_of(real))["visits"].set_index("id")["reasons"])
    assert cells["sme-hall"].splitlines()[0] == (
        "示范馆位于广州开发区科技企业加速器园区（2023年报道），据此归入广州。（E · 科技日报，2023-10-25）"
    )
    assert cells["knowledge-city"].splitlines()[0] == "“比如”引出的例子，说明在广州的感受；没有写“到访”。"
    (reason,) = (
        tables(brief_of(real, language="en"))["events"].set_index("id")["reasons"]["signing"].splitlines()
    )
    assert reason.startswith("Guangzhou Daily reports the talks and the signing in Guangzhou on the 9th")
    assert reason.endswith(" (B · Guangzhou Daily, 2021-11-10)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_of_an_outside_source_ends_with_its_name(real: Dossier, language: Language) -> None:
    found, seen = tables(brief_of(real, language=language)), set[str]()
    for name, records in (("visits", real.trip.visits), ("events", real.trip.events)):
        cells = found[name].set_index("id")["reasons"]
        for record in records:
            lines = (cells[record.id] or "").splitlines()
            held = [item for item in record.evidence if item.reason]
            assert len(lines) == len({(item.source, item.reason) for item in held if item.reason})
            for item in held:
                assert item.reason
                (line,) = (one for one in lines if one.startswith(item.reason.of(language)))
                own = item.source in {None, real.trip.source}
                if item.source and not own:
                    seen.add(item.source)
                    bracket = {"zh": f"（{item.source} · ", "en": f" ({item.source} · "}[language]
                    assert line.removeprefix(item.reason.of(language)).startswith(bracket)
                    assert real.trip.cited(item.source).publisher.of(language) in line
                else:
                    assert line == item.reason.of(language)
    assert seen == {*"BCEFGHJ"}


def test_an_event_has_its_half_and_a_sentence_how_its_themes_are_known(
    real: Dossier, small_visit: Dossier
) -> None:
    found = tables(brief_of(real))
    assert list(found["events"]["half"]) == ["pm", None, None]
    assert list(found["sentences"]["known"]) == ["reviewed"] * 50
    assert {*tables(brief_of(small_visit))["sentences"]["known"]} == {"extracted"}


def test_what_is_named_without_a_visit_has_its_words_and_whose_it_is(brief: Brief) -> None:
    rows = tables(brief)["named"].to_dict("records")
    assert [row["home"] for row in rows].count("yes") == 3
    assert [row["home"] for row in rows].count(None) == 4
    for row in rows:
        assert row["quote"] in brief.trip.report.text
        assert row["reason_zh"]
        assert row["reason_en"]
