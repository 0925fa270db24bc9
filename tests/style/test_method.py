"""How the page was made and how good it is: every number of it counted again."""

from __future__ import annotations

import re

from dashboard.language import LANGUAGES
from dashboard.style.method import method_and_limits
from dashboard.style.style import Style
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.view import View

EN = Style("en")


def numbers(line: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", line)


def test_the_method_says_what_was_read_computed_added_and_is_not_known(real: Dossier) -> None:
    read, themes, computed, ours, limits = method_and_limits(View(real), EN)
    outcomes, differing = str(len(real.trip.outcomes)), str(len(real.agreement.differing))
    assert numbers(read) == ["3945", "60", "17", "10", outcomes]
    assert numbers(themes)[:2] == ["53", "53"]
    assert numbers(themes)[-1] == differing
    assert numbers(computed) == []
    assert numbers(ours) == [str(len(real.glosses))] == ["58"]
    assert numbers(limits) == ["7", "0", "9", str(len(real.trip.sources) - 1)]


def test_the_limits_name_the_outside_sources_there_are(real: Dossier, small_visit: Dossier) -> None:
    assert [one.id for one in real.trip.sources] == [*"ABCDEFGHJ"]
    assert numbers(method_and_limits(View(real), EN)[-1])[-1] == "8"
    assert numbers(method_and_limits(View(small_visit), EN)[-1])[-1] == "1"


def test_the_small_trip_tells_its_own_numbers(small_visit: Dossier) -> None:
    read, themes, _, ours, limits = method_and_limits(View(small_visit), EN)
    assert numbers(read) == [str(len(small_visit.trip.report.text)), "11", "5", "4", "5"]
    assert numbers(themes) == ["8"]
    assert numbers(ours) == ["0"]
    assert numbers(limits) == ["1", "1", "2", "1"]


def test_no_filter_and_no_language_changes_the_numbers(real: Dossier) -> None:
    whole = [sorted(numbers(line)) for line in method_and_limits(View(real), EN)]
    for language in LANGUAGES:
        for chosen in (Filter(), Filter(stated_only=True), Filter(cities=frozenset({"dongguan"}))):
            lines = method_and_limits(View(real, chosen), Style(language))
            assert [sorted(numbers(line)) for line in lines] == whole
