"""What was brought home, in words: by kind, with who said it and how."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast, get_args

import pytest

from dashboard.language import LANGUAGES
from dashboard.style.outcomes import TASKS, outcome_groups, outcome_line, unassigned
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.values import OutcomeKind, Said
from dashboard.view.dossier import Dossier, dossier
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames
from dashboard.view.rows import OutcomeRow
from dashboard.view.view import View
from tests.trip.spoil import change, read

EN, ZH = Style("en"), Style("zh")


def row(small_whole: Frames, **cells: Any) -> OutcomeRow:
    """Return the small trip's first outcome with other cells."""
    return cast("OutcomeRow", {**small_whole.outcome_rows[0], **cells})


def test_outcomes_stand_by_kind_in_the_order_of_a_briefing(small_whole: Frames) -> None:
    groups = outcome_groups(small_whole.outcome_rows, style=EN)
    assert [(one.kind, [line.id for line in one.lines]) for one in groups] == [
        ("figure", ["total", "workers"]),
        ("practice", ["window"]),
        ("ask", ["talent"]),
        ("next", ["bay"]),
    ]
    assert [one.title for one in groups] == [
        *("Key figures", EN.say("outcome.practice"), "Hopes and requests", "To be done back home"),
    ]
    assert outcome_groups([], style=EN) == []


def test_only_the_kinds_asked_for_are_given_in_their_order(small_whole: Frames) -> None:
    groups = outcome_groups(small_whole.outcome_rows, style=EN, kinds=("next", "figure", "agreement"))
    assert [one.kind for one in groups] == ["next", "figure"]


def test_every_kind_has_a_heading_and_every_way_of_saying_its_word(small_whole: Frames) -> None:
    for language in LANGUAGES:
        rows = [row(small_whole, kind=kind, id=kind) for kind in get_args(OutcomeKind)]
        titles = [one.title for one in outcome_groups(rows, style=Style(language))]
        assert len({*titles}) == len(get_args(OutcomeKind)) == 10
        said = [
            outcome_line(row(small_whole, said=one), style=Style(language)).said for one in get_args(Said)
        ]
        assert said[0] == ""  # what the report says in its own voice needs no word
        assert len({*said}) == len(said)


def test_a_line_says_who_said_it_to_whom_and_how(small_whole: Frames) -> None:
    told = row(
        small_whole,
        **{"zh": "请多来", "en": "Do come", "said": "direct", "due": "年内"},
        **{
            "speaker_zh": "市长",
            "speaker_en": "The mayor",
            "addressee_zh": "协会",
            "addressee_en": "The union",
        },
        **{"owner_zh": "人才办", "owner_en": "Its office"},
    )
    english, chinese = outcome_line(told, style=EN), outcome_line(told, style=ZH)
    assert english.whole(EN) == "The mayor → The union: Do come (direct speech, owner: Its office, due: 年内)"
    assert chinese.who == "市长 → 协会"
    assert chinese.whole(ZH).endswith("请多来（原话，负责：人才办，期限：年内）")


def test_a_line_of_nobody_is_its_words_alone(small_whole: Frames) -> None:
    first = outcome_line(small_whole.outcome_rows[0], style=EN)
    assert (first.who, first.said, first.belongs) == ("", "", "")
    assert first.whole(EN) == "Two days, two cities, five sites"
    workers = outcome_line(small_whole.outcome_rows[1], style=ZH)
    assert workers.whole(ZH) == "一条锂电池生产线……12名工人"
    assert (workers.belongs, workers.sentences) == ("visit:battery", [4])


def test_a_line_stands_at_its_words(small_visit: Dossier) -> None:
    report = small_visit.trip.report.text
    for one in small_visit.whole.outcome_rows:
        line = outcome_line(one, style=EN)
        assert report[line.start : line.end] == one["quote"]
        for sentence in line.sentences:
            held = small_visit.sentences[sentence]
            assert held.start < line.end
            assert line.start < held.end


# Whom nobody named


def test_that_no_owner_and_no_date_is_named_is_said_once(small_whole: Frames, real: Dossier) -> None:
    assert unassigned(small_whole, style=EN) == (
        "For none of these does the report say who is responsible, or by when."
    )
    assert unassigned(real.whole, style=ZH) == "所列各项，报道没有写明由谁负责、何时完成。"


@pytest.mark.parametrize(
    "cells", ["in Qingshan,,,,,aim,人才办,Its office,,,", "in Qingshan,,,,,aim,,,年内,,"]
)
def test_with_an_owner_or_a_date_it_is_not_said(home: Path, lexicon: Lexicon, cells: str) -> None:
    change(home, "outcomes.csv", "talent,ask,", "talent,agreement,")
    change(home, "outcomes.csv", "in Qingshan,,,,,aim,,,,,", cells)
    assert unassigned(dossier(read(home), lexicon).whole, style=EN) == ""


def test_figures_practices_and_hopes_are_no_tasks(small_visit: Dossier) -> None:
    assert {"agreement", "area", "model", "next", "planned"} == TASKS
    figures = View(small_visit, Filter(themes=frozenset({"energy"}))).shown
    assert [one["kind"] for one in figures.outcome_rows] == ["figure"]
    assert unassigned(figures, style=EN) == ""
    nothing = View(small_visit, Filter(days=frozenset({small_visit.trip.days[1]}))).shown
    assert nothing.outcome_rows == []
    assert unassigned(nothing, style=EN) == ""


# The real trip


def test_the_real_outcomes_are_told_whole_in_both_languages(real: Dossier) -> None:
    rows = real.whole.outcome_rows
    for language in LANGUAGES:
        style = Style(language)
        groups = outcome_groups(rows, style=style)
        assert [one.kind for one in groups] == list(get_args(OutcomeKind))
        assert sum(len(one.lines) for one in groups) == len(rows)
        by_kind = {one.kind: one.lines for one in groups}
        assert (len(by_kind["area"]), len(by_kind["model"])) == (6, 4)
        assert all(line.whole(style) for lines in by_kind.values() for line in lines)
        assert all(line.who for line in by_kind["remark"])


def test_the_real_english_outcomes_have_no_chinese(real: Dossier) -> None:
    for group in outcome_groups(real.whole.outcome_rows, style=EN):
        for line in group.lines:
            assert not any("一" <= char <= "鿿" for char in line.whole(EN).replace("等", "")), line.id
