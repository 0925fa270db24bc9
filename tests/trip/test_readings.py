"""What a person decided of the sentences, and the outcomes: read, and every fault that they may have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from dashboard.language import LANGUAGES
from dashboard.report.sentences import sentences
from dashboard.trip.cells import COLUMNS
from dashboard.trip.files import REVIEW, read_files, with_review
from dashboard.trip.library import Library
from dashboard.view.dossier import Dossier
from tests.homes import SMALL
from tests.trip.spoil import Place, change, faults, places, read, report, table

HARBOUR = "5月8日上午,代表团在海城港看集装箱码头,港口物流一片繁忙。"
STREET = "比如老街,游客可以听戏。"
ROOT = "人才是根本,人才是未来!"
LIN = "林三"
"""Who has read the small report."""

Row = Mapping[str, str]


def row(quote: str, themes: str = "", voice: str = "", **more: str) -> dict[str, str]:
    """Return a row of review.csv."""
    return {"quote": quote, "themes": themes, "voice": voice, "who": LIN, **more}


# review.csv


def test_what_a_person_decided_is_read_at_its_sentence(home: Path) -> None:
    table(
        home,
        REVIEW,
        [
            row(STREET, "wellbeing", "seen", why_zh="游客听戏是文旅。"),
            row(HARBOUR, "industry energy", "learned", why_zh="因", why_en="why"),
            row(ROOT),
        ],
    )
    trip = read(home)
    assert [trip.report.text[one.start : one.end] for one in trip.review] == [STREET, HARBOUR, ROOT]
    assert [one.themes for one in trip.review] == [("wellbeing",), ("industry", "energy"), ()]
    assert [one.voice for one in trip.review] == ["seen", "learned", None]
    assert {one.who for one in trip.review} == {LIN}
    assert [one.why and (one.why.zh, one.why.en) for one in trip.review] == [
        ("游客听戏是文旅。", "游客听戏是文旅。"),
        ("因", "why"),
        None,
    ]


def test_a_header_alone_decides_nothing(home: Path) -> None:
    table(home, REVIEW, [])
    assert read(home).review == ()


REVIEWS: dict[str, tuple[list[Row], list[Place]]] = {
    "part of a sentence": (
        [row("代表团在海城港看集装箱码头", "industry", "seen")],
        [(REVIEW, 2, "quote", "review_not_sentence")],
    ),
    "two sentences": (
        [row(f"{ROOT}\n(责任编辑 林二)")],
        [(REVIEW, 2, "quote", "review_not_sentence")],
    ),
    "a sentence twice": (
        [row(STREET, "wellbeing", "seen"), row(HARBOUR), row(STREET, "wellbeing", "next")],
        [(REVIEW, 4, "quote", "twice")],
    ),
    "a theme twice": (
        [row(STREET, "wellbeing wellbeing", "seen")],
        [(REVIEW, 2, "themes", "twice")],
    ),
    "a theme that the lexicon has not": (
        [row(STREET, "opera", "seen")],
        [(REVIEW, 2, "themes", "theme_unknown")],
    ),
    "a voice that the lexicon has not": (
        [row(STREET, "wellbeing", "sung")],
        [(REVIEW, 2, "voice", "voice_unknown")],
    ),
    "a theme without a voice": (
        [row(STREET, "wellbeing")],
        [(REVIEW, 2, "voice", "voice_missing")],
    ),
    "a voice without a theme": (
        [row(STREET, "", "seen")],
        [(REVIEW, 2, "voice", "voice_without_theme")],
    ),
    "nobody who decided": (
        [row(STREET, "wellbeing", "seen", who="")],
        [(REVIEW, 2, "who", "cell_empty")],
    ),
    "words that are not the report's": (
        [row("比如老街,游客可以听歌。", "wellbeing", "seen")],
        [(REVIEW, 2, "quote", "quote_near")],
    ),
    "a comma between themes": (
        [row(STREET, "wellbeing,industry", "seen")],
        [(REVIEW, 2, "themes", "separator")],
    ),
}


@pytest.mark.parametrize("case", REVIEWS)
def test_a_fault_of_the_review_is_told_by_its_row(home: Path, case: str) -> None:
    rows, expected = REVIEWS[case]
    table(home, REVIEW, rows)
    found = faults(home)
    assert {(one.file, one.row, one.column, one.code) for one in found} >= {*expected}
    if "quote_near" not in {code for *_, code in expected}:
        assert len(found) == len(expected)
    for one in found:
        assert all("{" not in one.line(language) for language in LANGUAGES)


def test_an_unknown_theme_or_voice_is_told_with_those_there_are(home: Path) -> None:
    table(home, REVIEW, [row(STREET, "opera", "sung")])
    theme, voice = faults(home)
    assert theme.values == {"theme": "opera", "known": "ecology, energy, industry, wellbeing"}
    assert voice.values == {"voice": "sung", "known": "learned, next, seen"}


def test_without_a_lexicon_no_theme_and_no_voice_is_checked(home: Path) -> None:
    table(home, REVIEW, [row(STREET, "opera", "sung")])
    (one,) = Library(home).open("small").review
    assert (one.themes, one.voice) == (("opera",), "sung")


def test_a_sentence_that_stands_twice_needs_its_number(home: Path) -> None:
    report(home, ROOT, f"{ROOT}\n{ROOT}")
    table(home, REVIEW, [row(ROOT, "industry", "next")])
    assert (REVIEW, 2, "nth", "quote_ambiguous") in places(home)
    table(home, REVIEW, [row(ROOT, "industry", "next", nth="2"), row(ROOT, nth="1")])
    second, first = read(home).review
    assert first.end < second.start
    table(home, REVIEW, [row(ROOT, "industry", "next", nth="3")])
    assert (REVIEW, 2, "nth", "nth") in places(home)


def test_only_rows_that_somebody_decided_are_taken() -> None:
    lines = [f"{','.join(COLUMNS[REVIEW].split())}", f"{STREET.replace(',', '，')},,wellbeing,seen,,,"]
    lines += [f'"{ROOT}",,,,{LIN},,']
    files = with_review(SMALL.files("small"), "\n".join(lines).encode())
    assert [one.cells["quote"] for one in files.rows[REVIEW]] == [ROOT]
    assert files.faults == ()
    assert SMALL.files("small").rows[REVIEW] == ()


def test_what_cannot_be_read_as_a_review_is_a_fault_of_it() -> None:
    files = with_review(SMALL.files("small"), b"quote,themes\n")
    assert {(one.file, one.code) for one in files.faults} == {(REVIEW, "column_missing")}
    nothing = read_files("x", {}, report=lambda name: None, basemap=lambda name: None)
    assert nothing.rows[REVIEW] == ()


# outcomes.csv

TOTAL = "total,figure,2天走了2座城市、5个考察点"
OUTCOMES: dict[str, tuple[tuple[str, str], Place]] = {
    "what belongs to nothing": (
        ("visit:battery", "visit:nowhere"),
        ("outcomes.csv", 3, "belongs", "subject_unknown"),
    ),
    "what belongs to no kind": (
        ("visit:battery", "battery"),
        ("outcomes.csv", 3, "belongs", "subject_unknown"),
    ),
    "a speaker without words": (
        ("in Qingshan,,,,,aim,,,,,希望更多人才到青山来,", "in Qingshan,市长,The mayor,,,aim,,,,,,"),
        ("outcomes.csv", 5, "quote", "words_missing"),
    ),
    "no words at all": (
        ("reported,,,,,2天走了2座城市、5个考察点", "reported,,,,,"),
        ("outcomes.csv", 2, "quote", "cell_empty"),
    ),
    "words that the report has not": (
        (TOTAL, "total,figure,2天走了3座城市、5个考察点"),
        ("outcomes.csv", 2, "zh", "outcome_words"),
    ),
    "words left out and not marked": (
        ("workers,figure,一条锂电池生产线……12名工人", "workers,figure,一条锂电池生产线12名工人"),
        ("outcomes.csv", 3, "zh", "outcome_words"),
    ),
    "words in another order": (
        ("workers,figure,一条锂电池生产线……12名工人", "workers,figure,12名工人……一条锂电池生产线"),
        ("outcomes.csv", 3, "zh", "outcome_words"),
    ),
    "direct speech of nobody": (
        ("trip to the service window,,,,,reported", "trip to the service window,,,,,direct"),
        ("outcomes.csv", 4, "speaker_zh", "speaker_missing"),
    ),
    "an id twice": (
        ("workers,figure", "total,figure"),
        ("outcomes.csv", 3, "id", "id_twice"),
    ),
    "a kind that there is not": (
        ("window,practice", "window,miracle"),
        ("outcomes.csv", 4, "kind", "not_one_of"),
    ),
    "a way of saying that there is not": (
        (",,,,,aim,,,,event:talks", ",,,,,rumour,,,,event:talks"),
        ("outcomes.csv", 6, "said", "not_one_of"),
    ),
    "a quote that is not the report's": (
        (",,,,,他们的窗口服务只跑一次", ",,,,,他们的窗口服务只跑两次。"),
        ("outcomes.csv", 4, "quote", "quote_near"),
    ),
    "a quote that stands more than once": (
        ("aim,,,,,希望更多人才到青山来", "aim,,,,,人才"),
        ("outcomes.csv", 5, "nth", "quote_ambiguous"),
    ),
}


@pytest.mark.parametrize("case", OUTCOMES)
def test_a_fault_of_an_outcome_is_told_by_its_row(home: Path, case: str) -> None:
    edit, place = OUTCOMES[case]
    change(home, "outcomes.csv", *edit)
    found = places(home)
    assert place in found
    assert {(file, number) for file, number, *_ in found} == {place[:2]}


def test_omissions_may_stand_between_words_of_the_quote(home: Path) -> None:
    change(home, "outcomes.csv", "一条锂电池生产线……12名工人", "一条……电池……12名……")
    assert read(home).outcomes[1].text.zh == "一条……电池……12名……"


def test_direct_speech_with_its_speaker_is_sound(home: Path) -> None:
    change(
        home,
        "outcomes.csv",
        "trip to the service window,,,,,reported",
        "trip to the service window,市长,The mayor,,,direct",
    )
    one = read(home).outcomes[2]
    assert one.said == "direct"
    assert one.speaker is not None
    assert one.speaker.zh == "市长"


# The real trip


def test_every_sentence_of_the_real_report_but_headings_and_credits_was_decided(real: Dossier) -> None:
    trip = real.trip
    assert len(trip.review) == 53
    assert {(one.start, one.end) for one in trip.review} == {
        (one.start, one.end) for one in sentences(trip.report.text) if one.kind == "body"
    }
    assert sum(len(one.themes) for one in trip.review) == 89
    assert sum(bool(one.themes) for one in trip.review) == 50
    assert {one.quote for one in trip.review if not one.themes} == {
        "他山之石,可以攻玉。",
        "3天时间,4座城市,17个考察点,从广州、珠海到东莞再到深圳,行程安排得满满当当。",
        "11月15日,郴州召开赴广州等地考察学习交流会。",
    }


def test_the_real_trip_brought_fifty_one_outcomes_home(real: Dossier) -> None:
    trip = real.trip
    kinds = Counter(one.kind for one in trip.outcomes)
    assert kinds == {
        **{"figure": 5, "party": 5, "agreement": 5, "area": 6, "model": 4},
        **{"practice": 6, "remark": 6, "ask": 7, "next": 6, "planned": 1},
    }
    assert kinds.total() == 51
    assert len({one.id for one in trip.outcomes}) == 51
    for one in trip.outcomes:
        quote = one.evidence.quote
        assert quote
        assert trip.report.text[one.evidence.start : one.evidence.end] == quote
        assert all(part in quote for part in one.text.zh.split("……"))
        assert (one.owner, one.due) == (None, None)  # the report names neither for anything
    assert {one.belongs for one in trip.outcomes if one.kind in {"area", "model"}} == {"event:signing"}
