"""What follows for the other rows of a trip when a city, its days or its totals are decided otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.pack.contents import with_rows
from dashboard.pack.draft import with_values
from dashboard.pack.drafted import FILES, Row, with_evidence, without
from dashboard.pack.frame_table import table
from dashboard.trip.cells import listed
from dashboard.trip.files import TripFiles

NO_CITY = {"city": "", "city_basis": "unknown"}
NO_PLACE = {"lat": "", "lon": "", "precision": "none", "location_basis": "unknown"}
NO_DAY = {"day": "", "day_basis": "unknown", "day_span": "", "half": ""}


def cells_of(files: TripFiles, name: str) -> list[Row]:
    """Return the rows of a file, to be changed."""
    return [dict(row.cells) for row in files.rows[name]]


def with_frame(files: TripFiles, values: Mapping[str, str]) -> TripFiles:
    """Return the files with other values in trip.toml, by dotted key; an empty one is taken away."""
    return with_values(files, {**table(files.frame or {}), **values})


def without_frame(files: TripFiles, name: str) -> TripFiles:
    """Return the files without one of the tables of trip.toml."""
    return with_frame(files, {key: "" for key in table(files.frame or {}) if key.startswith(f"{name}.")})


def in_city(cells: Mapping[str, str]) -> Row:
    """Return the cells of a city that was put in, or of none; a site without its own point is there."""
    at_city = cells.get("precision") in {"city", "none"}
    if not cells["city"]:
        return NO_CITY | (NO_PLACE if at_city else {})
    place = {"lat": "", "lon": "", "precision": "city", "location_basis": "inferred"}
    return {"city_basis": "inferred"} | (place if at_city else {})


def on_day(cells: Mapping[str, str]) -> Row:
    """Return the cells of a day that was put in, or of none; a site may have been seen on no other."""
    if not cells["day"]:
        return NO_DAY if "day_span" in cells else {}
    span = {"day_span": f"{cells['day']}/{cells['day']}"} if "day_span" in cells else {}
    return {"day_basis": "inferred"} | span


def without_city(files: TripFiles, city: str) -> TripFiles:
    """Return the files with nothing in a city that is no more, and the route closed up."""
    for kind in ("visit", "event"):
        rows = cells_of(files, FILES[kind])
        for row in (row for row in rows if row["city"] == city):
            row.update(NO_CITY | (NO_PLACE if row.get("precision") == "city" else {}))
            files = with_evidence(files, f"{kind}:{row['id']}", lambda one: without(one, frozenset({"city"})))
        files = with_rows(files, FILES[kind], rows)
    cities = cells_of(files, FILES["city"])
    orders = sorted({int(one) for row in cities for one in listed(row["order"]) if one.isdecimal()} - {0})
    places = {str(old): str(new) for new, old in enumerate(orders, start=1)}
    for row in cities:
        row["order"] = " ".join(places.get(one, one) for one in listed(row["order"]))
    return with_rows(files, FILES["city"], cities)


def undated(files: TripFiles) -> TripFiles:
    """Return the files without the days of the trip: its sites have none then either."""
    rows = cells_of(files, FILES["visit"])
    for row in (row for row in rows if row["day"] or row["day_span"]):
        row.update(NO_DAY)
        files = with_evidence(files, f"visit:{row['id']}", lambda one: without(one, frozenset({"day"})))
    return with_rows(without_frame(files, "dates"), FILES["visit"], rows)


def fitted(files: TripFiles, reason: Mapping[str, str], *, fewer: bool = False) -> TripFiles:
    """Return the files with as many unnamed sites as the total that the report gives leaves over; with
    `fewer`, those that it no longer leaves are taken away.
    """
    totals, rows = (files.frame or {}).get("totals", {}), cells_of(files, FILES["visit"])
    total = str(totals.get("visits", ""))
    unnamed = [row for row in rows if row["status"] == "unnamed"]
    lacking = (int(total) if total.isdecimal() else 0) - len(rows)
    for row in unnamed[max(0, len(unnamed) + lacking) :] if fewer and lacking < 0 else ():
        rows.remove(row)
        files = with_evidence(files, f"visit:{row['id']}", lambda _: [])
    known, added = {row["id"] for row in rows}, cells_of(files, "evidence.csv")
    free = (one for n in range(1, len(rows) + max(0, lacking) + 1) if (one := f"site-{n}") not in known)
    for _ in range(max(0, lacking)):
        identifier = next(free)
        cells = {"id": identifier, "status": "unnamed", **NO_CITY, **NO_DAY, **NO_PLACE}
        rows.append(cells)
        subject = {"subjects": f"visit:{identifier}", "fields": "status"}
        source = str((files.frame or {}).get("source", ""))
        added.append({**subject, "source": source, "quote": str(totals.get("quote", "")), **reason})
    return with_rows(with_rows(files, FILES["visit"], rows), "evidence.csv", added)
