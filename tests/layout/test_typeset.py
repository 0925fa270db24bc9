"""Lines in the packaged fonts: where they break, where they are cut, what is drawn of them."""

from __future__ import annotations

from dashboard.layout.typeset import cut, cut_lines, drawable, lacking, width, wrap


def test_lines_break_where_chinese_allows_it() -> None:
    text = "净水厂、污水厂，表面是一个字的变化，实质是“理念”、标准的差异。" * 3
    for room in range(60, 400, 7):
        lines = wrap(text, room, 18)
        assert "".join(lines) == text
        assert all(width(line, 18) <= room for line in lines)
        assert not [line for line in lines[1:] if line[0] in "，。、”"]
        assert not [line for line in lines if line[-1] == "“"]


def test_a_word_wider_than_the_line_is_broken_and_no_text_is_one_empty_line() -> None:
    assert "".join(wrap("x" * 80, 100, 18)) == "x" * 80
    assert wrap("", 100, 18) == [""]
    assert wrap("one two", 1, 18)[0] == "o"


def test_a_cut_says_that_it_is_one() -> None:
    assert cut("短", 100, 18) == "短"
    assert cut("很长很长很长很长，很长", 100, 18).endswith("…")
    assert width(cut("很长" * 40, 100, 18), 18) <= 100
    assert wrap("很长" * 40, 100, 18, most=2)[1].endswith("…")


def test_a_cut_text_keeps_the_spaces_at_which_its_lines_would_break() -> None:
    text = "the delegation visited companies in Guangzhou and signed an agreement " * 3
    for room in range(90, 400, 13):
        for most in (1, 2, 3):
            made = cut_lines(text, room, 18, most)
            assert made.endswith("…")
            assert text.startswith(made[:-1])
            assert len(wrap(made, room, 18)) <= most
    assert cut_lines(text, 9000, 18, 1) == text.rstrip()
    assert wrap(text, 200, 18, most=2) == ["the delegation visited", "companies in Guangz…"]


def test_marks_beside_latin_letters_are_narrow_and_invisible_ones_are_gone() -> None:
    assert drawable("delegation’s “study” 和“中文”") == 'delegation\'s "study" 和“中文”'
    assert drawable("a\u200bb\nc\u0301") == "ab c"
    assert [*lacking("a喆喆")] == ["U+5586 喆 CJK UNIFIED IDEOGRAPH-5586"]
