"""What "stated only" leaves: what the report itself says, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from dashboard.trip.model import Trip
from dashboard.trip.records import Evidence, Source
from dashboard.view.frames import Frames
from dashboard.view.rows import EventRow, VisitRow, visit_rows


def visits_stated(visits: pd.DataFrame, trip: Trip) -> pd.DataFrame:
    """Return the visits the report states, every field that it does not state taken back to unknown.

    A place known from elsewhere falls back to the point of a stated city, or off the map.
    """
    rows = [_stated_row(row, trip) for row in visit_rows(visits) if row["status"] == "stated"]
    index = visits.index[visits["status"] == "stated"]
    return pd.DataFrame(rows, columns=visits.columns, index=index, dtype=object)


def _stated_row(row: VisitRow, trip: Trip) -> VisitRow:
    own = row["sentences"] - row["context"]
    row = {**row, "themes_external": (), "sentences": own, "context": frozenset()}
    if row["city_basis"] != "stated":
        row |= {"city": None, "city_basis": "unknown"}
    if row["day_basis"] != "stated":
        row |= {"day": None, "day_basis": "unknown", "span_start": None, "span_end": None}
    if row["location_basis"] != "stated":
        row |= {"lat": None, "lon": None, "precision": "none", "location_basis": "unknown"}
        if row["city"]:
            city = trip.city(row["city"])
            row |= {"lat": city.lat, "lon": city.lon, "precision": "city", "location_basis": "stated"}
    return row


def events_stated(events: pd.DataFrame) -> pd.DataFrame:
    """Return the events whose day the report states, their city taken back where it does not state it."""
    kept = events[events["day_basis"] == "stated"]
    known = kept["city_basis"] == "stated"
    own = [held - inferred for held, inferred in zip(kept["sentences"], kept["context"], strict=True)]
    none = [frozenset[int]()] * len(kept)
    kept = kept.assign(
        sentences=pd.Series(own, index=kept.index, dtype=object),
        context=pd.Series(none, index=kept.index, dtype=object),
    )
    return kept.assign(
        city=kept["city"].where(known, None), city_basis=kept["city_basis"].where(known, "unknown")
    )


def evidence_shown(
    evidence: Iterable[Evidence], row: VisitRow | EventRow, *, stated_only: bool
) -> list[Evidence]:
    """Return the evidence of a visit or event as shown: under stated only, none for what was taken back."""
    if not stated_only:
        return list(evidence)
    gone = {name for name in ("city", "day", "location") if row.get(f"{name}_basis") == "unknown"} | {
        "context"
    }
    kept = [item for item in evidence if item.quote and {*item.fields} - gone]
    return [item.model_copy(update={"reason": None}) for item in kept]


def trip_evidence_shown(trip: Trip, *, stated_only: bool) -> list[Evidence]:
    """Return the evidence of the trip as shown: under stated only, the report's own, without a reason."""
    if not stated_only:
        return list(trip.evidence)
    own = [item for item in trip.evidence if item.source in {None, trip.source}]
    return [item.model_copy(update={"reason": None}) for item in own]


def taken_back(whole: Frames, shown: Frames) -> dict[str, int]:
    """Return what "stated only" took away: visits by status, and fields of the visits that remain."""
    left = whole.visits[~whole.visits["id"].isin([*shown.visits["id"], *shown.could_be["id"]])]
    before = whole.visits[whole.visits["id"].isin(shown.visits["id"])]
    counts = {status: int((left["status"] == status).sum()) for status in ("implied", "possible", "unnamed")}
    for name, column in (("cities", "city"), ("days", "day"), ("places", "lat")):
        counts[name] = int(before[column].notna().sum() - shown.visits[column].notna().sum())
    return counts


def sources_shown(trip: Trip, *, stated_only: bool) -> list[Source]:
    """Return the sources that what is shown may rest on.

    Under stated only these are the report and those of the cities' coordinates; the year of another source
    is hidden then.
    """
    if not stated_only:
        return list(trip.sources)
    kept = {trip.source, *trip.report.begins, *(city.source for city in trip.cities)}
    return [source for source in trip.sources if source.id in kept]
