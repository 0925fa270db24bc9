"""What once was written several times and drifted apart: every view and format against its one source."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

import dashboard
from dashboard.exports.data.kml import kml
from dashboard.exports.data.workbook import xlsx
from dashboard.exports.prose import markdown, plain
from dashboard.exports.sheet.canvas import POINT, Canvas
from dashboard.figures.map_marks import mark, mark_layer
from dashboard.figures.map_parts import Mark
from dashboard.figures.timeline import timeline
from dashboard.language import LANGUAGES, Language
from dashboard.style import told
from dashboard.style.looks import LOOKS, SIZE, Look, css, look
from dashboard.style.style import Style
from dashboard.trip.model import Source
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.view import View
from dashboard.widgets.html import basis_legend, rests_on, sources
from dashboard.widgets.visit_list import groups
from tests.briefs import brief_of, changed

STATED = Filter(stated_only=True)
ZH = Style("zh")
MARKS = Path(dashboard.__file__).parent / "assets" / "marks.css"


def test_the_stylesheet_of_marks_is_that_of_the_table() -> None:
    # python -c "from dashboard.style.looks import css; print(css(), end='')" > dashboard/assets/marks.css
    assert MARKS.read_text(encoding="utf-8") == css()


def test_every_look_is_unlike_every_other_and_possible_is_thin() -> None:
    seen = {(one.filled, one.ring, one.dashed, one.dot) for one in LOOKS.values()}
    assert len(seen) == len(LOOKS)
    assert LOOKS["possible"].ring * 2 <= LOOKS["inferred"].ring
    assert not LOOKS["possible"].filled
    assert LOOKS["unknown"].dashed


@pytest.mark.parametrize("name", LOOKS)
def test_the_sheet_draws_a_mark_as_the_table_has_it(name: Look) -> None:
    canvas, drawn = Canvas(100, 100, "#FFFFFF", "#000000"), LOOKS[name]
    canvas.mark(50, 50, "1", name, "#123456", ground="#FFFFFF", r=SIZE / 2, gid="mark")
    circles = [one for one in canvas.figure.axes[0].patches if one.get_gid() == "mark"]
    (circle,) = circles
    assert circle.get_linewidth() == pytest.approx(drawn.ring * POINT)
    assert (circle.get_linestyle() != "solid") == drawn.dashed
    assert (circle.get_facecolor()[:3] == (1, 1, 1)) != drawn.filled
    assert (circle.get_alpha() or 1) == drawn.opacity
    assert len(canvas.figure.axes[0].patches) == (2 if drawn.dot else 1)


@pytest.mark.parametrize("view", ["small", "real"])
def test_the_timeline_draws_its_marks_as_the_table_has_them(
    view: str, real: Dossier, small_visit: Dossier
) -> None:
    loaded = real if view == "real" else small_visit
    shown = loaded.whole
    figure = timeline(loaded.trip, shown, style=ZH)
    marker, keys = figure.data[0].marker, list(figure.data[0].customdata)
    dots, dashes = 0, 0
    for row in shown.visit_rows:
        drawn = LOOKS[look(row["day_basis"], row["status"])]
        place = keys.index(f"visit:{row['id']}")
        assert marker.line.width[place] == (0 if drawn.dashed else drawn.ring)
        assert (marker.color[place] != ZH.palette.raised) == drawn.filled
        assert marker.opacity[place] == drawn.opacity
        dots, dashes = dots + drawn.dot, dashes + drawn.dashed
    circles = [one for one in figure.layout.shapes if one.type == "circle"]
    assert sum(one.line.dash is not None for one in circles) == dashes
    assert sum(one.line.dash is None for one in circles) == dots


def test_a_day_of_an_outside_source_has_a_dot_on_the_timeline(small_visit: Dossier) -> None:
    visits = small_visit.whole.visits.copy()
    visits.loc[0, "day_basis"] = "external"
    figure = timeline(small_visit.trip, replace(small_visit.whole, visits=visits), style=ZH)
    dots = [one for one in figure.layout.shapes if one.type == "circle" and one.line.dash is None]
    assert len(dots) == 1


def test_the_map_and_the_list_name_the_look_of_each_mark(real: Dossier) -> None:
    layer = mark_layer(real.trip, real.whole, style=ZH)
    marks = [one for one in layer._children.values() if isinstance(one, Mark) and "visit" in one.css_class]
    placed = [row for row in real.whole.visit_rows if row["precision"] != "none"]
    assert len(marks) == len(placed)
    for row in placed:
        drawn = look(row["location_basis"], row["status"])
        assert any(
            mark(str(row["number"]), drawn, ZH.palette.city(real.trip, row["city"])) == one.html
            for one in marks
        )
    rows = [row for group in groups(View(real), ZH) for row in (*group.rows, *group.unnamed)]
    assert {row.look for row in rows} <= set(LOOKS)
    assert re.findall(r'class="mark (\w+)"', basis_legend(ZH)) == list(LOOKS)


def test_kml_shows_the_strength_of_each_look(real: Dossier) -> None:
    tree = etree.fromstring(kml(brief_of(real)))
    space = {"k": "http://www.opengis.net/kml/2.2"}
    for row in real.whole.visit_rows:
        seen = look(row["location_basis"], row["status"])
        style = tree.find(f'.//k:Style[@id="mark-{row["city"] or "none"}-{seen}"]', space)
        assert style is not None
        assert int(style.findtext(".//k:color", "", space)[:2], 16) == LOOKS[seen].strength


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chosen", [Filter(), STATED])
def test_the_sources_are_the_same_everywhere(real: Dossier, chosen: Filter, language: Language) -> None:
    brief = brief_of(real, chosen, language=language)
    ids = [source.id for source in brief.view.sources]
    assert ids == (["A", "B", "D"] if chosen else [source.id for source in real.trip.sources])
    assert re.findall(r"<li><b>(\w+)</b>", sources(brief.view, brief.style)) == ids
    book = openpyxl.load_workbook(io.BytesIO(xlsx(brief)))
    sheet = book[brief.style.say("table.sources")]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ids
    for made in (markdown(brief), plain(brief)):
        text = made.data.decode("utf-8")
        lines = [line for line in text.splitlines() if re.match(r"(- |· )[A-Z] ", line)]
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
    line = told.fingerprint(brief.trip, brief.style)
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
