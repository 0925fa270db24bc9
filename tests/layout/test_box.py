"""Rectangles: what two cover, and how far a point is from one."""

from __future__ import annotations

import pytest

from dashboard.layout.box import Box


@pytest.mark.parametrize(
    ("x", "y", "gap"), [(5, 5, 0), (10, 10, 0), (13, 5, 3), (5, -4, 4), (13, 14, 5), (-3, -4, 5)]
)
def test_a_points_distance_is_to_the_nearest_edge(x: float, y: float, gap: float) -> None:
    assert Box(0, 0, 10, 10).gap(x, y) == gap


def test_boxes_that_touch_cover_nothing_together() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(10, 0, 5, 5)) == 0
    assert Box(0, 0, 10, 10).overlap(Box(8, 7, 5, 5)) == 6
