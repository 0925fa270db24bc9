"""What was read in a report → the rows of a trip's files, each with its words and its rule."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.draft.places import Place
from dashboard.draft.reading import Reading, Seen
from dashboard.draft.where import Stop
from dashboard.report.sentences import Sentence, occurrences
from dashboard.trip.gate import WORDS
from dashboard.trip.quoted import contains, names_day, names_half
from dashboard.trip.values import iso

REPORT, SOURCES = "R", {"geonames": "G", "cpca": "P"}
Row = dict[str, str]


@dataclass
class Rows:
    """The rows of each file, by column; `doubts` says of each drafted thing how doubtful it is, from 0 up."""

    files: dict[str, list[Row]] = field(default_factory=dict)
    doubts: list[tuple[int, Row]] = field(default_factory=list)

    def add(self, file: str, **cells: str) -> None:
        """Add a row to a file."""
        self.files.setdefault(file, []).append(cells)

    def claim(self, subject: str, rule: str, doubt: int) -> None:
        """Add a drafted thing that a person is to decide."""
        row = {"subject": subject, "rule": rule}
        self.add("draft.csv", **row)
        self.doubts.append((doubt, row))


@dataclass
class Writer:
    """Writes the rows of one reading; a rule stands in them by its name."""

    reading: Reading
    rows: Rows = field(default_factory=Rows)

    def write(self) -> Rows:
        """Return the rows of cities and visits, with their evidence."""
        self._cities()
        for number, seen in enumerate(self.reading.visits, start=1):
            self._visit(f"site-{number}", seen)
        return self.rows

    def words(self, start: int, end: int) -> Row:
        """Return the cells of a quote of the report: its words and, where they recur, which is meant."""
        quote = self.reading.text[start : min(end, start + WORDS)]
        places = occurrences(self.reading.text, quote)
        return {"quote": quote, "nth": str(places.index(start) + 1) if len(places) > 1 else ""}

    def sentence(self, one: Sentence) -> Row:
        """Return the cells that quote a whole sentence."""
        return self.words(one.start, one.end)

    def evidence(self, subject: str, fields: str, quoted: Row, rule: str) -> None:
        """Add the words that fields of a row rest on, and the rule that read them so."""
        self.rows.add("evidence.csv", subjects=subject, fields=fields, source=REPORT, **quoted, rule=rule)

    def names(self, place: Place, stops: list[Stop]) -> tuple[str, list[str]]:
        """Return how the report names a city first, and its other names there, its districts among them."""
        text = self.reading.text
        own = [text[one.start : one.end] for one in stops if one.city == one.named == place]
        own += [word for word in (place.name, place.short) if word in text]
        other = [text[one.start : one.end] for one in stops if one.city == place and one.named != place]
        forms = list(dict.fromkeys([*own, *other]))
        name = own[0] if own else place.name
        return name, [form for form in forms if form != name]

    def _cities(self) -> None:
        own, order = self.reading.home, 0
        if own:
            self._city(own.city, [own], "0")
        for stop in self.reading.stops:
            if own and stop.city.code == own.city.code:
                continue
            order += 1
            self._city(stop.city, [one for one in self.every if one.city == stop.city], str(order))

    @property
    def every(self) -> list[Stop]:
        """Return every stop that the reading holds."""
        return [*self.reading.stops, *(seen.city for seen in self.reading.visits if seen.city)]

    def _city(self, place: Place, stops: list[Stop], order: str) -> None:
        name, aliases = self.names(place, stops)
        identifier, first = f"c{place.code}", stops[0]
        cells = {"name_zh": name, "name_en": place.name_en, "aliases": " ".join(aliases), "order": order}
        at = {"lat": str(place.lat), "lon": str(place.lon), "source": SOURCES[place.source]}
        self.rows.add("cities.csv", id=identifier, **cells, **at)
        one = next(one for one in self.reading.sentences if one.start <= first.start < one.end)
        self.evidence(f"city:{identifier}", "route", self.sentence(one), "home" if order == "0" else "stop")
        unsure = place.code in self.reading.unsure
        self.rows.claim(
            f"city:{identifier}",
            "namesake" if unsure else "home" if order == "0" else "stop",
            6 if unsure else 1,
        )

    def _visit(self, identifier: str, seen: Seen) -> None:
        subject, one, stop = f"visit:{identifier}", seen.sentence, seen.city
        fields = ["status", "passage"]
        kinds = {"visited": "stated", "described": "implied", "possible": "possible"}
        cells = {"status": kinds[seen.site.fate]}
        cells |= self._city_cells(subject, seen, fields) | self._day_cells(subject, seen, fields)
        self.rows.add("visits.csv", id=identifier, name_zh=seen.site.name, name_en="", **cells)
        self.evidence(subject, " ".join(fields), self.sentence(one), seen.site.rule)
        doubt = {
            "example": 9,
            "subject": 8,
            "scene": 7,
            "lead": 3,
            "inside": 5,
            "verb": 3,
            "towards": 2,
            "list": 1,
        }[seen.site.rule]
        self.rows.claim(
            subject, seen.site.rule, doubt + (2 if stop is None else 0) + (1 if seen.day is None else 0)
        )

    def _city_cells(self, subject: str, seen: Seen, fields: list[str]) -> Row:
        none = {"city": "", "city_basis": "unknown", "precision": "none", "location_basis": "unknown"}
        if seen.city is None:
            return none
        place = seen.city.city
        name, aliases = self.names(place, [one for one in self.every if one.city == place])
        basis = (
            "stated" if any(contains(seen.sentence.text, form) for form in (name, *aliases)) else "inferred"
        )
        if basis == "stated":
            fields.append("city")
        else:
            source = seen.city_from or next(
                one for one in self.reading.sentences if one.start <= seen.city.start < one.end
            )
            alone = "city_home" if seen.city == self.reading.home else "city_alone"
            rule = "city_before" if seen.city_from else alone
            self.evidence(subject, "city", self.sentence(source), rule)
        return {"city": f"c{place.code}", "city_basis": basis, "precision": "city", "location_basis": basis}

    def _day_cells(self, subject: str, seen: Seen, fields: list[str]) -> Row:
        day, dates = seen.day, self.reading.dates
        if day is None or dates is None:
            return {"day": "", "day_basis": "unknown", "half": ""}
        stated = names_day(seen.sentence.text, day) and seen.day_from is seen.sentence
        if stated:
            fields.append("day")
        else:
            source = seen.day_from
            quoted = self.sentence(source) if source else self.words(*dates.quote)
            self.evidence(subject, "day", quoted, "day_before" if source else "day_alone")
        cells = {"day": iso(day), "day_basis": "stated" if stated else "inferred"}
        told = seen.half and names_half(
            (seen.sentence if stated else seen.day_from or seen.sentence).text, seen.half
        )
        return cells | {
            "half": seen.half or "" if told else "",
            "day_span": "" if stated else f"{iso(day)}/{iso(day)}",
        }
