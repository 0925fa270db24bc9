"""Faults of the reader that once were: each stays away."""

from __future__ import annotations

from dashboard.figures.reader import report_html
from dashboard.report.sentences import sentences


def test_a_report_of_old_line_ends_keeps_its_paragraphs() -> None:
    assert report_html(sentences("标题\r第一句。\r第二句。")).count("<p>") == 2
