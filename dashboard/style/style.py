"""How a figure is presented: its language and its mode."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.language import Language, words
from dashboard.style.palette import FONTS, PALETTES, Mode, Palette


@dataclass(frozen=True)
class Style:
    """The language and the mode of a figure, with the words, colors and fonts that follow from them."""

    language: Language = "zh"
    mode: Mode = "light"

    @property
    def other(self) -> Language:
        """Return the language that this is not."""
        return "en" if self.language == "zh" else "zh"

    @property
    def say(self) -> Callable[..., str]:
        """Return the function from a key of the catalogue to the phrase."""
        return words(self.language)

    def run(self, sentences: Iterable[str]) -> str:
        """Return sentences one after another: in Chinese they touch."""
        return ("" if self.language == "zh" else " ").join(sentences)

    def stop(self, line: str) -> str:
        """Return a line as a sentence, with the mark that ends it."""
        end = "。" if self.language == "zh" else "."
        return line if not line or line.rstrip("”’\"'）)")[-1:] in {*"。！？.!?…"} else line + end

    @property
    def palette(self) -> Palette:
        """Return the colors."""
        return PALETTES[self.mode]

    @property
    def font(self) -> str:
        """Return the font families, the reader's own first."""
        return FONTS[self.language]

    @property
    def tokens(self) -> dict[str, str]:
        """Return the custom properties of our stylesheets by name."""
        names = ("ground", "raised", "ink", "quiet", "hairline", "accent", "land", "water")
        return {f"--{name}": getattr(self.palette, name) for name in names} | {"--font": self.font}
