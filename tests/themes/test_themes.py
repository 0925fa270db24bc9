"""What the sentences are about: the lexicon against readers' labels, and the traps of cutting words."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.report.cutter import Cutter
from dashboard.report.sentences import sentences
from dashboard.themes.lexicon import Lexicon, Theme, Voice
from dashboard.themes.mentions import Mention, mentions, spoken
from dashboard.trip.values import Text
from dashboard.view.dossier import Dossier
from dashboard.view.frames import Frames

HERE = Path(__file__).parent
REAL = "chenzhou-guangdong-2021"
SECOND = f"{REAL}.second-reader"
WRITTEN: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "written-1": (("云岭",), ("湖山", "桐源", "青檀")),
    "written-2": (("临河",), ("江州", "吴城", "海宁湾")),
    "written-3": (("平川",), ("衢阳", "鹭岛")),
    "written-4": (("柳塬县", "柳塬"), ("澜港市", "澜港", "望屿县", "望屿", "潮平县", "潮平")),
    "written-5": (("白桦市", "白桦"), ("澄漾经济技术开发区", "澄漾经开区", "澄漾", "吴澄市", "吴澄")),
    "written-6": (("岚溪市", "岚溪"), ("澄湾市", "澄湾", "望澜市", "望澜")),
    "written-7": (("禾洛市", "禾洛"), ("汐州市", "汐州", "帆屿市", "帆屿")),
}
"""The home and the hosts of each invented report."""
HELD_OUT = ("written-3", "written-5", "written-7")
"""The reports of which no sentence was looked at while words and rules were chosen; keep it so."""
FLOORS: Mapping[str, tuple[float, float]] = {
    REAL: (0.88, 0.90),
    SECOND: (0.85, 0.88),
    "written-1": (0.78, 0.88),
    "written-2": (0.78, 0.82),
    "written-3": (0.60, 0.78),
    "written-4": (0.86, 0.80),
    "written-5": (0.70, 0.72),
    "written-6": (0.84, 0.93),
    "written-7": (0.70, 0.80),
}
"""A little below what was measured: the F1 of the themes, and the share of voices that are the reader's."""


@dataclass(frozen=True)
class Label:
    """A reader's word on one sentence."""

    themes: frozenset[str]
    voice: str


@dataclass(frozen=True)
class Score:
    """How many (sentence, theme) pairs both have, the lexicon alone has, the reader alone has."""

    hits: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else math.nan

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else math.nan

    @property
    def f1(self) -> float:
        pairs = 2 * self.hits + self.extra + self.missed
        return 2 * self.hits / pairs if pairs else math.nan


def labels(name: str) -> dict[int, Label]:
    with (HERE / "labels" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {
            int(row["sentence"]): Label(frozenset(row["themes"].split()), row["voice"])
            for row in csv.DictReader(file)
        }


def written(name: str) -> str:
    """Return the text of an invented report; the later ones lie beside their labels."""
    places = (HERE / "labels", HERE.parent / "reports")
    path = next(place / f"{name}.txt" for place in places if (place / f"{name}.txt").exists())
    return path.read_text(encoding="utf-8")


def of_written(name: str, lexicon: Lexicon) -> list[Mention]:
    home, hosts = WRITTEN[name]
    return mentions(written(name), lexicon, home=home, hosts=hosts)


def score(found: Iterable[Mention], read: Mapping[int, Label], theme: str = "") -> Score:
    ours = {(one.sentence, one.theme) for one in found if theme in {"", one.theme}}
    theirs = {(s, one) for s, label in read.items() for one in label.themes if theme in {"", one}}
    return Score(len(ours & theirs), len(ours - theirs), len(theirs - ours))


def voices(found: Iterable[Mention], read: Mapping[int, Label]) -> tuple[int, int]:
    """Return in how many sentences both name the same voice, and how many both give one."""
    ours = {one.sentence: one.voice for one in found}
    both = [sentence for sentence, label in read.items() if label.voice and sentence in ours]
    return sum(ours[sentence] == read[sentence].voice for sentence in both), len(both)


def show(name: str, found: list[Mention], read: Mapping[int, Label], lexicon: Lexicon) -> Score:
    print(f"\n{name}\n{'theme':<12}{'labels':>7}{'P':>7}{'R':>7}{'F1':>7}")
    for theme in lexicon.themes:
        one = score(found, read, theme.id)
        line = f"{one.precision:>7.2f}{one.recall:>7.2f}{one.f1:>7.2f}"
        print(f"{theme.id:<12}{one.hits + one.missed:>7}{line}")
    whole = score(found, read)
    print(f"{'all':<12}{whole.hits + whole.missed:>7}", end="")
    print(f"{whole.precision:>7.2f}{whole.recall:>7.2f}{whole.f1:>7.2f}")
    same, both = voices(found, read)
    print(f"voice {same}/{both} = {same / max(both, 1):.2f}")
    return whole


@pytest.fixture(scope="module")
def found(real: Dossier) -> list[Mention]:
    """The mentions of the real report, found anew."""
    trip = real.trip
    assert trip.home
    hosts = [name for city in trip.stops for name in (city.name.zh, *city.aliases)]
    return mentions(trip.report.text, real.lexicon, home=(trip.home.name.zh, *trip.home.aliases), hosts=hosts)


def carried(lines: list[str], lexicon: Lexicon, *, home: tuple[str, ...] = ()) -> list[set[str]]:
    """Return the themes of each line of a report that has a title above them."""
    report = "\n".join(["标题", *lines])
    pairs = {(report.count("\n", 0, one.start), one.theme) for one in mentions(report, lexicon, home=home)}
    return [{theme for line, theme in pairs if line == number} for number in range(1, len(lines) + 1)]


def assert_floors(name: str, found: list[Mention], read: Mapping[int, Label], lexicon: Lexicon) -> None:
    themes, same = FLOORS[name]
    assert show(name, found, read, lexicon).f1 >= themes
    agreed, both = voices(found, read)
    assert agreed / both >= same


@pytest.mark.parametrize("reader", [REAL, SECOND])
def test_the_lexicon_agrees_with_a_reader_of_the_real_report(
    real: Dossier, found: list[Mention], reader: str
) -> None:
    read = labels(reader)
    assert list(read) == list(range(60))
    assert_floors(reader, found, read, real.lexicon)


@pytest.mark.parametrize("name", WRITTEN)
def test_the_lexicon_serves_a_report_it_was_not_made_from(name: str, lexicon: Lexicon) -> None:
    read = labels(name)
    assert len(read) == len(sentences(written(name)))
    assert_floors(name, of_written(name, lexicon), read, lexicon)


def test_the_lexicon_serves_the_reports_held_out(lexicon: Lexicon) -> None:
    scores = [score(of_written(name, lexicon), labels(name)) for name in HELD_OUT]
    whole = Score(*(sum(getattr(one, part) for one in scores) for part in ("hits", "extra", "missed")))
    print(f"\nheld out {whole.precision:.2f} {whole.recall:.2f} {whole.f1:.2f}")
    assert whole.precision >= 0.70
    assert whole.recall >= 0.64


@pytest.mark.parametrize("name", [REAL, SECOND, *WRITTEN])
def test_a_reader_names_only_themes_and_voices_of_the_lexicon(name: str, lexicon: Lexicon) -> None:
    read = labels(name).values()
    assert {theme for label in read for theme in label.themes} <= {theme.id for theme in lexicon.themes}
    assert {label.voice for label in read} <= {"", *(voice.id for voice in lexicon.voices)}
    assert all(bool(label.themes) == bool(label.voice) for label in read)


def test_a_score_counts_hits_extras_and_misses() -> None:
    two = [Mention(theme, "seen", 1, 0, 1, "x", ()) for theme in ("city", "energy")]
    counted = score(two, {1: Label(frozenset({"city", "talent"}), "seen")})
    assert counted == Score(1, 1, 1)
    assert (counted.precision, counted.recall, counted.f1) == (0.5, 0.5, 0.5)
    assert score([], {}) == Score(0, 0, 0)


def test_the_lexicon_has_eleven_themes_and_three_voices(lexicon: Lexicon) -> None:
    assert len({theme.id for theme in lexicon.themes}) == len(lexicon.themes) == 11
    assert [voice.id for voice in lexicon.voices] == ["seen", "learned", "next"]
    assert set(lexicon.precedence) == {voice.id for voice in lexicon.voices}
    assert all(theme.terms and theme.name.zh and theme.name.en for theme in lexicon.themes)


def test_every_mention_stands_at_its_offsets(real: Dossier, found: list[Mention]) -> None:
    report = real.trip.report.text
    assert len(found) > 60
    assert all(report[one.start : one.end] == one.quote for one in found)
    assert all(one.quote == real.sentences[one.sentence].text for one in found)


def test_the_words_that_carry_a_theme_stand_in_its_sentence(real: Dossier, found: list[Mention]) -> None:
    known = {theme.id: theme.terms | theme.hints for theme in real.lexicon.themes}
    assert all(one.terms for one in found)
    assert all(term in one.quote and term in known[one.theme] for one in found for term in one.terms)


def test_a_sentence_carries_a_theme_once(found: list[Mention]) -> None:
    pairs = [(one.sentence, one.theme) for one in found]
    assert len(pairs) == len(set(pairs))


def test_a_sentence_has_one_voice_and_it_is_of_the_lexicon(real: Dossier, found: list[Mention]) -> None:
    assert {one.voice for one in found} == {voice.id for voice in real.lexicon.voices}
    assert len({(one.sentence, one.voice) for one in found}) == len({one.sentence for one in found})


def test_headings_and_credits_carry_nothing(real: Dossier, found: list[Mention]) -> None:
    aside = {sentence.index for sentence in real.sentences if sentence.kind != "body"}
    assert len(aside) == 7
    assert not aside & {one.sentence for one in found}


def test_a_heading_full_of_themes_carries_nothing(lexicon: Lexicon) -> None:
    lines = ["人才与湿地", "人才与湿地很多。", "责任编辑 人才集团"]
    assert carried(lines, lexicon) == [set(), {"talent", "ecology"}, set()]


def test_mentions_follow_the_report_and_then_the_lexicon(real: Dossier, found: list[Mention]) -> None:
    order = [theme.id for theme in real.lexicon.themes]
    places = [(one.sentence, order.index(one.theme)) for one in found]
    assert places == sorted(places)


@pytest.mark.parametrize("report", ["", "标题", "标题\n今天天气很好。"])
def test_a_report_about_nothing_has_no_mention(report: str, lexicon: Lexicon) -> None:
    assert mentions(report, lexicon) == []


def test_service_inside_a_longer_word_is_no_service(lexicon: Lexicon) -> None:
    lines = [
        "现代服务业的门类很多。",
        "人力资源服务机构很多。",
        "主动融入服务国家战略。",
        "他们的窗口服务只跑一次。",
    ]
    assert carried(lines, lexicon) == [{"industry"}, {"talent"}, {"opening"}, {"service"}]


def test_one_term_carries_a_theme_and_two_different_hints_do() -> None:
    theme = Theme("sea", Text(zh="海", en="Sea"), frozenset({"港口"}), frozenset({"海水", "渔船"}))
    voice = Voice("seen", Text(zh="看", en="Seen"), (), ())
    tiny = Lexicon((theme,), (voice, Voice("learned", voice.name, (), ())), frozenset(), ("seen",), (), ())
    lines = ["港口很大。", "海水很蓝。", "海水很蓝,海水很咸。", "海水里有渔船。"]
    assert carried(lines, tiny) == [{"sea"}, set(), set(), {"sea"}]


def test_a_neutral_word_hides_the_term_inside_it(lexicon: Lexicon) -> None:
    assert "创新生态" in lexicon.neutral
    (themes,) = carried(["这里的创新生态和营商生态都很好。"], lexicon)
    assert "ecology" not in themes


def test_a_home_city_called_after_green_hills_is_no_ecology(lexicon: Lexicon) -> None:
    line = "青山代表团来了。"
    assert carried([line], lexicon) == [{"ecology"}]
    assert carried([line], lexicon, home=("青山",)) == [set()]


def test_the_small_trip_finds_no_ecology_in_its_own_name(small_whole: Frames) -> None:
    rows = small_whole.mentions
    assert list(rows[rows["theme"] == "ecology"]["sentence"]) == [5]


def test_neither_speaker_nor_dateline_counts(lexicon: Lexicon) -> None:
    lines = [
        "人才集团 王二:这里很好,值得看。",
        "王二:人才是根本。",
        "环保报讯(环保记者 林一)大家都来了。",
        "本报讯(记者 林一)大家都来看湿地。",
    ]
    assert carried(lines, lexicon) == [set(), {"talent"}, set(), {"ecology"}]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("市委书记 刘志仁:这个很好!", "这个很好!"),
        ("中国访谈网11月18日讯(中国访谈网张国军)11月9日,大家来了。", "11月9日,大家来了。"),
        ("大家认为,很好。", "大家认为,很好。"),
        ("", ""),
    ],
)
def test_what_is_spoken_is_left(text: str, left: str) -> None:
    assert spoken(text) == left


def test_the_voice_is_that_of_the_cues_and_of_the_subject(lexicon: Lexicon) -> None:
    lines = {
        "代表团参观了湿地,据介绍,污水都变清了。": "seen",
        "湿地的经验值得我们学习,让人深受启发。": "learned",
        "下一步,我们要建湿地,治理污水。": "next",
        "海城下一步要建湿地。": "seen",
    }
    said = mentions("\n".join(["标题", *lines]), lexicon, home=("青山",), hosts=("海城",))
    assert {one.quote: one.voice for one in said} == lines


def test_a_strong_cue_counts_twice() -> None:
    voice = Voice("next", Text(zh="做", en="Next"), ("推动", "加快"), ("下一步",))
    weights = {"": 0, "推动": 1, "推动、加快": 2, "下一步": 2, "下一步加快": 3}
    assert {text: voice.weight(text) for text in weights} == weights


def test_words_come_with_their_offsets() -> None:
    text, cutter = "广州市净水有限公司", Cutter(["净水"])
    words = cutter.cut(text)
    assert ("净水", 3) in words
    assert all(text[start : start + len(word)] == word for word, start in words)
    assert cutter.cut("") == []


def test_a_word_carries_a_theme_once(real: Dossier) -> None:
    assert [terms for terms in real.whole.mentions["terms"] if len(set(terms)) < len(terms)] == []
