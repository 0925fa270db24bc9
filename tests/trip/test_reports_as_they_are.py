"""What real reports leave out or do otherwise: the small trip changed so, read whole, and drawn."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.brief import NothingShownError
from dashboard.exports.formats import make
from dashboard.layout.route import from_home, legs
from dashboard.parts.charts import bars, timeline
from dashboard.parts.head import foot, heading
from dashboard.trip.faults import TripError
from dashboard.trip.library import Library
from dashboard.trip.model import Trip
from dashboard.trip.values import YEARLESS
from dashboard.trip.warnings import warnings
from dashboard.view.dossier import open_dossier
from tests.briefs import brief_of
from tests.trip.spoil import add, change, read, report

DATES = """[dates]
start = 2023-05-08
end = 2023-05-09
quote = "5月8日-9日"
year_source = "M"
year_reason_zh = "报告不写年份，据市志。"
year_reason_en = "The report gives no year; the chronicle does."
"""
TOTALS = '[totals]\ndays = 2\ncities = 2\nvisits = 5\nquote = "2天走了2座城市、5个考察点"\n'
ROUTE = '[route]\nquote = "先后来到海城和河口"\n'


def rewrite(home: Path, file: str, **cells: dict[str, str]) -> None:
    """Write other cells into rows of a table, by the row's id; a column that is not there is added."""
    path = home / "data/trips/small" / file
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    new = {column for own in cells.values() for column in own} - {*rows[0]}
    for row in rows:
        row.update(dict.fromkeys(new, "") | cells.get(row["id"].replace("-", "_"), {}))
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, [*rows[0]], lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def no_year(home: Path) -> None:
    change(home, "trip.toml", DATES, '[dates]\nstart = "--05-08"\nend = "--05-09"\nquote = "5月8日-9日"\n')
    change(home, "visits.csv", "2023-", "--")
    change(home, "events.csv", "2023-05-08", "--05-08")


def no_dates(home: Path) -> None:
    change(home, "trip.toml", DATES, "")
    nothing = {"day": "", "day_basis": "unknown", "day_span": ""}
    rewrite(home, "visits.csv", harbour=nothing, battery=nothing, wetland=nothing)


def no_totals(home: Path) -> None:
    change(home, "trip.toml", TOTALS, "")


def days_alone(home: Path) -> None:
    change(home, "trip.toml", TOTALS, '[totals]\ndays = 2\nquote = "2天"\n')


def no_route(home: Path) -> None:
    change(home, "trip.toml", ROUTE, "")


def no_home(home: Path) -> None:
    change(home, "cities.csv", "qingshan,青山,Qingshan,,0,30.0,114.0,M\n", "")
    change(home, "evidence.csv", "city:qingshan,route,R,青山代表团先后来到海城和河口,,,\n", "")
    rewrite(home, "events.csv", talks={"city": "", "city_basis": "unknown"})


def at_home(home: Path) -> None:
    rewrite(home, "visits.csv", oldstreet={"city": "qingshan", "city_basis": "inferred"})
    add(home, "evidence.csv", "visit:oldstreet,city,,,,出发前看了本市的老街。,Seen at home before leaving.")


def off_the_route(home: Path) -> None:
    report(home, "比如老街", "比如老街,在云州的老街")
    add(home, "cities.csv", "yunzhou,云州,Yunzhou,,,29.5,115.5,M")
    add(home, "evidence.csv", "city:yunzhou,route,R,云州,,,")
    rewrite(home, "visits.csv", oldstreet={"city": "yunzhou", "city_basis": "stated"})
    add(home, "evidence.csv", "visit:oldstreet,city,R,在云州的老街,,,")


def passed_again(home: Path) -> None:
    rewrite(home, "cities.csv", haicheng={"order": "1 3"})


def seven_provinces(home: Path) -> None:
    change(home, "trip.toml", TOTALS, "")
    change(home, "trip.toml", ROUTE, "")
    names = ("甲州", "乙州", "丙州", "丁州", "戊州")
    report(home, "一路看港口", f"先到{'、'.join(names)}。")
    for n, name in enumerate(names, start=3):
        add(home, "cities.csv", f"c{n},{name},,,{n},{20 + 5 * n}.0,{75 + 8 * n}.0,M")
        add(home, "evidence.csv", f"city:c{n},route,R,{name},,,")


def district(home: Path) -> None:
    report(home, "河口的云湖湿地公园", "临江区的云湖湿地公园")
    change(home, "evidence.csv", "河口的云湖湿地公园", "临江区的云湖湿地公园")
    rewrite(home, "cities.csv", hekou={"aliases": "临江区"})


def half(home: Path) -> None:
    rewrite(home, "visits.csv", harbour={"half": "am"})


def several_days(home: Path) -> None:
    span = {"day": "", "day_basis": "stated", "day_span": "2023-05-08/2023-05-09"}
    rewrite(home, "visits.csv", oldstreet=span)
    add(home, "evidence.csv", "visit:oldstreet,day,R,5月8日-9日,,,")


def groups(home: Path) -> None:
    report(home, "河口的云湖湿地公园", "同日上午,第二组在河口的云湖湿地公园")
    rewrite(home, "visits.csv", wetland={"day": "2023-05-08", "half": "am", "day_basis": "stated"})
    add(home, "evidence.csv", "visit:wetland,day,R,同日上午,,,")


def not_reached(home: Path) -> None:
    path = home / "data/trips/small/not_visited.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    rows = [f"{head},how", *(f"{line}," for line in lines)]
    report(home, "人才是根本", "途经海湾大桥,原定的北站因雨取消,将赴南站。人才是根本")
    for name, how in (("海湾大桥", "passed"), ("北站", "cancelled"), ("南站", "planned")):
        cells = {"name_zh": name, "quote": name, "how": how}
        rows.append(",".join(cells.get(column, "") for column in rows[0].split(",")))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def one_language(home: Path) -> None:
    change(home, "trip.toml", '\nen = "Qingshan visits Haicheng"', "")
    rewrite(home, "cities.csv", haicheng={"name_en": ""})
    rewrite(home, "visits.csv", harbour={"name_en": ""})


def more_than_stated(home: Path) -> None:
    change(home, "trip.toml", TOTALS, '[totals]\nvisits = 2\nquote = "2座"\n')


def one_day_one_city(home: Path) -> None:
    change(home, "trip.toml", TOTALS, "")
    change(home, "trip.toml", ROUTE, "")
    change(home, "trip.toml", "end = 2023-05-09", "end = 2023-05-08")
    change(home, "cities.csv", "hekou,河口,Hekou,,2,28.5,115.0,M\n", "")
    change(home, "evidence.csv", "city:hekou", "city:haicheng")
    day = {"day_span": "2023-05-08/2023-05-08", "day": "2023-05-08"}
    unknown = {"city": "", "city_basis": "unknown", "precision": "none", "location_basis": "unknown"}
    rewrite(home, "visits.csv", battery=day, wetland=unknown | day)


def two_reports(home: Path) -> None:
    report(home, "(责任编辑 林二)", "(责任编辑 林二)\n海城日报:青山客人来访\n5月9日,客人在老街听戏。")
    change(home, "trip.toml", "[title]", '[more]\nN = "海城日报:青山客人来访"\n\n[title]')
    add(home, "sources.csv", "N,海城日报,Haicheng Daily,来访的报道,A report of the visit,2023-05-10,,,")
    rewrite(home, "visits.csv", oldstreet={"day": "2023-05-09", "day_basis": "stated"})
    add(home, "evidence.csv", 'visit:oldstreet,status day,N,"5月9日,客人在老街听戏",,,')


CASES: list[Callable[[Path], None]] = [
    *(no_year, no_dates, no_totals, days_alone, no_route, no_home, at_home, off_the_route, passed_again),
    *(seven_provinces, district, half, several_days, groups, not_reached, one_language, more_than_stated),
    *(one_day_one_city, two_reports),
]


def opened(home: Path, case: Callable[[Path], None]) -> Trip:
    case(home)
    return read(home)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_a_report_as_it_is_makes_page_and_files(home: Path, case: Callable[[Path], None]) -> None:
    case(home)
    loaded = open_dossier(Library(home), "small")
    for language in ("zh", "en"):
        brief = brief_of(loaded, language=language)
        assert heading(brief)
        assert foot(brief)
        assert timeline(brief)
        assert bars(brief)
        for name in ("png", "kml") if language == "zh" else ("md", "xlsx"):
            assert make(brief, name).data


def test_a_day_without_its_year_is_never_given_one(home: Path) -> None:
    trip = opened(home, no_year)
    assert trip.dates
    assert trip.dates.start == dt.date(YEARLESS, 5, 8)
    assert not trip.has_year
    brief = brief_of(open_dossier(Library(home), "small"))
    assert brief.dates == "5月8日至9日（年份未写）"
    facts = json.loads(make(brief, "json").data)
    assert facts["trip"]["dates"] == {"start": "--05-08", "end": "--05-09"}
    assert facts["visits"][1]["day_span"] == "--05-08/--05-09"
    for name in ("json", "csv", "kml", "geojson", "md", "txt"):
        assert str(YEARLESS).encode() not in make(brief, name).data


def test_a_calendar_has_no_day_without_its_year(home: Path) -> None:
    no_year(home)
    with pytest.raises(NothingShownError):
        make(brief_of(open_dossier(Library(home), "small")), "ics")


def test_a_trip_without_dates_has_no_days_and_says_so(home: Path) -> None:
    trip = opened(home, no_dates)
    assert (trip.dates, trip.days) == (None, ())
    brief = brief_of(open_dossier(Library(home), "small"), language="en")
    assert brief.dates == "The report gives no dates"
    assert json.loads(make(brief, "json").data)["trip"]["dates"] is None


def test_without_a_total_the_sum_is_of_what_is_told_and_says_so(home: Path) -> None:
    assert opened(home, no_totals).totals.stated == {}
    brief = brief_of(open_dossier(Library(home), "small"), language="en")
    assert "no total of its sites" in brief.sum_note
    assert 'class="totals"' not in heading(brief)


def test_a_total_of_days_alone_is_told_alone(home: Path) -> None:
    assert opened(home, days_alone).totals.stated == {"days": 2}
    assert "<b>2</b> days" in heading(brief_of(open_dossier(Library(home), "small"), language="en"))


def test_nobody_is_said_to_come_from_anywhere(home: Path) -> None:
    trip = opened(home, no_home)
    assert trip.home is None
    assert from_home(trip) is None


def test_a_site_at_home_has_a_lane_and_no_leg(home: Path) -> None:
    trip = opened(home, at_home)
    assert [city.id for city in trip.stops] == ["haicheng", "hekou", "qingshan"]
    assert [(leg.start.id, leg.end.id) for leg in legs(trip)] == [("haicheng", "hekou")]


def test_a_city_off_the_route_is_a_stop_without_a_leg(home: Path) -> None:
    trip = opened(home, off_the_route)
    assert [city.id for city in trip.stops] == ["haicheng", "hekou", "yunzhou"]
    assert len(legs(trip)) == 1
    assert trip.city("yunzhou").places == ()


def test_a_city_passed_again_is_one_stop_and_two_ends(home: Path) -> None:
    trip = opened(home, passed_again)
    assert [city.id for city in trip.stops] == ["haicheng", "hekou"]
    assert [(leg.start.id, leg.end.id) for leg in legs(trip)] == [
        ("haicheng", "hekou"),
        ("hekou", "haicheng"),
    ]


def test_a_district_names_its_city(home: Path) -> None:
    assert opened(home, district).visit("wetland").city == "hekou"


def test_the_half_of_a_visits_day_is_in_its_words(home: Path) -> None:
    assert opened(home, half).visit("harbour").half == "am"
    rewrite(home, "visits.csv", harbour={"half": "pm"})
    with pytest.raises(Exception, match="half"):
        read(home)


def test_a_visit_may_be_known_to_several_days_only(home: Path) -> None:
    visit = opened(home, several_days).visit("oldstreet")
    assert (visit.day, str(visit.day_span)) == (None, "2023-05-08/2023-05-09")


def test_two_groups_are_in_two_cities_at_once(home: Path) -> None:
    trip = opened(home, groups)
    assert trip.visit("harbour").day == trip.visit("wetland").day
    assert trip.visit("harbour").city != trip.visit("wetland").city


def test_what_was_passed_planned_or_called_off_is_no_visit_and_says_why(home: Path) -> None:
    trip = opened(home, not_reached)
    assert [one.how for one in trip.not_visited][-3:] == ["passed", "cancelled", "planned"]
    page = foot(brief_of(open_dossier(Library(home), "small"), language="en"))
    assert "passed by, not visited" in page
    assert "called off" in page


def test_a_name_in_one_language_stands_for_both(home: Path) -> None:
    trip = opened(home, one_language)
    assert trip.title.of("en") == "青山代表团赴海城考察"
    assert trip.city("haicheng").name.of("en") == "海城"


def test_more_sites_than_the_report_counts_are_told_and_not_refused(home: Path) -> None:
    trip = opened(home, more_than_stated)
    found = [(one.code, one.values) for one in warnings(Library(home).files("small"), trip)]
    assert ("total_differs", {"found": 5, "total": 2}) in found
    assert "tells of more" in brief_of(open_dossier(Library(home), "small"), language="en").sum_note


def test_words_of_a_second_report_stand_in_it_and_are_its_own(home: Path) -> None:
    visit = opened(home, two_reports).visit("oldstreet")
    trip = read(home)
    (said,) = [item for item in visit.evidence if item.source == "N"]
    assert said.start is not None
    assert said.start > trip.report.begins["N"]
    add(home, "evidence.csv", "visit:oldstreet,passage,N,值得我们学习,,,")
    with pytest.raises(TripError, match="does not hold the words"):
        read(home)


def test_a_second_report_begins_once_and_below_the_first(home: Path) -> None:
    two_reports(home)
    change(home, "trip.toml", "海城日报:青山客人来访", "青山")
    with pytest.raises(TripError) as caught:
        read(home)
    assert "more_begins" in {fault.code for fault in caught.value.faults}
