"""Colors and type, shared by every figure and by the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dashboard.language import Language
from dashboard.trip.model import Trip

Mode = Literal["light", "dark"]

_CHINESE = (
    "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', "
    "'Visit Sans SC', system-ui, sans-serif"
)
FONTS: Mapping[Language, str] = {
    "zh": _CHINESE,
    "en": f"'Helvetica Neue', 'Segoe UI', Arial, 'Liberation Sans', 'Visit Latin', system-ui, {_CHINESE}",
}
"""The reader's own font first, `Visit Sans SC` being the packaged one, fetched only where there is none.

English has a Latin family before it: Chinese fonts set the apostrophe as wide as a character.
"""


@dataclass(frozen=True)
class Palette:
    """The colors of one mode. City colors go by position on the route, so the next trip has them too."""

    ground: str
    raised: str
    ink: str
    quiet: str
    hairline: str
    accent: str
    home: str
    cities: tuple[str, ...]
    land: str
    water: str
    river: str
    voices: tuple[str, str, str]

    def city(self, trip: Trip, identifier: str | None) -> str:
        """Return the color of a city, or of ink where no city is known; after the twelfth they repeat."""
        if identifier is None:
            return self.quiet
        city = trip.city(identifier)
        if city.is_home:
            return self.home
        off = [one.id for one in trip.cities if not one.order]
        place = min(city.places) - 1 if city.places else len(trip.route) + off.index(city.id)
        return self.cities[place % len(self.cities)]


# The first four city colors and the accent are at least 16 apart in CAM02-UCS for normal sight and for
# full deuteran-, protan- and tritanomaly, and all are 3.2:1 or more on their ground. All twelve, the accent
# and home are 15 apart for normal sight and 6 for the others: there, a city's number tells it from the rest.
PALETTES: Mapping[Mode, Palette] = {
    "light": Palette(
        ground="#FBFAF7",
        raised="#FFFFFF",
        ink="#1F2328",
        quiet="#5A6068",
        hairline="#E3DFD6",
        accent="#B3261E",
        home="#3A3F45",
        cities=(
            *("#005BA3", "#C47A2A", "#369A7F", "#6B3E59"),
            *("#7D87A0", "#A169C5", "#AB4D7E", "#576839", "#806864", "#005740", "#8D8F57", "#782C26"),
        ),
        land="#F3EFE6",
        water="#D9E7EE",
        river="#B9D3E0",
        voices=("#3A3F45", "#7D8590", "#B9BEC5"),
    ),
    "dark": Palette(
        ground="#15181C",
        raised="#1C2026",
        ink="#E8E6E1",
        quiet="#A5ABB3",
        hairline="#2E343B",
        accent="#FF7A6B",
        home="#C9CED4",
        cities=(
            *("#6C9FE7", "#F6D588", "#93F4DB", "#AC869D"),
            *("#C78A2A", "#F7B2AF", "#81A793", "#3DC2D2", "#E3ACFE", "#F688BF", "#FDDDFE", "#CDF5B9"),
        ),
        land="#22272D",
        water="#10202B",
        river="#24414F",
        voices=("#E8E6E1", "#9AA1AA", "#5C646D"),
    ),
}


def on(color: str) -> str:
    """Return black or white, whichever reads better on the color (WCAG 2 relative luminance)."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return "#FFFFFF" if 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179 else "#000000"


def mix(start: str, end: str, share: float) -> str:
    """Return the color that lies the given share of the way from one to the other."""
    pairs = [(int(start[i : i + 2], 16), int(end[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
