"""No request leaves: what server and command line look up and ask is written down by the interpreter."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin

from dashboard.exports.formats import FORMATS
from tests.bench.server import serve
from tests.load.reader import Reader, finish

ROOT = Path(__file__).resolve().parents[1]
HERE = ("127.0.0.1", "localhost", "::1", "None", "b'127.0.0.1'")


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "tests/watched"))
    monkeypatch.setenv("WATCHED", str(tmp_path / "asked"))
    return tmp_path / "asked"


def outside(asked: Path) -> list[str]:
    """Return what was asked of another machine, or looked up."""
    lines = asked.read_text().splitlines() if asked.exists() else []
    return [line for line in lines if not any(f" {name}" in line or f"'{name}'" in line for name in HERE)]


def test_a_request_would_be_seen(watched: Path) -> None:
    code = "import socket; s = socket.socket(); s.setblocking(False); s.connect_ex(('192.0.2.1', 9))"
    subprocess.run([sys.executable, "-c", code], check=True)
    code = "import socket\ntry: socket.getaddrinfo('visit.invalid', 80)\nexcept OSError: pass"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert outside(watched) == ["socket.connect ('192.0.2.1', 9)", "socket.getaddrinfo visit.invalid"]


async def visit(url: str) -> None:
    """Read the page under many choices, and come from another origin."""
    async with Reader(url, {"lang": "en"}) as reader:
        await reader.run()
        for city in reader.options["city"]:
            await reader.run({"city": [city]})
    for query in ({"trip": "http://192.0.2.1/"}, {"base": "osm"}, {"view": "brief"}, {"city": "//192.0.2.1"}):
        async with Reader(url, query) as reader:
            await reader.run()
    with pytest.raises(InvalidStatus):
        await connect(f"ws{url[4:]}/_stcore/stream", origin=Origin("http://192.0.2.1"), proxy=None)


def test_no_request_leaves_the_server(watched: Path) -> None:
    with serve("ours") as server:
        finish(visit(server.url))
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        for name, value in (
            ("Host", "192.0.2.1"),
            ("Origin", "http://192.0.2.1"),
            ("X-Forwarded-For", "192.0.2.1"),
        ):
            try:
                direct.open(urllib.request.Request(server.url, headers={name: value}), timeout=10).close()
            except urllib.error.HTTPError as refused:
                refused.close()
    assert outside(watched) == []


def test_no_request_leaves_the_command(watched: Path, tmp_path: Path) -> None:
    for kind in FORMATS:
        command = ["-m", "dashboard.cli", "export", "--format", kind, "-o", str(tmp_path / kind)]
        subprocess.run([sys.executable, *command], check=True, cwd=ROOT, env=os.environ)
        assert (tmp_path / kind).stat().st_size > 100
    subprocess.run([sys.executable, "-m", "dashboard.cli", "check"], check=True, cwd=ROOT)
    assert outside(watched) == []
