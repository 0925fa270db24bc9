"""The slides of what was brought home: each outcome in its group, cut where it must be, none lost unsaid."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.brief import Brief
from dashboard.exports.slides import deck
from dashboard.exports.slides.outcomes import plans
from dashboard.language import LANGUAGES, Language
from dashboard.layout.typeset import drawable
from dashboard.style.escape import one_line
from dashboard.style.outcomes import TASKS, OutcomeGroup, gathered, outcome_groups
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import brief_of, changed
from tests.exports.slides.read import (
    box,
    check_room,
    opened,
    quoted,
    said,
    slide_of,
    titles,
    with_long_outcomes,
)

TRIPS = ("small", "real", "long", "the real one in a city", "the real one, stated only")

_MADE: dict[tuple[str, Language], tuple[Brief, bytes]] = {}


@pytest.fixture(params=[(name, language) for name in TRIPS for language in LANGUAGES], ids=str)
def made(request: pytest.FixtureRequest, small_visit: Dossier, real: Dossier) -> tuple[Brief, bytes]:
    """Return the brief and the deck of a trip in a language, made once."""
    name, language = request.param
    if request.param not in _MADE:
        loaded = {"small": small_visit, "long": with_long_outcomes(small_visit)}.get(name, real)
        chosen = Filter(stated_only=name.endswith("stated only"))
        chosen = Filter(cities=frozenset({"guangzhou"})) if name.endswith("city") else chosen
        brief = brief_of(loaded, chosen, language=language)
        _MADE[request.param] = (brief, deck.deck(brief).data)
    return _MADE[request.param]


def slides_of(brief: Brief, data: bytes) -> list[tuple[Any, tuple[str, ...]]]:
    """Return the slides of outcomes, each with the kinds that stand on it."""
    found: list[tuple[Any, tuple[str, ...]]] = []
    for plan in plans(brief):
        groups = outcome_groups(brief.shown.outcome_rows, style=brief.style, kinds=plan.kinds)
        found.append((slide_of(data, f"outcomes:{groups[0].kind}"), plan.kinds))
    return found


def groups_on(brief: Brief, kinds: tuple[str, ...]) -> list[OutcomeGroup]:
    return [one for one in outcome_groups(brief.shown.outcome_rows, style=brief.style) if one.kind in kinds]


def paragraphs(slide: Any, brief: Brief, group: OutcomeGroup) -> list[str]:
    """Return the paragraphs below the heading of a group."""
    (body,) = (shape for shape in slide.shapes if shape.name == f"outcomes:{group.kind}")
    head = gathered(group, brief.style)[0]
    above = [
        shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text == one_line(head)
    ]
    assert any(box(one).bottom <= box(body).y for one in above)
    return [paragraph.text for paragraph in body.text_frame.paragraphs]


def test_every_kind_of_outcome_has_its_slide(made: tuple[Brief, bytes]) -> None:
    brief, data = made
    kinds = {kind for _, held in slides_of(brief, data) for kind in held}
    assert {row["kind"] for row in brief.shown.outcome_rows} <= kinds


def test_every_outcome_is_on_a_slide_or_counted(made: tuple[Brief, bytes]) -> None:
    brief, data = made
    say, total = brief.style.say, 0
    for slide, kinds in slides_of(brief, data):
        for group in groups_on(brief, kinds):
            lines = paragraphs(slide, brief, group)
            shown = [line for line in lines if line.startswith("· ")]
            left = len(group.lines) - len(shown)
            assert lines == shown + ([say("slides.more", n=left)] if left else [])
            total += len(shown) + left
    assert total == len(brief.shown.outcomes)


def test_an_outcome_stands_whole_or_is_cut_at_its_end(made: tuple[Brief, bytes]) -> None:
    brief, data = made
    for slide, kinds in slides_of(brief, data):
        for group in groups_on(brief, kinds):
            shown = [line for line in paragraphs(slide, brief, group) if line.startswith("· ")]
            for line, one in zip(shown, gathered(group, brief.style)[1], strict=False):
                whole = f"· {one_line(one)}"
                if line != whole:
                    assert line.endswith("…")
                    assert drawable(whole).startswith(line.removesuffix("…"))


def test_the_notes_of_the_sources_hold_the_words_that_the_outcomes_rest_on(made: tuple[Brief, bytes]) -> None:
    brief, data = made
    report = brief.trip.report.text
    notes = opened(data).slides[-1].notes_slide.notes_text_frame.text
    held = quoted(notes)
    assert all(one_line(report[start:end]) == text for text, start, end in held)
    for slide, kinds in slides_of(brief, data):
        for group in groups_on(brief, kinds):
            shown = [line for line in paragraphs(slide, brief, group) if line.startswith("· ")]
            for _, one in zip(shown, group.lines, strict=False):
                assert (one_line(report[one.start : one.end]), one.start, one.end) in held


def test_nothing_leaves_its_room(made: tuple[Brief, bytes]) -> None:
    _, data = made
    for slide in opened(data).slides:
        check_room(slide)


def test_the_line_that_names_no_owner_stands_where_tasks_stand(made: tuple[Brief, bytes]) -> None:
    brief, data = made
    note = brief.style.say("outcome.unassigned")
    for slide, kinds in slides_of(brief, data):
        assert (note in said(slide)) == bool({*kinds} & TASKS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trip_without_outcomes_tells_what_was_said_by_voice(real: Dossier, language: Language) -> None:
    brief = brief_of(changed(real, outcomes=()), language=language)
    assert plans(brief) == []
    found = titles(deck.deck(brief).data)
    voices = [voice.name.of(language) for voice in brief.lexicon.voices]
    assert sum(all(voice in title for voice in voices) for title in found) == 1


def test_what_has_little_joins_its_neighbour(real: Dossier) -> None:
    whole = brief_of(real)
    assert [len(plan.columns) for plan in plans(whole)] == [2, 2, 2]
    few = tuple(one for one in real.trip.outcomes if one.id.startswith(("agreement", "figure")))
    few = (*few[:2], *(one for one in real.trip.outcomes if one.kind == "remark"))
    joined = plans(brief_of(changed(real, outcomes=few)))
    assert [plan.kinds for plan in joined] != [plan.kinds for plan in plans(whole)]
    assert len(joined) < 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filter_that_no_outcome_belongs_to_has_no_such_slide(real: Dossier, language: Language) -> None:
    brief = brief_of(real, Filter(days=frozenset({real.trip.days[1]})), language=language)
    assert brief.shown.outcomes.empty
    assert plans(brief) == []
