"""The facts as JSON: what the page shows, each quote at its offsets, nothing that is not shown."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.exports.data.facts import dumps, facts
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.view import View
from tests.homes import OURS

NINTH = dt.date(2021, 11, 9)
NOTHING = Filter(frozenset({"dongguan"}), frozenset({NINTH}), frozenset({"wellbeing"}), True)
FILTERS = {
    "everything": Filter(),
    "a city": Filter(cities=frozenset({"guangzhou"})),
    "Dongguan": Filter(cities=frozenset({"dongguan"})),
    "a day": Filter(days=frozenset({NINTH})),
    "a theme": Filter(themes=frozenset({"ecology"})),
    "all of these": Filter(frozenset({"guangzhou"}), frozenset({NINTH}), frozenset({"ecology"})),
    "stated only": Filter(stated_only=True),
    "stated in a city": Filter(frozenset({"guangzhou"}), stated_only=True),
    "nothing": NOTHING,
}


def of(real: Dossier, chosen: Filter) -> dict[str, Any]:
    return json.loads(dumps(facts(View(real, chosen))))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def whole(real: Dossier) -> dict[str, Any]:
    return of(real, Filter())


def quotes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object, at any depth, that quotes the report."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for item in value.values():
            yield from quotes(item)
    elif isinstance(value, list):
        for item in value:
            yield from quotes(item)


def test_the_facts_have_every_key_of_the_schema(whole: dict[str, Any]) -> None:
    assert {"trip", "reconciliation", "visits", "events", "themes", "mentions", "report"} <= {*whole}
    assert {"outcomes", "sources", "named_without_visit", "could_be", "filter"} <= {*whole}
    assert {"days", "cities", "visits"} == {*whole["trip"]["stated_totals"]}
    assert {*whole["reconciliation"]} == {
        *("total", "stated", "implied", "possible", "unnamed"),
        *("placed", "dated_stated", "dated_inferred"),
    }
    assert {"sha256", "length"} <= {*whole["report"]}


@pytest.mark.parametrize(
    ("part", "keys"),
    [
        (
            "visits",
            "id name status city city_basis day day_basis day_span "
            "lat lon precision location_basis themes evidence",
        ),
        ("events", "id name kind day day_basis city city_basis evidence"),
        ("themes", "id name sentences visits"),
        ("mentions", "theme voice start end quote terms known cities days"),
        ("outcomes", "id kind start end quote"),
    ],
)
def test_each_row_has_every_key_of_the_schema(whole: dict[str, Any], part: str, keys: str) -> None:
    assert whole[part]
    assert all({*keys.split()} <= {*row} for row in whole[part])


def test_names_and_evidence_have_their_parts(whole: dict[str, Any]) -> None:
    rows = [*whole["visits"], *whole["events"], *whole["themes"]]
    assert all({*row["name"]} == {"zh", "en"} for row in rows)
    held = [item for row in (*whole["visits"], *whole["events"]) for item in row["evidence"]]
    assert held
    assert all({"source", "start", "end", "quote"} <= {*item} for item in held)


def test_the_totals_and_the_sum_are_those_of_the_report(whole: dict[str, Any]) -> None:
    assert whole["trip"]["stated_totals"] == {"days": 3, "cities": 4, "visits": 17}
    assert whole["trip"]["dates"] == {"start": "2021-11-09", "end": "2021-11-11"}
    assert whole["reconciliation"] == {
        "total": 17,
        "stated": 6,
        "implied": 2,
        "possible": 2,
        "unnamed": 7,
        "placed": 9,
        "dated_stated": 0,
        "dated_inferred": 9,
    }


def test_the_rows_are_those_of_the_trip_in_its_order(real: Dossier, whole: dict[str, Any]) -> None:
    assert [row["id"] for row in whole["visits"]] == [visit.id for visit in real.trip.visits]
    assert [row["id"] for row in whole["events"]] == ["signing", "review", "publication"]
    assert [row["id"] for row in whole["themes"]] == [theme.id for theme in real.lexicon.themes]
    assert whole["could_be"] == []


def test_a_visit_is_told_as_far_as_it_is_known(whole: dict[str, Any]) -> None:
    by_id = {row["id"]: row for row in whole["visits"]}
    gree = by_id["gree"]
    assert (gree["city"], gree["city_basis"]) == ("zhuhai", "inferred")
    assert (gree["day"], gree["day_basis"], gree["day_span"]) == (
        "2021-11-10",
        "inferred",
        "2021-11-09/2021-11-11",
    )
    assert (gree["lat"], gree["lon"], gree["precision"]) == (22.24, 113.51, "district")
    assert gree["name"] == {"zh": "格力电器", "en": "Gree Electric Appliances"}
    assert gree["location_basis"] == "inferred"
    assert gree["themes"] == gree["themes_external"] == ["industry"]
    talent = by_id["shenzhen-talent"]
    assert (talent["day"], talent["day_span"]) == ("2021-11-11", "2021-11-10/2021-11-11")
    lights = by_id["riverside-lights"]
    assert (lights["lat"], lights["lon"], lights["precision"]) == (23.11667, 113.25, "city")


def test_what_the_report_does_not_say_is_null(whole: dict[str, Any]) -> None:
    for row in whole["visits"][10:]:
        assert row["status"] == "unnamed"
        assert row["name"] == {"zh": None, "en": None}
        assert {row[name] for name in ("city", "day", "day_span", "lat", "lon")} == {None}
        assert row["themes"] == []


@pytest.mark.parametrize("name", FILTERS)
def test_every_quote_stands_in_the_report(real: Dossier, name: str) -> None:
    report = real.trip.report.text
    found = list(quotes(of(real, FILTERS[name])))
    assert found
    assert all(report[one["start"] : one["end"]] == one["quote"] for one in found)


def test_the_fingerprint_is_that_of_the_file_received(real: Dossier, whole: dict[str, Any]) -> None:
    data = (OURS.home / "seeds" / whole["report"]["file"]).read_bytes()
    assert whole["report"]["sha256"] == hashlib.sha256(data).hexdigest()
    assert whole["report"]["sha256"].startswith("4aa65a48")
    assert whole["report"]["sha256"].endswith("80385ce")
    assert whole["report"]["length"] == len(data.decode("utf-8")) == 3945


@pytest.mark.parametrize("name", FILTERS)
def test_json_is_strict_and_reads_back_the_same(real: Dossier, name: str) -> None:
    value = facts(View(real, FILTERS[name]))
    text = dumps(value)
    assert json.loads(text) == value
    assert json.dumps(value, allow_nan=False)
    assert text.endswith("}\n")
    assert "郴州" in text


@pytest.mark.parametrize("name", FILTERS)
def test_the_facts_agree_with_each_other(real: Dossier, name: str) -> None:
    told = of(real, FILTERS[name])
    assert told["reconciliation"]["total"] == len(told["visits"])
    assert sum(theme["sentences"] for theme in told["themes"]) == len(told["mentions"])
    for theme in told["themes"]:
        assert theme["visits"] == sum(theme["id"] in row["themes"] for row in told["visits"])
        assert theme["sentences"] == sum(row["theme"] == theme["id"] for row in told["mentions"])
    assert told["trip"]["reconciliation"]["total"] == 17


def test_dongguan_tells_of_no_visit_but_of_eight_that_could_be(real: Dossier) -> None:
    told = of(real, FILTERS["Dongguan"])
    assert told["visits"] == []
    assert [row["number"] for row in told["could_be"]] == [8, 11, 12, 13, 14, 15, 16, 17]
    assert told["filter"] == {"city": ["dongguan"], "day": [], "theme": [], "stated_only": False}


@pytest.mark.parametrize("name", ["stated only", "stated in a city"])
def test_stated_only_leaves_no_value_reason_or_source_from_elsewhere(real: Dossier, name: str) -> None:
    told = of(real, FILTERS[name])
    rows = [*told["visits"], *told["could_be"], *told["events"]]
    assert rows
    for row in rows:
        assert {value for key, value in row.items() if key.endswith("_basis")} <= {"stated", "unknown"}
        assert row["reasons"] == []
        assert {item["source"] for item in row["evidence"]} <= {"A"}
        for key in ("city", "day"):
            assert (row[key] is None) == (row[f"{key}_basis"] == "unknown")
    for row in (*told["visits"], *told["could_be"]):
        assert row["status"] == "stated"
        assert (row["lat"] is None) == (row["location_basis"] == "unknown")
        assert row["themes_external"] == []
        assert row["day_span"] is None


def test_a_filter_that_leaves_nothing_still_tells_of_the_trip(real: Dossier) -> None:
    told = of(real, NOTHING)
    assert told["visits"] == told["events"] == told["mentions"] == []
    assert told["themes"] == [
        {
            "id": "wellbeing",
            "name": {"zh": "文旅、农业与民生", "en": "Culture, farming and daily life"},
            "sentences": 0,
            "visits": 0,
        }
    ]
    assert set(told["reconciliation"].values()) == {0}
    assert told["trip"]["stated_totals"]["visits"] == 17


def test_themes_are_counted_in_the_order_of_the_lexicon(real: Dossier) -> None:
    chosen = Filter(themes=frozenset({"talent", "mindset"}))
    assert [row["id"] for row in of(real, chosen)["themes"]] == ["mindset", "talent"]


def test_the_facts_tell_what_was_brought_home(real: Dossier, whole: dict[str, Any]) -> None:
    assert [row["id"] for row in whole["outcomes"]] == [one.id for one in real.trip.outcomes]
    on_the_ninth = of(real, FILTERS["a day"])["outcomes"]
    assert {row["id"] for row in on_the_ninth} < {row["id"] for row in whole["outcomes"]}
    assert [row["kind"] for row in on_the_ninth].count("area") == 6
    assert of(real, NOTHING)["outcomes"] == []


def test_the_facts_say_that_a_person_decided_every_theme(whole: dict[str, Any]) -> None:
    assert len(whole["mentions"]) == 89
    assert {row["known"] for row in whole["mentions"]} == {"reviewed"}
    assert len({row["sentence"] for row in whole["mentions"]}) == 50
