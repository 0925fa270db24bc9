"""Themes by city and by voice: what is counted, and how it is shaded."""

from __future__ import annotations

from dashboard.figures.theme_grid import theme_grid
from dashboard.view.counts import admitted
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.selection import Lit
from dashboard.view.shown import apply
from tests.figures.read import EN, THEMED


def test_the_grid_counts_sentences_by_city_and_by_voice(real: Dossier) -> None:
    themes = admitted(real.lexicon, real.whole, Filter())
    grid = theme_grid(real.trip, real.lexicon, themes, real.whole, style=EN)
    assert [row.key for row in grid.rows] == [f"theme:{theme.id}" for theme in themes]
    assert grid.cities == ["Guangzhou", "Zhuhai", "Dongguan", "Shenzhen"]
    for row, theme in zip(grid.rows, themes, strict=True):
        rows = real.whole.mentions[real.whole.mentions["theme"] == theme.id]
        assert sum(row.counts[len(grid.cities) :]) == len(rows)
        assert row.counts[0] == sum("guangzhou" in cities for cities in rows["cities"])


def test_the_grid_has_a_shade_for_every_count_and_lights_the_theme_selected(real: Dossier) -> None:
    lit = Lit(themes=frozenset({"energy"}))
    grid = theme_grid(real.trip, real.lexicon, real.lexicon.themes, real.whole, style=EN, lit=lit)
    assert len(grid.shades) == 1 + max(max(row.counts) for row in grid.rows)
    assert [row.key for row in grid.rows if row.lit] == ["theme:energy"]


def test_a_grid_of_nothing_counts_nothing(real: Dossier) -> None:
    shown = apply(THEMED["nothing"], real.frames, real.trip)
    grid = theme_grid(real.trip, real.lexicon, real.lexicon.themes, shown, style=EN)
    assert {count for row in grid.rows for count in row.counts} == {0}
    assert len(grid.shades) == 1
    assert theme_grid(real.trip, real.lexicon, [], shown, style=EN).rows == []
