"""Where things stand on the timeline: days as columns, cities in route order as lanes."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.trip.model import City, Trip
from dashboard.view.rows import EventRow, VisitRow

SIDE_BY_SIDE = 9  # marks on a line of one day of one city, at most
SHARE = 0.88  # of a column that its marks take
EVENTS, ELSEWHERE, UNDATED = "events", "elsewhere", "undated"  # lanes that are no city


@dataclass(frozen=True)
class Lane:
    """One row of the timeline: a city, the events, or what has no day; in lines counted from above."""

    key: str
    title: str
    top: int
    lines: int

    @property
    def middle(self) -> float:
        """Return the height of the lane's middle."""
        return self.top + self.lines / 2


@dataclass(frozen=True)
class Grid:
    """Where things stand: the place of each day along x, the lanes along y, and marks on a line of a day.

    `left` is where the first mark of a day stands, from the middle of its column.
    """

    columns: dict[dt.date, float]
    lanes: dict[str, Lane]
    per_line: int
    left: float
    narrow: bool = False  # for a phone

    @property
    def right(self) -> float:
        """Return the right edge."""
        return max(self.columns.values(), default=0) + 0.5

    @property
    def bottom(self) -> int:
        """Return the lower edge."""
        return sum(lane.lines for lane in self.lanes.values())

    @property
    def step(self) -> float:
        """Return the columns from mark to mark."""
        return SHARE / self.per_line


@dataclass(frozen=True)
class Places:
    """Each mark with its place, and where a day of a lane is full, how many more it would have."""

    marks: list[tuple[float, float, VisitRow]]
    more: list[tuple[float, float, int]]


def grid(
    trip: Trip,
    rows: Sequence[VisitRow],
    titles: Mapping[str, str],
    *,
    room: float,
    pitch: float = 24,
    most: int | None = None,
    narrow: bool = False,
) -> Grid:
    """Return where the visits and events stand; `room` is the width of all columns and `pitch` the
    least distance from mark to mark, in px.

    `titles` name the lanes: each stop by its id, `EVENTS`, `ELSEWHERE` and `UNDATED`.

    Columns are the trip's days, then each later day of an event. `most` is the number of lines that a lane
    may take; without it a lane takes what it needs. `narrow` is for a
    phone: each event has a line of its own, and marks keep off the edge of their column.
    """
    later = sorted({event.day for event in trip.events} - set(trip.days))
    columns = {day: float(place) for place, day in enumerate(trip.days)}
    columns |= {day: len(trip.days) + 0.15 + 0.8 * place for place, day in enumerate(later)}
    column = room / (max(columns.values(), default=0) + 1)
    per_line = max(1, min(SIDE_BY_SIDE, int(SHARE * column / pitch)))
    per_day = Counter((lane_of(row), row["day"]) for row in rows)
    cities = [city.id for city in trip.stops]
    if any(lane == ELSEWHERE for lane, _ in per_day):
        cities.append(ELSEWHERE)
    same_day = Counter(event.day for event in trip.events)
    lines = [(EVENTS, max([len(trip.events) if narrow else 1, *same_day.values()]))]
    for key in cities:
        busiest = max((per_day[key, day] for day in trip.days), default=0)
        lines.append((key, _lines(busiest, per_line, most)))
    undated = _lines(per_day[UNDATED, None], per_line * max(len(trip.days), 1), most)
    lines.append((UNDATED, undated))
    tops = [sum(count for _, count in lines[:place]) for place in range(len(lines))]
    lanes = {key: Lane(key, titles[key], top, n) for (key, n), top in zip(lines, tops, strict=True)}
    left = -0.25 if narrow else max(-0.40, pitch / 2 / column - 0.5)  # within its column, however small
    return Grid(columns, lanes, per_line, left, narrow)


def lane_of(row: VisitRow) -> str:
    """Return the lane of a visit: its city, that no city is told, or no day."""
    return UNDATED if row["day"] is None else row["city"] or ELSEWHERE


def _lines(marks: int, per_line: int, most: int | None) -> int:
    return max(1, min(math.ceil(marks / per_line), most or marks))


def places(grid: Grid, rows: Sequence[VisitRow], trip: Trip) -> Places:
    """Return the marks where they stand; the words "and N more" take the last three of a full lane."""
    by_cell: dict[tuple[str, dt.date | None], list[VisitRow]] = {}
    for row in rows:
        by_cell.setdefault((lane_of(row), row["day"]), []).append(row)
    found = Places([], [])
    for (key, day), held in by_cell.items():
        lane, per_line = grid.lanes[key], grid.per_line if day else grid.per_line * max(len(trip.days), 1)
        left = (grid.columns[day] if day else 0) + grid.left
        room = per_line * lane.lines
        fits = len(held) if len(held) <= room else max(room - 3, 0)
        spots = [
            (left + (place % per_line) * grid.step, lane.top + place // per_line + 0.5)
            for place in range(min(len(held), fits + 1))
        ]
        found.marks.extend((x, y, row) for (x, y), row in zip(spots, held[:fits], strict=False))
        if fits < len(held):
            found.more.append((*spots[-1], len(held) - fits))
    return found


def bands(grid: Grid, rows: Sequence[VisitRow]) -> list[tuple[Lane, float, float]]:
    """Return the days that are possible, by lane: a band's left and right, one for each city and span."""
    spans = set()
    for row in rows:
        city, start, end = row["city"], row["span_start"], row["span_end"]
        if city in grid.lanes and row["day"] and start and end and start != end:
            spans.add((city, start, end))
    return [
        (grid.lanes[city], grid.columns[start] - 0.46, grid.columns[end] + 0.46)
        for city, start, end in sorted(spans)
    ]


def empty_stops(trip: Trip, rows: Sequence[VisitRow]) -> list[tuple[City, bool]]:
    """Return the stops without a dated visit among the rows, and whether the trip knows a visit there."""
    dated = {row["city"] for row in rows if row["day"]}
    known = {visit.city for visit in trip.visits}
    return [(city, city.id in known) for city in trip.stops if city.id not in dated]


def event_spots(grid: Grid, events: Sequence[EventRow]) -> list[tuple[float, float]]:
    """Return where the events stand, those of one day one below another."""
    days = [row["day"] for row in events]
    lines = range(len(days)) if grid.narrow else [days[:place].count(day) for place, day in enumerate(days)]
    return [(grid.columns[day] + grid.left, line + 0.5) for day, line in zip(days, lines, strict=True)]
