"""Homes of several trips: the small one, and others that are it under other names, places and days."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.homes import SMALL

INLAND = {
    "small": "inland-2024",
    "海城": "林城",
    "河口": "山口",
    "Haicheng": "Lincheng",
    "Hekou": "Shankou",
    "haicheng": "lincheng",
    "hekou": "shankou",
    "2023": "2024",
    "29.0": "29.4",
    "28.5": "28.8",
}
"""The small trip inland, a year later: what stands in its files, and what stands there instead."""


def another(home: Path, changes: Mapping[str, str] = INLAND, *, made_of: str = "small") -> str:
    """Add a trip to a home, made of the small one by replacing words in all its files; return its name."""
    folder = SMALL.data / "trips" / made_of
    name = changes[made_of]
    (home / "data/trips" / name).mkdir(parents=True)
    files = {path: home / "data/trips" / name / path.name for path in folder.iterdir()}
    files[SMALL.home / "seeds" / f"{made_of}.txt"] = home / "seeds" / f"{name}.txt"
    for path, copy in files.items():
        text = path.read_text(encoding="utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        copy.write_text(text, encoding="utf-8")
    return name
