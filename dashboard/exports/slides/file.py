"""The file of a deck: a 16:9 template in our colors and fonts, and the same bytes for the same brief."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from dashboard.brief import Brief
from dashboard.exports.package import TAGS, describe
from dashboard.language import Language
from dashboard.style.escape import one_line

PX = 6350
"""EMU a px: 914 400 an inch and 144 px an inch, as on the picture's sheet, so two px are a point."""

LATIN: dict[Language, str] = {"zh": "Microsoft YaHei", "en": "Arial"}
CHINESE = "Microsoft YaHei"
"""On every Windows since Vista and in WPS; a Mac sets its own font of the same width in its place."""

TITLE = (56.0, 72.0, 1808.0, 75.0)
"""Left, top, width and height of a slide's title in px, where it takes one line."""

FOOT = {
    PP_PLACEHOLDER.FOOTER: (56.0, 1028.0, 1640.0, 34.0),
    PP_PLACEHOLDER.SLIDE_NUMBER: (1736.0, 1028.0, 128.0, 34.0),
}
"""Where the footer and the number of the page stand, on the master and on every slide."""

_NAMES = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
_WIDE = (12192000, 9144000)  # EMU: the width of 16:9 and of 4:3, both 7.5 inches high


def new(brief: Brief) -> Any:
    """Return an empty presentation of 13.333 × 7.5 inches whose master has the brief's colors and fonts."""
    deck: Any = Presentation()
    deck.slide_width = _WIDE[0]
    del deck.element.find(qn("p:sldSz")).attrib["type"]
    for sheet in (deck.slide_master, *deck.slide_layouts):
        _widen(sheet.element)
    for tree in (deck.element, deck.slide_master.element, *(one.element for one in deck.slide_layouts)):
        for tagged in tree.xpath(".//*[@lang]"):
            tagged.set("lang", TAGS[brief.language])
    _theme(deck.slide_master.part.part_related_by(RT.THEME), brief)
    _title_style(deck)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        _foot(sheet, brief, master=sheet is deck.slide_master)
    _notes_master(deck, brief)
    _tidy(deck)
    describe(deck, brief)
    return deck


def _widen(tree: Any) -> None:
    """Stretch what stands on a 4:3 master or layout across 16:9; heights are the same."""
    for point in tree.xpath(".//p:spPr/a:xfrm/a:off"):
        point.set("x", str(int(point.get("x")) * _WIDE[0] // _WIDE[1]))
    for size in tree.xpath(".//p:spPr/a:xfrm/a:ext"):
        size.set("cx", str(int(size.get("cx")) * _WIDE[0] // _WIDE[1]))


def _theme(part: Any, brief: Brief) -> None:
    """Put our colors and fonts into a theme part, so that what a user adds looks like the rest."""
    held = getattr(part, "_element", None)
    tree = parse_xml(part.blob) if held is None else held
    palette = brief.style.palette
    cities = {f"accent{n}": color for n, color in enumerate(palette.cities[:4], start=1)}
    colors = {"dk1": palette.ink, "lt1": palette.ground, "dk2": palette.quiet, "lt2": palette.hairline}
    colors |= {**cities, "accent5": palette.home, "accent6": palette.accent}
    for name, color in colors.items():
        (slot,) = tree.findall(f".//a:clrScheme/a:{name}", _NAMES)
        for old in list(slot):
            slot.remove(old)
        new_color = OxmlElement("a:srgbClr")
        new_color.set("val", color.lstrip("#"))
        slot.append(new_color)
    for font in (*tree.iter(qn("a:majorFont")), *tree.iter(qn("a:minorFont"))):
        font.find(qn("a:latin")).set("typeface", LATIN[brief.language])
        font.find(qn("a:ea")).set("typeface", CHINESE)
        for one in font.findall(qn("a:font")):
            if one.get("script") == "Hans":
                one.set("typeface", CHINESE)
    if held is None:
        part._blob = serialize_part_xml(tree)


def _title_style(deck: Any) -> None:
    """Set the master's title where ours stands, to the left, bold and as large."""
    for placeholder in deck.slide_master.placeholders:
        if placeholder.placeholder_format.type == PP_PLACEHOLDER.TITLE:
            placeholder.left, placeholder.top, placeholder.width, placeholder.height = (
                round(side * PX) for side in TITLE
            )
    (level,) = deck.slide_master.element.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr")
    level.set("algn", "l")
    run = level.find(qn("a:defRPr"))
    run.set("sz", "2800")
    run.set("b", "1")


def _foot(sheet: Any, brief: Brief, *, master: bool) -> None:
    """Write the footer of the master or a layout, which has no date of its own: that is in the footer.

    Where footer and number stand, and how large they are, is the master's alone.
    """
    for shape in [*sheet.placeholders]:
        kind = shape.placeholder_format.type
        if kind == PP_PLACEHOLDER.DATE:
            shape._element.getparent().remove(shape._element)
        if kind == PP_PLACEHOLDER.FOOTER:
            shape.text_frame.text = footer(brief)
        if master and kind in FOOT:
            shape.left, shape.top, shape.width, shape.height = (round(side * PX) for side in FOOT[kind])
            frame = shape.text_frame
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
            (level,) = shape._element.iter(qn("a:lvl1pPr"))
            level.set("algn", "r" if kind == PP_PLACEHOLDER.SLIDE_NUMBER else "l")


def footer(brief: Brief) -> str:
    """Return the line at the foot of every slide: whose report it is, and when the file was made."""
    own, style = brief.trip.cited(brief.trip.source), brief.style
    source = style.say("slides.source", publisher=own.publisher.of(brief.language))
    return one_line(style.say("list.join").join([source, style.say("brief.made_on", date=brief.made)]))


def add_foot(slide: Any) -> None:
    """Give a slide the footer and the number of its layout, which python-pptx does not copy."""
    for shape in slide.slide_layout.placeholders:
        if shape.placeholder_format.type in FOOT:
            slide.shapes._spTree.append(deepcopy(shape._element))


def _notes_master(deck: Any, brief: Brief) -> None:
    """Make the master of the notes and enter it in the presentation, which python-pptx leaves out."""
    part = deck.part.notes_master_part
    _theme(part.part_related_by(RT.THEME), brief)
    for tagged in part._element.xpath(".//*[@lang]"):
        tagged.set("lang", TAGS[brief.language])
    entries, entry = OxmlElement("p:notesMasterIdLst"), OxmlElement("p:notesMasterId")
    entry.set(qn("r:id"), deck.part.relate_to(part, RT.NOTES_MASTER))
    entries.append(entry)
    deck.element.find(qn("p:sldMasterIdLst")).addnext(entries)


def _tidy(deck: Any) -> None:
    """Take out the template's thumbnail and printer settings, and what it says of another program."""
    package = deck.part.package
    for holder in (package, deck.part):
        for key, rel in [*holder._rels.items()]:
            if rel.reltype.endswith(("/thumbnail", "/printerSettings")):
                holder._rels.pop(key)
            elif rel.reltype.endswith("/extended-properties"):
                rel.target_part._blob = _APP


_APP = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>visit-dashboard</Application></Properties>"
)
