"""Trips side by side as a picture: the page's numbers, all within the sheet and none over another."""

from __future__ import annotations

import io
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from dashboard.cli import main
from dashboard.cli.said import BAD_INPUT
from dashboard.exports.sheet import compared as sheet
from dashboard.exports.sheet.canvas import Canvas
from dashboard.language import LANGUAGES, Language
from dashboard.layout.box import Box
from dashboard.layout.typeset import width
from dashboard.parts.comparison import Comparison
from dashboard.trip.library import HOME
from dashboard.trip.values import Span, Text, Totals
from dashboard.view.dossier import Dossier
from tests.briefs import brief_of, changed, one_day, seven_cities
from tests.trips import another

SHEETS: list[Recording] = []


class Recording(Canvas):
    """A sheet that remembers the place of each line that is written on it."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.texts: list[tuple[str, Box]] = []
        SHEETS.append(self)

    def text(self, x: float, y: float, text: str, size: float, **how: Any) -> float:
        wide = width(text, size, how.get("bold", False))
        left = x - {"left": 0, "center": wide / 2, "right": wide}[how.get("align", "left")]
        self.texts.append((text, Box(left, y - size / 2, wide, size)))
        return super().text(x, y, text, size, **how)


def four(real: Dossier, small: Dossier) -> list[Dossier]:
    assert small.trip.dates
    long = Span(start=small.trip.dates.start, end=small.trip.dates.start.replace(day=28))
    name = Text(
        zh="名称很长很长很长很长很长很长的代表团赴各地学习考察", en="A delegation of a very long name " * 3
    )
    return [seven_cities(real), changed(small, title=name), one_day(real), changed(small, dates=long)]


def bare(small: Dossier) -> Dossier:
    """Return the trip without dates, totals, home or a site in any city."""
    none = {"day": None, "day_basis": "unknown", "day_span": None}
    visits = tuple(visit.model_copy(update=none) for visit in small.trip.visits)
    stops = tuple(city for city in small.trip.cities if not city.is_home)
    return changed(small, dates=None, totals=Totals(), cities=stops, visits=visits, events=(), outcomes=())


def written(trips: list[Dossier], patch: pytest.MonkeyPatch, language: Language) -> list[tuple[str, Box]]:
    patch.setattr(sheet, "Canvas", Recording)
    sheet.png(Comparison(tuple(brief_of(trip, language=language) for trip in trips)))
    return SHEETS[-1].texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_on_the_sheet_and_over_no_other(
    real: Dossier, small_visit: Dossier, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    for trips in ([real, small_visit], four(real, small_visit), [bare(small_visit)] * 2):
        texts = written(trips, monkeypatch, language)
        assert [text for text, box in texts if box.x < 0 or box.right > 1920 or box.bottom > 1080] == []
        words = [line for line in texts if not line[0].isdigit()]  # squares of cities close by may overlap
        over = [(a, b) for (a, one), (b, two) in combinations(words, 2) if one.overlap(two) > 4]
        assert over == []


def test_the_numbers_are_those_of_the_page(
    real: Dossier, small_visit: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [text for text, _ in written([real, small_visit], monkeypatch, "en")]
    assert texts.count("6 sites") == 1
    assert {"9 Nov, Guangzhou", "8 May, Haicheng", "20% (1)", "50% (1)", "8 sites"} <= {*texts}
    assert any("sha256 4aa65a48" in text for text in texts)


def test_the_command_writes_the_same_picture_under_a_name_of_the_trips(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME, str(home))
    another(home)
    made = ["--made", "2026-02-03", "--lang", "zh", "-o", str(home)]
    for _ in range(2):
        assert main(["compare", "small", "inland-2024", *made]) == 0
    data = (home / "compare_small_inland-2024_zh.png").read_bytes()
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (1920, 1080)
    other = [*made[:-1], str(home / "again.png")]
    assert main(["compare", "small", "inland-2024", *other]) == 0
    assert (home / "again.png").read_bytes() == data
    capsys.readouterr()
    assert main(["compare", "small", "small", "--lang", "en"]) == BAD_INPUT
    assert capsys.readouterr().err == "error: 1 trip is named; name two to 4 to compare.\n"
    assert main(["compare", "small", "nowhere", "--lang", "en", "-o", str(home)]) == 1
    assert "There is no such trip" in capsys.readouterr().err
