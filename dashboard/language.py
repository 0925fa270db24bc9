"""The words of the page: one TOML catalogue a language, looked up by dotted key."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Return every phrase of a language by its dotted key."""
    with (Path(__file__).parent / "locale" / f"{language}.toml").open("rb") as file:
        return dict(_flatten(tomllib.load(file)))


def _flatten(table: dict[str, object], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            pairs += _flatten(value, f"{prefix}{key}.")
        else:
            pairs.append((prefix + key, str(value)))
    return pairs


@cache
def words(language: Language) -> Callable[..., str]:
    """Return a function from a key and its values to the phrase; KeyError for an unknown key."""
    phrases = catalogue(language)

    def say(key: str, /, **values: object) -> str:
        return phrases[key].format(**values)

    return say


def language_of(locale: str | None) -> Language:
    """Return the page's language for a browser's or a machine's locale: English if it is, else Chinese."""
    return "en" if (locale or "").lower().startswith("en") else "zh"
