"""The rows of a draft → the files of its trip, as `TripFiles` reads them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from dashboard.draft.dates import printed
from dashboard.draft.reading import Reading
from dashboard.draft.rest import write_rest
from dashboard.draft.rows import REPORT, Row, Rows, Writer
from dashboard.draft.totals import sums
from dashboard.language import LANGUAGES, words
from dashboard.trip.cells import COLUMNS, OPTIONAL, READ_TOO, CsvRow, as_csv
from dashboard.trip.files import FRAME
from dashboard.trip.gate import NAME, WORDS
from dashboard.trip.values import iso

_GROUP = re.compile(
    r"[^，,。、；;：:\s“”率陪带]{0,16}?(?:代表团|考察团|考察组|视察团|参访团|访问团|学习团|调研组|观摩团)"
)
_FROM = re.compile(
    r"(?:来源|稿源|供稿)[:：]\s*(?P<a>[^\s，,。()（）]{2,20})|^(?P<b>[^\s，,。()（）0-9]{2,12}?)(?:讯|电)",
    re.MULTILINE,
)


def draft(reading: Reading, trip: str, report: str) -> tuple[dict[str, bytes], Rows]:
    """Return the files of a draft by name, and its rows; `report` is the name of the report's file."""
    writer = Writer(reading)
    rows = writer.write()
    write_rest(writer)
    _sources(reading, rows)
    _frame_claims(reading, rows)
    files = {FRAME: _frame(reading, trip, report).encode("utf-8")}
    for name, columns in COLUMNS.items():
        held = rows.files.get(name, [])
        if held or name not in OPTIONAL:
            own = [*columns.split(), *READ_TOO.get(name, ())]
            files[name] = as_csv(
                name, [CsvRow(name, n, _cells(row, own)) for n, row in enumerate(held, start=2)]
            )
    return files, rows


def _cells(row: Row, columns: list[str]) -> Mapping[str, str]:
    """Return the row with every column, its rule as the reason in both languages."""
    cells = {column: row.get(column, "") for column in columns}
    if row.get("rule") and "reason_zh" in columns:
        for language in LANGUAGES:
            cells[f"reason_{language}"] = reason(row["rule"], language)
    return cells


def reason(rule: str, language: str) -> str:
    """Return by which rule a claim was made, and that nobody has reviewed it."""
    say = words("zh" if language == "zh" else "en")
    return say("draft.reason", rule=say(f"draft.rule_{rule}"))


def _sources(reading: Reading, rows: Rows) -> None:
    zh, en = words("zh"), words("en")
    found, day = _FROM.search(reading.text[:400]), printed(reading.text)
    publisher = (found["a"] or found["b"]) if found else ""
    known = day and (day.month, day.day) != (12, 31)
    own = {
        "id": REPORT,
        "publisher_zh": publisher or zh("draft.publisher"),
        "publisher_en": publisher or en("draft.publisher"),
        "date": iso(day) if day and known else "",
    }
    cited = {row["source"] for row in rows.files.get("cities.csv", [])}
    kinds = {REPORT: own, "G": {"id": "G", "date": ""}, "P": {"id": "P", "date": ""}}
    for key, cells in kinds.items():
        if key != REPORT and key not in cited:
            continue
        for say, language in ((zh, "zh"), (en, "en")):
            cells.setdefault(f"publisher_{language}", say(f"draft.publisher_{key}") if key != REPORT else "")
            cells[f"says_{language}"] = say(f"draft.says_{key}")
            cells[f"verified_{language}"] = say(f"draft.verified_{key}")
        rows.add("sources.csv", **cells)


def _frame_claims(reading: Reading, rows: Rows) -> None:
    if reading.dates:
        rows.claim("trip:dates", "dates", 4 if reading.dates.reasoned else 2)
    if sums(reading.sentences):
        rows.claim("trip:totals", "total", 3)


def _frame(reading: Reading, trip: str, report: str) -> str:
    """Return trip.toml: what the report tells of the trip as a whole, and the words."""
    text, dates, found = reading.text, reading.dates, sums(reading.sentences)
    lines = [f"id = {_quoted(trip)}", f"report = {_quoted(report)}", f"source = {_quoted(REPORT)}", ""]
    lines += [
        "[title]",
        f"zh = {_quoted(_title(reading)[:NAME])}",
        "",
        "[delegation]",
        f"zh = {_quoted(_delegation(reading))}",
    ]
    if dates:
        start, end = dates.quote
        reasons = {}
        if dates.reasoned or end - start > WORDS:
            reasons = {language: reason("dates_counted", language) for language in LANGUAGES}
            end = min(end, start + WORDS)
        lines += ["", "[dates]", f'start = "{iso(dates.start)}"', f'end = "{iso(dates.end)}"']
        lines += [f"quote = {_quoted(text[start:end])}"]
        lines += [f"reason_{language} = {_quoted(words_)}" for language, words_ in reasons.items()]
    if found:
        lines += ["", "[totals]", *(f"{name} = {n}" for name, n in found.found.items())]
        lines += [f"quote = {_quoted(text[found.start : found.end])}"]
    return "\n".join(lines) + "\n"


def _title(reading: Reading) -> str:
    first = reading.sentences[0]
    return first.text if first.kind == "heading" else first.text[:40]


def _delegation(reading: Reading) -> str:
    home = reading.home
    if home:
        near = _GROUP.match(reading.text, home.start)
        if near:
            return near.group()
    found = _GROUP.search(reading.text)
    return found.group() if found else words("zh")("draft.delegation")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
