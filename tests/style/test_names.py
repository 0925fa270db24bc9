"""Names without an English version: marked as Chinese on the English map, and counted at the foot."""

from __future__ import annotations

import re

import pytest

from dashboard.figures.map_marks import mark_layer
from dashboard.figures.route_map import base_map
from dashboard.language import LANGUAGES, Language
from dashboard.parts.head import foot
from dashboard.style.names import note
from dashboard.style.style import Style
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from tests.briefs import HARBIN, SHANGHAI, brief_of, changed, through
from tests.figures.read import EN, ZH, marks, rendered

ALONE = ("上海", "上海", *SHANGHAI[2:])


@pytest.fixture
def alone(real: Dossier) -> Dossier:
    """A trip whose stop, and the first of its two sites, have no English name."""
    loaded = through(real, ("哈尔滨", "哈尔滨", *HARBIN[2:]), ALONE)
    first, other = loaded.trip.visits
    name = Text(zh="港区<b>", en="港区<b>")
    other = other.model_copy(update={"name": Text(zh="码头", en="Quay 码头")})
    return changed(loaded, visits=(first.model_copy(update={"name": name}), other))


def test_a_chinese_name_on_the_english_map_is_marked_as_chinese(alone: Dossier) -> None:
    layer = mark_layer(alone.trip, alone.whole, style=EN)
    shown = [one.html + one.tooltip for one in marks(layer)]
    assert "".join(shown).count('<bdi lang="zh">上海</bdi>') == 2
    assert [one.count('<bdi lang="zh">港区&lt;b&gt;</bdi>') for one in shown if "港区" in one] == [1]
    assert [one for one in shown if "<bdi" in one and "Quay" in one] == []
    (sign,) = marks(base_map(alone.trip, style=EN, height=400), "sign")
    assert sign.html.count('<bdi lang="zh">哈尔滨</bdi>') == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_marked_where_every_name_has_its_language(
    real: Dossier, alone: Dossier, language: Language
) -> None:
    style = Style(language)
    assert "<bdi" not in rendered(real.trip, mark_layer(real.trip, real.whole, style=style), style)
    assert "<bdi" not in rendered(alone.trip, mark_layer(alone.trip, alone.whole, style=ZH), ZH)


def test_the_foot_of_the_english_page_says_how_many_names_are_chinese_only(
    real: Dossier, alone: Dossier
) -> None:
    assert note(alone.trip, EN).startswith("3 names are given in Chinese only")
    assert note(alone.trip, EN) in re.sub("<[^>]+>", "", foot(brief_of(alone, language="en"))).replace(
        "&#39;", "’"
    )
    assert note(real.trip, EN) == note(alone.trip, ZH) == ""
    assert "only" not in re.findall('<p class="note">[^<]*', foot(brief_of(real, language="en")))
