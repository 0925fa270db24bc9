"""The message for a phone: short, whole lines, what was agreed before all else, its source always."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.cli.said import BAD_INPUT
from dashboard.exports.formats import file_name, make
from dashboard.exports.message import MOST, message
from dashboard.language import LANGUAGES, Language
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import FILTERS, NOTHING, brief_of, changed

REAL = [
    Filter(),
    *(Filter(cities=frozenset({city})) for city in ("guangzhou", "zhuhai", "dongguan", "shenzhen")),
    Filter(themes=frozenset({"energy"})),
    Filter(stated_only=True),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chosen", REAL)
def test_it_is_short_and_says_title_sum_and_source(real: Dossier, chosen: Filter, language: Language) -> None:
    brief = brief_of(real, chosen, language=language)
    text = message(brief)
    assert len(text) <= MOST[language]
    first, second, *_, last = text.splitlines()
    assert first.startswith(f"{brief.title} · {brief.dates}")
    assert second == (brief.shown_sum or brief.sum)
    assert {"zh": "来源：中国访谈网", "en": "Source: China Interview Net"}[language] in last


def test_what_was_agreed_comes_before_the_sites(real: Dossier) -> None:
    third, fourth = message(brief_of(real)).splitlines()[2:4]
    assert "签署《广州市人民政府 郴州市人民政府战略合作框架协议》（结果）" in third
    assert fourth.startswith("到访写明的：广州市智慧城市运行中心、")
    assert fourth.endswith("深圳市人才集团有限公司")


def test_many_long_names_are_counted_never_cut(small_visit: Dossier) -> None:
    first = small_visit.trip.visits[0]
    longer = [
        first.model_copy(update={"name": Text(zh=f"{n}" + "港" * 60, en=f"{n} port")}) for n in range(9)
    ]
    visits = [one.model_copy(update={"id": f"site-{n}", "number": n + 1}) for n, one in enumerate(longer)]
    text = message(brief_of(changed(small_visit, visits=tuple(visits), outcomes=(), evidence=())))
    (line,) = [one for one in text.splitlines() if one.startswith("到访写明的")]
    assert line.endswith("等 9 处")
    assert all(
        name[1:] == "港" * 60
        for name in line.removeprefix("到访写明的：").removesuffix("等 9 处").split("、")
    )


@pytest.mark.parametrize("name", FILTERS)
def test_it_is_made_of_every_choice_of_a_small_trip(small_visit: Dossier, name: str) -> None:
    made = make(brief_of(small_visit, FILTERS[name]), "txt", "short").data.decode()
    assert made.count("\n") >= 3
    assert made != make(brief_of(small_visit, FILTERS[name]), "txt").data.decode()


def test_a_choice_that_could_hold_something_says_that_nothing_is_certain(small_visit: Dossier) -> None:
    assert "0 处 = 0 处到访写明" in message(brief_of(small_visit, NOTHING))


def test_the_command_knows_the_length_of_texts_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--format", "txt", "--length", "short", "--lang", "zh", "-o", str(tmp_path)]) == 0
    (path,) = tmp_path.iterdir()
    assert path.name == "chenzhou-guangdong-2021_zh.short.txt"
    assert len(path.read_text(encoding="utf-8")) <= 300
    capsys.readouterr()
    assert main(["export", "--format", "png", "--length", "short", "--lang", "en"]) == BAD_INPUT
    assert "png has no size “short”" in capsys.readouterr().err


def test_the_full_text_keeps_its_name(small_visit: Dossier) -> None:
    assert file_name(brief_of(small_visit), "txt", "full") == "small_zh.txt"
