"""`visit-dashboard compare`: trips side by side, as a picture."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from dashboard.brief import Brief
from dashboard.cli.said import write, wrong
from dashboard.exports.sheet.compared import png
from dashboard.language import Language, words
from dashboard.parts.comparison import Comparison
from dashboard.style.style import Style
from dashboard.trip.library import Library
from dashboard.view.compare import MOST
from dashboard.view.dossier import open_dossier
from dashboard.view.view import View


def take(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("trips", nargs="+", metavar="TRIP", help=f"two to {MOST} folders of data/trips")
    parser.add_argument("--made", type=dt.date.fromisoformat, metavar="YYYY-MM-DD", help="default: today")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="or a folder: it is named in it")


def run(options: argparse.Namespace, library: Library, language: Language) -> int:
    """Write the picture, or say why there is none."""
    say, names = words(language), [*dict.fromkeys(options.trips)]
    if not 2 <= len(names) <= MOST:
        return wrong(language, say("cli.compare", n=len(names), most=MOST))
    if options.output is None and sys.stdout.isatty():
        return wrong(language, say("cli.terminal", format="png"))
    style, made = Style(language), options.made or dt.date.today()
    briefs = tuple(Brief(View(open_dossier(library, name)), style, made) for name in names)
    one = Comparison(briefs)
    picture = png(one)
    if picture.lacking:
        print(say("brief.lacking", names="; ".join(picture.lacking)), file=sys.stderr)
    return write(picture.data, options.output, one.file_name("png"), language)
