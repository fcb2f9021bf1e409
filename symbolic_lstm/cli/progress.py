"""A sign of life while many examples are worked: one line on a terminal, and nothing anywhere else."""

from __future__ import annotations

import sys

from symbolic_lstm.writers.plain import plain

#: Longer names are cut, so that the line stays one line.
_LONGEST = 60


def at(done: int, of: int, name: str) -> None:
    """Say which of several is being worked, over what was said before."""
    if of > 1 and sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{done} of {of}: {plain(name)[:_LONGEST]}")
        sys.stderr.flush()


def clear() -> None:
    """Take the line away, before anything else is printed."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
