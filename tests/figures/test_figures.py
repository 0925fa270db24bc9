"""Every figure in every style, and the looks, inks and words that all of them share."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import asdict

import plotly.graph_objects as go
import pytest

from dashboard.figures.map_marks import mark_layer
from dashboard.figures.theme_grid import theme_grid
from dashboard.figures.timeline import timeline
from dashboard.parts.visits import groups
from dashboard.style import labels, told
from dashboard.style.looks import LOOKS
from dashboard.style.palette import PALETTES, on
from dashboard.style.style import Style
from dashboard.view.counts import admitted
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames
from dashboard.view.shown import apply
from dashboard.view.view import View
from tests.figures.read import (
    DONGGUAN,
    EN,
    NOTHING,
    STATED,
    STYLES,
    ZH,
    draw,
    marks,
    numbered,
    part,
    rendered,
)


def every_chart(real: Dossier, style: Style, chosen: Filter) -> Iterator[go.Figure]:
    shown = apply(chosen, real.frames, real.trip)
    yield timeline(real.trip, shown, style=style)
    yield draw(real, chosen, style)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("chosen", [Filter(), DONGGUAN, STATED, NOTHING])
def test_every_figure_builds_in_both_languages_and_modes(real: Dossier, style: Style, chosen: Filter) -> None:
    shown = apply(chosen, real.frames, real.trip)
    assert len(marks(mark_layer(real.trip, shown, style=style))) >= 5
    assert rendered(real.trip, style=style)
    for figure in every_chart(real, style, chosen):
        text = figure.to_json()
        assert "NaN" not in text
        assert json.loads(text)["layout"]["font"]["color"] == PALETTES[style.mode].ink


def test_an_english_figure_speaks_no_chinese(real: Dossier) -> None:
    layer = mark_layer(real.trip, real.whole, style=EN)
    texts = [one.tooltip + one.html for one in marks(layer)]
    texts += [
        json.dumps(json.loads(f.to_json()), ensure_ascii=False) for f in every_chart(real, EN, Filter())
    ]
    themes = admitted(real.lexicon, real.whole, Filter())
    grid = theme_grid(real.trip, real.lexicon, themes, real.whole, style=EN)
    texts.append(json.dumps(asdict(grid), ensure_ascii=False))
    assert not [text for text in texts if re.search(r"[\u4e00-\u9fff]", text)]


@pytest.mark.parametrize("chosen", [Filter(), DONGGUAN, STATED, NOTHING])
def test_map_timeline_and_list_give_a_visit_the_same_look(real: Dossier, chosen: Filter) -> None:
    view = View(real, chosen)
    on_map = {
        number: re.findall(r'class="mark (\w+)', one.html)[0]
        for number, one in numbered(mark_layer(real.trip, view.shown, style=ZH)).items()
    }
    listed = {
        int(row.number): row.look
        for group in groups(view, ZH)
        for row in (*group.rows, *group.unnamed)
        if group.kind != "maybe"
    }
    assert listed == {row["number"]: row["status"] for row in view.shown.visit_rows}
    assert on_map == {number: listed[number] for number in on_map}
    trace = part(timeline(real.trip, view.shown, style=ZH), "visits")
    hollow = ZH.palette.raised
    filled = {int(n) for n, color in zip(trace.text, trace.marker.color, strict=True) if color != hollow}
    assert filled == {number for number, look in listed.items() if LOOKS[look].filled}


def test_ink_reads_on_its_color() -> None:
    assert [on(color) for color in ("#000000", "#FFFFFF", "#005BA3", "#F6D588")] == [
        *("#FFFFFF", "#000000", "#FFFFFF", "#000000")
    ]


def test_a_visit_without_a_name_is_called_by_its_number(small_whole: Frames) -> None:
    row = small_whole.visit_rows[4]
    assert labels.name(row, "en") == "No. 5, not named in the report"
    assert labels.day(None, "en") == "day not given"
    assert told.days_known(row, EN) == "day not given"
    assert labels.span(row, "en") == ""


def test_days_are_written_as_the_language_writes_them(small_whole: Frames) -> None:
    row = small_whole.visit_rows[1]
    assert told.days_known(row, EN) == "8 May (inferred), possibly 8–9 May"
    assert told.days_known(row, ZH) == "5月8日（推断），可能在5月8日至9日"
    end = dt.date(2023, 6, 1)
    assert labels.dates(dt.date(2023, 5, 8), dt.date(2023, 5, 9), "en") == "8–9 May 2023"
    assert labels.dates(dt.date(2023, 5, 8), end, "en") == "8 May – 1 Jun 2023"
    assert labels.dates(dt.date(2023, 5, 8), end, "zh") == "2023年5月8日至6月1日"
