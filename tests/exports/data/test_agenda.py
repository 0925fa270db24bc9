"""The calendar, read back: what is certain and dated, each entry with how its day is known."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from icalendar import Calendar

from dashboard.brief import NothingShownError
from dashboard.exports.data.agenda import ics
from dashboard.exports.data.csvs import csv
from dashboard.exports.data.tables import tables
from dashboard.language import LANGUAGES, Language
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import brief_of
from tests.exports.data.read import FILTERS, HOSTILE, entries, hostile, told


def test_the_calendar_has_an_entry_for_all_that_is_certain_and_dated(real: Dossier) -> None:
    for name in ("everything", "a city", "a day", "a theme"):
        brief = brief_of(real, FILTERS[name])
        known = told(brief)
        dated = {f"visit-{row['id']}" for row in known["visits"] if row["day"]}
        assert {*entries(brief)} == dated | {f"event-{row['id']}" for row in known["events"]}
    assert len(entries(brief_of(real))) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_is_one_of_rfc_5545(real: Dossier, language: Language) -> None:
    brief = brief_of(real, language=language)
    data = ics(brief)
    calendar = Calendar.from_ical(data)
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert str(calendar["X-WR-CALNAME"]) == str(calendar["NAME"]) == brief.title
    unfolded = data.replace(b"\r\n ", b"").split(b"\r\n")
    about = [line.partition(b":")[2] for line in unfolded if re.match(rb"(DESCRIPTION|X-WR-CALDESC):", line)]
    assert about[0] == about[1]
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert not [entry for entry in calendar.walk() if entry.errors]
    assert len({str(entry["UID"]) for entry in calendar.walk("VEVENT")}) == 12


def test_the_calendar_holds_any_name(small_visit: Dossier) -> None:
    found = entries(brief_of(hostile(small_visit)))
    for key in ("formula", "markup", "long", "spaced"):
        assert str(found[f"visit-bad-{key}"]["SUMMARY"]) == HOSTILE[key]
    assert str(found["visit-bad-control"]["SUMMARY"]) == "bell here"


def test_an_entry_says_the_day_and_how_it_is_known(real: Dossier) -> None:
    brief = brief_of(real)
    gree = entries(brief)["visit-gree"]
    assert gree["DTSTART"].dt == dt.date(2021, 11, 10)
    assert gree["DTSTART"].params["VALUE"] == "DATE"
    assert gree["DTEND"].dt == dt.date(2021, 11, 11)
    assert gree["DTSTAMP"].dt == dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
    assert str(gree["SUMMARY"]) == "格力电器（推断）"
    assert str(gree["LOCATION"]) == "珠海"
    assert (gree["STATUS"], gree["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")
    assert gree["UID"] == "visit-gree@chenzhou-guangdong-2021.visit-dashboard"
    said = str(gree["DESCRIPTION"])
    assert said.startswith("城市：珠海（推断）\n")
    assert "可能在11月9日至11日" in said
    assert "格力电器" in said
    assert said.endswith(brief.source)
    assert str(entries(brief)["visit-yuexiu"]["SUMMARY"]) == "越秀集团（推断）（可能）"


def test_an_entry_has_a_point_only_where_more_than_the_city_is_known(real: Dossier) -> None:
    found = entries(brief_of(real))
    points = {uid: entry["GEO"].to_ical() for uid, entry in found.items() if "GEO" in entry}
    assert {*points} == {"visit-sme-hall", "visit-gree", "visit-knowledge-city"}
    assert points["visit-gree"] == "22.24;113.51"
    assert "LOCATION" not in found["event-publication"]


def test_what_the_report_states_is_confirmed_and_bears_no_bracket(
    real: Dossier, small_visit: Dossier
) -> None:
    signing = entries(brief_of(real))["event-signing"]
    assert (str(signing["SUMMARY"]), signing["STATUS"]) == ("会谈与签署战略合作框架协议", "CONFIRMED")
    harbour = entries(brief_of(small_visit))["visit-harbour"]
    assert (str(harbour["SUMMARY"]), harbour["STATUS"]) == ("海城港", "CONFIRMED")
    assert str(harbour["LOCATION"]) == "海城"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filter_that_leaves_nothing_dated_has_no_calendar(small_visit: Dossier, language: Language) -> None:
    brief = brief_of(small_visit, Filter(themes=frozenset({"wellbeing"})), language=language)
    visits = tables(brief)["visits"]
    assert list(visits[visits["fit"] == "certain"]["id"]) == ["oldstreet"]
    assert csv(brief)
    with pytest.raises(NothingShownError) as caught:
        ics(brief)
    assert brief.filter in str(caught.value)
    assert ("日历" if language == "zh" else "calendar") in str(caught.value)
