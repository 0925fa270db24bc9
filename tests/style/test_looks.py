"""The one table of looks: a mark looks as the visit's status is, and a dot says an outside source."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import get_args

import dashboard
from dashboard.parts.dots import dot_note, legend
from dashboard.parts.visits import groups
from dashboard.style.looks import LOOKS, SIZE, css, dotted
from dashboard.trip.values import Basis, Status
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.view import View
from tests.briefs import brief_of
from tests.figures.read import EN, STATED

MARKS = Path(dashboard.__file__).parent / "assets/marks.css"


def test_there_is_a_look_for_each_status_in_the_order_of_the_sum() -> None:
    assert tuple(LOOKS) == get_args(Status) == ("stated", "implied", "possible", "unnamed")


def test_no_two_looks_are_drawn_alike_even_without_color() -> None:
    for one, other in combinations(LOOKS.values(), 2):
        assert (one.filled, one.ring, one.dashed) != (other.filled, other.ring, other.dashed)
        assert one.strength != other.strength
    assert [name for name, one in LOOKS.items() if one.filled] == ["stated"]
    assert [name for name, one in LOOKS.items() if one.dashed] == ["unnamed"]


def test_the_surer_a_visit_the_stronger_its_mark() -> None:
    strengths = [one.strength for one in LOOKS.values()]
    assert strengths == sorted(strengths, reverse=True)
    assert all(0 < one <= 255 for one in strengths)
    assert [name for name, one in LOOKS.items() if one.bold] == ["stated", "implied"]


def test_only_an_outside_source_has_the_dot() -> None:
    assert [basis for basis in get_args(Basis) if dotted(basis)] == ["external"]


def test_the_pages_rules_are_those_of_the_table() -> None:
    assert MARKS.read_text(encoding="utf-8") == css()
    rules = dict(re.findall(r"\.mark\.(\w+) \{ (.+) \}", css()))
    assert {*rules} == {*LOOKS}
    for name, one in LOOKS.items():
        assert f"border: {one.ring:g}px {'dashed' if one.dashed else 'solid'} var(--c)" in rules[name]
        assert f"line-height: {SIZE - 2 * one.ring:g}px" in rules[name]
        assert ("background: var(--c)" in rules[name]) is one.filled
    assert css().count(".mark.dotted::after") == 1


def test_the_list_has_the_look_of_the_status_in_every_group(real: Dossier, small_visit: Dossier) -> None:
    for loaded in (real, small_visit):
        for view in (View(loaded), View(loaded, STATED)):
            rows = [row for group in groups(view, EN) for row in (*group.rows, *group.unnamed)]
            status = {f"visit:{visit.id}": visit.status for visit in loaded.trip.visits}
            assert rows
            assert all(row.look == status[row.key] for row in rows)


def test_the_legend_counts_each_look_and_names_the_dot_only_where_there_is_one(
    real: Dossier, small_visit: Dossier
) -> None:
    def counts(loaded: Dossier, chosen: Filter) -> list[int]:
        groups = legend(brief_of(loaded, chosen, language="en"))
        assert [len(group.dots) for group in groups] == [
            len(group.dots) for group in legend(brief_of(loaded))
        ]
        return [int(group.count.partition("/")[0]) for group in groups]

    def note(loaded: Dossier, chosen: Filter) -> str:
        return dot_note(brief_of(loaded, chosen, language="en"))

    assert counts(real, Filter()) == [6, 2, 2, 7]
    assert sum(counts(real, STATED)) == 6
    dot = "place or day from an outside source"
    assert dot in note(small_visit, Filter())  # the harbour’s place is the chronicle’s
    assert dot not in note(small_visit, STATED)
    assert dot not in note(real, Filter())  # no place and no day of it is from elsewhere
