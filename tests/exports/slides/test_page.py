"""What every slide has: notes with each quote at its place, our English, alternative text."""

from __future__ import annotations

import pytest
from pptx.oxml.ns import qn

from dashboard.exports.slides import deck
from dashboard.exports.slides.file import PX
from dashboard.language import Language
from dashboard.view.dossier import Dossier
from tests.briefs import brief_of
from tests.exports.slides.read import CASES, deck_of, opened, pictures, quoted, said


@pytest.mark.parametrize(("name", "language"), CASES)
def test_the_notes_of_the_last_slide_hold_every_quote_with_its_place(
    small_visit: Dossier, name: str, language: Language
) -> None:
    report = small_visit.trip.report.text
    slides = [*opened(deck_of(small_visit, name, language)).slides]
    notes = slides[-1].notes_slide.notes_text_frame.text
    held = quoted(notes)
    assert all(report[start:end] == text for text, start, end in held)
    parts = {part.text for part in small_visit.sentences if len(part.text) > 8}
    on_slides = parts & {line for slide in slides for line in said(slide).split("\n")}
    assert on_slides <= {text for text, _, _ in held}


def test_quotes_come_with_our_english(real: Dossier) -> None:
    brief = brief_of(real, language="en")
    slides = [*opened(deck.deck(brief).data).slides]
    text = "\n".join(map(said, slides))
    shown = [one for one in brief.ranked if one.text in text]
    assert shown
    assert all(brief.gloss(quote) in text for quote in shown)
    assert all(brief.gloss(quote) in slides[-1].notes_slide.notes_text_frame.text for quote in shown)


@pytest.mark.parametrize(("name", "language"), CASES)
def test_maps_charts_and_tables_have_alternative_text(
    small_visit: Dossier, name: str, language: Language
) -> None:
    for slide in opened(deck_of(small_visit, name, language)).slides:
        for node in slide.element.iter(qn("p:pic"), qn("p:graphicFrame"), qn("p:grpSp")):
            about = node.xpath("./*/p:cNvPr/@descr")
            assert about
            assert len(about[0]) > 10


def test_the_maps_text_tells_cities_legs_and_places(small_visit: Dossier) -> None:
    (picture,) = pictures(opened(deck.pptx(brief_of(small_visit, language="en")).data).slides[0])
    assert picture._element.xpath("./*/p:cNvPr/@descr") == [
        "Route map. Cities in order: Qingshan (the delegation’s city); Haicheng (2 sites); Hekou (1 site). "
        "Legs: Haicheng to Hekou. "
        "Placed on the map: 1 Haicheng Harbour (known to the campus); "
        "2 Chenguang Battery Works (known to the city only); 3 Yunhu Wetland Park (known to the city only). "
        "Numbers not on the map: 4, 5."
    ]
    assert picture.image.size[0] == round(2 * picture.width / PX)


@pytest.mark.parametrize(("name", "language"), CASES)
def test_no_placeholder_is_left_empty(small_visit: Dossier, name: str, language: Language) -> None:
    for slide in opened(deck_of(small_visit, name, language)).slides:
        for one in (slide, slide.notes_slide):
            for shape in one.placeholders:
                assert not shape.has_text_frame or shape.text_frame.text.strip() or "Image" in shape.name
