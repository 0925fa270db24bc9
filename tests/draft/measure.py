"""How good a draft is: its names, cities and days against labels that a reader wrote before the rules."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.draft.places import Gazetteer
from dashboard.draft.reading import Seen, read
from dashboard.trip.values import iso
from tests.homes import OURS

REPORTS = Path(__file__).parent / "reports"
"""`seen`: six reports labelled before the rules, and sixteen of another hand, read while the rules were
written. `unseen`: sixteen that nobody read who wrote the rules."""

GAZETTEER = Gazetteer.read(OURS.gazetteer())


@dataclass
class Score:
    """The counts of some reports; what is wrong, in words, for a person."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    cities: int = 0
    cities_right: int = 0
    days: int = 0
    days_right: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed, 1)

    def __str__(self) -> str:
        return (
            f"names {self.precision:.2f} right, {self.recall:.2f} found; "
            f"cities {self.cities_right} of {self.cities}, days {self.days_right} of {self.days} right"
        )


def texts(kind: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Return name, text and labels of the reports of a kind."""
    return [
        (path.stem, path.with_suffix(".txt").read_text(encoding="utf-8"), json.loads(path.read_text("utf-8")))
        for path in sorted((REPORTS / kind).glob("*.json"))
    ]


def bare(name: str) -> str:
    return re.sub(r"[\s“”\"'《》「」（）()]", "", name)


def alike(one: str, other: str) -> bool:
    """Return whether two names are one: the same, or the longer half of one of them at least."""
    a, b = sorted((bare(one), bare(other)), key=len)
    return a == b or (a in b and 2 * len(a) >= len(b))


def city_of(seen: Seen, text: str) -> str:
    stop = seen.city
    if stop is None:
        return ""
    return text[stop.start : stop.end] if stop.city == stop.named else stop.city.name


def same_place(one: str, others: Iterable[str | None]) -> bool:
    return any(other and (one.rstrip("市县区") in other or other.rstrip("市县区") in one) for other in others)


def measure(kind: str) -> Score:
    """Return the score of every report of a kind; what is left to taste counts neither way."""
    score = Score()
    for name, text, labels in texts(kind):
        left = list(labels["visits"])
        for seen in read(text, GAZETTEER).visits:
            label = next((one for one in left if hit(seen.site.name, one)), None)
            if label is not None:
                left.remove(label)
                count(score, seen, label, text)
            elif not any(alike(seen.site.name, one) for one in labels["optional"] or ()):
                score.wrong += 1
                score.told.append(f"{name}: {seen.site.name} is no site visited ({seen.site.rule})")
        lost = [one["name"] for one in left if not one.get("lenient")]
        score.missed += len(lost)
        score.told += [f"{name}: {one} is not found" for one in lost]
    return score


def hit(name: str, label: dict[str, Any]) -> bool:
    return any(alike(name, one) for one in (label["name"], *label.get("also", ())))


def count(score: Score, seen: Seen, label: dict[str, Any], text: str) -> None:
    score.right += 1
    cities = [one for one in (label["city"], *label.get("also_city", ())) if one]
    if seen.city and cities:
        score.cities += 1
        score.cities_right += same_place(city_of(seen, text), cities)
    if seen.day:
        score.days += 1
        score.days_right += iso(seen.day) in {label["day"], *label.get("also_day", ())}


if __name__ == "__main__":
    for group in ("seen", "unseen"):
        print(f"{group}: {measure(group)}")
