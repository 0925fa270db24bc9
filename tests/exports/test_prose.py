"""The briefing as text: what it says, in what order, and that nothing in it is markup."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from dashboard.brief import NothingShownError
from dashboard.exports import prose
from dashboard.exports.picture import Picture
from dashboard.exports.prose import markdown
from dashboard.language import Language
from dashboard.style.escape import for_markdown
from dashboard.trip.values import Half, Text
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
        "· 1 海城港 · 到访写明 · 海城（写明） · 5月8日（写明）\n"
        "· 2 晨光电池厂 · 到访写明 · 海城（推断） · 5月8日（推断），可能在5月8日至9日\n"
        "\n5月9日：\n"
        "· 3 云湖湿地公园 · 隐含 · 河口（写明） · 5月9日（推断），可能在5月8日至9日\n"
        "\n日期未写明：\n"
        "· 4 老街 · 可能 · 城市未写明 · 日期未写明\n"
        "· 报道未列名的 1 处"
    )


def test_the_order_of_days_does_not_follow_the_file(small_visit: Dossier) -> None:
    backwards = changed(small_visit, visits=tuple(reversed(small_visit.trip.visits)))
    said = text(prose.plain(brief_of(backwards)))
    assert said.index("海城港 ·") < said.index("云湖湿地公园 ·") < said.index("老街 ·")


def test_what_could_belong_stands_apart(small_visit: Dossier) -> None:
    said = text(prose.plain(brief_of(small_visit, FILTERS["a city"])))
    before, after = said.split("也可能符合，不计入：")
    assert "云湖湿地公园 · 隐含" in before
    assert "老街" not in before
    assert "4 老街 · 可能" in after
    assert "海城港" not in said


def test_stated_only_tells_nothing_inferred(small_visit: Dossier) -> None:
    brief = brief_of(small_visit, Filter(stated_only=True))
    said = text(prose.plain(brief)).split("来源：")[0]
    assert "推断）" not in said
    assert "云湖湿地公园 ·" not in said
    assert "2 晨光电池厂 · 到访写明 · 城市未写明 · 日期未写明" in said


def test_stated_only_names_only_the_sources_that_remain(real: Dossier) -> None:
    assert [one.id for one in brief_of(real).view.sources] == list("ABCDEFGHJ")
    assert [one.id for one in brief_of(real, Filter(stated_only=True)).view.sources] == list("AD")


def test_every_sentence_of_what_comes_next_is_quoted_with_our_english(real: Dossier) -> None:
    brief = brief_of(real, language="en")
    voice = brief.lexicon.voices[-1].name.en
    said = text(prose.plain(brief)).rsplit(f"\n{voice}:\n", 1)[1].split("\nSources:")[0]
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
def test_only_a_choice_that_nothing_could_be_in_makes_no_text(small_visit: Dossier, kind: str) -> None:
    brief = brief_of(small_visit, replace(NOTHING, themes=frozenset({"city"})))
    assert brief.view.empty
    assert brief.shown.could_be.empty
    with pytest.raises(NothingShownError, match="没有留下任何考察点"):
        getattr(prose, kind)(brief)


@pytest.mark.parametrize("kind", ["markdown", "plain"])
def test_an_empty_choice_tells_what_could_be_in_it(small_visit: Dossier, kind: str) -> None:
    brief = brief_of(small_visit, NOTHING)
    assert brief.view.empty
    said = text(getattr(prose, kind)(brief))
    before, after = said.split("也可能符合，不计入")
    assert "当前筛选下没有确定的考察点。" in before
    assert "晨光电池厂" not in before
    assert "城市未写明、日期未写明" in after.splitlines()
    assert "2 晨光电池厂 · 到访写明 · 城市未写明 · 日期未写明" in after
    assert "带回了什么" not in said
    assert "海城港" not in said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "东莞在路线上（“从广州、珠海到东莞再到深圳”），但报道没有写在此停留的考察点。"),
        (
            "en",
            "Dongguan is on the route (“从广州、珠海到东莞再到深圳”), but the report names no stop there.",
        ),
    ],
)
def test_a_stop_without_a_site_is_told_with_the_words_that_name_it(
    real: Dossier, language: Language, words: str
) -> None:
    brief = brief_of(real, Filter(cities=frozenset({"dongguan"})), language=language)
    lines = text(prose.plain(brief)).splitlines()
    assert words in lines
    for row in brief.shown.could_be_rows:
        assert row["city"] is None
    named = [row for row in brief.shown.could_be_rows if row["status"] != "unnamed"]
    assert [row["id"] for row in named] == ["battery-association"]
    assert f"· {brief.style.say('page.unnamed', n=7)}" in lines
    assert brief.style.say("list.could_be_city") in lines


@pytest.mark.parametrize(
    ("chosen", "causes"),
    [
        (Filter(cities=frozenset({"guangzhou"})), ["city"]),
        (Filter(days=frozenset({dt.date(2021, 11, 9)})), ["day", "span"]),
        (Filter(days=frozenset({dt.date(2021, 11, 15)})), ["day"]),
        (Filter(themes=frozenset({"energy"})), ["theme"]),
        (Filter(frozenset({"zhuhai"}), themes=frozenset({"energy"})), ["city", "theme"]),
        (Filter(frozenset({"zhuhai"}), frozenset({dt.date(2021, 11, 9)})), ["city", "day", "span"]),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_why_a_visit_is_not_certain_is_the_true_cause(
    real: Dossier, chosen: Filter, causes: list[str], language: Language
) -> None:
    brief = brief_of(real, chosen, language=language)
    say, lines = brief.style.say, text(prose.plain(brief)).splitlines()
    start = lines.index(say("list.could_be") + say("words.colon"))
    assert lines[start + 2] == say("filter.or").join(say(f"list.could_be_{cause}") for cause in causes)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh", "· 11月9日下午（写明） · 会谈与签署战略合作框架协议 · 广州（外部来源）"),
        (
            "en",
            "· 9 Nov, afternoon (stated) · Talks and signing of the framework agreement · "
            "Guangzhou (outside source)",
        ),
    ],
)
def test_an_event_tells_the_half_of_its_day_where_the_report_does(
    real: Dossier, language: Language, line: str
) -> None:
    assert "11月9日下午" in real.trip.report.text
    brief = brief_of(real, language=language)
    say, lines = brief.style.say, text(prose.plain(brief)).splitlines()
    assert line in lines
    halved = [row["id"] for row in brief.shown.event_rows if row["half"]]
    assert halved == ["signing"]
    assert sum(say("date.am") in one or say("date.pm") in one for one in lines if " · " in one) == 1


def test_an_event_without_a_city_names_none(real: Dossier) -> None:
    lines = text(prose.plain(brief_of(real))).splitlines()
    assert "· 11月18日（写明） · 报道刊发" in lines
    stated = text(prose.plain(brief_of(real, Filter(stated_only=True)))).splitlines()
    assert "· 11月9日下午（写明） · 会谈与签署战略合作框架协议" in stated  # the city is another source's


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_named_without_a_visit_ends_with_the_visitors_own(real: Dossier, language: Language) -> None:
    brief = brief_of(real, language=language)
    say, lines = brief.style.say, text(prose.plain(brief)).splitlines()
    start = lines.index(say("sources.not_visited") + say("words.colon"))
    held = lines[start + 2 : start + 2 + len(real.trip.not_visited)]
    own = say("basis.bracket", basis=say("sources.home"))
    assert [own in line for line in held] == [False] * 4 + [True] * 3
    for one in real.trip.not_visited:
        (line,) = (line for line in held if line.startswith(f"· {one.name.of(language)}"))
        assert one.evidence.reason
        assert line.endswith(one.evidence.reason.of(language))


@pytest.mark.parametrize("half", ["am", "pm"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_half_of_a_day_has_its_word(small_visit: Dossier, half: Half, language: Language) -> None:
    events = tuple(event.model_copy(update={"half": half}) for event in small_visit.trip.events)
    brief = brief_of(changed(small_visit, events=events), language=language)
    day = {"zh": "5月8日", "en": "8 May"}[language]
    word = {"am": {"zh": "上午", "en": ", morning"}, "pm": {"zh": "下午", "en": ", afternoon"}}[half][
        language
    ]
    stated = brief.style.say("basis.bracket", basis=brief.style.say("basis.stated"))
    assert f"· {day}{word}{stated} · " in text(prose.plain(brief))
    assert f"· {day}{stated} · " in text(prose.plain(brief_of(small_visit, language=language)))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", FILTERS)
def test_the_sum_is_followed_by_whose_count_it_is(
    small_visit: Dossier, name: str, language: Language
) -> None:
    brief = brief_of(small_visit, FILTERS[name], language=language)
    lines = text(prose.plain(brief)).splitlines()
    assert lines[lines.index(brief.sum) + 1] == brief.sum_note
    assert str(small_visit.trip.totals.visits) in brief.sum_note


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_theme_note_tells_all_from_filtered_and_how_themes_are_known(
    real: Dossier, language: Language
) -> None:
    whole, city = (
        brief_of(real, chosen, language=language)
        for chosen in (Filter(), Filter(cities=frozenset({"guangzhou"})))
    )
    known, shown = whole.statement["themes"], whole.style.say("page.theme_note_shown", n=city.view.carrying)
    assert 0 < city.view.carrying < whole.view.carrying == 50
    for brief in (whole, city):
        said = text(prose.plain(brief))
        (note,) = (line for line in said.splitlines() if "60" in line and "50" in line)
        assert note == brief.theme_note
        assert note.endswith(known)
        assert (shown in note) == (brief is city)
        assert "53" in known  # every sentence of the body was read


@pytest.mark.parametrize("language", ["zh", "en"])
def test_how_themes_are_known_follows_who_read_the_sentences(
    small_visit: Dossier, real: Dossier, language: Language
) -> None:
    some = changed(real, review=real.trip.review[:7])
    lines = {
        name: text(prose.plain(brief_of(loaded, language=language)))
        for name, loaded in (("extracted", small_visit), ("partly", some), ("reviewed", real))
    }
    say = brief_of(real, language=language).style.say
    bodies = sum(one.kind == "body" for one in small_visit.sentences)
    assert say("themes.extracted", n=bodies) in lines["extracted"]
    differing = len(real.agreement.differing)
    assert say("themes.reviewed", n=53, all=53, differing=differing) in lines["reviewed"]
    assert say("themes.partly", n=7, all=53, differing=len(some.agreement.differing)) in lines["partly"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_theme_without_a_sentence_is_left_out(real: Dossier, language: Language) -> None:
    brief = brief_of(real, Filter(cities=frozenset({"guangzhou"})), language=language)
    say, said = brief.style.say, text(prose.markdown(brief))
    found = re.findall(r"(?m)^### (.+)$", said.split(f"## {say('page.themes')}\n")[1])
    listed = [one for one in brief.view.theme_counts if one.sentences]
    assert 0 < len(listed) < len(brief.view.theme_counts)
    assert [line.partition("（" if language == "zh" else " (")[0] for line in found] == [
        one.theme.name.of(language) for one in listed
    ]


def test_where_no_sentence_has_a_theme_there_is_no_such_part(real: Dossier) -> None:
    brief = brief_of(real, Filter(days=frozenset({dt.date(2021, 11, 10)})))
    assert brief.shown.mentions.empty
    said = text(prose.markdown(brief))
    assert [*re.findall(r"(?m)^## (.+)$", said)] == [
        *("考察行程", "也可能符合，不计入", "来源", "报道提到、未写到访", "关于这份文字"),
    ]


@pytest.mark.parametrize("kind", ["markdown", "plain"])
def test_the_same_brief_makes_the_same_text(real: Dossier, kind: str) -> None:
    assert getattr(prose, kind)(brief_of(real)) == getattr(prose, kind)(brief_of(real))


def test_the_address_of_a_source_is_a_link_and_no_other_form_is(real: Dossier) -> None:
    text = markdown(brief_of(real)).data.decode("utf-8")
    linked = [one.address for one in real.trip.sources if one.address and " " not in one.address]
    assert len(linked) > 5
    assert all(f" <https://{address}>" in text for address in linked)
    for odd in ("javascript:alert(1)", "ftp://x.example", "x.example/a b", "<x.example>", "x"):
        source = real.trip.sources[0].model_copy(update={"address": odd})
        loaded = changed(real, sources=(source, *real.trip.sources[1:]))
        assert f"<https://{odd}" not in markdown(brief_of(loaded)).data.decode("utf-8")
