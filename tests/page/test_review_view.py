"""A draft that is reviewed on the page: accepted, corrected, rejected, each with who and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.trip.files import TripFiles
from dashboard.trip.library import EDIT, HOME, Library
from tests.drafts import NAME, keep_draft
from tests.page.test_page import text

Open = Callable[..., AppTest]
OPEN = {"trip": NAME, "view": "review", "lang": "en"}


@pytest.fixture
def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv(HOME, str(home))
    monkeypatch.setenv(EDIT, "1")
    keep_draft(home)
    return Library(home)


def files(app: AppTest) -> TripFiles:
    (copy,) = app.session_state["own_copies"].values()
    found: TripFiles = copy.draft.now
    return found


def decided(app: AppTest) -> dict[str, str]:
    rows = (row.cells for row in files(app).rows["draft.csv"])
    return {row["subject"]: row["decision"] for row in rows if row["decision"]}


def test_a_draft_says_on_the_page_that_it_is_one_until_it_is_reviewed(at_home: Library, page: Open) -> None:
    app = page(trip=NAME, lang="en")
    assert "11 of the 11 things that rules drafted have been reviewed by nobody" in text(app)
    assert "（草稿）" not in text(app)
    assert "(draft)" in text(app)
    app.button("review_open").click().run()
    assert not app.exception
    assert dict(app.query_params)["view"] == "review"
    assert "Decided 0 of 11" in text(app)
    assert "review_open" not in [one.key for one in app.button]
    app.button("review_close").click().run()
    assert "view" not in app.query_params


def test_a_draft_is_accepted_corrected_and_rejected(at_home: Library, page: Open) -> None:
    app = page(**OPEN)
    assert "长沙规划展示馆" in text(app)  # the most doubtful stands open
    assert "no verb of visiting, only what was seen there" in text(app)
    app.button("review_accept").click().run()
    assert "Please write the reviewer’s name above first." in text(app)
    assert decided(app) == {}
    app.text_input("review_who_box").set_value("<b>Lin</b>").run()
    app.button("review_accept").click().run()
    assert not app.exception
    assert decided(app) == {"visit:site-3": "accepted"}
    assert "Decided 1 of 11" in text(app)
    assert "10 of the 11" not in text(app)  # the notice is not where the review is

    app.button("review_correct").click().run()  # 长沙, which has namesakes
    key = "review city:c430100 "
    app.text_input(f"{key}lat").set_value("200")
    app.text_input(f"{key}why").set_value("the county")
    app.button("review_submit").click().run()
    assert "Not taken; the draft is as it was:" in text(app)
    assert "200 is outside -85 to 85." in text(app)
    assert len(decided(app)) == 1
    app.text_input(f"{key}lat").set_value("28.3")
    app.button("review_submit").click().run()
    assert not app.exception
    assert decided(app)["city:c430100"] == "corrected"
    assert files(app).rows["cities.csv"][1].cells["lat"] == "28.3"

    app.button("review_reject").click().run()  # 株洲
    app.button("review_submit").click().run()
    assert "Please give the reason." in text(app)
    app.text_input("review city:c430200 why").set_value("they never went")
    app.button("review_submit").click().run()
    assert not app.exception
    assert decided(app)["city:c430200"] == "rejected"
    assert "Decided 3 of 11" in text(app)
    assert "<b>Lin</b>" not in text(app)

    app.button("data_undo").click().run()
    assert len(decided(app)) == 2
    app.button("review_next").click().run()
    app.button("review_previous").click().run()
    assert not app.exception


def test_a_review_goes_on_where_the_browser_was_closed(at_home: Library, page: Open) -> None:
    app = page(**OPEN)
    app.text_input("review_who_box").set_value("Lin").run()
    app.button("review_accept").click().run()
    assert not app.exception
    assert "Saved." in text(app)
    again = page(**OPEN)
    assert "Decided 1 of 11" in text(again)
    trip = at_home.open(NAME)
    assert [one.who for one in trip.drafted if one.who] == ["Lin"]
    assert "10 of the 11" in text(page(trip=NAME, lang="en"))


def test_the_themes_of_sentences_are_decided_one_by_one(at_home: Library, page: Open) -> None:
    app = page(trip="small", view="review", lang="en")  # no draft: the sentences are there at once
    assert not app.exception
    assert "Decided 0 of 8" in text(app)
    assert "review_reject" not in [one.key for one in app.button]
    app.text_input("review_who_box").set_value("Lin")
    app.button("review_accept").click().run()
    assert not app.exception
    assert "Decided 1 of 8" in text(app)
    (row,) = (row.cells for row in files(app).rows["review.csv"])
    assert (row["quote"][:4], row["who"], bool(row["themes"])) == ("本报讯(", "Lin", bool(row["voice"]))
    app.button("review_correct").click().run()
    key = "review sentence:3 "
    app.multiselect(f"{key}themes").set_value(["talent", "ecology"])
    app.selectbox(f"{key}voice").set_value("")
    app.button("review_submit").click().run()
    assert "Not taken" in text(app)  # a theme has a voice
    app.selectbox(f"{key}voice").set_value("seen")
    app.button("review_submit").click().run()
    assert not app.exception
    assert "Decided 2 of 8" in text(app)
    assert files(app).rows["review.csv"][1].cells["themes"] == "talent ecology"
    assert files(app).rows["review.csv"][1].cells["voice"] == "seen"


def test_a_trip_without_a_draft_has_nothing_to_review(at_home: Library, page: Open) -> None:
    app = page(trip="small", view="review", lang="en")
    assert "review_open" not in [one.key for one in app.button]
    app.session_state["review_of"] = "claims"
    app.run()
    assert not app.exception
    assert "Nothing of this trip was drafted." in text(app)
