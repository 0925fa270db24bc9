"""Every format of a trip whose every text is bait: each file is made, opens, and holds no live formula."""

from __future__ import annotations

import io
import json
import os
import zipfile
from xml.etree import ElementTree

import icalendar
import openpyxl
import pytest
from docx import Document
from PIL import Image
from pptx import Presentation

from dashboard.exports.formats import FORMATS, make
from dashboard.language import LANGUAGES, Language
from dashboard.view.dossier import Dossier
from tests.briefs import brief_of
from tests.hostile import CORPUS, baited

FUZZ = bool(os.environ.get("FUZZ"))
STARTS = range(0, len(CORPUS), 37 if FUZZ else len(CORPUS) // 2 + 1)
"""Where in the corpus a trip's texts begin: `make fuzz` brings each string to many places."""


def opened(kind: str, data: bytes) -> None:
    """Open a file with another program's reader than the one that wrote it; it raises where it cannot."""
    if kind == "png":
        Image.open(io.BytesIO(data)).verify()
    elif kind in {"svg", "kml"}:
        ElementTree.fromstring(data)
    elif kind in {"json", "geojson"}:
        json.loads(data)
    elif kind == "ics":
        icalendar.Calendar.from_ical(data)
    elif kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    elif kind in {"pptx", "deck"}:
        Presentation(io.BytesIO(data))
        parts = zipfile.ZipFile(io.BytesIO(data))
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(parts.read(name))
    elif kind == "kmz":
        ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("doc.kml"))
    elif kind == "docx":
        Document(io.BytesIO(data))
    else:
        assert data.startswith(b"%PDF") or data.decode("utf-8")


def test_the_corpus_is_what_it_says() -> None:
    assert len(CORPUS) >= 200
    assert max(map(len, CORPUS)) <= 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FORMATS)
def test_every_file_opens(small_visit: Dossier, kind: str, language: Language) -> None:
    for start in STARTS:
        brief = brief_of(baited(small_visit, start=start), language=language)
        opened(kind, make(brief, kind).data)
