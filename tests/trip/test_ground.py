"""The ground of a trip's map: which file it is where none is named, and whose it says it is."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from dashboard.trip.faults import TripError
from dashboard.trip.files import BASEMAP
from dashboard.trip.library import Library
from dashboard.trip.values import Text
from tests.homes import OURS
from tests.trip.spoil import change, places, read

SEA = "data/basemap/sea.geojson"
CREDIT = {"zh": "海岸线 © 测绘院", "en": "Coast © Survey"}


def credited(home: Path, credit: Any) -> None:
    table = json.loads((home / SEA).read_text(encoding="utf-8"))
    (home / SEA).write_text(json.dumps({**table, "credit": credit}), encoding="utf-8")


def test_a_trip_that_names_no_basemap_has_that_of_the_country(home: Path) -> None:
    change(home, "trip.toml", 'basemap = "sea.geojson"\n', "")
    assert places(home) == [("trip.toml", 0, "basemap", "basemap")]
    shutil.copy(OURS.basemaps / BASEMAP, home / "data/basemap")
    assert read(home).basemap.file == BASEMAP == "china.geojson"


@pytest.mark.parametrize("name", ["china.geojson", "pearl-river-delta.geojson"])
def test_our_basemaps_have_a_credit_and_no_boundary(home: Path, name: str) -> None:
    shutil.copy(OURS.basemaps / name, home / "data/basemap")
    change(home, "trip.toml", "sea.geojson", name)
    credit = read(home).basemap.credit
    assert credit
    assert all("© OpenStreetMap contributors (ODbL), GSHHG" in text for text in (credit.zh, credit.en))
    table = json.loads((OURS.basemaps / name).read_text(encoding="utf-8"))
    assert {one["properties"]["kind"] for one in table["features"]} <= {"land", "lake", "river"}


POINTS = {
    "land": {
        "海口": (110.2, 19.5),
        "台湾": (121.0, 23.8),
        "钓鱼岛": (123.475, 25.746),
        "永兴岛": (112.34, 16.834),
    },
    "lake": {
        "青海湖": (100.2, 36.9),
        "鄱阳湖": (116.3, 29.1),
        "洞庭湖": (112.95, 29.26),
        "太湖": (120.1, 31.2),
    },
}


@pytest.mark.parametrize("kind", sorted(POINTS))
def test_the_country_has_its_islands_and_its_great_lakes(kind: str) -> None:
    table = json.loads((OURS.basemaps / BASEMAP).read_text(encoding="utf-8"))
    (found,) = (
        one["geometry"]["coordinates"] for one in table["features"] if one["properties"]["kind"] == kind
    )
    for name, (lon, lat) in POINTS[kind].items():
        assert any(_within(lon, lat, outer) for outer, *_ in found), name
    assert (OURS.basemaps / BASEMAP).stat().st_size < 400_000


def _within(lon: float, lat: float, ring: list[list[float]]) -> bool:
    """Return whether a ring goes round a point: a ray to the east crosses it an odd number of times."""
    crossed = 0
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        if (ay > lat) != (by > lat):
            crossed += ax + (lat - ay) / (by - ay) * (bx - ax) > lon
    return crossed % 2 == 1


def test_a_basemap_may_say_whose_it_is(home: Path) -> None:
    assert read(home).basemap.credit is None
    credited(home, CREDIT)
    assert read(home).basemap.credit == Text(**CREDIT)


@pytest.mark.parametrize(
    "credit",
    ["© Survey", 7, [], {**CREDIT, "zh": "一\n二"}, {**CREDIT, "en": "x" * 201}],
)
def test_a_credit_that_no_line_can_show_is_a_fault(home: Path, credit: Any) -> None:
    credited(home, credit)
    assert places(home) == [("trip.toml", 0, "basemap", "basemap")]


def test_a_source_that_nobody_checked_says_so(home: Path) -> None:
    change(home, "sources.csv", ",摘录,excerpt", ",,")
    assert read(home).cited("M").verified == Text(zh="未核对", en="not checked")
    assert read(home).cited("R").verified == Text(zh="全文", en="full text")
    change(home, "sources.csv", ",verified_zh,verified_en", "")
    change(home, "sources.csv", ",全文,full text", "")
    change(home, "sources.csv", "2023,,,", "2023,")
    assert {one.verified.en for one in read(home).sources} == {"not checked"}


def missing(home: Path, name: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(TripError) as caught:
        Library(home).files(name)
    (fault,) = caught.value.faults
    assert name in fault.line("zh")
    return fault.code, fault.values


def test_a_folder_without_a_trip_is_told_from_none(home: Path) -> None:
    trips = home / "data/trips"
    assert missing(home, "next") == ("trip_missing", {"known": "small"})
    (trips / "next").mkdir()
    assert missing(home, "next") == ("trip_empty", {"folder": "next"})
    for name in ("visits.csv", "Trip.toml"):
        (trips / "next" / name).touch()
    assert missing(home, "next") == ("trip_frameless", {"folder": "next", "found": "Trip.toml, visits.csv"})


@pytest.mark.parametrize("name", ["..", ".", "", "small/..", "../../seeds", "x" * 5000, "a\0b"])
def test_a_name_that_leads_elsewhere_is_no_folder_of_trips(home: Path, name: str) -> None:
    with pytest.raises(TripError) as caught:
        Library(home).files(name)
    assert [one.code for one in caught.value.faults] == ["trip_missing"]
