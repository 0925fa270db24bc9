"""The slides read back: native objects with the page's numbers, fonts named, nothing out of its room."""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard.brief import Brief, NothingShownError
from dashboard.exports import slides
from dashboard.exports.canvas import Box
from dashboard.exports.facts import theme_counts
from dashboard.exports.slides_file import PX
from dashboard.exports.slides_parts import Para, fit, shorten
from dashboard.exports.typeset import width, wrap
from dashboard.figures.themes import counts
from dashboard.filters import Filter
from dashboard.language import LANGUAGES, Language
from dashboard.model import Text
from dashboard.selection import Selection
from dashboard.visit import Loaded
from tests.briefs import MADE, NOTHING, brief_of, changed

EIGHTH = dt.date(2023, 5, 8)
FILTERS = {
    "everything": Filter(),
    "a city": Filter(cities=frozenset({"hekou"})),
    "a day": Filter(days=frozenset({EIGHTH})),
    "a theme": Filter(themes=frozenset({"talent"})),
    "stated only": Filter(stated_only=True),
}
CASES = [(name, language) for name in FILTERS for language in LANGUAGES]
RUN = ["ln", "solidFill", "noFill", "latin", "ea", "cs", "sym", "hlinkClick", "extLst"]
CELL = ["lnL", "lnR", "lnT", "lnB", "noFill", "solidFill", "extLst"]
AXIS = [
    *("axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines", "title", "numFmt"),
    *("majorTickMark", "minorTickMark", "tickLblPos", "spPr", "txPr", "crossAx", "crosses", "crossesAt"),
    *("auto", "lblAlgn", "lblOffset", "tickLblSkip", "tickMarkSkip", "noMultiLvlLbl"),
]
"""The orders of children that ECMA-376 part 1 gives (A.4.1, A.5.1), as far as ours have them."""


_MADE: dict[tuple[str, str], bytes] = {}


def deck_of(loaded: Loaded, name: str, language: str) -> bytes:
    """Return the deck of the small trip under one of FILTERS, made once."""
    if (name, language) not in _MADE:
        brief = brief_of(loaded, FILTERS[name], language=language)  # type: ignore[arg-type]
        _MADE[name, language] = slides.deck(brief).data
    return _MADE[name, language]


def opened(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def trees(data: bytes) -> Iterator[tuple[str, Any]]:
    """Yield every XML part of a package with its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        for name in held.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, etree.fromstring(held.read(name))


def shape_of(slide: Any, kind: str) -> Any:
    return next(shape for shape in slide.shapes if getattr(shape, f"has_{kind}", False))


def pictures(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape._element.tag == qn("p:pic")]


def said(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def box(shape: Any) -> Box:
    return Box(shape.left / PX, shape.top / PX, shape.width / PX, shape.height / PX)


def cells(table: Any) -> list[list[str]]:
    return [[cell.text_frame.text for cell in row.cells] for row in table.rows]


def with_many(loaded: Loaded, n: int) -> Loaded:
    first = next(visit for visit in loaded.trip.visits if visit.id == "battery")
    more = [first.model_copy(update={"id": f"works-{i}", "number": 5 + i}) for i in range(1, n + 1)]
    return changed(loaded, visits=(*loaded.trip.visits, *more))


def with_long_names(loaded: Loaded) -> Loaded:
    zh, en = "一个名字非常长而且没有任何标点的考察点" * 8, "A name that goes on without any end in sight " * 8
    visits = tuple(v.model_copy(update={"name": Text(zh=zh, en=en)}) for v in loaded.trip.visits[:4])
    source = loaded.trip.sources[0].model_copy(update={"title": Text(zh=zh, en=en), "address": en})
    sources = (source, *loaded.trip.sources[1:])
    return changed(loaded, title=Text(zh=zh, en=en), visits=visits, sources=sources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_deck_has_its_slides_in_order(small_visit: Loaded, language: Language) -> None:
    brief = brief_of(small_visit, language=language)
    deck = opened(deck_of(small_visit, "everything", language))
    cities = [getattr(city.name, language) for city in brief.trip.stops]
    voices = " · ".join(getattr(voice.name, language) for voice in brief.lexicon.voices)
    say = brief.style.say
    wanted = [brief.title, *cities, say("page.themes"), voices, say("page.sources")]
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == wanted
    assert {slide.slide_layout.name for slide in deck.slides} == {"Title Only"}
    assert len(opened(slides.pptx(brief).data).slides) == 1


def test_a_filter_on_a_city_leaves_that_city(small_visit: Loaded) -> None:
    deck = opened(deck_of(small_visit, "a city", "zh"))
    assert [slide.shapes.title.text_frame.text for slide in deck.slides][1:3] == ["河口", "主题"]


@pytest.mark.parametrize(("name", "language"), CASES)
def test_every_slide_states_what_every_export_states(small_visit: Loaded, name: str, language: str) -> None:
    brief = brief_of(small_visit, FILTERS[name], language=language)  # type: ignore[arg-type]
    for place, slide in enumerate(opened(deck_of(small_visit, name, language)).slides):
        text = said(slide)
        for line in (brief.title, brief.dates, brief.sum, brief.legend, brief.source, brief.credit):
            assert line in text
        assert MADE.isoformat() in text
        if place == 0 or place > len(brief.chosen.cities or brief.trip.stops):
            assert brief.style.say("brief.filter_line", filter=brief.filter) in text
            assert brief.shown_sum in text


@pytest.mark.parametrize(("name", "language"), CASES)
def test_the_chart_has_the_pages_numbers(small_visit: Loaded, name: str, language: str) -> None:
    brief = brief_of(small_visit, FILTERS[name], language=language)  # type: ignore[arg-type]
    found, deck = counts(brief.shown), opened(deck_of(small_visit, name, language))
    slide = next(one for one in deck.slides if one.shapes.title.text_frame.text in {"主题", "Themes"})
    if brief.shown.mentions.empty:
        assert brief.style.say("slides.no_sentence") in said(slide)
        return
    for one in (deck.slides[0], slide):
        chart = shape_of(one, "chart").chart
        plot = chart.plots[0]
        assert [*plot.categories] == [getattr(theme.name, language) for theme in brief.themes]
        assert [series.name for series in plot.series] == [
            getattr(voice.name, language) for voice in brief.lexicon.voices
        ]
        for voice, series in zip(brief.lexicon.voices, plot.series, strict=True):
            assert [*series.values] == [found.get((theme.id, voice.id), 0) for theme in brief.themes]
        colors = [f"#{series.format.fill.fore_color.rgb}" for series in plot.series]
        assert colors == list(brief.style.palette.voices)
        assert chart.has_legend
        assert all(series.data_labels.show_value for series in plot.series)


def test_the_chart_of_the_real_trip_adds_up(real: Loaded) -> None:
    brief = brief_of(real)
    chart = shape_of(opened(slides.pptx(brief).data).slides[0], "chart").chart
    drawn = [sum(values) for values in zip(*(series.values for series in chart.plots[0].series), strict=True)]
    told = {one["id"]: one["sentences"] for one in theme_counts(brief.lexicon, brief.shown, brief.chosen)}
    assert drawn == [told[theme.id] for theme in brief.themes]
    assert sum(drawn) == len(brief.shown.mentions) > 90


def test_the_table_lists_the_visits_with_their_basis(small_visit: Loaded) -> None:
    table = shape_of(opened(deck_of(small_visit, "everything", "zh")).slides[0], "table").table
    assert table.first_row
    assert cells(table) == [
        ["编号", "考察点", "城市（依据）", "日期（依据）"],
        ["1", "海城港", "海城（写明）", "5月8日（写明）"],
        ["2", "晨光电池厂", "海城（推断）", "5月8日（推断）"],
        ["3", "云湖湿地公园", "河口（写明）", "5月9日（推断）"],
        ["4", "老街", "城市未写明", "日期未写明"],
        ["", "报告未列名的 1 处", "", ""],
    ]


def test_under_a_filter_the_table_counts_what_could_belong(small_visit: Loaded) -> None:
    rows = cells(shape_of(opened(deck_of(small_visit, "a city", "zh")).slides[0], "table").table)
    assert [row[0] for row in rows] == ["编号", "3", ""]
    assert rows[-1][1] == "另有 2 处也可能在此，不计入"


def test_stated_only_shows_no_inferred_city_or_day(small_visit: Loaded) -> None:
    rows = cells(shape_of(opened(deck_of(small_visit, "stated only", "zh")).slides[0], "table").table)
    assert rows[1:] == [
        ["1", "海城港", "海城（写明）", "5月8日（写明）"],
        ["2", "晨光电池厂", "城市未写明", "日期未写明"],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sixty_visits_are_counted_where_they_do_not_fit(small_visit: Loaded, language: Language) -> None:
    brief = brief_of(with_many(small_visit, 60), language=language)
    rows = cells(shape_of(opened(slides.pptx(brief).data).slides[0], "table").table)[1:]
    (more,) = (
        int(found[1]) for row in rows if (found := re.fullmatch(r"(?:and|另有) (\d+) (?:more|处)", row[1]))
    )
    assert more > 40
    assert sum(row[0].isdecimal() for row in rows) + more == 64


def test_a_city_without_a_stop_says_so_with_the_reports_words(real: Loaded) -> None:
    brief = brief_of(real, Filter(cities=frozenset({"dongguan"})))
    slide = next(iter([*opened(slides.deck(brief_of(real)).data).slides][3:4]))
    quote = next(item.quote for item in real.trip.city("dongguan").evidence if item.quote)
    assert slide.shapes.title.text_frame.text == "东莞"
    assert pictures(slide) == []
    assert f"东莞在路线上（“{quote}”），但报告没有写在此停留的考察点。" in said(slide)
    assert str(quote) in slide.notes_slide.notes_text_frame.text
    rows = cells(shape_of(slide, "table").table)
    assert [row[0] for row in rows] == ["编号", "8", ""]
    assert len(brief.shown.could_be) == 8


def test_a_city_that_the_filter_empties_is_not_said_to_have_no_stop(small_visit: Loaded) -> None:
    slide = opened(deck_of(small_visit, "a day", "zh")).slides[2]
    assert "河口在路线上（“先后来到海城和河口”），但当前筛选下没有确定在此的考察点。" in said(slide)


@pytest.mark.parametrize(("name", "language"), CASES)
def test_the_notes_hold_every_quote_with_its_place(small_visit: Loaded, name: str, language: str) -> None:
    report, shown = small_visit.trip.report.text, 0
    for slide in opened(deck_of(small_visit, name, language)).slides:
        notes = slide.notes_slide.notes_text_frame.text
        places = re.findall(r"“(.+)”.*?(\d+)\D+?(\d+)", notes.split("sha256")[-1])
        quoted = [(text, int(start), int(end)) for text, start, end in places]
        assert all(report[start:end] == text for text, start, end in quoted)
        held = {text for text, _, _ in quoted}
        parts = {part.text for part in small_visit.sentences if len(part.text) > 8}
        on_slide = parts & {*said(slide).split("\n")}
        assert on_slide <= held
        shown += len(on_slide)
        assert small_visit.trip.sources[0].address in notes
        assert getattr(small_visit.trip.sources[0].publisher, language) in notes
    assert shown or name == "a theme"


def test_quotes_come_with_our_english(real: Loaded) -> None:
    brief = brief_of(real, language="en")
    slide = opened(slides.pptx(brief).data).slides[0]
    (quote,) = (one for one in brief.ranked if one.text in said(slide))
    assert brief.gloss(quote) in said(slide)
    assert brief.gloss(quote) in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize(("name", "language"), CASES)
def test_maps_charts_and_tables_have_alternative_text(small_visit: Loaded, name: str, language: str) -> None:
    for slide in opened(deck_of(small_visit, name, language)).slides:
        for node in slide.element.iter(qn("p:pic"), qn("p:graphicFrame")):
            about = node.xpath("./*/p:cNvPr/@descr")
            assert about
            assert len(about[0]) > 10


def test_the_maps_text_tells_cities_legs_and_places(small_visit: Loaded) -> None:
    (picture,) = pictures(opened(deck_of(small_visit, "everything", "en")).slides[0])
    assert picture._element.xpath("./*/p:cNvPr/@descr") == [
        "Route map. Cities in order: Qingshan (home); Haicheng (2 sites); Hekou (1 site). "
        "Legs: Qingshan to Haicheng; Haicheng to Hekou. "
        "Placed on the map: 1 Haicheng Harbour (known to the campus); "
        "2 Chenguang Battery Works (known to the city only); 3 Yunhu Wetland Park (known to the city only). "
        "Numbers not on the map: 4, 5."
    ]
    assert picture.image.size[0] == round(2 * picture.width / PX)


@pytest.mark.parametrize(("name", "language"), CASES)
def test_both_fonts_are_named_everywhere(small_visit: Loaded, name: str, language: str) -> None:
    data, seen = deck_of(small_visit, name, language), 0
    for part, tree in trees(data):
        if re.match(r"ppt/(slides|notesSlides|charts)/[^/]+\.xml", part):
            for style in tree.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
                seen += 1
                faces = [style.find(qn(kind)).get("typeface") for kind in ("a:latin", "a:ea")]
                own = style.get("lang")
                assert faces[1] == "Microsoft YaHei"
                assert faces[0] == ("Microsoft YaHei" if own == "zh-CN" else "Arial")
                assert {own, style.get("altLang")} == {"zh-CN", "en-GB"}
            for paragraph in tree.iter(qn("a:p")):
                assert paragraph[-1].tag == qn("a:endParaRPr")
                assert all(run.find(qn("a:rPr")) is not None for run in paragraph.iter(qn("a:r")))
        if re.match(r"ppt/theme/", part):
            for font in tree.iter(qn("a:majorFont"), qn("a:minorFont")):
                assert font.find(qn("a:ea")).get("typeface") == "Microsoft YaHei"
                own = {"zh": "Microsoft YaHei", "en": "Arial"}[language]
                assert font.find(qn("a:latin")).get("typeface") == own
    assert seen > 300


@pytest.mark.parametrize(("name", "language"), CASES)
def test_a_quote_in_an_english_deck_is_marked_as_chinese(
    small_visit: Loaded, name: str, language: str
) -> None:
    parts = {part.text for part in small_visit.sentences if len(part.text) > 8}
    for slide in opened(deck_of(small_visit, name, language)).slides:
        for run in slide.element.iter(qn("a:r")):
            if run.find(qn("a:t")).text in parts:
                assert run.find(qn("a:rPr")).get("lang") == "zh-CN"


def in_order(node: Any, order: list[str]) -> bool:
    found = [etree.QName(child).localname for child in node]
    return set(found) <= {*order} and found == sorted(found, key=order.index)


@pytest.mark.parametrize(("name", "language"), CASES)
def test_the_xml_keeps_the_order_of_the_schema(small_visit: Loaded, name: str, language: str) -> None:
    for part, tree in trees(deck_of(small_visit, name, language)):
        if re.match(r"ppt/(slides|notesSlides|charts)/[^/]+\.xml", part):
            for style in tree.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
                assert in_order(style, RUN)
            assert all(in_order(cell, CELL) for cell in tree.iter(qn("a:tcPr")))
            for axis in tree.iter(qn("c:catAx"), qn("c:valAx")):
                assert in_order(axis, AXIS), [child.tag for child in axis]
            ids = [node.get("id") for node in tree.iter(qn("p:cNvPr"))]
            assert len(ids) == len({*ids})
        if part == "ppt/presentation.xml":
            names = [etree.QName(child).localname for child in tree]
            wanted = [
                "sldMasterIdLst",
                "notesMasterIdLst",
                "sldIdLst",
                "sldSz",
                "notesSz",
                "defaultTextStyle",
            ]
            assert names == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_relationship_leads_to_a_part_and_every_part_is_related(
    small_visit: Loaded, language: str
) -> None:
    data, reached = deck_of(small_visit, "everything", language), set()
    names = {*zipfile.ZipFile(io.BytesIO(data)).namelist()}
    parts = dict(trees(data))
    for name, tree in parts.items():
        if name.endswith(".rels"):
            folder, own = posixpath.split(name)
            source = posixpath.join(posixpath.dirname(folder), own.removesuffix(".rels"))
            base = posixpath.dirname(source)
            targets = {}
            for rel in tree:
                assert rel.get("TargetMode") != "External"
                target = rel.get("Target")
                targets[rel.get("Id")] = posixpath.normpath(posixpath.join("/" + base, target)).lstrip("/")
            assert {*targets.values()} <= names
            reached |= {*targets.values()}
            if source in parts:
                space = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
                used = {
                    v for node in parts[source].iter() for k, v in node.attrib.items() if k.startswith(space)
                }
                assert used <= {*targets}
    assert {name for name in names if not name.endswith(".rels")} - reached == {"[Content_Types].xml"}
    assert not [name for name in names if "thumbnail" in name or "printerSettings" in name]


@pytest.mark.parametrize(("name", "language"), CASES)
def test_no_placeholder_is_left_empty(small_visit: Loaded, name: str, language: str) -> None:
    for slide in opened(deck_of(small_visit, name, language)).slides:
        for one in (slide, slide.notes_slide):
            for shape in one.placeholders:
                assert not shape.has_text_frame or shape.text_frame.text.strip() or "Image" in shape.name


def test_the_slides_are_wide_and_so_are_master_and_layouts(small_visit: Loaded) -> None:
    deck = opened(deck_of(small_visit, "everything", "zh"))
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        edges = [shape.left + shape.width for shape in sheet.placeholders if shape.width]
        assert max(edges, default=0) <= deck.slide_width
    footers = [one for one in deck.slide_master.placeholders if "Number" in one.name]
    assert footers[0].left + footers[0].width == pytest.approx(11582400, abs=2)
    assert deck.element.find(qn("p:sldSz")).get("type") is None


def text_fits(frame: Any, wide: float, high: float) -> bool:
    """Return whether a frame's paragraphs, measured in the packaged font, fit into px."""
    total = 0.0
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            lines = wrap(run.text, wide, run.font.size.pt * 2, bold=bool(run.font.bold))
            total += len(lines) * paragraph.line_spacing.pt * 2
    return total <= high + 0.5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*FILTERS, "sixty", "long", "the real one", "the real one in a day"])
def test_nothing_leaves_its_room(small_visit: Loaded, real: Loaded, name: str, language: Language) -> None:
    if name in FILTERS:
        data = deck_of(small_visit, name, language)
    else:
        odd = {"sixty": with_many(small_visit, 60), "long": with_long_names(small_visit)}.get(name, real)
        chosen = Filter(days=frozenset({real.trip.days[1]})) if name.endswith("day") else Filter()
        data = slides.deck(brief_of(odd, chosen, language=language)).data
    for slide in opened(data).slides:
        shapes = [(shape.name, box(shape)) for shape in slide.shapes if not shape.name.startswith("Rule")]
        for shape in slide.shapes:
            here = box(shape)
            assert here.x >= 56
            assert here.right <= 1864.5
            assert here.y >= 30
            assert here.bottom <= 1060
            if shape.has_text_frame:
                assert text_fits(shape.text_frame, here.w, here.h), shape.text_frame.text
            if shape.has_table:
                grid = shape.table
                assert sum(row.height for row in grid.rows) <= shape.height + 1
                for row in grid.rows:
                    for cell, column in zip(row.cells, grid.columns, strict=True):
                        across = sum(c.width for c in grid.columns) if cell.is_merge_origin else column.width
                        assert text_fits(cell.text_frame, across / PX - 15.9, row.height / PX - 3.9)
        for (one, here), (other, there) in combinations(shapes, 2):
            assert here.overlap(there) <= 1, (one, other)


def test_long_names_are_cut_with_an_ellipsis(small_visit: Loaded) -> None:
    slide = opened(slides.pptx(brief_of(with_long_names(small_visit))).data).slides[0]
    title = slide.shapes.title.text_frame.text
    assert title.endswith("…")
    assert width(title, 48, True) <= 0.92 * 1808
    assert all(row[1].endswith("…") for row in cells(shape_of(slide, "table").table)[1:])


def test_what_fits_keeps_its_quotation_marks() -> None:
    assert fit("Chenzhou’s “study”", 400, 24) == "Chenzhou’s “study”"
    assert shorten("一二三四五六七八九十" * 9, 200, 20, 2).endswith("…")
    assert Para("一二三四五六七八九十", 20, "#000000", "zh").lines(210) == 2


def test_signs_that_xml_cannot_hold_are_left_out(small_visit: Loaded) -> None:
    name = "a\x00b\ufffe<c>&\u202e {x} $y$"
    odd = changed(small_visit, title=Text(zh=name, en=name))
    assert opened(slides.pptx(brief_of(odd)).data).slides[0].shapes.title.text_frame.text == "ab<c>& {x} $y$"


@pytest.mark.parametrize("kind", ["pptx", "deck"])
def test_the_same_brief_makes_the_same_bytes(small_visit: Loaded, kind: str) -> None:
    first, second = (getattr(slides, kind)(brief_of(small_visit)).data for _ in range(2))
    assert first == second


def test_no_time_in_the_file_is_the_clocks(small_visit: Loaded) -> None:
    data = deck_of(small_visit, "everything", "zh")
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        assert {one.date_time for one in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        books = [held.read(name) for name in held.namelist() if name.endswith(".xlsx")]
    assert len(books) == 2
    for book in books:
        core = zipfile.ZipFile(io.BytesIO(book)).read("docProps/core.xml")
        assert core.count(b">2026-02-03T00:00:00Z<") == 2


def test_the_file_says_what_it_is(small_visit: Loaded) -> None:
    brief = brief_of(small_visit)
    about = opened(deck_of(small_visit, "everything", "zh")).core_properties
    assert (about.title, about.author, about.last_modified_by) == (brief.title, *["visit-dashboard"] * 2)
    assert about.subject == f"全部。{brief.sum}"
    assert about.created == about.modified == dt.datetime(2026, 2, 3, tzinfo=about.created.tzinfo)


def test_the_selection_has_the_accent_in_the_chart(small_visit: Loaded) -> None:
    brief: Brief = brief_of(small_visit, selected=Selection("theme", "talent"))
    chart = shape_of(opened(slides.pptx(brief).data).slides[0], "chart").chart
    place = [theme.id for theme in brief.themes].index("talent")
    lines = chart._chartSpace.xpath(".//c:dPt[c:spPr/a:ln]")
    assert {int(one.find(qn("c:idx")).get("val")) for one in lines} == {place}
    colors = {one.get("val") for point in lines for one in point.xpath("./c:spPr/a:ln//a:srgbClr")}
    assert colors == {brief.style.palette.accent.lstrip("#")}


def test_what_the_map_lacks_is_named(small_visit: Loaded) -> None:
    cities = small_visit.trip.cities
    odd = cities[1].model_copy(update={"name": Text(zh="喆城", en="Zhe")})
    strange = changed(small_visit, cities=(cities[0], odd, *cities[2:]))
    assert slides.deck(brief_of(strange)).lacking == ("U+5586 喆 CJK UNIFIED IDEOGRAPH-5586",)
    assert slides.pptx(brief_of(small_visit)).lacking == ()


@pytest.mark.parametrize("kind", ["pptx", "deck"])
def test_an_empty_choice_makes_no_slide(small_visit: Loaded, kind: str) -> None:
    with pytest.raises(NothingShownError, match="没有留下任何考察点"):
        getattr(slides, kind)(brief_of(small_visit, NOTHING))
