"""Properties that hold under any filter: each is counted again from the trip, by other means than the view's.

The filters are drawn by a seeded generator, so that a failure comes back.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

import pytest

from dashboard.brief import Brief
from dashboard.figures.behind import theme_rows, timeline_rows
from dashboard.figures.map_marks import mark_layer
from dashboard.figures.theme_bars import theme_bars
from dashboard.figures.theme_grid import theme_grid
from dashboard.figures.timeline import timeline
from dashboard.language import LANGUAGES
from dashboard.style import labels
from dashboard.style.findings import LEAST, theme_finding, timeline_finding
from dashboard.style.looks import LOOKS
from dashboard.style.outcomes import outcome_groups
from dashboard.style.style import Style
from dashboard.style.told import could_be_note
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.model import Trip, Visit
from dashboard.view.counts import coverage
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.view import View
from tests.briefs import MADE
from tests.figures.read import EN, numbered, part

T = TypeVar("T")
MANY, FEW = 200, 40
"""Filters that are tried where only tables are made, and where figures are drawn."""


def some(chance: random.Random, values: list[str]) -> frozenset[str]:
    """Return none of the values half of the time, else any number of them."""
    return frozenset(chance.sample(values, chance.randint(1, len(values)) if chance.random() < 0.5 else 0))


def drawn(trip: Trip, lexicon: Lexicon, count: int, seed: int = 17) -> Iterator[Filter]:
    """Yield filters of all sizes: every field free or restricted, to one value or to several."""
    chance = random.Random(seed)
    for _ in range(count):
        cities = some(chance, [city.id for city in trip.stops])
        days = {dt.date.fromisoformat(day) for day in some(chance, [day.isoformat() for day in trip.days])}
        themes = some(chance, [theme.id for theme in lexicon.themes])
        yield Filter(cities, frozenset(days), themes, chance.random() < 0.3)


@pytest.fixture(scope="module", params=["real", "small_visit"])
def views(request: pytest.FixtureRequest) -> list[View]:
    """The real trip, then the small one, under each of the filters; what each shows is made once."""
    found: Dossier = request.getfixturevalue(request.param)
    return [View(found, chosen) for chosen in drawn(found.trip, found.lexicon, MANY)]


def numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


# Which visits a filter takes


def known(visit: Visit, *, stated: bool) -> tuple[str | None, dt.date | None, set[dt.date], set[str]]:
    """Return a visit's city, its day, its possible days and its themes, as far as they may be shown."""
    city = visit.city if not stated or visit.city_basis == "stated" else None
    day = visit.day if not stated or visit.day_basis == "stated" else None
    span = visit.day_span if day else None
    possible = {day} if day else set()
    if span:
        possible |= {span.start + dt.timedelta(n) for n in range((span.end - span.start).days + 1)}
    return city, day, possible, {*visit.themes} | (set() if stated else {*visit.themes_external})


def taken(visit: Visit, chosen: Filter) -> bool:
    city, day, _, themes = known(visit, stated=chosen.stated_only)
    fits = [
        (not chosen.cities) or city in chosen.cities,
        (not chosen.days) or day in chosen.days,
        (not chosen.themes) or bool(themes & chosen.themes),
        (not chosen.stated_only) or visit.status == "stated",
    ]
    return all(fits)


def ruled_out(visit: Visit, chosen: Filter) -> bool:
    city, _, possible, themes = known(visit, stated=chosen.stated_only)
    return (
        (chosen.stated_only and visit.status != "stated")
        or bool(chosen.cities and city and city not in chosen.cities)
        or bool(chosen.days and possible and not possible & chosen.days)
        or bool(chosen.themes and themes and not themes & chosen.themes)
    )


def test_the_filters_that_are_drawn_try_every_field_and_come_back(views: list[View]) -> None:
    first = [view.filter for view in views]
    assert first == list(drawn(views[0].trip, views[0].lexicon, MANY))
    assert len({*first}) > MANY // 2
    for field in ("cities", "days", "themes", "stated_only"):
        assert {bool(getattr(one, field)) for one in first} == {True, False}


def test_a_filter_takes_the_visits_that_fit_and_keeps_open_those_it_cannot_rule_out(
    views: list[View],
) -> None:
    visits = views[0].trip.visits
    for view in views:
        certain = [visit.id for visit in visits if taken(visit, view.filter)]
        open_still = [
            visit.id
            for visit in visits
            if not taken(visit, view.filter) and not ruled_out(visit, view.filter)
        ]
        assert [row["id"] for row in view.shown.visit_rows] == certain, view.filter
        assert [row["id"] for row in view.shown.could_be_rows] == open_still, view.filter


def test_events_are_those_of_the_cities_and_days_chosen(views: list[View]) -> None:
    for view in views:
        chosen, rows = view.filter, {row["id"]: row for row in view.shown.event_rows}
        for event in view.trip.events:
            city = event.city if not chosen.stated_only or event.city_basis == "stated" else None
            day = not chosen.days or event.day in chosen.days
            if not chosen.themes:
                assert (event.id in rows) is ((not chosen.cities or city in chosen.cities) and day)
            elif event.id in rows:
                assert chosen.themes & {*rows[event.id]["themes"]}


def test_what_remains_under_stated_only_remains_without_it(views: list[View]) -> None:
    for view in [view for view in views if view.filter.stated_only]:
        stated, free = view.shown, view.under(replace(view.filter, stated_only=False)).shown
        for name in ("visits", "events", "outcomes"):
            assert {*getattr(stated, name)["id"]} <= {*getattr(free, name)["id"]}, (view.filter, name)
        pairs = [
            {(row["sentence"], row["theme"]) for row in tables.mention_rows} for tables in (stated, free)
        ]
        assert pairs[0] <= pairs[1], view.filter


def joined(one: frozenset[T], other: frozenset[T]) -> frozenset[T]:
    """Return the values of both fields of a filter; a free field stays free."""
    return one | other if one and other else frozenset()


def test_a_wider_choice_loses_nothing(views: list[View]) -> None:
    for one, another in pairwise(views[: 2 * FEW]):
        narrow, other = one.filter, another.filter
        wide = Filter(
            joined(narrow.cities, other.cities),
            joined(narrow.days, other.days),
            joined(narrow.themes, other.themes),
            narrow.stated_only,
        )
        small, large = one.shown, one.under(wide).shown
        for name in ("visits", "events", "outcomes"):
            assert {*getattr(small, name)["id"]} <= {*getattr(large, name)["id"]}, (narrow, wide)
        assert {*small.mentions["sentence"]} <= {*large.mentions["sentence"]}


# Sums


def test_every_sum_adds_up_as_it_is_printed(views: list[View]) -> None:
    for view in views:
        for language in LANGUAGES:
            brief = Brief(view, Style(language), MADE)
            lines = [brief.sum, *([brief.shown_sum] if view.filter else [])]
            assert bool(brief.shown_sum) is bool(view.filter)
            for line, rows in zip(lines, (view.trip.visits, view.shown.visit_rows), strict=False):
                total, *parts = numbers(line)
                assert total == len(rows) == sum(parts)
            assert numbers(brief.sum)[0] == view.trip.totals.visits == numbers(brief.sum_note)[0]
            assert len(parts) == len(LOOKS)
            placed, stated, inferred = numbers(brief.known)
            rows_shown = view.shown.visit_rows
            assert placed == sum(row["lat"] is not None for row in rows_shown)
            assert stated + inferred == sum(row["day"] is not None for row in rows_shown)


def test_stated_only_accounts_for_everything_it_takes_away(views: list[View]) -> None:
    view = views[0].under(Filter(stated_only=True))
    away, visits = view.taken_back, view.trip.visits
    gone = [visit for visit in visits if visit.status != "stated"]
    assert away["implied"] + away["possible"] + away["unnamed"] == len(gone)
    kept = [visit for visit in visits if visit.status == "stated"]
    assert away["cities"] == sum(bool(visit.city) and visit.city_basis != "stated" for visit in kept)
    assert away["days"] == sum(bool(visit.day) and visit.day_basis != "stated" for visit in kept)


def test_the_marks_of_map_and_timeline_add_up_to_the_sum_by_status(views: list[View]) -> None:
    for view in views[:FEW]:
        rows = view.shown.visit_rows
        status = {row["number"]: row["status"] for row in rows}
        on_map = numbered(mark_layer(view.trip, view.shown, style=EN))
        assert len(on_map) == view.sum["placed"]
        looks = {number: re.findall(r'class="mark (\w+)', one.html)[0] for number, one in on_map.items()}
        assert looks == {number: status[number] for number in on_map}
        trace = part(timeline(view.trip, view.shown, style=EN), "visits")
        assert sorted(int(text) for text in trace.text) == sorted(status)
        assert Counter(status.values()) == Counter({name: view.sum[name] for name in LOOKS if view.sum[name]})


# Themes


def test_the_counts_of_the_themes_are_the_rows(views: list[View]) -> None:
    for view in views:
        rows = view.shown.mention_rows
        by_theme = Counter(row["theme"] for row in rows)
        assert [one.theme for one in view.theme_counts] == view.themes
        for one in view.theme_counts:
            assert one.sentences == sum(one.by_voice) == by_theme[one.theme.id]
            assert one.visits == sum(one.theme.id in row["themes"] for row in view.shown.visit_rows)
        assert sum(one.sentences for one in view.theme_counts) == len(rows)
        assert {*by_theme} <= (view.filter.themes or {theme.id for theme in view.lexicon.themes})
        assert view.carrying == len({row["sentence"] for row in rows}) <= len(rows)
        assert len({(row["sentence"], row["theme"]) for row in rows}) == len(rows)
        assert len({(row["sentence"], row["voice"]) for row in rows}) == view.carrying


def test_bars_table_and_grid_tell_the_same_counts(views: list[View]) -> None:
    for view in views[:FEW]:
        behind = {
            row[0]: [int(str(cell)) for cell in row[1:]] for row in theme_rows(view.theme_counts, style=EN)
        }
        figure = theme_bars(view.lexicon, view.themes, view.shown, view.dossier.whole, style=EN)
        bars = [list(trace.x) for trace in figure.data if trace.type == "bar" and trace.customdata]
        names = [theme.name.en for theme in view.themes]
        assert {name: [*values] for name, *values in zip(names, *bars, strict=True)} == {
            name: counts[:-1] for name, counts in behind.items()
        }
        assert all(sum(counts[:-1]) == counts[-1] for counts in behind.values())
        grid = theme_grid(view.trip, view.lexicon, view.themes, view.shown, style=EN)
        for row in grid.rows:
            cities, voices = row.counts[: len(grid.cities)], row.counts[len(grid.cities) :]
            assert voices == behind[row.name][:-1]
            assert all(count <= behind[row.name][-1] for count in cities)


def test_the_finding_of_the_themes_does_not_contradict_the_table_behind_it(views: list[View]) -> None:
    claimed = 0
    for view in views:
        behind = {str(row[0]): int(str(row[-1])) for row in theme_rows(view.theme_counts, style=EN)}
        most = max(behind.values(), default=0)
        leading = [name for name, count in behind.items() if count == most]
        sentences = len({row["sentence"] for row in view.shown.mention_rows})
        found = theme_finding(view.lexicon, view.shown, style=EN)
        alone = sum(count > 0 for count in behind.values()) == 1
        if sentences < LEAST or len(leading) > 1 or alone:
            assert found == "", view.filter
            continue
        claimed += 1
        assert numbers(found.split(":")[0]) == [most, sentences]
        assert f": {leading[0]}" in found
        by_lexicon = any(row["known"] == "extracted" for row in view.shown.mention_rows)
        assert ("found by the lexicon" in found) is by_lexicon
        assert bool(theme_finding(view.lexicon, view.shown, style=Style("zh")))
    assert claimed


# Days

LISTS = re.compile(
    r"By (?P<known>.+), (?P<day>\d+ \w+) lists (?P<all>\d+) sites, "
    r"(?:all|(?P<most>\d+) of them) in (?P<city>[^;]+)(?:; visits not stated: (?P<unsure>.+))?"
)


def test_the_finding_of_the_timeline_does_not_contradict_the_table_behind_it(views: list[View]) -> None:
    claimed = 0
    for view in views:
        found = timeline_finding(view.trip, view.shown, style=EN)
        table = timeline_rows(view.trip, view.shown, style=EN)[len(view.shown.event_rows) :]
        days = [labels.day(day, "en") for day in view.trip.days]
        dated = {day: [row for row in table if row[2].startswith(f"{day} (")] for day in days}
        first = next((day for day in days if dated[day]), "")
        there = dated.get(first, [])
        cities = Counter(city for _, city, _, _ in there)
        (leader, most), *others = cities.most_common() or [("", 0)]
        tie = bool(others) and others[0][1] == most
        if len(there) < 2 or tie or leader == labels.city(view.trip, None, "en"):
            assert found == "", view.filter
            continue
        claimed += 1
        said = LISTS.fullmatch(found)
        assert said, found
        assert (said["day"], int(said["all"]), said["city"]) == (first, len(there), leader)
        assert int(said["most"] or said["all"]) == most
        assert (said["most"] is None) is (not others)
        unsure = sum(basis != "stated" for *_, basis in there)
        expected = {0: "stated days", len(there): "inferred days"}
        assert said["known"] == expected.get(unsure, f"days ({unsure} of them inferred)")
        statuses = Counter(
            row["status"] for row in view.shown.visit_rows if labels.day(row["day"], "en") == first
        )
        assert sum(numbers(said["unsure"] or "")) == len(there) - statuses["stated"]
        assert timeline_finding(view.trip, view.shown, style=Style("zh"))
    assert claimed


def test_the_note_on_what_could_be_names_why_and_stands_only_where_something_could(views: list[View]) -> None:
    for view in views:
        rows, note = view.shown.could_be_rows, could_be_note(view, EN)
        assert bool(note) is bool(rows), view.filter
        if "city not given" in note:
            assert any(row["city"] is None for row in rows)
        if "day not given" in note:
            assert any(row["day"] is None for row in rows)
        if "a possible day" in note:
            assert any(row["day"] and row["day"] not in view.filter.days for row in rows)
            assert view.filter.days
        if "no theme" in note:
            assert any(not row["themes"] for row in rows)
            assert view.filter.themes


# Outcomes and sentences


def test_every_outcome_shown_stands_in_one_group_with_its_words(views: list[View]) -> None:
    report = views[0].trip.report.text
    for view in views:
        rows = {row["id"]: row for row in view.shown.outcome_rows}
        for language in LANGUAGES:
            groups = outcome_groups(view.shown.outcome_rows, style=Style(language))
            lines = [line for group in groups for line in group.lines]
            assert sorted(line.id for line in lines) == sorted(rows)
            assert all(group.lines for group in groups)
            for group in groups:
                assert {rows[line.id]["kind"] for line in group.lines} == {group.kind}
        for row in rows.values():
            assert report[row["start"] : row["end"]] == row["quote"]
            assert not view.filter.cities or row["cities"] & view.filter.cities
            assert not view.filter.days or row["days"] & view.filter.days
            assert not view.filter.themes or {*row["themes"]} & view.filter.themes


def test_each_sentence_is_used_or_listed_as_used_for_nothing(views: list[View]) -> None:
    for view in views:
        used = coverage(view.shown, view.dossier.sentences)
        rows = [*view.shown.visit_rows, *view.shown.could_be_rows, *view.shown.event_rows]
        of_visits = {sentence for row in rows for sentence in row["sentences"]}
        of_themes = {row["sentence"] for row in view.shown.mention_rows}
        assert used.all == len(view.dossier.sentences)
        assert used.visits == len(of_visits)
        assert used.themes == len(of_themes)
        assert {*used.neither} == {*range(used.all)} - of_visits - of_themes
        aside = [one.index for one in view.dossier.sentences if one.kind != "body"]
        assert used.aside == len({*aside} & {*used.neither})
