"""What every command says in the same words, and how it writes a file."""

from __future__ import annotations

import sys
from pathlib import Path

from dashboard.language import Language, words
from dashboard.trip.disk import write_whole

MOST_FAULTS = 100
"""How many faults of a trip are printed: the rest mostly follow from them."""

BAD_INPUT = 2
"""The exit code for a wrong argument, as argparse has it; 1 is for faults in a trip's files."""


def wrong(language: Language, text: str) -> int:
    """Say what is wrong with an argument, and return the exit code for it."""
    print(words(language)("cli.input") + text, file=sys.stderr)
    return BAD_INPUT


def unreadable(path: Path, error: OSError, language: Language) -> int:
    """Say that a file named as an argument cannot be read, and return the exit code for it."""
    detail = error.strerror or str(error)
    return wrong(language, words(language)("cli.unreadable", path=path, detail=detail))


def unwritable(path: Path | str, error: OSError, language: Language) -> int:
    """Say that a file cannot be written, and return the exit code for it."""
    say, detail = words(language), error.strerror or str(error)
    print(say("cli.input") + say("cli.unwritable", path=path, detail=detail), file=sys.stderr)
    return 1


def write(data: bytes, output: Path | None, name: str, language: Language) -> int:
    """Write to a file, into a folder under this name, or without either to the standard output."""
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    say, path = words(language), output / name if output.is_dir() else output
    try:
        write_whole(path, data)
    except OSError as error:
        return unwritable(path, error, language)
    print(say("cli.written", path=path), file=sys.stderr)
    return 0
