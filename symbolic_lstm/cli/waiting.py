"""A sign of life while the steps of a large layer are worked, for whoever waits longer than a moment."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from symbolic_lstm.cli.output import complain
from symbolic_lstm.cli.progress import at, clear

#: After so many seconds something is said, and where nobody watches a terminal again after so many more.
AFTER, AGAIN = 1.0, 15.0
#: A file of more numbers than this takes longer than a moment to read.
MANY = 100_000


@contextmanager
def watched(*, whole: bool = False) -> Iterator[None]:
    """Say on standard error how many numbers are read, where they are many, and how many steps are worked.

    Where a `whole` sheet is wanted, too many numbers for one are refused before they are read: each is a factor
    of at least one product. Raises `FigureError`.
    """
    from symbolic_lstm.errors import FigureError
    from symbolic_lstm.numbers.budget import MOST_A_STEP
    from symbolic_lstm.numbers.vector_walk import WATCH
    from symbolic_lstm.published.outside_numbers import READING

    begun = said = monotonic()

    def told(done: int, of: int) -> None:
        nonlocal said
        now = monotonic()
        if sys.stderr is None or now - begun < AFTER:
            return
        if sys.stderr.isatty():
            at(done, of, "steps are worked")
        elif now - said > AGAIN:
            said = now
            complain(f"{done} of {of} steps are worked")

    def reading(file: str, count: int) -> None:
        if whole and count > 2 * MOST_A_STEP:
            told = f"a whole sheet works at most {MOST_A_STEP} products a step"
            raise FigureError(f'{file} holds {count} numbers, and {told}; choose entries, as with -q "h[0]"')
        if count > MANY and sys.stderr is not None:
            complain(f"{file}: {count} numbers are read")

    token, other = WATCH.set(told), READING.set(reading)
    try:
        yield
    finally:
        WATCH.reset(token)
        READING.reset(other)
        if sys.stderr is not None:
            clear()
