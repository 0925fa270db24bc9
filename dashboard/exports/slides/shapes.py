"""A slide to draw on: what stands on it are the program's own shapes, each of which can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.line import LineFormat
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Pt

from dashboard.exports.sheet.surface import Align
from dashboard.exports.slides.file import PX
from dashboard.exports.slides.parts import NOTE, SLACK, Para, describe, emu, rgb, write
from dashboard.layout.box import Box
from dashboard.layout.typeset import width
from dashboard.style.looks import LOOKS, SIZE, Look
from dashboard.style.palette import on

_ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}


class Shapes:
    """A group of shapes on a slide, drawn in px of a sheet and set `scale` times as large in a room."""

    def __init__(self, slide: Any, room: Box, scale: float, para: Any, name: str) -> None:
        self.group = slide.shapes.add_group_shape()
        self.group.name = name
        self.room, self.scale, self.para = room, scale, para

    def about(self, text: str) -> None:
        """Give the group its alternative text."""
        describe(self.group, text)

    def _emu(self, box: Box) -> tuple[Emu, Emu, Emu, Emu]:
        room, scale = self.room, self.scale
        return emu(Box(room.x + box.x * scale, room.y + box.y * scale, box.w * scale, box.h * scale))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        color: str | None = None,
        align: Align = "left",
    ) -> float:
        """Write a line whose middle stands at y; return its width as measured."""
        wide, high = width(text, size), 1.5 * size
        room = wide / SLACK + 2
        left = max(x - {"left": 0.0, "center": room / 2, "right": room}[align], 0)
        room = min(room, self.room.w / self.scale - left)
        shape = self.group.shapes.add_textbox(*self._emu(Box(left, y - high / 2, room, high)))
        _words(shape, self.para(text, size * self.scale, **({"color": color} if color else {})), align)
        return wide

    def rectangle(self, box: Box, fill: str, *, alpha: float = 1) -> None:
        """Fill a rectangle, as far as it is in the room."""
        box = Box(box.x, box.y, min(box.w, self.room.w / self.scale - box.x), box.h)
        if box.w > 0:
            self._filled(MSO_SHAPE.RECTANGLE, box, fill, alpha)

    def polygon(self, points: Sequence[tuple[float, float]], fill: str, *, gid: str | None = None) -> None:
        """Fill the diamond that these four points are."""
        xs, ys = zip(*points, strict=True)
        box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        self._filled(MSO_SHAPE.DIAMOND, box, fill, 1, gid)

    def mark(
        self,
        x: float,
        y: float,
        number: str,
        look: Look,
        color: str,
        *,
        ground: str,
        accent: str | None = None,
        dotted: bool = False,
        r: float = 13,
        gid: str | None = None,
    ) -> None:
        """Draw a visit's mark around (x, y): its number in its look, in a ring of `accent`."""
        drawn = LOOKS[look]
        if accent:
            self._filled(MSO_SHAPE.OVAL, _around(x, y, r + 4), accent, 1)
        thick = drawn.ring * 2 * r / SIZE
        fill = color if drawn.filled else ground
        shape = self._filled(MSO_SHAPE.OVAL, _around(x, y, r - thick / 2), fill, 1, gid)
        _ring(shape.line, color, thick * self.scale, dashed=drawn.dashed)
        ink = {"color": on(color)} if drawn.filled else {}
        size = max(1.08 * r * self.scale, NOTE)
        _words(shape, self.para(number, size, bold=drawn.bold, **ink), "center")
        if dotted:
            dot = self._filled(MSO_SHAPE.OVAL, _around(x + 0.74 * r, y - 0.74 * r, 0.3 * r), ground, 1)
            _ring(dot.line, color, 2 * self.scale, dashed=False)

    def _filled(self, kind: Any, box: Box, fill: str, alpha: float, gid: str | None = None) -> Any:
        shape = self.group.shapes.add_shape(kind, *self._emu(box))
        shape._element.remove(shape._element.find(qn("p:style")))  # it would cast the theme's shadow
        if gid:
            shape.name = gid
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(fill)
        shape.line.fill.background()
        if alpha < 1:
            clear = OxmlElement("a:alpha")
            clear.set("val", str(round(100_000 * alpha)))
            shape._element.spPr.find(qn("a:solidFill"))[0].append(clear)
        return shape


def _around(x: float, y: float, r: float) -> Box:
    return Box(x - r, y - r, 2 * r, 2 * r)


def _ring(line: LineFormat, color: str, thick: float, *, dashed: bool) -> None:
    line.color.rgb, line.width = rgb(color), Emu(round(thick * PX))
    if dashed:
        line.dash_style = MSO_LINE.ROUND_DOT


def _words(shape: Any, para: Para, align: Align) -> None:
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = False, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.MIDDLE
    write(frame, [para])
    frame.paragraphs[0].alignment = _ALIGN[align]
    frame.paragraphs[0].line_spacing = Pt(para.leading / 2)
