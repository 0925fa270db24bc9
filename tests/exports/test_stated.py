"""Under "stated only" no format in any language tells a reason, a source or a year from elsewhere."""

from __future__ import annotations

import re

import pytest

from dashboard.brief import Brief
from dashboard.language import LANGUAGES, Language
from dashboard.trip.model import City, Event, Visit
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import brief_of, changed
from tests.exports.words import KINDS, PROSE, kept_words, unnamed_letters, words_of

STATED = Filter(stated_only=True)


def said(loaded: Dossier, language: Language, kind: str) -> str:
    """Return the words of an export under stated only."""
    return kept_words(brief_of(loaded, STATED, language=language), kind)


def reasons_of(brief: Brief) -> set[str]:
    """Return our reasons for what the report does not state, of every record, in both languages."""
    trip = brief.trip
    records: list[City | Visit | Event] = [*trip.cities, *trip.visits, *trip.events]
    held = [trip.evidence, *(record.evidence for record in records)]
    found = [item.reason for evidence in held for item in evidence if item.reason]
    return {words for reason in found for words in (reason.zh, reason.en)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_reason_is_told_that_was_taken_back(real: Dossier, kind: str, language: Language) -> None:
    reasons = reasons_of(brief_of(real, STATED))
    assert len(reasons) > 30
    words = said(real, language, kind)
    assert [reason for reason in reasons if reason in words] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_outside_source_is_named(real: Dossier, kind: str, language: Language) -> None:
    brief = brief_of(real, STATED, language=language)
    kept = {source.id for source in brief.view.sources}
    assert kept == {"A", "D"}
    words = said(real, language, kind)
    for source in real.trip.sources:
        if source.id not in kept:
            names = {*source.publisher.model_dump().values(), *source.says.model_dump().values()}
            assert [name for name in {*names, source.address} if name in words] == []
            assert re.findall(rf"(?:来源|[Ss]ource) ?{source.id}\b", words) == []
            assert re.findall(rf"(?m)^\W*{source.id}$|\b{source.id} · ", words) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_of_a_source_is_without_its_name(real: Dossier, kind: str, language: Language) -> None:
    brief = brief_of(real, STATED, language=language)
    assert unnamed_letters(brief, said(real, language, kind)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PROSE)
def test_no_year_is_told_that_the_report_does_not_print(real: Dossier, kind: str, language: Language) -> None:
    assert "2021" not in real.trip.report.text
    words = said(real, language, kind)
    assert "2026-02-03" in words
    assert re.findall(r".{0,20}2021(?=年|-|\b).{0,20}", words) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_line_that_every_export_states_has_the_year(real: Dossier, kind: str, language: Language) -> None:
    brief = brief_of(real, STATED, language=language)
    assert brief.dates == {"zh": "11月9日至11日", "en": "9–11 Nov"}[language]
    assert [line for line in brief.statement.values() if "2021" in line] == []
    assert brief.dates in said(real, language, kind)
    assert brief_of(real, language=language).dates not in said(real, language, kind)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_stated_of_a_site_is_in_no_file(
    small_visit: Dossier, kind: str, language: Language
) -> None:
    words = said(small_visit, language, kind)
    hidden = [visit for visit in small_visit.trip.visits if visit.name and visit.status != "stated"]
    assert [visit.id for visit in hidden] == ["wetland", "oldstreet"]
    for visit in hidden:
        assert visit.name
        assert visit.name.en not in words
        assert f"{visit.number} {visit.name.zh}" not in words  # its words in the report may be quoted
        assert f"visit:{visit.id}" not in words
    assert [reason for reason in reasons_of(brief_of(small_visit, STATED)) if reason in words] == []
    brief = brief_of(small_visit, STATED, language=language)
    say = brief.style.say
    for basis in ("inferred", "external"):
        assert say("basis.bracket", basis=say(f"basis.{basis}")) not in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_numbers_are_those_of_what_is_left(real: Dossier, kind: str, language: Language) -> None:
    brief = brief_of(real, STATED, language=language)
    words = said(real, language, kind)
    assert brief.shown_sum in words
    assert re.search(r"6.*= 6", brief.shown_sum)
    assert brief.sum in words


@pytest.mark.parametrize("kind", ["csv", "xlsx", "geojson", "kml", "json"])
def test_our_reason_is_taken_from_words_that_stay(small_visit: Dossier, kind: str) -> None:
    first, *others = small_visit.trip.visits
    own, *more = first.evidence
    assert own.quote
    reasoned = own.model_copy(update={"reason": Text(zh="本站的理由", en="a reason of ours")})
    visit = first.model_copy(update={"evidence": (reasoned, *more)})
    loaded = changed(small_visit, visits=(visit, *others))
    whole, stated = (
        words_of(brief_of(loaded, Filter(stated_only=only)), kind).replace("\\n", "\n")
        for only in (False, True)
    )
    assert "本站的理由" in whole
    assert "本站的理由" not in stated
    assert own.quote in stated
