"""One line a trip: what its files say, before they are judged, and how a change of them is seen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from dashboard.pack.decide import accept
from dashboard.pack.drafted import claims
from dashboard.parts.trips import trip_list
from dashboard.style.style import Style
from dashboard.trip.glance import Glance, glance
from dashboard.trip.library import Library
from dashboard.trip.values import Span
from tests.drafts import drafted_trip
from tests.homes import OURS, SMALL
from tests.trip.spoil import change
from tests.trips import another


def test_a_line_has_what_the_files_say_of_the_trip_as_a_whole() -> None:
    line, trip = glance(OURS.files("chenzhou-guangdong-2021")), OURS.open("chenzhou-guangdong-2021")
    assert line.title == trip.title
    assert line.cities == tuple(city.name for city in trip.stops)
    assert line.dates == trip.dates
    assert line.sites == trip.totals.visits == 17
    assert line.reported == trip.cited(trip.source).date == "2021-11-18"
    assert (line.report, line.basemap) == (trip.report.file, trip.basemap.file)


def test_a_line_of_faulty_files_has_what_can_be_read(home: Path) -> None:
    change(home, "visits.csv", "29.05", "200")
    change(home, "cities.csv", "1,29.0", "first,29.0")
    change(home, "sources.csv", "2023-05-12", "")
    line = glance(Library(home).files("small"))
    assert line.sites == 5
    assert [city.en for city in line.cities] == ["Hekou"]
    assert line.reported == ""
    assert line.dates == Span(start=dt.date(2023, 5, 8), end=dt.date(2023, 5, 9))
    change(home, "trip.toml", "days = 2", "days = two")
    assert glance(Library(home).files("small")) == Glance("small")


def test_what_a_stranger_wrote_into_a_title_is_fit_for_a_line(home: Path) -> None:
    change(home, "trip.toml", "Qingshan visits Haicheng", "\\u202eQingshan" + "x" * 400)
    title = glance(Library(home).files("small")).title
    assert title is not None
    assert title.en.startswith("\ufffdQingshan")
    assert len(title.en) == 201


def test_a_trip_is_there_under_its_own_name_alone(home: Path) -> None:
    library = Library(home)
    assert library.has("small")
    names = ("Small", "small/", "./small", "../trips/small", ".", "..", "", "a\0b", "x" * 100_000, "none")
    assert [name for name in names if library.has(name)] == []
    assert not Library(home / "nowhere").has("small")
    assert (library.several(), SMALL.several(), Library(home / "nowhere").several()) == (False, False, False)
    another(home)
    assert library.several()


def test_the_stamp_of_one_trip_follows_its_own_files_alone(home: Path) -> None:
    library, name = Library(home), another(home)
    stamp = library.own_stamp(name, f"{name}.txt", "sea.geojson")
    change(home, "trip.toml", "Qingshan visits", "Qingshan sees")
    (home / "seeds/small.txt").write_text("other", encoding="utf-8")
    assert library.own_stamp(name, f"{name}.txt", "sea.geojson") == stamp
    stamps = {stamp}
    for path in (f"data/trips/{name}/visits.csv", f"seeds/{name}.txt", "data/basemap/sea.geojson"):
        (home / path).write_text("changed", encoding="utf-8")
        stamps.add(library.own_stamp(name, f"{name}.txt", "sea.geojson"))
    assert len(stamps) == 4


def test_a_line_of_a_trip_without_dates_year_or_totals_says_none(home: Path) -> None:
    path = home / "data/trips/small/trip.toml"
    frame = path.read_text(encoding="utf-8").split("[dates]")[0]
    path.write_text(frame, encoding="utf-8")
    line = glance(Library(home).files("small"))
    assert (line.dates, line.sites, line.has_year) == (None, None, False)
    dates = '[dates]\nstart = "--05-08"\nend = "--05-09"\nquote = "5月8日-9日"\n'
    path.write_text(frame + dates, encoding="utf-8")
    line = glance(Library(home).files("small"))
    assert line.dates
    assert not line.has_year
    told = trip_list([(line, 0)], [], Style("en"))["lines"][0]["facts"]
    assert told == "Haicheng → Hekou · 8–9 May · report of 2023-05-12"


def test_a_city_passed_again_stands_again(home: Path) -> None:
    change(home, "cities.csv", ",1,29.0", ",1 3,29.0")
    cities = glance(Library(home).files("small")).cities
    assert [city.en for city in cities] == ["Haicheng", "Hekou", "Haicheng"]


def test_a_draft_is_told_as_one_until_a_person_has_decided_on_all_of_it() -> None:
    files = drafted_trip()
    assert glance(files).draft
    for one in claims(files):
        files = accept(files, one.subject, "Lin")
    assert not glance(files).draft
    assert not glance(SMALL.files("small")).draft
