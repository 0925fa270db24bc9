"""A year or a letter that the report does not print stands nowhere without the source it comes from."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from dashboard.exports.data.csvs import csv
from dashboard.exports.data.tables import NAMES
from dashboard.language import LANGUAGES, Language
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import brief_of
from tests.exports.words import KINDS, kept_words, unnamed_letters, words_of

FILTERS = {
    "everything": Filter(),
    "a city": Filter(cities=frozenset({"guangzhou"})),
    "a city without a site": Filter(cities=frozenset({"dongguan"})),
    "a day": Filter(days=frozenset({dt.date(2021, 11, 10)})),
    "a theme": Filter(themes=frozenset({"energy"})),
}
NOTE = {"zh": "（年份据广州日报）", "en": " (year from Guangzhou Daily)"}
DATES = {"zh": "2021年11月9日至11日", "en": "9–11 Nov 2021"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["md", "txt"])
@pytest.mark.parametrize("name", FILTERS)
def test_no_year_stands_bare_in_a_text(real: Dossier, name: str, kind: str, language: Language) -> None:
    assert "2021" not in real.trip.report.text
    brief, outside = brief_of(real, FILTERS[name], language=language), 0
    date = rf"(?:年\d+月\d+日至\d+日|-\d\d-\d\d)?{re.escape(NOTE[language])}"
    sources = {f"{one.id} {one.publisher.of(language)}": one for one in real.trip.sources}
    for line in words_of(brief, kind).splitlines():
        source = next((one for start, one in sources.items() if line[2:].startswith(start)), None)
        if source is None:
            assert re.findall(rf"2021(?!{date})", line) == []
        elif source.id == real.trip.source:
            assert re.search({"zh": "年份据", "en": "year (is )?from"}[language], line)
        else:
            outside += 1  # its own date, which it prints
    assert outside == len(real.trip.sources) - 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_year_is_told_with_its_source(real: Dossier, kind: str, language: Language) -> None:
    brief = brief_of(real, language=language)
    words = kept_words(brief, kind)
    assert brief.dates == DATES[language] + NOTE[language]
    assert brief.statement["title"] == f"{brief.title} · {brief.dates}"
    assert brief.dates in words
    assert f"2021-11-18{NOTE[language]}" in brief.source
    assert brief.source in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_of_a_source_is_without_its_name(real: Dossier, kind: str, language: Language) -> None:
    brief = brief_of(real, language=language)
    assert unnamed_letters(brief, kept_words(brief, kind)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", NAMES)
def test_no_letter_of_a_source_is_without_its_name_in_a_csv(
    real: Dossier, table: str, language: Language
) -> None:
    brief = brief_of(real, language=language)
    words = csv(brief, table).decode("utf-8-sig").replace(",", "\n")
    assert unnamed_letters(brief, words) == set()


def test_a_letter_without_a_name_is_found(real: Dossier) -> None:
    brief = brief_of(real)
    assert unnamed_letters(brief, "园区据来源 E。（E · 科技日报，2023-10-25）") == set()
    assert unnamed_letters(brief, "园区据来源 E。（A · 中国访谈网）") == {"E"}
    assert unnamed_letters(brief, "its year is from source B") == {"B"}
