"""The facts as JSON: what they state, the order of the themes, and what an empty filter still tells."""

from __future__ import annotations

import json as json_reader

from dashboard.brief import Brief
from dashboard.exports.data.facts import json
from dashboard.exports.data.tables import tables
from dashboard.view.dossier import Dossier
from tests.briefs import NOTHING, brief_of
from tests.exports.data.read import told


def test_the_facts_come_with_what_every_export_states(brief: Brief) -> None:
    assert json_reader.loads(json(brief)) == {"about": brief.statement, **told(brief)}


def test_the_themes_stand_in_the_order_of_the_lexicon(brief: Brief) -> None:
    wanted = [theme.id for theme in brief.lexicon.themes if theme in brief.themes]
    assert [one["id"] for one in told(brief)["themes"]] == wanted
    assert list(tables(brief)["themes"]["id"]) == wanted


def test_the_themes_have_the_numbers_of_the_chart(brief: Brief) -> None:
    counted = {one.theme.id: (one.sentences, one.visits) for one in brief.view.theme_counts}
    assert {one["id"]: (one["sentences"], one["visits"]) for one in told(brief)["themes"]} == counted
    assert len(counted) == len(brief.themes) > 0


def test_a_filter_that_leaves_nothing_still_tells_of_the_trip(small_visit: Dossier) -> None:
    brief = brief_of(small_visit, NOTHING)
    found = json_reader.loads(json(brief))
    assert found["visits"] == found["events"] == found["mentions"] == []
    assert [row["id"] for row in found["could_be"]] == list(brief.shown.could_be["id"]) != []
    assert found["trip"]["id"] == "small"
