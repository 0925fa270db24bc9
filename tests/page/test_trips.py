"""Several trips on the page: the list of them, and those that stand side by side."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from dashboard.parts.trips import trip_list
from dashboard.style.style import Style
from dashboard.trip.files import TripFiles
from dashboard.trip.library import HOME, Library
from dashboard.view.dossier import judged as judge
from dashboard.widgets import chooser
from tests.page.test_page import Open, given, text
from tests.trip.spoil import change
from tests.trips import INLAND, another

LATE = {**INLAND, "small": "late-2025", "2023": "2025"}


@pytest.fixture
def two(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the small trip and another."""
    another(home)
    monkeypatch.setenv(HOME, str(home))
    return home


def links(shown: str) -> list[str]:
    return [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]+)"', shown)]


# The list


def menus(app: AppTest) -> set[str]:
    """Return the words of the menus of the page."""
    return {one.proto.popover.label for one in app.get("popover")}


def test_one_trip_has_no_list(page: Open, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME, str(home))
    assert menus(page(lang="en")) == {"Share", "All themes"}


def test_several_trips_are_offered_and_read_when_the_list_is_opened(
    page: Open, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(chooser, "listed")
    app = page(trip="small", lang="en")
    assert not app.exception
    assert menus(app) == {"Trips", "Share", "All themes"}


def test_the_list_has_a_line_a_trip_the_latest_first_and_says_which_are_faulty(two: Path) -> None:
    another(two, LATE)
    change(two, "visits.csv", "29.05", "200")
    faults = {line.trip: n for line, n in chooser.listed(Library(two))}
    assert [*faults] == ["late-2025", "inland-2024", "small"]
    assert (faults["late-2025"], faults["inland-2024"]) == (0, 0)
    assert faults["small"]
    told = trip_list(chooser.listed(Library(two)), ["small"], Style("en"), framed=True)
    first, *_, last = told["lines"]
    assert first["facts"] == "Lincheng → Shankou · 8–9 May 2025 · 5 sites · report of 2025-05-12"
    assert (first["wrong"], first["sound"], first["here"]) == ("", True, False)
    assert (last["wrong"], last["sound"], last["here"]) == ("its files need 1 correction", False, True)
    assert told["kept"] == [["lang", "en"], ["embed", "true"]]


def test_a_trip_is_read_and_judged_once_for_each_state_of_its_files(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[str] = []

    def counted(files: TripFiles, library: Library) -> object:
        judged.append(files.trip)
        return judge(files, library)

    monkeypatch.setattr(chooser, "judged", counted)
    library = Library(two)
    for _ in range(3):
        chooser.listed(library)
    assert sorted(judged) == ["inland-2024", "small"]
    change(two, "trip.toml", "Qingshan visits Haicheng", "A trip to the coast")
    titles = {line.trip: line.title and line.title.en for line, _ in chooser.listed(library)}
    assert titles["small"] == "A trip to the coast"
    assert sorted(judged) == ["inland-2024", "small", "small"]


def test_where_trips_are_many_those_not_yet_judged_say_so(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chooser, "AT_ONCE", 1)
    library = Library(two)
    first, last = trip_list(chooser.listed(library), [], Style("zh"))["lines"]
    assert (first["sound"], first["wrong"]) == (True, "")
    assert (last["sound"], last["wrong"]) == (False, "文件还没有检查")
    assert [faults for _, faults in chooser.listed(library)] == [0, 0]


def test_a_trip_of_faults_still_offers_the_others(page: Open, two: Path) -> None:
    change(two, "visits.csv", "29.05", "200")
    app = page(trip="small", lang="en")
    assert menus(app) == {"Trips"}


# Side by side


def test_two_trips_stand_side_by_side_and_each_number_leads_to_its_trip(page: Open, two: Path) -> None:
    app = page(view="compare", trip=["small", "inland-2024"], lang="en")
    assert not app.exception
    shown = text(app)
    assert "2 trips side by side" in shown
    assert len(app.get("component_instance")) == 1
    assert "50% (1)" in shown
    assert "100% = 2 of 2 sites with the visit stated" in shown
    found = links(shown)
    for trip, day in (("small", "2023-05-08"), ("inland-2024", "2024-05-08")):
        assert f"?trip={trip}&lang=en" in found
        assert f"?trip={trip}&day={day}&lang=en" in found
        assert f"?trip={trip}&theme=industry&stated=1&lang=en" in found
    assert "?view=compare&trip=small&trip=inland-2024&lang=zh" in found


def test_a_number_is_what_the_page_shows_that_its_link_opens(page: Open, two: Path) -> None:
    compared = text(page(view="compare", trip=["small", "inland-2024"], lang="en"))
    assert '<a href="?trip=small&amp;day=2023-05-08&amp;lang=en">2 sites</a>' in compared
    assert "8 May: 2 = 2 with the visit stated" in text(page(trip="small", day="2023-05-08", lang="en"))
    shown = text(page(trip="small", theme="energy", stated="1", lang="en"))
    assert "New energy; stated only: 1 = 1 with the visit stated" in shown
    assert "?trip=small&amp;theme=energy&amp;stated=1&amp;lang=en" in compared


def test_a_trip_that_cannot_be_compared_is_named_and_left_out(page: Open, two: Path) -> None:
    another(two, LATE)
    change(two, "visits.csv", "29.05", "200")
    names = ["inland-2024", "late-2025", "small", "<b>x", "inland-2024", "five", "six"]
    app = page(view="compare", trip=names, lang="en")
    shown = text(app)
    assert "2 trips side by side" in shown
    assert escape("Left out: small; <b>x; five; six.") in shown
    alone = text(page(view="compare", trip="small", lang="zh"))
    assert "没有列入：small。" in alone
    assert "请在“行程”里勾选 2 至 4 次行程。" in alone


def test_what_a_title_holds_is_shown_as_it_is(page: Open, two: Path) -> None:
    change(two, "trip.toml", "Qingshan visits Haicheng", "<img src=x onerror=alert(1)>")
    shown = text(page(view="compare", trip=["small", "inland-2024"], lang="en"))
    assert "<img" not in shown
    assert "&lt;img src=x" in shown


def test_from_a_comparison_one_comes_to_a_trip_in_the_same_session(page: Open, two: Path) -> None:
    app = page(view="compare", trip=["small", "inland-2024"], lang="en")
    app.query_params.clear()
    app.query_params["trip"] = "inland-2024"
    app.query_params["day"] = "2024-05-09"
    app.query_params["lang"] = "en"
    app.run()
    assert not app.exception
    assert "9 May: 1 = 0 with the visit stated + 1 implied" in text(app)
    assert given(app, "outcomes")["lang"] == "en"


def test_a_comparison_is_shared_and_nothing_of_one_trip_is(page: Open, two: Path) -> None:
    assert menus(page(view="compare", trip=["small", "inland-2024"], lang="en")) == {"Trips", "Share"}
    assert menus(page(view="compare", trip="small", lang="en")) == {"Trips"}


def test_what_is_drawn_is_credited_once(page: Open, two: Path) -> None:
    credit = re.findall(
        '<p class="credit">.*?</p>', text(page(view="compare", trip=["small", "inland-2024"]))
    )
    assert credit[0].count("示意图") == 1
    assert credit[0].count("市志") == 1
