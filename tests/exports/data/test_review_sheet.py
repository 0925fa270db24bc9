"""The sheet on which a person decides the themes: each sentence once, with what the lexicon found in it."""

from __future__ import annotations

import csv as csv_reader
import io

from dashboard.exports.data.review_sheet import OWN, PROPOSAL, review_sheet
from dashboard.trip.files import with_review
from dashboard.trip.load import load
from dashboard.trip.model import Trip
from dashboard.view.dossier import Dossier, dossier
from tests.homes import OURS, SMALL


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv_reader.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def taken(loaded: Dossier, data: bytes) -> Trip:
    """Return the trip with a sheet taken back as its review.csv."""
    library = OURS if loaded.trip.id != "small" else SMALL
    files = with_review(library.files(loaded.trip.id), data)
    themes, voices = (one.id for one in loaded.lexicon.themes), (one.id for one in loaded.lexicon.voices)
    return load(files, themes=themes, voices=voices)


def test_the_sheet_has_each_sentence_once_as_a_spreadsheet_reads_it(real: Dossier) -> None:
    data = review_sheet(real)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") == 61
    rows = rows_of(data)
    assert [*rows[0]] == [*OWN, *PROPOSAL]
    assert [row["quote"] for row in rows] == [part.text for part in real.sentences]
    assert [row["lexicon_kind"] for row in rows].count("body") == 53


def test_what_was_decided_stands_beside_what_the_lexicon_found(real: Dossier) -> None:
    decided = {one.quote: one for one in real.trip.review}
    found = {part.text: part.index for part in real.sentences}
    for row in rows_of(review_sheet(real)):
        own = [one for one in real.extracted if one.sentence == found[row["quote"]]]
        assert row["lexicon_themes"].split() == [one.theme for one in own]
        assert row["lexicon_voice"] == (own[0].voice if own else "")
        if one := decided.get(row["quote"]):
            assert row["themes"].split() == [*one.themes]
            assert (row["voice"] or None, row["who"]) == (one.voice, one.who)
            assert (row["why_zh"], row["why_en"]) == ((one.why.zh, one.why.en) if one.why else ("", ""))
        else:
            assert row["who"] == ""
            assert row["lexicon_kind"] != "body"
    assert len(decided) == 53


def test_where_nobody_decided_the_lexicon_proposes(small_visit: Dossier) -> None:
    rows = rows_of(review_sheet(small_visit))
    assert len(rows) == len(small_visit.sentences)
    for row in rows:
        assert (row["themes"], row["voice"]) == (row["lexicon_themes"], row["lexicon_voice"])
        assert row["who"] == row["why_zh"] == row["why_en"] == ""
    assert any(row["themes"] for row in rows)


def test_a_sheet_taken_back_is_the_review_it_was_made_of(real: Dossier, small_visit: Dossier) -> None:
    assert taken(real, review_sheet(real)).review == real.trip.review
    assert taken(small_visit, review_sheet(small_visit)).review == ()


def test_a_row_counts_once_somebody_has_put_a_name_to_it(small_visit: Dossier) -> None:
    rows = rows_of(review_sheet(small_visit))
    row = next(one for one in rows if one["themes"] and one["lexicon_kind"] == "body")
    row["who"] = "某人"
    out = io.StringIO(newline="")
    lines = csv_reader.DictWriter(out, [*row])
    lines.writeheader()
    lines.writerows(rows)
    trip = taken(small_visit, out.getvalue().encode("utf-8"))
    (one,) = trip.review
    assert (one.quote, one.who, " ".join(one.themes)) == (row["quote"], "某人", row["themes"])
    known = {
        mention["known"]
        for mention in dossier(trip, small_visit.lexicon).whole.mention_rows
        if mention["quote"] == row["quote"]
    }
    assert known == {"reviewed"}


def test_words_that_stand_more_than_once_say_which_they_are(small_visit: Dossier) -> None:
    report = small_visit.trip.report
    twice = f"{report.text.rstrip()}\n他们的窗口服务只跑一次。\n"
    trip = small_visit.trip.model_copy(update={"report": report.model_copy(update={"text": twice})})
    rows = rows_of(review_sheet(dossier(trip, small_visit.lexicon)))
    assert [row["nth"] for row in rows if row["quote"] == "他们的窗口服务只跑一次。"] == ["1", "2"]
    assert {row["nth"] for row in rows if row["quote"] != "他们的窗口服务只跑一次。"} == {""}
