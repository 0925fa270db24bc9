"""Nothing leaves its room on a slide: text is measured, and cut where it would."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.exports.slides import deck
from dashboard.exports.slides.parts import Para, fit, shorten
from dashboard.language import LANGUAGES, Language
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import EVERY, FILTERS, brief_of, every
from tests.exports.slides.read import (
    box,
    cells,
    check_room,
    deck_of,
    opened,
    shape_of,
    sizes,
    slide_of,
    trees,
    with_long_names,
    with_many,
)

REAL = {
    "the real one in a day": Filter(days=frozenset({dt.date(2021, 11, 10)})),
    "the real one": Filter(),
    "the real one in a small city": Filter(cities=frozenset({"shenzhen"})),
    "the real one where nothing is certain": Filter(cities=frozenset({"dongguan"})),
    "the real one on energy": Filter(themes=frozenset({"energy"})),
}
"""What test_outcomes.py makes besides, it checks itself."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*FILTERS, "sixty", "long", *REAL])
def test_nothing_leaves_its_room(small_visit: Dossier, real: Dossier, name: str, language: Language) -> None:
    if name in FILTERS:
        data = deck_of(small_visit, name, language)
    else:
        odd = {
            "sixty": with_many(small_visit, 60),
            "long": with_long_names(small_visit),
        }.get(name, real)
        data = deck.deck(brief_of(odd, REAL.get(name, Filter()), language=language)).data
    for slide in opened(data).slides:
        check_room(slide)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*FILTERS, "sixty", "long", *REAL])
def test_nothing_leaves_its_room_on_the_one_slide(
    small_visit: Dossier, real: Dossier, name: str, language: Language
) -> None:
    odd = {"sixty": with_many(small_visit, 60), "long": with_long_names(small_visit)}
    loaded = odd.get(name, real if name in REAL else small_visit)
    brief = brief_of(loaded, {**FILTERS, **REAL}.get(name, Filter()), language=language)
    (slide,) = opened(deck.pptx(brief).data).slides
    check_room(slide)


def test_long_names_are_cut_with_an_ellipsis(small_visit: Dossier) -> None:
    data = deck.deck(brief_of(with_long_names(small_visit))).data
    title = opened(data).slides[0].shapes.title.text_frame.text
    assert title.endswith("…")
    rows = cells(shape_of(slide_of(data, "考察点", "table"), "table").table)[1:]
    assert rows
    assert all(row[1].endswith("…") or "另有" in row[1] or "未列名" in row[1] for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["pptx", "deck"])
def test_no_letter_is_under_12_points_and_the_body_has_14(
    real: Dossier, kind: str, language: Language
) -> None:
    data = getattr(deck, kind)(brief_of(real, language=language)).data
    for name, tree in trees(data):
        if name.startswith(("ppt/slides/", "ppt/charts/")) and not name.endswith(".rels"):
            assert min(sizes(tree), default=12) >= 12, name
    body = [
        run.font.size.pt
        for slide in opened(data).slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if paragraph.text.startswith("· ")
        for run in paragraph.runs
    ]
    assert kind == "pptx" or len(body) > 20
    assert all(size >= 14 for size in body)


def test_what_fits_keeps_its_quotation_marks() -> None:
    assert fit("Chenzhou’s “study”", 400, 24) == "Chenzhou’s “study”"
    assert shorten("一二三四五六七八九十" * 9, 200, 20, 2).endswith("…")
    assert Para("一二三四五六七八九十", 20, "#000000", "zh").lines(210) == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EVERY)
def test_no_slide_is_covered_cut_or_nearly_blank_in_any_choice(
    real: Dossier, name: str, language: Language
) -> None:
    brief = every(real, name, language)
    for kind in (deck.deck, deck.pptx):
        for slide in opened(kind(brief).data).slides:
            check_room(slide)
            lowest = max(box(shape).bottom for shape in slide.shapes if not shape.is_placeholder)
            assert lowest > 300, slide.shapes.title.text_frame.text
            assert len(slide.shapes) > 4
