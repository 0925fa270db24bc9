"""What a click selects, and everything that it lights up."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.themes.lexicon import Lexicon
from dashboard.trip.model import Trip
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames
from dashboard.view.selection import Kind, Lit, Selection, light, read_selection
from dashboard.view.shown import apply

GOOD: list[tuple[Kind, str]] = [
    ("visit", "harbour"),
    ("visit", "unnamed-5"),
    ("event", "talks"),
    ("city", "haicheng"),
    ("city", "qingshan"),
    ("theme", "ecology"),
]


@pytest.mark.parametrize(("kind", "identifier"), GOOD)
def test_a_selection_is_written_as_it_is_read(
    small: Trip, lexicon: Lexicon, kind: Kind, identifier: str
) -> None:
    selected = Selection(kind, identifier)
    assert str(selected) == f"{kind}:{identifier}"
    assert read_selection(str(selected), small, lexicon) == selected


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        ":",
        "visit",
        "visit:",
        "visit:nowhere",
        "visit:talks",
        "site:harbour",
        ":harbour",
        "harbour",
        "Visit:harbour",
        " visit:harbour",
        "visit:harbour:1",
        "theme:love",
    ],
)
def test_what_the_trip_does_not_have_selects_nothing(small: Trip, lexicon: Lexicon, text: str | None) -> None:
    assert read_selection(text, small, lexicon) is None


def test_nothing_selected_lights_nothing(small_whole: Frames) -> None:
    assert light(None, small_whole) == Lit()


def test_a_visit_lights_its_city_its_themes_and_its_sentence(small_whole: Frames) -> None:
    assert light(Selection("visit", "battery"), small_whole) == Lit(
        visits=frozenset({"battery"}),
        cities=frozenset({"haicheng"}),
        themes=frozenset({"energy", "industry"}),
        sentences=frozenset({4}),
    )


def test_a_visit_without_city_or_theme_lights_itself(small_whole: Frames) -> None:
    lit = Lit(visits=frozenset({"unnamed-5"}), sentences=frozenset({1}))
    assert light(Selection("visit", "unnamed-5"), small_whole) == lit


def test_a_visit_that_could_be_is_lit_too(small: Trip, small_frames: Frames) -> None:
    shown = apply(Filter(cities=frozenset({"haicheng"})), small_frames, small)
    assert "oldstreet" in [*shown.could_be["id"]]
    assert light(Selection("visit", "oldstreet"), shown).visits == {"oldstreet"}


def test_an_event_lights_its_city_its_themes_and_its_sentence(small_whole: Frames) -> None:
    assert light(Selection("event", "talks"), small_whole) == Lit(
        events=frozenset({"talks"}),
        cities=frozenset({"haicheng"}),
        themes=frozenset({"industry"}),
        sentences=frozenset({3}),
    )


def test_a_city_lights_its_visits_events_and_sentences(small_whole: Frames) -> None:
    assert light(Selection("city", "haicheng"), small_whole) == Lit(
        visits=frozenset({"harbour", "battery"}),
        events=frozenset({"talks"}),
        cities=frozenset({"haicheng"}),
        sentences=frozenset({3, 4}),
    )


def test_the_home_city_lights_the_sentences_that_name_it(small_whole: Frames) -> None:
    lit = light(Selection("city", "qingshan"), small_whole)
    assert (lit.visits, lit.events, lit.sentences) == (frozenset(), frozenset(), frozenset({8}))


def test_a_theme_lights_its_visits_events_and_sentences(small_whole: Frames) -> None:
    lit = light(Selection("theme", "industry"), small_whole)
    assert lit.visits == {"harbour", "battery"}
    assert lit.events == {"talks"}
    assert lit.themes == {"industry"}
    assert lit.cities == frozenset()
    rows = small_whole.mentions
    assert lit.sentences == {*rows[rows["theme"] == "industry"]["sentence"]}


def test_a_theme_of_nothing_lights_itself(small_whole: Frames, lexicon: Lexicon) -> None:
    rows = [*small_whole.visit_rows, *small_whole.event_rows]
    carried = {*small_whole.mentions["theme"], *(theme for row in rows for theme in row["themes"])}
    (silent, *_) = [theme.id for theme in lexicon.themes if theme.id not in carried]
    assert light(Selection("theme", silent), small_whole) == Lit(themes=frozenset({silent}))


@pytest.mark.parametrize(("kind", "identifier"), [("visit", "wetland"), ("event", "talks")])
def test_what_is_filtered_away_is_not_lit(
    small: Trip, small_frames: Frames, kind: Kind, identifier: str
) -> None:
    filtered = Filter(days=frozenset({dt.date(2023, 5, 9)}), themes=frozenset({"energy"}))
    assert light(Selection(kind, identifier), apply(filtered, small_frames, small)) == Lit()


@pytest.mark.parametrize(("kind", "identifier"), GOOD)
def test_only_rows_shown_are_lit(small: Trip, small_frames: Frames, kind: Kind, identifier: str) -> None:
    shown = apply(Filter(cities=frozenset({"haicheng"})), small_frames, small)
    lit = light(Selection(kind, identifier), shown)
    assert lit.visits <= {*shown.visits["id"], *shown.could_be["id"]}
    assert lit.events <= {*shown.events["id"]}


@pytest.mark.parametrize(("kind", "identifier"), GOOD)
def test_in_empty_tables_only_a_city_or_a_theme_lights_itself(
    small: Trip, small_frames: Frames, kind: Kind, identifier: str
) -> None:
    nothing = Filter(frozenset({"hekou"}), frozenset({dt.date(2023, 5, 8)}), frozenset({"ecology"}), True)
    shown = apply(nothing, small_frames, small)
    assert (len(shown.visits), len(shown.events), len(shown.mentions)) == (0, 0, 0)
    own = frozenset({identifier})
    expected = {"city": Lit(cities=own), "theme": Lit(themes=own)}
    assert light(Selection(kind, identifier), shown) == expected.get(kind, Lit())
