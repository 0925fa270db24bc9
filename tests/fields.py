"""The guide to the fields of the two JSON files, written from their schemas: `python -m tests.fields`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.homes import OURS

SCHEMAS = {"JSON": "schema.json", "GeoJSON": "places.schema.json"}
GUIDE = OURS.data / "FIELDS.md"


def guide() -> str:
    """Return the guide in Markdown: a table for each kind of object, its fields with what they hold."""
    parts = [
        "# The fields of the JSON and the GeoJSON",
        "Written from `schema.json` and `places.schema.json` beside this file (`python -m tests.fields`), "
        "which a program can check a file by.",
    ]
    for name, file in SCHEMAS.items():
        schema = json.loads((OURS.data / file).read_text(encoding="utf-8"))
        parts += [f"## {name}", schema["description"], _table(schema)]
        for kind, one in schema["$defs"].items():
            parts.append(f"### `{kind}`")
            parts += [one["description"]] if "description" in one else []
            parts += [_table(one)] if "properties" in one else [f"One of {_values(one)}."]
    return "\n\n".join(parts) + "\n"


def _table(schema: dict[str, Any]) -> str:
    rows = [f"| `{path}` | {_type(one)} | {one.get('description', '')} |" for path, one in _fields(schema)]
    return "\n".join(["| field | holds | what it is |", "|---|---|---|", *rows])


def _fields(schema: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, one in schema.get("properties", {}).items():
        yield path + name, one
        yield from _fields(one, f"{path}{name}.")
        if isinstance(one.get("items"), dict):
            yield from _fields(one["items"], f"{path}{name}[].")


def _type(one: dict[str, Any]) -> str:
    if "$ref" in one:
        return f"`{one['$ref'].rsplit('/', 1)[-1]}`"
    if "enum" in one or "const" in one:
        return _values(one)
    if "oneOf" in one:
        return " or ".join(_type(other) for other in one["oneOf"])
    kinds = one.get("type", "any")
    text = kinds if isinstance(kinds, str) else " or ".join(kinds)
    items = one.get("items", {})
    return f"{text} of {_type(items)}" if text == "array" and items else text


def _values(one: dict[str, Any]) -> str:
    return ", ".join(f"`{value}`" for value in one.get("enum", [one.get("const")]))


if __name__ == "__main__":
    GUIDE.write_text(guide(), encoding="utf-8")
