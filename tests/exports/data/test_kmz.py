"""The KMZ, read back: each mark is a picture beside the places, and those of one point stand apart."""

from __future__ import annotations

import io
import zipfile

from lxml import etree
from PIL import Image

from dashboard.exports.data.kml_styles import ICON
from dashboard.exports.data.kmz import kmz
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import brief_of
from tests.exports.data.read import KML


def test_every_mark_that_is_named_is_a_picture_beside_the_places(real: Dossier) -> None:
    for chosen in (Filter(), Filter(cities=frozenset({"zhuhai"}))):
        held = zipfile.ZipFile(io.BytesIO(kmz(brief_of(real, chosen))))
        root = etree.fromstring(held.read("doc.kml"))
        named = [one.text for one in root.iter(f"{KML}href")]
        assert sorted(map(str, named)) == sorted(held.namelist()[1:])
        for name in named:
            with Image.open(io.BytesIO(held.read(str(name)))) as picture:
                assert picture.size == (2 * ICON, 2 * ICON)
                assert picture.convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]
        used = {str(one.text) for one in root.iter(f"{KML}styleUrl")}
        assert used == {f"#{one.get('id')}" for one in root.iter(f"{KML}Style")}


def test_visits_of_one_point_stand_apart_on_the_screen_and_not_on_the_ground(real: Dossier) -> None:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(kmz(brief_of(real)))).read("doc.kml"))
    folder = next(
        one for one in root.iter(f"{KML}Folder") if one.findtext(f"{KML}name") == "只知道城市，标在城市的点上"
    )
    spots = []
    for mark in folder.findall(f"{KML}Placemark"):
        style = root.find(f".//{KML}Style[@id='{str(mark.findtext(f'{KML}styleUrl'))[1:]}']")
        assert style is not None
        spot = style.find(f".//{KML}hotSpot")
        assert spot is not None
        spots.append((mark.findtext(f".//{KML}coordinates"), spot.get("x"), spot.get("y")))
    points = [point for point, _, _ in spots]
    assert max(map(points.count, points)) == 4  # those of Guangzhou
    assert len({*spots}) == len(spots)


def test_the_same_brief_makes_the_same_file(small_visit: Dossier) -> None:
    assert kmz(brief_of(small_visit)) == kmz(brief_of(small_visit))
