"""Places: where the visitors are from, where they went, and in which city a sentence is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.draft import words
from dashboard.draft.places import Gazetteer, Named, Place
from dashboard.report.sentences import Sentence

_WENT = re.compile(
    r"(?:赴|来到?|到|在|至|前往|抵达|到达|飞抵|转赴|奔赴|走进|深入|进入|莅|转场|赶赴|赶往|考察|走访|访问|绕道|"
    r"绕行|落地|问道|取经|返回|折返|地处|位于|东道主|站)[了：:，,是\s]*$"
)
_GONE = re.compile(
    r"(?:赴|来到?|到|抵达|到达|前往|飞抵|转赴|奔赴|转场|赶赴|赶往|绕道|问道|取经)[^。！？；;]*$"
)
_JOIN = re.compile(r"^(?:[、，,和与及暨至到—-]|以及|等地?|两地|三地|市|县|区|再到|后到|转至|经)*$")


@dataclass(frozen=True)
class Stop:
    """A city as the report names it: the division that it is shown at, and the one that is named."""

    city: Place
    named: Place
    start: int
    end: int


class Map:
    """Reads the places of one report; namesakes are told apart by the other places that it names."""

    def __init__(self, gazetteer: Gazetteer, text: str) -> None:
        self._gazetteer = gazetteer
        self._text = text
        plain = [one for one in gazetteer.find(text, weak=True) if one.word is None]
        self._sure = {one.places[0].code for one in plain if len(one.places) == 1}
        self._sure |= {
            up.code for one in plain if len(one.places) == 1 for up in gazetteer.parents(one.places[0])[:1]
        }
        self.named = [one for one in gazetteer.find(text, weak=True) if one.word is None or self._likely(one)]

    def _likely(self, named: Named) -> bool:
        """Return whether a short name is that of a division: the city that governs it is named as well or,
        where it is no other word, its province.
        """
        for one in named.places:
            ups = self._gazetteer.parents(one)
            near = [up for up in ups if up.level == "city" or (not named.word and one.level == "county")]
            if {up.code for up in near} & self._sure:
                return True
        return False

    def place(self, named: Named) -> Place:
        """Return the division that is meant: one whose parent is named as well, else the largest."""
        near = [one for one in named.places if {up.code for up in self._gazetteer.parents(one)} & self._sure]
        return (near or list(named.places))[0]

    def unsure(self, named: Named) -> bool:
        """Return whether other divisions of this name could be meant."""
        near = [one for one in named.places if {up.code for up in self._gazetteer.parents(one)} & self._sure]
        return len(near or named.places) > 1

    def stop(self, named: Named) -> Stop | None:
        """Return the city of a named division: of a district that which it belongs to; of a province none."""
        place = self.place(named)
        if place.level == "province":
            return None
        city = place
        if place.level == "district":
            ups = self._gazetteer.parents(place)
            city = next((up for up in ups if up.level == "city"), place)
        return Stop(city, place, named.start, named.end)

    def chains(self, start: int, end: int) -> list[list[Named]]:
        """Return the divisions named between two offsets, those that stand in one chain together."""
        found: list[list[Named]] = []
        for one in (one for one in self.named if start <= one.start and one.end <= end):
            if found and found[-1][-1].end == one.start and self._below(found[-1][-1], one):
                found[-1].append(one)
            else:
                found.append([one])
        return found

    def _below(self, upper: Named, lower: Named) -> bool:
        """Return whether a division can be one of another's."""
        codes = {one.code for one in upper.places}
        return any({up.code for up in self._gazetteer.parents(one)} & codes for one in lower.places)


def stops(found: Map, text: str, parts: Iterable[Sentence], own: Stop | None) -> list[Stop]:
    """Return the cities gone to, each once, in the order in which they are first named so."""
    kept: dict[str, Stop] = {}
    for one in parts:
        if one.kind == "credit":
            continue
        for stop in went(found, text, one, own):
            kept.setdefault(stop.city.code, stop)
    return [*kept.values()]


def narrated(found: Map, text: str, parts: Iterable[Sentence], own: Stop | None) -> dict[str, int]:
    """Return, by the code of each city gone to, where the report first tells of going there.

    A sentence that lists several, as the first one often does, is an outline: it counts for those of which
    nothing is told below it.
    """
    told: dict[str, int] = {}
    outlined: dict[str, int] = {}
    for one in parts:
        if one.kind != "credit":
            gone = went(found, text, one, own)
            several = len({stop.city.code for stop in gone}) > 1
            for stop in gone:
                (outlined if several or one.index == 0 else told).setdefault(stop.city.code, stop.start)
    return outlined | told


def outset(found: Map, text: str, parts: Sequence[Sentence], own: Stop | None) -> set[str]:
    """Return the codes of the cities that the title and the first sentences say were gone to."""
    body = [one for one in parts if one.kind == "body"][:4]
    head = [one for one in parts if one.kind == "heading" and one.index == 0]
    found_so = (stop for one in (*head, *body) for stop in went(found, text, one, own))
    return {stop.city.code for stop in found_so if _GONE.search(text[max(0, stop.start - 40) : stop.start])}


def went(found: Map, text: str, one: Sentence, own: Stop | None, *, headings: bool = True) -> list[Stop]:
    """Return where the sentence says that they went or are, in order; home is no stop. `headings`: a short
    heading that names a city says so.
    """
    kept: list[Stop] = []
    last_end, last_went = -1, False
    for chain in found.chains(one.start, one.end):
        start, end = chain[0].start, chain[-1].end
        before = text[one.start : start]
        joined = last_end >= 0 and bool(_JOIN.match(text[last_end:start]))
        goes = (
            bool(_WENT.search(before))
            or (joined and last_went)
            or (headings and one.kind == "heading" and one.index > 0 and len(one.text) < 26)
        )
        clause = re.split(r"[。！？；;]", before)[-1]
        wished = (
            words.PLAN.search(clause)
            or words.WISH.search(clause)
            or words.INTENDED.search(before)
            or words.SPEECH.search(before)
            or words.EARLIER.search(re.split(r"[，,]", clause)[-1])
        )
        last_end, last_went = end, goes
        stop = found.stop(chain[-1])
        if goes and not wished and stop and not _is_home(stop, own):
            kept.append(stop)
    return kept


def _is_home(stop: Stop, own: Stop | None) -> bool:
    return own is not None and (stop.city.code == own.city.code or stop.named.code == own.named.code)
