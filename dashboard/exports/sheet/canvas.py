"""A sheet to draw on, in px from its upper left, that matplotlib saves as PNG, PDF or SVG: no browser."""

from __future__ import annotations

import datetime as dt
import io
import threading
from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

from dashboard.exports.picture import Picture
from dashboard.exports.sheet.surface import Align
from dashboard.layout.box import Box
from dashboard.layout.typeset import drawable, face, lacking, width
from dashboard.style.looks import LOOKS, SIZE, Look
from dashboard.style.palette import on

POINT = 0.5
"""Points a px: a sheet of 1920 px is 13.333 inches wide, the width of a 16:9 slide."""

_DRAWING = threading.Lock()
"""matplotlib's settings for a kind of file are global, and two readers may save at once."""


class Canvas:
    """A sheet of the given size in px; later strokes cover earlier ones."""

    def __init__(self, w: float, h: float, ground: str, ink: str) -> None:
        self.box = Box(0, 0, w, h)
        self.ink = ink
        self.lacking: dict[str, None] = {}
        self.figure = Figure(figsize=(w * POINT / 72, h * POINT / 72), dpi=72 / POINT, facecolor=ground)
        FigureCanvasAgg(self.figure)
        self._axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, w), ylim=(h, 0))
        self._axes.set_axis_off()
        self._order = 1.0

    def _next(self) -> float:
        self._order += 1
        return self._order

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        color: str | None = None,
        bold: bool = False,
        align: Align = "left",
        halo: str | None = None,
        gid: str | None = None,
    ) -> float:
        """Write a line whose middle stands at y; return its width. `halo` is the color around its letters."""
        self.lacking.update(dict.fromkeys(lacking(text)))
        words = drawable(text)
        wide = width(words, size, bold)
        left = x - {"left": 0.0, "center": wide / 2, "right": wide}[align]
        # The baseline stands 0.37 of the size below the middle of a hanzi.
        font: dict[str, Any] = {"fontproperties": face(bold), "fontsize": size * POINT, "va": "baseline"}
        if halo:
            # Letters with an effect become outlines: the halo lies under letters that stay text.
            effect = [withStroke(linewidth=size * POINT * 0.25, foreground=halo)]
            self._write(left, y + 0.37 * size, words, color=halo, path_effects=effect, **font)
        line = self._write(left, y + 0.37 * size, words, color=color or self.ink, **font)
        line.set_gid(gid)
        return wide

    def _write(self, x: float, y: float, words: str, **style: Any) -> Text:
        text: Text = self._axes.text(x, y, words, zorder=self._next(), parse_math=False, **style)
        return text

    def lines(
        self, x: float, y: float, lines: Sequence[str], size: float, leading: float, **how: Any
    ) -> float:
        """Write lines one under another, the first line's upper edge at y; return the lower edge."""
        for place, line in enumerate(lines):
            self.text(x, y + (place + 0.5) * leading, line, size, **how)
        return y + len(lines) * leading

    def line(
        self,
        points: Sequence[tuple[float, float]],
        color: str,
        thick: float = 1,
        clip: Box | None = None,
        **how: Any,
    ) -> None:
        """Draw a line through the points; `thick` in px."""
        xs, ys = zip(*points, strict=True)
        self._add(Line2D(xs, ys, color=color, linewidth=thick * POINT, **how), clip)

    def rectangle(self, box: Box, fill: str, *, alpha: float = 1, gid: str | None = None) -> None:
        """Fill a rectangle."""
        self._add(Rectangle((box.x, box.y), box.w, box.h, facecolor=fill, linewidth=0, alpha=alpha, gid=gid))

    def polygon(self, points: Sequence[tuple[float, float]], fill: str, *, gid: str | None = None) -> None:
        """Fill a polygon."""
        self._add(Polygon(points, closed=True, facecolor=fill, linewidth=0, gid=gid))

    def outline(self, shape: Outline, clip: Box, *, fill: str = "none", stroke: str = "none") -> None:
        """Draw a shape of many rings or lines, cut at the box."""
        patch = PathPatch(shape, facecolor=fill, edgecolor=stroke, linewidth=1.2 * POINT * (stroke != "none"))
        self._add(patch, clip)

    def _add(self, artist: Any, clip: Box | None = None) -> None:
        artist.set_zorder(self._next())
        self._axes.add_artist(artist)
        if clip:
            artist.set_clip_path(Rectangle((clip.x, clip.y), clip.w, clip.h, transform=self._axes.transData))

    def circle(self, x: float, y: float, r: float, **style: Any) -> None:
        """Draw a circle; `style` is matplotlib's."""
        self._add(Circle((x, y), r, **style))

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
        wide = drawn.ring * 2 * r / SIZE
        if accent:
            self.circle(x, y, r + 3.5, facecolor=ground, edgecolor=accent, linewidth=3.5 * POINT)
        self.circle(
            x,
            y,
            r - wide / 2,
            facecolor=color if drawn.filled else ground,
            edgecolor=color,
            linewidth=wide * POINT,
            linestyle=(0, (2.2, 1.6)) if drawn.dashed else "solid",
            gid=gid,
        )
        if dotted:
            self.circle(
                x + 0.74 * r, y - 0.74 * r, 0.3 * r, facecolor=ground, edgecolor=color, linewidth=2 * POINT
            )
        ink, inside = on(color) if drawn.filled else self.ink, gid and gid.replace(":", "-number:", 1)
        self.text(x, y, number, 1.08 * r, color=ink, bold=drawn.bold, align="center", gid=inside)

    def png(self, wide: int, about: Mapping[str, str]) -> Picture:
        """Return a PNG of the given width in px."""
        inches = self.box.w * POINT / 72
        return self._save("png", dpi=wide / inches, metadata={**about, "Software": "visit-dashboard"})

    def pdf(self, about: Mapping[str, str], made: dt.date) -> Picture:
        """Return a PDF of one page, its fonts embedded and its text searchable."""
        date = dt.datetime(made.year, made.month, made.day, tzinfo=dt.UTC)
        return self._save("pdf", metadata={**about, "Creator": "visit-dashboard", "CreationDate": date})

    def svg(self, about: Mapping[str, str], *, live: bool = False) -> Picture:
        """Return an SVG: letters as outlines, the same everywhere; as text if it is `live`."""
        return self._save("svg", live=live, metadata={**about, "Date": None, "Creator": "visit-dashboard"})

    def _save(self, kind: str, *, live: bool = False, **how: Any) -> Picture:
        settings: Any = {
            "pdf.fonttype": 42,  # TrueType: text that can be searched and copied
            "text.hinting": "none",  # letters as wide as they were measured
            "svg.fonttype": "none" if live else "path",
            "svg.hashsalt": "visit-dashboard",  # the same picture, the same bytes
        }
        buffer = io.BytesIO()
        with _DRAWING, mpl.rc_context(settings):
            self.figure.savefig(buffer, format=kind, facecolor=self.figure.get_facecolor(), **how)
        return Picture(buffer.getvalue(), tuple(self.lacking))
