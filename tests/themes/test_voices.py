"""The voices: what the grammar of such reports says, with sentences made up for each rule."""

from __future__ import annotations

import pytest

from dashboard.report.sentences import sentences
from dashboard.themes.lexicon import Lexicon
from dashboard.themes.mentions import mentions
from dashboard.themes.places import leanings

SAID = {
    "seen": (
        "目前，青山正推进湿地公园建设。",
        "目前正修复两处湿地。",
        "目前，这片湿地正开园迎客。",
        "5月6日，县长林一率团赴海城看湿地。",
        "某报5月8日讯（某报 林一）5月6日至7日，代表团一行来到海城看湿地。",
        "青山与海城相距不到百里，湿地相连。",
        "两市地缘相近、人缘相亲，湿地相连。",
        "海城下一步将再建三处湿地。",
        "海城规划提出，要建成湿地之城。",
        "海城副市长林二表示，下一步要治理污水。",
        "去年，湿地里来了三万只白鹭。",
        "据介绍，湿地已建成三处。",
    ),
    "learned": (
        "这正是我们要学习的治水办法。",
        "要向海城学习的，不只是湿地，更是治污的耐心。",
        "海城治理污水的做法，值得我们学习。",
        "湿地的经验很值得青山各县借鉴。",
        "大家深刻感受到湿地带来的变化。",
        "走进湿地，我们真切体会到治水的分量。",
        "大家一致认为，湿地是城市的肺。",
        "反观我们，湿地越来越少。",
        "湿地之所以留得住，是因为人人都护着它。",
    ),
    "next": (
        "要以湿地为底色，打造生态之城。",
        "下一步，青山将恢复三处湿地。",
        "希望海城的专家来看看青山的湿地。",
        "青山将恢复三处湿地。",
        "县长林一强调，各乡镇要守住湿地。",
        "县长林一说，必须守住湿地。",
        "县长林一希望各乡镇守住湿地。",
        "建议由市水务局恢复三处湿地。",
        "年底前，污水一律接进管网。",
        "海城答应派人帮着恢复湿地。",
        "会议要求，一个月内拿出治污办法。",
        "回去以后，先把湿地围起来。",
    ),
}


@pytest.mark.parametrize(("voice", "line"), [(voice, line) for voice in SAID for line in SAID[voice]])
def test_a_sentence_is_told_by_its_grammar(voice: str, line: str, lexicon: Lexicon) -> None:
    said = mentions(f"标题\n{line}", lexicon, home=("青山",), hosts=("海城",))
    assert {one.voice for one in said} == {voice}


def test_will_and_must_are_read_as_words_of_their_own(lexicon: Lexicon) -> None:
    lines = ["这里即将看到湿地。", "他只要湿地。", "这里的湿地需要耐心。", "他将信将疑地看湿地。"]
    said = mentions("\n".join(["标题", *lines]), lexicon, home=("青山",), hosts=("海城",))
    assert [one.voice for one in said] == ["seen"] * 4


def report(*headings: str) -> str:
    """Return a report of one neutral sentence about wetlands under each heading."""
    return "\n".join(["标题", *(line for one in headings for line in (one, "湿地很好。"))])


@pytest.mark.parametrize(
    ("headings", "voices"),
    [
        (("一、主要做法", "二、几点启示", "三、工作建议"), ["seen", "learned", "next"]),
        (("三、工作建议", "（一）湿地", "（二）污水"), ["next", "next", "next"]),
        (("一、工作建议", "（一）几点体会", "二、湿地"), ["next", "learned", "seen"]),
        (("湿地", "回去以后怎么干", "湿地"), ["seen", "next", "seen"]),
    ],
)
def test_a_heading_sets_the_voice_of_its_section(
    headings: tuple[str, ...], voices: list[str], lexicon: Lexicon
) -> None:
    assert [one.voice for one in mentions(report(*headings), lexicon)] == voices


def test_cues_outweigh_the_heading(lexicon: Lexicon) -> None:
    text = "标题\n工作建议\n去年，考察团参观了湿地，据介绍有三万只白鹭。"
    assert {one.voice for one in mentions(text, lexicon)} == {"seen"}


def test_what_comes_next_goes_on_to_the_next_heading(lexicon: Lexicon) -> None:
    lines = ["湿地很好。", "下一步，我们将守住湿地。", "湿地很好。", "又一个标题", "湿地很好。"]
    said = mentions("\n".join(["标题", *lines]), lexicon)
    assert [one.voice for one in said] == ["seen", "next", "next", "seen"]


def test_a_whole_report_begins_with_what_was_seen_and_ends_with_what_comes_next(lexicon: Lexicon) -> None:
    def least(number: int) -> list[str]:
        found = leanings(sentences("\n".join(["标题", *["湿地很好。"] * number])), lexicon)
        return [max(lean, key=lambda voice: lean[voice]) if any(lean.values()) else "" for lean in found]

    assert least(5) == [""] * 6
    whole = least(29)
    assert (whole[0], whole[14], whole[15], whole[23], whole[24], whole[29]) == (
        *("seen", "seen", "", "", "next", "next"),
    )
