"""The order of the house: who may import whom, what each room may touch, and how long a module may grow."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dashboard

HOME = Path(dashboard.__file__).parent
MODULES = {
    path.relative_to(HOME).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(HOME.rglob("*.py"))
}
ORDER = (
    *("language", "report", "trip", "draft", "pack", "themes", "view", "layout", "style"),
    *("figures", "brief", "parts"),
    *("exports", "widgets", "page", "served", "door", "app", "cli"),
)
"""The rooms from the ground up: each imports only from those before it. `figures` and `brief` are
neighbours that do not know each other, and so are `exports` and `figures`."""
STRANGERS = {
    ("exports", "figures"),
    ("brief", "figures"),
    ("app", "page"),
    ("cli", "widgets"),
    ("cli", "page"),
}
PAGE = ("app.py", "page.py", "widgets/")
OUTSIDE = {
    "streamlit": (*PAGE, "served.py"),
    "streamlit_folium": ("widgets/",),
    "starlette": ("app.py", "served.py", "door.py"),
    "folium": ("figures/",),
    "branca": ("figures/",),
    "plotly": ("figures/", "widgets/"),
    "pandas": ("view/", "exports/data/", "widgets/data_grid.py"),
    "pydantic": ("trip/", "themes/lexicon.py"),
    "pydantic_core": ("trip/",),
    "rjieba": ("report/cutter.py",),
    "babel": ("language.py", "style/labels.py"),
    "matplotlib": ("exports/sheet/", "layout/typeset.py"),
    "uniseg": ("layout/typeset.py",),
    "pptx": ("exports/slides/",),
    "docx": ("exports/document/", "draft/source.py"),
    "jinja2": ("figures/map_parts.py", "exports/onefile/file.py"),
    "lxml": ("exports/data/kml.py", "exports/data/kml_styles.py"),
    "icalendar": ("exports/data/agenda.py",),
    "xlsxwriter": ("exports/data/workbook.py", "pack/book.py"),
    "openpyxl": ("pack/book.py",),
}
"""Each library of another, and the only rooms that know it."""
FILES = (
    "language.py",
    "trip/library.py",
    "trip/keep.py",
    "trip/disk.py",
    "layout/typeset.py",
    "exports/onefile/shelf.py",
    "cli/command.py",
    "cli/check.py",
    "cli/compare.py",
    "cli/export.py",
    "cli/new.py",
    "cli/review.py",
    "cli/said.py",
    "page.py",
    "app.py",
    "served.py",
    "door.py",
)
"""The only modules that name files or the environment."""
CLOCK = ("cli/export.py", "cli/compare.py", "widgets/brief_view.py")
"""They give the date that is printed on an export; what draws takes it."""
NETWORK = {"socket", "ssl", "http", "urllib", "requests", "httpx", "aiohttp"}
TOUCHING = {"os", "pathlib", "shutil", "tempfile", "glob", "subprocess"}
LONG_MODULES: dict[str, int] = {}
LONG_FUNCTIONS: dict[str, int] = {}
"""What is longer than the rule allows, with the reason beside it; today nothing is."""


def imports(tree: ast.AST) -> set[str]:
    """Return the first name of every module imported, also inside a function."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def own_imports(name: str) -> set[str]:
    """Return every module of the dashboard that a module imports, as a path."""
    found = set()
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dashboard"):
            parts = str(node.module).split(".")[1:]
            for names in [parts, *([*parts, alias.name] for alias in node.names)]:
                path = "/".join(names) + ".py"
                if path in MODULES:
                    found.add(path)
    return found


def room(name: str) -> str:
    return name.split("/", maxsplit=1)[0].removesuffix(".py")


def calls(tree: ast.AST) -> Iterator[str]:
    """Yield the last name of everything that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", ""))


def of(*places: str) -> dict[str, ast.Module]:
    return {name: tree for name, tree in MODULES.items() if name.startswith(places)}


def test_the_modules_and_their_imports_are_found() -> None:
    assert {"app.py", "page.py", "trip/model.py", "figures/timeline.py", "widgets/state.py"} <= set(MODULES)
    assert {"trip/library.py", "view/dossier.py", "widgets/map.py"} <= own_imports("page.py") | own_imports(
        "cli/export.py"
    )
    tree = ast.parse("import os.path as p\nfrom io import StringIO\ndef f():\n    import time")
    assert imports(tree) == {"os", "io", "time"}
    assert {room(name) for name in MODULES} - {"__init__"} == set(ORDER)


@pytest.mark.parametrize("name", [name for name in MODULES if name != "__init__.py"])
def test_imports_run_down_the_house(name: str) -> None:
    above = set(ORDER[ORDER.index(room(name)) + 1 :])
    rooms = {room(other) for other in own_imports(name)} - {room(name)}
    assert not rooms & above
    assert not {(room(name), other) for other in rooms} & STRANGERS


def test_no_files_import_each_other_in_a_circle() -> None:
    left = {name: own_imports(name) for name in MODULES}
    while free := [name for name, needs in left.items() if not needs & set(left)]:
        for name in free:
            del left[name]
    assert left == {}


@pytest.mark.parametrize("library", OUTSIDE)
def test_a_library_is_known_to_its_rooms_alone(library: str) -> None:
    users = {name for name, tree in MODULES.items() if library in imports(tree)}
    assert users
    assert users <= set(of(*OUTSIDE[library]))


@pytest.mark.parametrize("name", sorted(set(MODULES) - {*FILES}))
def test_only_the_doors_touch_files(name: str) -> None:
    assert not imports(MODULES[name]) & TOUCHING
    assert not {"open", "read_text", "read_bytes", "write_text", "write_bytes"} & {*calls(MODULES[name])} - (
        {"open"} if name == "view/dossier.py" else set()  # a library's, not a file's
    )


@pytest.mark.parametrize("name", sorted(set(MODULES) - {*CLOCK}))
def test_nothing_asks_a_clock_or_chance(name: str) -> None:
    assert not {"now", "today", "utcnow", "perf_counter", "monotonic", "localtime"} & {*calls(MODULES[name])}
    assert not imports(MODULES[name]) & {"time", "random", "secrets", "uuid"}


@pytest.mark.parametrize("name", MODULES)
def test_nothing_asks_the_network(name: str) -> None:
    assert not imports(MODULES[name]) & NETWORK


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_what_it_is_and_stays_short(name: str) -> None:
    assert ast.get_docstring(MODULES[name])
    lines = (HOME / name).read_text(encoding="utf-8").count("\n")
    assert lines <= LONG_MODULES.get(name, 200)


@pytest.mark.parametrize("name", MODULES)
def test_a_function_stays_short(name: str) -> None:
    found = {
        f"{name}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(MODULES[name])
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {key: n for key, n in found.items() if n > LONG_FUNCTIONS.get(key, 40)} == {}


def test_no_module_is_named_like_the_standard_librarys() -> None:
    # `streamlit run dashboard/app.py` puts dashboard/ itself on the path.
    own = {room(name) for name in MODULES} - {"__init__"}
    assert not own & set(sys.stdlib_module_names)


@pytest.mark.parametrize("name", MODULES)
def test_no_row_is_read_as_anything(name: str) -> None:
    text = (HOME / name).read_text(encoding="utf-8")
    assert "Mapping[Any, Any]" not in text
    if name not in {"view/rows.py", "exports/data/tables.py"}:
        assert 'to_dict("records")' not in text


@pytest.mark.parametrize("name", MODULES)
def test_no_script_of_the_browser_hides_in_a_string(name: str) -> None:
    long = [
        node.value
        for node in ast.walk(MODULES[name])
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count("\n") > 3
    ]
    assert [text for text in long if "=>" in text or "function (" in text or "document." in text] == []
