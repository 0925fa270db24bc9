"""The packages of office files (ZIP): the same bytes for the same content."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP can hold
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def fixed(data: bytes, made: dt.date) -> bytes:
    """Return a package in which every time is the given date's midnight, also in workbooks within it."""
    stamp, out = f"{made.isoformat()}T00:00:00Z".encode(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as fresh:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith(".xlsx"):
                part = fixed(part, made)
            elif name == "docProps/core.xml":
                part = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<3>", part)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0  # else the bytes tell which system wrote them
            fresh.writestr(entry, part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
