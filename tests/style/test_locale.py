"""The words of the page: both languages say the same, nothing is missing, nothing is idle."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import dashboard
from dashboard.language import LANGUAGES, Language, Phrase, catalogue, language_of, words
from dashboard.style import labels

HOME = Path(dashboard.__file__).parent
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]
"""As CLDR has them for English in Britain."""
RAISING = (
    *("trip/library", "trip/files", "trip/cells", "trip/frame", "trip/load", "trip/build", "trip/check"),
    "trip/gate",
    *("trip/claim", "trip/claims", "trip/places", "trip/quoted", "trip/readings", "trip/refusals"),
    *("trip/warnings", "trip/bases", "themes/lexicon"),
    *("trip/keep", "pack/limits", "pack/archive", "pack/book", "pack/taken"),
)
"""The modules that find faults in the files of a trip."""


def modules() -> Iterator[ast.Module]:
    for path in sorted(HOME.rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def forms(phrase: Phrase) -> list[str]:
    """Return the phrase in each of its plural forms; one without plurals has one."""
    return [phrase] if isinstance(phrase, str) else [*phrase.values()]


def holes(phrase: Phrase) -> set[str]:
    """Return the names between braces in a phrase, in any of its forms."""
    return {name for form in forms(phrase) for _, name, _, _ in Formatter().parse(form) if name is not None}


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
    assert set(catalogue("zh")) == set(catalogue("en"))


def test_english_alone_writes_the_month_as_a_word() -> None:
    days = [dt.date(2023, month, 9) for month in range(1, 13)]
    assert [labels.day(day, "en") for day in days] == [f"9 {month}" for month in MONTHS]
    assert [labels.day(day, "zh") for day in days] == [f"{day.month}月9日" for day in days]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_a_phrase_leaves_the_same_places_open(language: Language) -> None:
    phrases = catalogue(language)
    plural = {key: phrase for key, phrase in phrases.items() if not isinstance(phrase, str)}
    assert bool(plural) is (language == "en")
    for phrase in plural.values():
        assert [*phrase] == ["one", "other"]
        assert len({frozenset(holes(form)) for form in forms(phrase)}) == 1
        assert "n" in holes(phrase)


def test_both_languages_leave_the_same_places_open() -> None:
    zh, en = catalogue("zh"), catalogue("en")
    assert {key: holes(zh[key]) for key in zh} == {key: holes(en[key]) for key in zh}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_empty(language: Language) -> None:
    phrases = catalogue(language).items()
    assert not [key for key, phrase in phrases if not forms(phrase) or not all(forms(phrase))]


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
        values: dict[str, object] = dict.fromkeys(holes(phrase), "x")
        for number in ({},) if isinstance(phrase, str) else ({"n": 0}, {"n": 1}, {"n": 2}):
            text = say(key, **values | number)
            assert "{" not in text
            assert text


def test_no_phrase_is_idle() -> None:
    used = {constant for module in modules() for constant in constants(module)}
    begun = tuple({start for module in modules() for start in prefixes(module)})
    plain = [key for key in catalogue("en") if not key.startswith("fault.")]
    assert [key for key in plain if key not in used and not key.startswith(begun)] == []


def test_every_module_that_raises_a_fault_is_known_to_be_one() -> None:
    finding = {
        path.relative_to(HOME).with_suffix("").as_posix()
        for path in sorted(HOME.rglob("*.py"))
        if re.search(r"\.fault\(|\bFault\(", path.read_text(encoding="utf-8"))
    }
    assert finding <= {*RAISING}


def test_no_fault_is_idle() -> None:
    text = "".join((HOME / f"{name}.py").read_text(encoding="utf-8") for name in RAISING)
    parts = [key.split(".") for key in catalogue("en") if key.startswith("fault.")]
    codes = {part[1] for part in parts if len(part) == 3} - {"city_unknown", "source_unknown"}
    assert {code for code in codes if f'"{code}"' not in text} == set()


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
