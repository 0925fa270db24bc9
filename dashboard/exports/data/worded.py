"""The tables in the words of a language, as an office reads them: headings, values, and their codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from dashboard.brief import Brief
from dashboard.exports.data.tables import Record, records, tables
from dashboard.style import labels
from dashboard.style.looks import LOOKS
from dashboard.trip.values import Basis, OutcomeKind, Precision, Said

COLUMNS: dict[str, Sequence[str]] = {
    "visits": (
        *("number", "name", "status", "city", "city_basis", "day", "half", "day_basis", "day_from"),
        *(
            "day_to",
            "precision",
            "location_basis",
            "lat",
            "lon",
            "themes",
            "themes_external",
            "quotes",
            "reasons",
        ),
        "fit",
    ),
    "events": (
        *("name", "kind", "day", "half", "day_basis", "city", "city_basis", "themes", "quotes", "reasons"),
    ),
    "outcomes": (
        *("kind", "text", "speaker", "addressee", "said", "owner", "due", "belongs", "cities", "days"),
        *("themes", "quote", "start", "end"),
    ),
    "themes": ("name", "sentences", "visits"),
    "sentences": (
        *("sentence", "text", "voice", "themes", "known", "terms", "cities", "days", "start", "end"),
    ),
    "named": ("name", "home", "how", "quote", "reason"),
    "sources": ("id", "publisher", "says", "date", "address", "verified"),
}
"""The columns of each table of `tables.NAMES`, those of two languages in the brief's alone."""

_MANY = {"themes": "themes", "themes_external": "themes", "cities": "city", "days": ""}
"""The columns whose cells hold several codes, and of what."""


@dataclass(frozen=True)
class Sheet:
    """A table with its headings; a cell is text, int, float, date or None."""

    heads: list[str]
    rows: list[list[Any]]


def worded(brief: Brief) -> dict[str, Sheet]:
    """Return the tables by name, in the order of `tables.NAMES`, in the brief's language.

    Last comes `codes`: for each word in them what stands for it in the other data files.
    """
    words, sheets = Words(brief), {}
    for name, table in tables(brief).items():
        columns = list(COLUMNS[name])
        if name == "themes":
            at = columns.index("sentences") + 1
            columns[at:at] = [f"sentences_{voice.id}" for voice in brief.lexicon.voices]
        heads = [words.head(column) for column in columns]
        rows = [[words.cell(name, column, row) for column in columns] for row in records(table)]
        sheets[name] = Sheet(heads, rows)
    return {**sheets, "codes": words.codes()}


class Words:
    """The words of a brief's language for what the tables hold as codes."""

    def __init__(self, brief: Brief) -> None:
        self.brief, self.used = brief, set[tuple[str, str]]()
        say, language, trip = brief.style.say, brief.language, brief.trip
        names = {f"visit:{one.id}": str(one.number) for one in trip.visits}
        for one in trip.visits:
            names[f"visit:{one.id}"] += f" {one.name.of(language)}" if one.name else ""
        names |= {f"event:{one.id}": one.name.of(language) for one in trip.events}
        bases = {one: say(f"basis.{one}") for one in get_args(Basis)}
        self.known: dict[str, Mapping[str, str]] = {
            "status": {one: say(f"status.{one}") for one in LOOKS},
            "city_basis": bases,
            "precision": {one: say(f"precision.{one}") for one in get_args(Precision)},
            "kind": {one: say(f"outcome.{one}") for one in get_args(OutcomeKind)},
            "said": {one: say(f"outcome.said_{one}") for one in get_args(Said) if one != "reported"}
            | {"reported": say("column.reported")},
            "voice": {one.id: one.name.of(language) for one in brief.lexicon.voices},
            "themes": {one.id: one.name.of(language) for one in brief.lexicon.themes},
            "city": {one.id: one.name.of(language) for one in trip.cities},
            "fit": {one: say(f"column.{one}") for one in ("certain", "could_be")},
            "known": {one: say(f"column.{one}") for one in ("reviewed", "extracted")},
            "belongs": {key: name for key, name in names.items() if self._shown(key)},
        }

    def _shown(self, key: str) -> bool:
        """Return whether a visit or an event may be told of under the filter."""
        shown = self.brief.shown
        visits = {f"visit:{row['id']}" for row in [*shown.visit_rows, *shown.could_be_rows]}
        return key in visits | {f"event:{row['id']}" for row in shown.event_rows}

    def codes(self) -> Sheet:
        """Return the codes that were put into words: one row a column and code."""
        rows = [
            [self.head(column), code, word]
            for column, known in self.known.items()
            for code, word in known.items()
            if (column, code) in self.used
        ]
        return Sheet([self.brief.style.say(f"column.{one}") for one in ("column", "code", "word")], rows)

    def head(self, column: str) -> str:
        """Return the heading of a column."""
        voice = column.removeprefix("sentences_")
        return self.known["voice"].get(voice) or self.brief.style.say(f"column.{column}")

    def cell(self, table: str, column: str, row: Record) -> Any:
        """Return a cell of a table in words."""
        own = f"{column}_{self.brief.language}"
        value = row[own if own in row else column]
        if not isinstance(value, str):
            return value
        if column in _MANY:
            return self.brief.style.say("column.join").join(
                self._word(_MANY[column], one) for one in value.split()
            )
        if column == "kind" and table == "events":
            return labels.kind(value, self.brief.language)
        if column in {"half", "home"}:
            return self.brief.style.say(f"column.{value}")
        if column == "how":
            return self.brief.style.say(f"sources.{value}")
        return self._word("city_basis" if column.endswith("_basis") else column, value)

    def _word(self, vocabulary: str, code: str) -> str:
        """Return the word for a code; what is no code is itself."""
        known = self.known.get(vocabulary, {})
        if code in known:
            self.used.add((vocabulary, code))
        return known.get(code, code)
