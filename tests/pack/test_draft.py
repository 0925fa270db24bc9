"""A reader's own copy: changed, taken back, and brought together with what another kept meanwhile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.pack.contents import same, with_rows
from dashboard.pack.draft import Draft, edited, with_values
from dashboard.pack.frame_table import table
from dashboard.pack.merge import REPORT, merge
from dashboard.trip.files import FRAME, File, TripFiles
from dashboard.trip.load import load
from tests.homes import SMALL

FILES = SMALL.files("small")
VISITS = "visits.csv"


def cells(files: TripFiles = FILES, name: str = VISITS) -> list[dict[str, str]]:
    return [dict(row.cells) for row in files.rows[name]]


def named(place: int, name: str, files: TripFiles = FILES) -> TripFiles:
    """Return the files with another English name for the visit at this place."""
    return with_rows(files, VISITS, edited(cells(files), {"edited_rows": {place: {"name_en": name}}}))


def ids(files: TripFiles) -> list[str]:
    return [row.cells["id"] for row in files.rows[VISITS]]


# What a grid does


def test_a_grid_edits_deletes_and_adds_rows_by_their_places() -> None:
    change = {
        "edited_rows": {0: {"name_en": " Harbour "}, "4": {"day": None}, 99: {"id": "x"}},
        "deleted_rows": [1, 2],
        "added_rows": [{"id": "new"}, {}],
    }
    files = with_rows(FILES, VISITS, edited(cells(), change))
    assert ids(files) == ["harbour", "oldstreet", "unnamed-5", "new"]
    assert [row.number for row in files.rows[VISITS]] == [2, 3, 4, 5]
    assert files.rows[VISITS][0].cells["name_en"] == "Harbour"
    assert files.rows[VISITS][3].cells == dict.fromkeys(FILES.rows[VISITS][0].cells, "") | {"id": "new"}


def test_a_column_that_may_be_there_is_once_it_is_filled() -> None:
    rows = [{**row, "mine": ""} for row in cells()]
    assert same(with_rows(FILES, VISITS, rows), FILES)
    rows[0]["mine"] = "am"
    assert [row["mine"] for row in cells(with_rows(FILES, VISITS, rows))] == ["am", "", "", "", ""]


def test_values_of_trip_toml_are_of_the_kind_that_they_were() -> None:
    texts = table(FILES.frame or {})
    assert same(with_values(FILES, texts), FILES)
    files = with_values(
        FILES, {**texts, "totals.days": "3", "dates.end": "2023/5/10", "dates.year_source": ""}
    )
    frame: Mapping[str, Any] = files.frame or {}
    assert frame["totals"]["days"] == 3
    assert frame["dates"]["end"] == dt.date(2023, 5, 10)
    assert "year_source" not in frame["dates"]
    assert (with_values(FILES, {**texts, "totals.days": "drei"}).frame or {})["totals"]["days"] == "drei"


# Back and on


def test_each_change_can_be_taken_back_and_made_again() -> None:
    draft = Draft(FILES, "1", FILES)
    assert not draft.changed
    one = draft.to(named(0, "A"))
    two = one.to(named(1, "B", one.now))
    assert two.changed
    assert two.to(two.now) is two
    assert two.undone().now == one.now
    assert two.undone().undone().now == FILES
    assert not two.undone().undone().changed
    assert two.undone().undone().redone().redone() == two
    assert two.undone().to(named(0, "C")).future == ()
    assert draft.undone() is draft
    assert draft.redone() is draft


# Two people


def test_what_only_one_changed_is_taken_of_both() -> None:
    mine = with_rows(named(0, "A"), VISITS, [*cells(named(0, "A")), {"id": "new"}])
    theirs = with_values(named(3, "B"), {**table(FILES.frame or {}), "title.en": "Theirs"})
    done = merge(FILES, mine, theirs)
    assert done.conflicts == ()
    assert ids(done.files) == [*ids(FILES), "new"]
    names = [row.cells["name_en"] for row in done.files.rows[VISITS]]
    assert (names[0], names[3]) == ("A", "B")
    assert (done.files.frame or {})["title"]["en"] == "Theirs"
    assert merge(FILES, mine, FILES).files == mine
    assert same(merge(FILES, FILES, theirs).files, theirs)
    assert same(merge(FILES, mine, mine).files, mine)


def test_a_row_that_both_changed_is_told_and_chosen() -> None:
    mine, theirs = named(0, "Mine"), named(0, "Theirs")
    done = merge(FILES, mine, theirs)
    (conflict,) = done.conflicts
    assert (conflict.file, conflict.row, conflict.key, conflict.columns) == (
        VISITS,
        2,
        ("harbour",),
        ["name_en"],
    )
    assert conflict.mine
    assert conflict.theirs
    assert (conflict.mine["name_en"], conflict.theirs["name_en"]) == ("Mine", "Theirs")
    assert same(done.files, theirs)
    assert same(merge(FILES, mine, theirs, [(VISITS, ("harbour",))]).files, mine)


def test_a_row_that_one_deleted_and_the_other_changed_is_told() -> None:
    gone = with_rows(FILES, VISITS, cells()[1:])
    for mine, theirs, row in ((gone, named(0, "A"), 2), (named(0, "A"), gone, 0)):
        done = merge(FILES, mine, theirs)
        (conflict,) = done.conflicts
        assert (conflict.row, None in (conflict.mine, conflict.theirs)) == (row, True)
        assert same(done.files, theirs)
        assert same(merge(FILES, mine, theirs, [(VISITS, conflict.key)]).files, mine)


def test_values_and_the_report_that_both_changed_are_told() -> None:
    texts = table(FILES.frame or {})
    mine = with_values(FILES, {**texts, "title.zh": "甲"})
    theirs = with_values(FILES, {**texts, "title.zh": "乙", "title.en": "B"})
    (conflict,) = merge(FILES, mine, theirs).conflicts
    assert (conflict.file, conflict.key) == (FRAME, ("title.zh",))
    chosen = merge(FILES, mine, theirs, [(FRAME, conflict.key)]).files
    assert (chosen.frame or {})["title"] == {"zh": "甲", "en": "B"}
    mine, theirs = (replace(FILES, report=File("small.txt", data)) for data in (b"1", b"2"))
    done = merge(FILES, mine, theirs)
    assert [one.file for one in done.conflicts] == [REPORT]
    assert done.files.report == theirs.report
    assert merge(FILES, mine, theirs, [(REPORT, (REPORT,))]).files.report == mine.report
    assert merge(FILES, mine, FILES).files.report == mine.report


def test_rows_without_ids_and_twice_the_same_keep_apart() -> None:
    rows = cells(name="evidence.csv")
    twice = with_rows(FILES, "evidence.csv", [rows[0], *rows])
    mine = with_rows(twice, "evidence.csv", [rows[0], {**rows[0], "reason_zh": "甲"}, *rows[1:]])
    done = merge(twice, mine, named(0, "B", twice))
    assert done.files.rows["evidence.csv"] == mine.rows["evidence.csv"]
    assert done.files.rows[VISITS][0].cells["name_en"] == "B"


def test_who_moved_rows_is_followed() -> None:
    moved = with_rows(FILES, VISITS, cells()[::-1])
    assert ids(merge(FILES, moved, named(0, "B")).files) == ids(FILES)[::-1]
    assert ids(merge(FILES, named(0, "B"), moved).files) == ids(FILES)[::-1]


CHANGES = st.lists(
    st.tuples(st.sampled_from(["edit", "delete", "add"]), st.integers(0, 4), st.sampled_from("ab")),
    max_size=4,
)


def made(changes: list[tuple[str, int, str]]) -> TripFiles:
    rows = cells()
    for what, place, word in changes:
        if what == "add":
            rows.insert(place, {"id": f"{word}{place}", "name_en": word})
        elif rows and what == "edit":
            rows[place % len(rows)]["name_en"] = word
        elif rows:
            rows.pop(place % len(rows))
    return with_rows(FILES, VISITS, [row for n, row in enumerate(rows) if row not in rows[:n]])


@settings(max_examples=100, deadline=None, database=None, derandomize=True)
@given(mine=CHANGES, theirs=CHANGES)
def test_no_row_is_lost_whoever_changed_what(mine: Any, theirs: Any) -> None:
    my, their = made(mine), made(theirs)
    done = merge(FILES, my, their)
    all_mine = merge(FILES, my, their, [(one.file, one.key) for one in done.conflicts])
    told = {one.key[0] for one in done.conflicts}
    was, left = cells(), cells(done.files)
    for own in (my, their):
        for row in cells(own):
            if row["id"] not in told and row not in was:
                assert row in left
    for row in cells(my):
        if row["id"] in told:
            assert row in cells(all_mine.files)
    assert load(FILES)
