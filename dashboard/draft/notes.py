"""REVIEW.md: what was drafted, the most doubtful first, each with its words, for a person to decide."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.draft.places import Gazetteer
from dashboard.draft.reading import Reading
from dashboard.draft.rows import Row, Rows
from dashboard.draft.totals import sums
from dashboard.language import Language, words

NOTES = "REVIEW.md"
PRECISION, RECALL = 0.93, 0.85
"""Of the names of sites: measured on 16 reports that nobody read who wrote the rules, labelled by one who had
not seen the rules (`python -m tests.draft.measure`).
"""

_FILES = {"visit": "visits.csv", "event": "events.csv", "city": "cities.csv", "outcome": "outcomes.csv"}


def notes(reading: Reading, rows: Rows, gazetteer: Gazetteer, language: Language) -> bytes:
    """Return the list as Markdown in one language, UTF-8."""
    say = words(language)
    named = len(reading.visits)
    lines = [f"# {say('draft.notes_title')}", "", say("draft.notes_how"), ""]
    lines += [say("draft.notes_share", right=f"{PRECISION:.0%}", found=f"{RECALL:.0%}", n=named), ""]
    lines += [f"## {say('draft.notes_lacks')}", "", *_lacks(reading, language), ""]
    lines += [f"## {say('draft.notes_claims')}", ""]
    for _, claim in sorted(rows.doubts, key=lambda one: -one[0]):
        lines += _claim(claim, rows, reading, gazetteer, language)
    lines += ["", f"## {say('draft.notes_missed')}", ""]
    missed = rows.files.get("not_visited.csv", [])
    for row in missed:
        why = say(f"draft.rule_{row['rule']}")
        lines += [f"- {row['name_zh']}: {why}", *_quoted(row["quote"])]
    lines += [] if missed else [say("draft.notes_none")]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _lacks(reading: Reading, language: Language) -> Iterator[str]:
    """Yield what the report does not tell, so that it stays open."""
    say, dates = words(language), reading.dates
    lacks = {
        "dates": dates is None,
        "year": dates is not None and dates.start.year < 1950,
        "home": reading.home is None,
        "cities": sum(one.city is None for one in reading.visits),
        "days": sum(one.day is None for one in reading.visits),
    }
    found = [say(f"draft.lacks_{name}", n=int(n)) for name, n in lacks.items() if n]
    yield from (f"- {one}" for one in found or [say("draft.notes_none")])


def _claim(
    claim: Row, rows: Rows, reading: Reading, gazetteer: Gazetteer, language: Language
) -> Iterator[str]:
    say, subject = words(language), claim["subject"]
    kind, _, identifier = subject.partition(":")
    row = next((one for one in rows.files.get(_FILES.get(kind, ""), []) if one["id"] == identifier), {})
    name = row.get("name_zh") or row.get("zh") or say(f"draft.subject_{identifier}")
    rule = say(f"draft.rule_{claim['rule']}")
    yield f"- [ ] **{name}** ({subject}) — {rule}" + _fields(row, kind, rows, language)
    if claim["rule"] == "namesake":
        others = gazetteer.named(row["name_zh"])
        ups = [f"{one.name} ({', '.join(up.name for up in gazetteer.parents(one))})" for one in others]
        yield f"  - {say('draft.candidates', names='; '.join(ups))}"
    held = [one for one in rows.files.get("evidence.csv", []) if one["subjects"] == subject]
    quotes = [one["quote"] for one in held] or ([row["quote"]] if "quote" in row else [])
    if subject == "trip:dates" and reading.dates:
        quotes = [reading.text[slice(*reading.dates.quote)]]
    if subject == "trip:totals" and (found := sums(reading.sentences)):
        quotes = [reading.text[found.start : found.end]]
    for quote in dict.fromkeys(quotes):
        yield from _quoted(quote)


def _fields(row: Row, kind: str, rows: Rows, language: Language) -> str:
    """Return what is known of a visit's city and day, and that the rest is not told."""
    if kind != "visit":
        return ""
    say = words(language)
    cities = {one["id"]: one["name_zh"] for one in rows.files.get("cities.csv", [])}
    city = cities.get(row.get("city", "")) or say("basis.city_unknown")
    return f"; {city}; {row.get('day') or say('basis.day_unknown')}"


def _quoted(text: str) -> Iterator[str]:
    yield f"  > {' '.join(text.split())}"
