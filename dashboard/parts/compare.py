"""Several trips side by side, as HTML: each number is a link to the page of its trip that shows it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from dashboard.language import LANGUAGES, Language
from dashboard.parts.comparison import Comparison, facts
from dashboard.parts.html import title
from dashboard.style import drafted, labels
from dashboard.view.compare import Compared, DayOf, theme_filter, themes_found

LANGUAGE_NAMES: dict[Language, str] = {"zh": "中文", "en": "EN"}


def compare_head(one: Comparison) -> str:
    """Return the heading, and the way to the same comparison in the other language."""
    languages = Markup(" ").join(
        _link(one.to_language(language), LANGUAGE_NAMES[language], current=language == one.style.language)
        for language in LANGUAGES
    )
    return (
        f'<header class="compare-head" lang="{one.style.language}"><h1>{escape(one.heading)}</h1>'
        f'<nav aria-label="{escape(one.style.say("page.lang"))}">{languages}</nav></header>'
    )


def legend(one: Comparison) -> str:
    """Return the trips with their colors, their days and the totals that their reports give."""
    items = []
    for place, (brief, trip) in enumerate(zip(one.briefs, one.trips, strict=True)):
        link, told = _link(one.to_trip(trip), brief.title), escape(facts(brief))
        items.append(f"<li>{_swatch(one, place)} {link}<small>{told}</small></li>")
    note = escape(one.style.say("compare.links"))
    return f'<ul class="compare-trips">{"".join(items)}</ul><p class="note">{note}</p>'


def map_caption(one: Comparison) -> str:
    """Return the line below the map: what it shows, and whose it is."""
    say = one.style.say
    credits = " · ".join(one.credits)
    return f'<p class="credit"><b>{escape(say("page.map"))}</b> {escape(one.map_note)} {escape(credits)}</p>'


def days_table(one: Comparison) -> str:
    """Return the days of each trip in a row, scaled by the day of the trip."""
    say = one.style.say
    longest = one.longest
    head = "".join(f'<th scope="col">{escape(say("compare.day", n=n))}</th>' for n in range(1, longest + 1))
    head += f'<th scope="col">{escape(say("timeline.undated"))}</th>'
    rows = []
    for place, trip in enumerate(one.trips):
        cells = [_day(one, trip, day) for day in trip.days]
        cells += ["<td></td>"] * (longest - len(trip.days))
        sites = say("page.total_visits", n=trip.undated)
        cells.append(f"<td>{_link(one.to_trip(trip), sites) if trip.undated else ''}</td>")
        rows.append(f"<tr>{_row_head(one, place, trip)}{''.join(cells)}</tr>")
    return _table(one, "compare.days", say("compare.days_note"), head, rows, "compare-days")


def _day(one: Comparison, trip: Compared, day: DayOf) -> str:
    say, language = one.style.say, one.style.language
    cities = say("list.join").join(labels.city(trip.trip, city, language) for city in day.cities)
    unstated = f"<small>{escape(say('compare.unstated', n=day.unstated))}</small>" if day.unstated else ""
    sites = _link(one.to_trip(trip, day.filter), say("page.total_visits", n=day.sites))
    return (
        f"<td><small>{escape(labels.day(day.day, language))}</small>"
        f"<span>{escape(cities)}</span>{sites}{unstated}</td>"
    )


def themes_table(one: Comparison) -> str:
    """Return the themes of each trip's sites, in per cent of those that carry one; what is stated only."""
    say, language = one.style.say, one.style.language
    names = {theme.id: theme.name.of(language) for theme in one.briefs[0].lexicon.themes}
    head = "".join(_column(one, place, trip, themed=True) for place, trip in enumerate(one.trips))
    rows = []
    for theme in themes_found(one.trips):
        cells = "".join(_share(one, place, trip, theme) for place, trip in enumerate(one.trips))
        rows.append(f'<tr><th scope="row">{escape(names[theme])}</th>{cells}</tr>')
    return _table(one, "compare.themes", say("compare.themes_note"), head, rows, "compare-themes")


def _share(one: Comparison, place: int, trip: Compared, theme: str) -> str:
    n, share, color = trip.themes.get(theme, 0), trip.percent(theme), one.style.palette.cities[place]
    if not n:
        return f'<td class="none">{0 if trip.themed else "–"}</td>'
    words = one.style.say("compare.share", percent=share, n=n)
    bar = f'<i style="width:{share}%;background:{color}"></i>'
    return f"<td>{bar}{_link(one.to_trip(trip, theme_filter(theme)), words)}</td>"


def outcomes_table(one: Comparison) -> str:
    """Return how many things of each kind each report gives as brought home."""
    say = one.style.say
    head = "".join(_column(one, place, trip) for place, trip in enumerate(one.trips))
    rows = []
    for kind in one.kinds:
        counts = [(trip, trip.outcomes.get(kind, 0)) for trip in one.trips]
        links = [_link(one.to_trip(trip), str(n)) if n else "" for trip, n in counts]
        cells = "".join(f"<td>{link}</td>" if link else '<td class="none">0</td>' for link in links)
        rows.append(f'<tr><th scope="row">{escape(say(f"outcome.{kind}"))}</th>{cells}</tr>')
    return _table(one, "compare.outcomes", say("compare.outcomes_note"), head, rows, "compare-outcomes")


def reports(one: Comparison) -> str:
    """Return the report that each trip rests on."""
    items = "".join(
        f"<li>{_swatch(one, place)} {escape(brief.title)} <small>{escape(brief.source)}</small></li>"
        for place, brief in enumerate(one.briefs)
    )
    return f'{title(one.style.say("page.sources"))}<ul class="sources">{items}</ul>'


def _table(one: Comparison, name: str, note: str, head: str, rows: Sequence[str], css: str) -> str:
    """Return a table under its heading and what its numbers count; nothing where it has no row."""
    if not rows:
        return ""
    heading, body = escape(one.style.say(name)), "".join(rows)
    table = f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody>"
    return (
        f'<section lang="{one.style.language}"><h2>{heading}</h2><p class="note">{escape(note)}</p>'
        f'<div class="wide-table" tabindex="0" role="group" aria-label="{heading}">'
        f'<table class="compare {css}">{table}</table></div></section>'
    )


def _row_head(one: Comparison, place: int, trip: Compared) -> str:
    name = _link(one.to_trip(trip), drafted.title(trip.trip, one.style))
    return f'<th scope="row">{_swatch(one, place)} {name}</th>'


def _column(one: Comparison, place: int, trip: Compared, *, themed: bool = False) -> str:
    """Return the head of a trip's column; where it is of themes, with what its per cents are of."""
    name, of = _link(one.to_trip(trip), drafted.title(trip.trip, one.style)), ""
    if themed:
        words = one.style.say("compare.of", n=trip.themed, stated=trip.stated)
        link = _link(one.to_trip(trip, trip.themed_filter), words) if trip.themed else escape(words)
        of = f"<small>{link}</small>"
    return f'<th scope="col">{_swatch(one, place)} {name}{of}</th>'


def _swatch(one: Comparison, place: int) -> str:
    return f'<i class="swatch" style="background:{one.style.palette.cities[place]}"></i>'


def _link(address: str, words: str, *, current: bool = False) -> Markup:
    mark = Markup(' aria-current="page"') if current else ""
    return Markup('<a href="{}"{}>{}</a>').format(address, mark, words)
