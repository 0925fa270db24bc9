"""`visit-dashboard export`: what the page shows under a filter, as a file."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from dashboard.brief import Brief, NothingShownError
from dashboard.cli.said import BAD_INPUT, write, wrong
from dashboard.exports.formats import FORMATS, LENGTHS, SIZES, file_name, make
from dashboard.language import Language, words
from dashboard.style.style import Style
from dashboard.trip.library import Library
from dashboard.view.dossier import Dossier, open_dossier
from dashboard.view.filters import Filter, read_filter
from dashboard.view.view import View


def take(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("--format", choices=[*FORMATS], required=True)
    parser.add_argument("--trip", help="a folder of data/trips")
    parser.add_argument("--city", action="append", default=[], metavar="ID")
    parser.add_argument("--day", action="append", default=[], metavar="YYYY-MM-DD")
    parser.add_argument("--theme", action="append", default=[], metavar="ID")
    parser.add_argument("--stated-only", action="store_true", help="only what the report itself says")
    parser.add_argument("--size", choices=SIZES, help="of png and pdf; default: the first one of the format")
    parser.add_argument(
        "--length", choices=LENGTHS, dest="size", help="of txt: a message for a phone is short"
    )
    parser.add_argument("--made", type=dt.date.fromisoformat, metavar="YYYY-MM-DD", help="default: today")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="or a folder: it is named in it")


def run(options: argparse.Namespace, library: Library, language: Language) -> int:
    """Write the file, or say why there is none."""
    say = words(language)
    chosen_format = FORMATS[options.format]
    if options.size and options.size not in chosen_format.sizes:
        known = ", ".join(chosen_format.sizes) or "-"
        return wrong(language, say("cli.size", format=options.format, size=options.size, known=known))
    if options.output is None and not chosen_format.text and sys.stdout.isatty():
        return wrong(language, say("cli.terminal", format=options.format))
    dossier = open_dossier(library, options.trip or library.default())
    chosen = _filter(options, dossier, language)
    if chosen is None:
        return BAD_INPUT
    brief = Brief(View(dossier, chosen), Style(language), options.made or dt.date.today())
    try:
        made = make(brief, options.format, options.size)
    except NothingShownError as error:
        print(say("cli.input") + str(error), file=sys.stderr)
        return 1
    if made.lacking:
        print(say("brief.lacking", names="; ".join(made.lacking)), file=sys.stderr)
    return write(made.data, options.output, file_name(brief, options.format, options.size), language)


def _filter(options: argparse.Namespace, dossier: Dossier, language: Language) -> Filter | None:
    """Return the filter; None if something is named that the trip does not have, which is then said."""
    query = {"city": options.city, "day": options.day, "theme": options.theme}
    query["stated"] = ["1"] if options.stated_only else []
    chosen, ignored = read_filter(query, dossier.trip, dossier.lexicon)
    known = {
        "city": [city.id for city in dossier.trip.stops],
        "day": [day.isoformat() for day in dossier.trip.days],
        "theme": [theme.id for theme in dossier.lexicon.themes],
    }
    say = words(language)
    for name, value in ignored:
        named = {"name": say(f"cli.{name}"), "value": value, "known": ", ".join(known[name])}
        wrong(language, say("cli.unknown", **named))
    return None if ignored else chosen
