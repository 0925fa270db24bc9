"""What every export states, which sentences it takes, and what its file is called."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from dashboard.brief import NothingShownError
from dashboard.exports.prose import plain
from dashboard.language import LANGUAGES
from dashboard.trip.records import Drafted
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.quotes import HANDY, best
from dashboard.view.selection import Selection
from tests.briefs import NOTHING, brief_of, changed, one_day

GUANGZHOU = Filter(cities=frozenset({"guangzhou"}))


def test_the_statement_says_all_that_every_export_must_say(real: Dossier) -> None:
    said = brief_of(real, GUANGZHOU, language="en").statement
    assert list(said) == [
        *("title", "filter", "sum", "shown", "sum_note", "basis", "themes", "source", "map", "made")
    ]
    assert said["title"] == (
        "Chenzhou delegation’s study visit to Guangdong · 9–11 Nov 2021 (year from Guangzhou Daily)"
    )
    assert said["filter"] == "Guangzhou"
    assert said["sum"] == "17 sites = 6 with the visit stated + 2 implied + 2 possible + 7 not named"
    assert "6 = 3 with the visit stated + 1 implied + 2 possible + 0 not named" in said["shown"]
    assert said["sum_note"] == (
        "This sum is ours: the report gives the total of 17, "
        "and does not say that all it names are among them."
    )
    assert said["basis"].startswith("filled = visit stated; hollow = implied; thin and hollow = possible; ")
    differing = len(real.agreement.differing)
    assert said["themes"] == (
        f"Themes of the 53 sentences decided on reading; {differing} differ from the lexicon."
    )
    assert real.trip.report.sha256[:8] in said["source"]
    assert "China Interview Net, 2021-11-18 (year from Guangzhou Daily)" in said["source"]
    assert "示意图" in said["map"]
    assert said["made"] == "2026-02-03"


def test_without_a_filter_nothing_is_said_twice(real: Dossier) -> None:
    said = brief_of(real).statement
    assert "shown" not in said
    assert said["filter"] == "全部"


def test_every_line_of_the_statement_has_a_label_in_both_languages(real: Dossier) -> None:
    for language in LANGUAGES:
        labels = [label for label, _ in brief_of(real, GUANGZHOU, language=language).labelled()]
        assert len(set(labels)) == 10


def test_under_stated_only_the_statement_names_no_year_but_that_it_was_made(real: Dossier) -> None:
    for language in LANGUAGES:
        said = brief_of(real, Filter(stated_only=True), language=language).statement
        assert not [key for key, line in said.items() if "2021" in line]
        assert said["made"] == "2026-02-03"
    english = brief_of(real, Filter(stated_only=True), language="en")
    assert english.dates == "9–11 Nov"
    assert "China Interview Net, 18 Nov;" in english.source


def test_the_note_on_the_themes_counts_the_whole_and_then_the_filter(real: Dossier) -> None:
    differing = len(real.agreement.differing)
    whole = "50 of the 60 sentences of the report carry a theme; a sentence may carry several, "
    whole += "so the counts of the themes add up to more."
    known = f"Themes of the 53 sentences decided on reading; {differing} differ from the lexicon."
    assert brief_of(real, language="en").theme_note == f"{whole} {known}"
    carried = brief_of(real, GUANGZHOU).view.carrying
    assert 0 < carried < 50
    assert brief_of(real, GUANGZHOU, language="en").theme_note == (
        f"{whole} Under this filter {carried} sentences do. {known}"
    )
    one = Filter(cities=frozenset({"dongguan"}))
    assert " Under this filter 0 sentences do. " in brief_of(real, one, language="en").theme_note
    assert brief_of(real, GUANGZHOU).theme_note.startswith("全文 60 句，50 句有主题；一句可有几个主题，")
    assert f"当前筛选下 {carried} 句有主题。" in brief_of(real, GUANGZHOU).theme_note


def test_the_themes_of_a_trip_that_nobody_read_are_the_lexicons(small_visit: Dossier) -> None:
    said = brief_of(small_visit, language="en").statement
    assert said["themes"] == "Themes found by the lexicon among 8 sentences, not yet read by a person."
    assert said["sum_note"].startswith("This sum is ours: the report gives the total of 5,")
    assert said["title"].endswith("8–9 May 2023 (year from City chronicle)")


def test_an_outcome_that_is_left_is_something_to_tell(small_visit: Dossier) -> None:
    only = Filter(themes=frozenset({"service"}))
    brief = brief_of(small_visit, only)
    mute = replace(
        small_visit.frames,
        visits=small_visit.frames.visits.iloc[:0],
        events=small_visit.frames.events.iloc[:0],
        mentions=small_visit.frames.mentions.iloc[:0],
    )
    assert [row["id"] for row in brief.shown.outcome_rows] == ["window"]
    left = brief_of(replace(small_visit, frames=mute), only)
    assert not left.view.empty
    left.refuse_empty()
    assert brief_of(replace(small_visit, frames=replace(mute, outcomes=mute.outcomes.iloc[:0]))).view.empty


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


def test_one_site_is_one_site(real: Dossier) -> None:
    assert brief_of(one_day(real), language="en").sum.startswith("1 site = 1 with the visit stated")
    assert brief_of(real, language="en").sum.startswith("17 sites = 6 with the visit stated")


def test_while_something_is_drafted_title_and_statement_say_so(small_visit: Dossier) -> None:
    rules = [Drafted(subject=f"visit:{name}", rule="verb") for name in ("harbour", "wetland")]
    draft = brief_of(changed(small_visit, drafted=tuple(rules)), language="en")
    assert draft.title == "Qingshan visits Haicheng (draft)"
    assert draft.statement["title"].startswith("Qingshan visits Haicheng (draft) · ")
    assert draft.statement["draft"] == "2 of the 2 things that rules drafted have been reviewed by nobody"
    assert ("Draft", draft.statement["draft"]) in draft.labelled()
    half = (rules[0].model_copy(update={"decision": "accepted", "who": "Lin"}), rules[1])
    zh = brief_of(changed(small_visit, drafted=half))
    assert zh.title == "青山代表团赴海城考察（草稿）"
    assert zh.statement["draft"] == "起草的 2 项里，1 项未经人复核"
    text = plain(zh, "full").data.decode("utf-8")
    assert "青山代表团赴海城考察（草稿）" in text
    assert "草稿：起草的 2 项里，1 项未经人复核" in text


def test_what_is_decided_is_no_draft(small_visit: Dossier) -> None:
    done = Drafted(subject="visit:harbour", rule="verb", decision="accepted", who="Lin")
    said = brief_of(changed(small_visit, drafted=(done,)), language="en")
    assert said.title == "Qingshan visits Haicheng"
    assert "draft" not in said.statement
