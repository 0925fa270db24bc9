"""The packaged basemap as shapes: land, lakes and rivers, without any boundary."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import orjson
from matplotlib.path import Path as Outline

from dashboard.trip.earth import mercator

KINDS = ("land", "lake", "river")


@lru_cache(maxsize=8)
def shapes(data: bytes) -> dict[str, Outline]:
    """Return the rings of each kind as one outline, in degrees of longitude by Mercator's latitude.

    `data` is a GeoJSON file that the loader has found sound.
    """
    parts: dict[str, list[Outline]] = {kind: [] for kind in KINDS}
    for feature in orjson.loads(data)["features"]:
        kind = feature["properties"]["kind"]
        for ring in _rings(feature["geometry"]["coordinates"]):
            parts[kind].append(Outline([(lon, mercator(lat)) for lon, lat in ring], closed=kind != "river"))
    return {kind: Outline.make_compound_path(*found) for kind, found in parts.items() if found}


def _rings(coordinates: list[object]) -> Iterable[list[tuple[float, float]]]:
    """Yield every ring or line of nested GeoJSON coordinates."""
    first = coordinates[0]
    if isinstance(first, list) and isinstance(first[0], (int, float)):
        yield [(point[0], point[1]) for point in coordinates]  # type: ignore[index]
    else:
        for part in coordinates:
            yield from _rings(part)  # type: ignore[arg-type]
