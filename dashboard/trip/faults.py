"""What is wrong with a trip folder, said so that the person who keeps it can put it right."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.language import Language, words


@dataclass(frozen=True)
class Fault:
    """One thing wrong: where it stands, and a code with values that the locale puts into words.

    `row` counts as a spreadsheet does, the header being 1; 0 where the fault is the whole file's.
    """

    file: str
    row: int
    column: str
    code: str
    values: dict[str, object] = field(default_factory=dict)

    def problem(self, language: Language) -> str:
        """Return what is wrong, in one sentence."""
        return words(language)(f"fault.{self.code}.problem", **self.values)

    def cure(self, language: Language) -> str:
        """Return what to do about it, in one sentence."""
        return words(language)(f"fault.{self.code}.cure", **self.values)

    def place(self, language: Language) -> str:
        """Return file, row and column, as far as the fault has them."""
        say = words(language)
        parts = [self.file]
        if self.row:
            parts.append(say("fault.row", row=self.row))
        if self.column:
            parts.append(say("fault.column", column=self.column))
        return say("fault.join").join(parts)

    def line(self, language: Language) -> str:
        """Return the whole fault as one line of text."""
        return f"{self.place(language)}: {self.problem(language)} {self.cure(language)}"


class TripError(Exception):
    """A trip folder that cannot be shown, with every fault that was found in it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(fault.line("en") for fault in faults))
        self.faults = faults
