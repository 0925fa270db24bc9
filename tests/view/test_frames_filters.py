"""Tables and filters: what a choice takes, what it cannot rule out, and that everything adds up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

import pytest

from dashboard.report.sentences import sentences
from dashboard.themes.lexicon import Lexicon
from dashboard.themes.mentions import mentions
from dashboard.trip.model import Trip
from dashboard.trip.values import Report
from dashboard.view.counts import reconciliation
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter, read_filter, write_filter
from dashboard.view.frames import Frames, frames
from dashboard.view.passages import passage
from dashboard.view.rows import EVENT_COLUMNS, MENTION_COLUMNS, OUTCOME_COLUMNS, VISIT_COLUMNS
from dashboard.view.shown import apply

MONDAY, TUESDAY = dt.date(2023, 5, 8), dt.date(2023, 5, 9)
NINTH, TENTH, ELEVENTH = (dt.date(2021, 11, day) for day in (9, 10, 11))


def chosen(
    *cities: str, days: tuple[dt.date, ...] = (), themes: tuple[str, ...] = (), stated: bool = False
) -> Filter:
    return Filter(frozenset(cities), frozenset(days), frozenset(themes), stated)


def ids(shown: Frames) -> tuple[list[str], list[str]]:
    """Return the visits that are certain and those that could be."""
    return list(shown.visits["id"]), list(shown.could_be["id"])


# The tables before a filter


def test_each_table_has_its_grain_and_its_columns(small_frames: Frames) -> None:
    assert list(small_frames.visits.columns) == list(small_frames.could_be.columns) == VISIT_COLUMNS
    assert list(small_frames.events.columns) == EVENT_COLUMNS
    assert list(small_frames.mentions.columns) == MENTION_COLUMNS
    assert list(small_frames.outcomes.columns) == OUTCOME_COLUMNS
    assert {"cities", "days", "known"} < {*MENTION_COLUMNS}
    assert {"cities", "days", "themes", "belongs"} < {*OUTCOME_COLUMNS}
    assert list(small_frames.visits["id"]) == ["harbour", "battery", "wetland", "oldstreet", "unnamed-5"]
    assert list(small_frames.events["id"]) == ["talks"]
    assert list(small_frames.outcomes["id"]) == ["total", "workers", "window", "talent", "bay"]
    assert small_frames.could_be.empty
    assert not small_frames.mentions.duplicated(["sentence", "theme"]).any()


def test_numbers_and_spans_are_those_of_the_whole_trip(small_frames: Frames) -> None:
    visits = small_frames.visits
    assert list(visits["number"]) == [1, 2, 3, 4, 5]
    assert list(visits["span_start"]) == [MONDAY, MONDAY, MONDAY, None, None]
    assert list(visits["span_end"]) == [MONDAY, TUESDAY, TUESDAY, None, None]


def test_a_filter_renumbers_nothing(small: Trip, small_frames: Frames) -> None:
    shown = apply(chosen(days=(TUESDAY,)), small_frames, small)
    assert dict(zip(shown.visits["id"], shown.visits["number"], strict=True)) == {"wetland": 3}


def test_a_passage_is_the_sentences_of_the_visit_and_not_of_the_route(
    small: Trip, small_frames: Frames
) -> None:
    by_id = small_frames.visits.set_index("id")["sentences"]
    assert dict(by_id) == {
        "harbour": {3},
        "battery": {4},
        "wetland": {5},
        "oldstreet": {6},
        "unnamed-5": {1},
    }
    assert passage(small.visits[0], []) == frozenset()


def test_an_event_has_the_themes_of_its_sentence(small_frames: Frames) -> None:
    (talks,) = small_frames.events.to_dict("records")
    assert (talks["day"], talks["city"], talks["themes"]) == (MONDAY, "haicheng", ("industry",))
    assert talks["sentences"] == {3}


# What a filter takes


def test_the_empty_filter_takes_everything(small: Trip, small_frames: Frames) -> None:
    shown = apply(Filter(), small_frames, small)
    assert not Filter()
    assert ids(shown) == (list(small_frames.visits["id"]), [])
    assert len(shown.events) == len(small_frames.events)
    assert len(shown.mentions) == len(small_frames.mentions)
    assert len(shown.outcomes) == len(small_frames.outcomes) == 5


def test_outside_themes_join_those_of_the_report(small_whole: Frames) -> None:
    assert list(small_whole.visits["themes"]) == [
        ("industry",),
        ("energy", "industry"),
        ("ecology",),
        ("wellbeing",),
        (),
    ]


TAKES = {
    "the first city": (chosen("haicheng"), ["harbour", "battery"], ["oldstreet", "unnamed-5"]),
    "the second city": (chosen("hekou"), ["wetland"], ["oldstreet", "unnamed-5"]),
    "either city": (
        chosen("haicheng", "hekou"),
        ["harbour", "battery", "wetland"],
        ["oldstreet", "unnamed-5"],
    ),
    "Monday": (chosen(days=(MONDAY,)), ["harbour", "battery"], ["wetland", "oldstreet", "unnamed-5"]),
    "Tuesday": (chosen(days=(TUESDAY,)), ["wetland"], ["battery", "oldstreet", "unnamed-5"]),
    "both days": (
        chosen(days=(MONDAY, TUESDAY)),
        ["harbour", "battery", "wetland"],
        ["oldstreet", "unnamed-5"],
    ),
    "industry": (chosen(themes=("industry",)), ["harbour", "battery"], ["unnamed-5"]),
    "a theme of no visit": (chosen(themes=("talent",)), [], ["unnamed-5"]),
    "two themes": (chosen(themes=("energy", "ecology")), ["battery", "wetland"], ["unnamed-5"]),
    "city and day": (chosen("haicheng", days=(TUESDAY,)), [], ["battery", "oldstreet", "unnamed-5"]),
    "city and theme": (chosen("hekou", themes=("wellbeing",)), [], ["oldstreet", "unnamed-5"]),
    "city, day and theme": (
        chosen("haicheng", days=(MONDAY,), themes=("energy",)),
        ["battery"],
        ["unnamed-5"],
    ),
    "what was taken twice over": (chosen("hekou", days=(MONDAY,), themes=("energy",)), [], ["unnamed-5"]),
}


@pytest.mark.parametrize("case", TAKES)
def test_a_filter_takes_what_is_certain_and_keeps_apart_what_could_be(
    small: Trip, small_frames: Frames, case: str
) -> None:
    filtered, certain, could_be = TAKES[case]
    assert ids(apply(filtered, small_frames, small)) == (certain, could_be)


def test_a_visit_is_never_both_certain_and_possible(small: Trip, small_frames: Frames) -> None:
    for filtered, _, _ in TAKES.values():
        certain, could_be = ids(apply(filtered, small_frames, small))
        assert not {*certain} & {*could_be}


def test_what_could_be_is_not_counted(small: Trip, small_frames: Frames) -> None:
    shown = apply(chosen("haicheng"), small_frames, small)
    assert reconciliation(shown.visits)["total"] == 2


def test_events_go_by_their_city_day_and_themes(small: Trip, small_frames: Frames) -> None:
    def kept(filtered: Filter) -> int:
        return len(apply(filtered, small_frames, small).events)

    assert kept(chosen("haicheng", days=(MONDAY,), themes=("industry",))) == 1
    assert kept(chosen("hekou")) == kept(chosen(days=(TUESDAY,))) == kept(chosen(themes=("energy",))) == 0


def test_a_sentence_belongs_to_cities_it_names_and_to_visits_it_speaks_of(small_whole: Frames) -> None:
    rows = {row["sentence"]: row for row in small_whole.mentions.to_dict("records")}
    belongs = {sentence: (row["cities"], row["days"]) for sentence, row in rows.items()}
    assert belongs[3] == ({"haicheng"}, {MONDAY})
    assert belongs[4] == ({"haicheng"}, {MONDAY})
    assert belongs[5] == ({"hekou"}, {TUESDAY})
    assert belongs[6] == (set(), set())
    assert belongs[8] == ({"qingshan"}, set())


def test_sentences_follow_the_city_and_the_day(small: Trip, small_frames: Frames) -> None:
    def shown(filtered: Filter) -> set[int]:
        return {*apply(filtered, small_frames, small).mentions["sentence"]}

    assert shown(chosen("hekou")) == {5}
    assert shown(chosen(days=(MONDAY,))) == {3, 4}
    assert shown(chosen(themes=("talent",))) == {8, 9}
    assert shown(chosen("hekou", themes=("talent",))) == set()


def test_a_filter_that_leaves_nothing_keeps_the_columns(small: Trip, small_frames: Frames) -> None:
    shown = apply(chosen("hekou", days=(MONDAY,), themes=("ecology",), stated=True), small_frames, small)
    assert (len(shown.visits), len(shown.could_be), len(shown.events), len(shown.mentions)) == (0, 0, 0, 0)
    assert len(shown.outcomes) == 0
    assert list(shown.visits.columns) == VISIT_COLUMNS
    assert list(shown.events.columns) == EVENT_COLUMNS
    assert list(shown.mentions.columns) == MENTION_COLUMNS
    assert list(shown.outcomes.columns) == OUTCOME_COLUMNS
    assert set(reconciliation(shown.visits).values()) == {0}


def test_a_filter_changes_nothing_in_the_tables_it_reads(small: Trip, small_frames: Frames) -> None:
    names = ("visits", "could_be", "events", "mentions", "outcomes")
    before = [getattr(small_frames, name).copy() for name in names]
    apply(chosen("haicheng", days=(MONDAY,), stated=True), small_frames, small)
    after = [getattr(small_frames, name) for name in names]
    assert all(one.equals(other) for one, other in zip(before, after, strict=True))


# Stated only


def test_stated_only_keeps_what_the_report_says_of_the_small_trip(small: Trip, small_frames: Frames) -> None:
    shown = apply(chosen(stated=True), small_frames, small)
    harbour, battery = shown.visits.to_dict("records")
    assert (harbour["id"], harbour["city"], harbour["day"]) == ("harbour", "haicheng", MONDAY)
    assert (harbour["span_start"], harbour["span_end"]) == (MONDAY, MONDAY)
    assert (battery["id"], battery["city"], battery["day"]) == ("battery", None, None)
    assert (battery["city_basis"], battery["day_basis"]) == ("unknown", "unknown")
    assert (battery["span_start"], battery["span_end"]) == (None, None)
    assert (battery["themes"], battery["themes_external"]) == (("energy",), ())
    assert shown.could_be.empty


def test_a_place_from_elsewhere_falls_back_to_the_stated_city_or_off_the_map(
    small: Trip, small_frames: Frames
) -> None:
    harbour, battery = apply(chosen(stated=True), small_frames, small).visits.to_dict("records")
    assert (harbour["lat"], harbour["lon"], harbour["precision"]) == (29.0, 114.5, "city")
    assert harbour["location_basis"] == "stated"
    assert (battery["lat"], battery["lon"], battery["precision"]) == (None, None, "none")
    assert battery["location_basis"] == "unknown"


def test_stated_only_with_a_city_leaves_open_what_the_report_leaves_open(
    small: Trip, small_frames: Frames
) -> None:
    assert ids(apply(chosen("haicheng", stated=True), small_frames, small)) == (["harbour"], ["battery"])
    assert ids(apply(chosen("hekou", stated=True), small_frames, small)) == ([], ["battery"])
    assert ids(apply(chosen(days=(TUESDAY,), stated=True), small_frames, small)) == ([], ["battery"])


def test_stated_only_leaves_nothing_that_the_real_report_does_not_state(real: Dossier) -> None:
    shown = apply(chosen(stated=True), real.frames, real.trip)
    rows = shown.visits.to_dict("records")
    assert [row["number"] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert {row["status"] for row in rows} == {"stated"}
    for row in rows:
        for name, value in (("city", row["city"]), ("day", row["day"]), ("location", row["lat"])):
            assert row[f"{name}_basis"] in {"stated", "unknown"}
            assert (value is None) == (row[f"{name}_basis"] == "unknown")
        assert row["themes_external"] == ()
    assert {row["id"]: row["city"] for row in rows if row["city"]} == {
        "smart-city-centre": "guangzhou",
        "shenzhen-talent": "shenzhen",
    }
    assert all(row["day"] is None for row in rows)
    assert reconciliation(shown.visits) == {
        "total": 6,
        "stated": 6,
        "implied": 0,
        "possible": 0,
        "unnamed": 0,
        "placed": 2,
        "dated_stated": 0,
        "dated_inferred": 0,
    }


def test_stated_only_keeps_the_days_of_events_and_takes_back_a_city_from_elsewhere(real: Dossier) -> None:
    events = apply(chosen(stated=True), real.frames, real.trip).events.to_dict("records")
    assert [(row["id"], row["day"].day, row["city"], row["city_basis"]) for row in events] == [
        ("signing", 9, None, "unknown"),
        ("review", 15, "chenzhou", "stated"),
        ("publication", 18, None, "unknown"),
    ]


def test_stated_only_takes_a_sentence_from_a_day_that_was_inferred(real: Dossier) -> None:
    shown = apply(chosen(stated=True), real.frames, real.trip)
    days = {row["sentence"]: row["days"] for row in shown.mentions.to_dict("records")}
    assert days[29] == {NINTH}
    assert days[9] == days[46] == set()


# The URL


def test_a_filter_is_read_from_ids(small: Trip, lexicon: Lexicon) -> None:
    query = {"city": ["hekou"], "day": ["2023-05-09"], "theme": ["energy", "city"], "stated": ["1"]}
    read, ignored = read_filter(query, small, lexicon)
    assert read == chosen("hekou", days=(TUESDAY,), themes=("energy", "city"), stated=True)
    assert ignored == []


def test_nothing_asked_for_is_the_empty_filter(small: Trip, lexicon: Lexicon) -> None:
    assert read_filter({}, small, lexicon) == (Filter(), [])
    assert read_filter({"city": [], "stated": ["0"], "lang": ["en"]}, small, lexicon) == (Filter(), [])
    assert write_filter(Filter()) == {}


def test_what_the_trip_does_not_have_is_named_and_passed_over(small: Trip, lexicon: Lexicon) -> None:
    query = {
        "city": ["hekou", "qingshan", "Hekou", ""],
        "day": ["2023-05-10", "9 May", "2023-05-09"],
        "theme": ["love"],
        "stated": ["yes"],
    }
    read, ignored = read_filter(query, small, lexicon)
    assert read == chosen("hekou", days=(TUESDAY,))
    assert ignored == [
        ("city", "qingshan"),
        ("city", "Hekou"),
        ("city", ""),
        ("day", "2023-05-10"),
        ("day", "9 May"),
        ("theme", "love"),
        ("stated", "yes"),
    ]


@pytest.mark.parametrize("case", TAKES)
@pytest.mark.parametrize("stated", [False, True])
def test_what_is_written_is_read_back(small: Trip, lexicon: Lexicon, case: str, stated: bool) -> None:
    one = TAKES[case][0]
    filtered = Filter(one.cities, one.days, one.themes, stated)
    assert read_filter(write_filter(filtered), small, lexicon) == (filtered, [])


# The real trip


def test_the_real_trip_has_the_seventeen_rows_that_are_known(real: Dossier) -> None:
    rows = [
        (
            row["status"],
            row["city"],
            row["city_basis"],
            row["day"].day if row["day"] else None,
            row["day_basis"],
            (row["span_start"].day, row["span_end"].day) if row["span_start"] else None,
        )
        for row in real.frames.visits.to_dict("records")
    ]
    assert rows == [
        ("stated", "guangzhou", "stated", 9, "inferred", (9, 10)),
        ("stated", "guangzhou", "external", 9, "inferred", (9, 10)),
        ("stated", "guangzhou", "inferred", 9, "inferred", (9, 10)),
        ("stated", "zhuhai", "inferred", 10, "inferred", (9, 11)),
        ("stated", "zhuhai", "inferred", 10, "inferred", (9, 11)),
        ("stated", "shenzhen", "stated", 11, "inferred", (10, 11)),
        ("implied", "guangzhou", "stated", 9, "inferred", (9, 10)),
        ("implied", None, "unknown", None, "unknown", None),
        ("possible", "guangzhou", "stated", 9, "inferred", (9, 10)),
        ("possible", "guangzhou", "inferred", 9, "inferred", (9, 10)),
        *[("unnamed", None, "unknown", None, "unknown", None)] * 7,
    ]


def test_the_real_trip_adds_up_to_seventeen(real: Dossier) -> None:
    assert reconciliation(real.whole.visits) == {
        "total": 17,
        "stated": 6,
        "implied": 2,
        "possible": 2,
        "unnamed": 7,
        "placed": 9,
        "dated_stated": 0,
        "dated_inferred": 9,
    }


def test_the_real_places_are_known_to_the_precision_that_is_known(real: Dossier) -> None:
    rows = {row["number"]: (row["precision"], row["location_basis"]) for row in real.frames.visit_rows}
    assert [rows[number] for number in range(1, 11)] == [
        ("city", "stated"),
        ("district", "inferred"),
        ("city", "inferred"),
        ("city", "inferred"),
        ("district", "inferred"),
        ("city", "stated"),
        ("city", "stated"),
        ("none", "unknown"),
        ("district", "inferred"),
        ("city", "inferred"),
    ]
    assert {rows[number] for number in range(11, 18)} == {("none", "unknown")}


def test_a_real_place_known_to_its_city_only_stands_at_the_citys_point(real: Dossier) -> None:
    there = [row for row in real.frames.visit_rows if row["precision"] == "city"]
    assert [row["number"] for row in there] == [1, 3, 4, 6, 7, 10]
    for row in there:
        city = real.trip.city(str(row["city"]))
        assert (row["lat"], row["lon"]) == (city.lat, city.lon)
        assert row["location_basis"] == row["city_basis"]


def test_no_visit_is_certain_in_dongguan_and_eight_could_be(real: Dossier) -> None:
    shown = apply(chosen("dongguan"), real.frames, real.trip)
    assert list(shown.visits["number"]) == []
    assert list(shown.could_be["number"]) == [8, 11, 12, 13, 14, 15, 16, 17]


@pytest.mark.parametrize(
    ("day", "certain", "could_be"),
    [
        (NINTH, [1, 2, 3, 7, 9, 10], [4, 5, 8, *range(11, 18)]),
        (TENTH, [4, 5], [1, 2, 3, 6, 7, 8, 9, 10, *range(11, 18)]),
        (ELEVENTH, [6], [4, 5, 8, *range(11, 18)]),
    ],
)
def test_a_day_takes_its_visits_and_leaves_open_those_whose_span_holds_it(
    real: Dossier, day: dt.date, certain: list[int], could_be: list[int]
) -> None:
    shown = apply(chosen(days=(day,)), real.frames, real.trip)
    assert list(shown.visits["number"]) == certain
    assert list(shown.could_be["number"]) == could_be


def every_filter(real: Dossier) -> Iterator[Filter]:
    """Yield no choice, single values, their combinations and pairs of cities; each also stated only."""
    cities: list[tuple[str, ...]] = [(), *((city.id,) for city in real.trip.stops)]
    days: list[tuple[dt.date, ...]] = [(), *((day,) for day in real.trip.days)]
    themes: list[tuple[str, ...]] = [(), *((theme.id,) for theme in real.lexicon.themes)]
    singles = product(cities, days, themes)
    pairs = product(combinations([city.id for city in real.trip.stops], 2), days, [(), ("energy", "city")])
    for city, day, theme in (*singles, *pairs):
        for stated in (False, True):
            yield chosen(*city, days=day, themes=theme, stated=stated)


def test_every_filter_of_the_real_trip_adds_up(real: Dossier) -> None:
    count = 0
    for one in every_filter(real):
        shown = apply(one, real.frames, real.trip)
        sums = reconciliation(shown.visits)
        parts = sum(sums[status] for status in ("stated", "implied", "possible", "unnamed"))
        assert sums["total"] == len(shown.visits) == parts
        assert sums["dated_stated"] + sums["dated_inferred"] == shown.visits["day"].notna().sum()
        assert sums["placed"] == shown.visits["lat"].notna().sum()
        certain, could_be = ids(shown)
        assert len({*certain, *could_be}) == len(certain) + len(could_be) <= 17
        assert {*shown.mentions["theme"]} <= (one.themes or {theme.id for theme in real.lexicon.themes})
        count += 1
    assert count == 2 * (5 * 4 * 12 + 6 * 4 * 2)


def test_the_values_of_a_field_share_out_the_visits(real: Dossier) -> None:
    def certain(one: Filter) -> int:
        return len(apply(one, real.frames, real.trip).visits)

    assert [certain(chosen(city.id)) for city in real.trip.stops] == [6, 2, 0, 1]
    assert [certain(chosen(days=(day,))) for day in real.trip.days] == [6, 2, 1]
    assert certain(chosen(*(city.id for city in real.trip.stops))) == 9
    assert certain(chosen(days=real.trip.days)) == 9


def test_the_values_of_a_theme_share_out_the_sentences(real: Dossier) -> None:
    counts = [
        len(apply(chosen(themes=(theme.id,)), real.frames, real.trip).mentions)
        for theme in real.lexicon.themes
    ]
    assert sum(counts) == len(real.whole.mentions)


def test_a_trip_of_nothing_has_empty_tables_under_every_filter(small: Trip, lexicon: Lexicon) -> None:
    silent = Report(file="x.txt", text="标题", sha256="")
    nothing = small.model_copy(update={"report": silent, "visits": (), "events": (), "outcomes": ()})
    tables = frames(nothing, sentences(silent.text), mentions(silent.text, lexicon))
    for one in (Filter(), chosen("hekou"), chosen(stated=True), chosen(days=(MONDAY,), themes=("energy",))):
        shown = apply(one, tables, nothing)
        assert (len(shown.visits), len(shown.events), len(shown.mentions)) == (0, 0, 0)
        assert list(shown.outcomes.columns) == OUTCOME_COLUMNS
        assert len(shown.outcomes) == 0
        assert list(shown.visits.columns) == list(shown.could_be.columns) == VISIT_COLUMNS
        assert list(shown.events.columns) == EVENT_COLUMNS
        assert list(shown.mentions.columns) == MENTION_COLUMNS
        assert set(reconciliation(shown.visits).values()) == {0}


def test_a_trip_without_a_stated_visit_keeps_its_columns_under_stated_only(
    small: Trip, small_frames: Frames
) -> None:
    possible = replace(small_frames, visits=small_frames.visits.assign(status="possible"))
    shown = apply(chosen(stated=True), possible, small)
    assert list(shown.visits.columns) == VISIT_COLUMNS
    assert reconciliation(shown.visits)["total"] == 0
    assert list(shown.events["id"]) == ["talks"]
