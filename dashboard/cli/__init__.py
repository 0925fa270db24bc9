"""The command line: one module a command, and `main`, which runs them."""

from dashboard.cli.command import main

__all__ = ["main"]
