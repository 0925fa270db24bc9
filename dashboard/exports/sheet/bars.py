"""The theme bars on a sheet: the numbers of the page's chart, drawn in px."""

from __future__ import annotations

from dashboard.brief import Brief
from dashboard.exports.sheet.canvas import Canvas
from dashboard.layout.box import Box
from dashboard.layout.typeset import cut, width
from dashboard.style.palette import on

TEXT, SMALL, LEAST = 16.0, 14.0, 13.0  # px; the least is 28 px of a picture for a phone


def draw_themes(canvas: Canvas, box: Box, brief: Brief) -> None:
    """Draw one bar a theme that has a sentence, stacked by voice, with the total at its end.

    Of the others it says how many they are.
    """
    palette, counts = brief.style.palette, brief.view.themes_told
    step = min(34.0, box.h / bars_lines(brief))
    size = min(TEXT, 0.62 * step)
    whole = [one.theme.name.of(brief.language) for one in counts]
    longest = max((width(name, size) for name in whole), default=0.0)
    if longest > 0.5 * box.w:
        size = min(size, max(LEAST, size * 0.5 * box.w / longest))
    names = [cut(name, 0.5 * box.w, size) for name in whole]
    inner = max(size - 2, min(size, LEAST))
    left = box.x + max((width(name, size) for name in names), default=0) + 12
    scale = (box.right - left - 34) / max([*(one.sentences for one in counts), 1])
    for place, (one, name) in enumerate(zip(counts, names, strict=True)):
        y, x = box.y + (place + 0.5) * step, left
        theme, total, chosen = one.theme, one.sentences, one.theme.id in brief.lit.themes
        canvas.text(left - 10, y, name, size, align="right", color=palette.ink)
        for number, color in zip(one.by_voice, palette.voices, strict=True):
            bar = Box(x, y - 0.36 * step, number * scale, 0.72 * step)
            if chosen and number:
                canvas.rectangle(Box(bar.x - 2, bar.y - 2, bar.w + 4, bar.h + 4), palette.accent)
            canvas.rectangle(bar, color, gid=f"chart:theme:{theme.id}" if number else None)
            if bar.w > width(str(number), inner) + 6:
                canvas.text(bar.x + bar.w / 2, y, str(number), inner, color=on(color), align="center")
            x += bar.w
        canvas.text(x + 8, y, str(total), size, color=palette.quiet)
    if rest := len(brief.themes) - len(counts):
        words = cut(brief.style.say("themes.silent", n=rest), box.w, min(SMALL, size))
        canvas.text(box.x, box.y + (len(counts) + 0.5) * step, words, min(SMALL, size), color=palette.quiet)


def bars_lines(brief: Brief) -> int:
    """Return the lines that the bars take: one a theme with a sentence, and one for the others."""
    told = len(brief.view.themes_told)
    return told + (told < len(brief.themes))


def draw_voices(canvas: Canvas, right: float, y: float, brief: Brief) -> None:
    """Write what the tints of the bars mean, ending at the right edge."""
    for voice, color in reversed([*zip(brief.lexicon.voices, brief.style.palette.voices, strict=True)]):
        name = voice.name.of(brief.language)
        wide = width(name, SMALL)
        canvas.text(right - wide, y, name, SMALL, color=brief.style.palette.quiet)
        canvas.rectangle(Box(right - wide - 20, y - 7, 14, 14), color)
        right -= wide + 38
