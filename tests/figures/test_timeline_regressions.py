"""Faults of the timeline that once were: each stays away."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard.figures.timeline import timeline
from dashboard.style.style import Style
from dashboard.trip.model import Trip
from dashboard.view.frames import Frames


def test_a_stated_day_without_a_city_is_not_among_the_undated(small: Trip, small_whole: Frames) -> None:
    rows = small_whole.visits.copy()
    rows.loc[0, ["city", "city_basis"]] = [None, "unknown"]
    figure = timeline(small, replace(small_whole, visits=rows), style=Style("en"))
    heights = dict(zip(figure.data[0].customdata, figure.data[0].y, strict=True))
    axis = figure.layout.yaxis
    elsewhere = axis.tickvals[list(axis.ticktext).index("city not given")]
    assert heights["visit:harbour"] == elsewhere


def test_two_events_on_a_day_do_not_cover_each_other(small: Trip, small_whole: Frames) -> None:
    two = pd.concat([small_whole.events, small_whole.events.assign(id="second")], ignore_index=True)
    trace = timeline(small, replace(small_whole, events=two), style=Style("en")).data[1]
    assert len(set(zip(trace.x, trace.y, strict=True))) == 2
