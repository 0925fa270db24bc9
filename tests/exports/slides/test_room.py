"""Nothing leaves its room on a slide: text is measured, and cut where it would."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.exports.slides import deck
from dashboard.exports.slides.parts import Para, fit, shorten
from dashboard.language import LANGUAGES, Language
from dashboard.layout.typeset import width
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import FILTERS, brief_of
from tests.exports.slides.read import (
    cells,
    check_room,
    deck_of,
    opened,
    shape_of,
    with_long_names,
    with_many,
)

REAL = {
    "the real one in a day": Filter(days=frozenset({dt.date(2021, 11, 10)})),
    "the real one in a small city": Filter(cities=frozenset({"shenzhen"})),
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


def test_long_names_are_cut_with_an_ellipsis(small_visit: Dossier) -> None:
    slide = opened(deck.pptx(brief_of(with_long_names(small_visit))).data).slides[0]
    title = slide.shapes.title.text_frame.text
    assert title.endswith("…")
    assert width(title, 48, True) <= 0.92 * 1808
    assert all(row[1].endswith("…") for row in cells(shape_of(slide, "table").table)[1:])


def test_what_fits_keeps_its_quotation_marks() -> None:
    assert fit("Chenzhou’s “study”", 400, 24) == "Chenzhou’s “study”"
    assert shorten("一二三四五六七八九十" * 9, 200, 20, 2).endswith("…")
    assert Para("一二三四五六七八九十", 20, "#000000", "zh").lines(210) == 2
