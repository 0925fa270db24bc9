"""`python -m tests.bench [--repeat N]`: measure, print the table, write README.md beside this file."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit
from playwright.sync_api import Browser, sync_playwright

from tests.bench.large import large_home
from tests.bench.measure import Visit, memory, visit
from tests.bench.report import large_rows, readme, rows, table
from tests.bench.server import SCRIPTS, serve
from tests.browser import FLAGS, find

OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
MEMORY_RUNS, LARGE_RUNS = 3, 3
README = Path(__file__).resolve().parent / "README.md"


def main() -> int:
    """Measure and report; 1 where there is no browser."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--repeat", type=int, default=7, metavar="N", help="rounds (7; from 1 to 50)")
    repeat = min(max(parser.parse_args().repeat, 1), 50)
    path = find()
    if path is None:
        print("No browser found: run python -m tests.browser to install one.", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, OFFLINE])
        try:
            visits, phone = _rounds(browser, repeat)
            large = _large(browser, min(repeat, LARGE_RUNS))
            memories = _memories(browser, min(repeat, MEMORY_RUNS))
            machine = _machine(browser)
        finally:
            browser.close()
    found = [*rows(visits, phone, memories), *large_rows(*large)]
    README.write_text(readme(found, repeat=repeat, machine=machine), encoding="utf-8")
    print(f"{machine}\n\n{table(found)}")
    return 0


def _rounds(browser: Browser, repeat: int) -> tuple[dict[str, list[Visit]], dict[str, list[Visit]]]:
    """Return the rounds of each page, at a desk's width and at a phone's."""
    visits: dict[str, list[Visit]] = {page: [] for page in SCRIPTS}
    phone: dict[str, list[Visit]] = {page: [] for page in ("bare", "ours")}
    with ExitStack() as stack:
        servers = [stack.enter_context(serve(page)) for page in SCRIPTS]
        for server in servers:
            visit(browser, server, clicks=False)
        for number in range(repeat):
            print(f"round {number + 1} of {repeat}", file=sys.stderr)
            for server in servers:
                visits[server.page].append(visit(browser, server, clicks=server.page != "bare"))
                if server.page in phone:
                    phone[server.page].append(visit(browser, server, clicks=False, width="phone"))
    return visits, phone


def _large(browser: Browser, repeat: int) -> tuple[list[Visit], list[Visit]]:
    """Return rounds of our page with the trip as it is and with a thousand visits, in turn."""
    print("a thousand visits", file=sys.stderr)
    found: tuple[list[Visit], list[Visit]] = ([], [])
    with (
        TemporaryDirectory() as folder,
        serve("ours") as own,
        serve("ours", large_home(Path(folder) / "home")) as large,
    ):
        for server in (own, large):
            visit(browser, server, clicks=False)
        for _ in range(repeat):
            for held, server in zip(found, (own, large), strict=True):
                held.append(visit(browser, server, clicks=True))
    return found


def _memories(browser: Browser, repeat: int) -> list[float]:
    if not Path("/proc/self/status").is_file():
        print("This system has no /proc, so the memory of a session is NOT measured.", file=sys.stderr)
        return []
    print("memory", file=sys.stderr)
    return [value for value in (memory(browser) for _ in range(repeat)) if value is not None]


def _machine(browser: Browser) -> str:
    return (
        f"Machine: {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"Streamlit {streamlit.__version__}, Chromium {browser.version}."
    )


if __name__ == "__main__":
    sys.exit(main())
