"""What a trip's files may have and hardly mean: warned of, refused by nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.language import LANGUAGES
from dashboard.trip.faults import Fault
from dashboard.trip.library import Library
from dashboard.trip.warnings import warnings
from tests.homes import OURS
from tests.trip.spoil import Place, change, read


def warned(home: Path) -> list[Fault]:
    """Return the warnings of the small trip, which must be sound."""
    return warnings(Library(home).files("small"), read(home))


def places(home: Path) -> list[Place]:
    return [(one.file, one.row, one.column, one.code) for one in warned(home)]


def column(home: Path, file: str, name: str) -> None:
    """Add a column of this name with a word in each row."""
    path = home / "data/trips/small" / file
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    lines = [f"{head},{name}", *(f"{one},word" for one in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_the_small_trip_and_ours_have_nothing_to_warn_of(home: Path) -> None:
    assert warned(home) == []
    name = "chenzhou-guangdong-2021"
    assert warnings(OURS.files(name), OURS.open(name)) == []


@pytest.mark.parametrize("file", ["cities.csv", "visits.csv", "events.csv", "evidence.csv", "outcomes.csv"])
@pytest.mark.parametrize("name", ["remark", "themes_externl", " 备注 "])
def test_a_column_that_nobody_reads_is_warned_of(home: Path, file: str, name: str) -> None:
    column(home, file, name)
    (one,) = warned(home)
    assert (one.file, one.row, one.column, one.code) == (file, 1, name.strip(), "column_unread")
    for language in LANGUAGES:
        assert name.strip() in one.line(language)
        assert "note" in one.cure(language)


@pytest.mark.parametrize("name", ["note", "notes", "note_of_the_keeper", "lexicon_themes"])
def test_a_column_for_the_keeper_is_passed_over(home: Path, name: str) -> None:
    column(home, "visits.csv", name)
    assert warned(home) == []


def test_a_column_that_is_read_where_it_is_there_is_not_warned_of(home: Path) -> None:
    change(home, "events.csv", "city_basis\n", "city_basis,half\n")
    change(home, "events.csv", "haicheng,stated\n", "haicheng,stated,am\n")
    change(home, "not_visited.csv", "reason_en\n", "reason_en,home\n")
    change(home, "not_visited.csv", 'not a stop."\n', 'not a stop.",no\n')
    assert warned(home) == []


def test_a_half_of_a_day_in_the_wrong_file_is_warned_of(home: Path) -> None:
    column(home, "outcomes.csv", "half")
    assert places(home) == [("outcomes.csv", 1, "half", "column_unread")]


@pytest.mark.parametrize(
    ("lat", "lon", "off"),
    [
        ("28.01", "114.55", False),
        ("27.99", "114.55", True),
        ("30.99", "114.55", False),
        ("31.01", "114.55", True),
        ("29.05", "113.01", False),
        ("29.05", "112.99", True),
        ("29.05", "115.99", False),
        ("29.05", "116.01", True),
    ],
)
def test_a_site_outside_the_basemap_is_warned_of(home: Path, lat: str, lon: str, off: bool) -> None:
    change(home, "visits.csv", "29.05,114.55", f"{lat},{lon}")
    assert places(home) == ([("visits.csv", 2, "lat", "point_off_basemap")] if off else [])
    for one in warned(home):
        assert one.values == {"lat": lat, "lon": lon, "basemap": "sea.geojson"}
        assert all("sea.geojson" in one.problem(language) for language in LANGUAGES)


def test_a_stop_outside_the_basemap_is_warned_of_and_home_is_not(home: Path) -> None:
    change(home, "cities.csv", "28.5,115.0", "27.5,115.0")
    assert places(home) == [("cities.csv", 4, "lat", "point_off_basemap")]
    change(home, "cities.csv", "30.0,114.0", "40.0,100.0")
    assert places(home) == [("cities.csv", 4, "lat", "point_off_basemap")]


def test_a_basemap_of_points_nested_in_any_depth_is_measured(home: Path) -> None:
    parts = [
        ("river", "LineString", "[[113, 28], [114, 30]]"),
        ("lake", "MultiPolygon", "[[[[115, 29], [116, 31], [116, 29], [115, 29]]]]"),
    ]
    features = ",".join(
        f'{{"type": "Feature", "properties": {{"kind": "{kind}"}}, '
        f'"geometry": {{"type": "{shape}", "coordinates": {points}}}}}'
        for kind, shape, points in parts
    )
    path = home / "data/basemap/sea.geojson"
    path.write_text(f'{{"type": "FeatureCollection", "features": [{features}]}}', encoding="utf-8")
    assert warned(home) == []
    change(home, "visits.csv", "29.05,114.55", "31.2,114.55")
    assert places(home) == [("visits.csv", 2, "lat", "point_off_basemap")]
