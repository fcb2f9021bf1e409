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
def watched(*, whole: bool = False, chosen: bool = False) -> Iterator[None]:
    """Say on standard error how many numbers are read, where they are many, and how many steps are worked.

    Where a `whole` sheet is wanted, or one of `chosen` entries, too many numbers for it are refused before they are
    read: each is a factor of at least one product. Raises `FigureError`.
    """
    from symbolic_lstm.errors import FigureError
    from symbolic_lstm.numbers import budget
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
        most = budget.MOST_A_STEP * (budget.CHOSEN if chosen else 1)
        if whole and count > 2 * most:
            told = f"a sheet of {'chosen' if chosen else 'all'} entries works at most {most} products a step"
            better = "" if chosen else "--entries 0 or "
            raise FigureError(f'{file} holds {count} numbers, and {told}; choose entries, as with {better}-q "h[0]"')
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
