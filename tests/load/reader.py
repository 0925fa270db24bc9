"""A reader without a browser: Streamlit's own socket messages, as its page sends and takes them."""

from __future__ import annotations

import asyncio
import time
import urllib.request
from collections.abc import Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

T = TypeVar("T")
AGE = 12
"""Runs of the script that an element is kept for, as .streamlit/config.toml has it (maxCachedMessageAge)."""

Chosen = Mapping[str, Sequence[str]]
"""Options by the key of their widget, in the words that the page has for them."""


class ServerError(RuntimeError):
    """The server sent what no page of ours holds: an exception, or a reference to what it never sent."""


@dataclass
class Run:
    """One run of the script as its reader saw it: seconds from the click, bytes, and the HTML by place."""

    seconds: float = 0
    received: int = 0
    html: dict[tuple[int, ...], str] = field(default_factory=dict)


class Reader:
    """One session: `async with Reader(url) as reader`, then `await reader.run({"city": ["珠海"]})`.

    It keeps elements as Streamlit's page does, names those that it has to the server, and takes a short
    reference for each; one to an element that it was never sent is an error, as it would be a hole in the
    page. `options` are the words of each widget's options by its key, `query` what stands in the address.
    """

    def __init__(self, url: str, query: Mapping[str, str | Sequence[str]] | None = None) -> None:
        self.query = urlencode(query or {}, doseq=True)
        self.session = ""
        self.options: dict[str, list[str]] = {}
        self._url = url
        self.cookie = ""
        self._widgets: dict[str, str] = {}
        self._chosen: dict[str, list[str]] = {}
        self._kept: dict[str, tuple[int, bytes]] = {}
        self._runs = 0
        self._socket: ClientConnection | None = None

    async def __aenter__(self) -> Reader:
        self.cookie = await asyncio.to_thread(_cookie, self._url)
        await self.connect()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._socket:
            await self._socket.close()

    @property
    def themes(self) -> str:
        """Return the key of the widget of themes: it has a new one where the page itself chooses."""
        return [key for key in self.options if key.startswith("themes_")][-1]

    async def connect(self) -> None:
        """Open the socket, naming the session that this reader had before, if any: the page does the same."""
        names = ["streamlit", "none", *([self.session] if self.session else [])]
        self._socket = await connect(
            f"ws{self._url.removeprefix('http')}/_stcore/stream",
            origin=Origin(self._url),
            additional_headers={"Cookie": self.cookie} if self.cookie else None,
            subprotocols=[Subprotocol(name) for name in names],
            max_size=None,
            proxy=None,
            open_timeout=60,
        )

    async def run(self, chosen: Chosen | None = None, *, timeout: float = 60) -> Run:
        """Choose these options, or none, and wait until the script has run."""
        for key, words in (chosen or {}).items():
            self._chosen[self._widgets[key]] = list(words)
        run, asked = Run(), time.perf_counter()
        socket = self._socket
        if socket is None:
            raise RuntimeError("the reader is not connected")
        await socket.send(self._message())
        async with asyncio.timeout(timeout):
            while not self._take(await socket.recv(decode=False), run):
                pass
        run.seconds = time.perf_counter() - asked
        self._runs += 1
        self._kept = {name: one for name, one in self._kept.items() if self._runs - one[0] < AGE}
        return run

    def _message(self) -> bytes:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self.query
        state.cached_message_hashes.extend(self._kept)
        state.context_info.locale = "zh-CN"
        state.context_info.url = self._url
        for name, words in self._chosen.items():
            widget = state.widget_states.widgets.add()
            widget.id = name
            widget.string_array_value.data.extend(words)
        data: bytes = message.SerializeToString()
        return data

    def _take(self, data: bytes, run: Run) -> bool:
        """Take one message; return whether it was the last of its run."""
        run.received += len(data)
        message = ForwardMsg.FromString(data)
        if message.ref_hash:
            if message.ref_hash not in self._kept:
                raise ServerError(f"a reference to an element that was not sent: {message.ref_hash}")
            place, (_, kept) = [*message.metadata.delta_path], self._kept[message.ref_hash]
            self._kept[message.ref_hash] = (self._runs, kept)
            message = ForwardMsg.FromString(kept)
            message.metadata.delta_path[:] = place
        elif message.metadata.cacheable:
            self._kept[message.hash] = (self._runs, data)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id or self.session
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta":
            self._element(message, run)
        return bool(kind == "script_finished" and message.script_finished != message.FINISHED_EARLY_FOR_RERUN)

    def _element(self, message: ForwardMsg, run: Run) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise ServerError(element.exception.message)
        if kind == "html":
            run.html[tuple(message.metadata.delta_path)] = element.html.body
        if kind == "button_group":
            group = element.button_group
            key = group.id.rpartition("-")[2]
            self._widgets[key] = group.id
            self.options[key] = [option.content for option in group.options]
            if group.set_value:
                self._chosen[group.id] = list(group.raw_values)


def finish(work: Coroutine[Any, Any, T]) -> T:
    """Return what the work ends with, in a loop of its own: a browser may have one in this thread."""
    with ThreadPoolExecutor(1) as own:
        return own.submit(asyncio.run, work).result()


def _cookie(url: str) -> str:
    """Return what the page's own address gives a browser to send back."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(url, timeout=60) as answer:
        return "; ".join(one.split(";")[0] for one in answer.headers.get_all("Set-Cookie") or [])
