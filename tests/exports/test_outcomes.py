"""What was brought home, in every format that tells it: the same outcomes, and none where there are none."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any, get_args

import pytest

from dashboard.brief import Brief
from dashboard.exports.data.csvs import csv
from dashboard.exports.data.facts import facts
from dashboard.exports.data.tables import OUTCOMES, tables
from dashboard.exports.data.worded import COLUMNS, Words, worded
from dashboard.exports.formats import make
from dashboard.language import LANGUAGES, Language
from dashboard.style.outcomes import OutcomeGroup, OutcomeLine, gathered
from dashboard.style.style import Style
from dashboard.trip.values import OutcomeKind, Said, Text
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import brief_of, changed
from tests.exports.data.read import book_of, csv_parts
from tests.exports.words import KINDS, words_of

FILTERS = {
    "everything": Filter(),
    "a city": Filter(cities=frozenset({"guangzhou"})),
    "another city": Filter(cities=frozenset({"shenzhen"})),
    "a day": Filter(days=frozenset({dt.date(2021, 11, 9)})),
    "a theme": Filter(themes=frozenset({"energy"})),
    "stated only": Filter(stated_only=True),
}
TOLD = ("md", "txt", "json", "xlsx", "deck")


def told(brief: Brief) -> list[dict[str, Any]]:
    """Return the outcomes of the JSON export."""
    found: list[dict[str, Any]] = json.loads(make(brief, "json").data)["outcomes"]
    return found


def part_of(brief: Brief, kind: str = "txt") -> list[str]:
    """Return the lines of the part on outcomes in a text, empty ones left out; none without such a part."""
    mark, colon = ("## ", "") if kind == "md" else ("", brief.style.say("words.colon"))
    lines = words_of(brief, kind).splitlines()
    title = f"{mark}{brief.style.say('page.outcomes')}{colon}"
    if title not in lines:
        return []
    after = lines[lines.index(title) + 1 :]
    names = ("page.themes", "page.sources")
    ends = [f"{mark}{brief.style.say(name)}{colon}" for name in names]
    return [line for line in after[: min(after.index(end) for end in ends if end in after)] if line]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["md", "txt"])
@pytest.mark.parametrize("name", FILTERS)
def test_a_text_lists_the_outcomes_by_kind(real: Dossier, name: str, kind: str, language: Language) -> None:
    brief = brief_of(real, FILTERS[name], language=language)
    rows, say = brief.shown.outcome_rows, brief.style.say
    dot, colon = ("- ", "") if kind == "md" else ("· ", say("words.colon"))
    heads = {
        f"{'### ' if kind == 'md' else ''}{say(f'outcome.{one}')}{colon}": one
        for one in get_args(OutcomeKind)
    }
    assert len(heads) == len(get_args(OutcomeKind))
    found: dict[str, list[str]] = {}
    for line in (lines := part_of(brief, kind)):
        if line in heads:
            found[heads[line]] = []
        elif line.startswith(dot):
            found[[*found][-1]].append(line.removeprefix(dot))
    assert [*found] == [one for one in get_args(OutcomeKind) if any(row["kind"] == one for row in rows)]
    for one, held in found.items():
        wanted = [row for row in rows if row["kind"] == one]
        assert len(held) == len(wanted)
        for line, row in zip(held, wanted, strict=True):
            speaker = row["speaker_zh"] if language == "zh" else row["speaker_en"]
            assert line.startswith(speaker or (row["zh"] if language == "zh" else row["en"]))
            assert (row["zh"] if language == "zh" else row["en"]) in line
            word = "" if row["said"] == "reported" else say(f"outcome.said_{row['said']}")
            assert line.endswith(say("basis.bracket", basis=word)) or not word
    tasks = [row for row in rows if row["kind"] in {"agreement", "area", "model", "next", "planned"}]
    assert (say("outcome.unassigned") in lines) == bool(tasks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_of_the_real_trip(real: Dossier, language: Language) -> None:
    lines = part_of(brief_of(real, language=language))
    wanted = {
        "zh": [
            "· 3天时间,4座城市,17个考察点",
            "· “广州研发+郴州制造”（目标）",
            "· 深化港口合作（计划）",
            "· 市委书记刘志仁：落实“三高四新”战略（目标）",
            "· 市委书记刘志仁 → 广东省电池行业协会：进一步加大协会招商的力度,引进更多企业入驻郴州",
        ],
        "en": [
            "· “Guangzhou R&D + Chenzhou manufacturing” (an aim)",
            "· Deepening port cooperation (planned)",
            "· Party secretary Liu Zhiren: Put the “Three Highlands and Four New Missions” strategy "
            "into effect (an aim)",
        ],
    }[language]
    assert [line for line in wanted if line not in lines] == []


@pytest.mark.parametrize("name", FILTERS)
def test_the_json_tells_each_outcome_with_its_words(real: Dossier, name: str) -> None:
    brief = brief_of(real, FILTERS[name])
    found, report = told(brief), real.trip.report.text
    assert [one["id"] for one in found] == [row["id"] for row in brief.shown.outcome_rows]
    assert len(found) == len(real.trip.outcomes) or name not in {"everything", "stated only"}
    known = {one.id: one for one in real.trip.outcomes}
    for one in found:
        record = known[one["id"]]
        assert report[one["start"] : one["end"]] == one["quote"] == record.evidence.quote
        assert one["text"] == {"zh": record.text.zh, "en": record.text.en}
        assert one["kind"] in get_args(OutcomeKind)
        assert one["said"] in get_args(Said)
        assert (one["owner"], one["due"]) == (None, None)  # the report names neither
        speaker = record.speaker
        assert one["speaker"] == ({"zh": speaker.zh, "en": speaker.en} if speaker else None)


def test_the_small_trips_outcomes_belong_where_their_words_do(small_visit: Dossier) -> None:
    found = {one["id"]: one for one in told(brief_of(small_visit))}
    assert [*found] == ["total", "workers", "window", "talent", "bay"]
    assert [one["kind"] for one in found.values()] == ["figure", "figure", "practice", "ask", "next"]
    assert found["total"]["cities"] == []  # its sentence names every stop: it is told of the journey
    assert (found["workers"]["belongs"], found["workers"]["cities"]) == ("visit:battery", ["haicheng"])
    assert found["workers"]["days"] == ["2023-05-08"]
    assert (found["window"]["cities"], found["window"]["days"]) == ([], [])
    assert (found["bay"]["belongs"], found["bay"]["cities"]) == ("event:talks", ["haicheng"])


def test_a_filter_leaves_the_outcomes_that_belong_there(small_visit: Dossier) -> None:
    for chosen, wanted in (
        (Filter(cities=frozenset({"hekou"})), []),
        (Filter(cities=frozenset({"haicheng"})), ["workers", "bay"]),
        (Filter(days=frozenset({dt.date(2023, 5, 9)})), []),
        (
            Filter(frozenset({"haicheng"}), stated_only=True),
            ["bay"],
        ),  # its battery works by inference
    ):
        brief = brief_of(small_visit, chosen)
        assert [one["id"] for one in told(brief)] == wanted
        assert list(tables(brief)["outcomes"]["id"]) == wanted
        texts = [row["zh"] for row in small_visit.whole.outcome_rows if row["id"] in wanted]
        items = [line.removeprefix("· ") for line in part_of(brief) if line.startswith("· ")]
        assert [item.partition("（")[0] for item in items] == texts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILTERS)
def test_the_workbook_and_the_csv_have_the_outcomes_of_the_json(
    real: Dossier, name: str, language: Language
) -> None:
    brief = brief_of(real, FILTERS[name], language=language)
    rows = [
        [cell.value for cell in row] for row in book_of(brief)[brief.style.say("table.outcomes")].iter_rows()
    ]
    sheet, (written, _) = worded(brief)["outcomes"], csv_parts(csv(brief, "outcomes"))
    assert rows[0] == sheet.heads
    found, head, say = facts(brief.view)["outcomes"], Words(brief).head, brief.style.say
    assert len(rows) - 1 == len(written) == len(found)
    for values, line, one in zip(rows[1:], written, found, strict=True):
        for row in (dict(zip(sheet.heads, values, strict=True)), line):
            cells = {column: row[head(column)] for column in COLUMNS["outcomes"]}
            assert cells["kind"] == say(f"outcome.{one['kind']}")
            assert cells["text"] == one["text"][language]
            assert (cells["speaker"] or None) == (one["speaker"] or {}).get(language)
            assert bool(cells["belongs"]) == bool(one["belongs"])
            assert cells["quote"] == one["quote"]
            assert (int(cells["start"]), int(cells["end"])) == (one["start"], one["end"])
            for key in ("cities", "days", "themes"):
                assert len([part for part in (cells[key] or "").split(say("column.join")) if part]) == len(
                    one[key]
                )
            assert not cells["owner"]
            assert not cells["due"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TOLD)
def test_a_format_that_tells_outcomes_tells_them(small_visit: Dossier, kind: str, language: Language) -> None:
    brief = brief_of(small_visit, language=language)
    words = words_of(brief, kind)
    for row in brief.shown.outcome_rows:
        assert (row["zh"] if language == "zh" else row["en"]) in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_trip_without_outcomes_says_nothing_of_them(
    small_visit: Dossier, kind: str, language: Language
) -> None:
    brief = brief_of(changed(small_visit, outcomes=()), language=language)
    say, lines = brief.style.say, words_of(brief, kind).splitlines()
    names = [say("page.outcomes"), say("slides.told"), say("outcome.unassigned")]
    kinds = [say(f"outcome.{one}") for one in get_args(OutcomeKind) if one != "next"]  # a voice's name too
    for line in lines:
        assert line.strip("#:： ") not in {*names, *kinds}
    assert (say("table.outcomes") in book_of(brief).sheetnames) is True
    assert told(brief) == []
    assert tables(brief)["outcomes"].empty
    assert list(tables(brief)["outcomes"].columns) == OUTCOMES


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_owner_and_a_deadline_are_told_where_the_report_names_them(
    small_visit: Dossier, language: Language
) -> None:
    *others, bay = small_visit.trip.outcomes
    owned = bay.model_copy(update={"owner": Text(zh="市发改委", en="the planning office"), "due": "2023-12"})
    brief = brief_of(changed(small_visit, outcomes=(*others, owned)), language=language)
    say, lines = brief.style.say, part_of(brief)
    (line,) = (one for one in lines if owned.text.of(language) in one)
    assert line.endswith(
        {
            "zh": "（目标，负责：市发改委，期限：2023-12）",
            "en": " (an aim, owner: the planning office, due: 2023-12)",
        }[language]
    )
    assert say("outcome.unassigned") not in lines
    assert say("outcome.unassigned") in part_of(brief_of(small_visit, language=language))
    (one,) = (one for one in told(brief) if one["id"] == "bay")
    assert one["owner"] == {"zh": "市发改委", "en": "the planning office"}
    assert one["due"] == "2023-12"


def test_no_word_of_an_outcome_is_markup(small_visit: Dossier) -> None:
    bad = "x](javascript:1)\n# <b>*y*</b> | z"
    first, *others = small_visit.trip.outcomes
    odd = first.model_copy(update={"text": Text(zh=bad, en=bad), "speaker": Text(zh=bad, en=bad)})
    made = make(brief_of(changed(small_visit, outcomes=(odd, *others))), "md").data.decode("utf-8")
    assert len(re.findall(r"(?m)^# ", made)) == 1
    assert not re.search(r"(?<!\\)[<*|\]]", made)


def test_a_line_that_is_nobodys_is_never_read_as_the_speakers_before_it() -> None:
    def line(text: str, who: str) -> OutcomeLine:
        return OutcomeLine(text, text, who, "", 0, 1, "", [0])

    style = Style("zh")
    spoken = OutcomeGroup("next", "要做的", [line("甲", "林"), line("乙", "林"), line("丙", "石")])
    assert gathered(spoken, style) == ("要做的", ["林：甲", "乙", "石：丙"])
    mixed = OutcomeGroup("next", "要做的", [line("甲", "林"), line("乙", "林"), line("丙", "")])
    assert gathered(mixed, style) == ("要做的", ["林：甲", "林：乙", "丙"])
