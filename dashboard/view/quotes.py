"""The sentences of a view: the key ones first, the best of a theme, all of a voice."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.view.view import View

HANDY = 64  # characters: a sentence that can be read at a glance


@dataclass(frozen=True)
class Quote:
    """A sentence of the report: `report[start:end]`, with its voice and themes by id, if it has any, and
    the number of its theme words.
    """

    sentence: int
    text: str
    start: int
    end: int
    voice: str | None = None
    themes: tuple[str, ...] = ()
    weight: int = 0


def ranked(view: View) -> list[Quote]:
    """Return the sentences shown, the key ones first.

    They are taken in turn from what is reported, learned and comes next, of each the sentence with most
    theme words first and those of `HANDY` length before longer ones. With a selection they are the
    sentences that it lights up; where no sentence shown has a theme, those that speak of the visits.
    """
    found = _themed(view)
    rows = [*view.shown.visit_rows, *view.shown.event_rows]
    wanted = view.lit.sentences or found or {sentence for row in rows for sentence in row["sentences"]}
    by_voice: dict[str | None, list[Quote]] = {}
    for index in sorted(wanted):
        quote = found.get(index) or _plain(view, index)
        by_voice.setdefault(quote.voice, []).append(quote)
    for held in by_voice.values():
        held.sort(key=lambda one: (len(one.text) > HANDY, -one.weight, one.sentence))
    order: list[str | None] = [voice.id for voice in view.lexicon.voices]
    order = [voice for voice in (*order, None) if voice in by_voice]
    ranks = range(max(map(len, by_voice.values()), default=0))
    return [by_voice[voice][rank] for rank in ranks for voice in order if rank < len(by_voice[voice])]


def best(view: View, theme: str, most: int = 1) -> list[Quote]:
    """Return the sentences of a theme with most of its words, handy ones first."""
    rows = [row for row in view.shown.mention_rows if row["theme"] == theme]
    rows.sort(key=lambda row: (len(row["quote"]) > HANDY, -len(row["terms"]), row["sentence"]))
    found = _themed(view)
    return [found[row["sentence"]] for row in rows[:most]]


def said(view: View, voice: str) -> list[Quote]:
    """Return every sentence of a voice, in the order of the report."""
    return [quote for quote in _themed(view).values() if quote.voice == voice]


def _plain(view: View, index: int) -> Quote:
    one = view.dossier.sentences[index]
    return Quote(index, one.text, one.start, one.end)


def _themed(view: View) -> dict[int, Quote]:
    """Return each sentence shown that carries a theme, once, in the order of the report."""
    found: dict[int, Quote] = {}
    for row in sorted(view.shown.mention_rows, key=lambda row: row["sentence"]):
        index = row["sentence"]
        before = found.get(index) or _plain(view, index)
        themes, weight = (*before.themes, row["theme"]), before.weight + len(row["terms"])
        found[index] = Quote(index, row["quote"], row["start"], row["end"], row["voice"], themes, weight)
    return found
