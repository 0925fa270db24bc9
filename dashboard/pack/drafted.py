"""What rules drafted in a trip's files: each thing with its row and the words it rests on, by its doubt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.draft.files import reason
from dashboard.language import LANGUAGES, catalogue
from dashboard.pack.contents import with_rows
from dashboard.trip.cells import CsvRow, listed
from dashboard.trip.files import TripFiles

DATES, TOTALS = "trip:dates", "trip:totals"
FILES = {"visit": "visits.csv", "event": "events.csv", "city": "cities.csv", "outcome": "outcomes.csv"}
"""Where the row of a drafted thing is, by its kind; what is drafted of the trip stands in trip.toml."""
DOUBTS = ("example", "subject", "scene", "inside", "namesake", "verb", "no_city", "no_day", "list")
"""Why something is doubtful, the most doubtful first: the rule that found it, or what it did not find; the
last stands for every other rule."""

Row = dict[str, str]
_RULES = [key.removeprefix("draft.rule_") for key in catalogue("zh") if key.startswith("draft.rule_")]
_REASONS = {reason(rule, language): rule for rule in _RULES for language in LANGUAGES}


@dataclass(frozen=True)
class Claim:
    """A drafted thing: `draft` is its row in draft.csv, `cells` its own, empty where nobody knows them more.

    `quotes` are the words that it rests on, each with which occurrence of them is meant; `doubt` is the
    place of its reason to doubt it in `DOUBTS`.
    """

    subject: str
    draft: Mapping[str, str]
    cells: Mapping[str, str]
    quotes: tuple[tuple[str, str], ...]
    doubt: int

    @property
    def kind(self) -> str:
        """Return what it is: a visit, an event, a city, an outcome, or something of the trip."""
        return self.subject.partition(":")[0]

    @property
    def decision(self) -> str:
        """Return what was decided, nothing while nobody has."""
        return self.draft["decision"]


def claims(files: TripFiles, before: TripFiles | None = None) -> list[Claim]:
    """Return what was drafted: what nobody has decided first, the most doubtful first, then the rest. What
    was rejected is as it was `before`, if it was there.
    """
    rows = [row.cells for row in files.rows["draft.csv"]]
    found = [_claim(before if before and row["decision"] == "rejected" else files, row) for row in rows]
    return sorted(found, key=lambda one: (bool(one.decision), one.doubt))


def _claim(files: TripFiles, draft: Mapping[str, str]) -> Claim:
    subject = draft["subject"]
    cells = own_row(files, subject)
    return Claim(subject, draft, cells, tuple(_quotes(files, subject, cells)), _doubt(draft["rule"], cells))


def _doubt(rule: str, cells: Mapping[str, str]) -> int:
    lacks = [name for name in ("city", "day") if "status" in cells and not cells.get(name)]
    found = [rule, *(f"no_{name}" for name in lacks)]
    return min((DOUBTS.index(one) for one in found if one in DOUBTS), default=DOUBTS.index("list"))


def own_row(files: TripFiles, subject: str) -> Row:
    """Return the cells of a drafted thing, of the trip's dates or totals their values; none if it is gone."""
    kind, _, identifier = subject.partition(":")
    if kind == "trip":
        found = (files.frame or {}).get(identifier)
        return {key: str(value) for key, value in found.items()} if isinstance(found, Mapping) else {}
    rows = files.rows[FILES[kind]] if kind in FILES else ()
    return next((dict(row.cells) for row in rows if row.cells["id"] == identifier), {})


def _quotes(files: TripFiles, subject: str, cells: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the words that something rests on, each with which occurrence of them is meant."""
    held = [cells, *(row.cells for row in evidence(files, subject))]
    found = [(row["quote"], row.get("nth", "")) for row in held if row.get("quote")]
    return list(dict.fromkeys(found))


def evidence(files: TripFiles, subject: str) -> list[CsvRow]:
    """Return the rows of evidence.csv that speak of something."""
    return [row for row in files.rows["evidence.csv"] if subject in listed(row.cells["subjects"])]


def with_evidence(files: TripFiles, subject: str, change: Callable[[Row], list[Row]]) -> TripFiles:
    """Return the files with each row of evidence of one thing as `change` makes it, none if it is taken
    away. What speaks of other things too is parted from them: they keep theirs.
    """
    kept: list[Row] = []
    for row in (dict(row.cells) for row in files.rows["evidence.csv"]):
        subjects = listed(row["subjects"])
        own = row | {"subjects": subject}
        if subject not in subjects or (made := change(own)) == [own]:
            kept.append(row)
            continue
        others = " ".join(one for one in subjects if one != subject)
        kept += [row | {"subjects": others}] * bool(others)
        kept += made
    return with_rows(files, "evidence.csv", kept)


def rule_of(cells: Mapping[str, str]) -> str:
    """Return the rule by which a row's reason says that it was drafted; nothing where it does not."""
    return _REASONS.get(cells.get("reason_zh", "")) or _REASONS.get(cells.get("reason_en", ""), "")


def without(row: Row, names: frozenset[str]) -> list[Row]:
    """Return a row of evidence without some of its fields; none where it spoke of nothing else."""
    left = [one for one in listed(row["fields"]) if one not in names]
    return [row | {"fields": " ".join(left)}] if left else []
