"""The brief as a Word document to edit and circulate: one to three pages of A4, in the form that offices use.

In Chinese it is a 简报: 仿宋 of 14 pt, 黑体 headings, numbered 一、（一）. The letterhead and the number are
paragraphs of their own, left for the office to fill in.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from dashboard.brief import Brief
from dashboard.exports.document import form
from dashboard.exports.package import save
from dashboard.exports.picture import Picture
from dashboard.exports.sheet.page import map_png
from dashboard.style import labels, told
from dashboard.style.escape import one_line
from dashboard.style.outcomes import gathered, outcome_groups, unassigned
from dashboard.trip.values import OutcomeKind
from dashboard.view import quotes
from dashboard.view.rows import VisitRow

AGREED: tuple[OutcomeKind, ...] = ("agreement", "area", "model")
NEXT: tuple[OutcomeKind, ...] = ("ask", "next", "planned")
THEMES = 3
"""Themes with a sentence each: with the outcomes they fill the three pages that a brief may have."""

_MAP = (884, 330)  # px that the map is laid out on, and its shape
_DIGITS = "一二三四五六七八九十"


def docx(brief: Brief) -> Picture:
    """Return the brief as a document; NothingShownError where the filter leaves nothing."""
    if brief.view.empty and brief.shown.could_be.empty:
        brief.refuse_empty()
    letter = _Letter(brief)
    lacking = letter.write()
    return Picture(save(letter.file, brief.made), lacking)


class _Letter:
    """A document in the making."""

    def __init__(self, brief: Brief) -> None:
        self.brief, self.say = brief, brief.style.say
        self.file, self.parts = form.new(brief), 0

    def write(self) -> tuple[str, ...]:
        """Write all of it; return the characters that the map's fonts lack."""
        brief, say = self.brief, self.say
        for name in ("Letterhead", "Number"):
            self.file.add_paragraph(style=name)
        self.file.add_paragraph(one_line(brief.title), style="Title")
        filtered = [brief.filter] if brief.view.filter else []
        self.file.add_paragraph(one_line(say("list.join").join([brief.dates, *filtered])), style="Subtitle")
        self._head(say("words.itinerary"))
        self._text([brief.sum, brief.sum_note, brief.shown_sum, brief.known])
        self._visits(brief.shown.visit_rows)
        if could_be := brief.shown.could_be_rows:
            self._text([say("list.could_be"), told.could_be_note(brief.view, brief.style)])
            self._visits(could_be)
        lacking = self._map()
        self._outcomes(say("docx.agreed"), AGREED)
        self._themes()
        self._outcomes(say("docx.next"), NEXT, unassigned(brief.shown, style=brief.style))
        self._notes()
        return lacking

    def _head(self, text: str) -> None:
        self.parts += 1
        number = f"{_DIGITS[self.parts - 1]}、" if self.brief.language == "zh" else f"{self.parts}. "
        self.file.add_paragraph(number + one_line(text), style="Heading 1")

    def _text(self, lines: Iterable[str], style: str = "Body Text") -> None:
        text = one_line(self.brief.style.run(self.brief.style.stop(line) for line in lines if line))
        self.file.add_paragraph(text, style=style)

    def _item(self, place: int, head: str, text: str) -> None:
        """Write a numbered paragraph whose first words name it."""
        zh = self.brief.language == "zh"
        number = f"（{_DIGITS[place]}）" if zh and place < len(_DIGITS) else f"({place + 1}) "
        paragraph = self.file.add_paragraph(style="Body Text")
        run = paragraph.add_run(self.say("words.labelled", label=one_line(number + head), line=""))
        run.style = self.file.styles["Lead"]
        paragraph.add_run(one_line(text))

    def _visits(self, rows: Sequence[VisitRow]) -> None:
        """Write the visits as a table: number and name, how surely it was visited, city, day."""
        brief = self.brief
        named = [row for row in rows if row["status"] != "unnamed"]
        if not rows:
            self._text([told.no_visit(brief.view, brief.style)])
        if named:
            heads = [self.say(f"docx.{one}") for one in ("site", "status", "city", "day")]
            form.table(self.file, heads, [self._row(row) for row in named], (0.40, 0.13, 0.22, 0.25))
        if unnamed := len(rows) - len(named):
            self._text([self.say("page.unnamed", n=unnamed)])

    def _row(self, row: VisitRow) -> list[str]:
        brief = self.brief
        name = f"{row['number']} {labels.name(row, brief.language)}"
        city, day = told.city_known(brief.trip, row, brief.style), told.day_known(row, brief.style)
        return [name, self.say(f"status.{row['status']}"), city, day]

    def _map(self) -> tuple[str, ...]:
        brief = self.brief
        made = map_png(brief, *_MAP, 3 * _MAP[0])
        paragraph = self.file.add_paragraph(style="Figure")
        shape = paragraph.add_run().add_picture(io.BytesIO(made.data), width=form.width(self.file))
        shape._inline.docPr.set("descr", one_line(f"{self.say('page.map')} {brief.sum}"))
        self.file.add_paragraph(one_line(f"{self.say('page.map')} · {brief.credit}"), style="Caption")
        return made.lacking

    def _outcomes(self, title: str, kinds: tuple[OutcomeKind, ...], note: str = "") -> None:
        brief = self.brief
        groups = outcome_groups(brief.shown.outcome_rows, style=brief.style, kinds=kinds)
        if not groups:
            return
        self._head(title)
        for place, group in enumerate(groups):
            head, lines = gathered(group, brief.style)
            self._item(place, head, brief.style.stop(self.say("docx.join").join(lines)))
        if note:
            self._text([note])

    def _themes(self) -> None:
        brief = self.brief
        counts = [one for one in brief.view.theme_counts if one.sentences][:THEMES]
        if not counts:
            return
        self._head(self.say("page.themes"))
        for place, one in enumerate(counts):
            counted = told.theme_counts(one.sentences, one.visits, brief.style)
            name = one.theme.name.of(brief.language) + self.say("basis.bracket", basis=counted)
            said = [brief.gloss(quote) or quote.text for quote in quotes.best(brief.view, one.theme.id, 1)]
            self._item(place, name, "".join(said))
        self._text([brief.theme_note, brief.gloss_note])

    def _notes(self) -> None:
        """Write the sources, and what every export states that does not stand above."""
        brief = self.brief
        self._head(self.say("page.sources"))
        lines = []
        for one in brief.view.sources:
            date, checked = told.source_date(brief.view, one, brief.style), one.verified.of(brief.language)
            parts = (f"{one.id} {one.publisher.of(brief.language)}", date, one.address, checked)
            lines.append(" · ".join(part for part in parts if part))
        shown = ("filter", "source", "made")
        kept = {self.say(f"brief.{key}"): line for key, line in brief.statement.items() if key in shown}
        lines += [self.say("words.labelled", label=label, line=line) for label, line in kept.items()]
        for line in lines:
            self.file.add_paragraph(one_line(line), style="Note")
