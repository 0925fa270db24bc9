"""The briefing as text: what it says, in what order, and that nothing in it is markup."""

from __future__ import annotations

import re

import pytest

from dashboard.brief import NothingShownError
from dashboard.exports import prose
from dashboard.exports.picture import Picture
from dashboard.language import Language
from dashboard.style.escape import for_markdown
from dashboard.trip.values import Text
from dashboard.view import quotes
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import FILTERS, NOTHING, brief_of, changed


def text(made: Picture) -> str:
    return made.data.decode("utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", FILTERS)
def test_both_texts_say_what_every_export_states(small_visit: Dossier, name: str, language: Language) -> None:
    brief = brief_of(small_visit, FILTERS[name], language=language)
    for made, say in ((prose.markdown(brief), for_markdown), (prose.plain(brief), str)):
        said = text(made)
        assert all(say(line) in said for line in brief.statement.values())
        assert said.endswith("\n")
        assert not said.endswith("\n\n")
        assert "\r" not in said
        assert not made.data.startswith(b"\xef\xbb\xbf")
        assert made.lacking == ()


def test_the_visits_stand_by_day_along_the_route_and_tell_their_basis(small_visit: Dossier) -> None:
    assert text(prose.plain(brief_of(small_visit))).split("考察行程：\n")[1].split("\n\n活动")[0] == (
        "\n5月8日：\n"
        "· 1 海城港 · 写明到访 · 海城（写明） · 5月8日（写明）\n"
        "· 2 晨光电池厂 · 写明到访 · 海城（推断） · 5月8日（推断），可能在5月8日至9日\n"
        "\n5月9日：\n"
        "· 3 云湖湿地公园 · 隐含 · 河口（写明） · 5月9日（推断），可能在5月8日至9日\n"
        "\n日期未写明：\n"
        "· 4 老街 · 可能 · 城市未写明 · 日期未写明\n"
        "· 报告未列名的 1 处"
    )


def test_the_order_of_days_does_not_follow_the_file(small_visit: Dossier) -> None:
    backwards = changed(small_visit, visits=tuple(reversed(small_visit.trip.visits)))
    said = text(prose.plain(brief_of(backwards)))
    assert said.index("海城港 ·") < said.index("云湖湿地公园 ·") < said.index("老街 ·")


def test_what_could_belong_stands_apart(small_visit: Dossier) -> None:
    said = text(prose.plain(brief_of(small_visit, FILTERS["a city"])))
    before, after = said.split("也可能在此，不计入：")
    assert "云湖湿地公园 · 隐含" in before
    assert "老街" not in before
    assert "4 老街 · 可能" in after
    assert "海城港" not in said


def test_stated_only_tells_nothing_inferred(small_visit: Dossier) -> None:
    brief = brief_of(small_visit, Filter(stated_only=True))
    said = text(prose.plain(brief)).split("来源：")[0]
    assert "推断）" not in said
    assert "云湖湿地公园 ·" not in said
    assert "2 晨光电池厂 · 写明到访 · 城市未写明 · 日期未写明" in said


def test_stated_only_names_only_the_sources_that_remain(real: Dossier) -> None:
    assert [one.id for one in brief_of(real).view.sources] == list("ABCDEFGHIJ")
    assert [one.id for one in brief_of(real, Filter(stated_only=True)).view.sources] == list("ABD")


def test_every_sentence_of_what_comes_next_is_quoted_with_our_english(real: Dossier) -> None:
    brief = brief_of(real, language="en")
    said = text(prose.plain(brief)).split("What comes next:")[1].split("\nSources:")[0]
    held = quotes.said(brief.view, "next")
    assert len(held) > 10
    for quote in held:
        assert quote.text in said
        assert brief.gloss(quote) in said


def test_themes_come_with_their_numbers_and_best_sentences(real: Dossier) -> None:
    brief = brief_of(real)
    said = text(prose.plain(brief))
    for theme in brief.themes:
        rows = brief.shown.mentions
        n, visits = (rows["theme"] == theme.id).sum(), brief.shown.visits["themes"]
        held = sum(theme.id in one for one in visits)
        assert f"{theme.name.zh}（{n} 句、{held} 处考察点）：" in said
        assert all(quote.text in said for quote in quotes.best(brief.view, theme.id, prose.BEST))


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("a*b_c[d](e)<f>|#`~&$\\", r"a\*b\_c\[d\](e)\<f\>\|\#\`\~\&\$" + "\\\\"),
        ("- item\n1. second", r"\- item 1. second"),
        ("1. first", r"1\. first"),
        ("2021. 年", r"2021\. 年"),
        ("+ plus", r"\+ plus"),
        ("=====", r"\====="),
        ("http://x.cn www.y.cn", r"http\://x.cn www\.y.cn"),
        ("a\u202eb\u0007c\r\n\r\nd", "abc d"),
    ],
)
def test_markdown_shows_signs_as_they_are(given: str, made: str) -> None:
    assert for_markdown(given) == made


def test_a_hostile_name_makes_no_markup(small_visit: Dossier) -> None:
    name = "x](javascript:1)\n# <b>*y*</b> | z"
    first = small_visit.trip.visits[0].model_copy(update={"name": Text(zh=name, en=name)})
    odd = changed(small_visit, visits=(first, *small_visit.trip.visits[1:]), title=Text(zh=name, en=name))
    said = text(prose.markdown(brief_of(odd)))
    assert len(re.findall(r"(?m)^# ", said)) == 1
    assert not re.search(r"(?<!\\)[<*|\]]", said)
    assert name.replace("\n", " ") in text(prose.plain(brief_of(odd)))


@pytest.mark.parametrize("kind", ["markdown", "plain"])
def test_an_empty_choice_makes_no_text(small_visit: Dossier, kind: str) -> None:
    with pytest.raises(NothingShownError, match="没有留下任何考察点"):
        getattr(prose, kind)(brief_of(small_visit, NOTHING))


@pytest.mark.parametrize("kind", ["markdown", "plain"])
def test_the_same_brief_makes_the_same_text(real: Dossier, kind: str) -> None:
    assert getattr(prose, kind)(brief_of(real)) == getattr(prose, kind)(brief_of(real))
