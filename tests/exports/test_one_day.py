"""A trip of one day, in one city: nothing says from that day to the same day."""

from __future__ import annotations

import re

import pytest

from dashboard.exports.formats import make
from dashboard.language import LANGUAGES, Language
from dashboard.view.dossier import Dossier
from tests.briefs import HARBIN, SHANGHAI, brief_of, one_day, through

TWICE = re.compile(
    r"(?<!\d)9(日| Nov)?\s?(–|—|-|至|到|to)\s?(11月)?9(日| Nov)|11-09(/| to | 至 )(2021-)?11-09"
)
"""The day of both trips, 9 November, from itself to itself."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["md", "txt", "html", "svg", "kml", "ics"])
def test_no_range_of_one_day_is_printed(real: Dossier, kind: str, language: Language) -> None:
    for loaded in (one_day(real), through(real, HARBIN, SHANGHAI, days=1)):
        said = make(
            brief_of(loaded, language=language), kind, "text" if kind == "svg" else None
        ).data.decode()
        assert TWICE.search(said) is None
        assert brief_of(loaded, language=language).dates.startswith(
            "9 Nov 2021" if language == "en" else "2021年11月9日（"
        )


def test_the_pattern_knows_such_ranges() -> None:
    for one in ("9–9 Nov", "9 to 9 Nov", "11月9日至9日", "9日至11月9日", "2021-11-09/2021-11-09"):
        assert TWICE.search(one), one
