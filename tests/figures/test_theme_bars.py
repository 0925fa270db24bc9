"""The theme bars as an object: what they count, in which order, under every filter."""

from __future__ import annotations

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from dashboard.figures.theme_bars import height, theme_bars
from dashboard.themes.lexicon import Lexicon
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames
from dashboard.view.selection import Lit
from dashboard.view.shown import apply
from tests.figures.read import EN, THEMED, ZH, draw


def bars(figure: go.Figure) -> list[go.Bar]:
    return [trace for trace in figure.data if isinstance(trace, go.Bar) and trace.customdata]


def by_theme(figure: go.Figure) -> dict[str, int]:
    """Return the length of each whole bar by what it selects."""
    sums: dict[str, int] = {}
    for trace in bars(figure):
        for key, value in zip(trace.customdata, trace.x, strict=True):
            sums[key] = sums.get(key, 0) + value
    return sums


@pytest.mark.parametrize("name", THEMED)
def test_bars_add_up_to_the_sentences_of_each_theme(real: Dossier, name: str) -> None:
    shown = apply(THEMED[name], real.frames, real.trip)
    counts = shown.mentions["theme"].value_counts()
    sums = by_theme(draw(real, THEMED[name]))
    assert sums == {f"theme:{theme.id}": counts.get(theme.id, 0) for theme in real.lexicon.themes}


def test_each_voice_has_a_segment_of_its_sentences(real: Dossier) -> None:
    figure, rows = draw(real, Filter()), real.whole.mentions
    assert [trace.name for trace in bars(figure)] == [voice.name.en for voice in real.lexicon.voices]
    for trace, voice in zip(bars(figure), real.lexicon.voices, strict=True):
        assert sum(trace.x) == (rows["voice"] == voice.id).sum()


def test_the_longest_bar_of_the_whole_report_comes_first(real: Dossier) -> None:
    sums = [*by_theme(draw(real, Filter())).values()]
    assert sums == sorted(sums, reverse=True)


@pytest.mark.parametrize("name", THEMED)
def test_a_filter_does_not_shuffle_the_bars(real: Dossier, name: str) -> None:
    whole, shown = draw(real, Filter()), draw(real, THEMED[name])
    assert list(by_theme(shown)) == list(by_theme(whole))
    assert shown.layout.yaxis.ticktext == whole.layout.yaxis.ticktext
    assert shown.layout.height == whole.layout.height


def test_only_the_themes_chosen_have_bars(real: Dossier) -> None:
    chosen = Filter(themes=frozenset({"talent", "mindset"}))
    assert list(by_theme(draw(real, chosen))) == ["theme:mindset", "theme:talent"]


def test_a_lit_bar_has_the_accent(real: Dossier) -> None:
    figure = draw(real, Filter(), ZH, Lit(themes=frozenset({"ecology"})))
    for trace in bars(figure):
        edges = dict(zip(trace.customdata, trace.marker.line.color, strict=True))
        assert [key for key, color in edges.items() if color == ZH.palette.accent] == ["theme:ecology"]


def test_a_chart_of_no_theme_can_be_drawn(lexicon: Lexicon, small_whole: Frames) -> None:
    empty = replace(small_whole, mentions=small_whole.mentions.head(0))
    assert by_theme(theme_bars(lexicon, [], empty, empty, style=EN)) == {}
    assert set(by_theme(theme_bars(lexicon, lexicon.themes, empty, empty, style=EN)).values()) == {0}


def test_the_scale_is_the_whole_reports_whose_bars_stand_pale_behind(real: Dossier) -> None:
    whole, shown = draw(real, Filter()), draw(real, Filter(cities=frozenset({"shenzhen"})))
    assert shown.layout.xaxis.range == whole.layout.xaxis.range
    assert not [trace for trace in whole.data if trace.name == "whole"]
    (ghost,) = [trace for trace in shown.data if trace.name == "whole"]
    assert [*ghost.x] == [*by_theme(whole).values()]
    assert shown.data[0] is ghost
    assert ghost.customdata is None


def test_segments_stand_end_to_end(real: Dossier) -> None:
    first, second, third = bars(draw(real, Filter()))
    assert set(first.base) == {0}
    assert [*second.base] == [*first.x]
    assert [*third.base] == [a + b for a, b in zip(first.x, second.x, strict=True)]


def test_on_a_phone_each_name_stands_above_its_bar(real: Dossier) -> None:
    themes = real.lexicon.themes
    figure = theme_bars(real.lexicon, themes, real.whole, real.whole, style=EN, narrow=True)
    assert figure.layout.yaxis.showticklabels is False
    (names,) = [trace for trace in figure.data if trace.name == "names"]
    assert [*names.text] == [theme.name.en for theme in themes]
    assert all(y < place for place, y in enumerate(names.y))
    assert figure.layout.height == height(len(themes), narrow=True)
