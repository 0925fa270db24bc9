"""Names, by-lines and datelines carry no theme, whatever their words; the words beside them do."""

from __future__ import annotations

import pytest

from dashboard.report.cutter import Cutter
from dashboard.themes.lexicon import Lexicon
from dashboard.themes.mentions import mentions, spoken
from dashboard.themes.names import plain, unnamed


def themes(line: str, lexicon: Lexicon, hosts: tuple[str, ...] = ()) -> set[str]:
    return {one.theme for one in mentions(f"标题\n{line}", lexicon, hosts=hosts)}


@pytest.mark.parametrize(
    "line",
    [
        "大家走进某某新能源科技有限公司。",
        "大家走进晨光新能源科技有限公司。",
        "大家走进广州晨光环保股份有限公司。",
        "大家来到绿汀环保集团，厂门口很安静。",
        "海城人才集团有限公司派人来接。",
        "大家走进了海城人才发展集团。",
        "投资促进局和行政审批局也派人参加。",
        "市生态环境局派人参加。",
        "县农业农村局局长林一笑了。",
        "海城产业园管委会主任林一笑了。",
        "招商、文旅、环保等部门负责人参加。",
        "走访了海芯创新科技公司、绿汀新能源集团等单位。",
        "他走进《对话新能源》节目。",
        "他常看《人才与湿地》。",
    ],
)
def test_a_name_carries_nothing(line: str, lexicon: Lexicon) -> None:
    assert themes(line, lexicon, hosts=("海城",)) == set()


@pytest.mark.parametrize(
    ("line", "carried"),
    [
        ("晨光新能源科技有限公司把污水变成清水。", {"ecology"}),
        ("市科技局局长林一说，湿地最难得。", {"ecology"}),
        ("这家环保公司治理污水。", {"ecology"}),
        ("海城引进了一家新能源公司。", {"energy"}),
        ("晨光公司和人才都来了。", {"talent"}),
        ("海城市贯彻落实市委关于人才工作的部署。", {"talent"}),
        ("产业格局变了。", {"industry"}),
        ("省电池行业协会派人来接。", {"energy"}),
        ("两市签署《战略合作框架协议》。", {"opening"}),
        ("招商、环保等部门负责人看了湿地。", {"ecology"}),
    ],
)
def test_the_words_beside_a_name_carry_their_theme(line: str, carried: set[str], lexicon: Lexicon) -> None:
    assert themes(line, lexicon, hosts=("海城",)) == carried


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("某报5月3日讯（人才报 林一）大家来了。", "大家来了。"),
        ("中国访谈网11月18日讯(湿地网张国军)大家来了。", "大家来了。"),
        ("【环保网讯】大家来了。", "大家来了。"),
        ("环保报5月3日电 大家来了。", "大家来了。"),
        ("某社海城5月3日电（记者林一）大家来了。", "大家来了。"),
        ("本报讯 记者林一 通讯员林二报道：大家来了。", "大家来了。"),
        ("本报记者 林一报道：大家来了。", "大家来了。"),
        ("大家来了（环保记者 林一）。", "大家来了（环保记者 林一）。"),
        ("大家来了（记者 林一）。", "大家来了。"),
        ("大家来了（摄影：林一）。", "大家来了。"),
        ("记者看到，湿地很好。", "记者看到，湿地很好。"),
        ("风力发电（海上）很多。", "风力发电（海上）很多。"),
        ("变化最大的是办事大厅：没有长队。", "变化最大的是办事大厅：没有长队。"),
        ("县委书记林一：湿地很好。", "湿地很好。"),
        ("林一：湿地很好。", "湿地很好。"),
    ],
)
def test_bylines_and_datelines_are_left_out(text: str, left: str) -> None:
    assert spoken(text) == left


def test_what_is_left_out_parts_the_words_around_it() -> None:
    assert unnamed("他走进《某某》节目。") == "他走进，节目。"
    assert unnamed("市科技局局长林一说。") == "，局长林一说。"
    assert unnamed("") == ""


def test_a_name_ends_where_what_is_done_there_begins() -> None:
    cutter = Cutter(["新能源", "污水处理"])
    words = cutter.tagged("他们在晨光新能源有限公司看污水处理")
    assert plain(words, ()) == ["他们", "在", "看", "污水处理"]
    assert plain([], ()) == []


def test_words_come_with_their_parts_of_speech() -> None:
    tagged = Cutter(["绿湾智造"]).tagged("来到绿湾智造。")
    assert "".join(word for word, _ in tagged) == "来到绿湾智造。"
    assert ("来到", "v") in tagged
    assert "绿湾智造" in dict(tagged)
