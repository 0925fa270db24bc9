"""`visit-dashboard review`: the sheet on which a person decides every sentence's themes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dashboard.cli.said import unreadable, write
from dashboard.exports.data.review_sheet import review_sheet
from dashboard.language import Language, words
from dashboard.themes.lexicon import read_lexicon
from dashboard.trip.cells import as_csv
from dashboard.trip.files import REVIEW, with_review
from dashboard.trip.library import Library
from dashboard.trip.load import load
from dashboard.view.dossier import open_dossier


def take(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("trip", nargs="?", help="a folder of data/trips")
    parser.add_argument("--take", type=Path, metavar="FILE", help="take such a sheet back as review.csv")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: the standard output")


def run(options: argparse.Namespace, library: Library, language: Language) -> int:
    """Write the sheet, or take one back; TripError if it has faults, and then nothing is written."""
    trip = options.trip or library.default()
    if options.take is None:
        return write(review_sheet(open_dossier(library, trip)), options.output, REVIEW, language)
    try:
        data = options.take.read_bytes()
    except OSError as error:
        return unreadable(options.take, error, language)
    files, lexicon = with_review(library.files(trip), data), read_lexicon(library.lexicon())
    themes, voices = (one.id for one in lexicon.themes), (one.id for one in lexicon.voices)
    taken = load(files, themes=themes, voices=voices)  # TripError: nothing is written
    path = library.keep(trip, REVIEW, as_csv(REVIEW, files.rows[REVIEW]))
    print(words(language)("cli.taken", n=len(taken.review), path=path), file=sys.stderr)
    return 0
