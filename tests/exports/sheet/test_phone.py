"""The long picture for a phone: as wide as a phone's, its letters large, nothing cut at the edge."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from dashboard.brief import NothingShownError
from dashboard.exports.formats import make
from dashboard.exports.sheet import phone as long
from dashboard.exports.sheet.canvas import Canvas
from dashboard.language import LANGUAGES, Language
from dashboard.layout.typeset import width
from dashboard.view.dossier import Dossier
from dashboard.view.filters import NO_FILTER, Filter
from tests.briefs import FILTERS, NOTHING, brief_of, changed

Text = tuple[str, float, float, float]


class Recording(Canvas):
    """A sheet that remembers its texts: words, left, middle and size in px of the layout."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.texts: list[Text] = []
        SHEETS.append(self)

    def text(self, x: float, y: float, text: str, size: float, **how: Any) -> float:
        wide = width(text, size, how.get("bold", False))
        left = x - {"left": 0, "center": wide / 2, "right": wide}[how.get("align", "left")]
        self.texts.append((text, left, y, size))
        return super().text(x, y, text, size, **how)


SHEETS: list[Recording] = []


def written(
    loaded: Dossier, patch: pytest.MonkeyPatch, language: Language, chosen: Filter = NO_FILTER
) -> Recording:
    patch.setattr(long, "Canvas", Recording)
    SHEETS.clear()
    long.phone(brief_of(loaded, chosen, language=language), {})
    return SHEETS[-1]


CHOICES = [
    Filter(),
    *(Filter(cities=frozenset({city})) for city in ("guangzhou", "dongguan", "shenzhen")),
    Filter(stated_only=True),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chosen", CHOICES)
def test_no_letter_is_under_28_px_and_none_is_cut(
    real: Dossier, monkeypatch: pytest.MonkeyPatch, chosen: Filter, language: Language
) -> None:
    sheet = written(real, monkeypatch, language, chosen)
    assert [text for text, _, _, size in sheet.texts if size * long.SCALE < 28] == []
    for text, left, middle, size in sheet.texts:
        assert left >= 0, text
        assert left + width(text, size) <= long.WIDE + 1, text
        assert size / 2 <= middle <= sheet.box.h - size / 2, text


def test_it_says_what_a_briefing_is_asked(real: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "".join(text for text, *_ in written(real, monkeypatch, "zh").texts)
    for part in (
        "郴州党政代表团赴广东考察",
        "17 处 = 6 处到访写明 + 2 处隐含 + 2 处可能 + 7 处未列名",
        "深圳市人才集团有限公司",
        "战略合作框架协议",
        "回来要做的（目标）",
        "开放与区域融合",
        "中国访谈网",
        "制作于",
    ):
        assert part in words


@pytest.mark.parametrize("name", FILTERS)
def test_the_picture_is_1080_px_wide_and_as_long_as_it_needs(small_visit: Dossier, name: str) -> None:
    made = make(brief_of(small_visit, FILTERS[name]), "png", "phone")
    with Image.open(io.BytesIO(made.data)) as picture:
        assert picture.width == 1080
        assert picture.height > 1500
    longer = make(brief_of(small_visit), "png", "phone").data
    with Image.open(io.BytesIO(longer)) as whole, Image.open(io.BytesIO(made.data)) as picture:
        assert picture.height <= whole.height + 200


def test_a_choice_of_nothing_certain_shows_what_could_belong(
    real: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "".join(text for text, *_ in written(real, monkeypatch, "zh", CHOICES[2]).texts)
    assert "也可能符合，不计入" in words
    assert "广东省电池行业协会" in words


def test_nothing_at_all_is_refused_in_a_sentence(small_visit: Dossier) -> None:
    brief = brief_of(changed(small_visit, visits=(), events=(), outcomes=()), NOTHING)
    assert brief.view.empty
    with pytest.raises(NothingShownError):
        make(brief, "png", "phone")
