"""A trip's files ⇄ a zip: its folder and its report, where they lie in a home folder."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dashboard.pack.contents import contents
from dashboard.pack.limits import refusal, unpacked
from dashboard.trip.files import NAMES, TripFiles

_FIRST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip knows: the same files make the same bytes
_PLAIN = 0o644 << 16
_SYSTEM = ("__MACOSX", "Thumbs.db", "desktop.ini")
"""What systems put beside a person's files; names that begin with a dot are theirs as well."""


def as_zip(files: TripFiles) -> bytes:
    """Return the trip's folder and its report as a zip that unpacks in a home folder; the same files make
    the same bytes.
    """
    found = {f"data/trips/{files.trip}/{name}": data for name, data in contents(files).items()}
    if files.report:
        found[f"seeds/{files.report.name}"] = files.report.data
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path, data in found.items():
            entry = ZipInfo(path, _FIRST)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, _PLAIN, 3
            archive.writestr(entry, data)
    return out.getvalue()


def from_zip(name: str, data: bytes, trip: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the files of the trip's folder that a zip holds, and what else is in it, both by name.

    TripError where it is none, could do harm, or has a file twice. Of several folders it is the trip's own.
    """
    paths = {path: found for path, found in unpacked(name, data).items() if not _is_systems(path)}
    own = {path for path in paths if path.split("/")[-2:-1] == [trip]}
    folder, beside = dict[str, bytes](), dict[str, bytes]()
    for path, found in paths.items():
        last = path.rpartition("/")[2]
        if last not in NAMES:
            beside[last] = found
        elif not own or path in own:
            if last in folder:
                raise refusal(name, "file_twice", path=last)
            folder[last] = found
    return folder, beside


def _is_systems(path: str) -> bool:
    return any(part in _SYSTEM or part.startswith(".") for part in path.split("/"))
