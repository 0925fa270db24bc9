"""From the measurements to the table, and to the page that keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.measure import CLICKS, SESSIONS, WARM, Visit

CAUSES: dict[str, str] = {
    "cold": (
        "The browser's one thread is busy for 85 % of the time until everything is drawn, 1.1 s "
        "longer than on the bare page: plotly 0.3 s (a third of it reading its script), layout and "
        "style 0.25 s, Streamlit's own React and emotion 0.25 s for some 45 elements, the map's frame "
        "with Leaflet 0.15 s. What helped (medians of 9 rounds each): plotly read while the page "
        "waits for its socket, the map before the charts, the names' width measured by us so that "
        "plotly draws once, numbers on bars as points. No gain beyond the noise: content-visibility "
        "below the first screen, no :has() rules, fewer links in the map. Not done: the parts below "
        "the first screen in a second run (0.14 ×), and the packaged font in slices, which costs 0.13 "
        "× where the machine has no Chinese font, as here."
    ),
    "first": ("As above: the map's frame comes last, after the elements of the whole page are mounted."),
    "phone": ("As above."),
    "click": (
        "The script takes 25 to 50 ms; the rest is the browser's one thread: two charts drawn anew "
        "0.1 s, React 0.06 s, layout and paint 0.1 s. A chart that has not changed is no longer "
        "drawn; a filter changes both."
    ),
    "select": ("As above, with one chart fewer."),
    "large click": (
        "The script takes 0.3 s; the rest is the browser's layout and paint of a list of 1,000 rows, "
        "1,000 dots in the head and 1,000 marks on the map, drawn anew at every filter. "
        "content-visibility on the rows brought nothing. Not done: a list that draws only the rows in view."
    ),
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


def rows(
    visits: Mapping[str, Sequence[Visit]], phone: Mapping[str, Sequence[Visit]], memories: Sequence[float]
) -> list[Row]:
    """Return the table's rows: medians over the rounds, and over every timed click of all rounds."""
    return [*_opening(visits, phone), *_clicking(visits), *_moving(visits, phone), _memory(memories)]


def large_rows(own: Sequence[Visit], large: Sequence[Visit]) -> list[Row]:
    """Return the rows of a trip of a thousand visits, beside the same page with its 17."""
    opened = [[one.opened.all for one in held] for held in (own, large)]
    clicks = [[ms for one in held for ms in one.clicks] for held in (own, large)]
    goal = "≤ 2 × the 17 in the same run"
    return [
        Row(key, measure, None, None, median(many), goal=goal, most=2, base=median(few), show=_seconds)
        for key, measure, (few, many) in (
            ("large", "A trip of 1,000 visits: cold open, until every view is drawn", opened),
            ("large click", "The same: filter click, until the views follow", clicks),
        )
    ]


def _opening(visits: Mapping[str, Sequence[Visit]], phone: Mapping[str, Sequence[Visit]]) -> list[Row]:
    found = []
    for key, measure, held, name, most, goal in (
        (
            "cold",
            "Cold open: empty browser cache, warm server, until every view is drawn",
            visits,
            "all",
            1.9,
            1.5,
        ),
        ("first", "The same until head, filters, map and list stand", visits, "first", 1.65, None),
        ("phone", "The same on a phone's width, until every view is drawn", phone, "all", 1.9, 1.5),
    ):
        values = {
            page: median(getattr(visit.opened, name) for visit in rounds) for page, rounds in held.items()
        }
        aim = f" (aim {goal} ×)" if goal else ""
        values = {page: values.get(page) for page in ("bare", "tutorial", "ours")}
        found.append(
            Row(
                key,
                measure,
                **values,
                goal=f"≤ {most} × bare{aim}",
                most=most,
                base=values["bare"],
                show=_seconds,
            )
        )
    paints = {page: median(visit.opened.paint for visit in rounds) for page, rounds in visits.items()}
    most = 2500
    found.append(
        Row("paint", "Largest contentful paint", **paints, goal="≤ 2.5 s (web.dev)", most=most, show=_seconds)
    )
    return found


def _clicking(visits: Mapping[str, Sequence[Visit]]) -> list[Row]:
    pages = ("tutorial", "ours")
    clicks = {page: median(time for visit in visits[page] for time in visit.clicks) for page in pages}
    sizes = {page: float(median(size for visit in visits[page] for size in visit.sizes)) for page in pages}
    fresh = {page: float(median(visit.fresh for visit in visits[page])) for page in pages}
    delays = {page: median(max(visit.delays, default=0) for visit in visits[page]) for page in pages}
    selections = median(time for visit in visits["ours"] for time in visit.selections)
    most, goal, base = 0.45, "≤ 0.45 × tutorial (aim 0.35 ×)", clicks["tutorial"]
    return [
        Row(
            "click",
            "Filter click, until map, list, timeline and bars follow",
            None,
            **clicks,
            goal=goal,
            most=most,
            base=base,
            show=_seconds,
        ),
        Row(
            "select",
            "Selection click, until list, panel and map follow (beside the tutorial's filter click)",
            None,
            base,
            selections,
            goal=goal,
            most=most,
            base=base,
            show=_seconds,
        ),
        Row(
            "delay",
            "From the pointer's click to the next paint, the longest of two",
            None,
            **delays,
            goal="≤ 0.1 s",
            most=100,
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
    ]


def _moving(visits: Mapping[str, Sequence[Visit]], phone: Mapping[str, Sequence[Visit]]) -> list[Row]:
    opened = {page: median(visit.opened.shift for visit in rounds) for page, rounds in visits.items()}
    narrow = {page: median(visit.opened.shift for visit in rounds) for page, rounds in phone.items()}
    clicked = {page: median(visit.shift for visit in visits[page]) for page in ("tutorial", "ours")}
    return [
        Row("shift", "Layout shift while it opens", **opened, goal="≤ 0.1 (web.dev)", most=0.1, show=_plain),
        Row(
            "shift phone",
            "The same on a phone's width",
            narrow.get("bare"),
            None,
            narrow.get("ours"),
            goal="≤ 0.1",
            most=0.1,
            show=_plain,
        ),
        Row(
            "shift click",
            "Layout shift of two filter clicks",
            None,
            **clicked,
            goal="≤ 0.04",
            most=0.04,
            show=_plain,
        ),
    ]


def _memory(memories: Sequence[float]) -> Row:
    return Row(
        "memory",
        "Server memory of one more open session",
        None,
        None,
        ours=median(memories) if memories else None,
        goal="≤ 5 MB",
        most=5_000_000,
        show=_megabytes,
    )


def _plain(value: float) -> str:
    return f"{value:.3f}"


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
    missed = [
        f"- {row.measure}: {CAUSES.get(row.key, 'cause not yet written')}"
        for row in found
        if row.met is False
    ]
    return TEMPLATE.format(
        repeat=repeat,
        clicks=CLICKS,
        sessions=SESSIONS,
        warm=WARM,
        machine=machine,
        table=table(found),
        causes="\nWhy a goal is missed:\n\n" + "\n".join(missed) + "\n" if missed else "",
    )
