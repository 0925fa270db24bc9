"""What a briefing says of a trip under one choice, in one language: what every export starts from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dashboard.figures import labels
from dashboard.figures.palette import Look
from dashboard.figures.style import Style
from dashboard.figures.themes import admitted
from dashboard.filters import Filter, apply, reconciliation
from dashboard.frames import Frames, keep
from dashboard.language import Language, words
from dashboard.model import Trip
from dashboard.selection import Lit, Selection, light
from dashboard.themes import Lexicon, Theme
from dashboard.visit import Loaded

LOOKS: tuple[Look, ...] = ("stated", "inferred", "external", "possible", "unknown")
"""The looks of a mark, in the order of every legend."""

HANDY = 64  # characters: a sentence that can be read at a glance


class NothingShownError(Exception):
    """The filter leaves no visit, no event and no sentence: there is nothing to make a picture of."""


@dataclass(frozen=True)
class Quote:
    """A sentence of the report: `report[start:end]`, with its voice and themes by id, if it has any."""

    sentence: int
    text: str
    start: int
    end: int
    voice: str | None
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Brief:
    """A trip under a filter and a selection, with every line that each export states.

    `made` is the date that is printed on it: given, since nothing that draws asks a clock.
    """

    loaded: Loaded
    chosen: Filter
    selected: Selection | None
    style: Style
    made: dt.date

    @property
    def trip(self) -> Trip:
        """Return the trip."""
        return self.loaded.trip

    @property
    def lexicon(self) -> Lexicon:
        """Return the lexicon."""
        return self.loaded.lexicon

    @property
    def language(self) -> Language:
        """Return the language of the words."""
        return self.style.language

    @cached_property
    def shown(self) -> Frames:
        """Return the tables under the filter."""
        return apply(self.chosen, self.loaded.frames, self.trip)

    @cached_property
    def lit(self) -> Lit:
        """Return what the selection lights up."""
        return light(self.selected, self.shown)

    @cached_property
    def themes(self) -> list[Theme]:
        """Return the themes that the filter admits, in the order of the chart."""
        return admitted(self.lexicon, self.loaded.whole, self.chosen)

    @property
    def empty(self) -> bool:
        """Return whether the filter leaves nothing certain to show."""
        return self.shown.visits.empty and self.shown.events.empty and self.shown.mentions.empty

    @property
    def dated(self) -> bool:
        """Return whether anything certain has a day."""
        return bool(self.shown.visits["day"].notna().any()) or not self.shown.events.empty

    @property
    def title(self) -> str:
        """Return the trip's title."""
        return labels.pick(self.trip.title, self.language)

    @property
    def dates(self) -> str:
        """Return the days of the trip with their year."""
        return labels.dates(self.trip.dates.start, self.trip.dates.end, self.language)

    @property
    def filter(self) -> str:
        """Return the filter in words, or that everything is shown."""
        return filter_words(self.trip, self.lexicon, self.chosen, self.language)

    @property
    def sum(self) -> str:
        """Return how the visits of the whole trip add up."""
        return self.style.say("page.sum", **reconciliation(self.loaded.whole.visits))

    @property
    def shown_sum(self) -> str:
        """Return how the visits under the filter add up; nothing without a filter."""
        return self.style.say("page.shown", **reconciliation(self.shown.visits)) if self.chosen else ""

    @property
    def known(self) -> str:
        """Return how many of the visits shown are placed and dated."""
        return self.style.say("page.known", **reconciliation(self.shown.visits))

    @property
    def legend(self) -> str:
        """Return what the looks of the marks mean, in one line."""
        return self.style.say("brief.legend")

    @property
    def source(self) -> str:
        """Return the report's publisher, date and fingerprint."""
        own = next(source for source in self.trip.sources if source.id == self.trip.source)
        return self.style.say(
            "page.fingerprint",
            publisher=labels.pick(own.publisher, self.language),
            date=own.date or self.style.say("brief.undated"),
            length=len(self.trip.report.text),
            sha=self.trip.report.sha256[:8],
        )

    @property
    def credit(self) -> str:
        """Return that the map is a sketch, and whose it is."""
        return self.style.say("page.credit")

    @property
    def statement(self) -> dict[str, str]:
        """Return what every export states, in order, by the key of its label (`brief.KEY`)."""
        lines = {
            "title": f"{self.title} · {self.dates}",
            "filter": self.filter,
            "sum": self.sum,
            "shown": self.shown_sum,
            "basis": self.legend,
            "source": self.source,
            "map": self.credit,
            "made": self.made.isoformat(),
        }
        return {key: line for key, line in lines.items() if line}

    def labelled(self) -> list[tuple[str, str]]:
        """Return the statement with its labels in the language."""
        return [(self.style.say(f"brief.{key}"), line) for key, line in self.statement.items()]

    @cached_property
    def ranked(self) -> list[Quote]:
        """Return the sentences shown, the key ones first.

        They are taken in turn from what was seen, learned and comes next, of each the sentence with most
        theme words first and those of `HANDY` length before longer ones. With a selection they are the
        sentences that it lights up; where no sentence shown has a theme, those that speak of the visits.
        """
        found = self._found()
        wanted = self.lit.sentences or found or {s for held in self._passages() for s in held}
        by_voice: dict[str | None, list[tuple[Quote, int]]] = {}
        for index in sorted(wanted):
            quote, weight = found.get(index) or (self._quote(index), 0)
            by_voice.setdefault(quote.voice, []).append((quote, weight))
        for held in by_voice.values():
            held.sort(key=lambda one: (len(one[0].text) > HANDY, -one[1], one[0].sentence))
        order: list[str | None] = [voice.id for voice in self.lexicon.voices]
        order = [voice for voice in (*order, None) if voice in by_voice]
        ranks = range(max(map(len, by_voice.values()), default=0))
        return [by_voice[voice][rank][0] for rank in ranks for voice in order if rank < len(by_voice[voice])]

    def quotes(self, most: int = 5) -> list[Quote]:
        """Return the key sentences, in the order of the report."""
        return sorted(self.ranked[:most], key=lambda quote: quote.sentence)

    def gloss(self, quote: Quote) -> str:
        """Return our English of a sentence; nothing in Chinese or where there is none."""
        return self.loaded.glosses.get(quote.sentence, "") if self.language == "en" else ""

    def best(self, theme: str, most: int = 1) -> list[Quote]:
        """Return the sentences of a theme with most of its words, handy ones first."""
        rows = keep(self.shown.mentions, self.shown.mentions["theme"] == theme).to_dict("records")
        rows.sort(key=lambda row: (len(row["quote"]) > HANDY, -len(row["terms"]), row["sentence"]))
        found = self._found()
        return [found[row["sentence"]][0] for row in rows[:most]]

    def said(self, voice: str) -> list[Quote]:
        """Return every sentence of a voice, in the order of the report."""
        return [quote for quote, _ in self._found().values() if quote.voice == voice]

    def _passages(self) -> Iterable[Iterable[int]]:
        return [*self.shown.visits["sentences"], *self.shown.events["sentences"]]

    def _quote(self, index: int) -> Quote:
        one = self.loaded.sentences[index]
        return Quote(index, one.text, one.start, one.end, None, ())

    def _found(self) -> dict[int, tuple[Quote, int]]:
        """Return each sentence with a theme once, with the number of its theme words."""
        found: dict[int, tuple[Quote, int]] = {}
        for row in self.shown.mentions.sort_values("sentence", kind="stable").to_dict("records"):
            index = row["sentence"]
            before, weight = found.get(index) or (self._quote(index), 0)
            quote = Quote(
                index, row["quote"], row["start"], row["end"], row["voice"], (*before.themes, row["theme"])
            )
            found[index] = (quote, weight + len(row["terms"]))
        return found

    def file_name(self, suffix: str) -> str:
        """Return a name for a file that says trip and filter, fit for every file system."""
        parts = [self.trip.id]
        parts += [city.id for city in self.trip.stops if city.id in self.chosen.cities]
        parts += [day.isoformat() for day in sorted(self.chosen.days)]
        parts += [theme.id for theme in self.lexicon.themes if theme.id in self.chosen.themes]
        parts += ["stated"] if self.chosen.stated_only else []
        parts += [re.sub(r"[^a-z0-9-]+", "-", str(self.selected))] if self.selected else []
        return f"{'_'.join([*parts, self.language])[:120]}.{suffix}"

    def refuse_empty(self) -> None:
        """Raise NothingShownError, with a sentence for the reader, where nothing is left to show."""
        if self.empty:
            raise NothingShownError(self.nothing)

    @property
    def nothing(self) -> str:
        """Return why nothing can be made, with the number of visits that the filter cannot rule out."""
        text, maybe = self.style.say("brief.nothing", filters=self.filter), len(self.shown.could_be)
        return f"{text} {self.style.say('brief.could_be', n=maybe)}" if maybe else text


def filter_words(trip: Trip, lexicon: Lexicon, chosen: Filter, language: Language) -> str:
    """Return the filter in words, or that everything is shown."""
    say = words(language)
    cities = [labels.pick(city.name, language) for city in trip.stops if city.id in chosen.cities]
    days = [labels.day(day, language) for day in sorted(chosen.days)]
    themes = [labels.pick(theme.name, language) for theme in lexicon.themes if theme.id in chosen.themes]
    parts = [say("filter.or").join(part) for part in (cities, days, themes) if part]
    parts += [say("filter.stated")] if chosen.stated_only else []
    return say("filter.join").join(parts) or say("filter.none")
