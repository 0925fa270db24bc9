"""Trips that nobody thought of: sound ones, whole as files, with names, days and places as they come."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from dashboard.trip.cells import COLUMNS
from dashboard.trip.files import TripFiles, read_files
from dashboard.trip.gate import refused
from tests.homes import SMALL

FIRST, LAST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
STATUSES = ("stated", "implied", "possible", "unnamed")
Row = dict[str, str]


def _plain(sign: str) -> bool:
    return not refused(sign) and not sign.isspace() and sign not in '。！？!?\\"“”‘’「」『』（）()《》;；…'


names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30)
names = names.map(lambda text: "".join(filter(_plain, text)) or "x")
"""What may be called so: every sign that the gate lets through, but those that end a sentence."""


def as_csv(name: str, rows: Sequence[Row]) -> bytes:
    """Return a file of rows, each with the columns that it has."""
    columns = dict.fromkeys([*COLUMNS[name].split(), *(column for row in rows for column in row)])
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def read(contents: Mapping[str, bytes], report: bytes) -> TripFiles:
    """Return the files of a trip called `made`."""
    ground = (SMALL.basemaps / "sea.geojson").read_bytes()
    return read_files("made", contents, report=lambda _: report, basemap=lambda _: ground)


@st.composite
def trips(draw: st.DrawFn) -> tuple[dict[str, bytes], bytes]:
    """Return the files of a trip by name, and its report."""
    days = draw(st.integers(1, 9))
    start = draw(st.dates(FIRST, LAST - dt.timedelta(days=20)))
    dates = [start + dt.timedelta(days=n) for n in range(days)]
    home, *stops = [_city(draw, n) for n in range(draw(st.integers(2, 6)))]
    route = f"{home['name_zh']}的一行到了{'和'.join(stop['name_zh'] for stop in stops)}"
    lines = ["题目行", f"{_said(dates[0])}至{_said(dates[-1])},{route}。"]
    evidence = [_held(" ".join(f"city:{city['id']}" for city in (home, *stops)), "route", quote=route)]
    visits = [_visit(draw, n, stops, dates, lines, evidence) for n in range(1, draw(st.integers(1, 12)) + 1)]
    events = [_event(draw, n, stops, dates, lines, evidence) for n in range(draw(st.integers(0, 3)))]
    source = {"publisher_zh": draw(names), "publisher_en": draw(names), "says_zh": "报", "says_en": "report"}
    known = {"verified_zh": "全文", "verified_en": "full text"}
    contents = {
        "cities.csv": as_csv("cities.csv", [home, *stops]),
        "visits.csv": as_csv("visits.csv", visits),
        "events.csv": as_csv("events.csv", events),
        "evidence.csv": as_csv("evidence.csv", evidence),
        "not_visited.csv": as_csv("not_visited.csv", []),
        "sources.csv": as_csv(
            "sources.csv", [{"id": one, "date": dates[-1].isoformat(), **source, **known} for one in "RM"]
        ),
        "trip.toml": _frame(draw, dates, len(stops), len(visits), route),
    }
    lines.append(f"{_total(days, len(stops), len(visits))}。")
    return contents, "\n".join(lines).encode()


def _said(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"


def _total(days: int, cities: int, visits: int) -> str:
    return f"共走了{days}天{cities}座城市{visits}个考察点"


def _city(draw: st.DrawFn, number: int) -> Row:
    return {
        "id": f"city-{number}",
        "name_zh": f"{draw(names)}{number}",
        "name_en": f"{draw(names)}{number}",
        "order": str(number),
        "lat": f"{draw(st.floats(-85, 85)):.5f}",
        "lon": f"{draw(st.floats(-180, 180)):.5f}",
        "source": "R",
    }


def _held(subject: str, fields: str, *, quote: str = "", reason: str = "") -> Row:
    return {
        "subjects": subject,
        "fields": fields,
        "source": "R",
        "quote": quote,
        "reason_zh": reason,
        "reason_en": reason,
    }


def _visit(
    draw: st.DrawFn, n: int, stops: list[Row], dates: list[dt.date], lines: list[str], evidence: list[Row]
) -> Row:
    status = draw(st.sampled_from(STATUSES))
    key = f"site-{n}"
    row: Row = {"id": key, "status": status, "precision": "none", "location_basis": "unknown"}
    row |= {"city_basis": "unknown", "day_basis": "unknown"}
    if status == "unnamed":
        evidence.append(_held(f"visit:{key}", "status", quote="共走了", reason="只有总数。"))
        return row
    row |= {"name_zh": f"{draw(names)}{n}", "name_en": f"{draw(names)}{n}"}
    words, fields = [f"看了处{row['name_zh']}的样子"], ["status"]
    if draw(st.booleans()):
        stop = draw(st.sampled_from(stops))
        row |= {"city": stop["id"], "city_basis": "stated"}
        words.insert(0, f"在{stop['name_zh']}")
        fields.append("city")
    if draw(st.booleans()):
        day = draw(st.sampled_from(dates))
        row |= {"day": day.isoformat(), "day_basis": "stated"}
        words.insert(0, _said(day))
        fields.append("day")
    lines.append("".join(words) + "。")
    if "city" in row and draw(st.booleans()):
        row |= {"precision": "campus", "location_basis": "stated"}
        for axis, most in (("lat", 85), ("lon", 180)):
            near = float(stop[axis]) + draw(st.floats(-0.2, 0.2))
            row[axis] = f"{min(max(near, -most), most):.4f}"
        fields.append("location")
    reason = "" if status == "stated" else "只是提到。"
    evidence.append(_held(f"visit:{key}", " ".join(fields), quote=lines[-1].rstrip("。"), reason=reason))
    return row


def _event(
    draw: st.DrawFn, n: int, stops: list[Row], dates: list[dt.date], lines: list[str], evidence: list[Row]
) -> Row:
    row = {
        "id": f"event-{n}",
        "name_zh": f"{draw(names)}会{n}",
        "name_en": f"{draw(names)}{n}",
        "kind": "meeting",
    }
    day, stop = draw(st.sampled_from(dates)), draw(st.sampled_from(stops))
    row |= {"day": day.isoformat(), "day_basis": "stated", "city": stop["id"], "city_basis": "stated"}
    lines.append(f"{_said(day)}在{stop['name_zh']}开了{row['name_zh']}。")
    evidence.append(_held(f"event:event-{n}", "day city passage", quote=lines[-1].rstrip("。")))
    return row


def _frame(draw: st.DrawFn, dates: list[dt.date], cities: int, visits: int, route: str) -> bytes:
    def text(value: str) -> str:
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def table(name: str, values: Mapping[str, Any]) -> list[str]:
        return [f"[{name}]", *(f"{key} = {value}" for key, value in values.items())]

    lines = ['id = "made"', 'report = "made.txt"', 'source = "R"', 'basemap = "sea.geojson"']
    lines += table("title", {"zh": text(draw(names)), "en": text(draw(names))})
    lines += table("delegation", {"zh": text(draw(names)), "en": text(draw(names))})
    reason = {
        "year_source": '"M"',
        "year_reason_zh": '"年份据报道。"',
        "year_reason_en": '"From the report."',
    }
    span = {
        "start": dates[0].isoformat(),
        "end": dates[-1].isoformat(),
        "quote": f'"{_said(dates[0])}至{_said(dates[-1])}"',
    }
    lines += table("dates", {**span, **reason})
    counts = {"days": len(dates), "cities": cities, "visits": visits}
    lines += table("totals", {**counts, "quote": f'"{_total(len(dates), cities, visits)}"'})
    lines += table("route", {"quote": text(route)})
    return "\n".join(lines).encode()
