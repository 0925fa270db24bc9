"""The trip's files on the page: a reader's own copy, what is drawn of it, and what the server keeps."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.pack.archive import as_zip
from dashboard.pack.contents import as_table, with_rows
from dashboard.pack.draft import Draft, edited
from dashboard.trip.files import TripFiles
from dashboard.trip.library import EDIT, HOME, Library
from dashboard.widgets import data_grid, trips
from dashboard.widgets.own import Copy
from tests.page.test_page import charts, text
from tests.visitor import ROOT

Open = Callable[..., AppTest]
OPEN = {"trip": "small", "view": "data", "lang": "en"}
VISITS = "visits.csv"
BAR = "your own changed copy"


@pytest.fixture
def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv(HOME, str(home))
    monkeypatch.delenv(EDIT, raising=False)
    return Library(home)


def own(app: AppTest) -> Copy:
    """Return what the session holds of the one trip that it opened."""
    (held,) = app.session_state["own_copies"].values()
    return held  # type: ignore[no-any-return]


def draft(app: AppTest) -> Draft:
    found = own(app).draft
    assert found
    return found


def drawn(app: AppTest) -> str:
    """Return all that the page says: its HTML, and what its own elements draw from."""
    given = [one.proto.bytes.decode("utf-8") for one in app.get("bidi_component")]
    return "\n".join([text(app), *given])


def edit(app: AppTest, change: dict[str, object], name: str = VISITS) -> AppTest:
    """Change the reader's copy as the grid does, and run the page."""
    now = draft(app)
    rows = [dict(row.cells) for row in now.now.rows[name]]
    own(app).draft = now.to(with_rows(now.now, name, edited(rows, change)))
    return app.run()


def rename(app: AppTest, words: str, place: int = 0) -> AppTest:
    return edit(app, {"edited_rows": {place: {"name_en": words}}})


def kept(library: Library, words: str, place: int = 0) -> None:
    """Have somebody else keep another name for a visit."""
    files = library.files("small")
    rows = [dict(row.cells) for row in files.rows[VISITS]]
    rows[place]["name_en"] = words
    write(library, with_rows(files, VISITS, rows))


def write(library: Library, files: TripFiles) -> None:
    library.keep("small", VISITS, as_table(VISITS, files.rows[VISITS]))


def names(library: Library) -> list[str]:
    return [row.cells["name_en"] for row in library.files("small").rows[VISITS]]


def held(library: Library) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(library.home.rglob("*")) if path.is_file()}


def test_the_files_open_beside_the_views_and_close_again(at_home: Library, page: Open) -> None:
    app = page(trip="small", lang="en")
    assert len(app.dataframe) == 0
    app.button("data_open").click().run()
    assert not app.exception
    assert dict(app.query_params) == {"trip": "small", "lang": "en", "view": "data"}
    assert len(app.dataframe) == 1
    assert charts(app) == 2
    assert "All files are sound." in text(app)
    assert BAR not in text(app)
    app.button("data_close").click().run()
    assert "view" not in app.query_params
    assert len(app.dataframe) == 0


@pytest.mark.parametrize("name", ["trip.toml", "evidence.csv", "glosses.csv", "not_visited.csv"])
def test_every_file_can_be_chosen(at_home: Library, page: Open, name: str) -> None:
    app = page(**OPEN)
    app.session_state["data_file"] = name
    app.run()
    assert not app.exception
    assert len(app.dataframe) == 1


def test_the_page_follows_a_change_in_this_session_alone(at_home: Library, page: Open) -> None:
    before = held(at_home)
    app = rename(page(**OPEN), "The Harbour Museum")
    assert not app.exception
    assert "The Harbour Museum" in drawn(app)
    assert BAR in text(app)
    assert "Qingshan visits Haicheng (changed copy)" in text(app)
    good = own(app).good
    assert good
    assert good.shelf  # what is drawn of it is kept in the session, not for all
    other = page(**OPEN)
    assert "The Harbour Museum" not in drawn(other)
    assert BAR not in text(other)
    assert held(at_home) == before
    app.button("data_close").click().run()
    assert BAR in text(app)
    assert "The Harbour Museum" in drawn(app)
    app.button("own_back").click().run()
    assert BAR not in text(app)
    assert "The Harbour Museum" not in drawn(app)
    assert draft(app).undone().changed


def test_changes_are_undone_and_redone(at_home: Library, page: Open) -> None:
    app = rename(rename(page(**OPEN), "One"), "Two")
    app.button("data_undo").click().run()
    assert draft(app).now.rows[VISITS][0].cells["name_en"] == "One"
    app.button("data_undo").click().run()
    assert app.button("data_undo").disabled
    assert BAR not in text(app)
    app.button("data_redo").click().run()
    app.button("data_redo").click().run()
    assert draft(app).now.rows[VISITS][0].cells["name_en"] == "Two"


def test_faults_are_told_in_the_loaders_words_while_the_last_sound_state_is_drawn(
    at_home: Library, page: Open
) -> None:
    app = rename(page(**OPEN), "Sound")
    edit(app, {"edited_rows": {0: {"lat": "200"}}})
    assert not app.exception
    assert "1 correction is needed:" in text(app)
    assert "visits.csv, row 2, column lat" in text(app)
    assert "200 is outside -85 to 85." in text(app)
    assert "shown is the last state without faults" in text(app)
    assert "Sound" in drawn(app)
    assert charts(app) == 2
    app.button("own_back").click().run()
    edit(app, {"edited_rows": {0: {"lat": "200"}}})
    assert "Sound" not in drawn(app)


def test_files_that_were_never_sound_can_be_put_right(at_home: Library, page: Open) -> None:
    path = at_home.home / "data/trips/small/visits.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("29.05", "200"), encoding="utf-8")
    app = page(trip="small", lang="en")
    assert (charts(app), len(app.dataframe)) == (0, 1)
    edit(app, {"edited_rows": {0: {"lat": "29.05"}}})
    assert not app.exception
    assert charts(app) == 2
    assert BAR in text(app)
    ground = at_home.files("small").basemap
    assert ground
    assert trips.basemap(ground.name, "") == ground.data


def test_a_file_that_cannot_be_read_whole_is_not_edited(at_home: Library, page: Open) -> None:
    app = page(**OPEN)
    path = at_home.home / "data/trips/small/visits.csv"
    path.write_text(path.read_text(encoding="utf-8") + "one,two\n", encoding="utf-8")
    app.run()
    assert not app.exception
    assert "This file could not be read whole" in text(app)
    assert len(app.dataframe) == 0


def test_a_hostile_cell_is_shown_letter_by_letter(at_home: Library, page: Open) -> None:
    app = rename(page(**OPEN), "<img src=x onerror=alert(1)>")
    edit(app, {"added_rows": [{"id": "<b>x</b>", "status": "<i>"}]})
    assert not app.exception
    assert "<b>x</b>" not in text(app)
    assert "&lt;b&gt;x&lt;/b&gt;" in text(app)


def test_each_trip_has_a_copy_of_its_own(at_home: Library, page: Open) -> None:
    folder = at_home.home / "data/trips"
    shutil.copytree(folder / "small", folder / "other")
    frame = folder / "other/trip.toml"
    frame.write_text(
        frame.read_text(encoding="utf-8").replace('id = "small"', 'id = "other"'), encoding="utf-8"
    )
    app = rename(page(**OPEN), "Mine")
    app.query_params["trip"] = "other"
    app.run()
    assert not app.exception
    assert BAR not in text(app)
    assert "Mine" not in drawn(app)
    app.query_params["trip"] = "small"
    app.run()
    assert BAR in text(app)
    assert "Mine" in drawn(app)


def test_a_trip_that_went_away_under_the_page_is_told(at_home: Library, page: Open) -> None:
    app = page(**OPEN)
    shutil.rmtree(at_home.home / "data/trips/small")
    app.run()
    assert not app.exception
    assert "There is no such trip" in text(app)


# What a reader brings


def bring(app: AppTest, name: str, data: bytes) -> AppTest:
    return app.file_uploader("data_brought").set_value((name, data, "application/octet-stream")).run()


def test_a_zip_that_is_brought_is_drawn_in_this_session_alone(at_home: Library, page: Open) -> None:
    before = held(at_home)
    files = at_home.files("small")
    rows = edited(
        [dict(row.cells) for row in files.rows[VISITS]], {"edited_rows": {0: {"name_en": "Brought"}}}
    )
    app = bring(page(**OPEN), "trip.zip", as_zip(with_rows(files, VISITS, rows)))
    assert not app.exception
    assert "Taken into your copy: trip.zip." in text(app)
    assert BAR in text(app)
    assert "Brought" in drawn(app)
    assert "Brought" not in drawn(page(**OPEN))
    assert held(at_home) == before
    app.button("data_undo").click().run()
    assert BAR not in text(app)


def test_a_table_in_gbk_is_taken_and_that_is_told(at_home: Library, page: Open) -> None:
    data = as_table(VISITS, at_home.files("small").rows[VISITS])
    app = bring(page(**OPEN), "visits.csv", data.decode().encode("gb18030"))
    assert "The file is in GBK (GB 18030) and was read as such." in text(app)
    assert BAR not in text(app)


@pytest.mark.parametrize("name", ["<script>.zip", "x.xlsx"])
def test_what_cannot_be_taken_is_told_and_the_copy_stays(at_home: Library, page: Open, name: str) -> None:
    app = bring(rename(page(**OPEN), "Mine"), name, b"PK\x03\x04")
    assert not app.exception
    assert "Your copy is as it was." in text(app)
    assert "The file is not a zip that can be read whole." in text(app)
    assert "<script>" not in text(app)
    assert draft(app).now.rows[VISITS][0].cells["name_en"] == "Mine"


# What the server keeps


def test_without_leave_there_is_no_button_and_nothing_is_written(at_home: Library, page: Open) -> None:
    before = held(at_home)
    app = rename(page(**OPEN), "Mine")
    assert "data_undo" in [one.key for one in app.button]
    assert "data_save" not in [one.key for one in app.button]
    assert held(at_home) == before


def test_the_page_has_no_other_way_to_write_than_the_guarded_one() -> None:
    for path in [ROOT / "dashboard/page.py", *(ROOT / "dashboard/widgets").glob("*.py")]:
        words = path.read_text(encoding="utf-8")
        assert ("trip.keep import" in words) is (path.name == "data_save.py")
        assert not [way for way in ("write_whole", "library.keep(", "write_bytes", 'open("w') if way in words]


@pytest.fixture
def editing(at_home: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv(EDIT, "1")
    return at_home


def test_what_is_saved_is_what_everybody_sees(editing: Library, page: Open) -> None:
    app = page(**OPEN)
    assert app.button("data_save").disabled
    rename(app, "Mine").button("data_save").click().run()
    assert not app.exception
    assert "Saved." in text(app)
    assert BAR not in text(app)
    assert names(editing)[0] == "Mine"
    changed = {path.name for path in (editing.home / "data/trips/small").iterdir() if ".before" in path.name}
    assert changed == {"visits.before.csv"}
    assert "Mine" in drawn(page(**OPEN))
    app.button("data_undo").click().run()
    assert BAR in text(app)


def test_a_copy_with_faults_is_not_saved(editing: Library, page: Open) -> None:
    app = edit(page(**OPEN), {"edited_rows": {0: {"lat": "200"}}})
    assert app.button("data_save").disabled


def test_what_another_kept_meanwhile_is_brought_together(editing: Library, page: Open) -> None:
    app = rename(page(**OPEN), "Mine", 0)
    kept(editing, "Theirs", 1)
    app.run().button("data_save").click().run()
    assert not app.exception
    assert "Saved." in text(app)
    assert names(editing)[:2] == ["Mine", "Theirs"]


@pytest.mark.parametrize("whose", ["mine", "theirs"])
def test_a_row_that_both_changed_is_shown_and_the_reader_chooses(
    editing: Library, page: Open, whose: str
) -> None:
    app = rename(rename(page(**OPEN), "<b>Mine</b>", 0), "Mine too", 1)
    kept(editing, "Theirs", 0)
    app.run().button("data_save").click().run()
    assert "Not saved yet: 1 row was changed by you and meanwhile by someone else." in text(app)
    assert "visits.csv, row 2" in text(app)
    assert "&lt;b&gt;Mine&lt;/b&gt;" in text(app)
    assert "Theirs" in text(app)
    assert names(editing)[:2] == ["Theirs", names(Library(editing.home))[1]]
    assert app.button("data_settle").disabled
    app.radio("clash_0").set_value(whose).run()
    app.button("data_settle").click().run()
    app.button("data_save").click().run()
    assert not app.exception
    assert "Saved." in text(app)
    assert names(editing)[:2] == ["<b>Mine</b>" if whose == "mine" else "Theirs", "Mine too"]


def test_a_choice_is_asked_anew_where_the_reader_has_gone_on(editing: Library, page: Open) -> None:
    app = rename(page(**OPEN), "Mine", 0)
    kept(editing, "Theirs", 0)
    kept(editing, "Theirs too", 1)
    app.run().button("data_save").click().run()
    app.radio("clash_0").set_value("mine").run()
    rename(app, "Mine too", 1).button("data_settle").click().run()
    assert "Not saved yet: 2 rows were changed" in text(app)
    assert names(editing)[:2] == ["Theirs", "Theirs too"]


def test_a_cell_is_changed_in_what_the_reader_saw_though_another_has_kept_it_since(
    editing: Library, page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(**OPEN)
    session = {key: app.session_state[key] for key in ("own_copies", "data_mount")}
    kept(editing, "Theirs", 1)
    monkeypatch.setattr(st, "session_state", session)
    mount = session["data_mount"]
    session[mount.key] = {"edited_rows": {0: {"name_en": "Mine"}}}
    data_grid._changed(editing, "small")
    monkeypatch.undo()
    monkeypatch.setenv(HOME, str(editing.home))
    monkeypatch.setenv(EDIT, "1")
    app.run().button("data_save").click().run()
    assert "Saved." in text(app)
    assert names(editing)[:2] == ["Mine", "Theirs"]


def test_two_changes_that_have_faults_together_are_not_saved(editing: Library, page: Open) -> None:
    app = rename(page(**OPEN), "Mine")
    files = editing.files("small")
    write(editing, with_rows(files, VISITS, [dict(row.cells) for row in files.rows[VISITS]][1:]))
    kept_now = names(editing)
    app.button("data_save").click().run()
    assert not app.exception
    assert names(editing) == kept_now
    assert draft(app).changed


def test_a_copy_that_is_out_of_date_and_unchanged_begins_anew(at_home: Library, page: Open) -> None:
    app = page(**OPEN)
    kept(at_home, "Theirs")
    app.run()
    assert draft(app).now.rows[VISITS][0].cells["name_en"] == "Theirs"
    assert as_zip(draft(app).now) == as_zip(at_home.files("small"))
