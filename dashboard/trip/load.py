"""The one judge of a trip's files: TripFiles → Trip, or TripError with every fault in them."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.trip import check, gate
from dashboard.trip.build import Builder, Built
from dashboard.trip.decode import decode
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.files import FRAME, NAMES, File, TripFiles
from dashboard.trip.frame import Frame, read_frame
from dashboard.trip.model import City, Trip
from dashboard.trip.values import Basemap, Report, Text, Totals

_BASEMAP_KINDS = {"land", "lake", "river"}
"""What the map knows how to draw (data/basemap/README.md)."""


def load(files: TripFiles, *, themes: Iterable[str] = (), voices: Iterable[str] = ()) -> Trip:
    """Return the trip that these files make; TripError with all faults where they are not sound.

    `themes` and `voices` are the ids of the lexicon that visits and reviewed sentences may carry; none
    given, none is checked.
    """
    faults = list(files.faults)
    frame, wrong = read_frame(files.frame) if files.frame is not None else (None, [])
    faults += wrong
    if frame is None:
        raise _error(faults)
    report = _report(files.report, frame)
    if report is None:
        raise _error([*faults, Fault(FRAME, 0, "report", "report", {"name": frame.report})])
    basemap = _basemap(files.basemap)
    if basemap is None:
        faults.append(Fault(FRAME, 0, "basemap", "basemap", {"name": frame.basemap}))
    if frame.id != files.trip:
        faults.append(Fault(FRAME, 0, "id", "id_folder", {"id": frame.id, "folder": files.trip}))
    faults += [*gate.faults(files), *gate.report_faults(report.text)]
    builder = Builder(frame, report, files)
    built = builder.build()
    faults += builder.faults
    faults += check.faults(built, frame, files, report, frozenset(themes), frozenset(voices))
    if faults or basemap is None:
        raise _error(faults)
    return _trip(frame, report, basemap, built)


def _report(file: File | None, frame: Frame) -> Report | None:
    """Return the report with the sha256 of its bytes, or None where it is no text."""
    if file is None:
        return None
    try:
        text = decode(file.data)
    except UnicodeDecodeError:
        return None
    more = {source: text.find(words) for source, words in frame.more.items()}
    begins = {frame.source: 0, **more} if more else {}
    return Report(file=file.name, text=text, sha256=hashlib.sha256(file.data).hexdigest(), begins=begins)


def _error(faults: Iterable[Fault]) -> TripError:
    """Return the faults in the order in which the files build on each other, so that causes come first."""
    order = {name: place for place, name in enumerate(NAMES)}
    return TripError(sorted(faults, key=lambda fault: (order[fault.file], fault.row)))


def _basemap(file: File | None) -> Basemap | None:
    """Return the basemap, or None where it is no GeoJSON FeatureCollection that the map can draw."""
    if file is None:
        return None
    try:
        table = json.loads(file.data, parse_constant=_refuse)
        kinds = {feature["properties"]["kind"] for feature in table["features"]}
        types = {table["type"], *(feature["type"] for feature in table["features"])}
        drawn = all(_can_be_drawn(feature["geometry"]) for feature in table["features"])
        credit = _credit(table.get("credit"))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not kinds or not kinds <= _BASEMAP_KINDS or types != {"FeatureCollection", "Feature"} or not drawn:
        return None
    digest = hashlib.sha256(file.data).hexdigest()
    return Basemap(file=file.name, data=file.data, sha256=digest, credit=credit)


def _credit(words: object) -> Text | None:
    """Return whose a basemap says it is, None where it says nothing; ValueError for what no line can show."""
    if words is None:
        return None
    credit = Text.model_validate(words)
    for text in filter(None, (credit.zh, credit.en)):
        if len(text) > gate.NAME or any(map(gate.refused, text)):
            raise ValueError(text)
    return credit


def _refuse(constant: str) -> None:
    raise ValueError(constant)  # NaN and Infinity, which JSON has not and Python reads


_DEEP = {"LineString": 1, "Polygon": 2, "MultiLineString": 2, "MultiPolygon": 3}
"""The geometries of a basemap, and how deep the lists of their positions lie (RFC 7946)."""


def _can_be_drawn(geometry: Mapping[str, Any]) -> bool:
    """Return whether every position of a geometry is a point of the earth, in degrees, and there is one."""
    places = geometry["coordinates"]
    for _ in range(_DEEP[geometry["type"]] - 1):
        places = [place for part in places for place in part]
    return bool(places) and all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat, *_ in places)


def _first_place(city: City) -> float:
    """Return where a city stands among the others: by its first place on the route, off it last."""
    return min(city.order, default=math.inf)


def _trip(frame: Frame, report: Report, basemap: Basemap, built: Built) -> Trip:
    return Trip(
        id=frame.id,
        title=frame.title,
        delegation=frame.delegation,
        report=report,
        source=frame.source,
        basemap=basemap,
        dates=frame.span,
        totals=Totals(**frame.totals.model_dump(exclude={"quote"})) if frame.totals else Totals(),
        evidence=built.evidence,
        cities=tuple(sorted((city for _, city in built.cities), key=_first_place)),
        visits=tuple(visit for _, visit in built.visits),
        events=tuple(event for _, event in built.events),
        sources=tuple(source for _, source in built.sources),
        not_visited=tuple(record for _, record in built.not_visited),
        glosses=tuple(gloss for _, gloss in built.glosses),
        review=tuple(reviewed for _, reviewed in built.review),
        outcomes=tuple(outcome for _, outcome in built.outcomes),
        drafted=tuple(one for _, one in built.drafted),
    )
