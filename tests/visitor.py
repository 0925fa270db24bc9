"""One reader of the page in a real browser, and the server that the reader visits."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Dialog, FrameLocator, Page, Request, expect

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """Serve the dashboard over the data in a folder; yield its address; stop it by its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", "--server.port", str(port)]
    environment = {**os.environ, "VISIT_DASHBOARD_HOME": str(home)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
                break
            except OSError:
                assert server.poll() is None, "the server stopped"
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


@dataclass
class Visitor:
    """One reader of the page, who notes every request that leaves this machine, every error and dialog."""

    page: Page
    address: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._request)
        self.page.on("console", self._console)
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", self.address.replace("http", "ws"))):
            self.foreign.append(request.url)

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def open(self, query: str = "") -> None:
        self.page.goto(f"{self.address}/?{query}")
        self.settled()

    def settled(self) -> None:
        """Wait until the script has run and every view is drawn."""
        expect(self.page.locator(".reader .used, .reader .unused").first).to_be_visible(timeout=20_000)
        self.drawn()

    def drawn(self) -> None:
        """Wait until the script has run and the views of the first screen are drawn."""
        expect(self.map.locator(".city b").first).to_be_visible(timeout=20_000)
        for chart in ("timeline_chart", "theme_chart"):
            expect(self.page.locator(f".st-key-{chart} .main-svg").first).to_be_visible(timeout=20_000)
        self.idle()

    def idle(self) -> None:
        """Wait until no script is running: Streamlit marks the app while one is."""
        self.page.wait_for_function(
            "document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
        )

    @property
    def map(self) -> FrameLocator:
        return self.page.frame_locator(".st-key-map iframe")

    def points(self, chart: str) -> list[str]:
        """Return the customdata of every mark that a chart has drawn."""
        found: list[str] = self.page.evaluate(
            """(key) => document.querySelector(`.st-key-${key} .js-plotly-plot`)._fullData
                 .flatMap((trace) => trace.customdata || [])""",
            chart,
        )
        return found

    def bars(self) -> dict[str, int]:
        """Return the sentences of each theme, added over the voices, as the bars are drawn."""
        found: dict[str, int] = self.page.evaluate(
            """() => { const sums = {};
                 for (const trace of document.querySelector('.st-key-theme_chart .js-plotly-plot')._fullData)
                   (trace.customdata || []).forEach((key, i) => sums[key] = (sums[key] || 0) + trace.x[i]);
                 return sums; }"""
        )
        return found

    def click_point(self, chart: str, key: str) -> None:
        """Click the mark of a chart that carries this key, where the chart drew it."""
        place = self.page.evaluate(
            """([chart, key]) => {
                 const plot = document.querySelector(`.st-key-${chart} .js-plotly-plot`);
                 plot.scrollIntoView({block: "center"});
                 for (const trace of plot._fullData) {
                   const i = (trace.customdata || []).indexOf(key);
                   if (i < 0 || (trace.type === "bar" && !trace.x[i])) continue;
                   const box = plot.getBoundingClientRect(), { l, t } = plot._fullLayout._size;
                   let x = trace.x[i];
                   if (trace.type === "bar") {
                     x = trace.base[i] + x / 2;
                   }
                   const { xaxis, yaxis } = plot._fullLayout;
                   const zoom = box.width / plot.offsetWidth;
                   return [box.x + zoom * (l + xaxis.l2p(x)), box.y + zoom * (t + yaxis.l2p(trace.y[i]))];
                 }
                 return null;
               }""",
            [chart, key],
        )
        assert place, f"{chart} draws no {key}"
        self.page.mouse.click(*place)

    def detail(self) -> list[tuple[int, int, str]]:
        """Return start, end and words of each quote in the detail panel."""
        return [
            (int(quote.get_attribute("data-start") or -1), int(quote.get_attribute("data-end") or -1), text)
            for quote in self.page.locator(".detail .quote:not(.outcome)").all()
            if (text := quote.locator("q").inner_text())
        ]

    def selected(self, key: str | None) -> None:
        """Wait until the URL says that this is selected, and the page has followed."""
        wanted = None if key is None else key.replace(":", "%3A")
        self.page.wait_for_function(
            """(key) => { const found = /[?&]sel=([^&]+)/.exec(location.search);
                 return (found ? found[1] : null) === key; }""",
            arg=wanted,
        )
        self.idle()
