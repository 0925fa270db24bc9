"""The measurements: a cold open, clicks and the bytes they bring, what moves, the memory of a session."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page, WebSocket

from tests.bench.server import Server, serve

PROBE = (Path(__file__).resolve().parent / "probe.js").read_text(encoding="utf-8")
LABEL = "广州"  # the button that is clicked
MARK = "visit:gree"  # the mark that is selected
CLICKS = 6  # timed clicks a round, after two that show where the views have to arrive
WAIT = 60_000  # ms, the longest that any one step may take
QUIET = 0.6  # s without a message and with no script running: the page has settled
SESSIONS, WARM = 10, 2  # sessions held open for the memory, and those opened before
Width = Literal["desk", "phone"]
WINDOWS: dict[Width, tuple[int, int]] = {"desk": (1440, 900), "phone": (390, 844)}


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


class Opened(NamedTuple):
    """A cold open: ms until the first screen, every view, the largest paint; and what moved, unitless."""

    first: float
    all: float
    paint: float
    shift: float


@dataclass(frozen=True)
class Visit:
    """One round with one page: its opening, bytes of the first click, and of the others ms and bytes.

    `selections` are ms as well; `delays` the ms that the browser took to show something after a click.
    """

    opened: Opened
    fresh: int = 0
    clicks: tuple[float, ...] = ()
    sizes: tuple[int, ...] = ()
    selections: tuple[float, ...] = ()
    delays: tuple[float, ...] = ()
    shift: float = 0


def visit(browser: Browser, server: Server, *, clicks: bool, width: Width = "desk") -> Visit:
    """Open the page with an empty cache, and click its filter if asked to."""
    page, received = _tab(browser, width)
    try:
        page.goto(server.url, wait_until="commit")
        first, drawn = page.evaluate("page => bench.opened(page)", server.page)
        without = _settled(page, server, received)
        paint, shift, _ = page.evaluate("bench.taken()")
        opened = Opened(first, drawn, paint, shift)
        if not clicks:
            return Visit(opened)
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
        selections = _selections(page, server, received) if server.page == "ours" else []
        page.evaluate("bench.taken()")
        delays, moved = _pointer(page, server, received)
        found = (tuple(times), tuple(sizes), tuple(selections), tuple(delays))
        return Visit(opened, fresh, *found, moved)
    finally:
        page.context.close()


def memory(browser: Browser) -> float | None:
    """Return the resident bytes that one more open session costs our server; None where it cannot be read."""
    pages = []
    with serve("ours") as server:
        try:
            for _ in range(WARM):
                pages.append(_held(browser, server))
            before = server.resident()
            for _ in range(SESSIONS):
                pages.append(_held(browser, server))
            after = server.resident()
        finally:
            for page in pages:
                page.context.close()
    return None if before is None or after is None else (after - before) / SESSIONS


def _held(browser: Browser, server: Server) -> Page:
    page, _ = _tab(browser, "desk")
    page.goto(server.url, wait_until="commit")
    page.evaluate("page => bench.opened(page)", server.page)
    return page


def _tab(browser: Browser, width: Width) -> tuple[Page, Received]:
    wide, high = WINDOWS[width]
    context = browser.new_context(viewport={"width": wide, "height": high}, locale="zh-CN")
    context.set_default_timeout(WAIT)
    context.add_init_script(PROBE)
    page, received = context.new_page(), Received()
    page.on("websocket", received.listen)
    return page, received


def _click(page: Page, server: Server, wanted: list[str] | None) -> float:
    """Click the filter; return the ms until the views stand as wanted, or 0 where nothing is waited for."""
    took: float = page.evaluate(
        "([page, label, wanted]) => bench.click(page, label, wanted)", [server.page, LABEL, wanted]
    )
    return took


def _selections(page: Page, server: Server, received: Received) -> list[float]:
    """Select a mark and let go of it again and again; return the ms until the views follow."""
    times = []
    for _ in range(CLICKS // 2 + 1):
        for on in (True, False):
            times.append(float(page.evaluate("([key, on]) => bench.select(key, on)", [MARK, on])))
            _settled(page, server, received)
    return times[2:]  # the first pair shows what this reader has not seen


def _pointer(page: Page, server: Server, received: Received) -> tuple[list[float], float]:
    """Click the filter with the pointer, on and off; return the browser's delays in ms, and what moved."""
    for _ in range(2):
        page.locator(".st-key-city button", has_text=LABEL).click()
        _settled(page, server, received)
    _, shift, delays = page.evaluate("bench.taken()")
    return [float(one) for one in delays], float(shift)


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
