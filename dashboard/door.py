"""The door of the server: who may ask, for what, and what a browser may do with the answer."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.served import STREAMLIT

HOSTS = "VISIT_DASHBOARD_HOSTS"
"""The environment variable with the names that the server is known by, beside those of this machine."""

EMBED = "VISIT_DASHBOARD_EMBED"
"""The environment variable with the origins whose pages may hold ours in a frame; none without it."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
OPEN = ("/static/", "/assets/", "/component/streamlit_folium.st_folium/", "/media/")
"""What is under these paths may be asked for, and the paths below; the rest of Streamlit's is closed."""

PLACES = frozenset({"/", "/favicon.png", "/_stcore/health", "/_stcore/host-config", "/_stcore/stream"})
UPLOAD = re.compile(r"/_stcore/upload_file/([0-9A-Za-z-]{1,64})/([0-9A-Za-z-]{1,64})")
"""Where a reader's file comes to, by session and file; what it may be, dashboard.pack says."""

LARGEST = (10 * 1024 + 64) * 1024
"""Bytes of such a request: a file as large as .streamlit/config.toml allows, and the form around it."""

HELD, SESSIONS = 4, 4096
"""Files that one session may have sent without taking them back, and the sessions that are counted."""

FRAME = "/component/"
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//(?:\[([0-9a-f:.]+)\]|([^/:@\[\]\s?#]+))(?::\d+)?")

_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


class Door:
    """Middleware before all else: it answers 400, 403, 404 or 405, or hands the request on.

    `hosts` are the names that Host and Origin may have beside those of this machine: a page of another
    origin that has a browser ask us is refused before Streamlit looks it up. `framed` are the origins that
    may hold our page; `tiles` returns the origins that the maps' tiles come from.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: Iterable[str] = (),
        framed: Iterable[str] = (),
        tiles: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        self._app = app
        self._hosts = LOOPBACK | {host.lower() for host in hosts}
        self._framed = tuple(framed)
        self._tiles = tiles
        self._sent: dict[str, set[str]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for what is refused; give every other answer its headers."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        if refusal := self._refusal(scope):
            await _refuse(scope, send, *refusal)
            return

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
                more = [*_HEADERS, (b"content-security-policy", self.policy(scope["path"], given).encode())]
                message = {**message, "headers": [*message.get("headers", ()), *more]}
            await send(message)

        await self._app(scope, receive, headed)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = [(name, value.decode("latin-1")) for name, value in scope["headers"]]
        hosts = [value for name, value in headers if name == b"host"]
        origins = [value for name, value in headers if name == b"origin"]
        if len(hosts) != 1 or _name(f"//{hosts[0]}") not in self._hosts:
            return 400, f"This name is not among those that {HOSTS} allows."
        if any(_name(origin) not in self._hosts for origin in origins):
            return 403, f"This origin is not among those that {HOSTS} allows."
        path = scope["path"]
        if scope["type"] == "http" and scope["method"] not in {"GET", "HEAD"}:
            return self._unsent(scope["method"], path, dict(scope["headers"]))
        if path not in PLACES and not (path.startswith(OPEN) and ".." not in path.split("/")):
            return 404, "There is nothing here."
        return None

    def _unsent(self, method: str, path: str, headers: dict[bytes, bytes]) -> tuple[int, str] | None:
        """Return why a file is not taken, or not taken back: only our own page sends one, of a known size."""
        place = UPLOAD.fullmatch(path)
        if not place or method not in {"PUT", "DELETE"}:
            return 405, "Nothing is taken here."
        if b"origin" not in headers:
            return 403, "Files are taken from our own page alone."
        session, file = place.groups()
        sent = self._sent.setdefault(session, set())
        if method == "DELETE":
            sent.discard(file)
            return None
        while len(self._sent) > SESSIONS:
            del self._sent[next(iter(self._sent))]
        if refusal := _too_much(headers):
            return refusal
        if len(sent | {file}) > HELD:
            return 429, "This session has sent enough; reload the page."
        sent.add(file)
        return None

    def policy(self, path: str, host: str) -> str:
        """Return the Content-Security-Policy of an answer.

        Each exception has its reason: `blob:` scripts are how Streamlit mounts an element of ours, inline
        styles are how React and Leaflet place what they draw, the map's component runs the script that folium
        writes, in its own frame alone. Text may be evaluated: we never do, but Streamlit's parts for Vega do,
        and the programs that offices test pages with; scripts come from here alone either way.
        """
        script = ["'self'", "'unsafe-eval'", "blob:", *_INLINE]
        tiles = self._tiles() if path == "/" or path.startswith(FRAME) else ()  # only pages show pictures
        if path.startswith(FRAME):
            script = ["'self'", "'unsafe-eval'", "'unsafe-inline'"]  # a digest would switch the last one off
        rules = {
            "default-src": ["'self'"],
            "script-src": script,
            "style-src": ["'self'", "'unsafe-inline'"],
            "img-src": ["'self'", "data:", "blob:", *tiles],
            "font-src": ["'self'", "data:"],
            "connect-src": ["'self'", f"ws://{host}", f"wss://{host}"],
            "object-src": ["'none'"],
            "base-uri": ["'self'"],
            "form-action": ["'none'"],
            "frame-ancestors": ["'self'", *self._framed],
        }
        return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def _too_much(headers: dict[bytes, bytes]) -> tuple[int, str] | None:
    length = headers.get(b"content-length", b"")
    if b"transfer-encoding" in headers or not re.fullmatch(rb"[0-9]{1,12}", length):
        return 411, "How long is it?"
    return (413, "This is more than is taken.") if int(length) > LARGEST else None


def _name(address: str) -> str:
    """Return the host of `//HOST:PORT` or `SCHEME://HOST:PORT`, or nothing where it is none of the two."""
    found = _ADDRESS.fullmatch(address.lower())
    return (found[1] or found[2]) if found else ""


def _digests(page: str) -> list[str]:
    """Return the digests of the scripts that stand in a page itself."""
    found = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in found)
    return [f"'sha256-{one}'" for one in hashes]


_INLINE = _digests((STREAMLIT / "index.html").read_text(encoding="utf-8"))


async def _refuse(scope: Scope, send: Send, status: int, text: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": text})  # before it is taken up: 403
        return
    body = f"{text}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *_HEADERS]})
    await send({"type": "http.response.body", "body": b"" if scope.get("method") == "HEAD" else body})
