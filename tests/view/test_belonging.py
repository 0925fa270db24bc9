"""To which cities and days a sentence belongs: through its visits and events, never by a list's company."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from dashboard.themes.lexicon import Lexicon
from dashboard.view.belonging import Belonging, Place
from dashboard.view.dossier import Dossier, dossier
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames
from dashboard.view.rows import MentionRow, OutcomeRow
from dashboard.view.view import View
from tests.trip.spoil import add, change, read

MONDAY, TUESDAY = dt.date(2023, 5, 8), dt.date(2023, 5, 9)
NINTH = dt.date(2021, 11, 9)
GUANGZHOU, ZHUHAI = Filter(cities=frozenset({"guangzhou"})), Filter(cities=frozenset({"zhuhai"}))
ON_THE_NINTH = Filter(days=frozenset({NINTH}))
Told = tuple[set[str], set[dt.date]]
NOWHERE: Told = (set(), set())


def mention(sentence: int, theme: str, *named: str) -> MentionRow:
    return cast("MentionRow", {"sentence": sentence, "theme": theme, "named": frozenset(named)})


def outcome(belongs: str | None, *sentences: int, named: tuple[str, ...] = ()) -> OutcomeRow:
    row = {"belongs": belongs, "sentences": frozenset(sentences), "named": frozenset(named)}
    return cast("OutcomeRow", row)


NO_LISTS = frozenset[int]()


def told(place: Place) -> Told:
    """Return the cities and the days that something belongs to."""
    return {*place[0]}, {*place[1]}


def shown(loaded: Dossier, chosen: Filter) -> Frames:
    return View(loaded, chosen).shown


def sentences(frames: Frames) -> set[int]:
    return {row["sentence"] for row in frames.mention_rows}


# Through visits and events


def test_a_sentence_belongs_with_the_visits_and_events_whose_passage_it_is(small_whole: Frames) -> None:
    where = Belonging(small_whole.visit_rows, small_whole.event_rows, NO_LISTS)
    assert told(where.of_mention(mention(3, "industry"))) == ({"haicheng"}, {MONDAY})
    assert told(where.of_mention(mention(5, "ecology"))) == ({"hekou"}, {TUESDAY})
    assert told(where.of_mention(mention(5, "ecology", "qingshan"))) == ({"hekou", "qingshan"}, {TUESDAY})
    assert told(where.of_mention(mention(6, "wellbeing"))) == NOWHERE
    assert told(where.of_mention(mention(9, "talent", "hekou"))) == ({"hekou"}, set())
    assert told(Belonging([], [], NO_LISTS).of_mention(mention(3, "industry"))) == NOWHERE


def test_an_event_gives_its_sentences_its_city_too(small_whole: Frames) -> None:
    events = [{**row, "city": "hekou", "sentences": frozenset({9})} for row in small_whole.event_rows]
    where = Belonging([], events, NO_LISTS)  # type: ignore[arg-type]
    assert told(where.of_mention(mention(9, "talent"))) == ({"hekou"}, {MONDAY})
    assert told(where.of_mention(mention(8, "talent"))) == NOWHERE


def test_a_listing_sentence_counts_for_a_city_with_what_its_own_sites_carry(small_whole: Frames) -> None:
    harbour, _, wetland, *_ = small_whole.visit_rows
    both = frozenset({1})
    visits = [{**row, "sentences": row["sentences"] | both, "listed": both} for row in (harbour, wetland)]
    where = Belonging(visits, small_whole.event_rows, both)  # type: ignore[arg-type]
    assert told(where.of_mention(mention(1, "industry"))) == ({"haicheng"}, {MONDAY})
    assert told(where.of_mention(mention(1, "ecology"))) == ({"hekou"}, {TUESDAY})
    assert told(where.of_mention(mention(1, "talent", "haicheng", "hekou"))) == NOWHERE
    assert told(where.of_mention(mention(1, "industry", "hekou"))) == ({"haicheng"}, {MONDAY})


def test_an_outcome_belongs_with_its_site_or_event_and_else_as_its_sentences_do(small_whole: Frames) -> None:
    where = Belonging(small_whole.visit_rows, small_whole.event_rows, NO_LISTS)
    assert told(where.of_outcome(outcome("visit:wetland", 3, named=("qingshan",)))) == ({"hekou"}, {TUESDAY})
    assert told(where.of_outcome(outcome("event:talks", 8, named=("qingshan",)))) == ({"haicheng"}, {MONDAY})
    assert told(where.of_outcome(outcome(None, 3, named=("qingshan",)))) == (
        {"haicheng", "qingshan"},
        {MONDAY},
    )
    assert told(where.of_outcome(outcome(None, 9))) == NOWHERE
    gone = Belonging(small_whole.visit_rows[1:], [], NO_LISTS)
    assert told(where.of_outcome(outcome("visit:harbour", 5))) == ({"haicheng"}, {MONDAY})
    assert told(gone.of_outcome(outcome("visit:harbour", 5))) == ({"hekou"}, {TUESDAY})


def test_the_outcomes_of_the_small_trip_belong_where_they_are_told(small_whole: Frames) -> None:
    rows = small_whole.outcome_rows
    assert {row["id"]: told((row["cities"], row["days"])) for row in rows} == {
        "total": (set(), set()),  # it names every stop: it is told of the journey
        "workers": ({"haicheng"}, {MONDAY}),
        "window": (set(), set()),
        "talent": ({"qingshan"}, set()),
        "bay": ({"haicheng"}, {MONDAY}),
    }


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        (Filter(), ["total", "workers", "window", "talent", "bay"]),
        (Filter(cities=frozenset({"haicheng"})), ["workers", "bay"]),
        (Filter(cities=frozenset({"hekou"})), []),
        (Filter(days=frozenset({MONDAY})), ["workers", "bay"]),
        (Filter(days=frozenset({TUESDAY})), []),
        (Filter(themes=frozenset({"service"})), ["window"]),
        (Filter(themes=frozenset({"energy"})), ["workers"]),
        (Filter(themes=frozenset({"talent", "opening"})), ["talent", "bay"]),
        (Filter(days=frozenset({MONDAY}), stated_only=True), ["bay"]),
        (Filter(cities=frozenset({"haicheng"}), stated_only=True), ["bay"]),
    ],
)
def test_outcomes_follow_city_day_and_theme(small_visit: Dossier, chosen: Filter, ids: list[str]) -> None:
    assert [row["id"] for row in shown(small_visit, chosen).outcome_rows] == ids


def test_a_list_in_the_small_report_is_shared_out_by_its_sites(home: Path, lexicon: Lexicon) -> None:
    change(
        home, "evidence.csv", "visit:wetland,status city themes", "visit:wetland,status city themes passage"
    )
    add(
        home,
        "evidence.csv",
        "visit:harbour,status,R,先后来到海城和河口,,同列。,Listed together.",
        "visit:wetland,status,R,先后来到海城和河口,,同列。,Listed together.",
    )
    loaded = dossier(read(home), lexicon)
    rows = loaded.whole.visit_rows
    assert [{*row["listed"]} for row in rows[:3]] == [{1}, set(), {1}]
    where = Belonging(rows, loaded.whole.event_rows, frozenset({1}))
    assert told(where.of_mention(mention(1, "industry", "haicheng", "hekou"))) == ({"haicheng"}, {MONDAY})
    assert told(where.of_mention(mention(1, "ecology", "haicheng", "hekou"))) == ({"hekou"}, {TUESDAY})
    assert told(where.of_mention(mention(1, "talent", "haicheng", "hekou"))) == NOWHERE


# The real report


@pytest.mark.parametrize("chosen", [GUANGZHOU, ON_THE_NINTH, replace(ON_THE_NINTH, stated_only=True)])
def test_the_agreement_stays_whole_under_its_city_and_its_day(real: Dossier, chosen: Filter) -> None:
    one = shown(real, chosen)
    assert {*range(29, 36)} <= sentences(one)
    kinds = Counter(row["kind"] for row in one.outcome_rows)
    assert (kinds["area"], kinds["model"]) == (6, 4)
    signed = [row["id"] for row in real.whole.outcome_rows if row["belongs"] == "event:signing"]
    assert {*signed} <= {row["id"] for row in one.outcome_rows}


def test_under_stated_only_the_signing_has_no_city_and_its_outcomes_follow(real: Dossier) -> None:
    one = shown(real, replace(GUANGZHOU, stated_only=True))
    assert "area" not in {row["kind"] for row in one.outcome_rows}
    assert 30 not in sentences(one)  # it names no city, and the report does not say where it was signed
    assert {29, 31, 34, 35} <= sentences(one)


def test_sentence_39_is_not_shenzhens(real: Dossier) -> None:
    assert "深圳" in real.sentences[39].text
    assert 39 in sentences(real.whole)
    assert 39 not in sentences(shown(real, Filter(cities=frozenset({"shenzhen"}))))
    assert all(row["cities"] == frozenset() for row in real.whole.mention_rows if row["sentence"] == 39)


def test_sentence_9_counts_for_guangzhou_with_its_own_sites_themes_and_for_zhuhai_with_none(
    real: Dossier,
) -> None:
    def themes(chosen: Filter) -> set[str]:
        return {row["theme"] for row in shown(real, chosen).mention_rows if row["sentence"] == 9}

    assert themes(Filter()) == {"city", "innovation"}
    assert themes(GUANGZHOU) == {"city", "innovation"}
    assert themes(ZHUHAI) == set()
    assert themes(ON_THE_NINTH) == {"city", "innovation"}
    assert themes(replace(GUANGZHOU, stated_only=True)) == {"city"}  # the hall's city is from elsewhere


def test_no_sentence_speaks_of_zhuhai_or_dongguan_and_four_of_shenzhen(real: Dossier) -> None:
    assert sentences(shown(real, ZHUHAI)) == set()
    assert sentences(shown(real, Filter(cities=frozenset({"dongguan"})))) == set()
    assert sentences(shown(real, Filter(cities=frozenset({"shenzhen"})))) == {46, 47, 49, 50}


def test_the_review_meeting_is_in_chenzhou_six_days_later(real: Dossier) -> None:
    later = {dt.date(2021, 11, 15)}
    for row in real.whole.mention_rows:
        if row["sentence"] in range(52, 58):
            assert "chenzhou" in row["cities"]
            assert row["days"] == later
    stated = shown(real, Filter(stated_only=True))
    assert not [row for row in stated.mention_rows if row["days"] & later]
