"""What the audit says of the feed's answer, and the list of licences."""

from __future__ import annotations

import json

import pytest

from tests.audit import CLEAN, FAULTS, LICENCES, UNKNOWN, licences, locked, verdict


def report(*found: dict[str, object]) -> str:
    return json.dumps({"dependencies": found, "fixes": []})


def test_nothing_known_against_any_is_clean() -> None:
    ended, lines = verdict(report({"name": "a", "version": "1", "vulns": []}))
    assert (ended, lines) == (CLEAN, ["1 of 1 packages audited, 0 known faults."])


def test_a_known_fault_is_named_with_its_cure() -> None:
    fault = {"id": "CVE-1", "fix_versions": ["2"]}
    ended, lines = verdict(
        report({"name": "a", "version": "1", "vulns": [fault]}, {"name": "b", "skip_reason": "?"})
    )
    assert ended == FAULTS
    assert lines[0] == "a 1: CVE-1, cured in 2"


@pytest.mark.parametrize(
    "answer", ["", "no", "[]", "{}", report(), report({"name": "a", "skip_reason": "not found"})]
)
def test_what_could_not_be_learned_is_never_clean(answer: str) -> None:
    ended, lines = verdict(answer)
    assert ended == UNKNOWN
    assert any(line.startswith("NOT AUDITED") for line in lines)


def test_the_licences_are_those_of_the_lock() -> None:
    made = licences(locked())
    assert made.count("\n| ") >= 50
    assert "|  |" not in made
    listed = set(LICENCES.read_text(encoding="utf-8").splitlines())
    assert [line for line in made.splitlines() if line not in listed] == []
