"""What a briefing says of a view, in one language: what the page and every export state."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.language import Language
from dashboard.style import credit, drafted, method, told
from dashboard.style.looks import any_dotted
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon, Theme
from dashboard.trip.model import Trip
from dashboard.trip.values import iso
from dashboard.view import quotes
from dashboard.view.filters import Filter
from dashboard.view.frames import Frames
from dashboard.view.quotes import Quote
from dashboard.view.selection import Lit
from dashboard.view.view import View


class NothingShownError(Exception):
    """The filter leaves no visit, no event and no sentence: there is nothing to make a picture of."""


@dataclass(frozen=True)
class Brief:
    """A view in a style, with every line that the page and each export state.

    `made` is the date that is printed on it: given, since nothing that draws asks a clock.
    """

    view: View
    style: Style
    made: dt.date

    @property
    def trip(self) -> Trip:
        """Return the trip."""
        return self.view.trip

    @property
    def lexicon(self) -> Lexicon:
        """Return the lexicon."""
        return self.view.lexicon

    @property
    def language(self) -> Language:
        """Return the language of the words."""
        return self.style.language

    @property
    def shown(self) -> Frames:
        """Return the tables under the filter."""
        return self.view.shown

    @property
    def lit(self) -> Lit:
        """Return what the selection lights up."""
        return self.view.lit

    @property
    def themes(self) -> list[Theme]:
        """Return the themes that the filter admits, in the order of the chart."""
        return self.view.themes

    @property
    def title(self) -> str:
        """Return the trip's title, marked while it is a draft."""
        return drafted.title(self.trip, self.style)

    @property
    def dates(self) -> str:
        """Return the days of the trip with their year, and its source where the report does not print it."""
        return told.dates(self.view, self.style)

    @property
    def filter(self) -> str:
        """Return the filter in words, or that everything is shown."""
        return told.filter_words(self.view, self.style)

    @property
    def sum(self) -> str:
        """Return how the visits of the whole trip add up."""
        whole = self.view.whole_sum
        return self.style.say("page.sum", n=whole["total"], **whole)

    @property
    def sum_note(self) -> str:
        """Return that the sum is our count of what the report gives."""
        return method.sum_note(self.trip, self.style)

    @property
    def shown_sum(self) -> str:
        """Return how the visits under the filter add up; nothing without a filter."""
        return self.style.say("page.shown", **self.view.sum) if self.view.filter else ""

    @property
    def known(self) -> str:
        """Return how many of the visits shown are placed and dated."""
        return self.style.say("page.known", **self.view.sum)

    @property
    def legend(self) -> str:
        """Return what the looks of the marks mean, in one line; the dot only where a mark has one."""
        dot = self.style.say("brief.legend_dot") if any_dotted(self.shown.visit_rows) else ""
        return self.style.say("brief.legend") + dot

    @property
    def source(self) -> str:
        """Return the report's publisher, date and fingerprint."""
        return told.fingerprint(self.view, self.style)

    @property
    def credit(self) -> str:
        """Return that the map is a sketch, and whose it is."""
        return credit.line(self.trip, self.style)

    @property
    def theme_note(self) -> str:
        """Return how many sentences carry a theme, in all and under the filter, and how that is known."""
        return method.theme_note(self.view, self.style)

    @property
    def statement(self) -> dict[str, str]:
        """Return what every export states, in order, by the key of its label (`brief.KEY`)."""
        lines = {
            "title": f"{self.title} · {self.dates}",
            "draft": drafted.note(self.trip, self.style),
            "filter": self.filter,
            "sum": self.sum,
            "shown": self.shown_sum,
            "sum_note": self.sum_note,
            "basis": self.legend,
            "themes": told.themes_known(self.view, self.style),
            "source": self.source,
            "map": self.credit,
            "year": told.year_note(self.view, self.style),
            "made": self.made.isoformat(),
        }
        return {key: line for key, line in lines.items() if line}

    def labelled(self) -> list[tuple[str, str]]:
        """Return the statement with its labels in the language."""
        return [(self.style.say(f"brief.{key}"), line) for key, line in self.statement.items()]

    @cached_property
    def ranked(self) -> list[Quote]:
        """Return the sentences shown, the key ones first."""
        return quotes.ranked(self.view)

    def quotes(self, most: int = 5) -> list[Quote]:
        """Return the key sentences, in the order of the report."""
        return sorted(self.ranked[:most], key=lambda quote: quote.sentence)

    def gloss(self, quote: Quote) -> str:
        """Return our English of a sentence; nothing in Chinese or where there is none."""
        return self.view.dossier.glosses.get(quote.sentence, "") if self.language == "en" else ""

    @property
    def gloss_note(self) -> str:
        """Return that the English of the sentences is ours, where there is any."""
        return self.style.say("brief.gloss") if self.language == "en" and self.view.dossier.glosses else ""

    def under(self, chosen: Filter) -> Brief:
        """Return the same brief under another filter."""
        return replace(self, view=self.view.under(chosen))

    def file_name(self, suffix: str) -> str:
        """Return a name for a file that says trip and filter, fit for every file system."""
        chosen, selected = self.view.filter, self.view.selected
        parts = [self.trip.id, *(city.id for city in self.trip.stops if city.id in chosen.cities)]
        parts += [iso(day) for day in sorted(chosen.days)]
        parts += [theme.id for theme in self.lexicon.themes if theme.id in chosen.themes]
        parts += ["stated"] if chosen.stated_only else []
        parts += [re.sub(r"[^a-z0-9-]+", "-", str(selected))] if selected else []
        return f"{'_'.join([*parts, self.language])[:120]}.{suffix}"

    def refuse_nothing(self) -> None:
        """Raise NothingShownError where nothing is left, not even what could belong."""
        if self.shown.could_be.empty:
            self.refuse_empty()

    def refuse_empty(self) -> None:
        """Raise NothingShownError, with a sentence for the reader, where nothing is left to show."""
        if self.view.empty:
            raise NothingShownError(self.nothing)

    @property
    def nothing(self) -> str:
        """Return why nothing can be made, with the number of visits that the filter cannot rule out."""
        text, maybe = self.style.say("brief.nothing", filters=self.filter), len(self.shown.could_be)
        return f"{text} {self.style.say('brief.could_be', n=maybe)}" if maybe else text
