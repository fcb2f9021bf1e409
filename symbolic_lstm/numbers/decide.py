"""Precision: raised until a question is decided, and the same for as long as it is worked with.

python-flint has one precision for the whole process, so one thread of ours works
at a time, and what was worked while somebody else's set another is worked again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from flint import ctx

#: Bits of working precision, tried in turn.
PRECISIONS = (64, 128, 256, 512, 1024, 2048, 4096)
#: The last of them: what it leaves open stays open.
CAP = PRECISIONS[-1]

_LOCK = threading.RLock()
Made = TypeVar("Made")


def _is_something(made: object) -> bool:
    return made is not None


class OpenError(Exception):
    """What is asked for is not decided at this precision; `bits` would do, as far as it can be told."""

    def __init__(self, bits: int = 0) -> None:
        self.bits = bits


def decide(attempt: Callable[[int], Made], settled: Callable[[Made], bool] = _is_something, *, least: int = 0) -> Made:
    """What an attempt makes at the first precision, of at least so many bits, at which it is settled, or at the cap.

    An attempt below the cap may say by an `OpenError` how many bits it wants.

    >>> decide(lambda precision: precision if precision > 200 else None)
    256
    """
    for precision in PRECISIONS:
        if precision < least and precision < CAP:
            continue
        try:
            made = attempt(precision)
        except OpenError as coarse:
            least = coarse.bits
            continue
        if settled(made):
            break
    return made


def held(precision: int, work: Callable[..., Made], *parts: object) -> Made:
    """What is worked at a precision, whatever other threads of the process set meanwhile."""
    with _LOCK:
        before = ctx.prec
        try:
            while True:
                if ctx.prec != precision:
                    ctx.prec = precision
                made = work(*parts)
                if ctx.prec == precision:
                    return made
        finally:
            if before != precision:
                ctx.prec = before
