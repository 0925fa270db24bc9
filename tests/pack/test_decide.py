"""What a person decides of a draft: taken, put right or taken out, with who and why; the files stay sound."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.pack.contents import with_rows
from dashboard.pack.decide import accept, correct, reject
from dashboard.pack.drafted import DOUBTS, claims, evidence
from dashboard.pack.reading import read_as
from dashboard.trip.faults import TripError
from dashboard.trip.files import TripFiles
from dashboard.trip.load import load
from dashboard.trip.model import Trip
from tests.drafts import drafted_trip

FILES = drafted_trip()
SUBJECTS = [one.subject for one in claims(FILES)]
UNREVIEWED = ("未经人复核", "reviewed by nobody")
MUSEUM, HALL, WORKS = "visit:site-1", "visit:site-3", "visit:site-4"


def row(files: TripFiles, name: str, identifier: str) -> dict[str, str]:
    return next(dict(one.cells) for one in files.rows[name] if one.cells["id"] == identifier)


def draft_row(files: TripFiles, subject: str) -> dict[str, str]:
    return next(dict(one.cells) for one in files.rows["draft.csv"] if one.cells["subject"] == subject)


def reasons(files: TripFiles, subject: str) -> dict[str, str]:
    """Return the reason of each field of a subject."""
    return {one.cells["fields"]: one.cells["reason_en"] for one in evidence(files, subject)}


def undecided(trip: Trip) -> set[str]:
    return {one.subject for one in trip.undecided}


# In which order


def test_the_most_doubtful_stand_first_and_what_is_decided_last() -> None:
    assert SUBJECTS[:5] == [HALL, "city:c430100", "city:c430200", WORKS, MUSEUM]
    told = ["inside", "namesake", "namesake", "verb", "no_city", *["list"] * 6]
    assert [DOUBTS[one.doubt] for one in claims(FILES)] == told
    after = claims(accept(FILES, HALL, "Lin"))
    assert [one.subject for one in after] == [*SUBJECTS[1:], HALL]
    assert after[-1].decision == "accepted"


def test_what_no_verb_says_was_visited_is_more_doubtful_than_what_one_does() -> None:
    rules = ("example", "subject", "scene", "inside", "verb", "list")
    rows = [dict(row.cells) for row in FILES.rows["draft.csv"]]
    doubts = []
    for rule in rules:
        other = with_rows(
            FILES, "draft.csv", [row | {"rule": rule} for row in rows if row["subject"] == HALL]
        )
        doubts += [one.doubt for one in claims(other)]
    assert doubts == sorted(doubts)
    assert len({*doubts}) == len(rules)


def test_a_thing_has_the_words_that_it_rests_on() -> None:
    (hall,) = (one for one in claims(FILES) if one.subject == HALL)
    assert hall.quotes == (("在长沙规划展示馆，大家详细了解城市规划。", ""),)
    (totals,) = (one for one in claims(FILES) if one.subject == "trip:totals")
    assert totals.cells["visits"] == "5"
    assert totals.quotes == (("2天时间、2座城市、5个考察点", ""),)


# Each decision leaves sound files


@pytest.mark.parametrize("subject", SUBJECTS)
def test_whatever_is_decided_the_files_are_sound(subject: str) -> None:
    for after, decision in (
        (accept(FILES, subject, "Lin"), "accepted"),
        (reject(FILES, subject, "Lin", "not so"), "rejected"),
        (correct(FILES, subject, {}, "Lin", "looked it up"), "corrected"),
    ):
        assert undecided(load(after)) == {*SUBJECTS} - {subject}
        assert (draft_row(after, subject)["decision"], draft_row(after, subject)["who"]) == (decision, "Lin")
        told = [text for one in evidence(after, subject) for text in one.cells.values()]
        assert not [text for text in told if any(words in text for words in UNREVIEWED)]


@pytest.mark.parametrize("decide", [accept, reject])
def test_when_all_is_decided_nothing_says_that_nobody_has(
    decide: Callable[[TripFiles, str, str, str], TripFiles],
) -> None:
    files = FILES
    for subject in SUBJECTS:
        files = decide(files, subject, "Lin", "read it")
    trip = load(files)
    assert trip.undecided == ()
    assert not [words for words in UNREVIEWED if words in repr(files.rows)]
    assert trip.cited("R").verified.en == "drafted by rules, reviewed by Lin"


def test_what_nobody_drafted_cannot_be_decided() -> None:
    with pytest.raises(KeyError):
        accept(FILES, "visit:site-5", "Lin")


# Accept


def test_what_is_accepted_keeps_its_rule_and_says_who() -> None:
    files = accept(FILES, MUSEUM, "Lin")
    assert set(reasons(files, MUSEUM).values()) == {
        "By the rule “a list behind a verb of visiting”; reviewed by Lin."
    }
    assert row(files, "visits.csv", "site-1") == row(FILES, "visits.csv", "site-1")


def test_words_that_several_things_rest_on_stay_a_draft_for_the_others() -> None:
    first = evidence(FILES, MUSEUM)[0]
    shared = [
        {**one.cells, "subjects": f"{MUSEUM} {HALL}"} if one is first else dict(one.cells)
        for one in FILES.rows["evidence.csv"]
    ]
    files = accept(with_rows(FILES, "evidence.csv", shared), MUSEUM, "Lin")
    assert UNREVIEWED[1] not in "".join(reasons(files, MUSEUM).values())
    assert all(UNREVIEWED[1] in text for text in reasons(files, HALL).values())


# Reject


def test_a_rejected_site_is_told_as_not_visited_and_the_total_still_adds_up() -> None:
    trip = load(reject(FILES, MUSEUM, "Lin", "they only drove past"))
    (missed,) = trip.not_visited
    assert missed.name.zh == "湖南省博物馆"
    assert missed.evidence.quote == "5月8日上午，代表团来到长沙市，参观了湖南省博物馆、橘子洲景区。"
    assert missed.evidence.reason
    assert missed.evidence.reason.en.endswith("taken out on review by Lin: they only drove past")
    assert [visit.status for visit in trip.visits].count("unnamed") == 2
    assert len(trip.visits) == 5


def test_a_rejected_city_leaves_its_sites_without_one_and_the_route_closed() -> None:
    trip = load(reject(FILES, "city:c430100", "Lin", "a namesake"))
    assert [city.name.zh for city in trip.route] == ["株洲"]
    hall = trip.visit("site-3")
    assert (hall.city, hall.city_basis, hall.precision) == (None, "unknown", "none")
    assert trip.visit("site-4").city == "c430200"


def test_without_dates_no_site_has_a_day_and_without_totals_none_is_unnamed() -> None:
    trip = load(reject(FILES, "trip:dates", "Lin", "of another trip"))
    assert (trip.dates, {visit.day for visit in trip.visits}) == (None, {None})
    trip = load(reject(FILES, "trip:totals", "Lin", "of another trip"))
    assert (trip.totals.visits, len(trip.visits)) == (None, 4)


# Correct


def test_a_city_and_a_day_that_are_put_in_rest_on_who_and_why_alone() -> None:
    files = correct(FILES, HALL, {"city": "c430200", "day": "2023-05-09", "half": "pm"}, "Lin", "I was there")
    hall = load(files).visit("site-3")
    assert (hall.city, hall.city_basis, hall.location_basis) == ("c430200", "inferred", "inferred")
    assert (hall.day_basis, str(hall.day), hall.half) == ("inferred", "2023-05-09", "pm")
    by_hand = [one for one in hall.evidence if {"city", "day"} & {*one.fields}]
    assert [(one.source, one.quote, one.reason and one.reason.en) for one in by_hand] == [
        (None, None, "Entered by hand, Lin: I was there")
    ]
    assert {"status", "passage"} == {name for one in hall.evidence if one.quote for name in one.fields}


def test_a_name_that_is_put_right_keeps_the_reports_words_and_says_whose_it_is() -> None:
    files = correct(FILES, MUSEUM, {"name_zh": "湖南博物院"}, "Lin", "its name since 2022")
    visit = load(files).visit("site-1")
    assert visit.name
    assert visit.name.zh == "湖南博物院"
    own = {name: one for one in visit.evidence for name in one.fields}
    assert own["status"].quote == own["day"].quote
    assert own["status"].reason
    assert own["status"].reason.en == "Entered by hand, Lin: its name since 2022"
    assert own["day"].reason
    assert "reviewed by Lin" in own["day"].reason.en


def test_a_day_that_is_emptied_is_not_known() -> None:
    visit = load(correct(FILES, MUSEUM, {"day": ""}, "Lin", "not said")).visit("site-1")
    assert (visit.day, visit.day_basis, visit.half) == (None, "unknown", None)


def test_a_point_that_is_put_in_is_not_the_gazetteers() -> None:
    trip = load(correct(FILES, "city:c430100", {"lat": "28.3", "lon": "113.1"}, "Lin", "the county"))
    assert trip.cited(trip.city("c430100").source).says.en == "Entered by hand, Lin: the county"
    assert trip.visit("site-3").lat == 28.3


def test_dates_and_totals_are_put_right_in_the_frame() -> None:
    trip = load(correct(FILES, "trip:dates", {"end": "2023-05-10"}, "Lin", "they stayed on"))
    assert str(trip.dates and trip.dates.end) == "2023-05-10"
    assert any(one.reason and "they stayed on" in one.reason.en for one in trip.evidence)
    with pytest.raises(TripError) as told:
        load(correct(FILES, "trip:totals", {"visits": "6"}, "Lin", "one more"))
    assert {fault.column for fault in told.value.faults} == {"totals.quote"}


def test_what_the_loader_refuses_is_told_in_its_words() -> None:
    with pytest.raises(TripError) as told:
        load(correct(FILES, MUSEUM, {"day": "2023-06-01"}, "Lin", "a slip"))
    assert told.value.faults[0].code == "day_outside"


# Sentences


def test_a_sentence_is_read_anew_in_place_of_an_earlier_reading() -> None:
    quoted = ("在长沙规划展示馆，大家详细了解城市规划。", "")
    files = read_as(FILES, quoted, {"themes": "urban", "voice": "seen"}, "Lin")
    files = read_as(files, quoted, {"themes": "", "voice": ""}, "Wu", "only the way there")
    (one,) = load(files).review
    assert (one.themes, one.voice, one.who) == ((), None, "Wu")
    assert one.why
    assert one.why.zh == "only the way there"
