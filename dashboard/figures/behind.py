"""A table behind each chart: the same rows as text, for who cannot see the marks or wants to copy them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from dashboard.figures import labels
from dashboard.figures.style import Style
from dashboard.figures.themes import counts
from dashboard.frames import Frames
from dashboard.model import Trip
from dashboard.themes import Lexicon, Theme


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
    say, language = style.say, style.language
    rows = []
    for row in [*shown.events.to_dict("records"), *shown.visits.to_dict("records")]:
        number = f"{row['number']} " if "number" in row else ""
        known = labels.known_day(row, language) if "number" in row else _event_day(row, style)
        city = labels.city(trip, row["city"], language)
        rows.append((number + labels.name(row, language), city, known, say(f"basis.{row['day_basis']}")))
    return rows


def _event_day(row: labels.Row, style: Style) -> str:
    return labels.day(row["day"], style.language)


def theme_rows(
    lexicon: Lexicon, themes: Sequence[Theme], shown: Frames, *, style: Style
) -> list[tuple[object, ...]]:
    """Return one row a theme: its name, its sentences in each voice, and their sum."""
    found = counts(shown)
    rows: list[tuple[object, ...]] = []
    for theme in themes:
        numbers = [found.get((theme.id, voice.id), 0) for voice in lexicon.voices]
        rows.append((labels.pick(theme.name, style.language), *numbers, sum(numbers)))
    return rows


def timeline_table(rows: Iterable[Sequence[object]], *, style: Style) -> str:
    """Return the table behind the timeline, of its `timeline_rows`."""
    say = style.say
    head = [say("table_behind.what"), say("page.city"), say("page.day"), say("table_behind.basis")]
    return table_html(say("table_behind.open"), head, rows)


def theme_table(lexicon: Lexicon, rows: Iterable[Sequence[object]], *, style: Style) -> str:
    """Return the table behind the theme bars, of its `theme_rows`."""
    voices = [labels.pick(voice.name, style.language) for voice in lexicon.voices]
    head = [style.say("page.theme"), *voices, style.say("table_behind.sum")]
    return table_html(style.say("table_behind.open"), head, rows)


def alt(finding: str, rows: Iterable[Sequence[object]], *, style: Style) -> str:
    """Return a figure's alternative text: its finding, then its rows as the table has them."""
    lines = [style.say("list.join").join(str(cell) for cell in row) for row in rows]
    return style.say("filter.join").join([finding, *lines])
