"""trip.toml as a table of two columns, key and value, and back; and as TOML again, its comments kept."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from dashboard.trip.frame import Frame
from dashboard.trip.values import Record

_BARE = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*")
_TABLE = re.compile(r"\s*\[([^\[\]]+)\]\s*(#.*)?")
_KEY = re.compile(r"(\s*([A-Za-z0-9_-]+)\s*=\s*)(.*)")


def kinds() -> dict[str, Any]:
    """Return every key that trip.toml may have, dotted, with the type of its value."""
    return dict(_kinds(Frame, ""))


def _kinds(model: type[Record], above: str) -> Iterator[tuple[str, Any]]:
    for name, field in model.model_fields.items():
        kind = field.annotation
        inner = [one for one in (kind, *get_args(kind)) if isinstance(one, type) and issubclass(one, Record)]
        if inner:
            yield from _kinds(inner[0], f"{above}{name}.")
        else:
            yield above + name, kind


def pairs(frame: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    """Return the values of a frame by dotted key."""
    found: dict[str, Any] = {}
    for key, value in frame.items():
        if isinstance(value, Mapping):
            found |= pairs(value, f"{above}{key}.")
        else:
            found[above + key] = value
    return found


def table(frame: Mapping[str, Any]) -> dict[str, str]:
    """Return what a person sees of a frame: every key that there may be, and its value as text."""
    found = pairs(frame)
    return {key: str(found.get(key, "")) for key in [*kinds(), *(key for key in found if key not in kinds())]}


def nested(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return a frame from its values by dotted key; one without a value, or below a value, is left out."""
    frame: dict[str, Any] = {}
    for key, value in found.items():
        *above, last = key.split(".")
        place = frame
        for name in above:
            inner = place.setdefault(name, {})
            place = inner if isinstance(inner, dict) else {}
        if value != "":
            place[last] = value
    return {key: value for key, value in frame.items() if value != {}}


def value_of(key: str, text: str, before: object = None) -> Any:
    """Return a text as the value that trip.toml has for it: a number or a day where the key asks for one."""
    text, kind = text.strip(), kinds().get(key)
    if text == str(before):
        return before
    if int in (kind, *get_args(kind)) and text.isascii() and text.isdecimal():
        return int(text[:9])
    if dt.date in (kind, *get_args(kind)) and not isinstance(before, str):
        try:
            return dt.date.fromisoformat("-".join(part.zfill(2) for part in text.split("/")))
        except ValueError:
            return text
    return text


def as_toml(frame: Mapping[str, Any], written: str = "") -> str:
    """Return a frame as TOML: as it was written, with the values put in that have changed, where that makes
    this frame; else written anew, without comments.
    """
    try:
        before = tomllib.loads(written)
    except (ValueError, RecursionError):
        return _anew(frame)
    if before == frame:
        return written
    patched = _patched(written, pairs(before), pairs(frame))
    try:
        return patched if tomllib.loads(patched) == frame else _anew(frame)
    except (ValueError, RecursionError):
        return _anew(frame)


def _patched(written: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Return the lines with the values that differ in place; a key that is new stands first in its table."""
    lines, above = [], ""
    fresh = {key: value for key, value in after.items() if key not in before}
    for line in written.splitlines():
        if found := _TABLE.fullmatch(line):
            above = found[1].strip() + "."
            lines.append(line)
            own = [key for key in fresh if key.startswith(above) and "." not in key.removeprefix(above)]
            lines += [f"{key.removeprefix(above)} = {_literal(fresh[key])}" for key in own]
            continue
        pair = _KEY.fullmatch(line)
        key = above + pair[2] if pair else ""
        if not pair or key not in before or after.get(key) == before[key]:
            lines.append(line)
        elif key in after:
            lines.append(pair[1] + _literal(after[key]) + _comment(pair[3], before[key]))
    return "\n".join([*lines, ""])


def _comment(rest: str, value: object) -> str:
    """Return what stands behind a value in its line."""
    for at in (place for place, sign in enumerate(rest) if sign == "#"):
        try:
            if tomllib.loads(f"x = {rest[:at]}")["x"] == value:
                return " " + rest[at:]
        except ValueError:
            continue
    return ""


def _anew(frame: Mapping[str, Any], above: str = "") -> str:
    plain = [(key, value) for key, value in frame.items() if not isinstance(value, Mapping)]
    lines = [f"{_name(key)} = {_literal(value)}\n" for key, value in plain]
    for key, value in frame.items():
        if isinstance(value, Mapping):
            lines.append(f"\n[{above}{_name(key)}]\n{_anew(value, f'{above}{_name(key)}.')}")
    return "".join(lines)


def _name(key: str) -> str:
    return key if _BARE.fullmatch(key) and "." not in key else _literal(key)


def _literal(value: object) -> str:
    """Return a value as TOML has it: a string of JSON is one of TOML, but for one sign."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_name(key)} = {_literal(one)}' for key, one in value.items())}}}"
    return str(value)
