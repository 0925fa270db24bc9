"""What the records of an itinerary rest on and what goes with them: evidence, sources, readings, outcomes."""

from __future__ import annotations

from pydantic import Field

from dashboard.language import words
from dashboard.trip.values import Decision, Identifier, Missed, OutcomeKind, Record, Said, Text


class Evidence(Record):
    """One thing that fields of a record rest on: words of the report, an outside source, or a reason.

    `report.text[start:end] == quote` wherever a quote is given; outside sources have none.
    """

    fields: tuple[str, ...]
    source: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    reason: Text | None = None


def _unchecked() -> Text:
    """Return that nobody says how far a source was checked."""
    return Text(zh=words("zh")("sources.unchecked"), en=words("en")("sources.unchecked"))


class Source(Record):
    """Where a fact comes from, what it says, how far that was checked; `date` is EDTF, empty if unknown."""

    id: str = Field(pattern=r"^[A-Za-z0-9-]+$")
    publisher: Text
    says: Text
    date: str = Field(pattern=r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$")
    address: str
    verified: Text = Field(default_factory=_unchecked)


class NotVisited(Record):
    """Something the report names without a visit to it, and why; `home`: it is the visitors' own; `how` says
    whether they passed it by, were still to go, or had it called off.
    """

    name: Text
    home: bool = False
    how: Missed | None = None
    evidence: Evidence


class Gloss(Record):
    """Our English of words of the report, marked as ours: `report.text[start:end] == quote`."""

    quote: str = Field(min_length=1)
    en: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Reviewed(Record):
    """What a person decided of one sentence, `report.text[start:end] == quote`: its themes, and its voice if
    it has any; `who` decided, and `why` where it is not plain.
    """

    quote: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    themes: tuple[str, ...]
    voice: str | None
    who: str = Field(min_length=1)
    why: Text | None = None


class Drafted(Record):
    """Something that rules drafted from the report: `subject` is `KIND:ID`, `rule` what found it.

    `who` decided on it, None while nobody has; then it is a draft, whatever its basis.
    """

    subject: str = Field(pattern=r"^(visit|event|city|outcome|trip):[a-z0-9]+(-[a-z0-9]+)*$")
    rule: str = Field(min_length=1)
    decision: Decision | None = None
    who: str | None = None
    why: Text | None = None


class Outcome(Record):
    """One fact for a briefing that the report gives, in its own words and in our English.

    `owner` and `due` say who is to do it and by when, None where the report does not; `belongs` is
    `visit:ID` or `event:ID`; `evidence` are the words it rests on.
    """

    id: Identifier
    kind: OutcomeKind
    text: Text
    speaker: Text | None
    addressee: Text | None
    said: Said
    owner: Text | None
    due: str | None
    belongs: str | None
    evidence: Evidence
