"""Files as bytes: written whole or not at all, read if they are there, told apart by a digest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside it, to the disk, then in its place; OSError if it cannot be.

    A device, such as a pipe or /dev/null, is written to as it is.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def within(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield what lies in folders, each folder's sorted by name."""
    for folder in folders:
        yield from sorted(folder.glob("*"))


def digest(paths: Iterable[Path]) -> str:
    """Return a digest of the name, the size and the time of change of each file that is there."""
    marks = []
    for path in paths:
        with suppress(OSError):
            found = path.stat()
            marks.append(f"{path.as_posix()} {found.st_size} {found.st_ino} {found.st_mtime_ns}")
    return hashlib.sha256("\n".join(marks).encode("utf-8", "surrogateescape")).hexdigest()


def bytes_of(path: Path) -> bytes | None:
    """Return the bytes of a file; None where there is none to read: a pipe would be waited for for ever."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None
