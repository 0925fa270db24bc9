"""The briefing's slide as a picture: PNG, PDF or SVG of one sheet, 16:9 or A4 landscape."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from dashboard.brief import Brief
from dashboard.exports.picture import Picture
from dashboard.exports.sheet.bars import bars_lines, draw_themes, draw_voices
from dashboard.exports.sheet.canvas import Canvas
from dashboard.exports.sheet.map import draw_map
from dashboard.exports.sheet.phone import phone
from dashboard.exports.sheet.quotes import draw_quotes
from dashboard.exports.sheet.timeline import draw_timeline, timeline_height
from dashboard.layout.box import Box
from dashboard.layout.typeset import cut, width, wrap
from dashboard.style import labels, told
from dashboard.style.findings import timeline_finding
from dashboard.style.looks import LOOKS

Paper = Literal["16:9", "a4"]
PAPERS: dict[Paper, tuple[float, float]] = {"16:9": (1920, 1080), "a4": (1683.78, 1190.55)}
"""Width and height in px, two px a point: 13.333 × 7.5 inches, and 297 × 210 mm."""

MARGIN, GUTTER = 56.0, 36.0
HEAD, TEXT, SMALL = 22.0, 17.0, 14.0  # px: headings, names and quotes, notes


def png(brief: Brief, wide: int | Literal["phone"] = 1920) -> Picture:
    """Return the 16:9 sheet as a PNG of the given width in px, or the long picture for a phone.

    NothingShownError for an empty choice.
    """
    if wide == "phone":
        return phone(brief, _about(brief))
    return _sheet(brief, "16:9").png(wide, _about(brief))


def pdf(brief: Brief, paper: Paper = "16:9") -> Picture:
    """Return the sheet as a PDF with embedded fonts and text to search; NothingShownError if empty."""
    about = _about(brief)
    subject = about.pop("Description")
    return _sheet(brief, paper).pdf({**about, "Subject": subject}, brief.made)


def svg(brief: Brief, live: bool = False) -> Picture:
    """Return the 16:9 sheet as an SVG; with `live`, its letters are text."""
    return _sheet(brief, "16:9").svg(_about(brief), live=live)


def map_png(brief: Brief, w: float, h: float, wide: int, near: Collection[str] = ()) -> Picture:
    """Return the route map alone, laid out on w × h px, as a PNG of the given width in px.

    It shows the whole route, or the cities `near`.
    """
    canvas = Canvas(w, h, brief.style.palette.ground, brief.style.palette.ink)
    draw_map(canvas, canvas.box, brief, near)
    return canvas.png(wide, _about(brief))


def _about(brief: Brief) -> dict[str, str]:
    lines = "\n".join(f"{label}: {line}" for label, line in brief.labelled())
    return {"Title": f"{brief.title} · {brief.filter}", "Description": lines}


def _sheet(brief: Brief, paper: Paper) -> Canvas:
    brief.refuse_empty()
    palette, say = brief.style.palette, brief.style.say
    canvas = Canvas(*PAPERS[paper], palette.ground, palette.ink)
    top, bottom = _head(canvas, brief), _foot(canvas, brief)
    left = Box(MARGIN, top, 0.59 * canvas.box.w - MARGIN, bottom - top)
    right = Box(left.right + GUTTER, top, canvas.box.w - MARGIN - left.right - GUTTER, bottom - top)
    tall = min(max(34 + timeline_height(brief, left.w), 264), 0.5 * left.h)
    timeline = Box(left.x, bottom - tall, left.w, tall)
    chart = Box(left.x, top + 34, 0.57 * left.w, timeline.y - top - 34 - 26)
    _heading(canvas, left.x, top, say("page.map"))
    draw_map(canvas, chart, brief)
    visits = Box(chart.right + 26, top, left.right - chart.right - 26, chart.bottom - top)
    _visits(canvas, visits, brief)
    after = left.x + _heading(canvas, left.x, timeline.y, say("page.timeline")) + 16
    found = cut(timeline_finding(brief.trip, brief.shown, style=brief.style), left.right - after, TEXT)
    canvas.text(after, timeline.y + 15, found, TEXT, color=palette.quiet)
    draw_timeline(canvas, Box(left.x, timeline.y + 34, left.w, timeline.h - 34), brief)
    themes = Box(right.x, top + 38, right.w, min(27 * bars_lines(brief), 0.42 * right.h))
    _heading(canvas, right.x, top, say("page.themes"))
    draw_voices(canvas, right.right, top + 14, brief)
    draw_themes(canvas, themes, brief)
    quotes = Box(right.x, themes.bottom + 26, right.w, right.bottom - themes.bottom - 26)
    _heading(canvas, right.x, quotes.y, say("page.sentences"))
    if brief.gloss_note:
        canvas.text(right.right, quotes.y + 14, brief.gloss_note, SMALL, color=palette.quiet, align="right")
    draw_quotes(canvas, Box(right.x, quotes.y + 36, right.w, quotes.h - 36), brief)
    return canvas


def _heading(canvas: Canvas, x: float, y: float, text: str) -> float:
    """Write a heading; return its width."""
    return canvas.text(x, y + 14, text, HEAD, bold=True)


def _head(canvas: Canvas, brief: Brief) -> float:
    """Write title, filter and sum; return where the head ends."""
    quiet, room, y = brief.style.palette.quiet, canvas.box.w - 2 * MARGIN, 44.0
    dates = width(brief.dates, 24) + 20
    for line in wrap(brief.title, room - dates, 40, bold=True, most=2):
        end = MARGIN + canvas.text(MARGIN, y + 20, line, 40, bold=True)
        y += 50
    canvas.text(end + 20, y - 24, brief.dates, 24, color=quiet)
    chosen = brief.style.say("brief.filter_line", filter=brief.filter)
    if brief.view.filter:
        lines = [(brief.sum, ""), (chosen, ""), (brief.shown_sum, brief.known)]
    else:
        lines = [(brief.sum, f"{brief.known} · {chosen}")]
    y += 4
    for bold, plain in lines:
        words = cut(bold, room, 20, bold=True)
        end = MARGIN + canvas.text(MARGIN, y + 15, words, 20, bold=True)
        if plain and end + 20 < canvas.box.w - MARGIN:
            canvas.text(
                end + 18, y + 15, cut(plain, canvas.box.w - MARGIN - end - 18, TEXT), TEXT, color=quiet
            )
        y += 30
    return y + 16


def _foot(canvas: Canvas, brief: Brief) -> float:
    """Write the legend of the marks, source, credit and date; return where the space above them ends."""
    palette, room = brief.style.palette, canvas.box.w - 2 * MARGIN
    made = brief.style.say("brief.made_on", date=brief.made.isoformat())
    say = brief.style.say
    notes = [brief.sum_note, told.themes_known(brief.view, brief.style), say("page.dot_note")]
    notes += [say("page.timeline_note")]
    lines = wrap(brief.style.run(notes), room, SMALL)
    lines += wrap(f"{brief.source} · {made}", room, SMALL) + wrap(brief.credit, room, SMALL)
    top = canvas.box.h - 30 - 21 * len(lines)
    canvas.lines(MARGIN, top, lines, SMALL, 21, color=palette.quiet)
    y, x = top - 18, MARGIN
    for one in LOOKS:
        canvas.mark(x + 9, y, "", one, palette.quiet, ground=palette.ground, r=9)
        words = say(f"status.{one}")
        x += 26 + canvas.text(x + 26, y, words, 15, color=palette.quiet) + 22
    note = f"{say('page.order_note')} {say('page.km_note')} {say('page.undated_note')}"
    canvas.text(x + 10, y, cut(note, canvas.box.w - MARGIN - x - 10, 15), 15, color=palette.quiet)
    canvas.rectangle(Box(MARGIN, y - 20, room, 1), palette.hairline)
    return y - 36


def _visits(canvas: Canvas, box: Box, brief: Brief) -> None:
    """Write the list of visits: number and name, with place and day where there is room for two lines."""
    palette, say = brief.style.palette, brief.style.say
    rows = brief.shown.visit_rows
    named = [row for row in rows if row["status"] != "unnamed"]
    unnamed = [row for row in rows if row["status"] == "unnamed"]
    _heading(canvas, box.x, box.y, say("page.visits"))
    notes = [] if rows else [say("list.none")]
    notes += [say("page.unnamed", n=len(unnamed))] if unnamed else []
    notes += [say("brief.could_be", n=len(brief.shown.could_be))] if len(brief.shown.could_be) else []
    ends = [line for note in notes for line in wrap(note, box.w, SMALL)]
    y, room = box.y + 38, box.h - 38 - 21 * len(ends)
    told_of = [wrap(told.facts_all(brief.trip, row, brief.style), box.w - 36, SMALL, most=2) for row in named]
    high = [28 + 17 * len(lines) for lines in told_of]
    if sum(high) > room:
        told_of, high = [[] for _ in named], [27 for _ in named]
    fits = len(named) if sum(high) <= room else int(room / 27) - 1
    for row, facts, tall in [*zip(named, told_of, high, strict=True)][:fits]:
        drawn, color = row["status"], palette.city(brief.trip, row["city"])
        accent = palette.accent if row["id"] in brief.lit.visits else None
        number = str(row["number"])
        canvas.mark(box.x + 13, y + 13, number, drawn, color, ground=palette.raised, accent=accent, r=12)
        name = cut(labels.name(row, brief.language), box.w - 36, TEXT)
        canvas.text(box.x + 36, y + 13, name, TEXT, gid=f"list:visit:{row['id']}")
        canvas.lines(box.x + 36, y + 24, facts, SMALL, 17, color=palette.quiet)
        y += tall
    if fits < len(named):
        canvas.text(box.x + 36, y + 13, say("map.more", n=len(named) - fits), TEXT, color=palette.quiet)
        y += 27
    canvas.lines(box.x, y + 2, ends, SMALL, 21, color=palette.quiet)
