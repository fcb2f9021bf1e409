"""The time that one file may take: whoever reads looks at the clock, and stops where it is up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from time import monotonic

_ENDS: ContextVar[float] = ContextVar("_ENDS", default=inf)


class TimeIsUpError(Exception):
    """The time for one file is up; what has been read of it holds."""


@contextmanager
def time_for_one_file(seconds: float) -> Iterator[None]:
    """What is read in here takes so many seconds at most; 0 is no limit."""
    before = _ENDS.set(monotonic() + seconds if seconds else inf)
    try:
        yield
    finally:
        _ENDS.reset(before)


@contextmanager
def part_of_the_time(share: float) -> Iterator[None]:
    """What is done in here takes such a share of the time that is left."""
    ends = _ENDS.get()
    now = monotonic() if ends < inf else 0.0
    before = _ENDS.set(now + (ends - now) * share if ends < inf else inf)
    try:
        yield
    finally:
        _ENDS.reset(before)


def look() -> None:
    """Raises `TimeIsUpError` where the time is up."""
    if monotonic() > _ENDS.get():
        raise TimeIsUpError
