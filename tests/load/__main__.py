"""`python -m tests.load`: many readers at once on this machine, and what a click costs them."""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from statistics import median, quantiles

from tests.bench.server import Server, serve
from tests.load.reader import Reader

PAUSE = 2.0
"""Seconds from one click of a reader to the next."""

MOST_READERS, MOST_SECONDS = 200, 1800


@dataclass
class Seen:
    """What all the readers saw: seconds of each first run and each click, bytes, and errors in words."""

    first: list[float] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)
    received: int = 0
    errors: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return the figures as lines to print."""
        return [
            f"first run  {spread(self.first)}",
            f"click      {spread(self.clicks)}",
            f"received   {self.received / max(len(self.clicks), 1) / 1000:.1f} kB a click",
            f"errors     {len(self.errors)}",
            *self.errors[:10],
        ]


def spread(values: Sequence[float]) -> str:
    """Return number, median and percentiles of seconds."""
    if len(values) < 2:
        return f"{len(values)} measured"
    cuts = quantiles(values, n=100)
    return (
        f"n {len(values)}, median {median(values):.3f} s, 95 % {cuts[94]:.3f} s, 99 % {cuts[98]:.3f} s, "
        f"most {max(values):.3f} s"
    )


async def read(url: str, number: int, readers: int, until: float, seen: Seen) -> None:
    """Open the page and change one of its filters every `PAUSE` seconds, until the time is over."""
    chance = random.Random(number)
    await asyncio.sleep(PAUSE * number / readers)
    try:
        async with Reader(url) as reader:
            seen.first.append((await reader.run()).seconds)
            due = time.monotonic()
            while time.monotonic() < until:
                due = max(due + PAUSE, time.monotonic())
                await asyncio.sleep(due - time.monotonic())
                key = chance.choice(["city", "day", reader.themes])
                chosen = chance.choice([[], *([option] for option in reader.options[key])])
                run = await reader.run({key: chosen})
                seen.clicks.append(run.seconds)
                seen.received += run.received
    except Exception as error:
        seen.errors.append(f"reader {number}: {type(error).__name__}: {error}")


async def drive(url: str, readers: int, seconds: float) -> Seen:
    """Return what so many readers saw in so many seconds."""
    seen, until = Seen(), time.monotonic() + seconds
    await asyncio.gather(*(read(url, number, readers, until, seen) for number in range(readers)))
    return seen


def main() -> int:
    """Drive the readers, print what they saw and what the server's memory did; 1 where one saw an error."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--url", help="the page's address, where it is served already")
    parser.add_argument("--readers", type=int, default=50, metavar="N", help="50; at most 200")
    parser.add_argument("--seconds", type=float, default=120, metavar="N", help="120; at most 1800")
    asked = parser.parse_args()
    readers, seconds = min(asked.readers, MOST_READERS), min(asked.seconds, MOST_SECONDS)
    place: AbstractContextManager[Server] = serve("ours")
    if asked.url:
        place = nullcontext(Server("ours", asked.url.rstrip("/"), 0))
    with place as server:
        before = server.resident()
        seen = asyncio.run(drive(server.url, readers, seconds))
        after = server.resident()
    print(*seen.lines(), sep="\n")
    if before and after:
        print(f"memory     {before / 1e6:.0f} MB before, {after / 1e6:.0f} MB after")
    return bool(seen.errors)


if __name__ == "__main__":
    sys.exit(main())
