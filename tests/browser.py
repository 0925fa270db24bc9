"""Find a Chromium, Chrome or Edge for the browser tests, or install one: `python -m tests.browser`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
"""How tests start it: as root in a container, silent on the network."""

MISSING = """\
No Chromium, Chrome or Edge was found, and none could be installed:
{tried}
Install one of them, or name it: BROWSER_PATH=/path/to/chrome make test"""


def find() -> str | None:
    """Return the path of a browser that starts, BROWSER_PATH first, or None where there is none."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        return named
    places = [*map(shutil.which, NAMES), *PLACES, _of_playwright()]
    return next((place for place in places if place and Path(place).is_file() and _starts(place)), None)


def _starts(path: str) -> bool:
    """Return whether the browser runs: some systems have a stub of its name that only points elsewhere."""
    if os.name == "nt":
        return True  # there --version opens a window
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  it starts a process of its own

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install() -> list[str]:
    """Try each way of installing a browser until one works; return what was tried and how it ended."""
    tried = []
    root = [] if os.name == "nt" or os.geteuid() == 0 else ["sudo", "-n"]
    ways = []
    if shutil.which("apt-get"):
        ways.append(
            [
                [*root, "apt-get", "update"],
                [*root, "apt-get", "install", "-y", "--no-install-recommends", "chromium"],
            ]
        )
    ways.append([[sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]])
    for commands in ways:
        for command in commands:
            done = subprocess.run(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
            )
            last = (done.stderr.strip().splitlines() or [""])[-1]
            tried.append(f"  {' '.join(command)} -> exit {done.returncode} {last}")
            if done.returncode:
                break
        if find():
            break
    return tried


def main() -> int:
    """Print the browser's path and return 0, or say on standard error why there is none and return 1."""
    path = find()
    if path is None:
        print("No browser found; installing one…", file=sys.stderr)
        tried = install()
        path = find()
        if path is None:
            print(MISSING.format(tried="\n".join(tried)), file=sys.stderr)
            return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
