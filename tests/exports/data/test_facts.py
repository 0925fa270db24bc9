"""The facts as JSON: what they state, the order of the themes, and what an empty filter still tells."""

from __future__ import annotations

import json as json_reader

from dashboard.brief import Brief
from dashboard.exports.data.facts import SCHEMA, json
from dashboard.exports.data.tables import tables
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import NOTHING, brief_of, changed
from tests.exports.data.read import told


def test_the_facts_come_with_what_every_export_states(brief: Brief) -> None:
    assert json_reader.loads(json(brief)) == {"schema": SCHEMA, "about": brief.statement, **told(brief)}


def test_the_themes_stand_in_the_order_of_the_lexicon(brief: Brief) -> None:
    wanted = [theme.id for theme in brief.lexicon.themes if theme in brief.themes]
    assert [one["id"] for one in told(brief)["themes"]] == wanted
    assert list(tables(brief)["themes"]["id"]) == wanted


def test_the_themes_have_the_numbers_of_the_chart(brief: Brief) -> None:
    counted = {one.theme.id: (one.sentences, one.visits) for one in brief.view.theme_counts}
    assert {one["id"]: (one["sentences"], one["visits"]) for one in told(brief)["themes"]} == counted
    assert len(counted) == len(brief.themes) > 0


def test_the_facts_name_the_sources_that_what_is_shown_may_rest_on(brief: Brief) -> None:
    found = told(brief)["sources"]
    assert [one["id"] for one in found] == [source.id for source in brief.view.sources]
    for one in found:
        source = brief.trip.cited(one["id"])
        assert one["publisher"] == {"zh": source.publisher.zh, "en": source.publisher.en}
        assert one["says"] == {"zh": source.says.zh, "en": source.says.en}
        assert one["address"] == source.address
        if not brief.view.filter.stated_only:  # there the year of another source is hidden
            assert (one["date"] or "") == source.date


def test_the_facts_tell_what_is_named_without_a_visit(brief: Brief) -> None:
    found, report = told(brief)["named_without_visit"], brief.trip.report.text
    assert [one["name"]["zh"] for one in found if one["home"]] == [
        *("湘粤(临武)锂电池产业集聚区", "郴州高新区", "自贸试验区郴州片区"),
    ]
    assert [one["name"]["zh"] for one in found if not one["home"]] == [
        *("广州开发区", "中科院深圳先进技术研究院", "湖南久森新能源", "《对话新能源》节目"),
    ]
    for one in found:
        assert report[one["start"] : one["end"]] == one["quote"]
        assert one["reason"]["zh"]
        assert one["reason"]["en"]


def test_an_event_has_the_half_of_its_day_and_a_mention_says_how_it_is_known(
    real: Dossier, small_visit: Dossier
) -> None:
    found = told(brief_of(real))
    assert {row["id"]: row["half"] for row in found["events"]} == {
        **{"signing": "pm", "review": None, "publication": None},
    }
    assert {row["known"] for row in found["mentions"]} == {"reviewed"}
    assert len(found["mentions"]) == 89
    assert len({row["sentence"] for row in found["mentions"]}) == 50
    assert {row["known"] for row in told(brief_of(small_visit))["mentions"]} == {"extracted"}


def test_a_mention_of_a_trip_read_in_part_says_which_it_is(real: Dossier) -> None:
    some = changed(real, review=real.trip.review[:7])
    read = {one.start for one in real.trip.review[:7]}
    rows = told(brief_of(some))["mentions"]
    assert {row["known"] for row in rows} == {"reviewed", "extracted"}
    assert all((row["start"] in read) == (row["known"] == "reviewed") for row in rows)


def test_what_is_told_of_a_site_is_what_its_files_have(real: Dossier) -> None:
    found = {row["id"]: row for row in told(brief_of(real))["visits"]}
    bases = {
        name: (row["city"], row["city_basis"], row["precision"], row["location_basis"], row["day_span"])
        for name, row in found.items()
        if row["status"] != "unnamed"
    }
    first, second = "2021-11-09/2021-11-10", "2021-11-09/2021-11-11"
    assert bases == {
        "smart-city-centre": ("guangzhou", "stated", "city", "stated", first),
        "sme-hall": ("guangzhou", "external", "district", "inferred", first),
        "riverside-lights": ("guangzhou", "inferred", "city", "inferred", first),
        "shuifa-singyes": ("zhuhai", "inferred", "city", "inferred", second),
        "gree": ("zhuhai", "inferred", "district", "inferred", second),
        "shenzhen-talent": ("shenzhen", "stated", "city", "stated", "2021-11-10/2021-11-11"),
        "water-purification": ("guangzhou", "stated", "city", "stated", first),
        "battery-association": (None, "unknown", "none", "unknown", None),
        "knowledge-city": ("guangzhou", "stated", "district", "inferred", first),
        "yuexiu": ("guangzhou", "inferred", "city", "inferred", first),
    }


def test_a_sentence_belongs_to_the_cities_of_its_passages_and_those_it_names(real: Dossier) -> None:
    held: dict[str, set[str]] = {}
    for row in told(brief_of(real))["mentions"]:
        held.setdefault(row["quote"], set()).update(row["cities"])
    cities = {quote: sorted(found) for quote, found in held.items()}

    def of(start: str) -> list[str]:
        (one,) = (found for quote, found in cities.items() if quote.startswith(start))
        return one

    assert of("如果不能落实到位") == ["guangzhou"]  # the passage of the signing, which names no city
    assert of("大家认为,郴州作为") == ["chenzhou"]  # named, and the passage of the review
    assert of("净水厂、污水厂") == ["guangzhou"]  # the passage of the waterworks
    assert of("该行业协会与中科院深圳先进技术研究院") == []  # a city's name inside an institute's
    assert of("地方经济的发展离不开人才工作的支撑") == []


def test_under_stated_only_a_passage_by_inference_is_dropped(real: Dossier) -> None:
    closing = "市委书记 刘志仁:市委市政府只争朝夕"
    for stated, days in ((False, ["2021-11-15"]), (True, [])):
        rows = told(brief_of(real, Filter(stated_only=stated)))["mentions"]
        found = [row["days"] for row in rows if row["quote"].startswith(closing)]
        assert found
        assert all(one == days for one in found)


def test_a_list_of_sites_counts_for_a_city_with_the_themes_of_its_own_sites(real: Dossier) -> None:
    def of(chosen: Filter) -> dict[str, list[str]]:
        rows = told(brief_of(real, chosen))["mentions"]
        return {
            row["theme"]: row["cities"] for row in rows if row["quote"].startswith("广州市智慧城市运行中心、")
        }

    assert of(Filter()) == {"city": ["guangzhou"], "innovation": ["guangzhou"]}
    assert of(Filter(cities=frozenset({"zhuhai"}))) == {}  # its two sites carry neither theme
    # The hall's city is another source's, that of the operations centre is stated.
    assert of(Filter(stated_only=True)) == {"city": ["guangzhou"], "innovation": []}


def test_a_filter_that_leaves_nothing_still_tells_of_the_trip(small_visit: Dossier) -> None:
    brief = brief_of(small_visit, NOTHING)
    found = json_reader.loads(json(brief))
    assert found["visits"] == found["events"] == found["mentions"] == []
    assert [row["id"] for row in found["could_be"]] == list(brief.shown.could_be["id"]) != []
    assert found["trip"]["id"] == "small"
