"""The files of the server: what is on its list, how it is sent, and what is not to be had."""

from __future__ import annotations

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from dashboard.served import PARTS, STREAMLIT, Served, hinted, lazy_parts

INDEX = (STREAMLIT / "index.html").read_text(encoding="utf-8")


async def beyond(_scope: Any, _receive: Any, send: Any) -> None:
    """The application behind the middleware."""
    await send({"type": "http.response.start", "status": 404, "headers": []})
    await send({"type": "http.response.body", "body": b"beyond"})


def ask(
    served: Served, path: str, method: str = "GET", query: bytes = b"", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    asked = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": query, "headers": asked}
    with ThreadPoolExecutor(1) as own:  # a browser's test may have a loop in this thread
        own.submit(asyncio.run, served(scope, receive, send)).result()
    given = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], given, sent[1]["body"]


@pytest.fixture
def served(tmp_path: Path) -> Served:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/draw.js").write_text("export default 1;\n" * 40, encoding="utf-8")
    (tmp_path / "own/.secret").write_text("no", encoding="utf-8")
    (tmp_path / "outside.txt").write_text("no", encoding="utf-8")
    (tmp_path / "own/link.txt").symlink_to(tmp_path / "outside.txt")
    return Served(beyond, {"/assets": tmp_path / "own"}, [("script", "assets/draw.js")])


def test_a_file_of_ours_is_sent_with_its_type_and_tag(served: Served) -> None:
    status, headers, body = ask(served, "/assets/draw.js")
    assert (status, body) == (200, b"export default 1;\n" * 40)
    assert headers["content-type"] == "text/javascript; charset=utf-8"
    assert headers["content-length"] == str(len(body))
    assert ask(served, "/assets/draw.js", if_none_match=headers["etag"])[::2] == (304, b"")


def test_it_is_packed_for_who_takes_it_so(served: Served) -> None:
    _, headers, body = ask(served, "/assets/draw.js", accept_encoding="br, gzip")
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == b"export default 1;\n" * 40
    assert ask(served, "/assets/draw.js", method="HEAD")[2] == b""


@pytest.mark.parametrize(
    "path",
    ["/assets/.secret", "/assets/link.txt", "/assets/../outside.txt", "/assets/nothing.js", "/healthz"],
)
def test_what_is_not_on_the_list_goes_on_to_the_application(served: Served, path: str) -> None:
    assert ask(served, path)[::2] == (404, b"beyond")


def test_nothing_but_reading_is_answered(served: Served) -> None:
    assert ask(served, "/assets/draw.js", method="POST")[2] == b"beyond"


def test_streamlits_own_files_may_be_kept_and_ours_are_asked_for_again(served: Served) -> None:
    path = next((STREAMLIT / "static/js").glob("index.*.js"))
    assert "immutable" in ask(served, f"/static/js/{path.name}")[1]["cache-control"]
    assert ask(served, "/assets/draw.js")[1]["cache-control"] == "public, max-age=60"


def test_the_page_hints_at_what_it_asks_for_last(served: Served) -> None:
    _, headers, body = ask(served, "/")
    assert headers["content-type"] == "text/html; charset=utf-8"
    text = body.decode()
    assert '<link rel="preload" href="assets/draw.js" as="script">' in text
    assert text.count("modulepreload") > INDEX.count("modulepreload") + len(PARTS)
    assert text.index('rel="preload" href="assets/draw.js"') < text.index("</head>")


def test_every_lazy_part_is_found_in_this_version_of_streamlit() -> None:
    hints = [href for _, href in lazy_parts(INDEX)]
    for part in PARTS:
        assert any(href.startswith(f"./static/js/{part}.") for href in hints), part
    assert all((STREAMLIT / href).is_file() for href in hints)


def test_another_version_only_gives_no_hints() -> None:
    assert lazy_parts("<html></html>") == []
    assert hinted("<head></head>", []) == "<head></head>"


def test_what_stands_in_memory_is_sent_by_its_name_and_mark_alone(tmp_path: Path) -> None:
    ground = {("land.geojson", "0123abcd"): b'{"type": "FeatureCollection"}' * 9}
    served = Served(beyond, {}, loaded=lambda name, mark: ground.get((name, mark)))
    status, headers, body = ask(served, "/assets/basemap/land.geojson", query=b"0123abcd")
    assert (status, body) == (200, ground["land.geojson", "0123abcd"])
    assert headers["content-type"] == "application/geo+json"
    for path in (
        "/assets/basemap/.land.geojson.swp",
        "/assets/basemap/x/land.geojson",
        "/assets/land.geojson",
    ):
        assert ask(served, path, query=b"0123abcd")[0] == 404
    assert ask(served, "/assets/basemap/land.geojson", query=b"ffff")[0] == 404
