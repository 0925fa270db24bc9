"""The timeline of a slide: the sheet's own, drawn as shapes that can be edited."""

from __future__ import annotations

from dashboard.exports.sheet.timeline import draw_timeline, timeline_height
from dashboard.exports.slides.page import Page
from dashboard.exports.slides.shapes import Shapes
from dashboard.layout.box import Box
from dashboard.parts.alt import timeline_alt

SCALES = (2.6, 2.4, 2.2, 2.0, 1.75)
"""Px of a slide for one of the sheet's, the largest that fits; with the least, letters are 12 points."""


def timeline(page: Page, box: Box) -> float:
    """Draw the timeline into the upper part of the box, as tall as it is at ease; return where it ends."""
    brief = page.brief
    fits = (one for one in SCALES if timeline_height(brief, box.w / one) * one <= box.h)
    scale = next(fits, SCALES[-1])
    wide = box.w / scale
    high = min(timeline_height(brief, wide), box.h / scale)
    shapes = Shapes(page.slide, box, scale, page.para, brief.style.say("page.timeline"))
    draw_timeline(shapes, Box(0, 0, wide, high), brief)
    shapes.about(timeline_alt(brief))
    return box.y + high * scale
