"""The timeline's columns: a mark stands within its day's, however many days there are."""

from __future__ import annotations

import pytest

from dashboard.layout.lanes import EVENTS, UNDATED, grid, places
from dashboard.view.dossier import Dossier
from tests.briefs import HARBIN, SHANGHAI, URUMQI, through


@pytest.mark.parametrize("days", [1, 3, 9, 14])
def test_every_mark_stands_within_the_column_of_its_day(real: Dossier, days: int) -> None:
    loaded, room, pitch = through(real, HARBIN, SHANGHAI, URUMQI, days=days), 600.0, 24.0
    rows, trip = loaded.whole.visit_rows, loaded.trip
    titles = {key: key for key in (*(city.id for city in trip.stops), EVENTS, UNDATED)}
    lanes = grid(trip, rows, titles, room=room, pitch=pitch)
    half = pitch / 2 / (room / days)
    for x, _, row in places(lanes, rows, trip).marks:
        assert row["day"] is not None
        column = lanes.columns[row["day"]]
        assert column - 0.5 + half - 1e-9 <= x <= column + 0.5 - half + 1e-9
