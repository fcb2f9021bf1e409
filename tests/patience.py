"""What must end. How long it takes belongs in the benchmarks; that it ends, and does not grow out of hand, here."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

#: Seconds of processor time after which nobody waits. What is tested so takes a tenth of it at most.
PATIENCE = 30


@contextmanager
def ends() -> Iterator[None]:
    """Stops what is inside, and fails, once it has had `PATIENCE` seconds of the processor to itself."""

    def stop(*_: object) -> None:
        raise AssertionError(f"no end after {PATIENCE} s of work")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
