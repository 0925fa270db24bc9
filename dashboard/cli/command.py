"""The commands by name, and what is true of each: its language, and how it ends."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from dashboard.cli import check, compare, draft, export, new, review
from dashboard.cli.said import MOST_FAULTS, unwritable
from dashboard.language import LANGUAGES, Language, words
from dashboard.trip.faults import TripError
from dashboard.trip.library import Library

COMMANDS: dict[str, tuple[ModuleType, str]] = {
    "check": (check, "check a trip's files and print every fault"),
    "draft": (draft, "draft a trip from its report, each claim with its words, for a person to review"),
    "new": (new, "make the folder of a new trip, with its files explained"),
    "export": (export, "write what the page shows under a filter"),
    "compare": (compare, "write a picture of several trips side by side"),
    "review": (review, "write the sheet on which a person decides every sentence's themes"),
}
"""Each command's module, with `take` for its arguments and `run`, and what is said of it in --help."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 faults or nothing written, 2 wrong arguments."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal without Chinese
    options = _parser().parse_args(arguments)
    language: Language = options.lang
    try:
        code = int(options.run(options, Library.of(os.environ), language))
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
            return unwritable("stdout", error, language)
        print(words(language)("cli.closed"), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    lang: Language = "zh" if (locale or "").lower().startswith("zh") else "en"
    parser = argparse.ArgumentParser(
        prog="visit-dashboard", description="An official study visit at a glance, from its report."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (module, told) in COMMANDS.items():
        command = commands.add_parser(name, help=told)
        module.take(command)
        command.add_argument("--lang", choices=LANGUAGES, default=lang, help="language of what is printed")
        command.set_defaults(run=module.run)
    return parser
