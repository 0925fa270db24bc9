"""The slides of what was brought home: each outcome in its group, cut where it must be, none lost unsaid."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dashboard.brief import Brief
from dashboard.exports.slides import deck
from dashboard.language import LANGUAGES, Language
from dashboard.layout.typeset import drawable
from dashboard.style.escape import one_line
from dashboard.style.outcomes import OutcomeGroup, outcome_groups
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import brief_of, changed
from tests.exports.slides.read import (
    box,
    check_room,
    deck_of,
    opened,
    said,
    slide_titled,
    text_fits,
    with_long_outcomes,
)

AGREED, FIGURES = (
    ("agreement", "area", "model", "next", "planned"),
    (*("figure", "party", "practice", "remark", "ask"),),
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
    """Return the two slides of outcomes, each with the kinds that stand on it."""
    say = brief.style.say
    return [
        (slide_titled(data, say("slides.agreed")), AGREED),
        (slide_titled(data, say("slides.figures")), FIGURES),
    ]


def groups_on(brief: Brief, kinds: tuple[str, ...]) -> list[OutcomeGroup]:
    return [one for one in outcome_groups(brief.shown.outcome_rows, style=brief.style) if one.kind in kinds]


def paragraphs(slide: Any, group: OutcomeGroup) -> list[str]:
    """Return the paragraphs below the heading of a group."""
    head, body = (shape for shape in slide.shapes if shape.name == one_line(group.title)[:40])
    assert head.text_frame.text == group.title
    assert box(head).bottom <= box(body).y
    return [paragraph.text for paragraph in body.text_frame.paragraphs]


def test_the_two_slides_follow_the_overview(made: tuple[Brief, bytes]) -> None:
    brief, data = made
    say = brief.style.say
    titles = [slide.shapes.title.text_frame.text for slide in opened(data).slides]
    assert titles[1:3] == [say("slides.agreed"), say("slides.figures")]
    kinds = {group.kind for group in outcome_groups(brief.shown.outcome_rows, style=brief.style)}
    assert kinds <= {*AGREED, *FIGURES}


def test_every_outcome_is_on_a_slide_or_counted(made: tuple[Brief, bytes]) -> None:
    brief, data = made
    say, total = brief.style.say, 0
    for slide, kinds in slides_of(brief, data):
        for group in groups_on(brief, kinds):
            lines = paragraphs(slide, group)
            shown = [line for line in lines if line.startswith("· ")]
            left = len(group.lines) - len(shown)
            assert lines == shown + ([say("slides.more", n=left)] if left else [])
            total += len(shown) + left
    assert total == len(brief.shown.outcomes)


def test_an_outcome_stands_whole_or_is_cut_at_its_end(made: tuple[Brief, bytes]) -> None:
    brief, data = made
    for slide, kinds in slides_of(brief, data):
        for group in groups_on(brief, kinds):
            shown = [line for line in paragraphs(slide, group) if line.startswith("· ")]
            for line, one in zip(shown, group.lines, strict=False):
                whole = f"· {one_line(one.whole(brief.style))}"
                if line != whole:
                    assert line.endswith("…")
                    assert drawable(whole).startswith(line.removesuffix("…"))


def test_the_notes_hold_the_words_that_the_outcomes_rest_on(made: tuple[Brief, bytes]) -> None:
    brief, data = made
    report = brief.trip.report.text
    for slide, kinds in slides_of(brief, data):
        notes = slide.notes_slide.notes_text_frame.text
        places = re.findall(r"“(.+)”.*?(\d+)\D+?(\d+)", notes.split("sha256")[-1])
        quoted = {(text, int(start), int(end)) for text, start, end in places}
        assert all(one_line(report[start:end]) == text for text, start, end in quoted)
        for group in groups_on(brief, kinds):
            shown = [line for line in paragraphs(slide, group) if line.startswith("· ")]
            for _, one in zip(shown, group.lines, strict=False):
                assert (one_line(report[one.start : one.end]), one.start, one.end) in quoted


def test_nothing_leaves_its_room_and_each_outcome_fits_its_box(made: tuple[Brief, bytes]) -> None:
    brief, data = made
    for slide in opened(data).slides:
        check_room(slide)
    for slide, kinds in slides_of(brief, data):
        titles = {one_line(group.title)[:40] for group in groups_on(brief, kinds)}
        boxes = [shape for shape in slide.shapes if shape.name in titles]
        assert len(boxes) == 2 * len(titles)
        for shape in boxes:
            assert text_fits(shape.text_frame, box(shape).w, box(shape).h)


def test_the_line_that_names_no_owner_stands_on_the_first_slide(made: tuple[Brief, bytes]) -> None:
    brief, data = made
    (first, kinds), (second, _) = slides_of(brief, data)
    note = brief.style.say("outcome.unassigned")
    assert (note in said(first)) == bool(groups_on(brief, kinds))
    assert note not in said(second)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trip_without_outcomes_has_no_such_slide(small_visit: Dossier, language: Language) -> None:
    brief = brief_of(changed(small_visit, outcomes=()), language=language)
    say = brief.style.say
    bare = [slide.shapes.title.text_frame.text for slide in opened(deck.deck(brief).data).slides]
    full = [
        slide.shapes.title.text_frame.text
        for slide in opened(deck_of(small_visit, "everything", language)).slides
    ]
    assert [title for title in full if title not in {say("slides.agreed"), say("slides.figures")}] == bare
    assert len(full) == len(bare) + 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filter_that_no_outcome_belongs_to_has_no_such_slide(real: Dossier, language: Language) -> None:
    brief = brief_of(real, Filter(days=frozenset({real.trip.days[1]})), language=language)
    assert brief.shown.outcomes.empty
    titles = [slide.shapes.title.text_frame.text for slide in opened(deck.deck(brief).data).slides]
    assert not {brief.style.say("slides.agreed"), brief.style.say("slides.figures")} & {*titles}
