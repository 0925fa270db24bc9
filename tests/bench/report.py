"""From the measurements to the table, and to the page that keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.measure import CLICKS, SESSIONS, WARM, Visit

CAUSES: dict[str, str] = {
    "cold": (
        "Two thirds of the time above the bare page is the browser's own work on plotly: its one script of "
        "4.7 MB takes 0.7 s of the main thread to evaluate and 0.3 s to draw the first charts, and the map's "
        "frame waits behind it. Tried, with no gain beyond the noise (medians of 7, 2.77 to 2.84 s): asking "
        "early for all lazy scripts, evaluating plotly before a chart comes, fetching the map's scripts "
        "ahead. Leaving plotly out would give 2.4 times the bare page; a smaller build of it would mean "
        "leaving Streamlit's own chart element. What helped: the grid of themes as a table instead of a "
        "third chart, and the trip loaded before the first reader comes. The brief view's button, the menu "
        "and the choice of a base raised it from 2.8 to 3.1 s; their shares were not measured apart."
    ),
    "click": (
        "The script takes 30 to 55 ms, once a click; the rest is the browser taking up some fifty elements "
        "and drawing two charts, the map's marks and the list anew on one thread. Making each view once for "
        "all readers and joining elements brought the script down, not the browser."
    ),
    "bytes": "cause not yet written",
    "memory": "cause not yet written",
}
"""Why a number misses its goal, by row; printed below the table only for rows that miss."""

TEMPLATE = (Path(__file__).resolve().parent / "template.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Row:
    """One line of the table: the values by page, what ours is compared with, and the most it may be."""

    key: str
    measure: str
    bare: float | None
    tutorial: float | None
    ours: float | None
    goal: str
    most: float
    base: float | None = None  # what ours is divided by; without one, ours itself is held against `most`
    show: Callable[[float], str] = str

    @property
    def ratio(self) -> float | None:
        """Return ours as a share of what it is compared with."""
        return None if self.base is None or self.ours is None else self.ours / self.base

    @property
    def met(self) -> bool | None:
        """Return whether the goal is met; None where it was not measured."""
        held = self.ours if self.base is None else self.ratio
        return None if held is None else held <= self.most

    def line(self) -> str:
        """Return the row in Markdown."""
        cells = [
            "—" if value is None else self.show(value) for value in (self.bare, self.tutorial, self.ours)
        ]
        ratio = "—" if self.ratio is None else f"{self.ratio:.2f} ×"
        met = "—" if self.goal == "none" else {True: "yes", False: "**no**", None: "not measured"}[self.met]
        return f"| {' | '.join([self.measure, *cells, ratio, self.goal, met])} |"


def rows(visits: Mapping[str, Sequence[Visit]], memories: Sequence[float]) -> list[Row]:
    """Return the table's rows: medians over the rounds, and over every timed click of all rounds."""
    cold = {page: median(visit.cold for visit in found) for page, found in visits.items()}
    clicks = {
        page: median(time for visit in visits[page] for time in visit.clicks) for page in ("tutorial", "ours")
    }
    sizes = {
        page: float(median(size for visit in visits[page] for size in visit.sizes))
        for page in ("tutorial", "ours")
    }
    fresh = {page: float(median(visit.fresh for visit in visits[page])) for page in ("tutorial", "ours")}
    return [
        Row(
            "cold",
            "Cold open: empty browser cache, warm server, until drawn",
            **cold,
            goal="≤ 2 × bare (aim 1.5 ×)",
            most=2,
            base=cold["bare"],
            show=_seconds,
        ),
        Row(
            "click",
            "Filter click, until map, list, timeline and bars follow",
            None,
            **clicks,
            goal="≤ 0.5 × tutorial",
            most=0.5,
            base=clicks["tutorial"],
            show=_seconds,
        ),
        Row(
            "bytes",
            "Received over the websocket for one click after the first",
            None,
            **sizes,
            goal="< 40 KB",
            most=40_000,
            show=_kilobytes,
        ),
        Row(
            "fresh",
            "The same for the first click, which shows what this reader has not seen yet",
            None,
            **fresh,
            goal="none",
            most=float("inf"),
            show=_kilobytes,
        ),
        Row(
            "memory",
            "Server memory of one more open session",
            None,
            None,
            ours=median(memories) if memories else None,
            goal="≤ 5 MB",
            most=5_000_000,
            show=_megabytes,
        ),
    ]


def _seconds(value: float) -> str:
    return f"{value / 1000:.2f} s"


def _kilobytes(value: float) -> str:
    return f"{value / 1000:.1f} KB"


def _megabytes(value: float) -> str:
    return f"{value / 1e6:.1f} MB"


def table(found: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    head = "| Measure | bare | tutorial | ours | ratio | goal | met? |\n|---|---|---|---|---|---|---|\n"
    return head + "\n".join(row.line() for row in found)


def readme(found: Sequence[Row], *, repeat: int, machine: str) -> str:
    """Return the text of README.md."""
    missed = [f"- {row.measure}: {CAUSES[row.key]}" for row in found if row.met is False]
    return TEMPLATE.format(
        repeat=repeat,
        clicks=CLICKS,
        sessions=SESSIONS,
        warm=WARM,
        machine=machine,
        table=table(found),
        causes="\nWhy a goal is missed:\n\n" + "\n".join(missed) + "\n" if missed else "",
    )
