"""A table behind each chart: the same rows as text, for who cannot see the marks or wants to copy them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import escape

from dashboard.style import labels, told
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.model import Trip
from dashboard.view.counts import ThemeCount
from dashboard.view.frames import Frames


def table_html(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return an HTML table, every cell escaped, the first of each row its heading."""
    columns = "".join(f'<th scope="col">{escape(one)}</th>' for one in head)
    lines = "".join(
        f'<tr><th scope="row">{escape(str(first))}</th>'
        + "".join(f"<td>{escape(str(cell))}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return (
        f'<details class="folded"><summary>{escape(caption)}</summary>'
        f'<table class="behind"><thead><tr>{columns}</tr></thead><tbody>{lines}</tbody></table></details>'
    )


def timeline_rows(trip: Trip, shown: Frames, *, style: Style) -> list[tuple[str, str, str, str]]:
    """Return one row a dated event, then one a visit: what, city, day, and how the day is known."""
    language = style.language
    events = [
        (
            labels.name(row, language),
            labels.city(trip, row["city"], language),
            labels.day_and_half(row, language),
            style.say(f"basis.{row['day_basis']}"),
        )
        for row in shown.event_rows
    ]
    visits = [
        (
            f"{row['number']} {labels.name(row, language)}",
            labels.city(trip, row["city"], language),
            told.days_known(row, style),
            style.say(f"basis.{row['day_basis']}"),
        )
        for row in shown.visit_rows
    ]
    return events + visits


def theme_rows(counts: Iterable[ThemeCount], *, style: Style) -> list[tuple[object, ...]]:
    """Return one row a theme: its name, its sentences in each voice, and their sum."""
    return [(one.theme.name.of(style.language), *one.by_voice, one.sentences) for one in counts]


def timeline_table(rows: Iterable[Sequence[object]], *, style: Style) -> str:
    """Return the table behind the timeline, of its `timeline_rows`."""
    say = style.say
    head = [say("table_behind.what"), say("page.city"), say("page.day"), say("table_behind.basis")]
    return table_html(say("table_behind.open"), head, rows)


def theme_table(lexicon: Lexicon, rows: Iterable[Sequence[object]], *, style: Style) -> str:
    """Return the table behind the theme bars, of its `theme_rows`."""
    voices = [voice.name.of(style.language) for voice in lexicon.voices]
    head = [style.say("page.theme"), *voices, style.say("table_behind.sum")]
    return table_html(style.say("table_behind.open"), head, rows)


def alt(finding: str, rows: Iterable[Sequence[object]], *, style: Style) -> str:
    """Return a figure's alternative text: its finding, then its rows as the table has them."""
    lines = [style.say("list.join").join(str(cell) for cell in row) for row in rows]
    return style.say("filter.join").join([finding, *lines])
