"""The JSON of every choice is what data/schema.json says, and the schema describes every field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from dashboard.exports.data.facts import SCHEMA
from dashboard.exports.data.facts import json as facts
from dashboard.exports.data.geojson import geojson
from dashboard.language import LANGUAGES, Language
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from tests.briefs import FILTERS, NOTHING, brief_of
from tests.fields import GUIDE, guide
from tests.homes import OURS

TEXT = (OURS.data / "schema.json").read_text(encoding="utf-8")
VALIDATOR = Draft202012Validator(json.loads(TEXT), format_checker=Draft202012Validator.FORMAT_CHECKER)


def written(loaded: Dossier, chosen: Filter, language: Language = "zh") -> Any:
    return json.loads(facts(brief_of(loaded, chosen, language=language)))


def test_the_schema_is_sound_and_of_the_version_that_is_written() -> None:
    Draft202012Validator.check_schema(json.loads(TEXT))
    assert json.loads(TEXT)["properties"]["schema"] == {
        "description": "The version of this schema.",
        "const": SCHEMA,
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chosen", [*FILTERS.values(), NOTHING])
def test_every_choice_of_the_small_trip_fits(
    small_visit: Dossier, chosen: Filter, language: Language
) -> None:
    VALIDATOR.validate(written(small_visit, chosen, language))


def test_every_city_day_and_theme_of_the_real_trip_fits(real: Dossier) -> None:
    filters = [Filter(), Filter(stated_only=True)]
    filters += [Filter(cities=frozenset({city.id})) for city in real.trip.stops]
    filters += [Filter(days=frozenset({day})) for day in real.trip.days]
    filters += [Filter(themes=frozenset({theme.id})) for theme in real.lexicon.themes]
    for chosen in filters:
        VALIDATOR.validate(written(real, chosen))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("visits", 0, "status"), "certain"),
        (("visits", 0, "lat"), 91),
        (("visits", 0, "day"), "9 November"),
        (("visits", 0, "more"), 1),
        (("schema",), "visit-dashboard/2"),
        (("report", "sha256"), "4aa65a48"),
    ],
)
def test_what_is_not_so_is_refused(small_visit: Dossier, path: tuple[Any, ...], value: Any) -> None:
    found = written(small_visit, Filter())
    place = found
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(ValidationError):
        VALIDATOR.validate(found)


def fields(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    for name, one in schema.get("properties", {}).items():
        yield f"{path}.{name}", one
        yield from fields(one, f"{path}.{name}")
    for name, one in schema.get("$defs", {}).items():
        yield from fields(one, name)


def test_every_field_is_described() -> None:
    found = dict(fields(json.loads(TEXT)))
    assert len(found) > 90
    told = {"zh", "en", "start", "end"}  # of two languages or days, by their name
    assert [
        path
        for path, one in found.items()
        if "description" not in one and "$ref" not in one and path.rpartition(".")[2] not in told
    ] == []


PLACES = json.loads((OURS.data / "places.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chosen", [*FILTERS.values()])
def test_every_geojson_is_what_its_schema_says(
    small_visit: Dossier, real: Dossier, chosen: Filter, language: Language
) -> None:
    Draft202012Validator.check_schema(PLACES)
    places = Draft202012Validator(PLACES)
    for loaded, own in ((small_visit, chosen), (real, Filter(stated_only=chosen.stated_only))):
        made = json.loads(geojson(brief_of(loaded, own, language=language)))
        places.validate(made)
    del made["features"][-1]["properties"]["fit"]
    with pytest.raises(ValidationError):
        places.validate(made)


def test_the_guide_is_that_of_the_schemas_and_describes_every_field() -> None:
    assert GUIDE.read_text(encoding="utf-8") == guide()
    rows = [line.split(" | ") for line in guide().splitlines() if line.startswith("| `")]
    assert len(rows) > 150
    for name, _, words in rows:
        last = name.rsplit(".", 1)[-1].strip("`| ")
        assert words.strip(" |") or last in {"type", "coordinates", "geometry", "properties"}, name
