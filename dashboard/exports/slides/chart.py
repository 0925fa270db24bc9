"""The theme chart of a slide: a native stacked bar chart that carries its numbers."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Pt

from dashboard.brief import Brief
from dashboard.exports.slides.file import PX
from dashboard.exports.slides.parts import SLACK, describe, rgb, set_fonts
from dashboard.layout.box import Box
from dashboard.layout.typeset import width
from dashboard.style.escape import one_line
from dashboard.style.palette import on


def theme_chart(slide: Any, box: Box, brief: Brief, size: float, name: str) -> None:
    """Add one bar a theme, in sentences, a series a voice; `size` px of its letters."""
    counts, voices = brief.view.themes_told, brief.lexicon.voices
    data: Any = CategoryChartData(number_format="0")  # type: ignore[no-untyped-call]
    data.categories = _names(brief)
    for nth, voice in enumerate(voices):
        data.add_series(one_line(voice.name.of(brief.language)), [one.by_voice[nth] for one in counts])
    place = (Emu(round(side * PX)) for side in (box.x, box.y, box.w, box.h))
    shape = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *place, data)
    shape.name = name
    describe(shape, _about(brief))
    chart = shape.chart
    chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(size / 2), rgb(brief.style.palette.ink)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.legend.font.size = Pt(size / 2)
    _axes(chart, brief)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 35, 100
    for series, color in zip(plot.series, brief.style.palette.voices, strict=True):
        _series(series, color, brief, size)
    _place(chart, box, brief, size)
    square = OxmlElement("c:roundedCorners")
    square.set("val", "0")
    chart._chartSpace.find(qn("c:date1904")).addnext(square)
    set_fonts(chart._chartSpace, brief.language)


def _names(brief: Brief) -> list[str]:
    """Return the themes, each with its sentences: a stacked bar carries no sum of its own."""
    counts = ((one.theme.name.of(brief.language), one.sentences) for one in brief.view.themes_told)
    return [one_line(brief.style.say("slides.count", kind=name, n=n)) for name, n in counts]


def _place(chart: Any, box: Box, brief: Brief, size: float) -> None:
    """Give the bars their place, so that the themes' names stand on one line where they can."""
    names = _names(brief)
    left = min(max(width(name, size) for name in names) / SLACK + 24, 0.55 * box.w) / box.w
    top = (2 * size + 8) / box.h
    layout = OxmlElement("c:manualLayout")
    for name, value in (
        *(("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"), ("x", left), ("y", top)),
        *(("w", 0.99 - left), ("h", 0.99 - top)),
    ):
        part = OxmlElement(f"c:{name}")
        part.set("val", value if isinstance(value, str) else f"{value:.4f}")
        layout.append(part)
    area = chart._chartSpace.chart.plotArea
    place = area.find(qn("c:layout"))
    if place is None:
        place = OxmlElement("c:layout")
        area.insert(0, place)
    place.append(layout)


def _axes(chart: Any, brief: Brief) -> None:
    themes, values = chart.category_axis, chart.value_axis
    themes.reverse_order = True  # bars grow upward otherwise, the first theme at the bottom
    themes.major_tick_mark = XL_TICK_MARK.NONE
    themes.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    themes.format.line.color.rgb = rgb(brief.style.palette.hairline)
    themes.has_major_gridlines = values.has_major_gridlines = False
    skip = OxmlElement("c:tickLblSkip")
    skip.set("val", "1")  # else names are left out where rows are close
    themes._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    values.visible = False
    values.minimum_scale = 0


def _series(series: Any, color: str, brief: Brief, size: float) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = rgb(color)
    series.invert_if_negative = False
    shown = series.data_labels
    shown.show_value, shown.position = True, XL_LABEL_POSITION.CENTER
    shown.number_format, shown.number_format_is_linked = "0;;", False  # a zero has no bar and no label
    shown.font.size, shown.font.color.rgb = Pt(size / 2), rgb(on(color))
    for place, one in enumerate(brief.view.themes_told):
        if one.theme.id in brief.lit.themes:
            line = series.points[place].format.line
            line.color.rgb, line.width = rgb(brief.style.palette.accent), Pt(1.5)
            fill = series.points[place].format.fill
            fill.solid()
            fill.fore_color.rgb = rgb(color)


def _about(brief: Brief) -> str:
    say, told = brief.style.say, []
    for one in brief.view.themes_told:
        named = zip(brief.lexicon.voices, one.by_voice, strict=True)
        split = say("list.join").join(f"{voice.name.of(brief.language)} {n}" for voice, n in named)
        name = one.theme.name.of(brief.language)
        told.append(say("slides.theme_alt", theme=name, n=one.sentences, voices=split))
    return say("slides.chart_alt", themes=say("slides.semicolon").join(told))
