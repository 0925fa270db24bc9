"""Many readers at once: each sees its own choice, and the loss of a worker costs nobody the view."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from dashboard.widgets.trips import Memory
from tests.bench.server import serve
from tests.load.reader import Reader, finish

ROOT = Path(__file__).resolve().parents[2]
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
CITIES = ("guangzhou", "zhuhai", "dongguan", "shenzhen")


async def lone(url: str, city: str) -> dict[tuple[int, ...], str]:
    """Return what a reader sees who opens the link of a city."""
    async with Reader(url, {"city": city, "lang": "zh"}) as reader:
        return (await reader.run()).html


async def crowd(url: str, readers: int) -> list[tuple[str, dict[tuple[int, ...], str]]]:
    """Return the city of each reader and what it sees, after all have changed the filter at once, twice."""

    async def one(number: int) -> tuple[str, dict[tuple[int, ...], str]]:
        async with Reader(url) as reader:
            await reader.run()
            cities = reader.options["city"]
            await reader.run({"city": [cities[(number + 1) % 4]]})
            run = await reader.run({"city": [cities[number % 4]]})
            assert f"city={CITIES[number % 4]}" in reader.query
            return CITIES[number % 4], run.html

    return await asyncio.gather(*(one(number) for number in range(readers)))


def test_each_of_many_readers_sees_what_a_lone_one_would() -> None:
    with serve("ours") as server:
        seen = finish(crowd(server.url, 12))
        alone = {city: finish(lone(server.url, city)) for city in CITIES}
    assert len({str(html) for html in alone.values()}) == len(CITIES)
    assert [city for city, html in seen if html != alone[city]] == []


def test_what_dies_is_found_though_it_was_put_aside() -> None:
    class Link:
        def __init__(self) -> None:
            self.own = self

    memory = Memory()
    try:
        memory.begin()
        link = Link()
        gone = weakref.ref(link)
        memory.begin()
        assert gc.get_freeze_count() > 0
        del link
        gc.collect()
        assert gone() is not None  # put aside: a collection does not search it
        for _ in range(Memory.EVERY):
            memory.begin()
        assert gone() is None
    finally:
        gc.unfreeze()


def free_ports(count: int) -> int:
    """Return the first of several ports that are free side by side."""
    for first in range(18500, 60000, count):
        try:
            for port in range(first, first + count):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", port))
        except OSError:
            continue
        return first
    raise RuntimeError("no ports are free")


@contextmanager
def workers() -> Iterator[tuple[str, dict[str, int]]]:
    """Serve the page with two workers behind nginx; yield its address and the workers' processes by port."""
    first = free_ports(3)
    command = [sys.executable, "-m", "deploy.serve", "--port", str(first), "--first", str(first + 1)]
    front = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert front.stdout
    pids: dict[str, int] = {}
    try:
        for line in front.stdout:
            words = line.split()
            if words[0] == "worker":
                pids[words[1]] = int(words[-1])
            else:
                break
        assert len(pids) == 2, "the workers did not start"
        wait_for(first)
        yield f"http://127.0.0.1:{first}", pids
    finally:
        front.terminate()
        front.wait(30)
        front.stdout.close()


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"nothing answers at {port}")


async def through_a_loss(url: str, pids: dict[str, int]) -> tuple[list[str], int]:
    """Kill one of two workers under its readers; return each reader's worker, and how many came back."""
    async with AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(Reader(url)) for _ in range(8)]
        before = []
        for number, reader in enumerate(readers):
            await reader.run()
            before.append(await reader.run({"city": [reader.options["city"][number % 4]]}))
        homes = [reader.cookie.removeprefix("visit_worker=") for reader in readers]
        lost = homes[0]
        os.kill(pids[lost], signal.SIGKILL)
        back = 0
        for number, (reader, home, run) in enumerate(zip(readers, homes, before, strict=True)):
            chosen = {"city": [reader.options["city"][number % 4]]}
            try:
                after = await reader.run(chosen)
                assert home != lost
            except ConnectionClosed:
                assert home == lost
                back += 1
                await reader.connect()
                after = await reader.run(chosen)
            assert after.html == run.html
            assert f"city={CITIES[number % 4]}" in reader.query
        return homes, back


@pytest.mark.skipif(NGINX is None, reason="NOT TESTED: nginx is not installed (apt install nginx)")
@pytest.mark.skipif(os.name == "nt", reason="NOT TESTED: nginx with workers is for Linux servers")
def test_the_loss_of_a_worker_costs_nobody_the_view() -> None:
    with workers() as (url, pids):
        homes, back = finish(through_a_loss(url, pids))
        assert {*homes} == {*pids}
        assert back == homes.count(homes[0])
        wait_for(int(min(pids)))
        wait_for(int(max(pids)))
