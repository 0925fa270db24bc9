"""The colors of cities: twelve on a route are told apart, and read on their ground."""

from __future__ import annotations

import math
from itertools import combinations
from typing import get_args

import pytest

from dashboard.style.palette import PALETTES, Mode
from dashboard.view.dossier import Dossier
from tests.briefs import LONDON, SHANGHAI, through


def linear(color: str) -> list[float]:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def light(color: str) -> float:
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def oklab(color: str) -> tuple[float, float, float]:
    """Return the color in Oklab (Ottosson 2020)."""
    r, g, b = linear(color)
    long, mid, short = (
        (x * r + y * g + z * b) ** (1 / 3)
        for x, y, z in (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        )
    )
    return (
        0.2104542553 * long + 0.7936177850 * mid - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * mid + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * mid - 0.8086757660 * short,
    )


@pytest.mark.parametrize("mode", get_args(Mode))
def test_no_two_of_twelve_cities_look_alike(mode: Mode) -> None:
    palette = PALETTES[mode]
    assert len(palette.cities) == 12
    for one, other in combinations((*palette.cities, palette.home, palette.accent), 2):
        assert math.dist(oklab(one), oklab(other)) > 0.06, (one, other)


@pytest.mark.parametrize("mode", get_args(Mode))
def test_every_city_reads_on_its_ground(mode: Mode) -> None:
    palette = PALETTES[mode]
    for color in palette.cities:
        dark, bright = sorted((light(color), light(palette.ground)))
        assert (bright + 0.05) / (dark + 0.05) > 3.2, color


def test_each_of_twelve_cities_has_a_color_of_its_own(real: Dossier) -> None:
    places = [(f"城{n}", f"City {n}", SHANGHAI[2] + n, SHANGHAI[3]) for n in range(12)]
    trip = through(real, LONDON, *places).trip
    for palette in PALETTES.values():
        assert len({palette.city(trip, city.id) for city in trip.cities}) == 13
