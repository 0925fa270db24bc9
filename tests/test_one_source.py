"""What once was written several times and drifted apart: every view and format against its one source."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import get_args

import openpyxl
import pytest
from lxml import etree

import dashboard
from dashboard.exports.data.kml import kml
from dashboard.exports.data.workbook import xlsx
from dashboard.exports.prose import markdown, plain
from dashboard.exports.sheet.canvas import POINT, Canvas
from dashboard.exports.sheet.page import svg
from dashboard.figures.map_marks import mark_layer
from dashboard.figures.map_parts import Mark
from dashboard.figures.timeline import timeline
from dashboard.language import LANGUAGES, Language
from dashboard.parts.dots import legend
from dashboard.parts.html import rests_on, sources
from dashboard.parts.visits import groups
from dashboard.style import told
from dashboard.style.looks import LOOKS, SIZE, Look, css
from dashboard.style.style import Style
from dashboard.trip.records import Source
from dashboard.trip.values import Status
from dashboard.view.counts import reconciliation
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.view import View
from tests.briefs import brief_of, changed

STATED = Filter(stated_only=True)
ZH = Style("zh")
MARKS = Path(dashboard.__file__).parent / "assets" / "marks.css"


def test_the_stylesheet_of_marks_is_that_of_the_table() -> None:
    # python -c "from dashboard.style.looks import css; print(css(), end='')" > dashboard/assets/marks.css
    assert MARKS.read_text(encoding="utf-8") == css()


def test_every_look_is_unlike_every_other_and_possible_is_thin() -> None:
    assert tuple(LOOKS) == get_args(Status)
    seen = {(one.filled, one.ring, one.dashed) for one in LOOKS.values()}
    assert len(seen) == len(LOOKS)
    assert [name for name, one in LOOKS.items() if one.filled] == ["stated"]
    assert LOOKS["possible"].ring * 2 <= LOOKS["implied"].ring
    assert [name for name, one in LOOKS.items() if one.dashed] == ["unnamed"]


@pytest.mark.parametrize("dot", [False, True])
@pytest.mark.parametrize("name", LOOKS)
def test_the_sheet_draws_a_mark_as_the_table_has_it(name: Look, dot: bool) -> None:
    canvas, drawn = Canvas(100, 100, "#FFFFFF", "#000000"), LOOKS[name]
    canvas.mark(50, 50, "1", name, "#123456", ground="#FFFFFF", r=SIZE / 2, gid="mark", dotted=dot)
    (circle,) = [one for one in canvas.figure.axes[0].patches if one.get_gid() == "mark"]
    assert circle.get_linewidth() == pytest.approx(drawn.ring * POINT)
    assert (circle.get_linestyle() != "solid") == drawn.dashed
    assert (circle.get_facecolor()[:3] == (1, 1, 1)) != drawn.filled
    assert len(canvas.figure.axes[0].patches) == 1 + dot


@pytest.mark.parametrize("view", ["small", "real"])
def test_the_timeline_draws_its_marks_as_the_table_has_them(
    view: str, real: Dossier, small_visit: Dossier
) -> None:
    loaded = real if view == "real" else small_visit
    figure = timeline(loaded.trip, loaded.whole, style=ZH)
    marker, keys = figure.data[0].marker, list(figure.data[0].customdata)
    for row in loaded.whole.visit_rows:
        drawn, place = LOOKS[row["status"]], keys.index(f"visit:{row['id']}")
        assert marker.line.width[place] == (0 if drawn.dashed else drawn.ring)
        assert (marker.color[place] != ZH.palette.raised) == drawn.filled
    rings = [one for one in figure.layout.shapes if one.type == "circle" and one.line.dash is not None]
    assert len(rings) == reconciliation(loaded.whole.visits)["unnamed"]


@pytest.mark.parametrize("view", ["small", "real"])
def test_the_marks_of_every_view_and_format_add_up_to_the_sum(
    view: str, real: Dossier, small_visit: Dossier
) -> None:
    loaded = real if view == "real" else small_visit
    sums = reconciliation(loaded.whole.visits)
    wanted = {name: sums[name] for name in LOOKS}
    rows = [row for group in groups(View(loaded), ZH) for row in (*group.rows, *group.unnamed)]
    assert {name: sum(row.look == name for row in rows) for name in LOOKS} == wanted

    marker = timeline(loaded.trip, loaded.whole, style=ZH).data[0].marker
    assert sum(fill != ZH.palette.raised for fill in marker.color) == sums["stated"]
    for name in ("implied", "possible"):
        hollow = zip(marker.color, marker.line.width, strict=True)
        assert sum(f == ZH.palette.raised and w == LOOKS[name].ring for f, w in hollow) == sums[name]

    dots = legend(brief_of(loaded))
    assert [(dot.look, group.count) for group in dots for dot in group.dots[:1]] == [
        (name, str(number)) for name, number in wanted.items() if number
    ]
    looks = [dot.look for group in dots for dot in group.dots]
    assert {name: looks.count(name) for name in LOOKS} == wanted
    tree = etree.fromstring(kml(brief_of(loaded)))
    space = {"k": "http://www.opengis.net/kml/2.2"}
    urls = [str(one.text) for one in tree.iterfind(".//k:Placemark[k:ExtendedData]/k:styleUrl", space)]
    assert {name: sum(url.endswith(f"-{name}") for url in urls) for name in LOOKS} == wanted


@pytest.mark.parametrize("view", ["small", "real"])
def test_the_slides_timeline_adds_up_to_the_sum(view: str, real: Dossier, small_visit: Dossier) -> None:
    loaded = real if view == "real" else small_visit
    tree = etree.fromstring(svg(brief_of(loaded), live=True).data)
    sums, filled = reconciliation(loaded.whole.visits), 0
    marks = [one for one in tree.iter() if str(one.get("id", "")).startswith("chart:visit:")]
    assert len(marks) == sums["total"]
    for one in marks:
        style = "".join(str(part.get("style", "")) for part in one.iter())
        filled += ZH.palette.raised.lower() not in style.lower()
    assert filled == sums["stated"]


def test_the_map_shows_each_placed_visit_by_its_status(real: Dossier) -> None:
    layer = mark_layer(real.trip, real.whole, style=ZH)
    marks = [one for one in layer._children.values() if isinstance(one, Mark) and "visit" in one.css_class]
    placed = [row for row in real.whole.visit_rows if row["precision"] != "none"]
    seen = Counter(found[1] for one in marks if (found := re.search(r'class="mark (\w+)', one.html)))
    assert seen == Counter(row["status"] for row in placed)


def test_a_day_or_place_of_an_outside_source_has_a_dot(small_visit: Dossier) -> None:
    visits = small_visit.whole.visits.copy()
    visits.loc[0, ["day_basis", "location_basis"]] = ["external", "external"]
    shown = replace(small_visit.whole, visits=visits)
    figure = timeline(small_visit.trip, shown, style=ZH)
    assert sum(one.type == "circle" and one.line.dash is None for one in figure.layout.shapes) == 1
    layer = mark_layer(small_visit.trip, shown, style=ZH)
    dotted = [one for one in layer._children.values() if isinstance(one, Mark) and " dotted" in one.html]
    assert len(dotted) == sum(row["location_basis"] == "external" for row in shown.visit_rows)


def test_kml_shows_the_strength_of_each_look(real: Dossier) -> None:
    tree = etree.fromstring(kml(brief_of(real)))
    space = {"k": "http://www.opengis.net/kml/2.2"}
    for row in real.whole.visit_rows:
        style = tree.find(f'.//k:Style[@id="mark-{row["city"] or "none"}-{row["status"]}"]', space)
        assert style is not None
        assert int(style.findtext(".//k:color", "", space)[:2], 16) == LOOKS[row["status"]].strength


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chosen", [Filter(), STATED])
def test_the_sources_are_the_same_everywhere(real: Dossier, chosen: Filter, language: Language) -> None:
    brief = brief_of(real, chosen, language=language)
    ids = [source.id for source in brief.view.sources]
    assert ids == (["A", "D"] if chosen else [source.id for source in real.trip.sources])
    assert re.findall(r"<li><b>(\w+)</b>", sources(brief.view, brief.style)) == ids
    book = openpyxl.load_workbook(io.BytesIO(xlsx(brief)))
    sheet = book[brief.style.say("table.sources")]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ids
    for made in (markdown(brief), plain(brief)):
        lines = made.data.decode("utf-8").splitlines()
        start = [line.strip("#:： ") for line in lines].index(brief.style.say("page.sources"))
        lines = [line for line in lines[start:] if re.match(r"(- |· )[A-Z] ", line)]
        assert [line[2] for line in lines] == ids


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("date", ["2023-05-12", ""])
def test_the_fingerprint_is_one_line_dated_or_not(
    small_visit: Dossier, language: Language, date: str
) -> None:
    trip = small_visit.trip
    own = trip.cited(trip.source).model_copy(update={"date": date})
    others: list[Source] = [source for source in trip.sources if source.id != own.id]
    brief = brief_of(changed(small_visit, sources=(own, *others)), language=language)
    line = told.fingerprint(brief.view, brief.style)
    assert brief.source == line == brief.statement["source"]
    assert (date or brief.style.say("brief.undated")) in line
    assert trip.report.sha256[:8] in line
    assert line in plain(brief).data.decode("utf-8")


def test_the_page_says_what_rests_on_a_source(real: Dossier) -> None:
    assert rests_on(real.trip, "A", ZH) == ["本页一切引文"]
    assert rests_on(real.trip, "D", ZH) == ["城市坐标"]
    assert rests_on(real.trip, "H", ZH) == ["格力电器（城市、位置、主题）"]
    assert "年份" in rests_on(real.trip, "B", ZH)
    assert "会谈与签署战略合作框架协议（城市）" in rests_on(real.trip, "B", ZH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_source_is_without_a_name_and_none_rests_on_nothing(real: Dossier, language: Language) -> None:
    style = Style(language)
    for source in real.trip.sources:
        assert source.publisher.of(language)
        assert source.address
        assert rests_on(real.trip, source.id, style)
