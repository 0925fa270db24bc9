"""The door: which requests it hands on, and what it says to the others."""

from __future__ import annotations

import asyncio
import http.client
import tomllib
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import pytest

from dashboard.door import HELD, LARGEST, Door
from dashboard.pack.limits import MEGABYTE, MOST
from tests.visitor import ROOT


async def beyond(scope: Any, _receive: Any, send: Any) -> None:
    """The application behind the door."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"x-own", b"1")]})
    await send({"type": "http.response.body", "body": b"beyond"})


def ask(
    path: str = "/", method: str = "GET", kind: str = "http", door: Door | None = None, **headers: str
) -> tuple[Any, dict[str, str]]:
    """Return the status, or the first message of a socket, and the headers of the answer."""
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    given = [
        (name.encode(), value.encode()) for name, value in ({"host": "127.0.0.1:8501"} | headers).items()
    ]
    scope = {"type": kind, "method": method, "path": path, "headers": given}
    with ThreadPoolExecutor(1) as own:
        own.submit(asyncio.run, (door or Door(beyond))(scope, receive, send)).result()
    first = sent[0]
    told = {name.decode(): value.decode() for name, value in first.get("headers", ())}
    return first.get("status", first["type"]), told


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost", "[::1]:8501", "LOCALHOST:1"])
def test_this_machine_is_let_in(host: str) -> None:
    assert ask(host=host)[0] == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::1", "a@127.0.0.1.x"])
def test_another_name_is_not(host: str) -> None:
    assert ask(host=host)[0] == 400


def test_the_names_that_the_operator_gives_are_let_in() -> None:
    door = Door(beyond, hosts=["Visit.example"])
    assert ask(host="visit.example", origin="https://visit.example", door=door)[0] == 200
    assert ask(host="other.example", door=door)[0] == 400


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1.evil.example", "file://"]
)
def test_another_origin_is_refused_before_anybody_looks_it_up(kind: str, origin: str) -> None:
    answer, _ = ask("/_stcore/stream" if kind == "websocket" else "/", kind=kind, origin=origin)
    assert answer == ("websocket.close" if kind == "websocket" else 403)


def test_a_socket_of_our_own_page_is_let_in() -> None:
    assert ask("/_stcore/stream", kind="websocket", origin="http://127.0.0.1:8501")[0] == "websocket.accept"


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/upload_file/a/b",
        "/_stcore/metrics",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/auth/login",
        "/oauth2callback",
        "/app/static/x",
        "/assets/../page.py",
        "/component/other/index.html",
        "/elsewhere",
    ],
)
def test_what_the_page_does_not_need_is_closed(path: str) -> None:
    assert ask(path)[0] == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_is_taken(method: str) -> None:
    assert ask(method=method)[0] == 405


PLACE = "/_stcore/upload_file/0b7c-session/1a2b-file"
OWN = {"origin": "http://127.0.0.1:8501"}


def test_a_file_of_our_own_page_is_taken_and_taken_back() -> None:
    assert ask(PLACE, "PUT", door=None, **{**OWN, "content-length": "1000"})[0] == 200
    assert ask(PLACE, "DELETE", door=None, **OWN)[0] == 200


@pytest.mark.parametrize(
    ("path", "method", "headers", "status"),
    [
        (PLACE, "POST", OWN, 405),
        (PLACE, "OPTIONS", OWN, 405),
        (PLACE, "GET", OWN, 404),
        (PLACE, "PUT", {"content-length": "1"}, 403),
        (PLACE, "DELETE", {}, 403),
        (PLACE, "PUT", {"origin": "http://evil.example", "content-length": "1"}, 403),
        (PLACE, "PUT", OWN, 411),
        (PLACE, "PUT", {**OWN, "transfer-encoding": "chunked", "content-length": "1"}, 411),
        (PLACE, "PUT", {**OWN, "content-length": "-1"}, 411),
        (PLACE, "PUT", {**OWN, "content-length": str(LARGEST + 1)}, 413),
        (f"{PLACE}/more", "PUT", {**OWN, "content-length": "1"}, 405),
        ("/_stcore/upload_file/a/../b", "PUT", {**OWN, "content-length": "1"}, 405),
        ("/_stcore/upload_file/a/b%2f", "PUT", {**OWN, "content-length": "1"}, 405),
        ("/_stcore/upload_file//b", "PUT", {**OWN, "content-length": "1"}, 405),
        ("/_stcore/stream", "PUT", {**OWN, "content-length": "1"}, 405),
        ("/media/x", "DELETE", OWN, 405),
    ],
)
def test_what_is_no_file_of_a_page_of_ours_is_not_taken(
    path: str, method: str, headers: dict[str, str], status: int
) -> None:
    assert ask(path, method, door=None, **headers)[0] == status


def test_a_session_holds_a_few_files_and_no_more() -> None:
    door, one = Door(beyond), {**OWN, "content-length": "1"}
    place = "/_stcore/upload_file/session/"
    assert {ask(f"{place}{n}", "PUT", door=door, **one)[0] for n in range(HELD)} == {200}
    assert ask(f"{place}more", "PUT", door=door, **one)[0] == 429
    assert ask(f"{place}0", "PUT", door=door, **one)[0] == 200
    assert ask(f"{place}1", "DELETE", door=door, **OWN)[0] == 200
    assert ask(f"{place}more", "PUT", door=door, **one)[0] == 200
    assert ask("/_stcore/upload_file/another/1", "PUT", door=door, **one)[0] == 200


def test_every_answer_says_what_a_browser_may_do_with_it() -> None:
    _, told = ask(door=Door(beyond, framed=["https://intranet.example"], tiles=lambda: ["https://t.example"]))
    assert told["x-own"] == "1"
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "same-origin"
    rules = dict(rule.split(" ", 1) for rule in told["content-security-policy"].split("; "))
    assert rules["frame-ancestors"] == "'self' https://intranet.example"
    assert rules["img-src"] == "'self' data: blob: https://t.example"
    assert "'unsafe-inline'" not in rules["script-src"]
    assert not any(part.startswith(("http", "*", "data:")) for part in rules["script-src"].split())
    _, told = ask("/component/streamlit_folium.st_folium/index.html")
    assert (
        "'unsafe-inline'"
        in dict(rule.split(" ", 1) for rule in told["content-security-policy"].split("; "))["script-src"]
    )


@pytest.mark.browser
def test_the_server_itself_has_the_door(address: str) -> None:
    def status(path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> int:
        place = urlsplit(address)
        line = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
        line.request(method, path, body, headers=headers)
        found = line.getresponse().status
        line.close()
        return found

    assert status("/") == 200
    assert status("/", Host="evil.example") == 400
    assert status("/", Origin="http://evil.example") == 403
    assert status("/_stcore/metrics") == 404
    assert status(PLACE, "PUT", b"x") == 403
    assert status(PLACE, "PUT", b"x", Origin="http://evil.example") == 403
    assert status(PLACE, "PUT", b"x", Origin=address) == 403  # without the page's own token
    assert status("/", "POST", b"x", Origin=address) == 405
    socket = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    socket["Sec-WebSocket-Key"] = "dGhlIHNhbXBsZSBub25jZQ=="
    assert status("/_stcore/stream", "GET", None, **socket, Origin=address) == 101
    assert status("/_stcore/stream", "GET", None, **socket, Origin="http://evil.example") == 403


def test_page_and_server_have_one_limit() -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] * MEGABYTE == MOST
    assert MOST < LARGEST < MOST + MEGABYTE
    assert "client_max_body_size 11m;" in (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
