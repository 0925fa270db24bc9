"""What the figures' headings state, and the tables behind them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from dashboard.figures.behind import alt, table_html, theme_rows, timeline_rows, timeline_table
from dashboard.figures.detail import detail
from dashboard.style.findings import LEAST, theme_finding, timeline_finding
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.model import Trip
from dashboard.view.counts import admitted, theme_counts
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames
from dashboard.view.selection import Selection
from dashboard.view.shown import apply
from dashboard.view.view import View

EN, ZH = Style("en"), Style("zh")


MONDAY, TUESDAY = dt.date(2023, 5, 8), dt.date(2023, 5, 9)


def moved(small: Trip, small_frames: Frames, **days: dt.date | None) -> Frames:
    """Return the small trip's tables with other days for these visits."""
    visits = small_frames.visits.copy()
    for name, day in days.items():
        visits.loc[visits["id"] == name, "day"] = [day]
    return apply(Filter(), replace(small_frames, visits=visits), small)


def themed(shown: Frames, *pairs: tuple[int, str], known: str = "reviewed") -> Frames:
    """Return the tables with these mentions alone: a sentence and its theme."""
    first = shown.mention_rows[0]
    rows = [{**first, "sentence": sentence, "theme": theme, "known": known} for sentence, theme in pairs]
    return replace(shown, mentions=pd.DataFrame(rows, columns=shown.mentions.columns, dtype=object))


def test_the_first_day_is_that_of_the_city_that_took_it(small: Trip, small_whole: Frames) -> None:
    found = timeline_finding(small, small_whole, style=EN)
    assert found == "By days (1 of them inferred), 8 May lists 2 sites, all in Haicheng"
    assert timeline_finding(small, small_whole, style=ZH) == (
        "按日期（其中 1 处为推断），5月8日列有 2 处，均在海城"
    )


def test_a_city_that_leads_the_first_day_is_told_with_those_not_stated(
    small: Trip, small_frames: Frames
) -> None:
    most = moved(small, small_frames, wetland=MONDAY)
    assert timeline_finding(small, most, style=EN) == (
        "By days (2 of them inferred), 8 May lists 3 sites, 2 of them in Haicheng"
        "; visits not stated: 1 implied"
    )
    assert timeline_finding(small, most, style=ZH) == (
        "按日期（其中 2 处为推断），5月8日列有 3 处，其中 2 处在海城，其中到访未写明的：1 处隐含"
    )


def test_every_status_that_is_not_stated_is_counted(small: Trip, small_frames: Frames) -> None:
    visits = small_frames.visits.assign(city="hekou", day=MONDAY, day_basis="stated")
    shown = apply(Filter(), replace(small_frames, visits=visits), small)
    assert timeline_finding(small, shown, style=EN) == (
        "By stated days, 8 May lists 5 sites, all in Hekou"
        "; visits not stated: 1 implied, 1 possible, 1 not named"
    )


def test_cities_that_tie_on_the_first_day_are_no_finding(small: Trip, small_frames: Frames) -> None:
    even = moved(small, small_frames, wetland=MONDAY, battery=None)
    assert [row["city"] for row in even.visit_rows if row["day"] == MONDAY] == ["haicheng", "hekou"]
    assert timeline_finding(small, even, style=EN) == timeline_finding(small, even, style=ZH) == ""


def test_one_site_on_the_first_day_is_no_finding(small: Trip, small_frames: Frames) -> None:
    later = moved(small, small_frames, battery=TUESDAY)
    assert timeline_finding(small, later, style=EN) == ""


def test_sites_without_a_city_lead_nothing(small: Trip, small_frames: Frames) -> None:
    visits = small_frames.visits.copy()
    visits.loc[visits["id"].isin(["harbour", "battery"]), "city"] = [None, None]
    nowhere = apply(Filter(), replace(small_frames, visits=visits), small)
    assert timeline_finding(small, nowhere, style=EN) == ""


def test_days_that_are_all_inferred_are_said_to_be(real: Dossier) -> None:
    assert timeline_finding(real.trip, real.whole, style=EN) == (
        "By inferred days, 9 Nov lists 6 sites, all in Guangzhou; visits not stated: 1 implied, 2 possible"
    )


def test_without_a_day_nothing_is_claimed(small: Trip, small_frames: Frames) -> None:
    none = moved(small, small_frames, harbour=None, battery=None, wetland=None)
    assert timeline_finding(small, none, style=EN) == ""


def test_the_leading_theme_has_the_most_sentences(real: Dossier) -> None:
    counts = real.whole.mentions["theme"].value_counts()
    found = theme_finding(real.lexicon, real.whole, style=EN)
    assert found == "Most sentences on one theme (18 of the 50 with any): Opening up and regional integration"
    assert list(counts.iloc[:2]) == [18, 15]
    assert real.whole.mentions["sentence"].nunique() == 50


def test_the_lexicons_findings_say_that_they_are_its_own(lexicon: Lexicon, small_whole: Frames) -> None:
    pairs = [*((sentence, "energy") for sentence in range(4)), (7, "talent")]
    read, machine = themed(small_whole, *pairs), themed(small_whole, *pairs, known="extracted")
    names = {theme.id: theme.name for theme in lexicon.themes}
    found = f"Most sentences on one theme (4 of the 5 with any): {names['energy'].en}"
    assert theme_finding(lexicon, read, style=EN) == found
    assert theme_finding(lexicon, machine, style=EN) == f"{found} (found by the lexicon)"
    assert theme_finding(lexicon, machine, style=ZH).endswith(f"{names['energy'].zh}（词典查得）")
    other = read.mentions.copy()
    other.loc[other["theme"] == "talent", "known"] = "extracted"
    assert theme_finding(lexicon, replace(read, mentions=other), style=EN) == found


def test_themes_that_tie_are_no_finding(lexicon: Lexicon, small_whole: Frames) -> None:
    tie = themed(small_whole, (1, "energy"), (2, "energy"), (3, "talent"), (4, "talent"), (5, "city"))
    assert len({row["sentence"] for row in tie.mention_rows}) == LEAST
    assert theme_finding(lexicon, tie, style=EN) == theme_finding(lexicon, tie, style=ZH) == ""


def test_few_sentences_are_no_finding_however_alike(lexicon: Lexicon, small_whole: Frames) -> None:
    assert LEAST == 5
    four = [(sentence, "energy") for sentence in range(4)]
    assert theme_finding(lexicon, themed(small_whole, *four), style=EN) == ""
    assert theme_finding(lexicon, themed(small_whole, *four, (3, "talent")), style=EN) == ""
    five = (*four, (4, "energy"))
    assert theme_finding(lexicon, themed(small_whole, *five, (4, "talent")), style=EN) != ""
    assert theme_finding(lexicon, themed(small_whole, *five), style=EN) == ""  # it leads no other
    assert theme_finding(lexicon, themed(small_whole), style=EN) == ""


def test_the_tables_hold_the_charts_rows(small: Trip, small_whole: Frames, lexicon: Lexicon) -> None:
    rows = timeline_rows(small, small_whole, style=EN)
    assert rows[0] == ("Talks at the harbour", "Haicheng", "8 May", "stated")
    assert rows[1] == ("1 Haicheng Harbour", "Haicheng", "8 May (stated)", "stated")
    assert rows[-1][1:] == ("city not given", "day not given", "unknown")
    assert len(rows) == 1 + 5
    themes = admitted(lexicon, small_whole, Filter())
    numbers = theme_rows(theme_counts(lexicon, themes, small_whole), style=EN)
    assert sum(int(str(row[-1])) for row in numbers) == len(small_whole.mentions)
    assert all(sum(map(int, map(str, row[1:-1]))) == row[-1] for row in numbers)


def test_the_table_says_the_half_of_an_events_day(real: Dossier) -> None:
    rows = timeline_rows(real.trip, real.whole, style=EN)
    assert rows[0] == (
        "Talks and signing of the framework agreement",
        "Guangzhou",
        "9 Nov, afternoon",
        "stated",
    )
    assert timeline_rows(real.trip, real.whole, style=ZH)[0][2] == "11月9日下午"
    assert rows[1][2] == "15 Nov"
    assert len(rows) == 3 + 17


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
