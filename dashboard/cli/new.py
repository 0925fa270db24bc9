"""`visit-dashboard new`: the folder of a trip that is to be filled in, and its report beside the others."""

from __future__ import annotations

import argparse
from pathlib import Path

from dashboard.cli.said import BAD_INPUT, unreadable, unwritable, wrong
from dashboard.language import Language, words
from dashboard.trip.decode import decode
from dashboard.trip.files import FRAME, File
from dashboard.trip.gate import report_faults, short
from dashboard.trip.library import Library
from dashboard.trip.scaffold import fit_name, report_name, scaffold


def take(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("trip", metavar="ID", help="its name in links and folders, such as changsha-2024")
    parser.add_argument("--report", type=Path, metavar="FILE", help="the report as plain text")


def run(options: argparse.Namespace, library: Library, language: Language) -> int:
    """Make the files and say what comes next, or say why not; nothing that is there is overwritten."""
    say, trip, report = words(language), options.trip, None
    if not fit_name(trip):
        return wrong(language, say("new.name", name=short(trip)))
    if options.report:
        try:
            report = File(report_name(trip), options.report.read_bytes())
        except OSError as error:
            return unreadable(options.report, error, language)
        if not _is_text(report.data, options.report, language):
            return BAD_INPUT
    files = scaffold(trip, library.basemap_names())
    try:
        folder = library.add(trip, files, report)
    except FileExistsError as error:
        return wrong(language, say("new.there", path=error.filename))
    except OSError as error:
        return unwritable(error.filename or trip, error, language)
    print(say("new.made", path=folder, n=len(files)))
    seed = library.home / "seeds" / report_name(trip)
    print(say("new.report_there" if seed.exists() else "new.report_wanted", path=seed))
    print(say("new.next", path=folder / FRAME, trip=trip))
    return 0


def _is_text(data: bytes, path: Path, language: Language) -> bool:
    """Return whether a file is a report that can be shown; what keeps it from that is said."""
    try:
        text = decode(data)
    except UnicodeDecodeError:
        text = ""
    if not text.strip():
        wrong(language, words(language)("new.not_text", path=path))
        return False
    faults = [*report_faults(text)]
    for fault in faults:
        wrong(language, f"{path}: {fault.problem(language)} {fault.cure(language)}")
    return not faults
