"""How degrees become px on a sheet: Mercator, fitted to a box."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from dashboard.layout.box import Box
from dashboard.layout.route import beside, bounds, turns
from dashboard.trip.earth import mercator
from dashboard.trip.model import Trip


@dataclass(frozen=True)
class Projection:
    """How degrees become px: `scale` px a degree of longitude, the box's middle at (lon, y)."""

    box: Box
    scale: float
    lon: float
    y: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Return the px of a point."""
        return (
            self.box.x + self.box.w / 2 + (beside(lon, self.lon) - self.lon) * self.scale,
            self.box.y + self.box.h / 2 - (mercator(lat) - self.y) * self.scale,
        )

    @property
    def turns(self) -> list[int]:
        """Return by which whole turns outlines are moved to be seen."""
        half = self.box.w / 2 / self.scale
        return turns(self.lon - half, self.lon + half)

    def shape(self, outline: Outline, turn: int = 0) -> Outline:
        """Return an outline of `basemap.shapes` in px, moved by a whole turn if need be."""
        moved = Affine2D().translate(turn - self.lon, -self.y).scale(self.scale, -self.scale)
        moved.translate(self.box.x + self.box.w / 2, self.box.y + self.box.h / 2)
        return outline.transformed(moved)


def projection(trip: Trip, box: Box, near: Collection[str] = ()) -> Projection:
    """Return the projection that takes in every stop and every place known, or those of the cities `near`."""
    return fitted(bounds(trip, near), box)


def fitted(corners: tuple[float, float, float, float], box: Box) -> Projection:
    """Return the projection that takes in what lies between south, west, north and east."""
    south, west, north, east = corners
    top, bottom = mercator(north), mercator(south)
    scale = min(box.w / (east - west), box.h / (top - bottom))
    return Projection(box, scale, (west + east) / 2, (top + bottom) / 2)


def covered(at: Projection, outlines: Iterable[Outline]) -> Box:
    """Return the part of the map that outlines in px cover: beyond it we know neither land nor sea."""
    extents = [outline.get_extents() for outline in outlines]
    left, right = min(one.x0 for one in extents), max(one.x1 for one in extents)
    top, bottom = min(one.y0 for one in extents), max(one.y1 for one in extents)
    x, y = max(left, at.box.x), max(top, at.box.y)
    return Box(x, y, max(min(right, at.box.right) - x, 0), max(min(bottom, at.box.bottom) - y, 0))


def inside(at: Projection, lat: float, lon: float) -> bool:
    """Return whether a point lies on the map."""
    x, y = at.at(lat, lon)
    return Box(x - 1, y - 1, 2, 2).overlap(at.box) > 0
