"""Who may import what: figures draw from tables alone, only the page knows Streamlit."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import dashboard

HOME = Path(dashboard.__file__).parent
MODULES = {
    path.relative_to(HOME).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(HOME.rglob("*.py"))
}
PAGE = ("app.py", "page.py", "widgets/")
FILES = (
    "load.py",
    "bases.py",
    "tables.py",
    "themes.py",
    "visit.py",
    "language.py",
    "exports/",
    "cli.py",
    "widgets/",
    "app.py",
)
CLOCK = ("cli.py", "widgets/brief_view.py")
"""They give the date that is printed on an export; what draws takes it."""
OUTSIDE = {
    *("os", "pathlib", "io", "shutil", "tempfile", "glob", "subprocess", "socket", "ssl", "http", "urllib"),
    *("requests", "httpx", "aiohttp", "time", "random", "secrets", "uuid"),
}


def imports(tree: ast.AST) -> set[str]:
    """Return the first name of every module imported, also inside a function."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def own_imports(tree: ast.AST) -> set[str]:
    """Return every module of the dashboard that is imported, in full."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dashboard"):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("dashboard")}
    return found


def calls(tree: ast.AST) -> Iterator[str]:
    """Yield the last name of everything that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", ""))


def of(*places: str) -> dict[str, ast.Module]:
    return {name: tree for name, tree in MODULES.items() if name.startswith(places)}


def test_the_modules_are_found() -> None:
    assert {"app.py", "page.py", "model.py", "figures/timeline.py", "widgets/state.py"} <= set(MODULES)
    assert of("figures/")
    assert of("widgets/")
    assert not of("no such place")


def test_imports_are_read_in_every_form() -> None:
    tree = ast.parse("import os.path as p\nfrom io import StringIO\ndef f():\n    import time")
    assert imports(tree) == {"os", "io", "time"}
    assert imports(ast.parse("")) == set()


def test_only_the_page_imports_streamlit() -> None:
    hosts = {name for name, tree in MODULES.items() if imports(tree) & {"streamlit", "streamlit_folium"}}
    assert hosts <= set(of(*PAGE))
    assert "app.py" in hosts


def test_nothing_beside_the_page_imports_its_widgets() -> None:
    users = {
        name for name, tree in MODULES.items() if any("dashboard.widgets" in one for one in own_imports(tree))
    }
    assert users <= set(of(*PAGE))


@pytest.mark.parametrize("name", of("figures/"))
def test_a_figure_reaches_for_no_file_network_or_clock(name: str) -> None:
    assert not imports(MODULES[name]) & OUTSIDE
    assert "open" not in calls(MODULES[name])


@pytest.mark.parametrize("name", of("figures/"))
def test_a_figure_takes_tables_and_loads_nothing(name: str) -> None:
    loading = {"dashboard.load", "dashboard.tables", "dashboard.visit", "dashboard.build", "dashboard.cli"}
    assert not own_imports(MODULES[name]) & loading


@pytest.mark.parametrize("name", sorted(set(MODULES) - {*CLOCK}))
def test_nothing_asks_a_clock(name: str) -> None:
    assert not {"now", "today", "utcnow", "perf_counter", "monotonic", "localtime"} & {*calls(MODULES[name])}
    assert "time" not in imports(MODULES[name])


@pytest.mark.parametrize("name", MODULES)
def test_nothing_asks_the_network(name: str) -> None:
    assert not imports(MODULES[name]) & {"socket", "ssl", "http", "urllib", "requests", "httpx", "aiohttp"}


@pytest.mark.parametrize("name", sorted(set(MODULES) - set(of(*FILES))))
def test_only_loading_exports_and_the_page_touch_files(name: str) -> None:
    assert not imports(MODULES[name]) & {"os", "pathlib", "shutil", "tempfile", "glob"}
    assert not {"open", "read_text", "read_bytes", "write_text", "write_bytes"} & {*calls(MODULES[name])}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_what_it_is(name: str) -> None:
    assert ast.get_docstring(MODULES[name])
