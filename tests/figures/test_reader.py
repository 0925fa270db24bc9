"""The report as a reader sees it: what each sentence is marked for, and the words of its themes."""

from __future__ import annotations

from collections import Counter

import pytest

from dashboard.figures.reader import By, marks, quotations, report_html
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.selection import Lit, Selection
from dashboard.view.view import View
from tests.figures.read import EN, STATED, ZH


def test_every_sentence_of_the_report_stands_in_it_once(real: Dossier) -> None:
    text = report_html(real.sentences)
    assert text.count("<span ") == len(real.sentences) == 60
    assert text.count("<h3>") == 5
    for one in real.sentences:
        assert f'data-s="{one.index}" data-start="{one.start}" data-end="{one.end}"' in text


@pytest.mark.parametrize("chosen", [Filter(), STATED, Filter(cities=frozenset({"guangzhou"}))])
def test_marks_by_site_are_the_passages_of_visits_and_events(real: Dossier, chosen: Filter) -> None:
    shown = View(real, chosen).shown
    made = marks(real.trip, real.lexicon, shown, "visit", style=EN)
    rows = {f"visit:{row['id']}": row["sentences"] for row in (*shown.visit_rows, *shown.could_be_rows)}
    rows |= {f"event:{row['id']}": row["sentences"] for row in shown.event_rows}
    found: dict[str, set[int]] = {}
    for index, (_, *keys) in made.sentences.items():
        for key in keys:
            found.setdefault(made.keys[key], set()).add(int(index))
    assert found == {key: {*held} for key, held in rows.items() if held}


def test_under_stated_only_nothing_that_belongs_by_inference_is_marked(real: Dossier) -> None:
    whole, stated = (
        marks(real.trip, real.lexicon, View(real, chosen).shown, "visit", style=EN)
        for chosen in (Filter(), STATED)
    )
    review = whole.keys.index("event:review")
    assert [int(i) for i, (_, *keys) in whole.sentences.items() if review in keys] == [*range(51, 58)]
    review = stated.keys.index("event:review")
    assert [int(i) for i, (_, *keys) in stated.sentences.items() if review in keys] == [51]


@pytest.mark.parametrize("by", ["theme", "visit"])
def test_a_mark_names_what_a_click_selects(real: Dossier, by: By) -> None:
    made = marks(real.trip, real.lexicon, real.whole, by, style=EN)
    assert len(made.keys) == len(made.names) == len({*made.keys})
    assert all(made.names)
    assert all(color < len(made.colors) for color, *_ in made.sentences.values())


def test_marks_by_theme_count_every_pair_that_was_decided(real: Dossier) -> None:
    made = marks(real.trip, real.lexicon, real.whole, "theme", style=ZH)
    assert len(made.sentences) == 50
    counts = Counter(made.keys[key] for _, *keys in made.sentences.values() for key in keys)
    assert counts.total() == 89
    themes = Counter(f"theme:{row['theme']}" for row in real.whole.mention_rows)
    assert counts == themes


def test_a_theme_that_a_person_alone_gives_has_no_words_to_mark(real: Dossier) -> None:
    rows = real.whole.mention_rows
    alone = [(row["sentence"], row["theme"]) for row in rows if not row["terms"]]
    assert len(alone) == real.agreement.missed
    said = quotations(real.lexicon, real.whole, Lit(), style=EN)
    assert [one.sentence for one in said.sentences] == sorted({row["sentence"] for row in rows})
    for one in said.sentences:
        own = [row for row in rows if row["sentence"] == one.sentence]
        assert len(one.themes) == len(own)
        assert {*one.terms} == {term for row in own for term in row["terms"]}


def test_a_theme_that_is_lit_marks_its_own_words_alone(real: Dossier) -> None:
    view = View(real, selected=Selection("theme", "talent"))
    said = quotations(real.lexicon, view.shown, view.lit, style=EN)
    rows = {row["sentence"]: row["terms"] for row in real.whole.mention_rows if row["theme"] == "talent"}
    assert {one.sentence: tuple(one.terms) for one in said.sentences} == rows
    assert len(rows) == 6
