"""The KML, read back: the order of the standard, nothing fetched, nothing that runs."""

from __future__ import annotations

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from lxml import etree

from dashboard.brief import Brief
from dashboard.exports.data.kml import kml
from dashboard.language import LANGUAGES, Language
from dashboard.style.looks import LOOKS
from dashboard.style.palette import PALETTES
from dashboard.view.dossier import Dossier
from tests.briefs import brief_of, changed
from tests.exports.data.read import HOSTILE, KML, hostile, placemarks, told

FEATURE = ["name", "open", "description", "TimeStamp", "TimeSpan", "styleUrl", "Style", "ExtendedData"]
"""The order of a feature's elements in OGC KML 2.2 (07-147r2, 9.1), as far as we write them."""


def test_kml_has_its_elements_in_the_order_of_the_standard(brief: Brief) -> None:
    root = etree.fromstring(kml(brief))
    assert root.tag == f"{KML}kml"
    assert [child.tag for child in root] == [f"{KML}Document"]
    for node in root.iter(f"{KML}Document", f"{KML}Folder", f"{KML}Placemark"):
        names = [etree.QName(child).localname for child in node]
        ranks = [FEATURE.index(name) if name in FEATURE else len(FEATURE) for name in names]
        assert ranks == sorted(ranks)
        assert {*names} <= {*FEATURE, "Folder", "Placemark", "Point", "LineString"}
    ids = [one for node in root.iter() if (one := node.get("id"))]
    assert len(ids) == len({*ids})
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in ids)
    assert {node.text for node in root.iter(f"{KML}styleUrl")} == {f"#{one}" for one in ids}


def test_kml_has_the_places_and_times_of_the_facts(brief: Brief) -> None:
    known = told(brief)
    rows = [*known["visits"], *known["could_be"]]
    with_place, without = placemarks(brief, 1), placemarks(brief, 2)
    assert len(with_place) == sum(row["precision"] != "none" for row in rows)
    assert len(with_place) + len(without) == len(rows)
    assert all(mark.find(f"{KML}Point") is not None for mark in with_place)
    assert all(mark.find(f"{KML}Point") is None for mark in without)
    marks = {mark.findtext(f".//{KML}Data[@name='id']/{KML}value"): mark for mark in [*with_place, *without]}
    for row in rows:
        times = [node.text for node in marks[row["id"]].iter(f"{KML}begin", f"{KML}end", f"{KML}when")]
        span = row["day_span"].split("/") if row["day_span"] else []
        assert times == (list(dict.fromkeys(span)) if row["day"] else [])


def test_kml_fetches_nothing_and_colors_each_city(real: Dossier) -> None:
    brief = brief_of(real)
    root = etree.fromstring(kml(brief))
    assert not list(root.iter(f"{KML}href", f"{KML}Icon", f"{KML}NetworkLink"))
    assert kml(brief).count(b"http") == 1
    styles = {f"#{s.get('id')}": s.findtext(f"{KML}IconStyle/{KML}color") for s in root.iter(f"{KML}Style")}
    marks = {mark.findtext(f"{KML}name"): mark for mark in placemarks(brief, 0)}
    color = PALETTES["light"].cities[0]
    assert color == "#005BA3"
    assert styles[marks["广州"].findtext(f"{KML}styleUrl")] == "ffa35b00"
    assert marks["广州"].findtext(f".//{KML}coordinates").startswith("113.25,23.11667")


def test_kml_says_in_the_name_what_is_not_stated_and_draws_it_paler(real: Dossier) -> None:
    brief = brief_of(real)
    root = etree.fromstring(kml(brief))
    strength = {
        f"#{s.get('id')}": int(s.findtext(f"{KML}IconStyle/{KML}color", "")[:2], 16)
        for s in root.iter(f"{KML}Style")
        if s.find(f"{KML}IconStyle") is not None
    }
    marks = {mark.findtext(f"{KML}name"): mark for mark in placemarks(brief, 1)}
    shades = {name: strength[mark.findtext(f"{KML}styleUrl")] for name, mark in marks.items()}
    assert shades["广州市智慧城市运行中心"] == shades["格力电器"] == 255
    assert 255 > shades["广州市净水有限公司（隐含）"] > shades["越秀集团（可能）"] > 0
    assert {name.partition("（")[2] for name in marks} == {"", "隐含）", "可能）"}
    assert "城市的点" in marks["广州市智慧城市运行中心"].findtext(f"{KML}description")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_of_the_visits_add_up_to_the_sum(real: Dossier, language: Language) -> None:
    brief = brief_of(real, language=language)
    say = brief.style.say
    ends = {one: say("basis.bracket", basis=say(f"status.{one}")) for one in LOOKS if one != "stated"}
    names = [mark.findtext(f"{KML}name") for folder in (1, 2) for mark in placemarks(brief, folder)]
    found = Counter(
        next((one for one, end in ends.items() if name.endswith(end)), "stated") for name in names
    )
    assert found == {one: brief.view.whole_sum[one] for one in LOOKS}
    assert len(names) == 17


def test_the_route_has_its_legs_from_stop_to_stop(real: Dossier) -> None:
    names = [mark.findtext(f"{KML}name") for mark in placemarks(brief_of(real), 3)]
    assert names == ["广州 → 珠海", "珠海 → 东莞", "东莞 → 深圳"]


def test_a_balloon_names_the_outside_source_of_a_reason(real: Dossier) -> None:
    marks = {mark.findtext(f"{KML}name"): mark for mark in placemarks(brief_of(real), 1)}
    balloon = marks["格力电器"].findtext(f"{KML}description")
    assert "（H · 格力电器招股说明书（载于新浪财经），2007）" in balloon
    assert "位置：推断" in balloon


def test_kml_holds_any_name_and_shows_markup_as_text(small_visit: Dossier) -> None:
    brief = brief_of(hostile(small_visit))
    names = {mark.findtext(f"{KML}name") for mark in placemarks(brief, 1)}
    assert {HOSTILE[key] for key in ("formula", "markup", "long")} <= names
    assert "bellhere" in names


def test_kml_balloons_show_markup_of_the_report_as_text(small_visit: Dossier) -> None:
    first = small_visit.trip.visits[0]
    quoted = first.evidence[0].model_copy(update={"quote": "<script>&amp;</script>"})
    visit = first.model_copy(update={"evidence": (quoted,)})
    brief = brief_of(changed(small_visit, visits=(visit, *small_visit.trip.visits[1:])))
    balloon = placemarks(brief, 1)[0].findtext(f"{KML}description")
    assert "&lt;script&gt;&amp;amp;&lt;/script&gt;" in balloon
    assert "<script>" not in balloon


def test_kml_is_the_same_however_many_are_made_at_once(real: Dossier) -> None:
    brief = brief_of(real)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: kml(brief), range(8)))
    assert set(made) == {kml(brief)}
