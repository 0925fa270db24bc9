"""The command line: check a trip's files, export what the page shows."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard.brief import Brief, NothingShownError
from dashboard.exports.data.review_sheet import review_sheet
from dashboard.exports.formats import FORMATS, LENGTHS, SIZES, file_name, make
from dashboard.language import LANGUAGES, Language, words
from dashboard.style.style import Style
from dashboard.themes.lexicon import read_lexicon
from dashboard.trip.bases import offer
from dashboard.trip.cells import as_csv
from dashboard.trip.faults import TripError
from dashboard.trip.files import REVIEW, with_review
from dashboard.trip.library import Library, write_whole
from dashboard.trip.load import load
from dashboard.trip.model import City, Event, Visit
from dashboard.trip.warnings import warnings
from dashboard.view.dossier import open_dossier
from dashboard.view.filters import read_filter
from dashboard.view.view import View

MOST_FAULTS = 100
"""How many faults of a trip are printed: the rest mostly follow from them."""

BAD_INPUT = 2
"""The exit code for a wrong argument, as argparse has it; 1 is for faults in a trip's files."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 faults or nothing written, 2 wrong arguments."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal without Chinese
    options = _parser().parse_args(arguments)
    language: Language = options.lang
    try:
        code = int(options.run(options, language))
        sys.stdout.flush()  # here, where what goes wrong is said in a sentence, and not as the program ends
        return code
    except TripError as error:
        for fault in error.faults[:MOST_FAULTS]:
            print(fault.line(language), file=sys.stderr)
        return 1
    except OSError as error:
        # The reader of our output has gone, or its disk is full: said once, and nothing more is written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            return _unwritable("stdout", error, language)
        print(words(language)("cli.closed"), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    lang: Language = "zh" if (locale or "").lower().startswith("zh") else "en"
    parser = argparse.ArgumentParser(
        prog="visit-dashboard", description="An official study visit at a glance, from its report."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check a trip's files and print every fault")
    check.add_argument("trip", nargs="?", help="a folder of data/trips (default: every one)")
    check.set_defaults(run=_check)
    export = commands.add_parser("export", help="write what the page shows under a filter")
    export.add_argument("--format", choices=[*FORMATS], required=True)
    export.add_argument("--trip", help="a folder of data/trips")
    export.add_argument("--city", action="append", default=[], metavar="ID")
    export.add_argument("--day", action="append", default=[], metavar="YYYY-MM-DD")
    export.add_argument("--theme", action="append", default=[], metavar="ID")
    export.add_argument("--stated-only", action="store_true", help="only what the report itself says")
    export.add_argument("--size", choices=SIZES, help="of png and pdf; default: the first one of the format")
    export.add_argument(
        "--length", choices=LENGTHS, dest="size", help="of txt: a message for a phone is short"
    )
    export.add_argument("--made", type=dt.date.fromisoformat, metavar="YYYY-MM-DD", help="default: today")
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="or a folder: it is named in it")
    export.set_defaults(run=_export)
    review = commands.add_parser(
        "review", help="write the sheet on which a person decides every sentence's themes"
    )
    review.add_argument("trip", nargs="?", help="a folder of data/trips")
    review.add_argument("--take", type=Path, metavar="FILE", help="take such a sheet back as review.csv")
    review.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: the standard output")
    review.set_defaults(run=_review)
    for command in (check, export, review):
        command.add_argument("--lang", choices=LANGUAGES, default=lang, help="language of what is printed")
    return parser


def _check(options: argparse.Namespace, language: Language) -> int:
    say, library = words(language), Library.of(os.environ)
    services = offer(library.bases(), os.environ).faults
    for fault in services:
        print(fault.line(language))
    faulty = bool(services)
    for name in [options.trip] if options.trip else library.trips() or [library.default()]:
        try:
            trip = open_dossier(library, name).trip
        except TripError as error:
            faulty = True
            print(say("cli.bad", trip=name, n=len(error.faults)))
            for fault in error.faults[:MOST_FAULTS]:
                print(f"  {fault.line(language)}")
            if len(error.faults) > MOST_FAULTS:
                print(say("cli.more", n=len(error.faults) - MOST_FAULTS))
        else:
            for warning in warnings(library.files(name), trip):
                print(say("cli.warning", line=warning.line(language)))
            records: list[Visit | Event | City] = [*trip.visits, *trip.events, *trip.cities]
            quotes = {(e.start, e.end) for record in records for e in record.evidence if e.quote}
            counts = {"visits": len(trip.visits), "events": len(trip.events), "quotes": len(quotes)}
            print(say("cli.ok", trip=name, **counts))
    return int(faulty)


def _review(options: argparse.Namespace, language: Language) -> int:
    library = Library.of(os.environ)
    trip = options.trip or library.default()
    if options.take is None:
        return _write(review_sheet(open_dossier(library, trip)), options.output, REVIEW, language)
    try:
        data = options.take.read_bytes()
    except OSError as error:
        detail = error.strerror or str(error)
        return _wrong(language, words(language)("cli.unreadable", path=options.take, detail=detail))
    files, lexicon = with_review(library.files(trip), data), read_lexicon(library.lexicon())
    themes, voices = (one.id for one in lexicon.themes), (one.id for one in lexicon.voices)
    taken = load(files, themes=themes, voices=voices)  # TripError: nothing is written
    path = library.keep(trip, REVIEW, as_csv(REVIEW, files.rows[REVIEW]))
    print(words(language)("cli.taken", n=len(taken.review), path=path), file=sys.stderr)
    return 0


def _export(options: argparse.Namespace, language: Language) -> int:
    say = words(language)
    chosen_format = FORMATS[options.format]
    if options.size and options.size not in chosen_format.sizes:
        known = ", ".join(chosen_format.sizes) or "-"
        return _wrong(language, say("cli.size", format=options.format, size=options.size, known=known))
    if options.output is None and not chosen_format.text and sys.stdout.isatty():
        return _wrong(language, say("cli.terminal", format=options.format))
    library = Library.of(os.environ)
    dossier = open_dossier(library, options.trip or library.default())
    query = {"city": options.city, "day": options.day, "theme": options.theme}
    query["stated"] = ["1"] if options.stated_only else []
    chosen, ignored = read_filter(query, dossier.trip, dossier.lexicon)
    if ignored:
        known_ids = {
            "city": [city.id for city in dossier.trip.stops],
            "day": [day.isoformat() for day in dossier.trip.days],
            "theme": [theme.id for theme in dossier.lexicon.themes],
        }
        for name, value in ignored:
            known = ", ".join(known_ids[name])
            _wrong(language, say("cli.unknown", name=say(f"cli.{name}"), value=value, known=known))
        return BAD_INPUT
    brief = Brief(View(dossier, chosen), Style(language), options.made or dt.date.today())
    try:
        made = make(brief, options.format, options.size)
    except NothingShownError as error:
        print(say("cli.input") + str(error), file=sys.stderr)
        return 1
    if made.lacking:
        print(say("brief.lacking", names="; ".join(made.lacking)), file=sys.stderr)
    return _write(made.data, options.output, file_name(brief, options.format, options.size), language)


def _wrong(language: Language, text: str) -> int:
    print(words(language)("cli.input") + text, file=sys.stderr)
    return BAD_INPUT


def _unwritable(path: Path | str, error: OSError, language: Language) -> int:
    say, detail = words(language), error.strerror or str(error)
    print(say("cli.input") + say("cli.unwritable", path=path, detail=detail), file=sys.stderr)
    return 1


def _write(data: bytes, output: Path | None, name: str, language: Language) -> int:
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    say, path = words(language), output / name if output.is_dir() else output
    try:
        write_whole(path, data)
    except OSError as error:
        return _unwritable(path, error, language)
    print(say("cli.written", path=path), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
