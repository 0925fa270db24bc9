"""What a stranger's file may be: how large, how many entries, and which names; no more of it is read."""

from __future__ import annotations

import io
import re
import stat
from contextlib import suppress
from zipfile import BadZipFile, ZipFile, ZipInfo

from dashboard.trip.faults import Fault, TripError
from dashboard.trip.gate import short

MEGABYTE = 1024 * 1024
MOST = 10 * MEGABYTE
"""Bytes that a file may have; the server's own limit for what it takes is the same."""

UNPACKED = 30 * MEGABYTE
ENTRIES = 200
RATIO = 100
"""Of a zip or a workbook, which is one: bytes when unpacked, entries, and how far one may grow."""

_ENTRY = b"PK\x01\x02"  # begins every entry of a zip's list: counted before a list of millions is read
_LEADS_OUT = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\x00")


def refusal(name: str, code: str, **values: object) -> TripError:
    """Return the refusal of a whole file, told in one fault."""
    return TripError([Fault(short(name), 0, "", code, values)])


def refuse_large(name: str, data: bytes) -> None:
    """Raise TripError where a file has more bytes than are taken."""
    if len(data) > MOST:
        raise refusal(name, "too_big", mb=-(-len(data) // MEGABYTE), most=MOST // MEGABYTE)


def unpacked(name: str, data: bytes) -> dict[str, bytes]:
    """Return the files of a zip by their path; TripError where it is none or could do harm."""
    refuse_large(name, data)
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            if data.count(_ENTRY) > ENTRIES:
                raise refusal(name, "zip_many", most=ENTRIES)
            entries = [one for one in archive.infolist() if not one.is_dir()]
            _refuse_names(name, entries)
            _refuse_bombs(name, entries)
            return {_path(one): archive.read(one) for one in entries}
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        # Cut off, a way of packing that nobody reads, behind a password, with sums that are not true.
        raise refusal(name, "not_zip") from error


def _refuse_names(name: str, entries: list[ZipInfo]) -> None:
    for one in entries:
        if _LEADS_OUT.search(one.orig_filename) or stat.S_ISLNK(one.external_attr >> 16):
            raise refusal(name, "zip_path", path=short(one.orig_filename))


def _refuse_bombs(name: str, entries: list[ZipInfo]) -> None:
    """An entry says how large it is, and no more than that is ever unpacked of it."""
    whole = sum(one.file_size for one in entries)
    grown = any(one.file_size > MEGABYTE and one.file_size > RATIO * one.compress_size for one in entries)
    if whole > UNPACKED or grown:
        raise refusal(name, "zip_bomb", most=UNPACKED // MEGABYTE, ratio=RATIO)


def _path(entry: ZipInfo) -> str:
    """Return an entry's path: where its name is not said to be UTF-8, Windows in China wrote it as GBK."""
    path = entry.filename
    if not entry.flag_bits & 0x800:
        with suppress(UnicodeError):
            path = path.encode("cp437").decode("gb18030")
    return path.replace("\\", "/")
