"""The time that one file may take: whoever reads looks at the clock, and stops where it is up."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from time import monotonic
from typing import NoReturn

#: So many seconds after its time is up a file is stopped.
GRACE = 2.0
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


class StoppedError(Exception):
    """A file took so long at one thing that nobody looked at the clock, and was stopped."""


@contextmanager
def stopped_after(seconds: float) -> Iterator[None]:
    """What is done in here is stopped some time after its time was up; 0 is no limit.

    Whoever reads looks at the clock by itself; this is for what never comes to it. Systems without timers, and other
    threads than the first, have none.
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> NoReturn:
        raise StoppedError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds * 1.25 + GRACE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
