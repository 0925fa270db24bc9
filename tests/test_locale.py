"""The words of the page: both languages say the same, nothing is missing, nothing is idle."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import dashboard
from dashboard.language import LANGUAGES, Language, catalogue, language_of, words

HOME = Path(dashboard.__file__).parent
MONTHS = {f"date.month.{number}" for number in range(1, 13)}
"""English alone writes the month as a word."""


def modules() -> Iterator[ast.Module]:
    for path in sorted(HOME.rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def holes(phrase: str) -> set[str]:
    """Return the names between braces in a phrase."""
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}


def constants(node: ast.AST) -> Iterator[str]:
    """Yield the strings that stand whole in a piece of code, also as the choices of a condition."""
    inside = {id(part) for one in ast.walk(node) if isinstance(one, ast.JoinedStr) for part in one.values}
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in inside:
            yield one.value


def prefixes(node: ast.AST) -> Iterator[str]:
    """Yield what a key that is put together begins with, such as `status.`."""
    for one in ast.walk(node):
        if isinstance(one, ast.JoinedStr) and isinstance(one.values[0], ast.Constant):
            start = str(one.values[0].value)
            if re.fullmatch(r"[a-z]+\.([a-z_]+\.)?[a-z_]*", start):
                yield start


def asked() -> Iterator[ast.expr]:
    """Yield what every call of a `say` is given for its key."""
    for module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and node.args:
                name = node.func
                called = name.id if isinstance(name, ast.Name) else getattr(name, "attr", "")
                of_words = isinstance(name, ast.Call) and getattr(name.func, "id", "") == "words"
                if called == "say" or of_words:
                    yield node.args[0]


def fault_codes() -> Iterator[ast.expr]:
    """Yield the codes of `row.fault(column, CODE)` and `Fault(file, row, column, CODE)`."""
    for module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                place = {"fault": 1, "Fault": 3}.get(
                    getattr(node.func, "attr", getattr(node.func, "id", "")), 99
                )
                if len(node.args) > place:
                    yield node.args[place]


def test_both_languages_have_the_same_keys() -> None:
    zh, en = set(catalogue("zh")), set(catalogue("en"))
    assert zh - MONTHS == en - MONTHS
    assert en >= MONTHS


def test_both_languages_leave_the_same_places_open() -> None:
    zh, en = catalogue("zh"), catalogue("en")
    assert {key: holes(zh[key]) for key in zh} == {key: holes(en[key]) for key in zh}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_empty(language: Language) -> None:
    assert not [key for key, phrase in catalogue(language).items() if not phrase]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_asked_for_has_a_phrase(language: Language) -> None:
    known = catalogue(language)
    keys = {key for node in asked() for key in constants(node) if "." in key}
    assert len(keys) > 50
    assert keys <= set(known)


def test_every_key_that_is_put_together_begins_a_phrase() -> None:
    begun = {start for node in asked() for start in prefixes(node)}
    assert {"status.", "basis.", "precision.", "event."} <= begun
    assert all(any(key.startswith(start) for key in catalogue("en")) for start in begun)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_has_a_problem_and_a_cure(language: Language) -> None:
    codes = {code for node in fault_codes() for code in constants(node)}
    assert len(codes) > 30
    assert {f"fault.{code}.{part}" for code in codes for part in ("problem", "cure")} <= set(
        catalogue(language)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_with_its_values_can_be_said(language: Language) -> None:
    say = words(language)
    for key, phrase in catalogue(language).items():
        text = say(key, **dict.fromkeys(holes(phrase), "x"))
        assert "{" not in text
        assert text


def test_a_key_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("en")("page.nothing")
    with pytest.raises(KeyError):
        words("en")("page.sum", total=1)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("en-GB", "en"), ("EN", "en"), ("zh-CN", "zh"), ("zh_TW", "zh"), ("fr", "zh"), ("", "zh"), (None, "zh")],
)
def test_the_language_follows_the_reader(locale: str | None, language: Language) -> None:
    assert language_of(locale) == language
