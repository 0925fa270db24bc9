"""Which themes words carry: terms and hints, alone, beside a stronger theme, and in their paragraph."""

from __future__ import annotations

import pytest

from dashboard.report.cutter import Cutter
from dashboard.themes.lexicon import Lexicon, Theme, Voice
from dashboard.themes.mentions import mentions
from dashboard.trip.values import Text

NAME = Text(zh="名", en="Name")
SEA = Theme("sea", NAME, frozenset({"港口", "海港", "船坞"}), frozenset({"海水", "渔船", "沙滩"}))
HILL = Theme("hill", NAME, frozenset({"山峰"}), frozenset({"山路", "松树", "渔船"}))
TINY = Lexicon((SEA, HILL), (Voice("seen", NAME, (), ()),), frozenset(), ("seen",), (), ())


def carried(report: str) -> list[tuple[str, str]]:
    return [(one.quote, one.theme) for one in mentions(report, TINY)]


@pytest.mark.parametrize(
    ("line", "themes"),
    [
        ("港口很大。", ["sea"]),
        ("海水很蓝。", []),
        ("海水里有沙滩。", ["sea"]),
        ("港口有山路，也有松树。", ["sea", "hill"]),
        ("港口、海港和船坞都有山路和松树。", ["sea"]),
        ("港口有渔船，也有松树。", ["sea"]),
        ("港口、海港和船坞都看得见山峰。", ["sea", "hill"]),
    ],
)
def test_hints_do_not_count_beside_a_stronger_theme(line: str, themes: list[str]) -> None:
    assert [theme for _, theme in carried(f"标题\n{line}")] == themes


def test_a_paragraph_keeps_to_its_theme() -> None:
    assert carried("标题\n港口很大。海水很蓝。") == [("港口很大。", "sea"), ("海水很蓝。", "sea")]
    assert carried("标题\n海水很蓝。港口很大。") == [("海水很蓝。", "sea"), ("港口很大。", "sea")]
    assert carried("标题\n港口很大。\n海水很蓝。") == [("港口很大。", "sea")]
    assert carried("标题\n港口很大。天很蓝。海水很蓝。") == [("港口很大。", "sea")]
    assert carried("标题\n海水里有沙滩。海水很蓝。") == [("海水里有沙滩。", "sea")]


def test_a_section_keeps_to_its_headings_theme() -> None:
    assert carried("标题\n看海港\n海水很蓝。") == [("海水很蓝。", "sea")]
    assert carried("标题\n看海港\n再看别的\n海水很蓝。") == []
    assert carried("看海港\n海水很蓝。") == [], "the title names the trip, not a section"


def test_what_carries_a_theme_by_itself_takes_no_other_from_its_neighbours() -> None:
    assert carried("标题\n港口很大。山峰映着海水。") == [("港口很大。", "sea"), ("山峰映着海水。", "hill")]


def test_a_heading_carries_nothing_itself() -> None:
    assert carried("港口\n港口") == []


def test_every_word_of_the_lexicon_is_cut_as_one(lexicon: Lexicon) -> None:
    cutter = Cutter(lexicon.words)
    assert [word for word in lexicon.words if [one for one, _ in cutter.tagged(word)] != [word]] == []


def test_no_word_is_a_term_and_a_hint_of_one_theme(lexicon: Lexicon) -> None:
    assert [theme.id for theme in lexicon.themes if theme.terms & theme.hints] == []
