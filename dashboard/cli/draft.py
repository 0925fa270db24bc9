"""`visit-dashboard draft`: the folder of a trip as its report's own words tell it, for a person to review."""

from __future__ import annotations

import argparse
import hashlib
import re
from pathlib import Path

from dashboard.cli.said import unreadable, unwritable, wrong
from dashboard.draft.files import draft
from dashboard.draft.notes import NOTES, RECALL, notes
from dashboard.draft.places import Gazetteer
from dashboard.draft.reading import Reading, read
from dashboard.draft.source import MOST, text_of
from dashboard.language import Language, words
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.files import File, read_files
from dashboard.trip.gate import short
from dashboard.trip.library import Library
from dashboard.trip.load import load
from dashboard.trip.scaffold import fit_name, report_name


def take(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("report", type=Path, metavar="REPORT", help="a .txt, .md, .docx or .html file")
    parser.add_argument(
        "--id", metavar="ID", help="the trip's name in links and folders, such as changsha-2024"
    )


def run(options: argparse.Namespace, library: Library, language: Language) -> int:
    """Draft the trip and say what was found and what comes next; nothing that is there is overwritten."""
    say, path = words(language), options.report
    try:
        with path.open("rb") as file:
            data = file.read(MOST + 1)  # what is longer is refused, unread
    except OSError as error:
        return unreadable(path, error, language)
    text = text_of(path.name, data)
    trip = options.id or _name(path, text)
    if not fit_name(trip):
        return wrong(language, say("new.name", name=short(trip)))
    gazetteer = Gazetteer.read(library.gazetteer())
    reading = read(text, gazetteer)
    if not reading.visits:
        raise TripError([Fault(path.name, 0, "", "draft_nothing", {"missed": len(reading.missed)})])
    report = File(report_name(trip), text.encode("utf-8"))
    files, rows = draft(reading, trip, report.name)
    _sound(trip, files, report, library)
    try:
        folder = library.add(trip, {**files, NOTES: notes(reading, rows, gazetteer, language)}, report)
    except FileExistsError as error:
        raise TripError([Fault(str(error.filename), 0, "", "draft_there", {"trip": trip})]) from error
    except OSError as error:
        return unwritable(error.filename or trip, error, language)
    _say(reading, folder, trip, language)
    return 0


def _name(path: Path, text: str) -> str:
    """Return an id for a trip from its report's file name, or from its text where that has no letters."""
    stem = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    return stem if fit_name(stem) else f"trip-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def _sound(trip: str, files: dict[str, bytes], report: File, library: Library) -> None:
    """Hold the draft to the loader, as every trip; TripError where it is not sound."""
    load(read_files(trip, files, report=lambda _: report.data, basemap=library.basemap))


def _say(reading: Reading, folder: Path, trip: str, language: Language) -> None:
    say, visits = words(language), reading.visits
    cities = sum(one.city is not None for one in visits)
    days = sum(one.day is not None for one in visits)
    print(say("draft.made", path=folder))
    print(say("draft.found", n=len(visits), cities=cities, days=days, missed=len(reading.missed)))
    print(say("draft.share", found=f"{RECALL:.0%}"))
    print(say("draft.next", notes=folder / NOTES, trip=trip))
