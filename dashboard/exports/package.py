"""What every office file has: what it says of itself, and the same bytes for the same content."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any

from dashboard.brief import Brief
from dashboard.language import Language
from dashboard.style.escape import one_line

TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en-GB"}
AUTHOR = "visit-dashboard"

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP can hold
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def describe(file: Any, brief: Brief) -> None:
    """Set the properties of a presentation or a document."""
    about = file.core_properties
    about.title, about.author, about.last_modified_by = one_line(brief.title)[:255], AUTHOR, AUTHOR
    about.subject = brief.style.say("slides.subject", filter=brief.filter, sum=brief.sum)[:255]
    about.created = about.modified = dt.datetime(brief.made.year, brief.made.month, brief.made.day)
    about.language, about.revision = TAGS[brief.language], 1


def save(file: Any, made: dt.date) -> bytes:
    """Return a presentation or a document as a file: every time in it is the given date's midnight."""
    out = io.BytesIO()
    file.save(out)
    return _fixed(out.getvalue(), made)


def _fixed(data: bytes, made: dt.date) -> bytes:
    """Return a package in which every time is the given date's midnight, also in workbooks within it."""
    stamp, out = f"{made.isoformat()}T00:00:00Z".encode(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as fresh:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith(".xlsx"):
                part = _fixed(part, made)
            elif name == "docProps/core.xml":
                part = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<3>", part)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0  # else the bytes tell which system wrote them
            fresh.writestr(entry, part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
