"""The measurements: a cold open, filter clicks with the bytes they bring, and the memory of a session."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, WebSocket

from tests.bench.server import Server, serve

PROBE = (Path(__file__).resolve().parent / "probe.js").read_text(encoding="utf-8")
LABEL = "广州"  # the button that is clicked
CLICKS = 6  # timed clicks a round, after two that show where the views have to arrive
WAIT = 60_000  # ms, the longest that any one step may take
QUIET = 0.6  # s without a message and with no script running: the page has settled
SESSIONS, WARM = 10, 2  # sessions held open for the memory, and those opened before


@dataclass
class Received:
    """What has come over the page's websocket so far."""

    size: int = 0
    last: float = field(default_factory=time.monotonic)

    def listen(self, socket: WebSocket) -> None:
        """Count every message of this socket from now on."""
        socket.on("framereceived", self._count)

    def _count(self, message: str | bytes) -> None:
        self.size += len(message.encode() if isinstance(message, str) else message)
        self.last = time.monotonic()


@dataclass(frozen=True)
class Visit:
    """One round with one page: ms of the cold open, bytes of the first click, ms and bytes of the others."""

    cold: float
    fresh: int = 0
    clicks: tuple[float, ...] = ()
    sizes: tuple[int, ...] = ()


def visit(browser: Browser, server: Server, *, clicks: bool) -> Visit:
    """Open the page with an empty cache, and click its filter if asked to."""
    page, received = _tab(browser)
    try:
        cold = _open(page, server)
        if not clicks:
            return Visit(cold)
        without = _settled(page, server, received)
        before = received.size
        _click(page, server, None)
        among = _settled(page, server, received)
        fresh = received.size - before
        _click(page, server, None)
        if any(a == b for a, b in zip(without, among, strict=True)):
            raise RuntimeError(f"a view of the page {server.page} does not follow the filter: {among}")
        if _settled(page, server, received) != without:
            raise RuntimeError(f"the page {server.page} does not come back when the filter is taken away")
        times, sizes = [], []
        for number in range(CLICKS):
            before = received.size
            times.append(_click(page, server, without if number % 2 else among))
            _settled(page, server, received)
            sizes.append(received.size - before)
        return Visit(cold, fresh, tuple(times), tuple(sizes))
    finally:
        page.context.close()


def memory(browser: Browser) -> float | None:
    """Return the resident bytes that one more open session costs our server; None where it cannot be read."""
    pages = []
    with serve("ours") as server:
        try:
            for _ in range(WARM):
                pages.append(_tab(browser)[0])
                _open(pages[-1], server)
            before = server.resident()
            for _ in range(SESSIONS):
                pages.append(_tab(browser)[0])
                _open(pages[-1], server)
            after = server.resident()
        finally:
            for page in pages:
                page.context.close()
    return None if before is None or after is None else (after - before) / SESSIONS


def _tab(browser: Browser) -> tuple[Page, Received]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    context.set_default_timeout(WAIT)
    context.add_init_script(PROBE)
    page, received = context.new_page(), Received()
    page.on("websocket", received.listen)
    return page, received


def _open(page: Page, server: Server) -> float:
    """Open the page; return the ms from the start of the navigation until all its views are drawn."""
    page.goto(server.url, wait_until="commit")
    drawn: float = page.evaluate("page => bench.drawn(page)", server.page)
    return drawn


def _click(page: Page, server: Server, wanted: list[str] | None) -> float:
    """Click the filter; return the ms until the views stand as wanted, or 0 where nothing is waited for."""
    took: float = page.evaluate(
        "([page, label, wanted]) => bench.click(page, label, wanted)", [server.page, LABEL, wanted]
    )
    return took


def _settled(page: Page, server: Server, received: Received) -> list[str]:
    """Return what each view shows once no script runs and no message has come for a while."""
    end = time.monotonic() + WAIT / 1000
    shown: list[str] = []
    since = time.monotonic()
    while time.monotonic() < end:
        page.wait_for_timeout(100)
        running = page.locator("[data-testid=stApp][data-test-script-state=running]").count()
        now: list[str] = page.evaluate("page => bench.shown(page)", server.page)
        if running or now != shown or not all(now):
            shown, since = now, time.monotonic()
        elif time.monotonic() - max(since, received.last) > QUIET:
            return shown
    raise RuntimeError(f"the page {server.page} does not come to rest: {shown}")
