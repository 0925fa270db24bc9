"""What every export states, which sentences it takes, and what its file is called."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from dashboard.brief import NothingShownError
from dashboard.language import LANGUAGES
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.quotes import HANDY, best
from dashboard.view.selection import Selection
from tests.briefs import NOTHING, brief_of

GUANGZHOU = Filter(cities=frozenset({"guangzhou"}))


def test_the_statement_says_all_that_every_export_must_say(real: Dossier) -> None:
    said = brief_of(real, GUANGZHOU, language="en").statement
    assert list(said) == ["title", "filter", "sum", "shown", "basis", "source", "map", "made"]
    assert said["title"] == "Chenzhou delegation’s study visit to Guangdong · 9–11 Nov 2021"
    assert said["filter"] == "Guangzhou"
    assert said["sum"] == "17 = 6 stated + 2 implied + 2 possible + 7 not named"
    assert "6 = 3 stated + 1 implied + 2 possible + 0 not named" in said["shown"]
    assert real.trip.report.sha256[:8] in said["source"]
    assert "China Interview Net, 2021-11-18" in said["source"]
    assert "示意图" in said["map"]
    assert said["made"] == "2026-02-03"


def test_without_a_filter_nothing_is_said_twice(real: Dossier) -> None:
    said = brief_of(real).statement
    assert "shown" not in said
    assert said["filter"] == "全部"


def test_every_line_of_the_statement_has_a_label_in_both_languages(real: Dossier) -> None:
    for language in LANGUAGES:
        labels = [label for label, _ in brief_of(real, GUANGZHOU, language=language).labelled()]
        assert len(set(labels)) == 8


def test_the_key_sentences_are_the_reports_and_take_the_voices_in_turn(real: Dossier) -> None:
    brief = brief_of(real)
    quotes = brief.quotes(3)
    assert {quote.voice for quote in quotes} == {"seen", "learned", "next"}
    assert [quote.sentence for quote in quotes] == sorted(quote.sentence for quote in quotes)
    for quote in brief.ranked:
        assert real.trip.report.text[quote.start : quote.end] == quote.text
    assert len(brief.ranked) == len(set(brief.ranked)) == real.whole.mentions["sentence"].nunique()
    assert all(len(quote.text) <= HANDY for quote in quotes)


def test_a_selection_takes_the_sentences_it_rests_on(real: Dossier) -> None:
    brief = brief_of(real, selected=Selection("visit", "gree"))
    assert {quote.sentence for quote in brief.ranked} == brief.lit.sentences
    assert all("格力电器" in quote.text for quote in brief.ranked)


def test_where_no_sentence_has_a_theme_those_of_the_visits_are_taken(small_visit: Dossier) -> None:
    mute = replace(small_visit.frames, mentions=small_visit.frames.mentions.iloc[:0])
    brief = brief_of(replace(small_visit, frames=mute))
    passages = set().union(*brief.shown.visits["sentences"], *brief.shown.events["sentences"])
    assert {quote.sentence for quote in brief.ranked} == passages
    assert {quote.voice for quote in brief.ranked} == {None}


def test_the_best_sentence_of_a_theme_has_most_of_its_words(small_visit: Dossier) -> None:
    brief = brief_of(small_visit)
    for theme in set(brief.shown.mentions["theme"]):
        rows = brief.shown.mentions[brief.shown.mentions["theme"] == theme]
        (first,) = best(brief.view, theme)
        assert first.sentence in set(rows["sentence"])
        chosen = rows[rows["sentence"] == first.sentence].iloc[0]
        handy = rows[rows["quote"].str.len() <= HANDY]
        assert len(chosen["terms"]) == max(map(len, (handy if len(handy) else rows)["terms"]))


def test_a_gloss_is_given_in_english_only(real: Dossier) -> None:
    (quote,) = brief_of(real).quotes(1)
    assert brief_of(real).gloss(quote) == ""
    assert brief_of(real, language="en").gloss(quote) == real.glosses[quote.sentence]


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        (Filter(), "small_zh.png"),
        (Filter(cities=frozenset({"haicheng"}), stated_only=True), "small_haicheng_stated_zh.png"),
        (
            Filter(days=frozenset({dt.date(2023, 5, 9)}), themes=frozenset({"ecology"})),
            "small_2023-05-09_ecology_zh.png",
        ),
    ],
)
def test_the_files_name_says_trip_and_filter(small_visit: Dossier, chosen: Filter, name: str) -> None:
    assert brief_of(small_visit, chosen).file_name("png") == name


def test_the_files_name_says_the_selection_and_stays_short(real: Dossier) -> None:
    assert brief_of(real, selected=Selection("visit", "gree")).file_name("pdf").endswith("_visit-gree_zh.pdf")
    every = Filter(themes=frozenset(theme.id for theme in real.lexicon.themes))
    assert len(brief_of(real, every).file_name("png")) <= 124


def test_an_empty_choice_is_refused_with_a_sentence(small_visit: Dossier) -> None:
    brief = brief_of(small_visit, NOTHING, language="en")
    assert brief.view.empty
    with pytest.raises(NothingShownError, match="leaves no visit, no event and no sentence"):
        brief.refuse_empty()
    assert brief.ranked == []
    brief_of(small_visit).refuse_empty()


def test_whether_anything_has_a_day(small_visit: Dossier) -> None:
    assert brief_of(small_visit).view.dated
    assert not brief_of(small_visit, NOTHING).view.dated
    undated = Filter(themes=frozenset({"wellbeing"}))
    assert not brief_of(small_visit, undated).view.dated
