"""`visit-dashboard check`: every fault in a trip's files, with its cure."""

from __future__ import annotations

import argparse
import os

from dashboard.cli.said import MOST_FAULTS
from dashboard.language import Language, words
from dashboard.trip.bases import offer
from dashboard.trip.faults import TripError
from dashboard.trip.library import Library
from dashboard.trip.model import City, Event, Visit
from dashboard.trip.warnings import warnings
from dashboard.view.dossier import open_dossier


def take(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("trip", nargs="?", help="a folder of data/trips (default: every one)")


def run(options: argparse.Namespace, library: Library, language: Language) -> int:
    """Print the faults of the trips, or that they are sound; return 1 if there is a fault."""
    say = words(language)
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
