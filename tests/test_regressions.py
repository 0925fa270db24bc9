"""Faults that once were: each stays away."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dashboard.faults import TripError
from dashboard.figures.reader import report_html
from dashboard.figures.style import Style
from dashboard.figures.timeline import timeline
from dashboard.filters import Filter, evidence_shown
from dashboard.frames import Frames
from dashboard.load import load
from dashboard.model import Evidence, Text, Trip
from dashboard.text import sentences
from dashboard.visit import Loaded
from tests.test_architecture import HOME, MODULES
from tests.test_locale import catalogue, constants, modules, prefixes


def test_no_module_is_named_like_the_standard_librarys() -> None:
    own = {name.split("/")[0].removesuffix(".py") for name in MODULES} - {"__init__"}
    assert not own & set(sys.stdlib_module_names)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_stays_short(name: str) -> None:
    assert len((HOME / name).read_text(encoding="utf-8").splitlines()) <= 300


def test_no_phrase_is_idle() -> None:
    used = {constant for module in modules() for constant in constants(module)}
    begun = tuple({start for module in modules() for start in prefixes(module)})
    plain = [key for key in catalogue("en") if not key.startswith("fault.")]
    assert [key for key in plain if key not in used and not key.startswith(begun)] == []


def test_no_fault_is_idle() -> None:
    names = ("load", "tables", "build", "check", "claims", "refusals", "themes")
    text = "".join((HOME / f"{name}.py").read_text(encoding="utf-8") for name in names)
    parts = [key.split(".") for key in catalogue("en") if key.startswith("fault.")]
    codes = {part[1] for part in parts if len(part) == 3} - {"city_unknown", "source_unknown"}
    assert {code for code in codes if f'"{code}"' not in text} == set()


def test_a_word_carries_a_theme_once(real: Loaded) -> None:
    assert [terms for terms in real.whole.mentions["terms"] if len(set(terms)) < len(terms)] == []


@pytest.mark.parametrize("line", ["文旅融合怎么走?我们要抓文旅!", "图书馆里灯火通明!", "记者站来了新人!"])
def test_a_sentence_that_begins_like_a_by_line_is_no_credit(line: str) -> None:
    assert {sentence.kind for sentence in sentences(f"题\n{line}")[1:]} == {"body"}


def test_a_stated_day_without_a_city_is_not_among_the_undated(small: Trip, small_whole: Frames) -> None:
    rows = small_whole.visits.copy()
    rows.loc[0, ["city", "city_basis"]] = [None, "unknown"]
    figure = timeline(small, replace(small_whole, visits=rows), style=Style("en"))
    heights = dict(zip(figure.data[0].customdata, figure.data[0].y, strict=True))
    axis = figure.layout.yaxis
    elsewhere = axis.tickvals[list(axis.ticktext).index("city not said")]
    assert heights["visit:harbour"] == elsewhere


def test_two_events_on_a_day_do_not_cover_each_other(small: Trip, small_whole: Frames) -> None:
    two = pd.concat([small_whole.events, small_whole.events.assign(id="second")], ignore_index=True)
    trace = timeline(small, replace(small_whole, events=two), style=Style("en")).data[1]
    assert len(set(zip(trace.x, trace.y, strict=True))) == 2


def test_a_place_known_to_its_city_needs_the_city(home: Path) -> None:
    path = home / "data/trips/small/visits.csv"
    text = path.read_text(encoding="utf-8")
    given = "haicheng,stated,2023-05-08,stated,,29.05,114.55,campus"
    assert given in text
    path.write_text(text.replace(given, ",unknown,2023-05-08,stated,,29.05,114.55,city"), encoding="utf-8")
    with pytest.raises(TripError) as caught:
        load("small", data=home / "data", seeds=home / "seeds")
    assert [(fault.row, fault.code) for fault in caught.value.faults] == [(2, "city_precision")]


def test_a_basemap_that_is_not_there_and_another_id_are_faults(home: Path) -> None:
    path = home / "data/trips/small/trip.toml"
    text = (
        path.read_text(encoding="utf-8").replace("sea.geojson", "moon.geojson").replace('"small"', '"large"')
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TripError) as caught:
        load("small", data=home / "data", seeds=home / "seeds")
    assert {fault.code for fault in caught.value.faults} == {"basemap", "id_folder"}


def test_stated_only_gives_no_reasons() -> None:
    why = Text(zh="因", en="why")
    item = Evidence(fields=("status", "day"), source="R", start=0, end=1, quote="x", reason=why)
    row = {"city_basis": "stated", "day_basis": "unknown", "location_basis": "stated"}
    assert [one.reason for one in evidence_shown([item], row, Filter(stated_only=True))] == [None]


def test_a_report_of_old_line_ends_keeps_its_paragraphs() -> None:
    assert report_html(sentences("标题\r第一句。\r第二句。")).count("<p>") == 2


@pytest.mark.parametrize(
    ("file", "code"),
    [("visits.csv", "total_visits"), ("cities.csv", "total_cities"), ("sources.csv", "source_unknown")],
)
def test_a_table_of_a_header_alone_is_not_sound(home: Path, file: str, code: str) -> None:
    path = home / "data/trips/small" / file
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    with pytest.raises(TripError) as caught:
        load("small", data=home / "data", seeds=home / "seeds")
    assert code in {fault.code for fault in caught.value.faults}


def test_a_folder_in_place_of_a_table_is_a_fault(home: Path) -> None:
    path = home / "data/trips/small/events.csv"
    path.unlink()
    path.mkdir()
    with pytest.raises(TripError) as caught:
        load("small", data=home / "data", seeds=home / "seeds")
    assert ("events.csv", "file_missing") in {(fault.file, fault.code) for fault in caught.value.faults}


def test_a_route_with_a_gap_is_a_fault(home: Path) -> None:
    path = home / "data/trips/small/cities.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Hekou,,2,", "Hekou,,3,"), encoding="utf-8")
    with pytest.raises(TripError) as caught:
        load("small", data=home / "data", seeds=home / "seeds")
    assert [(fault.row, fault.code) for fault in caught.value.faults] == [(4, "order_gap")]


def test_a_span_as_a_spreadsheet_writes_it_is_read(home: Path, small: Trip) -> None:
    path = home / "data/trips/small/visits.csv"
    text = path.read_text(encoding="utf-8").replace("2023-05-08/2023-05-09", "2023/5/8/2023/5/9")
    path.write_text(text, encoding="utf-8")
    trip = load("small", data=home / "data", seeds=home / "seeds")
    assert [visit.day_span for visit in trip.visits] == [visit.day_span for visit in small.visits]


def test_a_bad_city_is_told_of_once_not_at_each_of_its_sites(home: Path) -> None:
    path = home / "data/trips/small/cities.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("28.5,115.0", "115.0,28.5"), encoding="utf-8")
    with pytest.raises(TripError) as caught:
        load("small", data=home / "data", seeds=home / "seeds")
    assert {(fault.file, fault.code) for fault in caught.value.faults} == {("cities.csv", "swapped")}
