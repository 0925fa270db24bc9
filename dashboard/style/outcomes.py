"""What was brought home, in words: the outcomes by kind, each with who said it and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from dashboard.style.style import Style
from dashboard.trip.values import OutcomeKind
from dashboard.view.frames import Frames
from dashboard.view.rows import OutcomeRow

TASKS: frozenset[OutcomeKind] = frozenset({"agreement", "area", "model", "next", "planned"})
"""The kinds that somebody is to carry out: of these it matters whether an owner and a date are named."""


@dataclass(frozen=True)
class OutcomeLine:
    """One outcome in words: its text, who said it to whom, how the report says it, and its place in it."""

    id: str
    text: str
    who: str
    said: str
    start: int
    end: int
    belongs: str
    sentences: list[int]

    def whole(self, style: Style) -> str:
        """Return the outcome on one line."""
        head = style.say("words.labelled", label=self.who, line=self.text) if self.who else self.text
        return head + style.say("basis.bracket", basis=self.said) if self.said else head


@dataclass(frozen=True)
class OutcomeGroup:
    """The outcomes of one kind, under its heading."""

    kind: OutcomeKind
    title: str
    lines: list[OutcomeLine]


def outcome_groups(
    rows: Sequence[OutcomeRow], *, style: Style, kinds: Iterable[OutcomeKind] = get_args(OutcomeKind)
) -> list[OutcomeGroup]:
    """Return the outcomes by kind, in the order of a briefing; a kind without any is left out."""
    groups = []
    for kind in kinds:
        held = [outcome_line(row, style=style) for row in rows if row["kind"] == kind]
        if held:
            groups.append(OutcomeGroup(kind, style.say(f"outcome.{kind}"), held))
    return groups


def outcome_line(row: OutcomeRow, *, style: Style) -> OutcomeLine:
    """Return one outcome in the language of the style."""
    zh = style.language == "zh"
    speaker, addressee, owner = (
        (row["speaker_zh"], row["addressee_zh"], row["owner_zh"])
        if zh
        else (row["speaker_en"], row["addressee_en"], row["owner_en"])
    )
    said = [] if row["said"] == "reported" else [style.say(f"outcome.said_{row['said']}")]
    said += [style.say("outcome.owner", owner=owner)] if owner else []
    said += [style.say("outcome.due", due=row["due"])] if row["due"] else []
    return OutcomeLine(
        id=row["id"],
        text=row["zh"] if zh else row["en"],
        who=" → ".join(part for part in (speaker, addressee) if part),
        said=style.say("list.join").join(said),
        start=row["start"],
        end=row["end"],
        belongs=row["belongs"] or "",
        sentences=sorted(row["sentences"]),
    )


def unassigned(shown: Frames, *, style: Style) -> str:
    """Return that no owner and no date is named for what is to be done, where that is so; else nothing."""
    tasks = [row for row in shown.outcome_rows if row["kind"] in TASKS]
    named = any(row["owner_zh"] or row["due"] for row in tasks)
    return style.say("outcome.unassigned") if tasks and not named else ""


def gathered(group: OutcomeGroup, style: Style) -> tuple[str, list[str]]:
    """Return the group's heading and its lines: what all of them share is said in the heading, and who spoke
    once where several lines in a row are the same person's. A line that is nobody's would be read as that
    person's too: where there is one, each line says who spoke.
    """
    shared = {line.said for line in group.lines}
    common = shared.pop() if len(shared) == 1 else ""
    head = group.title + style.say("basis.bracket", basis=common) if common else group.title
    lines, before, spoken = [], "", all(line.who for line in group.lines)
    for line in group.lines:
        who = "" if spoken and line.who == before else line.who
        told_of = replace(line, said="" if common else line.said, who=who)
        lines.append(told_of.whole(style).rstrip("。."))
        before = line.who
    return head, lines
