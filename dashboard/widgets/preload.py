"""The page asks early for the code it will need: Streamlit asks for a chart's only when one arrives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_STATIC = Path(streamlit.__file__).parent / "static"


def chunks(*names: str) -> list[str]:
    """Return the paths of Streamlit's script files whose names begin so, relative to the page."""
    return [
        f"./static/js/{path.name}"
        for name in names
        for path in sorted((_STATIC / "static" / "js").glob(f"{name}.*.js"))
    ]


class Preload:
    """Writes module preloads into the head of the first page; every other answer passes as it is."""

    def __init__(self, app: ASGIApp, scripts: Sequence[str]) -> None:
        self.app = app
        self.links = "".join(
            f'<link rel="modulepreload" crossorigin href="{one}">' for one in scripts
        ).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"] != "/":
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = b""

        async def gather(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                body = body.replace(b"</head>", self.links + b"</head>", 1)
                MutableHeaders(scope=start)["content-length"] = str(len(body))
                await send(start)
                await send({"type": "http.response.body", "body": body})

        await self.app(scope, receive, gather)
