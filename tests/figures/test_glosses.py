"""Our English of the report: an optional table whose words must stand in the report."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from dashboard.themes.lexicon import Lexicon
from dashboard.trip.faults import TripError
from dashboard.trip.library import Library
from dashboard.trip.model import Trip
from dashboard.view.dossier import Dossier, dossier

HARBOUR = "5月8日上午,代表团在海城港看集装箱码头,港口物流一片繁忙。"
STREET = "比如老街,游客可以听戏。"


def write(home: Path, *rows: tuple[str, ...], header: tuple[str, ...] = ("quote", "en")) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    (home / "data/trips/small/glosses.csv").write_text(text.getvalue(), encoding="utf-8")


def read(home: Path) -> Trip:
    return Library(home).open("small")


def places(home: Path) -> list[tuple[str, int, str, str]]:
    with pytest.raises(TripError) as caught:
        read(home)
    return [(fault.file, fault.row, fault.column, fault.code) for fault in caught.value.faults]


def glosses(home: Path, lexicon: Lexicon) -> dict[str, str]:
    """Return our English by the words of the sentence."""
    loaded = dossier(read(home), lexicon)
    return {loaded.sentences[index].text: en for index, en in loaded.glosses.items()}


def test_a_trip_without_glosses_is_sound(small: Trip, small_visit: Dossier) -> None:
    assert small.glosses == ()
    assert dict(small_visit.glosses) == {}


def test_a_header_alone_is_sound(home: Path) -> None:
    write(home)
    assert read(home).glosses == ()


def test_a_gloss_stands_at_its_sentence(home: Path, lexicon: Lexicon) -> None:
    write(home, (HARBOUR, "They saw the quay, and “all was busy”."), (STREET, "<b>`${x}`</b>"))
    trip = read(home)
    assert [trip.report.text[one.start : one.end] for one in trip.glosses] == [HARBOUR, STREET]
    assert glosses(home, lexicon) == {
        HARBOUR: "They saw the quay, and “all was busy”.",
        STREET: "<b>`${x}`</b>",
    }


def test_a_gloss_of_part_of_a_sentence_is_none_of_the_whole(home: Path, lexicon: Lexicon) -> None:
    write(home, ("游客可以听戏", "visitors can hear opera"))
    assert len(read(home).glosses) == 1
    assert glosses(home, lexicon) == {}


def test_of_two_glosses_the_one_of_the_sentence_alone_counts(home: Path, lexicon: Lexicon) -> None:
    first, second = "人才是根本,人才是未来!", "希望更多人才到青山来,青山要主动融入大湾区。"
    write(home, (f"{second}\n{first}", "Both."), (first, "Talent is the root."))
    assert glosses(home, lexicon) == {second: "Both.", first: "Talent is the root."}


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (("比如老巷,游客可以听戏。", "x"), "quote", "quote_near"),
        (("QQQQ", "x"), "quote", "quote_missing"),
        (("", "x"), "quote", "cell_empty"),
        ((STREET, ""), "en", "cell_empty"),
        ((STREET, "  \t"), "en", "cell_empty"),
        (("人才", "talent"), "nth", "quote_ambiguous"),
    ],
)
def test_a_gloss_that_is_not_sound_is_one_fault(
    home: Path, row: tuple[str, str], column: str, code: str
) -> None:
    write(home, (HARBOUR, "Fine."), row)
    assert places(home) == [("glosses.csv", 3, column, code)]


def test_a_quote_not_found_does_not_hide_an_empty_cell(home: Path) -> None:
    write(home, ("QQQQ", ""))
    assert set(places(home)) == {
        ("glosses.csv", 2, "quote", "quote_missing"),
        ("glosses.csv", 2, "en", "cell_empty"),
    }


def test_a_sentence_has_one_gloss(home: Path) -> None:
    write(home, (STREET, "One."), (STREET, "Another."))
    assert places(home) == [("glosses.csv", 3, "quote", "twice")]


def test_nth_says_which_of_several_is_meant(home: Path) -> None:
    write(home, ("人才", "talent", "2"), header=("quote", "en", "nth"))
    (gloss,) = read(home).glosses
    assert read(home).report.text[: gloss.start].count("人才") == 1
    write(home, ("人才", "talent", "9"), header=("quote", "en", "nth"))
    assert places(home) == [("glosses.csv", 2, "nth", "nth")]


def test_a_file_that_is_there_must_be_a_table(home: Path) -> None:
    write(home, (STREET, "One."), header=("quote", "english"))
    assert places(home) == [("glosses.csv", 1, "en", "column_missing")]
    (home / "data/trips/small/glosses.csv").write_bytes(b"")
    assert places(home) == [("glosses.csv", 0, "", "empty")]


def test_every_sentence_of_the_real_report_but_its_credits_has_a_gloss(real: Dossier) -> None:
    wanted = {sentence.index for sentence in real.sentences if sentence.kind != "credit"}
    assert set(real.glosses) == wanted
    assert len(wanted) == 58
    assert all(not any("一" <= char <= "鿿" for char in en) for en in real.glosses.values())


@pytest.mark.parametrize("place", ["visits", "not_visited"])
def test_names_in_the_real_glosses_are_those_of_the_tables(real: Dossier, place: str) -> None:
    names = [record.name for record in getattr(real.trip, place) if record.name is not None]
    assert len(names) >= 7
    for name in names:
        word = name.zh.removesuffix("节目")
        (index, *_) = [sentence.index for sentence in real.sentences if word in sentence.text]
        assert name.en.removeprefix("Programme ").casefold() in real.glosses[index].casefold()


def test_numbers_of_the_real_report_stand_in_its_glosses(real: Dossier) -> None:
    told = {8: ("3", "4", "17"), 10: ("30%",), 22: ("500",), 29: ("9 November",), 38: ("500",), 52: ("11",)}
    assert all(number in real.glosses[index] for index, numbers in told.items() for number in numbers)
