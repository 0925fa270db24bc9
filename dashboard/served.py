"""Fixed files for the browser, sent from memory, and hints at them in the page that asks for them last."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit
from starlette.types import ASGIApp, Receive, Scope, Send

STREAMLIT = Path(streamlit.__file__).parent / "static"
PARTS = frozenset({"Html", "ButtonGroup", "Button", "Checkbox", "BidiComponent", "ComponentInstance"})
"""The lazy parts of Streamlit's page that ours is made of: the names of their modules before the checksum."""

LOADED = "/assets/basemap"
"""Where the basemaps of the trips are: what was checked is sent, not what a folder holds."""

_PACKED = frozenset({".js", ".css", ".html", ".json", ".geojson", ".svg", ".ttf"})
_KINDS = {".js": "text/javascript", ".geojson": "application/geo+json"}  # whatever the machine has them as
_LAZY = re.compile(r"import\(`\./([\w-]+)\.[\w-]+\.js`\)[^_]{0,40},__vite__mapDeps\(\[([\d,]*)\]\)")
_FOREVER = b"public, max-age=31536000, immutable"  # the name has the content's checksum
_A_MINUTE = b"public, max-age=60"  # an update is seen at once, a frame within the page asks no second time


@dataclass(frozen=True)
class File:
    """A file as it is sent: its bytes, the same packed by gzip, its type, its tag and how long it is kept."""

    data: bytes
    packed: bytes | None
    kind: bytes
    tag: bytes
    kept: bytes


class Served:
    """Middleware that answers for a list of files made when the server starts, each read and packed once.

    `folders` are the folders of our own files by the path that they are served under; links and files whose
    name begins with a dot are not on the list. `loaded` returns what stands in memory for the last part of a
    path below `LOADED` and the query, or None. The rest goes on to the application, and so does a path that
    neither has: none leads out of the folders. `hints` are what `/` tells the browser to fetch early, beside
    the parts of Streamlit's page that it otherwise asks for one after another.
    """

    def __init__(
        self,
        app: ASGIApp,
        folders: Mapping[str, Path],
        hints: Iterable[tuple[str, str]] = (),
        loaded: Callable[[str, str], bytes | None] = lambda _name, _query: None,
    ) -> None:
        self._app, self._loaded = app, loaded
        self._paths = {path: (file, _FOREVER) for path, file in _listed("/static", STREAMLIT / "static")}
        for prefix, folder in folders.items():
            self._paths |= {path: (file, _A_MINUTE) for path, file in _listed(prefix, folder)}
        index = (STREAMLIT / "index.html").read_text(encoding="utf-8")
        self._index = _file(hinted(index, [*lazy_parts(index), *hints]).encode(), ".html", b"no-cache")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file of the list, else hand the request on."""
        file = None
        if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}:
            file = self._file(scope["path"], scope.get("query_string", b"").decode("latin-1"))
        if file is None:
            await self._app(scope, receive, send)
        else:
            await _send(scope, send, file)

    def _file(self, path: str, query: str) -> File | None:
        if path == "/":
            return self._index
        folder, _, name = path.rpartition("/")
        if folder == LOADED:
            data = self._loaded(name, query)
            return None if data is None else _memory(data, Path(name).suffix)
        known = self._paths.get(path)
        return _read(*known) if known else None


def _listed(prefix: str, folder: Path) -> Iterable[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not path.is_symlink() and not any(part.startswith(".") for part in parts):
            yield "/".join([prefix, *parts]), path


@lru_cache(maxsize=1024)
def _read(path: Path, kept: bytes) -> File:
    return _file(path.read_bytes(), path.suffix, kept)


@lru_cache(maxsize=16)
def _memory(data: bytes, suffix: str) -> File:
    return _file(data, suffix, _A_MINUTE)


def _file(data: bytes, suffix: str, kept: bytes) -> File:
    kind = _KINDS.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    packed = gzip.compress(data, 6, mtime=0) if suffix in _PACKED else None
    tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
    return File(data, packed, f"{kind}{charset}".encode(), tag.encode(), kept)


async def _send(scope: Scope, send: Send, file: File) -> None:
    asked = dict(scope["headers"])
    headers = [
        (b"content-type", file.kind),
        (b"etag", file.tag),
        (b"cache-control", file.kept),
        (b"vary", b"accept-encoding"),
    ]
    body, status = file.data, 200
    if asked.get(b"if-none-match") == file.tag:
        body, status = b"", 304
    elif file.packed is not None and b"gzip" in asked.get(b"accept-encoding", b""):
        body = file.packed
        headers.append((b"content-encoding", b"gzip"))
    if status == 200:
        headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def lazy_parts(index: str) -> list[tuple[str, str]]:
    """Return a hint at each module that the lazy `PARTS` need, as Vite lists them in Streamlit's main module.

    Where a version of Streamlit lists them in another way there are none: the page is only slower then.
    """
    main = re.search(r"static/js/index\.[\w-]+\.js", index)
    text = (STREAMLIT / main[0]).read_text(encoding="utf-8") if main else ""
    listed = re.search(r"m\.f=\[(.*?)\]", text)
    names = re.findall(r'"([^"]+)"', listed[1]) if listed else []
    found: dict[str, None] = {}
    for part, places in _LAZY.findall(text):
        if part in PARTS:
            found |= dict.fromkeys(names[int(place)] for place in places.split(",") if place)
    return [("modulepreload", f"./static/js/{name[2:]}") for name in found if name.endswith(".js")]


def hinted(index: str, hints: Iterable[tuple[str, str]]) -> str:
    """Return Streamlit's page with a link for each hint: a `stylesheet`, a `modulepreload`, or what is to be
    preloaded as. A stylesheet that is there before the page's first part moves nothing when it comes.
    """
    links = [_link(kind, href) for kind, href in hints]
    return index.replace("</head>", "\n".join([*links, "</head>"]))


def _link(kind: str, href: str) -> str:
    if kind == "async":
        return f'<script async src="{href}"></script>'
    if kind == "stylesheet":
        return f'<link rel="stylesheet" href="{href}">'
    if kind == "modulepreload":
        return f'<link rel="modulepreload" crossorigin href="{href}">'
    return f'<link rel="preload" href="{href}" as="{kind}">'
