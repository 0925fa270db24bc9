"""The report as text: sentences, quotes and their offsets."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from dashboard.report.sentences import closest, occurrences, sentences
from dashboard.view.dossier import Dossier


def texts(report: str) -> list[str]:
    return [sentence.text for sentence in sentences(report)]


def test_the_real_report_has_sixty_sentences(real: Dossier) -> None:
    found = sentences(real.trip.report.text)
    assert len(found) == 60
    assert [sentence.index for sentence in found] == list(range(60))


def test_the_real_report_has_its_title_four_headings_and_two_credits(real: Dossier) -> None:
    found = sentences(real.trip.report.text)
    assert Counter(sentence.kind for sentence in found) == {"body": 53, "heading": 5, "credit": 2}
    assert [s.index for s in found if s.kind == "heading"] == [0, 6, 16, 28, 36]
    assert [s.index for s in found if s.kind == "credit"] == [58, 59]


def test_every_sentence_stands_at_its_offsets(real: Dossier) -> None:
    report = real.trip.report.text
    found = sentences(report)
    assert all(report[s.start : s.end] == s.text == s.text.strip() != "" for s in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_sentences_leave_out_nothing_but_white_space(real: Dossier) -> None:
    report = real.trip.report.text
    found = sentences(report)
    edges = [0, *(edge for s in found for edge in (s.start, s.end)), len(report)]
    gaps = [report[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    assert "".join(gaps).strip() == ""


@pytest.mark.parametrize("report", ["", " ", "\n", "\r\n\r\n", "\u3000\u3000\n\t"])
def test_an_empty_report_has_no_sentence(report: str) -> None:
    assert sentences(report) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n"])
def test_any_line_break_ends_a_sentence(end: str) -> None:
    report = f"标题{end}第一句。第二句{end}第三句。"
    assert texts(report) == ["标题", "第一句。", "第二句", "第三句。"]
    assert all(report[s.start : s.end] == s.text for s in sentences(report))


@pytest.mark.parametrize("mark", ["。", "！", "？", "!", "?", "！！", "？!"])
def test_a_mark_of_either_width_ends_a_sentence(mark: str) -> None:
    assert texts(f"来了{mark}看了{mark}") == [f"来了{mark}", f"看了{mark}"]


@pytest.mark.parametrize("mark", ["……", "...", "；", ";", "：", ":", ".", "——", "、"])
def test_an_ellipsis_or_a_semicolon_ends_none(mark: str) -> None:
    assert texts(f"看港口{mark}看湿地。") == [f"看港口{mark}看湿地。"]


@pytest.mark.parametrize("close", ["”", "’", "』", "」", "》", "）", ")", "】", "]", '"', "”）"])
def test_a_closing_quote_stays_with_its_sentence(close: str) -> None:
    assert texts(f"他说好。{close}大家笑了。") == [f"他说好。{close}", "大家笑了。"]


def test_white_space_around_a_sentence_is_no_part_of_it() -> None:
    report = "题\n\u3000\u3000 一路看港口。 一路看湿地。 "
    assert texts(report)[1:] == ["一路看港口。", "一路看湿地。"]
    assert all(report[s.start : s.end] == s.text for s in sentences(report))


def test_the_last_sentence_needs_no_mark() -> None:
    assert texts("题\n第一句。没有句号的一句") == ["题", "第一句。", "没有句号的一句"]


def test_the_first_line_is_a_heading_however_long() -> None:
    assert sentences("很长的标题" * 20)[0].kind == "heading"
    assert sentences("题\n" + "很长的一行" * 20)[1].kind == "body"


@pytest.mark.parametrize(
    "line",
    ["(来源:刘洪 王敏 李程)", "责任编辑 林二", "记者 林一", "（摄影：吴启明）", "一审:丁一凡 二审:蔡雯"],
)
def test_a_by_line_or_an_editors_line_is_a_credit(line: str) -> None:
    assert {sentence.kind for sentence in sentences(f"题\n正文。\n{line}")[2:]} == {"credit"}


def test_a_quote_is_found_wherever_it_stands() -> None:
    assert occurrences("人才是根本,人才是未来", "人才") == [0, 6]
    assert occurrences("人才是根本", "港口") == []


def test_overlapping_places_are_all_found() -> None:
    assert occurrences("哈哈哈", "哈哈") == [0, 1]


def test_a_quote_is_words_and_not_a_pattern() -> None:
    assert occurrences("a.b axb (c)", "a.b") == [0]
    assert occurrences("a.b axb (c)", "(c)") == [8]


@pytest.mark.parametrize("report", ["", "人才"])
def test_an_empty_quote_stands_nowhere(report: str) -> None:
    assert occurrences(report, "") == []


def test_the_closest_sentence_is_the_one_meant() -> None:
    report = "题\n离港口不远的晨光电池厂。\n河口的湿地公园。"
    assert closest(report, "离港口不远的辰光电池厂。") == "离港口不远的晨光电池厂。"


def test_nothing_is_close_to_words_from_elsewhere() -> None:
    assert closest("题\n离港口不远的晨光电池厂。", "quite another thing") == ""
    assert closest("", "港口") == ""


@pytest.mark.parametrize("line", ["文旅融合怎么走?我们要抓文旅!", "图书馆里灯火通明!", "记者站来了新人!"])
def test_a_sentence_that_begins_like_a_by_line_is_no_credit(line: str) -> None:
    assert {sentence.kind for sentence in sentences(f"题\n{line}")[1:]} == {"body"}
