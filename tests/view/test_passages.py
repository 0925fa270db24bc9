"""Which sentences speak of what: passages, what belongs by inference, lists of sites, and named cities."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.report.sentences import sentences
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.model import City, Trip
from dashboard.trip.records import Evidence, NotVisited
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier, dossier
from dashboard.view.filters import Filter
from dashboard.view.passages import cities_named, context, lists, passage, touched
from dashboard.view.view import View
from tests.trip.spoil import add, change, read, report

POINT = {"lat": 20.0, "lon": 110.0, "source": "M"}
CITIES = (
    City(id="qionghai", name=Text(zh="琼海", en="Qionghai"), order=(0,), **POINT),
    City(id="haikou", name=Text(zh="海口", en="Haikou"), order=(1,), **POINT),
    City(id="guangzhou", name=Text(zh="广州", en="Guangzhou"), aliases=("羊城",), order=(2,), **POINT),
)
WINDOW = "他们的窗口服务只跑一次。"


def of(small: Trip, *lines: str) -> list[set[str]]:
    """Return the cities that each line names, below a title, on a trip to 海口 and 广州."""
    park = small.visits[2].model_copy(update={"name": Text(zh="海口湿地公园", en="Haikou Wetland Park")})
    zone = NotVisited(name=Text(zh="广州塔", en="Canton Tower"), evidence=Evidence(fields=("not_visited",)))
    trip = small.model_copy(update={"cities": CITIES, "visits": (park,), "not_visited": (zone,)})
    parts = sentences("\n".join(["标题", *lines]))
    assert len(parts) == 1 + len(lines)
    named = cities_named(parts, trip)
    return [{*named[index]} for index in range(1, len(parts))]


def test_a_city_is_named_only_as_a_word(small: Trip) -> None:
    lines = ("这里是最近的出海口。", "海口市很近。", "福城牵手羊城,也牵手海口。", "没有城市。")
    assert of(small, *lines) == [set(), {"haikou"}, {"haikou", "guangzhou"}, set()]
    assert cities_named([], small) == {}
    assert set(cities_named(sentences("标题\n海口很近。"), small).values()) == {frozenset()}


def test_the_home_city_is_named_as_any_other(small: Trip) -> None:
    assert of(small, "琼海市要学海口。") == [{"qionghai", "haikou"}]


@pytest.mark.parametrize(
    "line",
    [
        *("海口高新区很好。", "看了海口市净水有限公司。", "来到海口大学。", "海口市人民政府很忙。"),
        *("中科院海口先进技术研究院很远。", "据海口日报报道。", "海口开发区推出服务。", "《广州晚报》写道。"),
        *("海口湿地公园很美。", "登上广州塔。"),
    ],
)
def test_a_citys_name_inside_that_of_an_institution_or_a_known_site_is_no_mention(
    small: Trip, line: str
) -> None:
    assert of(small, line) == [set()]


@pytest.mark.parametrize(
    "line",
    [
        "在海口,看了海口市净水有限公司。",
        "海口的开发区很好。",
        "海口与某大学合作。",
        "海口湿地公园在海口。",
        "海口、某某公司都很好。",
    ],
)
def test_a_city_that_is_meant_beside_an_institution_is_named(small: Trip, line: str) -> None:
    assert of(small, line) == [{"haikou"}]


def test_the_passage_is_what_status_passage_and_context_quote(home: Path) -> None:
    add(
        home,
        "evidence.csv",
        "visit:harbour,passage,R,港口物流一片繁忙,,,",
        "visit:battery,passage,R,一条锂电池生产线只用12名工人,,,",
        "visit:battery,context,R,比如老街,,紧接电池厂。,It follows the works.",
        f"event:talks,context,R,{WINDOW},,紧接座谈。,It follows the talks.",
    )
    trip = read(home)
    parts = sentences(trip.report.text)
    harbour, battery = trip.visits[:2]
    (talks,) = trip.events
    assert [{*passage(one, parts)} for one in (harbour, battery, talks)] == [{3}, {4, 6}, {3, 7}]
    assert [{*context(one, parts)} for one in (harbour, battery, talks)] == [set(), {6}, {7}]


def test_what_is_quoted_for_sure_does_not_belong_by_inference(home: Path) -> None:
    add(home, "evidence.csv", "event:talks,context,R,港口物流一片繁忙,,同一句。,The same sentence.")
    trip = read(home)
    assert context(trip.events[0], sentences(trip.report.text)) == frozenset()


def test_stated_only_lets_go_of_what_belongs_by_inference(home: Path, lexicon: Lexicon) -> None:
    add(
        home,
        "evidence.csv",
        f"visit:harbour,context,R,{WINDOW},,紧接。,Next to it.",
        f"event:talks,context,R,{WINDOW},,紧接座谈。,It follows the talks.",
    )
    view = View(dossier(read(home), lexicon))
    stated = view.under(Filter(stated_only=True))
    for one, held, where in ((view, {3, 7}, {"haicheng"}), (stated, {3}, set())):
        assert one.shown.visit_rows[0]["sentences"] == held
        assert one.shown.event_rows[0]["sentences"] == held
        assert {c for row in one.shown.mention_rows if row["sentence"] == 7 for c in row["cities"]} == where


def test_several_words_touch_several_sentences_and_outside_sources_none(small: Trip) -> None:
    parts = sentences(small.report.text)
    text = small.report.text
    start, end = text.index("繁忙。"), text.index("离港口不远") + 2
    across = Evidence(fields=("passage",), start=start, end=end, quote=text[start:end])
    assert touched([across], parts) == {3, 4}
    at_the_edge = Evidence(fields=("passage",), start=parts[3].start, end=parts[3].end, quote=parts[3].text)
    assert touched([at_the_edge], parts) == {3}
    assert touched([Evidence(fields=("status",), source="M")], parts) == frozenset()


def test_a_list_is_a_sentence_that_puts_several_sites_among_those_visited(home: Path) -> None:
    report(home, "比如老街,游客可以听戏。", "比如老街、云湖湿地公园,游客可以听戏。")
    trip = read(home)
    parts = sentences(trip.report.text)
    assert [*lists(trip.visits, parts).values()] == [frozenset()] * 5
    add(home, "evidence.csv", "visit:wetland,status,R,比如老街、云湖湿地公园,,同列。,Listed with it.")
    trip = read(home)
    assert [{*held} for held in lists(trip.visits, parts).values()] == [set(), set(), {6}, {6}, set()]


def test_sites_without_a_name_make_no_list(home: Path) -> None:
    change(home, "evidence.csv", "visit:unnamed-5,status,R,5个考察点", "visit:unnamed-5,status,R,比如老街")
    trip = read(home)
    parts = sentences(trip.report.text)
    assert not any(lists(trip.visits, parts).values())


# The real report


def test_the_real_list_of_sites_is_one_sentence_of_five(real: Dossier) -> None:
    rows = real.frames.visit_rows
    assert {row["number"]: {*row["listed"]} for row in rows if row["listed"]} == {
        number: {9} for number in range(1, 6)
    }
    assert all(row["listed"] <= row["sentences"] for row in rows)


def test_only_the_review_meeting_has_sentences_by_inference(real: Dossier) -> None:
    by_id = {row["id"]: row for row in real.frames.event_rows}
    assert by_id["review"]["sentences"] == {*range(51, 58)}
    assert by_id["review"]["context"] == {*range(52, 58)}
    assert by_id["signing"]["sentences"] == {*range(29, 36)}
    assert by_id["signing"]["context"] == frozenset()
    assert not [row["number"] for row in real.frames.visit_rows if row["context"]]


@pytest.mark.parametrize(
    ("sentence", "cities"),
    [
        (4, {"chenzhou", "guangzhou"}),
        (7, set()),
        (8, {"guangzhou", "zhuhai", "dongguan", "shenzhen"}),
        (9, {"guangzhou"}),
        (10, set()),
        (18, {"guangzhou"}),
        (21, set()),
        (39, set()),
        (40, {"chenzhou"}),
        (46, {"chenzhou"}),
        (49, set()),
        (50, {"shenzhen"}),
    ],
)
def test_the_real_sentences_name_the_cities_that_a_reader_finds(
    real: Dossier, sentence: int, cities: set[str]
) -> None:
    assert cities_named(real.sentences, real.trip)[sentence] == cities
