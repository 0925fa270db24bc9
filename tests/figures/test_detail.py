"""The detail panel: each field with how it is known, the words it rests on, and what was brought home."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dashboard.figures.detail import detail
from dashboard.figures.panel import Panel
from dashboard.style.looks import LOOKS
from dashboard.style.outcomes import outcome_line
from dashboard.themes.lexicon import Lexicon
from dashboard.view.dossier import Dossier, dossier
from dashboard.view.filters import Filter
from dashboard.view.selection import Kind, Selection
from dashboard.view.view import View
from tests.figures.read import EN, STATED, ZH
from tests.trip.spoil import add, change, read

BATTERY, TALKS = Selection("visit", "battery"), Selection("event", "talks")


def panel(loaded: Dossier, kind: Kind, identifier: str, chosen: Filter | None = None) -> Panel:
    return detail(View(loaded, chosen or Filter()), Selection(kind, identifier), style=EN)


def known(one: Panel) -> dict[str, str]:
    return {field.id: field.basis for field in one.fields}


# How a field is known


def test_each_field_says_how_it_is_known(small_visit: Dossier) -> None:
    harbour, battery, street = (
        panel(small_visit, "visit", one) for one in ("harbour", "battery", "oldstreet")
    )
    assert known(harbour) == {
        **{"status": "stated", "city": "stated", "day": "stated"},
        **{"location": "outside source", "themes": "stated"},
    }
    assert known(battery) == {
        **{"status": "stated", "city": "inferred", "day": "inferred"},
        **{"location": "inferred", "themes": "outside source"},
    }
    assert known(street)["city"] == known(street)["day"] == "unknown"
    assert known(street)["status"] == ""


def test_a_stated_field_whose_words_have_it_only_by_context_says_so(home: Path, lexicon: Lexicon) -> None:
    change(home, "visits.csv", "harbour,海城港,", "harbour,海城新港,")
    words = 'visit:harbour,status city day themes,R,"5月8日上午,代表团在海城港看集装箱码头",'
    change(home, "evidence.csv", f"{words},,\n", f"{words},说的就是新港。,The new one is meant.\n")
    loaded = dossier(read(home), lexicon)
    fields = {field.id: field for field in panel(loaded, "visit", "harbour").fields}
    assert fields["status"].basis == "stated (by context)"
    assert [one.text for one in fields["status"].reasons] == ["The new one is meant."]
    chinese = detail(View(loaded), Selection("visit", "harbour"), style=ZH)
    assert {field.id: field.basis for field in chinese.fields}["status"] == "写明（据上下文）"


def test_one_quote_that_has_the_thing_outweighs_those_by_context(home: Path, lexicon: Lexicon) -> None:
    add(home, "evidence.csv", "visit:harbour,status,R,港口物流一片繁忙,,紧接。,It follows.")
    assert known(panel(dossier(read(home), lexicon), "visit", "harbour"))["status"] == "stated"


def test_the_mark_of_the_panel_has_the_look_of_the_status(real: Dossier) -> None:
    for visit in real.trip.visits:
        mark = panel(real, "visit", visit.id).mark
        assert mark
        assert (mark.number, mark.look) == (str(visit.number), visit.status)
        assert mark.look in LOOKS


def test_an_event_says_the_half_of_its_day(real: Dossier) -> None:
    fields = {field.id: field for field in panel(real, "event", "signing").fields}
    assert fields["day"].value == "9 Nov, afternoon"
    assert fields["day"].basis == "stated"
    assert (fields["city"].value, fields["city"].basis) == ("Guangzhou", "outside source")
    assert [one.source for one in fields["city"].reasons] == ["B · Guangzhou Daily, 2021-11-10"]


# What was brought home from it


def test_a_visit_and_an_event_have_the_outcomes_that_belong_to_them(small_visit: Dossier) -> None:
    battery, talks = panel(small_visit, "visit", "battery"), panel(small_visit, "event", "talks")
    assert [one.text for one in battery.outcomes] == ["One lithium battery line, 12 workers"]
    assert [one.text for one in talks.outcomes] == [
        "Qingshan is to join the Bay Area on its own initiative (an aim)"
    ]
    report = small_visit.trip.report.text
    (workers,) = battery.outcomes
    assert report[workers.start : workers.end] == "一条锂电池生产线只用12名工人"
    assert panel(small_visit, "visit", "harbour").outcomes == []


@pytest.mark.parametrize(("kind", "identifier"), [("city", "haicheng"), ("theme", "energy")])
def test_a_city_and_a_theme_have_none_of_their_own(small_visit: Dossier, kind: Kind, identifier: str) -> None:
    assert panel(small_visit, kind, identifier).outcomes == []


def test_what_a_filter_leaves_out_is_not_in_the_panel(small_visit: Dossier) -> None:
    tuesday = Filter(days=frozenset({dt.date(2023, 5, 9)}))
    assert [row["id"] for row in View(small_visit, tuesday).shown.outcome_rows] == []
    could_be = detail(View(small_visit, tuesday), BATTERY, style=EN)
    assert could_be.note == ""
    assert could_be.outcomes == []
    gone = detail(View(small_visit, tuesday), TALKS, style=EN)
    assert gone.note == "The current filter leaves it out."
    assert gone.outcomes == []


def test_the_real_signing_brought_its_agreement_areas_and_models_home(real: Dossier) -> None:
    rows = [row for row in real.whole.outcome_rows if row["belongs"] == "event:signing"]
    shown = panel(real, "event", "signing").outcomes
    assert [one.text for one in shown] == [outcome_line(row, style=EN).whole(EN) for row in rows]
    assert len([row for row in rows if row["kind"] in {"area", "model"}]) == 10
    assert panel(real, "event", "signing", STATED).outcomes == shown
    assert len(panel(real, "visit", "water-purification").outcomes) >= 3


# Under stated only


def test_under_stated_only_the_panel_gives_no_reason_and_no_other_source(small_visit: Dossier) -> None:
    harbour = panel(small_visit, "visit", "harbour", STATED)
    assert known(harbour)["location"] == "stated"  # it stands at the point of its stated city
    assert not [reason for field in harbour.fields for reason in field.reasons]
    battery = panel(small_visit, "visit", "battery", STATED)
    assert known(battery)["city"] == known(battery)["day"] == "unknown"
    assert [one.text for one in battery.quotes] == ["离港口不远的晨光电池厂"]


def test_every_quote_and_outcome_of_every_panel_stands_in_the_report(real: Dossier) -> None:
    report = real.trip.report.text
    for chosen in (Filter(), STATED):
        for visit in real.trip.visits:
            one = panel(real, "visit", visit.id, chosen)
            assert all(report[quote.start : quote.end] == quote.text for quote in one.quotes)
            assert all(0 <= line.start < line.end <= len(report) for line in one.outcomes)
