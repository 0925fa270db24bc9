"""What the figures' headings state, and the tables behind them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from dashboard.figures.behind import alt, table_html, theme_rows, timeline_rows, timeline_table
from dashboard.figures.detail import detail
from dashboard.style.findings import theme_finding, timeline_finding
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.model import Trip
from dashboard.view.counts import admitted, theme_counts
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames, keep
from dashboard.view.selection import Selection
from dashboard.view.shown import apply
from dashboard.view.view import View

EN, ZH = Style("en"), Style("zh")


def moved(small: Trip, small_frames: Frames, **days: dt.date | None) -> Frames:
    """Return the small trip's tables with other days for these visits."""
    visits = small_frames.visits.copy()
    for name, day in days.items():
        visits.loc[visits["id"] == name, "day"] = [day]
    return apply(
        Filter(), Frames(visits, small_frames.could_be, small_frames.events, small_frames.mentions), small
    )


def test_the_first_day_is_that_of_the_city_that_took_it(small: Trip, small_whole: Frames) -> None:
    found = timeline_finding(small, small_whole, style=EN)
    assert found == "Of the sites with a day, Haicheng took all on 8 May (2; 1 of the days inferred)"
    assert timeline_finding(small, small_whole, style=ZH).startswith(
        "有日期可据的各处里，5月8日都在海城（2 处，"
    )


def test_two_cities_on_the_first_day_are_told_apart(small: Trip, small_frames: Frames) -> None:
    most = moved(small, small_frames, wetland=dt.date(2023, 5, 8))
    assert "Haicheng took most on 8 May (2 of 3;" in timeline_finding(small, most, style=EN)
    even = moved(small, small_frames, wetland=dt.date(2023, 5, 8), battery=None)
    assert "spread over 2 cities (2;" in timeline_finding(small, even, style=EN)


def test_without_a_day_nothing_is_claimed(small: Trip, small_frames: Frames) -> None:
    none = moved(small, small_frames, harbour=None, battery=None, wetland=None)
    assert timeline_finding(small, none, style=EN) == "None of the sites shown has a day to go by"


def test_the_leading_theme_has_the_most_sentences(real: Dossier) -> None:
    counts = real.whole.mentions["theme"].value_counts()
    found = theme_finding(real.lexicon, real.whole, style=EN)
    assert found == "Opening up and regional integration leads: 20 of the 50 sentences with a theme"
    assert int(counts.iloc[0]) == 20
    assert real.whole.mentions["sentence"].nunique() == 50


def test_a_tie_is_said_to_be_one_and_nothing_has_no_leader(lexicon: Lexicon, small_whole: Frames) -> None:
    mentions = small_whole.mentions
    firsts = mentions.drop_duplicates("theme")
    three = Frames(small_whole.visits, small_whole.could_be, small_whole.events, firsts.iloc[:3])
    assert theme_finding(lexicon, three, style=EN).startswith("3 themes lead together: 1 each of the ")
    two = Frames(small_whole.visits, small_whole.could_be, small_whole.events, firsts.iloc[:2])
    assert " and " in theme_finding(lexicon, two, style=EN)
    none = Frames(
        small_whole.visits, small_whole.could_be, small_whole.events, keep(mentions, [False] * len(mentions))
    )
    assert theme_finding(lexicon, none, style=EN) == "No sentence shown carries a theme"


def test_the_tables_hold_the_charts_rows(small: Trip, small_whole: Frames, lexicon: Lexicon) -> None:
    rows = timeline_rows(small, small_whole, style=EN)
    assert rows[0] == ("Talks at the harbour", "Haicheng", "8 May", "stated")
    assert rows[1] == ("1 Haicheng Harbour", "Haicheng", "8 May (stated)", "stated")
    assert rows[-1][1:] == ("city not said", "day not said", "unknown")
    assert len(rows) == 1 + 5
    themes = admitted(lexicon, small_whole, Filter())
    numbers = theme_rows(theme_counts(lexicon, themes, small_whole), style=EN)
    assert sum(int(str(row[-1])) for row in numbers) == len(small_whole.mentions)
    assert all(sum(map(int, map(str, row[1:-1]))) == row[-1] for row in numbers)


def test_a_table_of_nothing_is_a_table_and_every_cell_is_escaped(small: Trip, small_frames: Frames) -> None:
    assert "<tbody></tbody>" in table_html("As a table", ["<b>"], [])
    assert "&lt;i&gt;" in table_html("", ["x"], [("<i>", 1)])
    stated = apply(Filter(stated_only=True), small_frames, small)
    assert "<th" in timeline_table(timeline_rows(small, stated, style=ZH), style=ZH)


def test_the_alternative_text_holds_the_finding_and_every_row() -> None:
    assert alt("Two.", [("a", 1), ("b", 2)], style=EN) == "Two.; a, 1; b, 2"


@pytest.mark.parametrize(("style", "said"), [(EN, True), (ZH, False)])
def test_a_gloss_is_of_the_sentence_that_holds_the_words(real: Dossier, style: Style, said: bool) -> None:
    start, gree = real.trip.report.text.index("格力电器"), Selection("visit", "gree")
    (quote,) = [one for one in detail(View(real), gree, style=style).quotes if one.start <= start < one.end]
    assert ("Gree Electric Appliances" in quote.gloss) is said
    without = detail(View(replace(real, glosses={})), gree, style=EN).quotes
    assert without
    assert {one.gloss for one in without} == {""}
