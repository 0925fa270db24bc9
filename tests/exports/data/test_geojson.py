"""The GeoJSON, read back: the places of the facts, lon before lat."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from dashboard.brief import Brief
from dashboard.exports.data.geojson import geojson
from dashboard.trip.earth import kilometres
from dashboard.view.dossier import Dossier
from tests.briefs import brief_of
from tests.exports.data.read import HOSTILE, features, hostile, told


def test_geojson_has_the_places_of_the_facts(brief: Brief) -> None:
    known = told(brief)
    visits = features(brief, "visit")
    by_fit = Counter(one["properties"]["fit"] for one in visits)
    assert (by_fit["certain"], by_fit["could_be"]) == (len(known["visits"]), len(known["could_be"]))
    placed = [one for one in visits if one["geometry"] and one["properties"]["fit"] == "certain"]
    assert len(placed) == known["reconciliation"]["placed"]
    for one, fact in zip(visits, [*known["visits"], *known["could_be"]], strict=True):
        assert one["id"] == f"visit:{fact['id']}"
        assert (one["geometry"] is None) == (fact["precision"] == "none")
        assert one["properties"]["location_basis"] == fact["location_basis"]
        assert one["properties"]["day"] == fact["day"]
        assert one["properties"]["themes"] == fact["themes"]


def test_geojson_positions_are_lon_lat_and_a_city_level_visit_stands_at_its_city(real: Dossier) -> None:
    brief = brief_of(real)
    whole = json.loads(geojson(brief))
    assert whole["type"] == "FeatureCollection"
    assert whole["about"] == brief.statement
    cities = {one["id"]: one for one in features(brief, "city")}
    assert [one["properties"]["order"] for one in cities.values()] == [0, 1, 2, 3, 4]
    assert cities["city:guangzhou"]["geometry"] == {"type": "Point", "coordinates": [113.25, 23.11667]}
    visits = {one["id"]: one for one in features(brief, "visit")}
    assert visits["visit:gree"]["geometry"]["coordinates"] == [113.51, 22.24]
    assert visits["visit:gree"]["properties"]["note"] is None
    lights = visits["visit:riverside-lights"]
    assert lights["geometry"] == cities["city:guangzhou"]["geometry"]
    assert "城市的点" in lights["properties"]["note"]
    assert visits["visit:battery-association"]["geometry"] is None


def test_geojson_legs_give_the_order_and_the_distance(real: Dossier) -> None:
    legs = features(brief_of(real), "leg")
    trip = real.trip
    assert [(leg["properties"]["from"], leg["properties"]["to"]) for leg in legs] == [
        ("guangzhou", "zhuhai"),
        ("zhuhai", "dongguan"),
        ("dongguan", "shenzhen"),
    ]
    for leg in legs:
        start, end = (trip.city(leg["properties"][name]) for name in ("from", "to"))
        assert leg["geometry"]["type"] == "LineString"
        assert leg["geometry"]["coordinates"] == [[start.lon, start.lat], [end.lon, end.lat]]
        straight = kilometres(start.lat, start.lon, end.lat, end.lon)
        assert leg["properties"]["km"] == pytest.approx(straight, abs=0.05)
        assert "不是道路" in leg["properties"]["note"]


def test_geojson_is_readable_and_holds_any_name(small_visit: Dossier) -> None:
    brief = brief_of(hostile(small_visit))
    assert "海城港".encode() in geojson(brief)
    names = {one["id"]: one["properties"]["name_zh"] for one in features(brief, "visit")}
    assert all(names[f"visit:bad-{key}"] == name for key, name in HOSTILE.items())
