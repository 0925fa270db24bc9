"""The slide as a picture: what is on it, that nothing overlaps, and that it is the same twice."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any
from xml.etree import ElementTree

import pytest
from matplotlib.colors import to_rgba
from matplotlib.patches import Circle
from PIL import Image

from dashboard.brief import Brief, NothingShownError
from dashboard.exports.sheet import page
from dashboard.language import LANGUAGES, Language
from dashboard.layout.box import Box
from dashboard.layout.typeset import drawable, width
from dashboard.trip.model import Trip
from dashboard.trip.values import Text
from dashboard.view.counts import reconciliation
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.selection import Selection
from tests.briefs import EVERY, NOTHING, brief_of, changed, every

SVG = "{http://www.w3.org/2000/svg}"


def texts(brief: Brief) -> list[str]:
    """Return every line of text on the sheet, as it is drawn."""
    tree = ElementTree.fromstring(page.svg(brief, live=True).data)
    return ["".join(node.itertext()).strip() for node in tree.iter(f"{SVG}text")]


def gids(brief: Brief) -> Counter[str]:
    tree = ElementTree.fromstring(page.svg(brief, live=True).data)
    return Counter(node.get("id", "") for node in tree.iter(f"{SVG}g") if ":" in node.get("id", ""))


def boxes(brief: Brief) -> list[tuple[str, Box]]:
    """Return each line of text with the room it takes, in px."""
    canvas = page._sheet(brief, "16:9")
    found = []
    for text in canvas.figure.axes[0].texts:
        (x, y), size = text.get_position(), float(text.get_fontsize()) * 2
        bold = text.get_fontproperties().get_weight() == "bold"
        found.append((text.get_text(), Box(x, y - 0.87 * size, width(text.get_text(), size, bold), size)))
    return found


def with_many(small: Trip, n: int) -> dict[str, object]:
    """Return the fields of a trip whose first city has n visits more."""
    first = next(visit for visit in small.visits if visit.id == "battery")
    more = [
        first.model_copy(
            update={"id": f"works-{i}", "number": 5 + i, "name": Text(zh=f"第{i}厂", en=f"Works {i}")}
        )
        for i in range(1, n + 1)
    ]
    return {"visits": (*small.visits, *more)}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sheet_says_what_every_export_states(real: Dossier, language: Language) -> None:
    chosen = Filter(cities=frozenset({"guangzhou"}))
    brief = brief_of(real, chosen, language=language)
    lines = texts(brief)
    said = " ".join(lines)
    for key in ("sum", "shown", "filter", "source", "made"):
        assert drawable(brief.statement[key]) in said
    assert drawable(brief.title) in said
    assert "示意图" in said
    for look in ("stated", "implied", "possible", "unnamed"):
        assert brief.style.say(f"status.{look}") in lines  # the legend
    for basis in ("stated", "inferred", "external"):
        assert brief.style.say("basis.bracket", basis=brief.style.say(f"basis.{basis}")) in said


def test_the_numbers_on_the_sheet_are_the_pages(real: Dossier) -> None:
    brief = brief_of(real)
    found = Counter((row["theme"], row["voice"]) for row in brief.shown.mention_rows)
    said = texts(brief)
    for theme in brief.themes:
        total = sum(n for (one, _), n in found.items() if one == theme.id)
        place = said.index(theme.name.zh)
        voices = [str(n) for voice in brief.lexicon.voices if (n := found.get((theme.id, voice.id), 0))]
        assert said[place + 1 : place + 2 + len(voices)] == [*voices, str(total)]


def test_every_placed_visit_is_on_the_map_and_every_visit_on_the_timeline(real: Dossier) -> None:
    brief = brief_of(real)
    marks = gids(brief)
    placed = {row["id"] for row in brief.shown.visit_rows if row["precision"] != "none"}
    assert {key.split(":")[2] for key in marks if key.startswith("map:visit:")} == placed
    assert len(placed) == reconciliation(brief.shown.visits)["placed"] == 9
    timed = {key.split(":")[2] for key in marks if key.startswith("chart:visit:")}
    assert timed == set(brief.shown.visits["id"])
    assert {key for key in marks if "event" in key} == {
        f"chart:event:{one}" for one in ("signing", "review", "publication")
    }


def test_a_filter_leaves_only_what_it_takes(small_visit: Dossier) -> None:
    brief = brief_of(small_visit, Filter(cities=frozenset({"hekou"})))
    assert {key for key in gids(brief) if key.startswith("map:visit")} == {"map:visit:wetland"}
    said = texts(brief)
    assert any("另有 2 处也可能符合" in line for line in said)
    assert "海城港" not in said


def test_stated_only_shows_no_name_of_what_is_inferred(small_visit: Dossier) -> None:
    said = texts(brief_of(small_visit, Filter(stated_only=True)))
    assert "海城港" in said
    assert "云湖湿地公园" not in said


def test_the_selection_has_the_accents_ring(small_visit: Dossier) -> None:
    chosen = brief_of(small_visit, selected=Selection("visit", "harbour"))
    rings = [len(accented(brief)) for brief in (brief_of(small_visit), chosen)]
    assert rings[1] == rings[0] + 3  # on the map, in the list, on the timeline


def accented(brief: Brief) -> list[Any]:
    """Return the circles on the sheet that are drawn in the accent."""
    accent = to_rgba(brief.style.palette.accent)
    patches = page._sheet(brief, "16:9").figure.axes[0].patches
    return [one for one in patches if isinstance(one, Circle) and one.get_edgecolor() == accent]


@pytest.mark.parametrize("wide", [1920, 3840])
def test_a_png_has_the_size_asked_for_and_says_what_it_is(small_visit: Dossier, wide: int) -> None:
    brief = brief_of(small_visit)
    picture = Image.open(io.BytesIO(page.png(brief, wide).data))
    assert picture.size == (wide, wide * 9 // 16)
    assert picture.text["Title"] == "青山代表团赴海城考察 · 全部"  # type: ignore[attr-defined]
    assert brief.sum in picture.text["Description"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("paper", "points"), [("16:9", (960, 540)), ("a4", (841.89, 595.275))])
def test_a_pdf_has_its_paper_and_its_fonts(
    small_visit: Dossier, paper: page.Paper, points: tuple[float, float]
) -> None:
    data = page.pdf(brief_of(small_visit), paper).data
    (box,) = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", data)
    assert tuple(map(float, box)) == pytest.approx(points, abs=0.01)
    assert data.count(b"/FontFile2") >= 2
    assert data.count(b"/ToUnicode") >= 2
    assert b"/Type3" not in data


def test_an_svg_for_elsewhere_needs_no_font_and_one_for_the_page_keeps_its_text(small_visit: Dossier) -> None:
    assert b"<text" not in page.svg(brief_of(small_visit)).data
    assert "海城港" in texts(brief_of(small_visit))


@pytest.mark.parametrize("kind", ["png", "pdf", "svg"])
def test_the_same_brief_makes_the_same_bytes(small_visit: Dossier, kind: str) -> None:
    first, second = (getattr(page, kind)(brief_of(small_visit)).data for _ in range(2))
    assert first == second


@pytest.mark.parametrize("kind", ["png", "pdf", "svg"])
def test_an_empty_choice_makes_no_picture(small_visit: Dossier, kind: str) -> None:
    with pytest.raises(NothingShownError, match="没有留下任何考察点"):
        getattr(page, kind)(brief_of(small_visit, NOTHING))


def test_sixty_visits_in_one_city_are_counted_where_they_do_not_fit(small_visit: Dossier) -> None:
    loaded = changed(small_visit, **with_many(small_visit.trip, 60))
    said = texts(brief_of(loaded, language="en"))
    more = [int(found[1]) for line in said if (found := re.search(r"(\d+) more", line))]
    assert len(more) == 3  # on the map, in the list, on the timeline
    marks = gids(brief_of(loaded))
    on_map = sum(n for key, n in marks.items() if key.startswith("map:visit:"))
    assert on_map + more[0] == reconciliation(brief_of(loaded).shown.visits)["placed"]


LONG = "一个名字非常长而且没有任何标点的考察点" * 6


def test_no_line_of_text_covers_another_or_leaves_the_sheet(real: Dossier) -> None:
    trip = real.trip
    long = changed(
        real,
        title=Text(zh=LONG, en=LONG),
        visits=tuple(
            v.model_copy(update={"name": Text(zh=LONG, en=LONG)}) if v.name else v for v in trip.visits
        ),
    )
    for loaded in (changed(real, **with_many_of(real)), long):
        for language in LANGUAGES:
            check_lines(brief_of(loaded, language=language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in EVERY if name != "dongguan"])
def test_no_line_of_text_covers_another_in_any_choice(real: Dossier, name: str, language: Language) -> None:
    check_lines(every(real, name, language))


def check_lines(brief: Brief) -> None:
    """Check that every line of text stays on the sheet and stands clear of the others."""
    lines = list({(text, box) for text, box in boxes(brief) if text})
    assert len(lines) > 30
    for text, box in lines:
        assert box.x >= 40, text
        assert box.right <= 1900, text
        assert box.bottom <= 1080, text
    for place, (text, box) in enumerate(lines):
        for other, there in lines[place + 1 :]:
            core = Box(box.x, box.y + 0.2 * box.h, box.w, 0.6 * box.h)
            assert core.overlap(there) <= 0.05 * core.w * core.h, (text, other)


def with_many_of(loaded: Dossier) -> dict[str, object]:
    first = loaded.trip.visits[0]
    return {
        "visits": (
            *loaded.trip.visits,
            *(first.model_copy(update={"id": f"more-{n}", "number": 17 + n}) for n in range(1, 61)),
        )
    }


def test_what_the_font_lacks_is_named_and_drawn_as_no_box(small_visit: Dossier) -> None:
    odd = changed(small_visit, title=Text(zh="𠮷喆 {{7*7}} $x$ <b>", en="-"))
    made = page.png(brief_of(odd))
    assert made.lacking == ("U+20BB7 𠮷 CJK UNIFIED IDEOGRAPH-20BB7", "U+5586 喆 CJK UNIFIED IDEOGRAPH-5586")
    assert "〓〓 {{7*7}} $x$ <b>" in texts(brief_of(odd))
    assert page.png(brief_of(small_visit)).lacking == ()
