"""What a person decides of something that rules drafted → the trip's files with it; `load` judges them."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.language import LANGUAGES, words
from dashboard.pack.contents import with_rows
from dashboard.pack.drafted import (
    DATES,
    FILES,
    TOTALS,
    Row,
    evidence,
    own_row,
    rule_of,
    with_evidence,
    without,
)
from dashboard.pack.follow import (
    cells_of,
    fitted,
    in_city,
    on_day,
    undated,
    with_frame,
    without_city,
    without_frame,
)
from dashboard.trip.files import TripFiles

_RESTS = {
    "name_zh": {"status", "passage", "route"},
    "aliases": {"route"},
    "order": {"route"},
    "half": {"day"},
}
"""The fields of evidence that rest on a cell where its words stay and its reading changes."""
_DRAFT, _EVIDENCE, _SOURCES = "draft.csv", "evidence.csv", "sources.csv"


def accept(files: TripFiles, subject: str, who: str, why: str = "") -> TripFiles:
    """Return the files with a drafted thing taken as it is."""
    files = _reviewed(_decided(files, subject, "accepted", who, why), subject, who)
    if subject == TOTALS:
        for row in (row for row in cells_of(files, FILES["visit"]) if row["status"] == "unnamed"):
            files = _reviewed(files, f"visit:{row['id']}", who)
    return files


def reject(files: TripFiles, subject: str, who: str, why: str) -> TripFiles:
    """Return the files without a drafted thing and what it rests on; a site becomes one that was named
    without a visit, with the reason, and an unnamed one takes its place where the report's total wants it.
    """
    files = _decided(files, subject, "rejected", who, why)
    kind, _, identifier = subject.partition(":")
    if subject == DATES:
        return undated(files)
    if subject == TOTALS:
        return fitted(without_frame(files, "totals"), {}, fewer=True)
    if kind == "visit":
        files = _not_visited(files, subject, _by("draft.rejected", who, why))
    files = with_evidence(files, subject, lambda _: [])
    files = with_rows(
        files, FILES[kind], [row for row in cells_of(files, FILES[kind]) if row["id"] != identifier]
    )
    files = with_rows(
        files,
        FILES["outcome"],
        [
            row | ({"belongs": ""} if row["belongs"] == subject else {})
            for row in cells_of(files, FILES["outcome"])
        ],
    )
    if kind == "city":
        return without_city(files, identifier)
    left = bool((files.frame or {}).get("totals")) and kind == "visit"
    return fitted(files, _by("draft.reviewed", who, rule="total")) if left else files


def correct(files: TripFiles, subject: str, cells: Mapping[str, str], who: str, why: str) -> TripFiles:
    """Return the files with other cells for a drafted thing. What they rest on is entered by hand: a city or
    day put in has this for its reason and no words of the report; the rest was reviewed.
    """
    files, hand = _decided(files, subject, "corrected", who, why), _by("draft.by_hand", who, why)
    kind, _, identifier = subject.partition(":")
    if kind == "trip":
        told = hand if subject == DATES else {}
        values = {f"{identifier}.{key}": cell for key, cell in {**cells, **told}.items()}
        files = with_frame(files, values)
        return fitted(files, hand, fewer=True) if subject == TOTALS else files
    before = own_row(files, subject)
    changed = {
        column: cell.strip() for column, cell in cells.items() if cell.strip() != before.get(column, "")
    }
    after = before | changed
    if "city" in changed:
        after |= in_city(after)
    if "day" in changed:
        after |= on_day(after)
    if kind == "city" and {"lat", "lon"} & changed.keys() and "source" not in changed:
        files, after["source"] = _hand_source(files, hand)
    rows = [after if row["id"] == identifier else row for row in cells_of(files, FILES[kind])]
    return _reviewed(_rests(with_rows(files, FILES[kind], rows), subject, changed, hand), subject, who)


def _rests(files: TripFiles, subject: str, changed: Mapping[str, str], hand: Row) -> TripFiles:
    """Return the files with what changed cells rest on entered by hand: apart from what stays as it was."""
    put = frozenset({"city", "day"} & changed.keys())
    read = frozenset().union(*(_RESTS.get(column, ()) for column in changed)) - put

    def parted(row: Row) -> list[Row]:
        fields = row["fields"].split()
        own = [one for one in fields if one in read]
        if not own:
            return without(row, put)
        return [*without(row, put | read), row | {"fields": " ".join(own)} | hand]

    files = with_evidence(files, subject, parted)
    told = " ".join(sorted(name for name in put if changed[name]))
    if not told:
        return files
    new = {"subjects": subject, "fields": told, "source": "", **hand}
    return with_rows(files, _EVIDENCE, [*cells_of(files, _EVIDENCE), new])


def _hand_source(files: TripFiles, hand: Row) -> tuple[TripFiles, str]:
    """Return the files with a source for a point that a person gave, and its id."""
    rows = cells_of(files, _SOURCES)
    identifier = f"H{1 + sum(row['id'].startswith('H') for row in rows)}"
    new = {"id": identifier}
    for language in LANGUAGES:
        new |= {f"publisher_{language}": words(language)("draft.publisher_hand")}
        new |= {f"says_{language}": hand[f"reason_{language}"]}
    return with_rows(files, _SOURCES, [*rows, new]), identifier


def _not_visited(files: TripFiles, subject: str, reason: Row) -> TripFiles:
    cells = own_row(files, subject)
    held = [dict(row.cells) for row in evidence(files, subject) if row.cells["quote"]]
    quoted = next((row for row in held if "status" in row["fields"].split()), held[0] if held else {})
    words_ = {column: quoted.get(column, "") for column in ("quote", "nth")}
    new = {"name_zh": cells["name_zh"], "name_en": cells["name_en"], **words_, **reason}
    return with_rows(files, "not_visited.csv", [*cells_of(files, "not_visited.csv"), new])


def _by(key: str, who: str, why: str = "", rule: str = "") -> Row:
    """Return the cells of a reason: who decided, and why or by which rule it was found."""
    found = {}
    for language in LANGUAGES:
        say = words(language)
        told = say(f"draft.rule_{rule}") if rule else ""
        found[f"reason_{language}"] = say(key, who=who, **{"rule": told} if rule else {"why": why})
    return found


def _reviewed(files: TripFiles, subject: str, who: str) -> TripFiles:
    """Return the files with no reason left for this thing that says that nobody has reviewed it."""
    frame = (files.frame or {}).get("dates", {})
    if subject == DATES and (rule := rule_of(frame)):
        told = _by("draft.reviewed", who, rule=rule)
        files = with_frame(files, {f"dates.{key}": text for key, text in told.items()})

    def told_of(row: Row) -> list[Row]:
        rule = rule_of(row)
        return [row | _by("draft.reviewed", who, rule=rule)] if rule else [row]

    return with_evidence(files, subject, told_of)


def _decided(files: TripFiles, subject: str, decision: str, who: str, why: str) -> TripFiles:
    """Return the files with the decision; KeyError where no such thing was drafted. With the last one, the
    report's source says who reviewed what the rules drafted.
    """
    rows, told = cells_of(files, _DRAFT), {"decision": decision, "who": who, "why_zh": why, "why_en": why}
    own = next((row for row in rows if row["subject"] == subject), None)
    if own is None:
        raise KeyError(subject)
    own |= told
    files = with_rows(files, _DRAFT, rows)
    if not all(row["who"] for row in rows):
        return files
    everyone, sources = "、".join(dict.fromkeys(row["who"] for row in rows)), cells_of(files, _SOURCES)
    for language in LANGUAGES:
        say, column = words(language), f"verified_{language}"
        for row in sources:
            if row.get(column) == say("draft.verified_R"):
                row[column] = say("draft.verified_by", who=everyone)
    missed = cells_of(files, "not_visited.csv")
    for row in missed:  # who has read all of the report has read these with it
        if rule := rule_of(row):
            row.update(_by("draft.reviewed", everyone, rule=rule))
    return with_rows(with_rows(files, _SOURCES, sources), "not_visited.csv", missed)
