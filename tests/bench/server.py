"""A page's server as a process of its own on a free port, stopped by its process id."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dashboard.trip.library import HOME

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
# Ours starts where its configuration lies; the others where there is none, with the defaults of Streamlit.
SCRIPTS = {
    "bare": HERE / "bare_page.py",
    "tutorial": HERE / "tutorial_app.py",
    "ours": ROOT / "dashboard" / "app.py",
}
START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """One page being served: its name, its address and the process that serves it."""

    page: str
    url: str
    pid: int

    def resident(self) -> int | None:
        """Return the resident memory in bytes, or None where the system has no /proc."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.is_file():
            return None
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) * 1024


@contextmanager
def serve(page: str, home: Path | None = None) -> Iterator[Server]:
    """Serve the page of this name while the context lasts, ours from another home if one is given;
    RuntimeError if it does not come up.
    """
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(SCRIPTS[page])]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    command += ["--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none"]
    process = subprocess.Popen(
        command,
        cwd=ROOT if page == "ours" else HERE,
        env={**os.environ, **({HOME: str(home)} if home else {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(f"{url}/_stcore/health", process)
        yield Server(page, url, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(health: str, process: subprocess.Popen[bytes]) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended at once with exit status {process.returncode}")
        try:
            with direct.open(health, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no answer within {START_SECONDS} s: {health}")
