"""The words of the page: one TOML catalogue a language, looked up by dotted key."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from babel import Locale

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALES: Mapping[Language, str] = {"zh": "zh_CN", "en": "en_GB"}
"""The locale of CLDR whose rules for plurals, dates and numbers a language follows."""

Phrase = str | Mapping[str, str]
"""A phrase, or one for each plural category of CLDR (`one`, `other`) that the language tells apart."""


@cache
def catalogue(language: Language) -> dict[str, Phrase]:
    """Return every phrase of a language by its dotted key."""
    with (Path(__file__).parent / "locale" / f"{language}.toml").open("rb") as file:
        return dict(_flatten(tomllib.load(file)))


def _flatten(table: Mapping[str, object], prefix: str = "") -> list[tuple[str, Phrase]]:
    pairs: list[tuple[str, Phrase]] = []
    for key, value in table.items():
        if isinstance(value, dict) and "other" in value and set(value) <= {"one", "other"}:
            pairs.append((prefix + key, value))
        elif isinstance(value, dict):
            pairs += _flatten(value, f"{prefix}{key}.")
        else:
            pairs.append((prefix + key, str(value)))
    return pairs


@cache
def words(language: Language) -> Callable[..., str]:
    """Return a function from a key and its values to the phrase; KeyError for an unknown key.

    Of a phrase with plurals it is the one that the value `n` asks for.
    """
    phrases, plural = catalogue(language), Locale.parse(LOCALES[language]).plural_form

    def say(key: str, /, **values: Any) -> str:
        phrase = phrases[key]
        if not isinstance(phrase, str):
            phrase = phrase.get(plural(values["n"]), phrase["other"])
        return phrase.format(**values)

    return say


def language_of(locale: str | None) -> Language:
    """Return the page's language for a browser's or a machine's locale: English if it is, else Chinese."""
    return "en" if (locale or "").lower().startswith("en") else "zh"
