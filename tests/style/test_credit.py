"""The line under a map names what is drawn on it, and nothing else."""

from __future__ import annotations

import pytest

from dashboard.brief import Brief
from dashboard.figures.base import credit
from dashboard.language import LANGUAGES, Language
from dashboard.trip.bases import BASES, PACKAGED
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from tests.briefs import brief_of, changed


def of(loaded: Dossier, language: Language) -> Brief:
    return brief_of(loaded, language=language)


def test_the_credit_of_our_own_trip(real: Dossier) -> None:
    assert of(real, "zh").credit == (
        "示意图 · 不表示行政区域界线 · 水系与海岸线 © OpenStreetMap contributors (ODbL), GSHHG"
        " · 城市坐标 GeoNames (CC BY 4.0) · WGS-84"
    )
    assert of(real, "en").credit == (
        "示意图 Schematic map, no administrative boundaries shown"
        " · Water, coast © OpenStreetMap contributors (ODbL), GSHHG · Cities GeoNames (CC BY 4.0) · WGS-84"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ground_that_names_nobody_is_not_credited_and_each_source_of_a_city_is(
    small_visit: Dossier, language: Language
) -> None:
    trip = small_visit.trip
    assert trip.basemap.credit is None
    home, *stops = trip.cities
    cities = (home.model_copy(update={"source": "R"}), *stops)
    line = of(changed(small_visit, cities=cities), language).credit
    publishers = [trip.cited(name).publisher.of(language) for name in ("R", "M")]
    assert f" {('，' if language == 'zh' else ', ').join(publishers)} · WGS-84" in line
    assert "OpenStreetMap" not in line
    assert "GeoNames" not in line


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ground_beneath_the_tiles_of_a_service_is_credited_too(
    small_visit: Dossier, language: Language
) -> None:
    own = Text(zh="海岸线 © 测绘院", en="Coast © Survey")
    basemap = small_visit.trip.basemap.model_copy(update={"credit": own})
    brief = of(changed(small_visit, basemap=basemap), language)
    for base in BASES:
        assert own.of(language) in credit(base, brief.trip, brief.style)
        assert (brief.style.say("base.sketch") in credit(base, brief.trip, brief.style)) is bool(base.urls)
    assert own.of(language) in brief.credit
    assert credit(PACKAGED, brief.trip, brief.style) == brief.credit
