"""What every data export does: it refuses what is empty, gives the same bytes, and states what all state."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable

import pytest
from icalendar import Calendar
from lxml import etree

from dashboard.brief import NothingShownError
from dashboard.language import LANGUAGES, Language
from dashboard.view.dossier import Dossier
from tests.briefs import NOTHING, brief_of, changed
from tests.exports.data.read import EXPORTS, FILTERS, KML, book_of, entries, features, placemarks, rows_of


@pytest.mark.parametrize("name", EXPORTS)
def test_a_filter_that_leaves_nothing_is_refused(small_visit: Dossier, name: str) -> None:
    brief = brief_of(small_visit, NOTHING)
    with pytest.raises(NothingShownError) as caught:
        EXPORTS[name](brief)
    assert str(caught.value) == brief.nothing
    assert brief.nothing.startswith(brief.style.say("brief.nothing", filters=brief.filter))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_brief_gives_the_same_bytes(real: Dossier, name: str, language: Language) -> None:
    made = EXPORTS[name](brief_of(real, language=language))
    assert made == EXPORTS[name](brief_of(real, language=language))
    assert made != EXPORTS[name](brief_of(real, language="zh" if language == "en" else "en"))


@pytest.mark.parametrize("name", ["geojson", "kml", "ics"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_is_in_what_is_one_text(real: Dossier, name: str, language: Language) -> None:
    brief = brief_of(real, FILTERS["a city"], language=language)
    made = EXPORTS[name](brief)
    reading: dict[str, Callable[[bytes], str]] = {
        "geojson": lambda text: "".join(json.loads(text)["about"].values()),
        "kml": lambda text: etree.fromstring(text).findtext(f"{KML}Document/{KML}description", ""),
        "ics": lambda text: str(Calendar.from_ical(text)["DESCRIPTION"]),
    }
    said = reading[name](made)
    assert [*brief.statement] == [
        *("title", "filter", "sum", "shown", "sum_note", "basis", "themes", "source", "map", "made"),
    ]
    assert [line for line in brief.statement.values() if line not in said] == []


def test_sixty_visits_in_a_city_are_all_there(small_visit: Dossier) -> None:
    first = small_visit.trip.visits[1]
    more = [first.model_copy(update={"id": f"works-{n}", "number": 5 + n}) for n in range(1, 61)]
    brief = brief_of(changed(small_visit, visits=(*small_visit.trip.visits, *more)))
    assert len(rows_of(brief)) == 65
    assert book_of(brief)["考察点"].max_row == 66
    assert sum(one["geometry"] is not None for one in features(brief, "visit")) == 63
    assert len(placemarks(brief, 1)) == 63
    assert len(entries(brief)) == 64


def test_what_only_could_belong_is_in_the_tables_and_not_in_the_calendar(real: Dossier) -> None:
    brief = brief_of(real, FILTERS["a small city"])
    assert Counter(row["是否符合筛选"] for row in rows_of(brief)) == {"符合": 2, "也可能符合，不计入": 8}
    assert {*entries(brief)} == {"visit-shuifa-singyes", "visit-gree"}
