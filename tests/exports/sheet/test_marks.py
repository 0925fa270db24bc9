"""The marks on the sheet: the look of each is the visit's status, so that they add up to the sum."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from matplotlib.patches import Circle

from dashboard.brief import Brief
from dashboard.exports.sheet import page
from dashboard.language import LANGUAGES, Language
from dashboard.style.findings import timeline_finding
from dashboard.style.looks import LOOKS, Look
from dashboard.style.palette import Mode
from dashboard.view.counts import reconciliation
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import brief_of
from tests.exports.sheet.test_page import texts

SVG = "{http://www.w3.org/2000/svg}"
FILTERS = {
    "everything": Filter(),
    "a city": Filter(cities=frozenset({"guangzhou"})),
    "a theme": Filter(themes=frozenset({"energy"})),
    "stated only": Filter(stated_only=True),
}


def looks(brief: Brief, role: str) -> dict[str, Look]:
    """Return the look of each mark of a role (`map` or `chart`), read from the SVG: fill, dash and line."""
    tree, found = ElementTree.fromstring(page.svg(brief).data), dict[str, Look]()
    for group in tree.iter(f"{SVG}g"):
        key = re.fullmatch(rf"{role}:visit:(.+)", group.get("id", ""))
        if key:
            (path,) = group.iter(f"{SVG}path")
            style = dict(re.findall(r"([\w-]+): ([^;]+)", path.get("style", "")))
            hollow = style["fill"] == brief.style.palette.raised.lower()
            thick = float(style["stroke-width"])
            assert key[1] not in found
            found[key[1]] = _look(hollow=hollow, dashed="stroke-dasharray" in style, thick=thick)
    return found


def _look(*, hollow: bool, dashed: bool, thick: float) -> Look:
    if not hollow:
        assert not dashed
        return "stated"
    return "unnamed" if dashed else "implied" if thick > 1.0 else "possible"


def circles(brief: Brief) -> list[Any]:
    return [one for one in page._sheet(brief, "16:9").figure.axes[0].patches if isinstance(one, Circle)]


def dots(brief: Brief, role: str) -> set[str]:
    """Return the visits whose mark of a role bears the dot of an outside source."""
    drawn, found = circles(brief), set()
    for mark, after in zip(drawn, [*drawn[1:], None], strict=True):
        key = re.fullmatch(rf"{role}:visit:(.+)", mark.get_gid() or "")
        if key and after and not after.get_gid():
            (x, y), (dot_x, dot_y) = mark.center, after.center
            if x < dot_x < x + mark.radius * 1.2 and y - mark.radius * 1.2 < dot_y < y:
                assert after.radius < 0.5 * mark.radius
                found.add(key[1])
    return found


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("view", ["small", "real"])
def test_the_timelines_marks_add_up_to_the_sum(
    view: str, mode: Mode, small_visit: Dossier, real: Dossier
) -> None:
    brief = brief_of(real if view == "real" else small_visit, mode=mode)
    found = looks(brief, "chart")
    assert len(found) == brief.view.whole_sum["total"] == brief.trip.totals.visits
    assert Counter(found.values()) == {look: brief.view.whole_sum[look] for look in LOOKS}
    assert found == {row["id"]: row["status"] for row in brief.shown.visit_rows}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_leaves_marks_that_add_up_to_its_own_sum(real: Dossier, name: str) -> None:
    brief = brief_of(real, FILTERS[name])
    chart, on_map = looks(brief, "chart"), looks(brief, "map")
    wanted = {look: brief.view.sum[look] for look in LOOKS if brief.view.sum[look]}
    assert Counter(chart.values()) == wanted
    assert len(on_map) == brief.view.sum["placed"]
    assert all(chart[key] == look for key, look in on_map.items())
    assert (
        wanted
        == {
            "everything": {"stated": 6, "implied": 2, "possible": 2, "unnamed": 7},
            "a city": {"stated": 3, "implied": 1, "possible": 2},
            "a theme": {"stated": 1, "implied": 1},
            "stated only": {"stated": 6},
        }[name]
    )


def test_the_maps_marks_are_those_of_the_placed_visits_by_status(real: Dossier) -> None:
    brief = brief_of(real)
    placed = brief.shown.visits[brief.shown.visits["precision"] != "none"]
    sums = reconciliation(placed)
    assert Counter(looks(brief, "map").values()) == {"stated": 6, "implied": 1, "possible": 2}
    assert sums["total"] == 9


def test_a_place_from_an_outside_source_bears_a_dot_on_the_map_alone(small_visit: Dossier) -> None:
    brief = brief_of(small_visit)
    external = {row["id"] for row in brief.shown.visit_rows if row["location_basis"] == "external"}
    assert external == {"harbour"}
    assert dots(brief, "map") == external
    assert dots(brief, "chart") == set()
    assert dots(brief_of(small_visit, Filter(stated_only=True)), "map") == set()


def test_a_day_from_an_outside_source_bears_a_dot_on_the_timeline_alone(small_visit: Dossier) -> None:
    visits = small_visit.frames.visits.copy()
    visits.loc[visits["id"] == "battery", "day_basis"] = "external"
    brief = brief_of(replace(small_visit, frames=replace(small_visit.frames, visits=visits)))
    assert dots(brief, "chart") == {"battery"}
    assert dots(brief, "map") == {"harbour"}


def test_no_mark_of_the_real_trip_bears_a_dot(real: Dossier) -> None:
    brief = brief_of(real)
    assert {row["location_basis"] for row in brief.shown.visit_rows} == {"stated", "inferred", "unknown"}
    assert dots(brief, "map") == dots(brief, "chart") == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legend_has_every_look_once(real: Dossier, language: Language) -> None:
    brief = brief_of(real, language=language)
    lines = texts(brief)
    places = [lines.index(brief.style.say(f"status.{look}")) for look in LOOKS]
    assert places == sorted(places)
    assert len({*places}) == len(LOOKS) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finding_is_written_where_there_is_one(real: Dossier, language: Language) -> None:
    brief = brief_of(real, language=language)
    found = timeline_finding(brief.trip, brief.shown, style=brief.style)
    if language == "zh":
        assert found == "按推断的日期，11月9日列有 6 处，均在广州，其中到访未写明的：1 处隐含、2 处可能"
    begins = {"zh": "按推断的日期", "en": "By inferred days"}[language]
    (line,) = (one for one in texts(brief) if one.startswith(begins))
    assert found.startswith(line.removesuffix("…"))


@pytest.mark.parametrize(
    "chosen",
    [Filter(themes=frozenset({"energy"})), Filter(stated_only=True), Filter(themes=frozenset({"talent"}))],
)
def test_no_finding_is_written_where_there_is_none(real: Dossier, chosen: Filter) -> None:
    brief = brief_of(real, chosen)
    assert timeline_finding(brief.trip, brief.shown, style=brief.style) == ""
    assert [line for line in texts(brief) if re.match(r"按.*(列有|均在)", line)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_maps_distances_are_those_from_stop_to_stop(real: Dossier, language: Language) -> None:
    lines = texts(brief_of(real, language=language))
    unit = {"zh": r"(\d+) 公里", "en": r"(\d+) km"}[language]
    legs = [int(found[1]) for line in lines if (found := re.fullmatch(unit, line))]
    assert legs == [99, 84, 62]
    home = {
        "zh": r"↑ 郴州（代表团所在城市），直线约 300 公里",
        "en": r"↑ Chenzhou \(the delegation.s city\), ~300 km.*",
    }
    assert [line for line in lines if re.fullmatch(home[language], line)] != []
