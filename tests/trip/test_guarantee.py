"""`check` is a guarantee: what it calls sound is shown and exported, and what is not gets a report.

`make test` tries a sample that is the same each time; `make fuzz` tries the whole, and trips by chance.
"""

from __future__ import annotations

import csv
import io
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.exports.formats import FORMATS, make
from dashboard.figures.detail import detail
from dashboard.figures.theme_bars import theme_bars
from dashboard.figures.timeline import timeline
from dashboard.language import LANGUAGES, Language
from dashboard.parts.visits import groups
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon, read_lexicon
from dashboard.trip.faults import TripError
from dashboard.trip.files import NAMES, TripFiles
from dashboard.trip.library import HOME
from dashboard.trip.load import load
from dashboard.trip.model import Trip
from dashboard.view.dossier import dossier
from dashboard.view.filters import Filter
from dashboard.view.selection import Selection
from dashboard.view.view import View
from tests.briefs import brief_of
from tests.exports.test_hostile import opened
from tests.figures.read import rendered
from tests.homes import OURS, SMALL
from tests.trip.generated import read, trips
from tests.visitor import ROOT

FUZZ = bool(os.environ.get("FUZZ"))
PICTURES = frozenset({"png", "pdf", "svg", "pptx", "deck", "docx"})
Contents = dict[str, bytes]


def sample(most: int, whole: int) -> settings:
    """Return how many examples are tried: the same few each time, or many by chance."""
    return settings(
        max_examples=whole if FUZZ else most,
        derandomize=not FUZZ,
        phases=[Phase.explicit, Phase.generate],  # to make a trip smaller takes longer than to read it
        database=None,
        deadline=None,
        suppress_health_check=[*HealthCheck],
    )


def judged(files: TripFiles, lexicon: Lexicon) -> Trip | None:
    """Return the trip, or None where it has faults, each of which says where, what and how to cure it."""
    themes, voices = (one.id for one in lexicon.themes), (one.id for one in lexicon.voices)
    try:
        return load(files, themes=themes, voices=voices)
    except TripError as error:
        faults = error.faults
    assert faults
    for fault in faults:
        for language in LANGUAGES:
            assert fault.place(language)
            assert fault.problem(language)
            assert fault.cure(language)
    return None


def filters(trip: Trip, lexicon: Lexicon) -> list[Filter]:
    """Return a filter of each kind."""
    return [
        Filter(),
        Filter(cities=frozenset({trip.stops[-1].id})),
        Filter(days=frozenset({trip.days[0]})),
        Filter(themes=frozenset({lexicon.themes[0].id})),
        Filter(stated_only=True),
    ]


def shown(trip: Trip, lexicon: Lexicon, style: Style) -> None:
    """Draw all that the page draws of a trip."""
    whole = dossier(trip, lexicon)
    for chosen in filters(trip, lexicon):
        for selected in (None, *(Selection("visit", visit.id) for visit in trip.visits[:2])):
            view = View(whole, chosen, selected)
            for narrow in (False, True):
                timeline(trip, view.shown, style=style, lit=view.lit, narrow=narrow)
                theme_bars(lexicon, view.themes, view.shown, whole.whole, style=style, narrow=narrow)
            groups(view, style)
            if selected:
                detail(view, selected, style=style)
    assert rendered(trip, style=style)


def exported(trip: Trip, lexicon: Lexicon, language: Language, kinds: frozenset[str]) -> None:
    """Make each of these formats under each filter that leaves anything, and open it."""
    whole = dossier(trip, lexicon)
    for chosen in filters(trip, lexicon) if kinds != PICTURES or FUZZ else [Filter()]:
        brief = brief_of(whole, chosen, language=language)
        for kind in sorted(kinds):
            if not brief.view.empty and (kind != "ics" or brief.view.dated):
                opened(kind, make(brief, kind).data)


@sample(25, 400)
@given(trips(), st.sampled_from(LANGUAGES))
def test_what_is_sound_is_shown_and_exported_as_data(
    made: tuple[Contents, bytes], language: Language
) -> None:
    lexicon = read_lexicon(OURS.lexicon())
    trip = judged(read(*made), lexicon)
    assert trip is not None
    shown(trip, lexicon, Style(language))
    exported(trip, lexicon, language, frozenset(FORMATS) - PICTURES)


@sample(4, 60)
@given(trips(), st.sampled_from(LANGUAGES))
def test_what_is_sound_is_exported_as_pictures(made: tuple[Contents, bytes], language: Language) -> None:
    lexicon = read_lexicon(OURS.lexicon())
    trip = judged(read(*made), lexicon)
    assert trip is not None
    exported(trip, lexicon, language, PICTURES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home for one trip called `made`."""
    home = tmp_path_factory.mktemp("home")
    for part in ("data/trips/made", "data/basemap", "seeds"):
        (home / part).mkdir(parents=True)
    (home / "data/themes.toml").write_bytes(OURS.lexicon() or b"")
    (home / "data/basemap/sea.geojson").write_bytes((SMALL.basemaps / "sea.geojson").read_bytes())
    return home


@sample(4, 40)
@given(made=trips())
def test_what_is_sound_is_a_page(folder: Path, made: tuple[Contents, bytes]) -> None:
    contents, report = made
    for name, data in contents.items():
        (folder / "data/trips/made" / name).write_bytes(data)
    (folder / "seeds/made.txt").write_bytes(report)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME, str(folder))
        app = AppTest.from_file(str(ROOT / "dashboard/page.py"), default_timeout=60)
        app.query_params["trip"] = "made"
        app.run()
    assert not app.exception
    assert sum(one.proto.component_name == "visit_dashboard_chart" for one in app.get("bidi_component")) == 2


def small() -> tuple[Contents, bytes]:
    """Return the files of the small trip."""
    place = SMALL.data / "trips/small"
    return {name: (place / name).read_bytes() for name in NAMES if (place / name).exists()}, (
        SMALL.home / "seeds/small.txt"
    ).read_bytes()


def cut() -> Iterator[tuple[str, Contents, bytes]]:
    """Yield the small trip with one file cut off at a byte, for every byte or a part of them."""
    contents, report = small()
    for name, data in contents.items():
        for end in range(0, len(data), 1 if FUZZ else 41):
            yield f"{name} at {end}", {**contents, name: data[:end]}, report
    for end in range(0, len(report), 1 if FUZZ else 41):
        yield f"the report at {end}", contents, report[:end]


def test_a_file_cut_off_anywhere_is_told_or_sound(lexicon: Lexicon) -> None:
    sound, told = 0, 0
    for _, contents, report in cut():
        trip = judged(read({**contents, "trip.toml": _called(contents["trip.toml"])}, report), lexicon)
        if trip is None:
            told += 1
        else:
            sound += 1
            exported(trip, lexicon, "zh", frozenset({"md", "json", "csv"}))
    assert told > 50
    assert sound + told == len([*cut()])


def _called(frame: bytes) -> bytes:
    return frame.replace(b'id = "small"', b'id = "made"')


ENCODINGS = ("gb18030", "big5", "utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252", "shift-jis", "utf-7")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_guess_at_the_encoding_that_is_wrong_is_told(lexicon: Lexicon, encoding: str) -> None:
    contents, report = small()
    contents["trip.toml"] = _called(contents["trip.toml"])
    for name in (*contents, "report"):
        data = report if name == "report" else contents[name]
        other = data.decode().encode(encoding, errors="replace")
        whole = {**contents, **({} if name == "report" else {name: other})}
        trip = judged(read(whole, other if name == "report" else report), lexicon)
        if trip is not None:
            exported(trip, lexicon, "zh", frozenset({"md", "json"}))
            assert (
                encoding in {"utf-8-sig", "gb18030"} or data.isascii() or name not in {"visits.csv", "report"}
            )


@sample(60, 4000)
@given(st.randoms(use_true_random=False), st.text(max_size=40))
def test_cells_and_columns_as_they_come_are_told_or_sound(chance: random.Random, text: str) -> None:
    lexicon = read_lexicon(OURS.lexicon())
    contents, report = small()
    contents["trip.toml"] = _called(contents["trip.toml"])
    for name in chance.sample([one for one in contents if one.endswith(".csv")], 2):
        contents[name] = chance.choice(SPOILS)(contents[name], chance, text)
    trip = judged(read(contents, report), lexicon)
    if trip is not None:
        shown(trip, lexicon, Style("en"))
        exported(trip, lexicon, "en", frozenset(FORMATS) - PICTURES)


Spoil = Callable[[bytes, random.Random, str], bytes]


def _table(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def _rows(data: bytes) -> list[list[str]]:
    return [*csv.reader(io.StringIO(data.decode()))]


def _shuffled(data: bytes, chance: random.Random, _text: str) -> bytes:
    rows = _rows(data)
    order = chance.sample(range(len(rows[0])), len(rows[0]))
    return _table([[row[place] for place in order] for row in rows])


def _titles(data: bytes, chance: random.Random, _text: str) -> bytes:
    head, *rows = _rows(data)
    return _table([chance.sample(head, len(head)), *rows])


def _cell(data: bytes, chance: random.Random, text: str) -> bytes:
    rows = _rows(data)
    row = chance.choice(rows)
    row[chance.randrange(len(row))] = text
    return _table(rows)


def _moved(data: bytes, chance: random.Random, _text: str) -> bytes:
    """Put one cell in the place of another."""
    rows = _rows(data)
    one, other = chance.choice(rows), chance.choice(rows)
    one[chance.randrange(len(one))] = other[chance.randrange(len(other))]
    return _table(rows)


def _lost(data: bytes, chance: random.Random, _text: str) -> bytes:
    rows = _rows(data)
    del rows[chance.randrange(len(rows))]
    return _table(rows)


def _again(data: bytes, chance: random.Random, _text: str) -> bytes:
    rows = _rows(data)
    return _table([*rows, chance.choice(rows)])


def _bytes(data: bytes, chance: random.Random, text: str) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + text.encode("utf-8", "surrogatepass") + data[place + 1 :]


SPOILS: tuple[Spoil, ...] = (_shuffled, _titles, _cell, _cell, _moved, _lost, _again, _bytes)
