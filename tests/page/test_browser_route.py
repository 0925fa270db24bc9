"""The map in a real browser on routes of other shapes: over an ocean, and with home beside a stop."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from dashboard.exports.formats import make
from dashboard.language import LANGUAGES, Language
from dashboard.view.dossier import Dossier
from tests.briefs import FRISCO, HARBIN, HONOLULU, LONDON, SHANGHAI, URUMQI, Spot, brief_of, through

pytestmark = pytest.mark.browser
GUANGZHOU, FOSHAN = ("广州", "Guangzhou", 23.117, 113.25), ("佛山", "Foshan", 23.02, 113.12)
SHENZHEN = ("深圳", "Shenzhen", 22.546, 114.068)
LOOK = """() => {
  const box = (one) => (({ x, y, right, bottom }) => ({ x, y, right, bottom }))(one.getBoundingClientRect());
  const all = (names) => [...document.querySelectorAll(names)].map(box);
  const canvas = document.querySelector("canvas");
  const paint = (x, y) => [...canvas.getContext("2d").getImageData(
    (x - box(canvas).x) * devicePixelRatio, (y - box(canvas).y) * devicePixelRatio, 1, 1).data];
  return { squares: all(".city > b"), names: all(".city > span"), marks: all(".visit .mark"),
    wide: innerWidth, high: innerHeight, away: document.querySelector(".away") !== null,
    sign: [...document.querySelectorAll(".sign > b")].some((one) => one.style.visibility !== "hidden"),
    ground: paint(10, innerHeight / 2), beyond: paint(innerWidth / 2, 20) };
}"""


def look(browser: Browser, path: Path, loaded: Dossier, language: Language = "zh") -> dict[str, Any]:
    """Return where the marks of the map of a file stand, and what its ground is painted with."""
    path.write_bytes(make(brief_of(loaded, language=language), "html").data)
    page = browser.new_page(viewport={"width": 1366, "height": 900})
    page.goto(path.as_uri())
    frame = page.frame_locator("iframe").first
    expect(frame.locator(".city b").first).to_be_visible(timeout=20_000)
    page.wait_for_timeout(500)  # the names are set apart a frame after the last mark
    found: dict[str, Any] = frame.locator("body").evaluate(LOOK)
    page.close()
    return found


def covers(one: dict[str, float], other: dict[str, float]) -> bool:
    across = min(one["right"], other["right"]) - max(one["x"], other["x"])
    down = min(one["bottom"], other["bottom"]) - max(one["y"], other["y"])
    return across > 1 and down > 1


def inside(one: dict[str, float], found: dict[str, Any]) -> bool:
    across = 0 <= one["x"] < one["right"] <= found["wide"]
    return bool(across and 0 <= one["y"] < one["bottom"] <= found["high"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("home", [GUANGZHOU, ("南海", "Nanhai", 23.03, 113.145)])
def test_home_beside_a_stop_has_its_name_in_the_clear(
    browser: Browser, tmp_path: Path, real: Dossier, home: Spot, language: Language
) -> None:
    found = look(browser, tmp_path / "near.html", through(real, home, FOSHAN, SHENZHEN), language)
    assert len(found["names"]) == 3
    assert not [pair for pair in combinations(found["names"], 2) if covers(*pair)]
    for name in found["names"]:
        assert inside(name, found)
        assert not [one for one in (*found["squares"], *found["marks"]) if covers(name, one)]


def test_a_route_over_the_ocean_is_shown_whole_on_paper(
    browser: Browser, tmp_path: Path, real: Dossier
) -> None:
    found = look(browser, tmp_path / "far.html", through(real, HARBIN, SHANGHAI, FRISCO, HONOLULU))
    assert not found["away"]  # the first view is the whole route, and nobody has moved it
    assert all(inside(one, found) for one in found["squares"])
    _, shanghai, frisco, honolulu = found["squares"]
    assert shanghai["x"] < honolulu["x"] < frisco["x"]
    assert found["ground"][3] == 255
    assert found["beyond"][3] == 0  # nothing is painted: what is seen is the paper beneath


@pytest.mark.parametrize("home", [URUMQI, LONDON])
def test_a_home_is_on_the_map_or_named_at_its_edge(
    browser: Browser, tmp_path: Path, real: Dossier, home: Spot
) -> None:
    found = look(browser, tmp_path / "home.html", through(real, home, SHANGHAI, FRISCO, HONOLULU))
    on_the_map = found["squares"][0]["right"] > 0
    assert found["sign"] is not on_the_map
    assert on_the_map is (home is URUMQI)
