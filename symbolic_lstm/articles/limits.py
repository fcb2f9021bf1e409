"""Limits: how much memory one file may take, so that a bad one never takes the machine from the rest."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]  # a module where there is one

_STATUS = Path("/proc/self/statm")


def can_limit() -> bool:
    """Whether this system says how much a process has, and keeps it from taking more."""
    return resource is not None and _STATUS.exists()


@contextmanager
def limited(megabytes: int) -> Iterator[None]:
    """At most so much more memory than now; asking for more is a `MemoryError`. 0 is no limit."""
    if not megabytes or not can_limit():
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    least = int(_STATUS.read_text().split()[0]) * resource.getpagesize() + megabytes * 1_000_000
    most = before[1] if before[1] != resource.RLIM_INFINITY else least
    resource.setrlimit(resource.RLIMIT_AS, (min(least, most), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


@contextmanager
def no_collecting() -> Iterator[None]:
    """Python's search for what refers to itself rests: a file leaves little of it, and what is kept is looked through
    again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
