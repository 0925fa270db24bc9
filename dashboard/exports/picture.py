"""What every export returns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """A file that was made, and each character that its fonts lack."""

    data: bytes
    lacking: tuple[str, ...] = ()
