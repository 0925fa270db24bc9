"""What a person decided of the sentences takes the lexicon's place, and the two are compared."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard.figures.reader import machine_tags
from dashboard.report.sentences import Sentence
from dashboard.style.method import method_and_limits
from dashboard.style.style import Style
from dashboard.style.told import themes_known
from dashboard.themes.lexicon import Lexicon
from dashboard.themes.mentions import Mention
from dashboard.themes.review import Agreement, agreement, decided
from dashboard.trip.files import REVIEW
from dashboard.trip.library import Library
from dashboard.trip.records import Reviewed
from dashboard.view.dossier import Dossier, open_dossier
from dashboard.view.view import View
from tests.trip.spoil import table

EN, ZH = Style("en"), Style("zh")
HARBOUR, WETLAND, STREET, WINDOW, ROOT = 3, 5, 6, 7, 9


def found(parts: Sequence[Sentence], index: int, theme: str, voice: str, *terms: str) -> Mention:
    one = parts[index]
    return Mention(theme, voice, index, one.start, one.end, one.text, terms)


def read(parts: Sequence[Sentence], index: int, themes: str = "", voice: str | None = None) -> Reviewed:
    one = parts[index]
    return Reviewed(
        quote=one.text, start=one.start, end=one.end, themes=tuple(themes.split()), voice=voice, who="林三"
    )


@pytest.fixture
def machine(small_visit: Dossier) -> list[Mention]:
    """What a lexicon is said to find: five sentences, one of them with two themes."""
    parts = small_visit.sentences
    return [
        found(parts, HARBOUR, "industry", "seen", "港口", "物流"),
        found(parts, HARBOUR, "energy", "seen", "集装箱"),
        found(parts, WETLAND, "ecology", "learned", "湿地公园"),
        found(parts, STREET, "wellbeing", "seen", "游客"),
        found(parts, ROOT, "talent", "next", "人才"),
    ]


@pytest.fixture
def person(small_visit: Dossier) -> list[Reviewed]:
    """What a person decided of five sentences: of the harbour, the street, the window otherwise."""
    parts = small_visit.sentences
    return [
        read(parts, ROOT, "talent opening", "next"),
        read(parts, HARBOUR, "industry city", "learned"),
        read(parts, WETLAND, "ecology", "learned"),
        read(parts, STREET),
        read(parts, WINDOW, "service", "seen"),
    ]


# In place of the lexicon


def test_what_was_decided_stands_in_place_of_what_was_found(
    small_visit: Dossier, machine: list[Mention], person: list[Reviewed]
) -> None:
    made = decided(machine, small_visit.sentences, person, small_visit.lexicon)
    assert {(one.sentence, one.theme, one.voice, one.terms) for one in made} == {
        (HARBOUR, "industry", "learned", ("港口", "物流")),
        (HARBOUR, "city", "learned", ()),
        (WETLAND, "ecology", "learned", ("湿地公园",)),
        (WINDOW, "service", "seen", ()),
        (ROOT, "talent", "next", ("人才",)),
        (ROOT, "opening", "next", ()),
    }
    assert all(one.quote == small_visit.sentences[one.sentence].text for one in made)
    order = [theme.id for theme in small_visit.lexicon.themes]
    places = [(one.sentence, order.index(one.theme)) for one in made]
    assert places == sorted(places)


def test_a_sentence_that_nobody_decided_keeps_what_was_found(
    small_visit: Dossier, machine: list[Mention], person: list[Reviewed]
) -> None:
    parts, lexicon = small_visit.sentences, small_visit.lexicon
    assert decided(machine, parts, [], lexicon) == sorted(machine, key=machine.index)
    only_street = decided(machine, parts, [person[3]], lexicon)
    assert only_street == [one for one in machine if one.sentence != STREET]
    assert decided([], parts, person[2:3], lexicon)[0].terms == ()


# How far the two agree


def test_the_agreement_is_what_a_hand_counts(
    small_visit: Dossier, machine: list[Mention], person: list[Reviewed]
) -> None:
    # hits: industry, ecology, talent; the lexicon alone: energy, wellbeing; the person alone: city,
    # service, opening. Both give a voice to the harbour (seen, learned), the wetland and the root.
    agreed = agreement(machine, small_visit.sentences, person)
    assert agreed == Agreement(
        sentences=frozenset({HARBOUR, WETLAND, STREET, WINDOW, ROOT}),
        hits=3,
        extra=2,
        missed=3,
        voices=3,
        same_voice=2,
        differing=frozenset({HARBOUR, STREET, WINDOW, ROOT}),
    )
    assert math.isclose(agreed.precision, 3 / 5)
    assert math.isclose(agreed.recall, 3 / 6)
    assert math.isclose(agreed.f1, 6 / 11)
    assert math.isclose(agreed.f1, 2 * agreed.precision * agreed.recall / (agreed.precision + agreed.recall))


def test_sentences_that_nobody_read_count_for_nothing(
    small_visit: Dossier, machine: list[Mention], person: list[Reviewed]
) -> None:
    parts = small_visit.sentences
    none = agreement(machine, parts, [])
    assert none == Agreement(frozenset(), 0, 0, 0, 0, 0, frozenset())
    assert (none.precision, none.recall, none.f1) == (1.0, 1.0, 1.0)
    wetland = agreement(machine, parts, [person[2]])
    assert (wetland.hits, wetland.extra, wetland.missed) == (1, 0, 0)
    assert wetland.differing == frozenset()
    assert (wetland.voices, wetland.same_voice) == (1, 1)


def test_agreeing_that_there_is_no_theme_is_no_difference(small_visit: Dossier) -> None:
    agreed = agreement([], small_visit.sentences, [read(small_visit.sentences, STREET)])
    assert agreed.differing == frozenset()
    assert agreed.f1 == 1.0


def test_the_same_themes_in_another_voice_differ(small_visit: Dossier, machine: list[Mention]) -> None:
    parts = small_visit.sentences
    agreed = agreement(machine, parts, [read(parts, WETLAND, "ecology", "next")])
    assert (agreed.hits, agreed.voices, agreed.same_voice) == (1, 1, 0)
    assert agreed.differing == {WETLAND}


# A small trip of which part was read


@pytest.fixture
def partly(home: Path, small_visit: Dossier) -> Dossier:
    """The small trip with three sentences read: the wetland, the street, the window."""
    parts = small_visit.sentences
    rows = [
        {"quote": parts[WETLAND].text, "themes": "ecology talent", "voice": "next", "who": "林三"},
        {"quote": parts[STREET].text, "who": "林三"},
        {"quote": parts[WINDOW].text, "themes": "service", "voice": "seen", "who": "王四"},
    ]
    table(home, REVIEW, rows)
    return open_dossier(Library(home), "small")


def test_each_mention_says_whether_a_person_decided_it(partly: Dossier) -> None:
    assert partly.agreement.sentences == {WETLAND, STREET, WINDOW}
    known = {row["sentence"]: row["known"] for row in partly.whole.mention_rows}
    assert {index for index, how in known.items() if how == "reviewed"} == {WETLAND, WINDOW}
    assert {index for index, how in known.items() if how == "extracted"} == {
        one.sentence for one in partly.extracted
    } - {WETLAND, STREET, WINDOW}


def test_a_sentence_that_a_person_gave_no_theme_carries_none(partly: Dossier) -> None:
    assert STREET in {one.sentence for one in partly.extracted}
    assert STREET not in {row["sentence"] for row in partly.whole.mention_rows}
    assert STREET in partly.agreement.differing


def test_the_words_of_a_theme_stay_where_the_lexicon_agrees_alone(partly: Dossier) -> None:
    rows = {row["theme"]: row for row in partly.whole.mention_rows if row["sentence"] == WETLAND}
    machine = {one.theme: one.terms for one in partly.extracted if one.sentence == WETLAND}
    assert "ecology" in machine
    assert "talent" not in machine
    assert {theme: row["terms"] for theme, row in rows.items()} == {
        "ecology": machine["ecology"],
        "talent": (),
    }
    assert {row["voice"] for row in rows.values()} == {"next"}


def test_what_was_decided_counts_for_events_and_outcomes_too(home: Path, small_visit: Dossier) -> None:
    rows = [
        {"quote": small_visit.sentences[index].text, "themes": "ethos", "voice": "seen", "who": "林三"}
        for index in (HARBOUR, WINDOW)
    ]
    table(home, REVIEW, rows)
    loaded = open_dossier(Library(home), "small")
    assert loaded.whole.event_rows[0]["themes"] == ("ethos",)
    by_id = {row["id"]: row["themes"] for row in loaded.whole.outcome_rows}
    assert by_id["window"] == ("ethos",)


def test_it_is_told_how_the_themes_are_known(partly: Dossier, small_visit: Dossier, real: Dossier) -> None:
    bodies = sum(one.kind == "body" for one in small_visit.sentences)
    assert bodies == 8
    assert themes_known(View(small_visit), EN) == (
        "Themes found by the lexicon among 8 sentences, not yet read by a person."
    )
    assert themes_known(View(partly), EN) == (
        f"Themes of 3 of the 8 sentences decided on reading ({len(partly.agreement.differing)} differ from "
        "the lexicon), the rest found by the lexicon."
    )
    differing = len(real.agreement.differing)
    assert themes_known(View(real), EN) == (
        f"Themes of the 53 sentences decided on reading; {differing} differ from the lexicon."
    )
    assert themes_known(View(real), ZH).startswith("正文 53 句的主题经通读后定")


def test_the_lexicons_own_answer_is_told_where_it_differs(partly: Dossier, lexicon: Lexicon) -> None:
    view = View(partly)
    tags = machine_tags(view, EN)
    assert {*tags} == {*partly.agreement.differing}
    names = {theme.id: theme.name.en for theme in lexicon.themes}
    voices = {voice.id: voice.name.en for voice in lexicon.voices}
    for index, text in tags.items():
        own = [one for one in partly.extracted if one.sentence == index]
        themes = [names[one.theme] for one in own]
        assert text == f"Lexicon: {' · '.join([voices[own[0].voice], *themes])}"
    assert machine_tags(View(partly), ZH)[STREET].startswith("词典：")


def test_where_the_lexicon_finds_nothing_it_is_told_so(home: Path, small_visit: Dossier) -> None:
    silent = small_visit.sentences[1]  # the report's first sentence, of which the lexicon says nothing
    assert 1 not in {one.sentence for one in small_visit.extracted}
    table(home, REVIEW, [{"quote": silent.text, "themes": "ethos", "voice": "seen", "who": "林三"}])
    loaded = open_dossier(Library(home), "small")
    assert machine_tags(View(loaded), EN) == {1: "Lexicon: no theme"}
    assert machine_tags(View(loaded), ZH) == {1: "词典：无主题"}
    assert machine_tags(View(small_visit), EN) == {}


def test_who_read_and_how_many_is_told_of_the_method(partly: Dossier, small_visit: Dossier) -> None:
    agreed = partly.agreement
    (line,) = [line for line in method_and_limits(View(partly), EN) if line.startswith("Themes and voices")]
    assert "3 of the 8 sentences were decided by 林三, 王四" in line
    for number in (agreed.precision, agreed.recall, agreed.f1):
        assert f"{number:.2f}" in line
    assert f"{agreed.same_voice} of {agreed.voices} sentences" in line
    (none,) = [
        line for line in method_and_limits(View(small_visit), EN) if line.startswith("Themes and voices")
    ]
    assert "have not been read by a person" in none
    assert "in 8 sentences" in none


# The real report


def test_every_mention_of_the_real_report_was_decided_by_a_person(real: Dossier) -> None:
    rows = real.whole.mention_rows
    assert {row["known"] for row in rows} == {"reviewed"}
    assert len(rows) == 89
    assert len({row["sentence"] for row in rows}) == 50
    read_here = {(one.start, one.end): one for one in real.trip.review}
    for row in rows:
        one = read_here[row["start"], row["end"]]
        assert row["theme"] in one.themes
        assert row["voice"] == one.voice


def test_the_real_agreement_counts_every_pair_once(real: Dossier) -> None:
    agreed = real.agreement
    assert len(agreed.sentences) == 53
    assert agreed.hits + agreed.missed == 89
    assert agreed.hits + agreed.extra == len(real.extracted)
    assert agreed.same_voice <= agreed.voices <= 50
    assert agreed.differing <= agreed.sentences
    machine = {(one.sentence, one.theme) for one in real.extracted}
    person = {(row["sentence"], row["theme"]) for row in real.whole.mention_rows}
    assert (agreed.hits, agreed.extra, agreed.missed) == (
        len(machine & person),
        len(machine - person),
        len(person - machine),
    )
