"""Lines of text in the packaged fonts: how wide they are, where they break, which characters are lacking."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags
from uniseg.linebreak import line_break_units

FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts"
ELLIPSIS = "…"
GETA = "〓"
"""Stands for a character that the font lacks, as Chinese and Japanese printers set it; never an empty box."""

# The fonts set curly quotation marks as wide as a hanzi, right only beside one.
_LATIN_SINGLE = re.compile(r"(?<=[A-Za-z0-9])[‘’]|[‘’](?=[A-Za-z0-9])")
_LATIN_DOUBLE = re.compile(r"(?<=[A-Za-z0-9.,;?])[“”]|[“”](?=[A-Za-z0-9])")


@cache
def face(bold: bool) -> FontProperties:
    """Return one of the two packaged weights."""
    weight = "bold" if bold else "regular"
    return FontProperties(weight=weight, fname=FONTS / f"NotoSansSC-{weight.title()}.ttf")


@cache
def _font(bold: bool) -> tuple[FT2Font, frozenset[int]]:
    font = FT2Font(str(face(bold).get_file()))
    return font, frozenset(font.get_charmap())


@cache
def _advance(character: str, bold: bool) -> float:
    font, known = _font(bold)
    glyph = font.load_char(ord(character if ord(character) in known else GETA), LoadFlags.NO_SCALE)
    return float(glyph.horiAdvance) / font.units_per_EM


def width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a line, in the unit of its size."""
    return size * sum(_advance(character, bold) for character in text)


def drawable(text: str) -> str:
    """Return the text on one line, what no font draws taken out and what ours lack replaced by `GETA`."""
    return "".join(one if ord(one) in _font(False)[1] else GETA for one in _visible(text))


def lacking(text: str) -> Iterator[str]:
    """Yield each character that the fonts lack, by code point, sign and Unicode name."""
    for one in dict.fromkeys(_visible(text)):
        if ord(one) not in _font(False)[1]:
            yield f"U+{ord(one):04X} {one} {unicodedata.name(one, '')}".strip()


def _visible(text: str) -> str:
    flat = _LATIN_DOUBLE.sub('"', _LATIN_SINGLE.sub("'", " ".join(text.split())))
    return "".join(one for one in flat if unicodedata.category(one) not in {"Cc", "Cf", "Mn", "Cs"})


def wrap(text: str, room: float, size: float, *, bold: bool = False, most: int | None = None) -> list[str]:
    """Return the text in lines no wider than the room, broken after UAX 14: no closing mark begins a line.

    With `most`, at most so many lines, the last one cut with an ellipsis.
    """
    return [line.rstrip() for line in _broken(text, room, size, bold, most)]


def cut_lines(text: str, room: float, size: float, most: int, *, bold: bool = False) -> str:
    """Return the text unbroken, cut with an ellipsis where `wrap` would cut it."""
    return "".join(_broken(text, room, size, bold, most)).rstrip()


def _broken(text: str, room: float, size: float, bold: bool, most: int | None) -> list[str]:
    """Return the lines of `wrap`, each with the space at which it is broken."""
    text = _visible(text)
    if width(text, size, bold) <= room:
        return [text]
    lines, line = [], ""
    for unit in _units(text, room, size, bold):
        if line and width((line + unit).rstrip(), size, bold) > room:
            lines.append(line)
            line = ""
        line += unit
    lines.append(line)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], cut(lines[most - 1] + lines[most], room, size, bold=bold, always=True)]
    return lines


def _units(text: str, room: float, size: float, bold: bool) -> Iterable[str]:
    """Yield what must stay on one line; a word that is wider than a line comes character by character."""
    for unit in _breakable(text):
        if width(unit.rstrip(), size, bold) <= room:
            yield unit
        else:
            yield from unit


@lru_cache(maxsize=1024)
def _breakable(text: str) -> tuple[str, ...]:
    """Return the units between which a line may break: finding them is most of a deck's time."""
    return tuple(line_break_units(text))


def cut(text: str, room: float, size: float, *, bold: bool = False, always: bool = False) -> str:
    """Return the text on one line, cut with an ellipsis where it is wider than the room, or `always`."""
    text = _visible(text)
    if not always and width(text, size, bold) <= room:
        return text
    while text and width(text + ELLIPSIS, size, bold) > room:
        text = text[:-1]
    return text.rstrip(" ,，、；;:：") + ELLIPSIS
