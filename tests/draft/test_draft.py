"""What rules draft from a report: how good it is, that it is sound, and that each claim has its words."""

from __future__ import annotations

import re

import pytest

from dashboard.draft.dates import printed, trip_dates
from dashboard.draft.files import draft
from dashboard.draft.notes import PRECISION, RECALL
from dashboard.draft.reading import Reading, read
from dashboard.draft.totals import sums
from dashboard.report.sentences import sentences
from dashboard.trip.files import TripFiles, read_files
from dashboard.trip.load import load
from dashboard.trip.model import Trip
from dashboard.trip.values import iso
from dashboard.view.dossier import Dossier
from tests.draft.measure import GAZETTEER, alike, measure, texts
from tests.homes import OURS

ALL = [*texts("seen"), *texts("unseen")]


def reading(text: str) -> Reading:
    return read(text, GAZETTEER)


def names(text: str) -> list[str]:
    return [one.site.name for one in reading(text).visits]


def missed(text: str) -> list[tuple[str, str]]:
    return [(one.site.name, one.site.fate) for one in reading(text).missed]


def files_of(text: str) -> TripFiles:
    files, _ = draft(reading(text), "drafted", "drafted.txt")
    return read_files("drafted", files, report=lambda _: text.encode(), basemap=OURS.basemap)


def trip_of(text: str) -> Trip:
    return load(files_of(text))


@pytest.mark.parametrize("kind", ["seen", "unseen"])
def test_a_draft_is_as_good_as_it_says(kind: str) -> None:
    score = measure(kind)
    print(f"\n{kind}: {score}", *score.told, sep="\n  ")
    assert score.precision >= 0.90
    assert score.recall >= 0.75
    assert score.cities_right >= 0.85 * score.cities
    assert score.days_right >= 0.97 * score.days


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, text, _ in ALL])
def test_every_draft_is_sound_and_each_claim_has_its_words(name: str, text: str) -> None:
    trip = trip_of(text)
    assert trip.visits
    for visit in trip.visits:
        assert visit.name is None or visit.name.zh in text
        quotes = [one for one in visit.evidence if one.quote]
        assert quotes
        assert all(text[one.start : one.end] == one.quote for one in quotes)
        assert all(one.reason and "未经人复核" in one.reason.zh for one in quotes)
    assert {one.subject for one in trip.undecided} >= {f"visit:{one.id}" for one in trip.visits if one.name}


def test_no_more_is_promised_than_was_measured_on_reports_unseen() -> None:
    score = measure("unseen")
    assert round(score.precision, 2) >= PRECISION
    assert round(score.recall, 2) >= RECALL


def test_no_year_is_made_up() -> None:
    for _, text, labels in ALL:
        dates = trip_dates(text, sentences(text))
        if dates and labels["start"] and labels["start"].startswith("--"):
            assert iso(dates.start).startswith("--")


def test_the_named_sites_of_the_real_report(real: Dossier) -> None:
    found = {one.site.name: one.site.fate for one in reading(real.trip.report.text).visits}
    curated = {one.name.zh: one.status for one in real.trip.visits if one.name}
    assert all(any(alike(name, one) for one in curated) for name in found)
    stated = {name for name, status in curated.items() if status == "stated"}
    assert {name for name, fate in found.items() if fate == "visited"} == stated
    assert len(found) >= 9


HEAD = "青州市党政代表团赴苏州市考察\n5月8日至9日,青州市党政代表团赴江苏省苏州市考察。\n"


def test_a_list_behind_a_verb_ends_where_it_says_so() -> None:
    text = HEAD + "8日上午,代表团先后参观了苏州博物馆、金鸡湖景区和汇川技术有限公司等地,听取了情况介绍。\n"
    assert names(text) == ["苏州博物馆", "金鸡湖景区", "汇川技术有限公司"]
    (first, *_) = reading(text).visits
    assert (first.city and first.city.city.name, first.day and iso(first.day), first.half) == (
        "苏州市",
        "--05-08",
        "am",
    )


@pytest.mark.parametrize(
    ("sentence", "fate"),
    [
        ("下一步,代表团将参观汇川技术有限公司。", "planned"),
        ("原计划考察的汇川技术有限公司因停电取消。", "cancelled"),
        ("途经汇川技术有限公司。", "passed"),
    ],
)
def test_what_was_not_reached_is_no_visit_and_why(sentence: str, fate: str) -> None:
    text = HEAD + "代表团参观了苏州博物馆。\n" + sentence + "\n"
    assert names(text) == ["苏州博物馆"]
    assert [one for _, one in missed(text)] in ([fate], [])


@pytest.mark.parametrize(
    "sentence",
    [
        "去年,代表团曾参观汇川技术有限公司。",
        "书记表示,要学习汇川技术有限公司的做法,参观过的干部都说好。",
        "该市与汇川技术有限公司合作,引进了先进设备。",
        "游客走进汇川体验馆。",
        "代表团考察了当地的营商环境和产业发展情况。",
        "代表团深入企业车间、创新平台。",
        "代表团乘车前往苏州南站。",
    ],
)
def test_what_others_did_or_what_is_no_site_is_left_out(sentence: str) -> None:
    assert names(HEAD + sentence + "\n") == []


def test_a_district_is_of_its_city_and_a_county_stands_for_itself() -> None:
    text = (
        "代表团赴上海、昆山考察\n5月8日,代表团来到上海市徐汇区,参观了西岸美术馆。"
        "\n下午,代表团来到昆山市,考察了花桥国际商务城展示馆。\n"
    )
    cities = {one.site.name: one.city and one.city.city.name for one in reading(text).visits}
    assert cities == {"西岸美术馆": "上海市", "花桥国际商务城展示馆": "昆山市"}
    assert trip_of(text).city("c310000").aliases


def test_a_list_over_several_cities_tells_none() -> None:
    text = "代表团赴苏州、无锡考察\n5月8日,代表团赴苏州、无锡等市,参观了汇川技术有限公司、远景能源公司。\n"
    assert [one.city for one in reading(text).visits] == [None, None]


def test_days_are_counted_from_what_is_told() -> None:
    text = HEAD + (
        "第一天,代表团参观了苏州博物馆。\n次日下午,代表团考察了汇川技术有限公司。\n"
        "其间,代表团走访了平江路社区。\n"
    )
    days = {one.site.name: one.day and iso(one.day) for one in reading(text).visits}
    assert days == {"苏州博物馆": "--05-08", "汇川技术有限公司": None, "平江路社区": None}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("标题\n2024年3月5日至7日,代表团赴苏州考察。\n", "2024-03-05", "2024-03-07"),
        ("标题\n(2024-03-09)\n3月5日—7日,代表团赴苏州考察。\n", "2024-03-05", "2024-03-07"),
        ("标题\n二〇一九年十一月四日至八日,考察组赴苏州。\n", "2019-11-04", "2019-11-08"),
        ("标题\n2021年6月,县里组团赴苏州。\n6月3日,参观苏州博物馆。\n", "2021-06-03", "2021-06-03"),
        ("标题\n3月5日,代表团启程赴苏州,为期三天。\n", "--03-05", "--03-07"),
        ("标题\n12月30日至1月2日,代表团赴苏州。\n", None, None),
        ("标题\n本报3月9日讯 近日,代表团赴苏州考察。\n", None, None),
    ],
)
def test_the_dates_of_a_trip(text: str, start: str | None, end: str | None) -> None:
    dates = trip_dates(text, sentences(text))
    assert (dates and iso(dates.start), dates and iso(dates.end)) == (start, end)


def test_the_date_of_the_paper_is_none_of_the_trip() -> None:
    text = "标题\n发布时间:2024-03-09\n近日,代表团赴苏州考察。\n"
    assert trip_dates(text, sentences(text)) is None
    day = printed(text)
    assert day
    assert iso(day) == "2024-03-09"


def test_totals_are_those_of_one_stretch_of_the_report() -> None:
    found = sums(sentences("标题\n五天时间、四座城市、十七个点位,行程满满。\n"))
    assert found
    assert found.found == {"days": 5, "cities": 4, "visits": 17}
    assert sums(sentences("标题\n代表团去了很多地方。\n")) is None


def test_sites_that_are_counted_and_not_named_have_rows_of_their_own() -> None:
    text = HEAD + "两天时间,代表团看了三个点位:苏州博物馆、汇川技术有限公司等。\n"
    trip = trip_of(text)
    assert [one.status for one in trip.visits] == ["stated", "stated", "unnamed"]
    assert trip.totals.visits == 3


def test_namesakes_are_told_apart_by_the_province_that_is_named() -> None:
    for province, city in (("福建省", "35"), ("江苏省", "32")):
        text = f"代表团赴{province}考察\n5月8日,代表团来到{province}鼓楼区,参观了方圆剪纸艺术馆。\n"
        (visit,) = reading(text).visits
        assert visit.city
        assert visit.city.named.code.startswith(city)


def test_sites_inspected_at_home_are_at_home() -> None:
    text = (
        "青州市政协视察城市建设\n5月8日,青州市政协组织委员视察城建工作,先后察看了弥河公园、古街改造项目等。\n"
    )
    assert [one.city and one.city.city.name for one in reading(text).visits] == ["青州市"] * 2
    visit = trip_of(text + "委员们还走进方圆剪纸艺术馆。\n").visits[2]
    assert (visit.city, visit.city_basis) == ("c370781", "inferred")
    assert any("在本地视察" in one.reason.zh for one in visit.evidence if one.reason)
    away = text.replace("视察城市建设", "来我市视察")
    assert [one.city for one in reading(away).visits] == [None] * 2


def test_what_is_wished_or_planned_is_no_agreement_and_no_meeting() -> None:
    made = HEAD + "8日,代表团参观了苏州博物馆,双方签订了《战略合作协议》,并召开了座谈会。\n"
    trip = trip_of(made)
    assert [one.text.zh for one in trip.outcomes] == ["《战略合作协议》"]
    assert {one.kind for one in trip.events} == {"meeting", "signing"}
    for word in ("希望", "建议", "将"):
        open_ = made.replace("双方签订", f"{word}双方签订").replace("并召开", f"并{word}召开")
        trip = trip_of(open_)
        assert (trip.outcomes, trip.events) == ((), ())


def test_the_route_is_as_it_is_told_and_not_as_it_is_outlined() -> None:
    text = (
        "青州市党政代表团赴江苏考察\n5月8日至9日,青州市党政代表团赴江苏省苏州、无锡两市考察。\n"
        "8日,代表团来到无锡市,参观了远景能源公司。\n9日,代表团赴苏州市,参观了苏州博物馆。\n"
    )
    assert [stop.city.name for stop in reading(text).stops] == ["无锡市", "苏州市"]


def test_a_city_of_which_only_a_wish_is_told_is_none_of_the_route() -> None:
    text = HEAD + (
        "8日,代表团参观了苏州博物馆。\n苏州的同志表示,欢迎大家来无锡看看。\n"
        "下一步,要到杭州市去招商。\n企业的产品卖到了天津市。\n"
    )
    assert [stop.city.name for stop in reading(text).stops] == ["苏州市"]


def test_common_words_are_no_places() -> None:
    found = [text for text in ("增进友谊", "城区改造", "安全和平", "南京东路") if [*GAZETTEER.find(text)]]
    assert found == []


def test_every_division_has_a_point_in_the_country() -> None:
    text = (OURS.data / "gazetteer.csv").read_text(encoding="utf-8").splitlines()
    assert text[0] == "code,name,name_en,lat,lon,source"
    assert len(text) > 3000
    for line in text[1:]:
        code, _, _, lat, lon, source = line.split(",")
        assert re.fullmatch(r"\d{6}", code)
        assert 3 < float(lat) < 54
        assert 73 < float(lon) < 136
        assert source in {"geonames", "cpca"}
